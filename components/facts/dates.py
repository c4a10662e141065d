"""Dates as vague as they are known: a year-only date is the whole year, never its first day."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.typing import NaTType

from components.facts import schema

PRECISIONS = ("day", "month", "year")

Years = npt.NDArray[np.int16]
NEVER, EVER = 0, 9999
"""Years before and after all others."""

_EPOCH = 1970
"""The year from which numpy counts."""


def last_day(dates: pd.Series, precision: pd.Series) -> pd.Series:
    """The last day that each date may mean (datetime64): itself, or the end of its month or year. NaT stays NaT."""
    days = dates.to_numpy("datetime64[D]")
    month_end, year_end = ((days.astype(f"datetime64[{unit}]") + 1).astype("datetime64[D]") - 1 for unit in "MY")
    last = np.select([precision == "month", precision == "year"], [month_end, year_end], days)
    return pd.Series(last.astype("datetime64[s]"), index=dates.index, name=dates.name)


def partial(text: str) -> tuple[pd.Timestamp | NaTType, str]:
    """The date and the precision of a text like 2012-03-09, 2012-03 or 2012; NaT and "" where it is none."""
    form, precision = _PARTIAL.get(len(text), ("%Y", ""))
    try:
        return pd.Timestamp(datetime.datetime.strptime(text, form)), precision
    except ValueError:
        return pd.NaT, ""


_PARTIAL = {4: ("%Y", "year"), 7: ("%Y-%m", "month"), 10: ("%Y-%m-%d", "day")}
"""How a date of each length is written, and how precise it is."""


def spans(rows: pd.DataFrame) -> pd.DataFrame:
    """The first and last day that each row of a table may cover: columns `first`, `last`, same index as `rows`.

    A row whose start is unknown has NaT in `first`; a row without an end lasts as long as its start is vague,
    but a mission or a posting without an end is still open, so its `last` is NaT.
    """
    described = schema.table(str(rows.index.name))
    if described.period is None:
        return pd.DataFrame({"first": pd.NaT, "last": pd.NaT}, index=rows.index).astype("datetime64[s]")
    start, end = described.period
    latest_start = last_day(rows[start], precision_of(rows, start))
    ends = last_day(rows[end], precision_of(rows, end))
    stays_open = described.name in ("missions", "envoys")
    return pd.DataFrame({"first": rows[start], "last": ends if stays_open else ends.fillna(latest_start)})


def years(rows: pd.DataFrame) -> tuple[Years, Years]:
    """The first and the last year that each row may cover, where an open or unknown end reaches as far as it may.

    A row without any date covers no year: its first comes after its last.
    """
    first, last = (days.to_numpy("datetime64[Y]") for _, days in spans(rows).items())
    unknown_first, unknown_last = np.isnat(first), np.isnat(last)
    starts = np.where(unknown_first, np.where(unknown_last, EVER, NEVER), first.astype("int64") + _EPOCH)
    ends = np.where(unknown_last, np.where(unknown_first, NEVER, EVER), last.astype("int64") + _EPOCH)
    return starts.astype("int16"), ends.astype("int16")


def newest(tables: Mapping[str, pd.DataFrame], today: datetime.date) -> pd.Timestamp:
    """The last day, not after today, that any dated table speaks of; NaT when none does."""
    now = pd.Timestamp(today)
    dated = [spans(rows) for name, rows in tables.items() if schema.table(name).period]
    days = [days[days <= now].max() for each in dated for days in (each["first"], each["last"])]
    return pd.Series(days, dtype="datetime64[s]").max()


def precision_of(rows: pd.DataFrame, column: str) -> pd.Series:
    """How precisely each date of a column is known: its precision column, or "day" where the table has none."""
    name = schema.table(str(rows.index.name)).field(column).precision
    return rows[name] if name else pd.Series("day", index=rows.index, dtype="str")
