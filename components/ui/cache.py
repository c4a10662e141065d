"""What was made for one view stays for the next reader of it: figures are pure, and most readers start alike. How long
it took all the same is counted here as well."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import pandas as pd
import streamlit as st
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


@st.cache_resource(max_entries=24, show_spinner=False)
def _few(key: tuple[str, ...], _make: Callable[[], T]) -> T:
    return _make()


@st.cache_resource(max_entries=500, show_spinner=False)
def _many(key: tuple[str, ...], _make: Callable[[], T]) -> T:
    return _make()


def own_trade(trade: pd.DataFrame, chosen: Filters, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the homes report themselves: of the trade on screen, and of all partners in all years.

    The second tells which years are complete, and what a share is a share of.
    """
    return trade_series("home", "", trade, chosen, words)


def trade_series(
    side: str, dataset: str, trade: pd.DataFrame, chosen: Filters, words: Words
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What one side reports of the trade on screen, and of all partners in all years; of one data set if given."""
    choose, homes = SERIES_OF[side], Filters(chosen.bounds, chosen.bounds, chosen.homes)
    whole = cached(
        lambda: choose(homes.apply(store.load("trade")), dataset), f"{side}-whole", homes, words, dataset, large=True
    )
    series = cached(
        lambda: trade_measures.in_order(choose(trade, dataset)), f"{side}-series", chosen, words, dataset, large=True
    )
    return series, whole
