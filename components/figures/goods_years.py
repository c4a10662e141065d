"""Charts of goods through the years: what makes up complete years, and each of the largest in a panel of its own."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.figures import marks, style, titles, trade_marks
from components.figures.marks import Scale
from components.measures import goods as goods_measures
from components.measures.goods import PARTNER, Nomenclature
from components.words.language import Words

LARGEST = 6
"""Partners that have a colour of their own; the others are one more bar on top."""

BAR = 0.78
"""The part of a year that a bar is wide, also where only some years have figures."""

PANELS, BESIDE, PANEL, LABEL = 6, 2, 138, 26
"""How many goods have a panel, how many panels stand side by side, a panel's pixels, and its name's characters."""

TICKS, ROOM = 3, 0.25
"""Amounts told beside a panel at most; the powers of ten left free around its values, so that one is told."""


def stacked(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "group") -> go.Figure:
    """What one home's goods of one flow were worth in each year, stacked by group of sections, or by partner.

    A year that lacks some chapters has no sum of groups: it is shaded instead. By partner, `figures` are those of one
    class, which no year lacks where it has a figure; there a year that lacks other classes is hatched.
    """
    complete = goods_measures.years(figures)["complete"]
    lacking = [int(year) for year in complete.index[~complete]]
    rows = _numbered(figures)
    if by == "group":
        kind, rows = goods_measures.classification(figures), rows[~rows["year"].isin(lacking)]
        layer, legend = goods_measures.groups(rows["code"], kind, nomenclature), trade_marks.goods_legend(kind, words)
    else:
        layer, legend = _partners(rows, words)
    sums = rows.groupby("year")["value"].sum()
    scale = marks.value_scale(sums, "absolute", "linear", words)
    layers = rows.groupby([layer.rename("layer"), "year"], as_index=False).agg({"value": "sum", "positions": " ".join})
    layers["share"] = layers["value"] / layers["year"].map(sums.where((sums > 0) & ~sums.index.isin(lacking)))
    traces = [
        _bars(part, name, colour, scale, lacking, words)
        for key, (name, colour) in legend.items()
        if len(part := layers[layers["layer"] == key])
    ]
    key = "goods-years" if by == "group" else "goods-years-partners"
    title = trade_marks.goods_title(key, figures, titles.of_rows(figures, words), nomenclature, words)
    alt = words("goods-years-none", title=title)
    if len(sums):
        alt = words("goods-years-alt", title=title, year=str(sums.idxmax()), value=words.money(float(sums.max())))
    notes = [words("trade-of-absolute")]
    if lacking:
        listed = words.join(str(year) for year in lacking)
        notes.append(words("goods-shaded" if by == "group" else "goods-hatched", years=listed))
    figure = go.Figure(traces, trade_marks.goods_layout(figures, title, notes, alt, words)).update_layout(
        barmode="stack",
        height=PANEL * PANELS // BESIDE,
        legend_traceorder="normal",
        xaxis=marks.year_axis(complete.index, words) | {"title": None},
        yaxis=scale.axis,
    )
    if by == "group":
        # Years that follow each other have one shade.
        firsts = [year for year in lacking if year - 1 not in lacking]
        lasts = [year for year in lacking if year + 1 not in lacking]
        for first, last in zip(firsts, lasts, strict=True):
            style.shade_years(figure, first, last)
    return figure


def _partners(rows: pd.DataFrame, words: Words) -> tuple[pd.Series, dict[str, tuple[str, str]]]:
    """In which layer each figure is, its partner or "" where that is not among the largest, and the legend of these."""
    totals = rows.groupby(PARTNER)["value"].sum().sort_values(ascending=False, kind="stable")
    largest = [str(partner) for partner in totals.index[:LARGEST]]
    names = {**{partner: words.country(partner) for partner in largest}, "": words("goods-other-partners")}
    legend = {key: (name, colour) for (key, name), colour in zip(names.items(), style.CATEGORICAL, strict=False)}
    return rows[PARTNER].where(rows[PARTNER].isin(largest), ""), legend


def panels(
    figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "code", scale: str = "linear"
) -> go.Figure:
    """The largest goods (or partners) of one home and flow, each in a panel of its own with a scale of its own.

    `scale` is linear or log. Years without a figure are gaps; the marks of years that lack other classes are open.
    """
    rows = goods_measures.SUMMED[by](figures)
    rows = rows.join(_numbered(figures).groupby([by, "year"])["positions"].agg(" ".join), on=[by, "year"])
    largest = rows.groupby(by)["value"].sum().sort_values(ascending=False, kind="stable").index[:PANELS]
    parts = [rows[rows[by] == key] for key in largest]
    names = [trade_marks.goods_label(next(marks.each(part)), by, nomenclature, words) for part in parts]
    key = "goods-each" if by == "code" else "goods-each-partners"
    title = trade_marks.goods_title(key, figures, titles.of_rows(figures, words), nomenclature, words)
    notes = [words("goods-each-help"), *([] if rows["complete"].all() else [words("goods-open-marks")])]
    alt = words("goods-each-alt", title=title, goods=words.join(names))
    count = max(-(-len(parts) // BESIDE), 1)
    layout = trade_marks.goods_layout(figures, title, notes, alt, words)
    layout |= {"height": PANEL * count, "showlegend": False, "margin": {"t": 0, "l": 0, "r": style.TOOLBAR, "b": 0}}
    cell = {"t": 0.26 / count, "b": 0.2 / count}
    cells = [cell] * len(parts) + [None] * (count * BESIDE - len(parts))
    specs = [cells[at : at + BESIDE] for at in range(0, len(cells), BESIDE)]
    spaces = {"vertical_spacing": 0, "horizontal_spacing": 0.09}
    figure = make_subplots(count, BESIDE, specs=specs, figure=go.Figure(layout=layout), **spaces)
    colour = style.FLOWS[str(figures["flow"].iloc[0])]
    for at, (part, name) in enumerate(zip(parts, names, strict=True)):
        place = {"row": at // BESIDE + 1, "col": at % BESIDE + 1}
        of_panel = _panel_scale(part["value"].to_numpy(dtype="float64"), scale, words)
        figure.add_trace(_panel_line(part, name, colour, of_panel, words), **place)
        figure.update_yaxes(of_panel.axis | {"title": None, "fixedrange": True}, **place)
        short = textwrap.shorten(name, LABEL, placeholder="…")
        above = words("goods-panel", name=short, unit=of_panel.axis["title"]["text"])
        spot = {"xref": "x domain", "yref": "y domain", "x": 0, "y": 1.04, "xanchor": "left", "yanchor": "bottom"}
        figure.add_annotation(text=above, align="left", **spot, **place)
    first, last = (int(year) for year in rows["year"].agg(["min", "max"]))
    return figure.update_xaxes(range=[first - 0.6, last + 0.6], tickvals=[first, last], tickformat="d", fixedrange=True)


def _numbered(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures with `year`, `value` in US dollars, and `positions`."""
    year, value = figures["period_start"].dt.year, figures["value_usd"].astype("float64")
    return figures.assign(year=year, value=value, positions=marks.positions(figures))


