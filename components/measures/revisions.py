"""Revisions: what older extracts of the data sets said of the figures that newer ones have since replaced."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.measures import trade as trade_measures

_CELL = ["home_iso3", "partner_iso3", "flow", "period_start", "reporter_iso3"]


def superseded(
    trade: pd.DataFrame, series: pd.DataFrame, datasets: Sequence[str] = trade_measures.DATASETS
) -> pd.DataFrame:
    """The figures that stand behind those of `series`: the same flow, year and reporter from an earlier extract.

    The rows are those of `trade`, unchanged, in its order; `datasets` are those looked into.
    """
    full = trade[trade_measures.full_years(trade) & trade["dataset"].isin(datasets)]
    drawn = series.set_index(_CELL)["extracted_on"]
    newest = drawn.reindex(pd.MultiIndex.from_frame(full[_CELL])).fillna("").to_numpy()
    return full[full["extracted_on"].to_numpy() < newest]


def as_told(series: pd.DataFrame, older: pd.DataFrame) -> pd.DataFrame:
    """Each sum of a series as an older extract tells it: with that extract's figures in place of the newer ones.

    One row for each home, flow, year, dataset and extracted_on with `value_usd` = sum of the series + (older - newer)
    over the figures that the extract has, and `places`, the positions of those in `older`. So both sums are of the same
    partners. Sums that the extract leaves as they are, to the dollar, are left out.
    """
    newer = series.set_index(_CELL)["value_usd"].astype("float64")
    moved = (
        older["value_usd"].astype("float64").to_numpy()
        - newer.reindex(pd.MultiIndex.from_frame(older[_CELL])).to_numpy()
    )
    keys = ["home_iso3", "flow", "year", "dataset", "extracted_on"]
    told = older.assign(year=older["period_start"].dt.year, moved=moved, places=range(len(older)))
    changes = told.groupby(keys, as_index=False).agg({"moved": "sum", "places": list})
    sums = series.assign(year=series["period_start"].dt.year).groupby(keys[:3])["value_usd"].sum().astype("float64")
    values = sums.reindex(pd.MultiIndex.from_frame(changes[keys[:3]])).to_numpy() + changes["moved"]
    return changes.assign(value_usd=values)[changes["moved"] != 0].drop(columns="moved").reset_index(drop=True)
