"""Timelines: rows in swimlanes over time, each as wide as its date is vague, and dotted where sources differ.

What is drawn are the `marks` of figures/timeline_rows.py; each stands beside its neighbours instead of upon them.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from pandas.api.typing import NaTType

from components.figures import marks as marks_figures
from components.figures import style
from components.figures.marks import LATER_DAYS
from components.words.language import Words

Marks = Sequence[Any]
"""Marks as named tuples, whose days are Timestamp or NaT."""

LANE, HIGH_LANE, ROW, BAND, BAR = 26, 34, 11, 6, 8
"""Pixels: the height of a lane, of one in which a name of two lines has room, of each further row of its marks, of a
band and of a bar."""

LEAST_HEIGHT, AROUND = 260, 70
"""Pixels: the least height of a figure, and what legend and time axis take of it on a wide page."""

SHORTEST = pd.Timedelta(days=6 * 365)
"""The least time drawn, so that a single row stands among years."""

TOUCH, HAIR = 0.011, 0.001
"""The shares of the time drawn that a mark covers on a wide page, so that nearer ones would overlap, and a pixel."""

DAY = 24 * 60 * 60 * 1000
"""Milliseconds, in which Plotly has the length of a bar over time."""

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

LAST = 2000
"""A place in the legend behind all others, which have 1000."""

SIGNED = {"mode": "lines+markers", "legendrank": LAST, "showlegend": True}
"""What lines with a sign at their ends have."""

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
    arranged = arrange(marks.assign(**missing), list(labels), height)
    # A mark at a time: cutting tables into groups takes many times as long as going through a few hundred rows.
    drawn = list(marks_figures.each(arranged.marks))
    bars, symbols = ([mark for mark in drawn if (mark.begun is pd.NaT) != is_bar] for is_bar in (True, False))
    traces = [_bands(symbols, arranged.reach), _dotted_ends(drawn), _disputes(drawn, words)]
    traces += [_later_days(drawn, *sign, words(name)) for name, sign in LATER.items()]
    for group, (name, colour) in legend.items():
        traces += [
            _bars([mark for mark in bars if mark.group == group], name, colour),
            _symbols([mark for mark in symbols if mark.group == group], name, colour),
        ]
    traces.append(_credentials([mark for mark in drawn if mark.credentials is not pd.NaT], words))
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
    LATER_DAYS where a line goes on from them.

    `order` has the lanes from top to bottom, also those without a mark, each at least `height` pixels high.
    """
    marks = marks.assign(x=(marks["first"] + (marks["last"] - marks["first"]) / 2).dt.floor("D"))
    starts = marks[["first", "earliest"]].min(axis="columns")
    ends = marks.filter(["last", "latest", *LATER_DAYS]).max(axis="columns")
    first = starts.min() if len(marks) else pd.Timestamp("1991-01-01")
    last = ends.max() if len(marks) else first + SHORTEST
    spare = max(SHORTEST - (last - first), pd.Timedelta(0)) / 2
    reach = (first - spare, last + spare)
    lane, offsets = marks["lane"].tolist(), _offsets(marks, starts, ends, (reach[1] - reach[0]) * TOUCH / 2)
    centres, depth = {}, 0.0
    for name in order:
        rows = [row for of, row in zip(lane, offsets, strict=True) if of == name] or [0]
        centres[name] = depth + height / 2 - ROW * min(rows)
        depth += height + ROW * (max(rows) - min(rows))
    y = [centres[name] + ROW * row for name, row in zip(lane, offsets, strict=True)]
    return Arranged(marks.assign(y=np.array(y, dtype="float64")), centres, depth, reach)


