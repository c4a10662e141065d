"""A chart of the largest goods, or partners, through the years: each in a panel of its own."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from components.figures import goods as goods_figures
from components.figures import marks, scales, style, texts
from components.figures.scales import Scale
from components.measures import goods as goods_measures
from components.measures.goods import Nomenclature
from components.words.language import Words

PANELS, BESIDE, PANEL, LABEL = 6, 2, 138, 26
"""How many goods have a panel, how many panels stand side by side, a panel's pixels, and its name's characters."""


TICKS, ROOM = 3, 0.25
"""Amounts told beside a panel at most; the powers of ten left free around its values, so that one is told."""


def each(
    figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "code", scale: str = "linear"
) -> go.Figure:
    """The largest goods (or partners) of one home and flow, each in a panel of its own with a scale of its own.

    `scale` is linear or log. Years without a figure are gaps; the marks of years that lack other classes are open.
    """
    measured = goods_measures.by_code if by == "code" else goods_measures.by_partner
    rows = measured(figures)
    largest = rows.groupby(by)["value"].sum().sort_values(ascending=False, kind="stable").index[:PANELS]
    carried = marks.positions(figures).groupby([figures[by], figures["period_start"].dt.year]).agg(" ".join)
    names = {key: goods_figures.named(key, by, rows, nomenclature, words) for key in largest}
    colour = style.FLOWS[str(figures["flow"].iloc[0])]
    traces: list[dict[str, Any]] = []
    title = goods_figures.titled(figures, nomenclature, "each", by, words)
    alt = words("goods-each-alt", title=title, goods=words.join(names.values()))
    notes = [words("goods-each-help")]
    if not rows["complete"].all():
        notes.append(words("goods-open-marks"))
    layout = goods_figures.about(figures, title, notes, alt, words) | _panels(len(largest)) | {"annotations": []}
    for at, key in enumerate(largest):
        part = rows[rows[by] == key].set_index("year")
        axis = _scale(part["value"].to_numpy(dtype="float64"), scale, words)
        traces.append(_panel(part, carried[key], names[key], colour, axis, at, words))
        ends = figures["period_start"].dt.year
        layout |= _axes(at, len(largest), int(ends.min()), int(ends.max()), axis, part["value"])
        layout["annotations"].append(_above(at, names[key], axis, words))
    return go.Figure(traces, layout)


def _scale(values: npt.NDArray[np.float64], scale: str, words: Words) -> Scale:
    """The scale of one panel: amounts in the unit of the largest, as there is no room for a unit at each tick."""
    linear = scales.values(values, "absolute", "linear", words)
    known = values[values > 0]
    if scale == "linear" or not len(known):
        return linear
    first, last = math.floor(math.log10(known.min())), math.ceil(math.log10(known.max()))
    steps = (1, 2, 5) if last - first < TICKS else (1,)
    ticks = [step * 10.0**power / linear.unit for power in range(first, last + 1) for step in steps]
    told = {"tickvals": ticks, "ticktext": [words.number(tick, 9) for tick in ticks]}
    return replace(linear, axis=linear.axis | {"type": "log", **told})


def _panels(count: int) -> dict[str, Any]:
    rows = -(-max(count, 1) // BESIDE)
    return {"height": PANEL * rows, "showlegend": False, "margin": {"t": 0, "l": 0, "r": 8, "b": 0}}


def _panel(
    part: pd.DataFrame, carried: pd.Series, name: str, colour: str, scale: Scale, at: int, words: Words
) -> dict[str, Any]:
    """The line of one panel, broken where a year has no figure."""
    every = part.reindex(range(int(part.index.min()), int(part.index.max()) + 1))
    said = ["" if np.isnan(value) else words.money(value) for value in every["value"]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [int(year) for year in every.index],
        "y": scale.drawn(every["value"]),
        "xaxis": f"x{_number(at)}",
        "yaxis": f"y{_number(at)}",
        "line": {"color": colour, "width": 2},
        "marker": {"size": 6, "color": colour, "symbol": [_symbol(known) for known in every["complete"]]},
        "customdata": [carried.get(year, "") for year in every.index],
        "hovertext": said,
        "cliponaxis": False,
        "hovertemplate": f"<b>{name}</b><br>%{{x}}: %{{hovertext}}<extra></extra>",
    }


def _symbol(complete: object) -> str:
    return "circle-open" if complete is False or complete is np.False_ else "circle"


def _axes(at: int, count: int, first: int, last: int, scale: Scale, values: Iterable[float]) -> dict[str, Any]:
    """The two axes of a panel: years along the foot, and two amounts up the side."""
    rows = -(-count // BESIDE)
    across, down = at % BESIDE, at // BESIDE
    left = across / BESIDE
    top = 1 - down / rows
    return {
        f"xaxis{_number(at)}": {
            "domain": [round(left + 0.06 * (across > 0), 3), left + 0.47],
            "anchor": f"y{_number(at)}",
            "range": [first - 0.6, last + 0.6],
            "tickvals": [first, last],
            "tickformat": "d",
            "fixedrange": True,
        },
        f"yaxis{_number(at)}": {
            "domain": [round(top - 0.8 / rows, 3), round(top - 0.26 / rows, 3)],
            "anchor": f"x{_number(at)}",
            "fixedrange": True,
            **_amounts(scale, np.array(list(values), dtype="float64")),
        },
    }


def _amounts(scale: Scale, values: npt.NDArray[np.float64]) -> dict[str, Any]:
    """The axis of amounts of a panel: from nothing, or over the powers of ten between the least and the most."""
    if not scale.logarithmic:
        return {"range": [0, float(np.nanmax(values)) / scale.unit * 1.15], "nticks": 3}
    known = values[values > 0] / scale.unit
    low, high = math.log10(known.min()), math.log10(known.max())
    ends = [round(low - ROOM, 3), round(high + ROOM, 3)]
    every = zip(scale.axis["tickvals"], scale.axis["ticktext"], strict=True)
    ticks = [(value, text) for value, text in every if ends[0] <= math.log10(value) <= ends[1]]
    shown = ticks[:: max(-(-len(ticks) // TICKS), 1)]
    return {
        "type": "log",
        "range": ends,
        "tickvals": [value for value, _ in shown],
        "ticktext": [text for _, text in shown],
    }


def _above(at: int, name: str, scale: Scale, words: Words) -> dict[str, Any]:
    """The name of a panel's goods, and what its axis counts."""
    return {
        "text": words("goods-panel", name=texts.cut(name, LABEL), unit=scale.axis["title"]["text"]),
        "xref": f"x{_number(at)} domain",
        "yref": f"y{_number(at)} domain",
        "x": 0,
        "y": 1.04,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
    }


def _number(at: int) -> str:
    """The number that Plotly gives the axes of a panel: the first have none."""
    return str(at + 1) if at else ""
