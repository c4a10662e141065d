"""Swimlanes: rows over time, each as wide as its date is vague, and beside its neighbours instead of upon them."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from babel.dates import format_date

from components.facts import claims as claims_facts
from components.facts import dates, schema
from components.figures import style
from components.words.language import Words

OPEN, OPEN_WITH_DOT = 100, 300
"""What Plotly adds to the number of a symbol to draw its outline, or its outline around a dot."""

LANE, ROW, BAND = 26, 11, 6
"""Pixels: the height of a lane in which no marks overlap, of each further row of marks in it, and of a band."""

LEAST_HEIGHT, AROUND = 260, 70
"""Pixels: the least height of a figure, and what legend and time axis take of it on a wide page."""

TOUCH, HAIR = 0.011, 0.001
"""Shares of the time drawn on a wide page: what a mark covers, so that nearer ones would overlap, and about a pixel."""

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
    """Where everything stands. `marks` has the dated rows in their order and with their index: `first` and `last`, the
    days that a row may cover; `earliest` and `latest`, those between which its date is disputed; `x`, the middle of the
    first two as Plotly reads it; `lane`; and `y`, pixels from the top. `centres` has the y of each lane, and `depth` is
    that of all lanes together."""

    marks: pd.DataFrame
    centres: Mapping[str, float]
    depth: float


def lay(rows: pd.DataFrame, lane: pd.Series, order: Sequence[str], claims: pd.DataFrame | None = None) -> Laid:
    """Lays the dated rows out. `lane` names each row's lane, `order` the lanes from top to bottom; a lane that has no
    dated row keeps its place. With the table of claims, a disputed row takes the room of all its dates."""
    return arrange(spans(rows, claims).assign(lane=lane).dropna(subset="first"), order)


def spans(rows: pd.DataFrame, claims: pd.DataFrame | None) -> pd.DataFrame:
    """The days that each row may cover, and those between which its start is disputed: `first`, `last`, `earliest`,
    `latest`."""
    return dates.spans(rows).join(_disputed(rows, claims))


def arrange(marks: pd.DataFrame, order: Sequence[str], *, lane: int = LANE) -> Laid:
    """Lays marks out that have the columns of `spans` and `lane`, each where it touches no other of its lane; `lane` is
    the height of a lane in pixels, as long names need more."""
    marks["x"] = (marks["first"] + (marks["last"] - marks["first"]) / 2).dt.strftime("%Y-%m-%d")
    offsets = _offsets(marks)
    above, below = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for name, offset in zip(marks["lane"], offsets, strict=True):
        above[name], below[name] = max(above[name], -offset), max(below[name], offset)
    centres, depth = {}, 0.0
    for name in order:
        centres[name] = depth + lane / 2 + ROW * above[name]
        depth += lane + ROW * (above[name] + below[name])
    marks["y"] = [centres[name] + ROW * offset for name, offset in zip(marks["lane"], offsets, strict=True)]
    return Laid(marks, centres, depth)


def bands(laid: Laid) -> dict[str, Any]:
    """A band from the first to the last day that a row may cover, wherever it is wide enough to be seen. What is to be
    picked is the symbol in the middle of it."""
    first, last = _reach(laid.marks)
    length = laid.marks["last"] - laid.marks["first"]
    wide = laid.marks[length > (last - first) * HAIR]
    # Plotly reads "2012" and "2012-03" as the first day of them, and there are many of these to send.
    starts = wide["first"].dt.strftime("%Y-%m-%d").str.removesuffix("-01").str.removesuffix("-01")
    return {
        "type": "bar",
        "orientation": "h",
        "base": starts.tolist(),
        "x": (length[wide.index].dt.days * DAY).tolist(),
        "y": wide["y"].astype("int64").tolist(),
        "width": BAND,
        "marker": {"color": style.rgba(style.NEUTRAL, 0.4), "line": {"width": 0}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def symbols(drawn: pd.DataFrame, *, name: str, colour: str, hover: str) -> dict[str, Any]:
    """One colour's marks, in the middle of the days that they may cover.

    `drawn` has the columns of Laid.marks, and symbol (Plotly's number), carried (positions), and head and told, the
    %{text} and %{hovertext} of the template `hover`.
    """
    # The legend shows the symbol of the first point: here a disc, which has no date and so is not drawn.
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [None, *drawn["x"]],
        "y": [0, *drawn["y"].astype("int64")],
        "customdata": ["", *drawn["carried"]],
        "text": ["", *drawn["head"]],
        "hovertext": ["", *drawn["told"]],
        "hovertemplate": hover,
        "marker": {"symbol": [0, *drawn["symbol"]], "size": 9, "color": colour},
    }


def layout(laid: Laid, labels: Mapping[str, str], *, line: int = LABEL) -> dict[str, Any]:
    """Template, height and axes of a figure of lanes: time across, to zoom and to move along, and the names of
    the lanes, in lines of so many characters."""
    first, last = _reach(laid.marks)
    edge = (last - first) * 2 * TOUCH
    height = max(LEAST_HEIGHT, round(laid.depth) + AROUND)
    spare = (height - AROUND - laid.depth) / 2
    return {
        "template": style.template(),
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
            "ticktext": ["<br>".join(textwrap.wrap(labels[name], line)) for name in laid.centres],
        },
    }


def dated(rows: pd.DataFrame, words: Words) -> list[str]:
    """When each row began, as vague as it is known, in short, and said as what it is: "reported on 9 Mar 2012"; "" if
    unknown."""
    start = str((schema.table(str(rows.index.name)).period or [""])[0])
    said = []
    for day, precision, basis in zip(rows[start], dates.precision_of(rows, start), rows["date_basis"], strict=True):
        exact = precision == "day"
        date = format_date(day, "medium", locale=words.locale) if exact else words.date(day, precision)
        told = date and basis in ("report", "inferred")
        said.append(words(f"dated-{basis}-{precision}", date=date) if told else date)
    return said


def notes(drawn: pd.DataFrame, rows: pd.DataFrame, words: Words) -> list[str]:
    """How marks are to be read that are not simply one known day, and how many rows have no date; as far as there are
    any. `drawn` is Laid.marks of `rows`."""
    missing = len(rows) - len(drawn)
    said = {
        "lanes-open": rows["date_basis"].isin(["report", "inferred"]).any(),
        "lanes-band": (drawn["first"] < drawn["last"]).any(),
    }
    told = [words(sentence) for sentence, there in said.items() if there]
    return [*told, words("lanes-undated", count=missing)] if missing else told


def _disputed(rows: pd.DataFrame, claims: pd.DataFrame | None) -> pd.DataFrame:
    """Between which days the start of each row is disputed; NaT where it is not, or where no claims are given."""
    start = str((schema.table(str(rows.index.name)).period or [""])[0])
    if claims is None:
        return pd.DataFrame({"earliest": pd.NaT, "latest": pd.NaT}, index=rows.index).astype("datetime64[s]")
    return claims_facts.spans(rows, claims, start)


def _reach(marks: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The time drawn: from the first to the last day of any mark, and not less than SHORTEST around them."""
    if marks.empty:
        return pd.Timestamp("1991-01-01"), pd.Timestamp("1991-01-01") + SHORTEST
    first, last = marks[["first", "earliest"]].min().min(), marks[["last", "latest"]].max().max()
    missing = max(SHORTEST - (last - first), pd.Timedelta(0))
    return first - missing / 2, last + missing / 2


def _offsets(marks: pd.DataFrame) -> list[int]:
    """How many rows below the middle of its lane each mark stands: 0, or else 1, -1, 2 and so on, the first of these in
    which neither the mark nor its band would touch another."""
    reach = _reach(marks)
    touch = (reach[1] - reach[0]) / pd.Timedelta(days=1) * TOUCH / 2
    lane = marks["lane"].tolist()
    begin = marks[["first", "earliest"]].min(axis="columns")
    end = marks[["last", "latest"]].max(axis="columns")
    first, last = (((days - reach[0]) // pd.Timedelta(days=1)).tolist() for days in (begin, end))
    middle = ((pd.to_datetime(marks["x"]) - reach[0]) // pd.Timedelta(days=1)).tolist()
    starts = [min(begun, at - touch) for begun, at in zip(first, middle, strict=True)]
    offsets = [0] * len(lane)
    taken: dict[tuple[str, int], float] = {}
    for at in sorted(range(len(lane)), key=starts.__getitem__):
        offsets[at] = next(row for row in _outwards() if taken.get((lane[at], row), starts[at]) <= starts[at])
        taken[lane[at], offsets[at]] = max(last[at], middle[at] + touch)
    return offsets


def _outwards() -> Iterator[int]:
    yield 0
    for step in itertools.count(1):
        yield from (step, -step)