def _bars(
    part: pd.DataFrame, name: str, colour: str, scale: Scale, lacking: Sequence[int], words: Words
) -> dict[str, Any]:
    """One layer of the stacked bars."""
    pattern = style.HATCHED | {"shape": ["/" if year in lacking else "" for year in part["year"]]}
    hover = [f"<b>{name}</b><br>{row.year}: {trade_marks.value_share(row, words)}" for row in marks.each(part)]
    data = part["year"], scale.places(part["value"]), hover, part["positions"]
    return marks.bars(*data, name=name, width=BAR, marker={"color": colour, "pattern": pattern})


def _panel_scale(values: npt.NDArray[np.float64], scale: str, words: Words) -> Scale:
    """The scale of one panel: amounts in the unit of the largest, as there is no room for a unit at each tick."""
    linear = marks.value_scale(values, "absolute", "linear", words)
    amounts = values[values > 0] / linear.unit
    if scale == "linear" or not len(amounts):
        return replace(linear, axis=linear.axis | {"range": [0, values.max() / linear.unit * 1.15], "nticks": TICKS})
    low, high = math.log10(amounts.min()) - ROOM, math.log10(amounts.max()) + ROOM
    ticks = [tick for tick in marks.decades(amounts.min(), amounts.max()) if low <= math.log10(tick) <= high]
    ticks = ticks[:: max(-(-len(ticks) // TICKS), 1)]
    labels = [words.number(tick, 9) for tick in ticks]
    axis = {"type": "log", "range": [low, high], "tickvals": ticks, "ticktext": labels, "title": linear.axis["title"]}
    return replace(linear, axis=axis)


def _panel_line(part: pd.DataFrame, name: str, colour: str, scale: Scale, words: Words) -> dict[str, Any]:
    """The line of one panel; the marks of years that lack other classes are open."""
    lacking = set(part.loc[~part["complete"], "year"])
    years = range(part["year"].min(), part["year"].max() + 1)
    symbols = ["circle-open" if year in lacking else "circle" for year in years]
    hover = [f"<b>{name}</b><br>{row.year}: {words.money(row.value)}" for row in marks.each(part)]
    line = trade_marks.line(part.assign(text=hover), scale, name=name, colour=colour, size=6, symbol=symbols)
    return line | {"cliponaxis": False}
