"""Bars that count rows: stacked across for names, upright for years, or as cells of a matrix."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style
from components.measures import counts
from components.words.language import Words

FEW = 6
"""Up to so many rows, the axis counts them one by one, since there are no halves."""

AROUND, BAR, CELLS_AROUND = 96, 26, 110
"""Pixels: what legend and axis take of a figure of bars across, each bar, and what they take of a matrix."""

LABEL, CELL_LABEL = 18, 15
"""Characters of a line of a name beside bars and beside a matrix."""

STACKED: dict[str, Any] = {"barmode": "stack", "showlegend": True, "legend": {"traceorder": "normal"}}
"""What every figure of stacked bars has: the legend in the order of the stack, also for a single series."""

DEPTHS = (0.12, 0.24, 0.36, 0.5, 1.0)
"""How solid the colour of a cell is: on a light and on a dark page the theme's own text can be read on all but the
last, and white on the last."""

GAP = 0.06
"""The part of a cell that is left free around it."""

INSIDE = {"textposition": "inside", "insidetextanchor": "middle", "constraintext": "none", "textangle": 0}
"""Where texts of cells stand."""

NUMBER, NOTHING = 12, 9
"""Sizes of the letters in a cell: of its label, and of the words that nothing was found."""


def groups(rows: pd.DataFrame, *by: pd.Series) -> pd.DataFrame:
    """The rows behind each bar or cell: `positions`, and `count`, indexed by the values of `by`.

    Rows that lack one of these are left out.
    """
    grouped = marks.positions(rows).groupby(list(by))
    return pd.DataFrame({"positions": grouped.agg(" ".join), "count": grouped.size()})


def series(
    bars: pd.DataFrame, name: str, colour: str, text: Callable[[int, int], str], *, upright: bool = False
) -> dict[str, Any]:
    """The bars of one name and colour, each at its `place`; `bars` also has `count` and `positions` as in `groups`.
    `text` makes what a bar says of its place and its count."""
    places, counts = bars["place"].astype("int64").tolist(), bars["count"].tolist()
    x, y, orientation = (places, counts, "v") if upright else (counts, places, "h")
    answer = map(text, places, counts), bars["positions"]
    return marks.bars(x, y, *answer, name=name, orientation=orientation, width=0.72, marker={"color": colour})


def stacks(
    rows: pd.DataFrame,
    code: pd.Series,
    place: pd.Series,
    legend: Mapping[str, tuple[str, str]],
    text: Callable[[str, int, int], str],
    *,
    upright: bool = False,
) -> list[dict[str, Any]]:
    """Stacked bars: of each row `code` says in which series it counts, and `place` where its bar stands. `legend` has
    the name and the colour of each series in their order; `text` makes what a bar says of code, place and count."""
    bars = groups(rows, code, place).reset_index(names=["code", "place"])
    return [
        series(part, name, colour, functools.partial(text, one), upright=upright)
        for one, (name, colour) in legend.items()
        if len(part := bars[bars["code"] == one])
    ]


def across(names: Sequence[str], *, title: str, most: int) -> dict[str, Any]:
    """The layout of bars across, the first name on top; `title` says what is counted, `most` is the longest bar."""
    return {
        **STACKED,
        "height": AROUND + BAR * max(len(names), 1),
        "xaxis": {**counted(title, most), "showgrid": True, "fixedrange": True},
        "yaxis": places([marks.lines(name, LABEL) for name in names]),
    }


def places(names: Sequence[str]) -> dict[str, Any]:
    """An upright axis of names at 0, 1, 2 and so on from the top."""
    return style.names_axis(dict(enumerate(names)), (max(len(names), 1) - 0.5, -0.5))


def counted(title: str, most: int) -> dict[str, Any]:
    """An axis of whole numbers from zero; `most` is the largest."""
    return {
        "title": {"text": title},
        "tickformat": "d",
        "dtick": 1 if most <= FEW else None,
        "rangemode": "tozero",
    }


def steps(least: Sequence[int], words: Words) -> list[str]:
    """What the depths mean, given the least count of each: "1", "2–4", "100 or more"."""
    spans = [words.years(low, after - 1) for low, after in itertools.pairwise(least)]
    return [*spans, words("matrix-most", least=str(least[-1]))]


def matrix(
    cells: pd.DataFrame,
    partners: Sequence[str],
    columns: Sequence[int],
    axis: Mapping[str, Any],
    words: Words,
    *,
    least: Sequence[int],
    depths: Sequence[str] = (),
    nothing: str = "",
    colour: str = style.HOME,
) -> tuple[go.Figure, int]:
    """A row of cells for each partner, one trace for each depth, deeper where there is more, and how many are empty.

    `cells` has partner_iso3, column (int, on the `axis` of `columns`), `value`, by which it reaches one of the steps
    `least`, `text`, what it says, and `positions`. Those of other partners are left out. `depths` and `nothing` are the
    names of the steps and of what is not there in the legend. Cells may have a `label` that stands in them; else they
    are lower, and spans of columns without anything are hatched.
    """
    labelled = "label" in cells.columns
    cells = cells[cells["partner_iso3"].isin(partners)]
    cells = cells.assign(row=cells["partner_iso3"].map(list(partners).index)).astype(
        {"row": "int64", "column": "int64"}
    )
    empty = _empty_cells(cells, len(partners), columns, joined=not labelled)
    deep = np.searchsorted(least, cells["value"].to_numpy("float64"), side="right") - 1
    traces = [_depth(cells[deep == at], name, colour, at) for at, name in enumerate(depths or steps(least, words))]
    traces.append(_nothing(empty, nothing or words("matrix-nothing"), labelled=labelled))
    names = [marks.lines(marks.partner_name(partner, words), CELL_LABEL) for partner in partners]
    layout = {
        "barmode": "overlay",
        "bargap": 0,
        "height": CELLS_AROUND + (28 if labelled else 22) * max(len(names), 1),
        "showlegend": True,
        # Below: above stand the names of the columns.
        "legend": {"traceorder": "normal", "y": -0.01, "yanchor": "top"},
        "margin": {"t": 40, "b": 40, "l": 0, "r": style.TOOLBAR},
        "xaxis": {"side": "top", "fixedrange": True, "showgrid": False, **axis},
        "yaxis": places(names) | {"tickfont": {"size": 11, "color": style.TEXT}},
    }
    return go.Figure(traces, layout), int(empty["count"].sum())


def _depth(cells: pd.DataFrame, name: str, colour: str, depth: int) -> dict[str, Any]:
    """The cells of one of DEPTHS, with their labels, if any."""
    look = {"name": name, "marker": {"color": style.rgba(colour, DEPTHS[depth])}}
    trace = _cells(cells["row"], cells["column"], 1) | look | marks.hover(cells["text"], cells["positions"])
    if "label" not in cells.columns:
        return trace
    ink = "#FFFFFF" if depth == len(DEPTHS) - 1 else style.TEXT
    return trace | INSIDE | {"text": cells["label"].tolist(), "insidetextfont": {"size": NUMBER, "color": ink}}


def _nothing(empty: pd.DataFrame, name: str, *, labelled: bool) -> dict[str, Any]:
    """The cells that are not there: `labelled` as such, or hatched."""
    trace = _cells(empty["row"], empty["column"], empty["count"]) | {"name": name, "hoverinfo": "skip"}
    if not labelled:
        hatch = {"shape": "/", "size": 6, "solidity": 0.12, "fgcolor": style.NEUTRAL, "bgcolor": style.CLEAR}
        return trace | {"marker": {"color": style.CLEAR, "pattern": hatch}}
    marker = {"color": style.CLEAR, "line": {"color": style.rgba(style.NEUTRAL, 0.4), "width": 1}}
    text, font = "<br>".join(name.lower().split(" ", 1)), {"size": NOTHING, "color": style.QUIET_TEXT}
    return trace | INSIDE | {"text": [text] * len(empty), "insidetextfont": font, "marker": marker}


def _empty_cells(cells: pd.DataFrame, rows: int, columns: Sequence[int], *, joined: bool) -> pd.DataFrame:
    """Where a matrix has no cell: the `row`, the first `column` and the `count` of columns; `joined` in spans."""
    spans = []
    for row in range(rows):
        there = cells.loc[cells["row"] == row, "column"]
        for first, last in counts.year_gaps([columns[0] - 1, *there, columns[-1] + 1]):
            each = [(first, last - first + 1)] if joined else [(column, 1) for column in range(first, last + 1)]
            spans += [(row, *span) for span in each]
    return pd.DataFrame(spans, columns=["row", "column", "count"], dtype="int64")


def _cells(row: pd.Series, column: pd.Series, count: pd.Series | int) -> dict[str, Any]:
    """Bars over so many columns of rows."""
    places = {"y": row.tolist(), "base": (column - 0.5 + GAP / 2).tolist(), "x": (row * 0 + count - GAP).tolist()}
    return {"type": "bar", "orientation": "h", "width": 1 - 2 * GAP, **places}
