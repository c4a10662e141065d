"""What the data hold and what they do not: how many rows there are for each partner, and of which years."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import pandas as pd

from components.choices import filters
from components.facts import dates


def found(tables: Sequence[pd.DataFrame], homes: Sequence[str]) -> pd.DataFrame:
    """One row for each row of the tables, by home, partner, table and date: what a matrix of them is made from.

    Index `rows`: the address of each, with its table ("visits:aze-arg-..."). Columns: `table`, `home_iso3`,
    `partner_iso3` (empty for a regional body), `first` and `last`: the years that the row speaks of (Int64), of which
    `last` is that of its start while no end is known; both are NA for a row without any date.
    """
    each = [_one(rows, homes) for rows in tables]
    order = ["home_iso3", "partner_iso3", "table", "first"]
    together = pd.concat(each) if each else pd.DataFrame(columns=[*order, "last"])
    return together.sort_values(order, key=_ranked, kind="stable").rename_axis("rows")


def apart(table: str, addresses: Iterable[str]) -> dict[str, list[str]]:
    """The addresses of a table by table: those of `rows` name their own before a colon, as `found` gives them."""
    by_table: dict[str, list[str]] = {}
    for one in addresses:
        of, _, identity = one.partition(":") if table == "rows" else (table, "", one)
        by_table.setdefault(of, []).append(identity)
    return by_table


def matrix(rows: pd.DataFrame, across: str = "table") -> pd.DataFrame:
    """How many rows each partner has in each table: index `partner_iso3` and `table`, only where there is any.

    Columns `rows` (int), `first` and `newest`, the years of the earliest and of the latest (Int64, NA when no row has a
    date). `across="year"` gives the rows of each year in which they begin instead; then undated rows are left out.
    """
    grouped = rows.assign(year=rows["first"]).groupby(["partner_iso3", across], sort=True)
    summed = grouped.agg(rows=("table", "size"), first=("first", "min"), newest=("last", "max"))
    return summed.astype({"rows": "int64", "first": "Int64", "newest": "Int64"})


def complete(
    rows: pd.DataFrame,
    homes: Sequence[str],
    partners: Sequence[str],
    columns: Sequence[str | int],
    across: str = "table",
) -> pd.DataFrame:
    """Every cell of the matrices of these homes, with those where nothing was found: one row for each.

    Columns: `home_iso3`, `partner_iso3`, `table` or `year`, `found` (bool), and `rows` as in `matrix`, which is NA
    where nothing was found; for tables also `first` and `newest`.
    """
    cells = [
        matrix(rows[rows["home_iso3"] == home], across)
        .reindex(pd.MultiIndex.from_product([partners, columns], names=["partner_iso3", across]))
        .assign(home_iso3=home)
        .set_index("home_iso3", append=True)
        .reset_index()
        for home in homes
    ]
    every = pd.concat(cells, ignore_index=True).astype({"rows": "Int64"})
    every["found"] = every["rows"].notna()
    years = [] if across == "year" else ["first", "newest"]
    return every[["home_iso3", "partner_iso3", across, "found", "rows", *years]]


def years(trade: pd.DataFrame, within: tuple[int, int]) -> tuple[int, int]:
    """The first and the last year of the table in which a period begins, as far as they lie within the years given."""
    begun = trade["period_start"].dt.year
    return max(int(begun.min()), within[0]), min(int(begun.max()), within[1])


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
    spans, name = dates.spans(rows), str(rows.index.name)
    first, last = (spans[end].dt.year.astype("Int64") for end in ("first", "last"))
    years = {"first": first.fillna(last), "last": last.fillna(first)}
    found = filters.sides(rows, homes).assign(**years)
    found.insert(0, "table", name)
    return found.set_axis(f"{name}:" + rows.index.astype("str"))


def _ranked(cells: pd.Series) -> pd.Series:
    """The cells as numbers in the same order: there are few different ones, and numbers are quicker to sort."""
    return cells if cells.name == "first" else pd.Series(pd.factorize(cells, sort=True)[0], index=cells.index)
