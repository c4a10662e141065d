"""Charts of goods through the years: what makes up complete years, and each of the largest goods by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components import product_measures
from components.figures import goods, lanes, marks, scales, style
from components.figures.scales import Scale
from components.language import Words
from components.product_measures import Nomenclature

LARGEST = 6
"""Partners that have a colour of their own; the others are one more bar on top."""

PANELS, BESIDE, PANEL, LABEL = 8, 2, 138, 26
"""How many goods have a panel, how many panels stand side by side, a panel's pixels, and its name's characters."""


def stacked(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "group") -> go.Figure:
    """What one home's goods of one flow were worth in each year, stacked by group of sections, or by partner.

    A year that lacks some chapters has no sum of groups: it is shaded instead. By partner, `figures` are those of one
    class, which no year lacks where it has a figure; there a year that lacks other classes is hatched.
    """
    years = product_measures.years(figures)
    complete = figures["period_start"].dt.year.isin(years.index[years["complete"]])
    summed = figures[complete] if by == "group" else figures
    layers = goods.group(summed, nomenclature) if by == "group" else _partners(summed)
    order = [name for name in goods.COLOURS if (layers == name).any()] if by == "group" else _by_size(summed, layers)
    positions = marks.positions(figures)[summed.index]
    year = summed["period_start"].dt.year
    value = summed["value_usd"].astype("float64")
    cells = {str(name): part.droplevel(0) for name, part in value.groupby([layers, year]).sum().groupby(level=0)}
    joined = {
        str(name): part.droplevel(0)
        for name, part in positions.groupby([layers, year]).agg(marks.joined).groupby(level=0)
    }
    sums = value.groupby(year).sum()
    scale = scales.values(sums.to_numpy(), "absolute", "linear", words)
    colours = goods.COLOURS if by == "group" else dict(zip(order, style.CATEGORICAL, strict=False))
    named = _namer(figures, by, words)
    lacking = [int(one) for one in years.index[~years["complete"]]]
    layout = goods.about(figures, *_said(figures, sums, lacking, by, words), words)
    layout |= {
        "barmode": "stack",
        "height": 400,
        "legend": {"traceorder": "normal"},
        "xaxis": scales.years(years.index, words) | {"title": None},
        "yaxis": scale.axis,
        "shapes": [_shade(one) for one in lacking] if by == "group" else [],
    }
    bars = [
        _layer(cells[name], joined[name], sums, named(name), colours[name], scale, lacking, words) for name in order
    ]
    return go.Figure(bars, layout)


def each(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "code") -> go.Figure:
    """The largest goods (or partners) of one home and flow, each in a panel of its own with a scale of its own.

    Years without a figure are gaps; the marks of years that lack other classes are open.
    """
    measured = product_measures.by_code if by == "code" else product_measures.by_partner
    rows = measured(figures)
    largest = rows.groupby(by)["value"].sum().sort_values(ascending=False, kind="stable").index[:PANELS]
    carried = marks.positions(figures).groupby([figures[by], figures["period_start"].dt.year]).agg(marks.joined)
    names = {key: goods.named(key, by, rows, nomenclature, words) for key in largest}
    colour = style.FLOWS[str(figures["flow"].iloc[0])]
    traces: list[dict[str, Any]] = []
    title = words("goods-each", **goods.of_whom(figures, words))
    alt = words("goods-each-alt", title=title, goods=words.join(names.values()))
    notes = [words("goods-each-help")]
    if not rows["complete"].all():
        notes.append(words("goods-open-marks"))
    layout = goods.about(figures, title, notes, alt, words) | _panels(len(largest)) | {"annotations": []}
    for at, key in enumerate(largest):
        part = rows[rows[by] == key].set_index("year")
        scale = scales.values(part["value"].to_numpy(), "absolute", "linear", words)
        traces.append(_panel(part, carried[key], names[key], colour, scale, at, words))
        ends = figures["period_start"].dt.year
        layout |= _axes(at, len(largest), int(ends.min()), int(ends.max()), scale, part["value"])
        layout["annotations"].append(_above(at, names[key], scale, words))
    return go.Figure(traces, layout)


def _partners(figures: pd.DataFrame) -> pd.Series:
    """The partner of each figure, "" for those that are not among the largest."""
    totals = figures.groupby("partner_iso3")["value_usd"].sum().sort_values(ascending=False, kind="stable")
    partner = figures["partner_iso3"]
    return partner.where(partner.isin(totals.index[:LARGEST]), "")


def _by_size(figures: pd.DataFrame, layers: pd.Series) -> list[str]:
    totals = figures["value_usd"].groupby(layers).sum().sort_values(ascending=False, kind="stable")
    return sorted((str(name) for name in totals.index), key=lambda name: name == "")


def _namer(figures: pd.DataFrame, by: str, words: Words) -> Callable[[str], str]:
    kind = str(figures["classification"].iloc[0])

    def named(name: str) -> str:
        if by == "group":
            return goods.group_name(name, kind, words)
        return words.country(name) if name else words("goods-other-partners")

    return named


def _said(
    figures: pd.DataFrame, sums: pd.Series, lacking: Sequence[int], by: str, words: Words
) -> tuple[str, list[str], str]:
    """The title, the notes and the alternative text of the stacked bars."""
    title = words("goods-years", **goods.of_whom(figures, words))
    notes = [words("trade-of-absolute")]
    if lacking:
        listed = words.join(str(year) for year in lacking)
        notes.append(words("goods-shaded" if by == "group" else "goods-hatched", years=listed))
    if not len(sums):
        return title, notes, words("goods-years-none", title=title)
    most = sums.index[int(sums.to_numpy().argmax())]
    value = words.money(float(sums.max()))
    return title, notes, words("goods-years-alt", title=title, year=str(most), value=value)


def _shade(year: int) -> dict[str, Any]:
    ends = {"x0": year - 0.5, "x1": year + 0.5, "y0": 0, "y1": 1}
    fill = {"fillcolor": style.rgba(style.NEUTRAL, 0.14), "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "xref": "x", "yref": "paper", **ends, **fill}


def _layer(
    values: pd.Series,
    carried: pd.Series,
    sums: pd.Series,
    name: str,
    colour: str,
    scale: Scale,
    lacking: Sequence[int],
    words: Words,
) -> dict[str, Any]:
    """One layer of the stacked bars."""
    years = [int(year) for year in values.index]
    told = [
        words("goods-value-share", value=words.money(value), share=words.percent(value / sums[year]))
        if sums[year] > 0 and year not in lacking
        else words.money(value)
        for year, value in zip(years, values, strict=True)
    ]
    shapes = ["/" if year in lacking else "" for year in years]
    marker: dict[str, Any] = {"color": colour}
    if any(shapes):
        marker["pattern"] = {"shape": shapes, "size": 5, "solidity": 0.45}
    return {
        "type": "bar",
        "name": name,
        "x": years,
        "y": scale.drawn(values),
        "customdata": [carried[year] for year in years],
        "hovertext": told,
        "hovertemplate": f"<b>{name}</b><br>%{{x}}: %{{hovertext}}<extra></extra>",
        "marker": marker,
    }


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
    most = float(np.nanmax(list(values))) / scale.unit
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
            "range": [0, most * 1.15],
            "nticks": 3,
            "fixedrange": True,
        },
    }


def _above(at: int, name: str, scale: Scale, words: Words) -> dict[str, Any]:
    """The name of a panel's goods, and what its axis counts."""
    return {
        "text": words("goods-panel", name=lanes.cut(name, LABEL), unit=scale.axis["title"]["text"]),
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
