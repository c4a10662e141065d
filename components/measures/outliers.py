"""Odd figures: those that a reader should look at twice before building on them. They are marked, never hidden.

A figure is odd when its own note calls it an outlier, when it is more than TIMES both the figure of the year before and
that of the year after, or when it is more than TIMES what the other side says of the same goods.
"""

from __future__ import annotations

import functools

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.facts import store
from components.measures import trade as trade_measures

TIMES = 10
"""From more than this many times its neighbours, or its mirror, a figure is odd."""

WEIGHT = 0.1
"""A sum is marked when odd figures make up at least this share of it."""

REASONS = ("noted", "neighbours", "mirror")
"""Why a figure is odd: by its note, by the years beside it, by what the other side says."""

NOTE = "Outlier"
"""How the note of a known outlier begins."""

_CELL = ["home_iso3", "partner_iso3", "flow"]


def odd(trade: pd.DataFrame) -> pd.DataFrame:
    """The odd figures among all full years that a data set has, with the row's address as index and REASONS as columns.

    Neighbours are the default series of the same reporter one year earlier and one year later; both must have a figure.
    The mirror is the default series of the other side. Both are made from `trade`, which should have all years.
    """
    own, mirror = trade_measures.own_series(trade), trade_measures.mirror_series(trade)
    home, partner = (trade["reporter_iso3"] == trade[f"{side}_iso3"] for side in ("home", "partner"))
    told = trade_measures.full_years(trade) & trade["flow"].isin(trade_measures.FLOWS) & (home | partner)
    parts = [
        _odd(trade[told & reported & (trade["dataset"] != "statement")], series, other)
        for reported, series, other in ((home, own, mirror), (partner, mirror, own))
    ]
    found = pd.concat(parts)
    return found[found.any(axis=1)]


def known() -> pd.DataFrame:
    """The odd figures of the dashboard's own data, as `odd` gives them."""
    return _known(store.STORE.snapshot().version)


def heavy(series: pd.DataFrame, odd: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The odd rows of a series that belong to a mark: those of sums by `by` of which they are at least WEIGHT.

    A known outlier always belongs. The rows are those of `series`, with `at`, their positions in it or as it has them.
    """
    at = series["at"] if "at" in series.columns else range(len(series))
    placed = series.assign(at=at, year=series["period_start"].dt.year)
    flagged = placed[placed.index.isin(odd.index)]
    sums = placed.groupby(by)["value_usd"].sum()
    shares = flagged.groupby(by)["value_usd"].sum() / sums
    weighty = shares.reindex(pd.MultiIndex.from_frame(flagged[by])).to_numpy(dtype="float64", na_value=0) >= WEIGHT
    return flagged[weighty | odd["noted"].reindex(flagged.index).to_numpy(dtype="bool")]


@functools.lru_cache(maxsize=2)
def _known(version: str) -> pd.DataFrame:
    return odd(store.load("trade"))


def _odd(figures: pd.DataFrame, series: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """REASONS of each of one side's figures, given the default series of that side and of the other."""
    values = figures["value_usd"].to_numpy(dtype="float64")
    before, after = (_beside(figures, series, years) for years in (-1, 1))
    # A comparison with a figure that is not there is false.
    reasons = {
        "noted": figures["note"].str.startswith(NOTE).to_numpy(dtype="bool"),
        "neighbours": (values > TIMES * before) & (values > TIMES * after),
        "mirror": values > TIMES * _beside(figures, other, 0),
    }
    return pd.DataFrame(reasons, index=figures.index)


def _beside(figures: pd.DataFrame, series: pd.DataFrame, years: int) -> npt.NDArray[np.float64]:
    """What the series says of the same pair and flow so many years later; NaN where it says nothing."""
    told = series["value_usd"].astype("float64")
    told.index = pd.MultiIndex.from_frame(series[_CELL].assign(year=series["period_start"].dt.year))
    wanted = pd.MultiIndex.from_frame(figures[_CELL].assign(year=figures["period_start"].dt.year + years))
    return np.asarray(told.reindex(wanted), dtype="float64")
