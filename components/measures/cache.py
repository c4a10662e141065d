"""What was made for one view stays for the next reader of it: figures are pure, and most readers start alike. How long
runs took all the same is counted here as well."""

from __future__ import annotations

import datetime
import functools
import threading
from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
from prometheus_client import Histogram

from components.choices.filters import Filters
from components.facts import store
from components.measures import trade as trade_measures
from components.words.language import Words

T = TypeVar("T")

RUN_SECONDS = Histogram(
    "dashboard_run_seconds", "Runs of a page and their seconds.", ["page"], buckets=(0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
)

SERIES_OF = {"home": trade_measures.own_series, "partner": trade_measures.mirror_series}
"""What chooses the figures of each side, in the order of their charts."""


class Cache:
    """Values by key, of which the one that was longest not asked for is given up first.

    Of those who ask for the same one at once, one makes it and the others wait for it.
    """

    def __init__(self, most: int) -> None:
        self._entry: Callable[[tuple[str, ...]], tuple[threading.Lock, list[Any]]]
        self._entry = functools.lru_cache(most)(lambda key: (threading.Lock(), []))
        self.clear = self._entry.cache_clear

    def __call__(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """The value of a key, made unless it is there."""
        lock, made = self._entry(key)
        with lock:
            if not made:
                made.append(make())
        return made[0]


_few, _many = Cache(24), Cache(500)


def cached(
    make: Callable[[], T], name: str, chosen: Filters | None, words: Words, *more: object, large: bool = False
) -> T:
    """What `make` gives, made once for these choices, this language, this version of the data and this day.

    Without choices it hangs on `more` alone. All readers share it: nobody may change it. Of `large` things, as frames
    of up to 3 MB, only a few stay; of others, of about 20 kB each, many.
    """
    today = str(datetime.date.today())
    key = (name, repr(chosen), words.code + words.either, store.STORE.snapshot().version, today, repr(more))
    return (_few if large else _many)(key, make)


def own_trade(chosen: Filters, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`trade_series` of what the homes report themselves."""
    return trade_series("home", "", chosen, words)


def trade_series(side: str, dataset: str, chosen: Filters, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What one side reports of the trade that is chosen, and of all partners in all years; of one data set if given.

    The second tells which years are complete, and what a share is a share of.
    """
    choose, homes = SERIES_OF[side], Filters(chosen.bounds, chosen.bounds, chosen.homes)

    def of(rows: Filters) -> pd.DataFrame:
        return choose(rows.apply(store.load("trade")), dataset)

    whole = cached(lambda: of(homes), f"{side}-whole", homes, words, dataset, large=True)
    series = cached(lambda: trade_measures.in_order(of(chosen)), f"{side}-series", chosen, words, dataset, large=True)
    return series, whole
