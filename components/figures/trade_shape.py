"""Charts of the shape of the trade: who has which share and which place, and how much leans on few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, scales, style, trade_marks
from components.measures import trade, trade_shape
from components.words.language import Words

COLOURED = 6
"""Partners that have a colour of their own; NEUTRAL is for the others together."""

LINES = len(style.CATEGORICAL)
"""Partners whose places are drawn, as many as there are colours."""

Behind = Mapping[tuple[str, int], str]
"""The positions of the figures behind each partner and year."""


def balance(series: pd.DataFrame, words: Words, whole: pd.DataFrame) -> go.Figure:
    """What one home's exports brought less what its imports cost, in every year that has both."""
    sums = trade.yearly(series, whole=whole)
    known = sums[sums["balance"].notna()].set_index("year")
    scale = scales.values(known["balance"].to_numpy(), "absolute", "linear", words)
    carried = marks.positions(series).groupby(series["period_start"].dt.year).agg(" ".join)
    surplus = known["balance"] >= 0
    traces = []
    for above, name, flow in ((True, "trade-surplus", "exports"), (False, "trade-deficit", "imports")):
        part = known[surplus == above]
        told = [
            "<br>".join(
                [scale.said(row["balance"], words), *trade_marks.flows((row["exports"], row["imports"]), words)]
            )
            for row in part.to_dict("records")
        ]
        hatched = ["" if complete else "/" for complete in part["complete"]]
        traces.append(
            {
                "type": "bar",
                "name": words(name),
                "x": [int(year) for year in part.index],
                "y": scale.drawn(part["balance"]),
                "customdata": [carried[year] for year in part.index],
                "hovertext": told,
                "hovertemplate": f"<b>{words(name)} %{{x}}</b><br>%{{hovertext}}<extra></extra>",
                "marker": {"color": style.FLOWS[flow], "pattern": {"shape": hatched, "size": 5, "solidity": 0.45}},
            }
        )
    count = int(surplus.sum())
    alt = words("shape-balance-alt", surplus=count, deficit=len(known) - count)
    notes = [words("shape-balance-help")]
    about = layout(series, "balance", notes, alt, words)
    about |= {"xaxis": scales.years(known.index, words), "yaxis": scale.axis | {"zeroline": True}}
    return go.Figure(traces, about | {"height": 380, "barmode": "relative"})


