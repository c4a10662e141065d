"""Dates as vague as they are known: a year-only date is the whole year, never its first day."""

from __future__ import annotations

import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.typing import NaTType

from components.facts import schema

PRECISIONS = ("day", "month", "year")

Years = npt.NDArray[np.int16]
NEVER, EVER = 0, 9999
"""Years before and after all others."""

_PARTIAL = {4: ("%Y", "year"), 7: ("%Y-%m", "month"), 10: ("%Y-%m-%d", "day")}
"""How a date of each length is written, and how precise it is."""


def last_day(dates: pd.Series, precision: pd.Series) -> pd.Series:
    """The last day that each date may mean (datetime64): itself, or the end of its month or year. NaT stays NaT."""
    # On the few rows of a view, comparing cells of Python is ten times as quick as setting out for it in Arrow.
    days, known = dates.to_numpy("datetime64[D]"), precision.to_numpy(dtype="object")
    month_end, year_end = ((days.astype(f"datetime64[{unit}]") + 1).astype("datetime64[D]") - 1 for unit in "MY")
    last = np.where(known == "month", month_end, np.where(known == "year", year_end, days))
    return pd.Series(last.astype("datetime64[s]"), index=dates.index, name=dates.name)


def partial(text: str) -> tuple[pd.Timestamp | NaTType, str]:
    """The date and the precision of a text like 2012-03-09, 2012-03 or 2012; NaT and "" where it is none."""
    form, precision = _PARTIAL.get(len(text), ("%Y", ""))
    try:
        return pd.Timestamp(datetime.datetime.strptime(text, form)), precision
    except ValueError:
        return pd.NaT, ""


def precision_of(rows: pd.DataFrame, column: str) -> pd.Series:
    """How precisely each date of a column is known: its precision column, or "day" where the table has none."""
    name = schema.table(str(rows.index.name)).field(column).precision
    return rows[name] if name else pd.Series("day", index=rows.index, dtype="str")


def spans(rows: pd.DataFrame) -> pd.DataFrame:
    """The first and last day that each row of a table may cover: columns `first`, `last`, same index; NaT if unknown.

    A row without an end lasts as long as its start is vague, but a mission or a posting is still open: NaT.
    """
    described = schema.table(str(rows.index.name))
    if described.period is None:
        return pd.DataFrame({"first": pd.NaT, "last": pd.NaT}, index=rows.index).astype("datetime64[s]")
    start, end = described.period
    ends = last_day(rows[end], precision_of(rows, end))
    if described.name not in ("missions", "envoys"):
        ends = ends.fillna(last_day(rows[start], precision_of(rows, start)))
    return pd.DataFrame({"first": rows[start], "last": ends})


def disputed_spans(rows: pd.DataFrame, claims: pd.DataFrame, column: str) -> pd.DataFrame:
    """Between which days each row's disputed date lies: columns `earliest` and `latest` (datetime64), index as `rows`.

    They are the first and the last day that the row's own date or any claim of that column may mean; NaT without claim.
    """
    table, field = (claims[name].to_numpy(dtype="object") for name in ("table", "field"))
    others = claims[(table == rows.index.name) & (field == column)]
    others = others[others["row_id"].isin(rows.index)]
    at = rows.index.get_indexer(others["row_id"])
    other = pd.to_datetime(others["value"], format="%Y-%m-%d").astype("datetime64[s]")
    last, other_last = last_day(rows[column], precision_of(rows, column)), last_day(other, others["precision"])
    earliest, latest = (np.full(len(rows), "NaT", dtype="datetime64[s]") for _ in range(2))
    earliest[at], latest[at] = rows[column].to_numpy("datetime64[s]")[at], last.to_numpy("datetime64[s]")[at]
    np.fmin.at(earliest, at, other.to_numpy("datetime64[s]"))
    np.fmax.at(latest, at, other_last.to_numpy("datetime64[s]"))
    return pd.DataFrame({"earliest": earliest, "latest": latest}, index=rows.index)


def years(rows: pd.DataFrame) -> tuple[Years, Years]:
    """The first and the last year that each row may cover, where an open or unknown end reaches as far as it may.

    A row without any date covers no year: its first comes after its last.
    """
    covered = spans(rows)
    unknown = covered.isna().all(axis="columns")
    first = covered["first"].dt.year.fillna(NEVER).mask(unknown, EVER)
    last = covered["last"].dt.year.fillna(EVER).mask(unknown, NEVER)
    return first.to_numpy("int16"), last.to_numpy("int16")
