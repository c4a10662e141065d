"""Timelines: rows in swimlanes over time, each as wide as its date is vague, and dotted where sources differ.

What is drawn are `marks`, a frame of one dated row each, which `points` and `bars` make: `first` and `last`, the days
that it may cover; `earliest` and `latest`, those between which its date is disputed; of a bar `begun` and `held`, its
certain days, `before` and `after`, how far its dotted ends reach, and `credentials`, a day within it; of a document
the days of LATER; `lane`; `group`, of which the legend has name and colour; `symbol`, Plotly's number; `carried`, the
position of the row; and `text`, what it says. Days are datetime64, and NaT where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.facts import dates
from components.figures import lanes, style
from components.figures import marks as marks_figures
from components.figures.marks import hover, other_start_dates, positions, start_column, text
from components.words.language import Words

OPEN, OPEN_WITH_DOT = 100, 300
"""What Plotly adds to the number of a symbol to draw its outline, or its outline around a dot."""

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

LATER_DAYS = [column for columns, _, _ in LATER.values() for column in columns]

DAYS = ("earliest", "latest", "begun", "held", "before", "after", "credentials", *LATER_DAYS)
"""The days that not every mark has."""

INDIRECT = ("report", "inferred")
"""What a date is based on that is not simply the day of the event."""


def points(
    rows: pd.DataFrame,
    words: Words,
    claims: pd.DataFrame | None = None,
    *,
    lane: pd.Series | str,
    group: pd.Series | str,
    texts: Iterable[Sequence[str]],
    symbol: pd.Series | int = 0,
) -> pd.DataFrame:
    """The dated rows of a table as marks in the middle of the days that they may cover. Each says its part of `texts`,
    a heading and what is known, and with the table of `claims` what other sources say of its date."""
    each = zip(texts, other_start_dates(rows, claims, words), strict=True)
    marks = dates.spans(rows).assign(
        lane=lane,
        group=group,
        symbol=symbol,
        carried=positions(rows),
        text=[text(*of_row, others) for of_row, others in each],
    )
    if claims is not None:
        marks = marks.join(dates.disputed_spans(rows, claims, start_column(rows)))
    return marks.dropna(subset="first")


def bars(
    rows: pd.DataFrame, lasted: pd.DataFrame, *, lane: pd.Series, group: pd.Series, texts: Iterable[Sequence[str]]
) -> pd.DataFrame:
    """Missions or postings as bars over the time that they `lasted`, a frame of `measures.profile`."""
    credentials = {"credentials": rows["credentials_on"]} if "credentials_on" in rows.columns else {}
    return lasted.assign(
        begun=lasted["first"],
        held=lasted["last"],
        first=lasted["before"].fillna(lasted["first"]),
        last=lasted["after"].fillna(lasted["last"]),
        lane=lane,
        group=group,
        symbol=0,
        carried=positions(rows),
        text=pd.Series([text(*of_row) for of_row in texts], index=rows.index, dtype="str"),
        **credentials,
    )


def outlined(rows: pd.DataFrame) -> pd.Series:
    """What to add to the symbol of each row: OPEN where its date is that of a report or inferred."""
    return OPEN * rows["date_basis"].isin(INDIRECT)


def figure(
    marks: pd.DataFrame,
    labels: Mapping[str, str],
    legend: Mapping[str, tuple[str, str]],
    words: Words,
    *,
    height: int = lanes.LANE,
    line: int = lanes.LABEL,
) -> go.Figure:
    """Every mark in its lane. `labels` has the names of the lanes from top to bottom, also of those without a mark;
    `legend` has the name and the colour of each group; `height` and `line` are those of a lane and of its name.

    A band covers the days that a mark may have been on, and a dotted line those between which its date is disputed.
    """
    missing = {day: pd.Series(pd.NaT, marks.index, "datetime64[s]") for day in DAYS if day not in marks.columns}
    marks = marks.assign(**missing)
    laid = lanes.arrange(marks.assign(until=marks[LATER_DAYS].max(axis="columns")), list(labels), height)
    is_bar = laid.marks["begun"].notna()
    traces = [*_bands(laid.marks[~is_bar], laid.reach), *_dotted_ends(laid.marks), *_disputes(laid.marks, words)]
    for name, (columns, symbol, colour) in LATER.items():
        traces += _later(laid.marks, columns, symbol, colour, words(name))
    for group, (name, colour) in legend.items():
        of_group = laid.marks["group"] == group
        traces += [*_bars(laid.marks[of_group & is_bar], name, colour)]
        traces += [*_symbols(laid.marks[of_group & ~is_bar], name, colour)]
    traces += _credentials(laid.marks.dropna(subset="credentials"), words)
    return go.Figure(traces, lanes.layout(laid, labels, line))


def undated(count: int, words: Words) -> list[str]:
    """That so many rows have no date and so no mark, if there are any."""
    return [words("lanes-undated", count=count)] if count else []


def notes(marks: pd.DataFrame, rows: pd.DataFrame, words: Words) -> list[str]:
    """How those marks are to be read that are not simply one known day, and how many rows have no date."""
    indirect = [words("lanes-open")] if rows["date_basis"].isin(INDIRECT).any() else []
    vague = [words("lanes-band")] if (marks["first"] < marks["last"]).any() else []
    return [*indirect, *vague, *undated(len(rows) - len(marks), words)]


def _bands(marks: pd.DataFrame, reach: tuple[pd.Timestamp, pd.Timestamp]) -> Iterator[dict[str, Any]]:
    """A band over the days that a mark may cover, wherever it is wide enough to be seen. What is to be picked is the
    symbol in the middle of it."""
    wide = marks[marks["last"] - marks["first"] > (reach[1] - reach[0]) * HAIR]
    if len(wide):
        look = {"color": style.rgba(style.NEUTRAL, 0.4), "line": {"width": 0}}
        yield {**_along(wide, "first", "last", BAND), "marker": look, "hoverinfo": "skip", "showlegend": False}


def _dotted_ends(marks: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Dotted lines over the ends of bars that no source dates."""
    starts = marks.assign(start=marks["before"], end=marks["begun"])
    ends = pd.concat([starts, marks.assign(start=marks["held"], end=marks["after"])])
    drawn = ends[ends["start"] < ends["end"]]
    if len(drawn):
        yield {**_dotted(drawn, "start", "end", 2), "mode": "lines", "hoverinfo": "skip", "showlegend": False}


