"""Bars that count rows: stacked across for names, upright for years."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from components.figures import style

FEW = 6
"""Up to so many rows, the axis counts them one by one, since there are no halves."""

AROUND, BAR = 96, 26
"""Pixels: what legend and axis take of a figure of bars across, and each bar."""

LABEL = 18
"""Characters of a name in one line."""


def gathered(series: Iterable[str], keys: Iterable[Any], carried: Iterable[str]) -> dict[str, dict[Any, list[str]]]:
    """The positions of the rows behind each bar, by series and, within it, by what the bar stands for."""
    behind: dict[str, dict[Any, list[str]]] = {}
    for of_series, key, position in zip(series, keys, carried, strict=True):
        behind.setdefault(of_series, {}).setdefault(key, []).append(position)
    return behind


def series(
    behind: Mapping[Any, Sequence[str]],
    places: Mapping[Any, int],
    *,
    name: str,
    colour: str,
    told: Callable[[Any, int], str],
    hover: str = "%{hovertext}",
    across: bool = True,
) -> dict[str, Any]:
    """One series of stacked bars. `behind` has for each key the positions of its rows, `places` where its bar stands,
    and `told` makes a key and its count into the %{hovertext} of the template `hover`."""
    along, upon = ("y", "x") if across else ("x", "y")
    return {
        "type": "bar",
        "orientation": "h" if across else "v",
        "name": name,
        along: [places[key] for key in behind],
        upon: [len(positions) for positions in behind.values()],
        "width": 0.72,
        "customdata": [" ".join(positions) for positions in behind.values()],
        "hovertext": [told(key, len(positions)) for key, positions in behind.items()],
        "hovertemplate": f"{hover}<extra></extra>",
        "marker": {"color": colour},
    }


def across(names: Sequence[str], *, title: str, most: int) -> dict[str, Any]:
    """The layout of bars across, the first name on top; `title` says what is counted, `most` is the longest bar."""
    return {
        **stacked(),
        "height": AROUND + BAR * max(len(names), 1),
        "xaxis": {**counted(title, most), "showgrid": True, "fixedrange": True},
        "yaxis": places(["<br>".join(textwrap.wrap(name, LABEL)) for name in names]),
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


def stacked() -> dict[str, Any]:
    """What every figure of stacked bars has: the legend in the order of the stack, also for a single series."""
    return {
        "template": style.template(),
        "barmode": "stack",
        "showlegend": True,
        "legend": {"traceorder": "normal"},
    }


def counted(title: str, most: int) -> dict[str, Any]:
    """An axis of whole numbers from zero; `most` is the largest."""
    return {
        "title": {"text": title},
        "tickformat": "d",
        "dtick": 1 if most <= FEW else None,
        "rangemode": "tozero",
    }
