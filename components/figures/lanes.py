"""Swimlanes: where marks over time stand, each beside its neighbours instead of upon them, and the axes around them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures.marks import lines

LANE, HIGH_LANE, ROW = 26, 34, 11
"""Pixels: the height of a lane, of one in which a name of two lines has room, and of each further row of its marks."""

LEAST_HEIGHT, AROUND = 260, 70
"""Pixels: the least height of a figure, and what legend and time axis take of it on a wide page."""

TOUCH = 0.011
"""The share of the time drawn that a mark covers on a wide page, so that nearer ones would overlap."""

DAY = 24 * 60 * 60 * 1000
"""Milliseconds, in which Plotly has the length of a bar over time."""

SHORTEST = pd.Timedelta(days=6 * 365)
"""The least time drawn, so that a single row stands among years."""

LABEL = 18
"""Characters of a line of a lane's name."""

# Names of months would be English in every language, so a closer look has figures.
TICKS = [
    {"dtickrange": [None, "M1"], "value": "%Y-%m-%d"},
    {"dtickrange": ["M1", "M6"], "value": "%Y-%m"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


@dataclass(frozen=True)
class Laid:
    """Where everything stands: the `marks` with `x`, the middle of the days that each may cover, and `y`, pixels from
    the top; the y of the centre of each lane; the depth of all lanes together; the first and the last day drawn."""

    marks: pd.DataFrame
    centres: Mapping[str, float]
    depth: float
    reach: tuple[pd.Timestamp, pd.Timestamp]


def arrange(marks: pd.DataFrame, order: Sequence[str], height: int = LANE) -> Laid:
    """Lays out marks that have `lane`, `first`, `last`, `earliest` and `latest` (days, the last two may be NaT), and
    `until` where a line goes on from them.

    `order` has the lanes from top to bottom, also those without a mark, each at least `height` pixels high.
    """
    marks = marks.assign(x=(marks["first"] + (marks["last"] - marks["first"]) / 2).dt.floor("D"))
    reach = _reach(marks)
    offsets = pd.Series(_offsets(marks, (reach[1] - reach[0]) * TOUCH / 2), index=marks.index, dtype="int64")
    ends = offsets.groupby(marks["lane"].to_numpy()).agg(["min", "max"]).reindex(list(order), fill_value=0)
    heights = height + ROW * (ends["max"] - ends["min"])
    centres = heights.cumsum() - heights + height / 2 - ROW * ends["min"]
    y = marks["lane"].map(centres).astype("float64") + ROW * offsets
    return Laid(marks.assign(y=y), dict(zip(order, centres, strict=True)), float(heights.sum()), reach)


def layout(laid: Laid, labels: Mapping[str, str], line: int = LABEL) -> dict[str, Any]:
    """Height and axes of a figure of lanes: time across, to zoom and to move along, and the names of the lanes, in
    lines of so many characters."""
    first, last = laid.reach
    edge = (last - first) * 2 * TOUCH
    height = max(LEAST_HEIGHT, round(laid.depth) + AROUND)
    spare = (height - AROUND - laid.depth) / 2
    return {
        "height": height,
        "dragmode": "zoom",
        "barmode": "overlay",
        "showlegend": True,
        "xaxis": {
            "type": "date",
            "range": [f"{first - edge:%Y-%m-%d}", f"{last + edge:%Y-%m-%d}"],
            "tickformatstops": TICKS,
            "showgrid": True,
        },
        "yaxis": {
            "range": [laid.depth + spare, -spare],
            "fixedrange": True,
            "tickvals": list(laid.centres.values()),
            "ticktext": [lines(labels[name], line) for name in laid.centres],
        },
    }


def _reach(marks: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The time drawn: from the first to the last day of any mark, and not less than SHORTEST around them."""
    if marks.empty:
        return pd.Timestamp("1991-01-01"), pd.Timestamp("1991-01-01") + SHORTEST
    first, last = marks[["first", "earliest"]].min().min(), marks.filter(["last", "latest", "until"]).max().max()
    missing = max(SHORTEST - (last - first), pd.Timedelta(0))
    return first - missing / 2, last + missing / 2


def _offsets(marks: pd.DataFrame, touch: pd.Timedelta) -> list[int]:
    """How many rows below the middle of its lane each mark stands: 0, or else 1, -1, 2 and so on, the first of these in
    which neither the mark, which covers `touch` to each side, nor its band would touch another."""
    starts = marks[["first", "earliest"]].assign(x=marks["x"] - touch).min(axis="columns").tolist()
    ends = marks.filter(["last", "latest", "until"]).assign(x=marks["x"] + touch).max(axis="columns").tolist()
    lane, offsets = marks["lane"].tolist(), [0] * len(marks)
    taken: dict[tuple[str, int], pd.Timestamp] = {}
    for at in sorted(range(len(lane)), key=starts.__getitem__):
        offsets[at] = next(row for row in _outwards() if taken.get((lane[at], row), starts[at]) <= starts[at])
        taken[lane[at], offsets[at]] = ends[at]
    return offsets


def _outwards() -> Iterator[int]:
    yield 0
    for step in itertools.count(1):
        yield from (step, -step)