def shares(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The share of each partner in one home's trade with the region, stacked, in every complete year."""
    rows = trade_shape.shares(series, whole, of)
    largest = _largest(rows, "share", COLOURED)
    layer = rows["partner_iso3"].where(rows["partner_iso3"].isin(largest), "")
    behind = _behind(series, of)
    traces = []
    for partner, colour in zip([*largest, ""], [*style.CATEGORICAL[: len(largest)], style.NEUTRAL], strict=True):
        part = rows[layer == partner]
        if len(part):
            name = words.country(partner) if partner else words("goods-other-partners")
            traces.append(_layer(part, name, colour, behind, words))
    title_partners = words.join(words.country(partner) for partner in largest[:3])
    alt = words("shape-shares-alt", partners=title_partners) if len(rows) else words("trade-none")
    about = layout(series, "shares", [of_said(of, words), words("shape-complete")], alt, words)
    axis = {"tickformat": ".0%", "range": [0, 1] if len(series) == len(whole) else None, "rangemode": "tozero"}
    about |= {"xaxis": scales.years(rows["year"], words), "yaxis": axis, "barmode": "stack", "height": 420}
    return go.Figure(traces, about | {"legend": {"traceorder": "normal"}})


def ranks(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The place of the largest partners of one home among all partners, year by year: a bump chart."""
    rows = trade_shape.ranks(series, whole, of)
    newest = rows[rows["year"] == rows["year"].max()].sort_values("rank")["partner_iso3"].tolist()
    drawn = newest[:LINES]
    behind = _behind(series, of)
    traces = []
    for at, partner in enumerate(drawn):
        part = rows[rows["partner_iso3"] == partner].set_index("year")
        name = words.country(partner)
        every = part.reindex(range(int(part.index.min()), int(part.index.max()) + 1))
        colour = style.CATEGORICAL[at]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": name,
                "x": [int(year) for year in every.index],
                "y": [None if pd.isna(rank) else int(rank) for rank in every["rank"]],
                "customdata": [behind.get((partner, int(year)), "") for year in every.index],
                "hovertext": [_ranked(row, words) for row in every.to_dict("records")],
                "hovertemplate": f"<b>{name}</b> %{{x}}<br>%{{hovertext}}<extra></extra>",
                "line": {"color": colour, "width": 2.5},
                "marker": {"size": 8},
            }
        )
    first = words.join(words.country(partner) for partner in newest[:3])
    alt = words("shape-ranks-alt", partners=first) if newest else words("trade-none")
    about = layout(series, "ranks", [of_said(of, words), words("shape-ranks-help")], alt, words)
    lowest = int(rows.loc[rows["partner_iso3"].isin(drawn), "rank"].to_numpy().max()) if drawn else 1
    places = range(1, lowest + 1) if lowest < 12 else [1, *range(5, lowest + 1, 5)]
    axis: dict[str, Any] = {"range": [lowest + 0.6, 0.4], "tickvals": list(places)}
    about |= {"xaxis": scales.years(rows["year"], words), "yaxis": axis | {"title": {"text": words("shape-place")}}}
    return go.Figure(traces, about | {"height": 460})


def concentration(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The Herfindahl-Hirschman index of one home's trade over its partners, in every complete year."""
    rows = trade_shape.concentration(series, whole, of).set_index("year")
    carried = _years_behind(series, of)
    every = rows.reindex(range(int(rows.index.min()), int(rows.index.max()) + 1)) if len(rows) else rows
    told = [
        ""
        if pd.isna(row["hhi"])
        else words("shape-hhi-told", hhi=words.number(row["hhi"], 2), equal=words.number(row["equal"], 1))
        for row in every.to_dict("records")
    ]
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [int(year) for year in every.index],
        "y": [None if pd.isna(hhi) else round(float(hhi), 4) for hhi in every["hhi"]],
        "customdata": [carried.get(int(year), "") for year in every.index],
        "hovertext": told,
        "hovertemplate": "%{x}<br>%{hovertext}<extra></extra>",
        "line": {"color": style.HOMES[str(series["home_iso3"].iloc[0])], "width": 2.5},
        "marker": {"size": 7},
    }
    newest = rows.iloc[-1] if len(rows) else None
    alt = (
        words("trade-none")
        if newest is None
        else words("shape-hhi-alt", year=str(rows.index[-1]), hhi=words.number(float(newest["hhi"]), 2))
    )
    about = layout(series, "concentration", [of_said(of, words), words("shape-hhi-help")], alt, words)
    axis = {"range": [0, 1.02], "dtick": 0.25, "title": {"text": words("shape-hhi")}}
    about |= {"xaxis": scales.years(rows.index, words), "yaxis": axis, "height": 380, "showlegend": False}
    return go.Figure([trace], about)


def _layer(part: pd.DataFrame, name: str, colour: str, behind: Behind, words: Words) -> dict[str, Any]:
    """One partner's shares by year, or those of several together."""
    found = [behind[pair] for pair in zip(part["partner_iso3"], part["year"], strict=True)]
    years = part.assign(behind=found).groupby("year")
    share, value = years["share"].sum(), years["value"].sum()
    told = [
        words("goods-value-share", value=words.money(float(value[year])), share=words.percent(float(share[year])))
        for year in share.index
    ]
    cells = {year: " ".join(part["behind"]) for year, part in years}
    return {
        "type": "bar",
        "name": name,
        "x": [int(year) for year in share.index],
        "y": [round(float(one), 5) for one in share],
        "customdata": [cells[year] for year in share.index],
        "hovertext": told,
        "hovertemplate": f"<b>{name}</b> %{{x}}<br>%{{hovertext}}<extra></extra>",
        "marker": {"color": colour},
    }


def _largest(rows: pd.DataFrame, column: str, count: int) -> list[str]:
    """The partners with the most of a column over all years, the most first."""
    totals = rows.groupby("partner_iso3")[column].sum().sort_values(ascending=False, kind="stable")
    return [str(partner) for partner in totals.index[:count]]


def _ranked(row: Mapping[Any, Any], words: Words) -> str:
    if pd.isna(row["rank"]):
        return ""
    value = words("goods-value-share", value=words.money(row["value"]), share=words.percent(row["share"]))
    return f"{words('shape-place-told', place=int(row['rank']))}<br>{value}"


def _of_flow(series: pd.DataFrame, of: str) -> pd.DataFrame:
    return series if of == "known" else series[series["flow"] == of]


def _behind(series: pd.DataFrame, of: str) -> Behind:
    """The positions in `series` of the figures behind each partner and year."""
    rows = _of_flow(series, of)
    years = rows["period_start"].dt.year
    found = marks.positions(series)[rows.index].groupby([rows["partner_iso3"], years]).agg(" ".join).reset_index()
    partners, when, carried = (found[column].tolist() for column in found.columns)
    return dict(zip(zip(partners, when, strict=True), carried, strict=True))


def _years_behind(series: pd.DataFrame, of: str) -> dict[int, str]:
    rows = _of_flow(series, of)
    found = marks.positions(series)[rows.index].groupby(rows["period_start"].dt.year).agg(" ".join)
    return dict(zip(found.index.tolist(), found.tolist(), strict=True))


def of_said(of: str, words: Words) -> str:
    """What is measured, in a sentence."""
    return words(f"shape-of-{of}")


def layout(series: pd.DataFrame, shape: str, notes: Iterable[str], alt: str, words: Words) -> dict[str, Any]:
    """The layout that all charts of the shape share: whose trade, and as reported by whom."""
    home = words.country(str(series["home_iso3"].iloc[0]))
    title = words(f"shape-{shape}-title", home=home)
    said = trade_marks.about(series, "absolute", words)[0]
    return trade_marks.layout(title, [said, *notes], alt=f"{title}. {alt}", datasets=series["dataset"], words=words)
