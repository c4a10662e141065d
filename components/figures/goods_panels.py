"""A chart of the largest goods, or partners, through the years: each in a panel of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from components import product_measures
from components.figures import goods, marks, scales, style, texts
from components.figures.scales import Scale
from components.language import Words
from components.product_measures import Nomenclature

PANELS, BESIDE, PANEL, LABEL = 6, 2, 138, 26
"""How many goods have a panel, how many panels stand side by side, a panel's pixels, and its name's characters."""


def each(
    figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "code", scale: str = "linear"
) -> go.Figure:
    """The largest goods (or partners) of one home and flow, each in a panel of its own with a scale of its own.

    `scale` is linear or log. Years without a figure are gaps; the marks of years that lack other classes are open.
    """
    measured = product_measures.by_code if by == "code" else product_measures.by_partner
    rows = measured(figures)
    largest = rows.groupby(by)["value"].sum().sort_values(ascending=False, kind="stable").index[:PANELS]
    carried = marks.positions(figures).groupby([figures[by], figures["period_start"].dt.year]).agg(marks.joined)
    names = {key: goods.named(key, by, rows, nomenclature, words) for key in largest}
    colour = style.FLOWS[str(figures["flow"].iloc[0])]
    traces: list[dict[str, Any]] = []
    title = goods.titled(figures, nomenclature, "each", by, words)
    alt = words("goods-each-alt", title=title, goods=words.join(names.values()))
    notes = [words("goods-each-help")]
    if not rows["complete"].all():
        notes.append(words("goods-open-marks"))
    layout = goods.about(figures, title, notes, alt, words) | _panels(len(largest)) | {"annotations": []}
    for at, key in enumerate(largest):
        part = rows[rows[by] == key].set_index("year")
        axis = scales.values(part["value"].to_numpy(), "absolute", scale, words)
        traces.append(_panel(part, carried[key], names[key], colour, axis, at, words))
        ends = figures["period_start"].dt.year
        layout |= _axes(at, len(largest), int(ends.min()), int(ends.max()), axis, part["value"])
        layout["annotations"].append(_above(at, names[key], axis, words))
    return go.Figure(traces, layout)


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
            "domain": [left + 0.06 * (across > 0), left + 0.47],
            "anchor": f"y{_number(at)}",
            "range": [first - 0.6, last + 0.6],
            "tickvals": [first, last],
            "tickformat": "d",
            "fixedrange": True,
        },
        f"yaxis{_number(at)}": {
            "domain": [top - 0.8 / rows, top - 0.26 / rows],
            "anchor": f"x{_number(at)}",
            "fixedrange": True,
            **_amounts(scale, np.array(list(values), dtype="float64")),
        },
    }


def _amounts(scale: Scale, values: npt.NDArray[np.float64]) -> dict[str, Any]:
    """The axis of amounts of a panel: from nothing, or over the powers of ten between the least and the most."""
    if not scale.logarithmic:
        return {"range": [0, float(np.nanmax(values)) / scale.unit * 1.15], "nticks": 3}
    low, high = (np.log10(one(values[values > 0])) for one in (np.nanmin, np.nanmax))
    ends = [float(low) - 0.15, float(high) + 0.15]
    known = zip(scale.axis["tickvals"], scale.axis["ticktext"], strict=True)
    ticks = [(value, text) for value, text in known if ends[0] <= np.log10(value) <= ends[1]]
    shown = ticks[:: max(len(ticks) // 3, 1)]
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
