"""What the data hold and what they do not: how many rows there are for each partner, and of which years."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pandas as pd

from components import dates, source_measures


def found(tables: Sequence[pd.DataFrame], homes: Sequence[str]) -> pd.DataFrame:
    """One row for each row of the tables, by home, partner, table and date: what a matrix of them is made from.

    Index `rows`: the address of each, with its table ("visits:aze-arg-..."). Columns: `table`, `home_iso3`,
    `partner_iso3` (empty for a regional body), `first` and `last`: the years that the row speaks of (Int64), of which
    `last` is that of its start while no end is known; both are NA for a row without any date.
    """
    each = [_one(rows, homes) for rows in tables]
    together = pd.concat(each) if each else pd.DataFrame(columns=_COLUMNS)
    return together.sort_values(["home_iso3", "partner_iso3", "table", "first"], kind="stable").rename_axis("rows")


_COLUMNS = ["table", "home_iso3", "partner_iso3", "first", "last"]


def matrix(rows: pd.DataFrame, across: str = "table") -> pd.DataFrame:
    """How many rows each partner has in each table: index `partner_iso3` and `table`, only where there is any.

    Columns `rows` (int), `first` and `newest`, the years of the earliest and of the latest (Int64, NA when no row has a
    date). `across="first"` gives the rows of each year in which they begin instead; then undated rows are left out.
    """
    grouped = rows.groupby(["partner_iso3", across], sort=True)
    summed = grouped.agg(rows=("table", "size"), first=("first", "min"), newest=("last", "max"))
    return summed.astype({"rows": "int64", "first": "Int64", "newest": "Int64"})


def gaps(years: Sequence[int]) -> list[tuple[int, int]]:
    """The spans of years without any row between the first and the last of `years`, both ends included."""
    known = sorted(set(years))
    return [(before + 1, after - 1) for before, after in itertools.pairwise(known) if after - before > 1]


def extracts(trade: pd.DataFrame) -> pd.DataFrame:
    """What the figures were taken from: one row for each `dataset` and `extracted_on`, the data sets by name.

    Columns `rows` (int), `first` and `newest`, the years of the earliest and latest period (int).
    """
    years = {"first": trade["period_start"].dt.year, "newest": trade["period_end"].dt.year}
    grouped = trade.assign(**years).groupby(["dataset", "extracted_on"], as_index=False, sort=True)
    return grouped.agg(rows=("flow", "size"), first=("first", "min"), newest=("newest", "max"))


def _one(rows: pd.DataFrame, homes: Sequence[str]) -> pd.DataFrame:
    name = str(rows.index.name)
    spans, sides = dates.spans(rows), source_measures.pair(rows, homes)
    first, last = (spans[end].dt.year.astype("Int64") for end in ("first", "last"))
    told = {
        "table": name,
        "home_iso3": sides["home_iso3"],
        "partner_iso3": sides["partner_iso3"],
        "first": first.fillna(last),
        "last": last.fillna(first),
    }
    together = pd.DataFrame(told, index=rows.index)
    return together.set_axis(pd.Index([f"{name}:{address}" for address in rows.index], dtype="str"))