def _offsets(marks: pd.DataFrame, starts: pd.Series, ends: pd.Series, touch: pd.Timedelta) -> list[int]:
    """How many rows below the middle of its lane each mark stands: 0, or else 1, -1, 2 and so on, the first of these in
    which neither the mark, which covers `touch` to each side, nor its band would touch another."""
    begun = starts.where(starts < marks["x"] - touch, marks["x"] - touch).tolist()
    over = ends.where(ends > marks["x"] + touch, marks["x"] + touch).tolist()
    lane, offsets = marks["lane"].tolist(), [0] * len(marks)
    taken: dict[tuple[str, int], pd.Timestamp] = {}
    for at in sorted(range(len(lane)), key=begun.__getitem__):
        outwards = (row // 2 if row % 2 == 0 else -(row // 2) for row in itertools.count(1))
        offsets[at] = next(row for row in outwards if taken.get((lane[at], row), begun[at]) <= begun[at])
        taken[lane[at], offsets[at]] = over[at]
    return offsets


def _layout(arranged: Arranged, labels: Mapping[str, str], line: int) -> dict[str, Any]:
    """Height and axes of a figure of lanes: time across, to zoom and to move along, and the names of the lanes, in
    lines of so many characters."""
    first, last = arranged.reach
    edge = (last - first) * 2 * TOUCH
    height = max(LEAST_HEIGHT, round(arranged.depth) + AROUND)
    spare = (height - AROUND - arranged.depth) / 2
    names = {centre: marks_figures.lines(labels[name], line) for name, centre in arranged.centres.items()}
    return {
        "height": height,
        "dragmode": "zoom",
        "barmode": "overlay",
        "showlegend": True,
        "xaxis": {
            "type": "date",
            "range": [_iso(first - edge), _iso(last + edge)],
            "tickformatstops": TICKS,
            "showgrid": True,
        },
        "yaxis": style.names_axis(names, (arranged.depth + spare, -spare)) | {"showgrid": True},
    }


def _bands(marks: Marks, reach: tuple[pd.Timestamp, pd.Timestamp]) -> dict[str, Any]:
    """A band over the days that a mark may cover, wherever it is wide enough to be seen. What is to be picked is the
    symbol in the middle of it."""
    seen = (reach[1] - reach[0]) * HAIR
    wide = [(mark.first, mark.last, mark.y) for mark in marks if mark.last - mark.first > seen]
    return _spans(wide, BAND, style.rgba(style.NEUTRAL, 0.4)) | {"hoverinfo": "skip", "showlegend": False}


def _bars(marks: Marks, name: str, colour: str) -> dict[str, Any]:
    spans = _spans([(mark.begun, mark.held, mark.y) for mark in marks], BAR, colour)
    return spans | _answer(marks) | {"name": name}


def _spans(spans: Sequence[tuple[Any, Any, float]], width: int, colour: str) -> dict[str, Any]:
    """A bar from one day to another on each height."""
    lengths = [max((last - first).days, 1) * DAY for first, last, _ in spans]
    places = {"base": [_iso(first) for first, *_ in spans], "x": lengths, "y": [y for *_, y in spans]}
    look = {"color": colour, "line": {"width": 0}}
    return {"type": "bar", "orientation": "h", "width": width, **places, "marker": look}


def _answer(marks: Marks) -> dict[str, Any]:
    """What each mark says and carries."""
    return marks_figures.hover([mark.text for mark in marks], [mark.positions for mark in marks])


def _dotted_ends(marks: Marks) -> dict[str, Any]:
    """Dotted lines over the ends of bars that no source dates."""
    ends = [(mark.before, mark.begun, mark.y) for mark in marks] + [(mark.held, mark.after, mark.y) for mark in marks]
    # NaT is before nothing and after nothing.
    unknown = [end for end in ends if end[0] < end[1]]
    return _lines(unknown, {"color": style.NEUTRAL, "width": 2, "dash": "dot"})


def _disputes(marks: Marks, words: Words) -> dict[str, Any]:
    """A dotted line for each mark whose date is disputed, with a short upright line at either end to be picked."""
    disputed = [mark for mark in marks if mark.earliest is not pd.NaT]
    line = {"color": style.NEUTRAL, "width": 1.5}
    look = {"symbol": UPRIGHT, "size": 9, "line": line}
    drawn = _lines([(mark.earliest, mark.latest, mark.y) for mark in disputed], line | {"dash": "dot"})
    # A line has two ends and a break after them.
    answer = _answer([mark for mark in disputed for _ in range(3)])
    return drawn | answer | SIGNED | {"name": words("lanes-disputed"), "marker": look}


def _later_days(marks: Marks, columns: Sequence[str], symbol: int, colour: str, name: str) -> dict[str, Any]:
    """A line from each mark to every later day of it, with a sign there; what is to be picked is the mark."""
    ends = [(getattr(mark, column), mark.x, mark.y) for column in columns for mark in marks]
    ends = [(day, x, y) for day, x, y in ends if day is not pd.NaT]
    line = {"color": colour, "width": 1.5}
    look = {"symbol": symbol, "size": [8, 0, 0] * len(ends), "color": colour, "line": line}
    return _lines(ends, line) | SIGNED | {"name": name, "marker": look}


def _lines(ends: Sequence[tuple[Any, Any, float]], line: Mapping[str, Any]) -> dict[str, Any]:
    """A line from one day to another on each height."""
    first, last = [_iso(day) for day, _, _ in ends], [_iso(day) for _, day, _ in ends]
    return marks_figures.connectors(first, last, [y for *_, y in ends], line=line)


def _symbols(marks: Marks, name: str, colour: str) -> dict[str, Any]:
    """Marks in the middle of the days that they may cover."""
    # The legend shows the symbol of the first point: here a disc, which has no date and so is not drawn.
    look = {"symbol": [0, *(mark.symbol for mark in marks)], "size": 9, "color": colour}
    answer = ["", *(mark.text for mark in marks)], ["", *(mark.positions for mark in marks)]
    place = [None, *(_iso(mark.x) for mark in marks)], [0, *(mark.y for mark in marks)]
    return marks_figures.points(*place, *answer, name=name, marker=look)


def _credentials(marks: Marks, words: Words) -> dict[str, Any]:
    """A diamond where credentials were presented, on the first of the days that the date may mean."""
    look = {"symbol": DIAMOND, "size": 9, "color": style.OCHRE, "line": {"width": 1, "color": "white"}}
    answer = [mark.text for mark in marks], [mark.positions for mark in marks]
    place = [_iso(mark.credentials) for mark in marks], [mark.y for mark in marks]
    return marks_figures.points(*place, *answer, name=words("postings-credentials"), marker=look, legendrank=LAST)


def _iso(day: pd.Timestamp | NaTType) -> str | None:
    return None if day is pd.NaT else f"{day:%Y-%m-%d}"
