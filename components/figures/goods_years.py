"""A chart of goods through the years: what makes up complete years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import goods as goods_figures
from components.figures import marks, scales, style
from components.figures.scales import Scale
from components.measures import goods as goods_measures
from components.measures.goods import Nomenclature
from components.words.language import Words

LARGEST = 6
"""Partners that have a colour of their own; the others are one more bar on top."""

BAR = 0.78
"""The part of a year that a bar is wide, also where only some years have figures."""


def stacked(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, *, by: str = "group") -> go.Figure:
    """What one home's goods of one flow were worth in each year, stacked by group of sections, or by partner.

    A year that lacks some chapters has no sum of groups: it is shaded instead. By partner, `figures` are those of one
    class, which no year lacks where it has a figure; there a year that lacks other classes is hatched.
    """
    years = goods_measures.years(figures)
    complete = figures["period_start"].dt.year.isin(years.index[years["complete"]])
    summed = figures[complete] if by == "group" else figures
    layers = goods_figures.group(summed, nomenclature) if by == "group" else _partners(summed)
    order = (
        [name for name in goods_figures.COLOURS if (layers == name).any()]
        if by == "group"
        else _by_size(summed, layers)
    )
    positions = marks.positions(figures)[summed.index]
    year = summed["period_start"].dt.year
    value = summed["value_usd"].astype("float64")
    cells = {str(name): part.droplevel(0) for name, part in value.groupby([layers, year]).sum().groupby(level=0)}
    joined = {
        str(name): part.droplevel(0) for name, part in positions.groupby([layers, year]).agg(" ".join).groupby(level=0)
    }
    sums = value.groupby(year).sum()
    scale = scales.values(sums.to_numpy(), "absolute", "linear", words)
    colours = goods_figures.COLOURS if by == "group" else dict(zip(order, style.CATEGORICAL, strict=False))
    named = _namer(figures, by, words)
    lacking = [int(one) for one in years.index[~years["complete"]]]
    layout = goods_figures.about(
        figures,
        *_said(sums, lacking, goods_figures.titled(figures, nomenclature, "years", by, words), by, words),
        words,
    )
    layout |= {
        "barmode": "stack",
        "height": 400,
        "legend": {"traceorder": "normal"},
        "xaxis": scales.years(years.index, words) | {"title": None},
        "yaxis": scale.axis,
        "shapes": list(_shades(lacking)) if by == "group" else [],
    }
    bars = [
        _layer(cells[name], joined[name], sums, named(name), colours[name], scale, lacking, words) for name in order
    ]
    return go.Figure(bars, layout)


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
            return goods_figures.group_name(name, kind, words)
        return words.country(name) if name else words("goods-other-partners")

    return named


def _said(sums: pd.Series, lacking: Sequence[int], title: str, by: str, words: Words) -> tuple[str, list[str], str]:
    """The title, the notes and the alternative text of the stacked bars."""
    notes = [words("trade-of-absolute")]
    if lacking:
        listed = words.join(str(year) for year in lacking)
        notes.append(words("goods-shaded" if by == "group" else "goods-hatched", years=listed))
    if not len(sums):
        return title, notes, words("goods-years-none", title=title)
    most = sums.index[int(sums.to_numpy().argmax())]
    value = words.money(float(sums.max()))
    return title, notes, words("goods-years-alt", title=title, year=str(most), value=value)


def _shades(years: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Shades behind the years, one for those that follow each other."""
    fill = {"fillcolor": style.rgba(style.NEUTRAL, 0.14), "line": {"width": 0}, "layer": "below"}
    firsts = [year for year in years if year - 1 not in years]
    lasts = [year for year in years if year + 1 not in years]
    for first, last in zip(firsts, lasts, strict=True):
        ends = {"x0": first - 0.5, "x1": last + 0.5, "y0": 0, "y1": 1}
        yield {"type": "rect", "xref": "x", "yref": "paper", **ends, **fill}


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
        "width": BAR,
        "customdata": [carried[year] for year in years],
        "hovertext": told,
        "hovertemplate": f"<b>{name}</b><br>%{{x}}: %{{hovertext}}<extra></extra>",
        "marker": marker,
    }
