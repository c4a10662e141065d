"""Figures to look at twice: outliers, which are marked, never hidden, and those that were revised since."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.facts import store
from components.measures import trade as trade_measures

TIMES = 10
"""From more than this many times its neighbours, or its mirror, a figure is an outlier."""

WEIGHT = 0.1
"""A sum is marked when outliers make up at least this share of it."""

REASONS = ("noted", "neighbours", "mirror")
"""Why a figure is an outlier: by its note, by the years beside it, by what the other side says."""

NOTE = "Outlier"
"""How the note of a known outlier begins."""

_CELL = ["home_iso3", "partner_iso3", "flow"]
_REPORTED = [*_CELL, "period_start", "reporter_iso3"]


def find(trade: pd.DataFrame) -> pd.DataFrame:
    """The outliers among all full years that a data set has, with the row's address as index and REASONS as columns.

    A figure is one when its note calls it so, when it is more than TIMES both neighbours (the default series of the
    same reporter one year earlier and later), or more than TIMES the mirror (that of the other side). `trade` should
    have all years.
    """
    own, mirror = trade_measures.own_series(trade), trade_measures.mirror_series(trade)
    home, partner = (trade["reporter_iso3"] == trade[f"{side}_iso3"] for side in ("home", "partner"))
    usable = trade_measures.full_years(trade) & trade["flow"].isin(trade_measures.FLOWS) & (home | partner)
    parts = [
        _reasons(trade[usable & reported & (trade["dataset"] != "statement")], series, other)
        for reported, series, other in ((home, own, mirror), (partner, mirror, own))
    ]
    found = pd.concat(parts)
    return found[found.any(axis=1)]


@store.per_version
def known() -> pd.DataFrame:
    """The outliers of the dashboard's own data, as `find` gives them."""
    return find(store.load("trade"))


def in_sums(series: pd.DataFrame, outliers: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The outliers of a series that belong to a mark: noted ones, and those that are at least WEIGHT of a sum by `by`.

    The rows are those of `series`, with `positions`, those in it or as it has them.
    """
    positions = series["positions"] if "positions" in series.columns else range(len(series))
    placed = series.assign(positions=positions, year=series["period_start"].dt.year)
    flagged = placed[placed.index.isin(outliers.index)]
    sums = placed.groupby(by)["value_usd"].sum()
    shares = flagged.groupby(by)["value_usd"].sum() / sums
    weighty = shares.reindex(pd.MultiIndex.from_frame(flagged[by])).to_numpy(dtype="float64", na_value=0) >= WEIGHT
    return flagged[weighty | outliers["noted"].reindex(flagged.index).to_numpy(dtype="bool")]


def _reasons(figures: pd.DataFrame, series: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
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
    values = series["value_usd"].astype("float64")
    values.index = pd.MultiIndex.from_frame(series[_CELL].assign(year=series["period_start"].dt.year))
    wanted = pd.MultiIndex.from_frame(figures[_CELL].assign(year=figures["period_start"].dt.year + years))
    return np.asarray(values.reindex(wanted), dtype="float64")


def superseded(
    trade: pd.DataFrame, series: pd.DataFrame, datasets: Sequence[str] = trade_measures.DATASETS
) -> pd.DataFrame:
    """The rows of `trade` that stand behind those of `series`: the same flow, year and reporter from an earlier extract
    of one of the `datasets`."""
    full = trade[trade_measures.full_years(trade) & trade["dataset"].isin(datasets)]
    drawn = series.set_index(_REPORTED)["extracted_on"]
    newest = drawn.reindex(pd.MultiIndex.from_frame(full[_REPORTED])).fillna("").to_numpy()
    return full[full["extracted_on"].to_numpy() < newest]


def sums_by_older_extract(series: pd.DataFrame, older: pd.DataFrame) -> pd.DataFrame:
    """Each sum of a series as an older extract tells it: with that extract's figures in place of the newer ones.

    One row for each home, flow, year, dataset and extracted_on that moves a sum: `value_usd` = sum of the series +
    (older - newer) over the figures that the extract has, and `places`, the positions of those in `older`.
    """
    newer = series.set_index(_REPORTED)["value_usd"].astype("float64")
    moved = (
        older["value_usd"].astype("float64").to_numpy()
        - newer.reindex(pd.MultiIndex.from_frame(older[_REPORTED])).to_numpy()
    )
    keys = ["home_iso3", "flow", "year", "dataset", "extracted_on"]
    moves = older.assign(year=older["period_start"].dt.year, moved=moved, places=range(len(older)))
    changes = moves.groupby(keys, as_index=False).agg({"moved": "sum", "places": list})
    sums = series.assign(year=series["period_start"].dt.year).groupby(keys[:3])["value_usd"].sum().astype("float64")
    values = sums.reindex(pd.MultiIndex.from_frame(changes[keys[:3]])).to_numpy() + changes["moved"]
    return changes.assign(value_usd=values)[changes["moved"] != 0].drop(columns="moved").reset_index(drop=True)