def _disputes(marks: pd.DataFrame, words: Words) -> Iterator[dict[str, Any]]:
    """A dotted line for each mark whose date is disputed, with a short upright line at either end to be picked."""
    disputed = marks.dropna(subset="earliest")
    if len(disputed):
        yield {
            **_dotted(disputed, "earliest", "latest", 1.5),
            **hover(disputed["text"].repeat(3), disputed["carried"].repeat(3)),
            "mode": "lines+markers",
            "name": words("lanes-disputed"),
            "marker": {"symbol": UPRIGHT, "size": 9, "line": {"color": style.NEUTRAL, "width": 1.5}},
            "legendrank": LAST,
        }


def _later(
    marks: pd.DataFrame, columns: Sequence[str], symbol: int, colour: str, name: str
) -> Iterator[dict[str, Any]]:
    """A line from each mark to every later day of it, with a sign there; what is to be picked is the mark."""
    ends = pd.concat([marks.assign(end=marks[column]) for column in columns]).dropna(subset="end")
    if len(ends):
        days = zip(_iso(ends["end"]), _iso(ends["x"]), strict=True)
        yield {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name,
            "x": [day for pair in days for day in (*pair, None)],
            "y": ends["y"].repeat(3).tolist(),
            "line": {"color": colour, "width": 1.5},
            "marker": {
                "symbol": symbol,
                "size": [8, 0, 0] * len(ends),
                "color": colour,
                "line": {"color": colour, "width": 1.5},
            },
            "hoverinfo": "skip",
            "legendrank": LAST,
        }


def _bars(marks: pd.DataFrame, name: str, colour: str) -> Iterator[dict[str, Any]]:
    if len(marks):
        look = {"color": colour, "line": {"width": 0}}
        answer = hover(marks["text"], marks["carried"])
        yield {**_along(marks, "begun", "held", BAR), **answer, "name": name, "marker": look}


def _symbols(marks: pd.DataFrame, name: str, colour: str) -> Iterator[dict[str, Any]]:
    """Marks in the middle of the days that they may cover."""
    if len(marks):
        # The legend shows the symbol of the first point: here a disc, which has no date and so is not drawn.
        look = {"symbol": [0, *marks["symbol"]], "size": 9, "color": colour}
        texts, carried = ["", *marks["text"]], ["", *marks["carried"]]
        yield marks_figures.points([None, *_iso(marks["x"])], [0, *marks["y"]], texts, carried, name=name, marker=look)


def _credentials(marks: pd.DataFrame, words: Words) -> Iterator[dict[str, Any]]:
    """A diamond where credentials were presented, on the first of the days that the date may mean."""
    if len(marks):
        look = {"symbol": DIAMOND, "size": 9, "color": style.OCHRE, "line": {"width": 1, "color": "white"}}
        x, name = _iso(marks["credentials"]), words("postings-credentials")
        answer = marks["text"], marks["carried"]
        yield marks_figures.points(x, marks["y"], *answer, name=name, marker=look, legendrank=LAST)


def _along(marks: pd.DataFrame, start: str, end: str, width: int) -> dict[str, Any]:
    """A bar for each mark from one day to another."""
    length = (marks[end] - marks[start]).dt.days.clip(lower=1) * lanes.DAY
    base = {"base": _iso(marks[start]), "x": length.tolist(), "y": marks["y"].tolist()}
    return {"type": "bar", "orientation": "h", "width": width, **base}


def _dotted(marks: pd.DataFrame, start: str, end: str, width: float) -> dict[str, Any]:
    """A dotted line for each mark from one day to another, with a gap behind it."""
    ends = zip(_iso(marks[start]), _iso(marks[end]), strict=True)
    line = {"color": style.NEUTRAL, "width": width, "dash": "dot"}
    x = [day for pair in ends for day in (*pair, None)]
    return {"type": "scatter", "x": x, "y": marks["y"].repeat(3).tolist(), "line": line}


def _iso(days: Iterable[pd.Timestamp]) -> list[str | None]:
    return [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in days]
