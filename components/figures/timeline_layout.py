"""Where each mark of a timeline stands: beside its neighbours in its lane instead of upon them."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.figures.marks import LATER_DAYS

Days = npt.NDArray[np.datetime64]

LANE, HIGH_LANE, ROW = 26, 34, 11
"""Pixels: the height of a lane, of one in which a name of two lines has room, and of each further row of its marks."""

TOUCH = 0.011
"""The share of the time drawn that a mark covers on a wide page, so that nearer ones would overlap."""

SHORTEST = pd.Timedelta(days=6 * 365)
"""The least time drawn, so that a single row stands among years."""


@dataclass(frozen=True)
class Arranged:
    """Where everything stands: the `marks` with `x`, the middle of the days that each may cover, and `y`, pixels from
    the top; the y of the centre of each lane; the depth of all lanes together; the first and the last day drawn."""

    marks: pd.DataFrame
    centres: Mapping[str, float]
    depth: float
    reach: tuple[pd.Timestamp, pd.Timestamp]


def arrange(marks: pd.DataFrame, order: Sequence[str], height: int = LANE) -> Arranged:
    """Lays out marks that have `lane`, `first`, `last`, `earliest` and `latest` (days, the last two may be NaT), and
    LATER_DAYS where a line goes on from them.

    `order` has the lanes from top to bottom, also those without a mark, each at least `height` pixels high.
    """
    marks = marks.assign(x=(marks["first"] + (marks["last"] - marks["first"]) / 2).dt.floor("D"))
    starts = _outermost(marks, np.fmin, ["first", "earliest"])
    ends = _outermost(marks, np.fmax, ["last", "latest", *(day for day in LATER_DAYS if day in marks.columns)])
    reach = _reach(starts, ends)
    lane, offsets = marks["lane"].tolist(), _offsets(marks, starts, ends, (reach[1] - reach[0]) * TOUCH / 2)
    centres, depth = {}, 0.0
    for name in order:
        rows = [row for of, row in zip(lane, offsets, strict=True) if of == name] or [0]
        centres[name] = depth + height / 2 - ROW * min(rows)
        depth += height + ROW * (max(rows) - min(rows))
    y = [centres[name] + ROW * row for name, row in zip(lane, offsets, strict=True)]
    return Arranged(marks.assign(y=np.array(y, dtype="float64")), centres, depth, reach)


def _outermost(marks: pd.DataFrame, pick: np.ufunc, columns: Sequence[str]) -> Days:
    """The earliest or the latest of some days of each mark, of those that it has."""
    return functools.reduce(pick, (marks[column].to_numpy("datetime64[us]") for column in columns))


def _reach(starts: Days, ends: Days) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The time drawn: from the first to the last day of any mark, and not less than SHORTEST around them."""
    if not len(starts):
        return pd.Timestamp("1991-01-01"), pd.Timestamp("1991-01-01") + SHORTEST
    first, last = pd.Timestamp(starts.min()), pd.Timestamp(ends.max())
    missing = max(SHORTEST - (last - first), pd.Timedelta(0))
    return first - missing / 2, last + missing / 2


def _offsets(marks: pd.DataFrame, starts: Days, ends: Days, touch: pd.Timedelta) -> list[int]:
    """How many rows below the middle of its lane each mark stands: 0, or else 1, -1, 2 and so on, the first of these in
    which neither the mark, which covers `touch` to each side, nor its band would touch another."""
    middle, around = marks["x"].to_numpy("datetime64[us]"), touch.to_timedelta64()
    begun, over = np.fmin(starts, middle - around).tolist(), np.fmax(ends, middle + around).tolist()
    lane, offsets = marks["lane"].tolist(), [0] * len(marks)
    taken: dict[tuple[str, int], datetime.datetime] = {}
    for at in sorted(range(len(lane)), key=begun.__getitem__):
        outwards = (row // 2 if row % 2 == 0 else -(row // 2) for row in itertools.count(1))
        offsets[at] = next(row for row in outwards if taken.get((lane[at], row), begun[at]) <= begun[at])
        taken[lane[at], offsets[at]] = over[at]
    return offsets
