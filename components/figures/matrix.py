"""A matrix of counts: a cell for each pair of row and column, deeper where there is more, hatched where nothing is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.figures import style
from components.words.language import Words

CLEAR = "rgba(0,0,0,0)"

DEPTHS = (0.12, 0.24, 0.36, 0.5, 1.0)
"""How solid the colour of a cell is: on a light and on a dark page the theme's own text can be read on all but the
last, and white on the last."""

GAP = 0.06
"""The part of a cell that is left free around it."""

NUMBER, NOTHING = 12, 9
"""Sizes of the letters in a cell: of its text, and of the word that nothing was found."""

LINE = 15
"""Characters of a line of a name."""


@dataclass(frozen=True)
class Cell:
    """What one cell stands for: how deep it is, what stands in it, what it tells, the positions of its rows."""

    depth: int
    text: str
    told: str
    carried: Sequence[str]


def gathered(rows: pd.DataFrame, across: str) -> dict[tuple[str, Any], list[str]]:
    """The positions of the rows behind each cell, by partner and by the column `across`; rows without one are out."""
    behind: dict[tuple[str, Any], list[str]] = {}
    for at, key in enumerate(zip(rows["partner_iso3"], rows[across], strict=True)):
        if not pd.isna(key[1]):
            behind.setdefault(key, []).append(str(at))
    return behind


def depth(count: int, steps: Sequence[int]) -> int:
    """Which of the steps a count reaches: `steps` are the least counts of each depth, in rising order."""
    return sum(count >= least for least in steps) - 1


def traces(
    cells: Mapping[tuple[int, int], Cell],
    empty: Sequence[tuple[int, int, int]],
    labels: Sequence[str],
    nothing: str,
    *,
    colour: str = style.HOME,
    written: bool = True,
) -> Iterator[dict[str, Any]]:
    """The cells by (row, column), one trace for each depth, and those where nothing is: (row, column, how many).

    `labels` name the depths and `nothing` says what an empty cell means. With `written`, these stand in each cell;
    otherwise the text is only told, and empty cells are hatched.
    """
    for at, label in enumerate(labels):
        mine = {place: cell for place, cell in cells.items() if cell.depth == at}
        yield {
            **_bars([(row, column, 1) for row, column in mine]),
            "name": label,
            "showlegend": True,
            "marker": {"color": style.rgba(colour, DEPTHS[at])},
            "customdata": [" ".join(cell.carried) for cell in mine.values()],
            "hovertext": [cell.told for cell in mine.values()],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
    hatch = {"shape": "/", "size": 6, "solidity": 0.12, "fgcolor": style.NEUTRAL, "bgcolor": CLEAR}
    bare = {"line": {"color": style.rgba(style.NEUTRAL, 0.4), "width": 1}}
    yield {
        **_bars(empty),
        "name": nothing,
        "showlegend": True,
        "marker": {"color": CLEAR, **(bare if written else {"pattern": hatch})},
        "hoverinfo": "skip",
    }
    if written:
        deepest = len(DEPTHS) - 1
        for colour, deep in ((style.TEXT, False), ("#FFFFFF", True)):
            upon = {place: cell.text for place, cell in cells.items() if (cell.depth == deepest) == deep}
            yield _texts(upon, {"size": NUMBER, "color": colour})
        two_lines = "<br>".join(nothing.lower().split(" ", 1))
        yield _texts({(row, column): two_lines for row, column, _ in empty}, {"size": NOTHING})


def layout(names: Sequence[str], *, tall: int) -> dict[str, Any]:
    """The layout of a matrix whose rows have these names, the first on top, each `tall` pixels high."""
    return {
        "template": style.template(),
        "barmode": "overlay",
        "bargap": 0,
        "height": 110 + tall * max(len(names), 1),
        # Below: above stand the names of the columns.
        "legend": {"traceorder": "normal", "y": -0.01, "yanchor": "top"},
        "margin": {"t": 40, "b": 40, "l": 0, "r": 8},
        "yaxis": {
            "tickvals": list(range(len(names))),
            "ticktext": ["<br>".join(textwrap.wrap(name, LINE)) for name in names],
            "tickfont": {"size": 11},
            "range": [max(len(names), 1) - 0.5, -0.5],
            "fixedrange": True,
            "showgrid": False,
        },
    }


def across(names: Sequence[str]) -> dict[str, Any]:
    """The axis of columns with these names, above the matrix."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": {"size": 12},
        "range": [-0.5, len(names) - 0.5],
        "side": "top",
        "fixedrange": True,
        "showgrid": False,
    }


def steps(least: Sequence[int], words: Words) -> list[str]:
    """What the depths mean, given the least count of each: "1", "2–4", "100 or more"."""
    return [
        words("matrix-most", least=str(low))
        if high is None
        else str(low)
        if high == low + 1
        else words("years", first=str(low), last=str(high - 1))
        for low, high in zip(least, [*least[1:], None], strict=True)
    ]


def _bars(places: Sequence[tuple[int, int, int]]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row for row, _, _ in places],
        "base": [column - 0.5 + GAP / 2 for _, column, _ in places],
        "x": [count - GAP for _, _, count in places],
        "width": 1 - 2 * GAP,
    }


def _texts(texts: Mapping[tuple[int, int], str], font: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column for _, column in texts],
        "y": [row for row, _ in texts],
        "text": list(texts.values()),
        "textfont": font,
        "hoverinfo": "skip",
        "showlegend": False,
    }
