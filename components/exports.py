"""Rows as files to take away: what a download holds is exactly the rows that it is given, cell by cell."""

from __future__ import annotations

import pandas as pd

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would run as a formula."""


def csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV: UTF-8, RFC 4180, the columns and codes of the data, dates as ISO 8601, empty where unknown."""
    return (
        pd.DataFrame({name: written(rows[name]) for name in rows.columns})
        .to_csv(index=False, lineterminator="\r\n")
        .encode("utf-8")
    )


def written(cells: pd.Series) -> pd.Series:
    """The cells of one column as text: numbers exact, and an apostrophe before text that a spreadsheet would run."""
    if pd.api.types.is_datetime64_any_dtype(cells):
        return cells.dt.strftime("%Y-%m-%d").fillna("")
    if pd.api.types.is_bool_dtype(cells):
        return cells.map({True: "true", False: "false"}).astype("str").where(cells.notna(), "")
    if pd.api.types.is_numeric_dtype(cells):
        return cells.map(
            lambda value: "" if pd.isna(value) else repr(float(value)) if isinstance(value, float) else str(value)
        ).astype("str")
    return cells.mask(cells.str.startswith(RISKY), "'" + cells)


def file_name(table: str, slug: str, version: str, ending: str) -> str:
    """A name of codes that says table, filter and data version: "visits_AZE_ARG_2005-2016_3f2a9c1d.csv"."""
    return f"{table}_{slug}_{version}.{ending}"
