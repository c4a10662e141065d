"""Bars that count rows: stacked across for names, upright for years, or as cells of a matrix."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components.figures import marks, style
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

NUMBER, NOTHING = 12, 9
"""Sizes of the letters in a cell: of its label, and of the words that nothing was found."""


def groups(rows: pd.DataFrame, *by: pd.Series) -> pd.DataFrame:
    """The rows behind each bar or cell: `carried`, their positions, and `count`, indexed by the values of `by`.

    Rows that lack one of these are left out.
    """
    grouped = marks.positions(rows).groupby(list(by))
    return pd.DataFrame({"carried": grouped.agg(" ".join), "count": grouped.size()})


def series(
    behind: pd.DataFrame, name: str, colour: str, text: Callable[[int, int], str], *, upright: bool = False
) -> dict[str, Any]:
    """The bars of one name and colour, each at its `place`; `behind` also has `count` and `carried` as in `groups`.
    `text` makes what a bar says of its place and its count."""
    places, counts = behind["place"].astype("int64").tolist(), behind["count"].tolist()
    x, y, orientation = (places, counts, "v") if upright else (counts, places, "h")
    answer = map(text, places, counts), behind["carried"]
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
    behind = groups(rows, code, place).reset_index(names=["code", "place"])
    return [
        series(behind[behind["code"] == one], name, colour, functools.partial(text, one), upright=upright)
        for one, (name, colour) in legend.items()
        if (behind["code"] == one).any()
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
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "range": [max(len(names), 1) - 0.5, -0.5],
        "fixedrange": True,
        "showgrid": False,
    }


def counted(title: str, most: int) -> dict[str, Any]:
    """An axis of whole numbers from zero; `most` is the largest."""
    return {
        "title": {"text": title},
        "tickformat": "d",
        "dtick": 1 if most <= FEW else None,
        "rangemode": "tozero",
    }


def depth(count: int, steps: Sequence[int]) -> int:
    """Which of the steps a count reaches: `steps` are the least counts of each depth, in rising order."""
    return sum(count >= least for least in steps) - 1


def steps(least: Sequence[int], words: Words) -> list[str]:
    """What the depths mean, given the least count of each: "1", "2–4", "100 or more"."""
    spans = [words.years(low, after - 1) for low, after in itertools.pairwise(least)]
    return [*spans, words("matrix-most", least=str(least[-1]))]


def nothing_in(cells: pd.DataFrame, rows: int, columns: int) -> list[tuple[int, int, int]]:
    """Where a matrix of so many rows and columns has no cell, for `matrix`."""
    there = set(zip(cells["row"], cells["column"], strict=True))
    every = ((row, column) for row in range(rows) for column in range(columns))
    return [(*place, 1) for place in every if place not in there]


def matrix(
    cells: pd.DataFrame,
    nothing: Sequence[tuple[int, int, int]],
    depths: Sequence[str],
    nothing_found: str,
    *,
    colour: str = style.HOME,
    written: bool = True,
) -> Iterator[dict[str, Any]]:
    """A cell for each pair of row and column, one trace for each depth, deeper where there is more.

    `cells` has row, column, depth (int), `label`, what stands in a cell, `text`, what it says, and `carried`; `nothing`
    has row, first column and number of the columns where nothing is. `depths` and `nothing_found` are their names in
    the legend. Where labels are not `written`, columns without anything are hatched.
    """
    for at, name in enumerate(depths):
        mine = cells[cells["depth"] == at]
        ink = "#FFFFFF" if at == len(DEPTHS) - 1 else style.TEXT
        yield {
            **_cells([(row, column, 1) for row, column in zip(mine["row"], mine["column"], strict=True)]),
            **(_written(mine["label"], {"size": NUMBER, "color": ink}) if written else {}),
            **marks.hover(mine["text"], mine["carried"]),
            "name": name,
            "marker": {"color": style.rgba(colour, DEPTHS[at])},
        }
    clear = style.rgba(colour, 0)
    hatch = {"shape": "/", "size": 6, "solidity": 0.12, "fgcolor": style.NEUTRAL, "bgcolor": clear}
    bare = {"line": {"color": style.rgba(style.NEUTRAL, 0.4), "width": 1}}
    two_lines = "<br>".join(nothing_found.lower().split(" ", 1))
    yield {
        **_cells(nothing),
        **(_written([two_lines] * len(nothing), {"size": NOTHING, "color": style.QUIET_TEXT}) if written else {}),
        "name": nothing_found,
        "marker": {"color": clear, **(bare if written else {"pattern": hatch})},
        "hoverinfo": "skip",
    }


def matrix_layout(names: Sequence[str], columns: Mapping[str, Any], *, height: int) -> dict[str, Any]:
    """The layout of a matrix whose rows have these names, the first on top, each `height` pixels high, and whose axis
    of columns, above it, is `columns`."""
    return {
        "barmode": "overlay",
        "bargap": 0,
        "height": CELLS_AROUND + height * max(len(names), 1),
        "showlegend": True,
        # Below: above stand the names of the columns.
        "legend": {"traceorder": "normal", "y": -0.01, "yanchor": "top"},
        "margin": {"t": 40, "b": 40, "l": 0, "r": 8},
        "xaxis": {"side": "top", "fixedrange": True, "showgrid": False, **columns},
        "yaxis": places([marks.lines(name, CELL_LABEL) for name in names]) | {"tickfont": {"size": 11}},
    }


def columns(names: Sequence[str]) -> dict[str, Any]:
    """The axis of columns with these names."""
    ticks = {"tickvals": list(range(len(names))), "ticktext": list(names), "tickfont": {"size": 12}}
    return {**ticks, "range": [-0.5, len(names) - 0.5]}


def _cells(places: Sequence[tuple[int, int, int]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row for row, _, _ in places],
        "base": [column - 0.5 + GAP / 2 for _, column, _ in places],
        "x": [count - GAP for _, _, count in places],
        "width": 1 - 2 * GAP,
    }


def _written(labels: Sequence[str] | pd.Series, font: Mapping[str, Any]) -> dict[str, Any]:
    inside = {"textposition": "inside", "insidetextanchor": "middle", "constraintext": "none", "textangle": 0}
    return {"text": list(labels), "insidetextfont": font, **inside}
