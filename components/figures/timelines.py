"""Timelines: rows in swimlanes over time, each as wide as its date is vague, and dotted where sources differ.

What is drawn are the `marks` of figures/timeline_rows.py; each stands beside its neighbours instead of upon them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks as marks_figures
from components.figures import style
from components.figures.marks import LATER_DAYS
from components.words.language import Words

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


DIAMOND, UPRIGHT = 2, 42
"""Plotly's numbers of a diamond and of a short upright line."""

BAND, BAR = 6, 8
"""Pixels: the height of a band and of a bar."""

HAIR = 0.001
"""The share of the time drawn that is about a pixel on a wide page."""

LAST = 2000
"""A place in the legend behind all others, which have 1000."""

LATER = {
    "documents-approved": (("home_approved_on", "partner_approved_on"), UPRIGHT, style.NEUTRAL),
    "heading-in_force_on": (("in_force_on",), DIAMOND, style.GREEN),
}
"""What comes after the day of a document, by its words in the legend: the columns of the days, the sign, the colour."""

DAYS = ("earliest", "latest", "begun", "held", "before", "after", "credentials", *LATER_DAYS)
"""The days that not every mark has."""


def figure(
    marks: pd.DataFrame,
    labels: Mapping[str, str],
    legend: Mapping[str, tuple[str, str]],
    words: Words,
    *,
    height: int = LANE,
    line: int = LABEL,
) -> go.Figure:
    """Every mark in its lane. `labels` has the names of the lanes from top to bottom, also of those without a mark;
    `legend` has the name and the colour of each group; `height` and `line` are those of a lane and of its name.

    A band covers the days that a mark may have been on, and a dotted line those between which its date is disputed.
    """
    missing = {day: pd.Series(pd.NaT, marks.index, "datetime64[s]") for day in DAYS if day not in marks.columns}
    marks = marks.assign(**missing)
    arranged = arrange(marks.assign(until=marks[[*LATER_DAYS]].max(axis="columns")), list(labels), height)
    marks, is_bar = arranged.marks, arranged.marks["begun"].notna()
    traces = [_bands(marks[~is_bar], arranged.reach), _dotted_ends(marks), _disputes(marks, words)]
    traces += [_later_days(marks, *sign, words(name)) for name, sign in LATER.items()]
    for group, (name, colour) in legend.items():
        of_group = marks["group"] == group
        traces += [_bars(marks[of_group & is_bar], name, colour), _symbols(marks[of_group & ~is_bar], name, colour)]
    traces.append(_credentials(marks.dropna(subset="credentials"), words))
    return go.Figure([trace for trace in traces if any(trace["x"])], _layout(arranged, labels, line))


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
    return Arranged(marks.assign(y=y), dict(zip(order, centres, strict=True)), float(heights.sum()), reach)


