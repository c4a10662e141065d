"""Charts of the shape of the trade with one mark for each partner: growth, volatility, and the first year of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style
from components.figures import trade_shape as trade_shape_figures
from components.measures import trade_shape as trade_shape_measures
from components.words.language import Words

ROW, AROUND = 26, 70
"""Pixels of a partner's row, and of what stands around the rows."""


def growth(series: pd.DataFrame, words: Words, years: tuple[int, int] | None, *, of: str = "known") -> go.Figure:
    """The compound annual growth of each partner's trade with one home between two years, the fastest on top."""
    rows = (
        trade_shape_measures.growth(series, *years, of) if years else pd.DataFrame(columns=["partner_iso3", "growth"])
    )
    rows = rows.sort_values("growth", ascending=False, kind="stable")
    of_years = series[series["period_start"].dt.year.isin(years or ())]
    told = [
        words(
            "shape-growth-told",
            growth=words.percent(row["growth"]),
            first=words.money(row["first"]),
            last=words.money(row["last"]),
        )
        for row in rows.to_dict("records")
    ]
    notes = [trade_shape_figures.of_said(of, words), words("shape-growth-help")]
    if years:
        left = series["partner_iso3"].nunique() - len(rows)
        span = words.years(*years)
        notes += [words("shape-growth-span", years=span), *([words("shape-growth-left", count=left)] if left else [])]
    layout = trade_shape_figures.layout(series, "growth", notes, _alt(rows, words), words)
    axis = {"tickformat": "+.0%", "zeroline": True, "showgrid": True, "fixedrange": True}
    bars = _bars(rows["partner_iso3"].tolist(), [round(float(one), 4) for one in rows["growth"]], told, words)
    bars["customdata"] = _carried(series, of_years, of, rows["partner_iso3"])
    bars["marker"] = {"color": [style.FLOWS["exports" if one >= 0 else "imports"] for one in rows["growth"]]}
    return go.Figure([bars], layout | _across(len(rows)) | {"xaxis": axis})


def volatility(series: pd.DataFrame, words: Words, *, of: str = "known") -> go.Figure:
    """How much each partner's trade with one home jumps from year to year, the steadiest on top."""
    rows = trade_shape_measures.volatility(series, of).sort_values("volatility", kind="stable")
    told = [
        words("shape-volatility-told", value=words.number(row["volatility"], 2), count=int(row["changes"]))
        for row in rows.to_dict("records")
    ]
    notes = [
        trade_shape_figures.of_said(of, words),
        words("shape-volatility-help", least=trade_shape_measures.LEAST_CHANGES),
    ]
    layout = trade_shape_figures.layout(series, "volatility", notes, _alt(rows, words), words)
    bars = _bars(rows["partner_iso3"].tolist(), [round(float(one), 3) for one in rows["volatility"]], told, words)
    bars["customdata"] = _carried(series, series, of, rows["partner_iso3"])
    bars["marker"] = {"color": style.HOMES[str(series["home_iso3"].iloc[0])]}
    axis = {"rangemode": "tozero", "showgrid": True, "fixedrange": True, "title": {"text": words("shape-volatility")}}
    return go.Figure([bars], layout | _across(len(rows)) | {"xaxis": axis})


def first_years(series: pd.DataFrame, words: Words) -> go.Figure:
    """The first year in which one home reported exports to, and imports from, each partner, the earliest on top."""
    rows = trade_shape_measures.first_years(series).sort_values(["year", "partner_iso3"], kind="stable")
    places = {partner: at for at, partner in enumerate(rows["partner_iso3"])}
    started = series["period_start"].dt.year
    traces = []
    for flow, symbol in (("imports", "circle"), ("exports", "diamond-open")):
        part = rows[rows[flow].notna()]
        at_first = series[
            (series["flow"] == flow)
            & (started == started.groupby([series["partner_iso3"], series["flow"]]).transform("min"))
        ]
        name = words.value("trade", "flow", flow)
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [int(year) for year in part[flow]],
                "y": [places[partner] for partner in part["partner_iso3"]],
                "customdata": _carried(series, at_first, flow, part["partner_iso3"]),
                "hovertext": [words.country(partner) for partner in part["partner_iso3"]],
                "hovertemplate": f"<b>%{{hovertext}}</b><br>{name}: %{{x}}<extra></extra>",
                "marker": {"color": style.FLOWS[flow], "size": 10, "symbol": symbol, "line": {"width": 2}},
            }
        )
    first = words.join(words.country(partner) for partner in rows["partner_iso3"][:3])
    alt = words("shape-first-alt", partners=first) if len(rows) else words("trade-none")
    layout = trade_shape_figures.layout(series, "first", [words("shape-first-help")], alt, words)
    layout |= _across(len(rows)) | {"xaxis": {"tickformat": "d", "showgrid": True}, "showlegend": True}
    layout["yaxis"] |= {"tickvals": list(places.values()), "ticktext": [words.country(code) for code in places]}
    return go.Figure(traces, layout)


def _bars(partners: Sequence[str], values: Sequence[float], told: Sequence[str], words: Words) -> dict[str, Any]:
    names = [words.country(partner) for partner in partners]
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": names,
        "hovertext": list(told),
        "hovertemplate": "<b>%{y}</b><br>%{hovertext}<extra></extra>",
    }


def _across(count: int) -> dict[str, Any]:
    """The layout of one row for each partner, the first on top."""
    axis = {"range": [max(count, 1) - 0.5, -0.5], "showgrid": False, "fixedrange": True}
    return {"height": AROUND + ROW * max(count, 1), "yaxis": axis, "showlegend": False}


def _carried(series: pd.DataFrame, rows: pd.DataFrame, of: str, partners: pd.Series) -> list[str]:
    """The positions in `series` of those of `rows` that are behind each partner's mark."""
    kept = rows if of == "known" else rows[rows["flow"] == of]
    found = marks.positions(series)[kept.index].groupby(kept["partner_iso3"]).agg(" ".join)
    return [str(found[partner]) for partner in partners]


def _alt(rows: pd.DataFrame, words: Words) -> str:
    if rows.empty:
        return words("trade-none")
    first, last = (words.country(str(rows["partner_iso3"].iloc[at])) for at in (0, -1))
    return words("shape-from-to", first=first, last=last)
