"""Timelines: rows in swimlanes over time, each as wide as its date is vague, and dotted where sources differ.

What is drawn are the `marks` of figures/timeline_rows.py; each stands beside its neighbours instead of upon them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from pandas.api.typing import NaTType

from components.figures import marks as marks_figures
from components.figures import style
from components.figures.marks import LATER_DAYS
from components.figures.timeline_layout import LANE, TOUCH, Arranged, arrange
from components.words.language import Words

Marks = Sequence[Any]
"""Marks as named tuples, whose days are Timestamp or NaT."""

LEAST_HEIGHT, AROUND = 260, 70
"""Pixels: the least height of a figure, and what legend and time axis take of it on a wide page."""

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


def _bands(marks: Marks, reach: tuple[pd.Timestamp, pd.Timestamp]) -> dict[str, Any]:
    """A band over the days that a mark may cover, wherever it is wide enough to be seen. What is to be picked is the
    symbol in the middle of it."""
    seen = (reach[1] - reach[0]) * HAIR
    wide = [mark for mark in marks if mark.last - mark.first > seen]
    look = {"color": style.rgba(style.NEUTRAL, 0.4), "line": {"width": 0}}
    return _spans(wide, "first", "last", BAND) | {"marker": look, "hoverinfo": "skip", "showlegend": False}


def _bars(marks: Marks, name: str, colour: str) -> dict[str, Any]:
    look = {"color": colour, "line": {"width": 0}}
    return _spans(marks, "begun", "held", BAR) | _answer(marks) | {"name": name, "marker": look}


def _answer(marks: Marks, times: int = 1) -> dict[str, Any]:
    """What each mark says and carries, so many times."""
    repeated = [mark for mark in marks for _ in range(times)]
    return marks_figures.hover([mark.text for mark in repeated], [mark.carried for mark in repeated])


def _spans(marks: Marks, start: str, end: str, width: int) -> dict[str, Any]:
    """A bar for each mark from one day to another."""
    ends = [(getattr(mark, start), getattr(mark, end)) for mark in marks]
    lengths = [max((last - first).days, 1) * DAY for first, last in ends]
    places = {"base": [_iso(first) for first, _ in ends], "x": lengths, "y": [mark.y for mark in marks]}
    return {"type": "bar", "orientation": "h", "width": width, **places}


def _dotted_ends(marks: Marks) -> dict[str, Any]:
    """Dotted lines over the ends of bars that no source dates."""
    ends = [(mark.before, mark.begun, mark.y) for mark in marks] + [(mark.held, mark.after, mark.y) for mark in marks]
    # NaT is before nothing and after nothing.
    unknown = [(start, end, y) for start, end, y in ends if start < end]
    return _lines(unknown, {"color": style.NEUTRAL, "width": 2, "dash": "dot"})


def _disputes(marks: Marks, words: Words) -> dict[str, Any]:
    """A dotted line for each mark whose date is disputed, with a short upright line at either end to be picked."""
    disputed = [mark for mark in marks if mark.earliest is not pd.NaT]
    line = {"color": style.NEUTRAL, "width": 1.5, "dash": "dot"}
    look = {"symbol": UPRIGHT, "size": 9, "line": {"color": style.NEUTRAL, "width": 1.5}}
    named = {"mode": "lines+markers", "name": words("lanes-disputed"), "legendrank": LAST, "showlegend": True}
    drawn = _lines([(mark.earliest, mark.latest, mark.y) for mark in disputed], line)
    return drawn | _answer(disputed, times=3) | named | {"marker": look}


def _later_days(marks: Marks, columns: Sequence[str], symbol: int, colour: str, name: str) -> dict[str, Any]:
    """A line from each mark to every later day of it, with a sign there; what is to be picked is the mark."""
    ends = [(getattr(mark, column), mark.x, mark.y) for column in columns for mark in marks]
    ends = [(day, x, y) for day, x, y in ends if day is not pd.NaT]
    line = {"color": colour, "width": 1.5}
    look = {"symbol": symbol, "size": [8, 0, 0] * len(ends), "color": colour, "line": line}
    named = {"mode": "lines+markers", "name": name, "legendrank": LAST, "showlegend": True}
    return _lines(ends, line) | named | {"marker": look}


def _lines(ends: Sequence[tuple[Any, Any, float]], line: Mapping[str, Any]) -> dict[str, Any]:
    """A line from one day to another on each height."""
    first, last = [_iso(day) for day, _, _ in ends], [_iso(day) for _, day, _ in ends]
    return marks_figures.connectors(first, last, [y for *_, y in ends], line=line)


def _symbols(marks: Marks, name: str, colour: str) -> dict[str, Any]:
    """Marks in the middle of the days that they may cover."""
    # The legend shows the symbol of the first point: here a disc, which has no date and so is not drawn.
    look = {"symbol": [0, *(mark.symbol for mark in marks)], "size": 9, "color": colour}
    answer = ["", *(mark.text for mark in marks)], ["", *(mark.carried for mark in marks)]
    x, y = [None, *(_iso(mark.x) for mark in marks)], [0, *(mark.y for mark in marks)]
    return marks_figures.points(x, y, *answer, name=name, marker=look)


def _credentials(marks: Marks, words: Words) -> dict[str, Any]:
    """A diamond where credentials were presented, on the first of the days that the date may mean."""
    look = {"symbol": DIAMOND, "size": 9, "color": style.OCHRE, "line": {"width": 1, "color": "white"}}
    answer = [mark.text for mark in marks], [mark.carried for mark in marks]
    place = [_iso(mark.credentials) for mark in marks], [mark.y for mark in marks]
    return marks_figures.points(*place, *answer, name=words("postings-credentials"), marker=look, legendrank=LAST)


def _iso(day: pd.Timestamp | NaTType) -> str | None:
    return None if day is pd.NaT else f"{day:%Y-%m-%d}"