def _layout(arranged: Arranged, labels: Mapping[str, str], line: int = LABEL) -> dict[str, Any]:
    """Height and axes of a figure of lanes: time across, to zoom and to move along, and the names of the lanes, in
    lines of so many characters."""
    first, last = arranged.reach
    edge = (last - first) * 2 * TOUCH
    height = max(LEAST_HEIGHT, round(arranged.depth) + AROUND)
    spare = (height - AROUND - arranged.depth) / 2
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
            "range": [arranged.depth + spare, -spare],
            "fixedrange": True,
            "tickvals": list(arranged.centres.values()),
            "ticktext": [marks_figures.lines(labels[name], line) for name in arranged.centres],
            "tickfont": {"color": style.TEXT},
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
        outwards = (row // 2 if row % 2 == 0 else -(row // 2) for row in itertools.count(1))
        offsets[at] = next(row for row in outwards if taken.get((lane[at], row), starts[at]) <= starts[at])
        taken[lane[at], offsets[at]] = ends[at]
    return offsets


def _bands(marks: pd.DataFrame, reach: tuple[pd.Timestamp, pd.Timestamp]) -> dict[str, Any]:
    """A band over the days that a mark may cover, wherever it is wide enough to be seen. What is to be picked is the
    symbol in the middle of it."""
    wide = marks[marks["last"] - marks["first"] > (reach[1] - reach[0]) * HAIR]
    look = {"color": style.rgba(style.NEUTRAL, 0.4), "line": {"width": 0}}
    return _spans(wide, "first", "last", BAND) | {"marker": look, "hoverinfo": "skip", "showlegend": False}


def _bars(marks: pd.DataFrame, name: str, colour: str) -> dict[str, Any]:
    answer = marks_figures.hover(marks["text"], marks["carried"])
    look = {"color": colour, "line": {"width": 0}}
    return _spans(marks, "begun", "held", BAR) | answer | {"name": name, "marker": look}


def _spans(marks: pd.DataFrame, start: str, end: str, width: int) -> dict[str, Any]:
    """A bar for each mark from one day to another."""
    length = (marks[end] - marks[start]).dt.days.clip(lower=1) * DAY
    places = {"base": _iso(marks[start]), "x": length.tolist(), "y": marks["y"].tolist()}
    return {"type": "bar", "orientation": "h", "width": width, **places}


def _dotted_ends(marks: pd.DataFrame) -> dict[str, Any]:
    """Dotted lines over the ends of bars that no source dates."""
    starts = marks.assign(start=marks["before"], end=marks["begun"])
    ends = pd.concat([starts, marks.assign(start=marks["held"], end=marks["after"])])
    return _lines(
        ends[ends["start"] < ends["end"]], "start", "end", {"color": style.NEUTRAL, "width": 2, "dash": "dot"}
    )


def _disputes(marks: pd.DataFrame, words: Words) -> dict[str, Any]:
    """A dotted line for each mark whose date is disputed, with a short upright line at either end to be picked."""
    disputed = marks.dropna(subset="earliest")
    line = {"color": style.NEUTRAL, "width": 1.5, "dash": "dot"}
    look = {"symbol": UPRIGHT, "size": 9, "line": {"color": style.NEUTRAL, "width": 1.5}}
    answer = marks_figures.hover(disputed["text"].repeat(3), disputed["carried"].repeat(3))
    named = {"mode": "lines+markers", "name": words("lanes-disputed"), "legendrank": LAST, "showlegend": True}
    return _lines(disputed, "earliest", "latest", line) | answer | named | {"marker": look}


def _later_days(marks: pd.DataFrame, columns: Sequence[str], symbol: int, colour: str, name: str) -> dict[str, Any]:
    """A line from each mark to every later day of it, with a sign there; what is to be picked is the mark."""
    ends = pd.concat([marks.assign(end=marks[column]) for column in columns]).dropna(subset="end")
    line = {"color": colour, "width": 1.5}
    look = {"symbol": symbol, "size": [8, 0, 0] * len(ends), "color": colour, "line": line}
    named = {"mode": "lines+markers", "name": name, "legendrank": LAST, "showlegend": True}
    return _lines(ends, "end", "x", line) | named | {"marker": look}


def _lines(marks: pd.DataFrame, start: str, end: str, line: Mapping[str, Any]) -> dict[str, Any]:
    """A line for each mark from one day to another."""
    return marks_figures.connectors(_iso(marks[start]), _iso(marks[end]), marks["y"], line=line)


def _symbols(marks: pd.DataFrame, name: str, colour: str) -> dict[str, Any]:
    """Marks in the middle of the days that they may cover."""
    # The legend shows the symbol of the first point: here a disc, which has no date and so is not drawn.
    look = {"symbol": [0, *marks["symbol"]], "size": 9, "color": colour}
    answer = ["", *marks["text"]], ["", *marks["carried"]]
    return marks_figures.points([None, *_iso(marks["x"])], [0, *marks["y"]], *answer, name=name, marker=look)


def _credentials(marks: pd.DataFrame, words: Words) -> dict[str, Any]:
    """A diamond where credentials were presented, on the first of the days that the date may mean."""
    look = {"symbol": DIAMOND, "size": 9, "color": style.OCHRE, "line": {"width": 1, "color": "white"}}
    place = _iso(marks["credentials"]), marks["y"], marks["text"], marks["carried"]
    return marks_figures.points(*place, name=words("postings-credentials"), marker=look, legendrank=LAST)


def _iso(days: Iterable[pd.Timestamp]) -> list[str | None]:
    return [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in days]
