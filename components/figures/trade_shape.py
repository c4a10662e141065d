"""Charts of the shape of one home's trade: balance, shares, ranks, growth, concentration, volatility, first years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style, titles, trade_marks
from components.measures import trade as trade_measures
from components.measures import trade_shape as measures
from components.words.language import Words

COLOURED = 6
"""Partners that have a colour of their own in a stack; NEUTRAL is for the others together."""

ROW, AROUND = 26, 70
"""Pixels of a partner's row, and of what stands around the rows."""


def balance(series: pd.DataFrame, words: Words, whole: pd.DataFrame) -> go.Figure:
    """What one home's exports brought less what its imports cost, in every year that has both."""
    sums = trade_measures.yearly(series, whole=whole).dropna(subset="balance")
    rows = _with_positions(sums, _figures(series, "known"), ["year"])
    scale = marks.value_scale(rows["balance"], "absolute", "linear", words)
    surplus, deficit = rows[rows["balance"] >= 0], rows[rows["balance"] < 0]
    traces = []
    for name, flow, part in (("trade-surplus", "exports", surplus), ("trade-deficit", "imports", deficit)):
        texts = []
        for row in marks.each(part):
            flows = trade_marks.flow_values([row.exports, row.imports], words)
            texts.append("<br>".join([f"<b>{words(name)} {row.year}</b>", scale.text(row.balance, words), *flows]))
        hatched = style.HATCHED | {"shape": part["complete"].map({True: "", False: "/"}).tolist()}
        marker = {"color": style.FLOWS[flow], "pattern": hatched}
        data = part["year"], scale.places(part["balance"]), texts, part["at"]
        traces.append(marks.bars(*data, name=words(name), marker=marker))
    alt = words("shape-balance-alt", surplus=len(surplus), deficit=len(deficit))
    return go.Figure(
        traces, _layout(series, "balance", [words("shape-balance-help")], alt, words, rows["year"])
    ).update_layout(
        xaxis=marks.year_axis(rows["year"], words),
        yaxis={**scale.axis, "zeroline": True},
        barmode="relative",
        height=380,
    )


def shares(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The share of each partner in one home's trade with the region, stacked, in every complete year."""
    rows = _with_positions(measures.shares(series, whole, of), _figures(series, of), ["partner_iso3", "year"])
    totals = rows.groupby("partner_iso3")["share"].sum().sort_values(ascending=False, kind="stable")
    largest = [str(partner) for partner in totals.index[:COLOURED]]
    layers = rows["partner_iso3"].where(rows["partner_iso3"].isin(largest), "")
    traces = []
    for partner, colour in [*zip(largest, style.CATEGORICAL, strict=False), ("", style.NEUTRAL)]:
        part = rows[layers == partner].groupby("year").agg({"share": "sum", "value": "sum", "at": " ".join})
        if part.empty:
            continue
        name = words.country(partner) if partner else words("goods-other-partners")
        texts = [f"<b>{name}</b> {row.Index}<br>{_value_share(row, words)}" for row in marks.each(part)]
        traces.append(marks.bars(part.index, part["share"], texts, part["at"], name=name, marker={"color": colour}))
    alt = words("shape-shares-alt", partners=_names(largest[:3], words)) if len(rows) else words("trade-none")
    notes = [words(f"shape-of-{of}"), words("shape-complete")]
    axis = {"tickformat": ".0%", "range": [0, 1] if len(series) == len(whole) else None, "rangemode": "tozero"}
    return go.Figure(traces, _layout(series, "shares", notes, alt, words, rows["year"])).update_layout(
        xaxis=marks.year_axis(rows["year"], words), yaxis=axis, barmode="stack", height=420, legend_traceorder="normal"
    )


def ranks(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The place of the largest partners of one home among all partners, year by year: a bump chart."""
    rows = _with_positions(measures.ranks(series, whole, of), _figures(series, of), ["partner_iso3", "year"])
    newest = rows[rows["year"] == rows["year"].max()].sort_values("rank")["partner_iso3"].tolist()
    traces, lowest = [], 1
    for partner, colour in zip(newest, style.CATEGORICAL, strict=False):
        part, name = rows[rows["partner_iso3"] == partner], words.country(partner)
        lowest = max(lowest, int(part["rank"].max()))
        texts = [
            f"<b>{name}</b> {row.year}<br>{words('shape-place-told', place=row.rank)}<br>{_value_share(row, words)}"
            for row in marks.each(part)
        ]
        part = part.assign(value=part["rank"], text=texts)
        traces.append(trade_marks.line(part, marks.PLAIN, name=name, colour=colour, size=8))
    alt = words("shape-ranks-alt", partners=_names(newest[:3], words)) if newest else words("trade-none")
    notes = [words(f"shape-of-{of}"), words("shape-ranks-help")]
    places = range(1, lowest + 1) if lowest < 12 else [1, *range(5, lowest + 1, 5)]
    axis = {"range": [lowest + 0.6, 0.4], "tickvals": list(places), "title": {"text": words("shape-place")}}
    return go.Figure(traces, _layout(series, "ranks", notes, alt, words, rows["year"])).update_layout(
        xaxis=marks.year_axis(rows["year"], words), yaxis=axis, height=460
    )


def concentration(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The Herfindahl-Hirschman index of one home's trade over its partners, in every complete year."""
    rows = _with_positions(measures.concentration(series, whole, of), _figures(series, of), ["year"])
    colour, traces, alt = style.HOMES[str(series["home_iso3"].iloc[0])], [], words("trade-none")
    texts = []
    for row in marks.each(rows):
        index = words.number(row.hhi, 2)
        texts.append(f"{row.year}<br>{words('shape-hhi-told', hhi=index, equal=words.number(row.equal, 1))}")
        alt = words("shape-hhi-alt", year=str(row.year), hhi=index)
    if len(rows):
        rows = rows.assign(value=rows["hhi"], text=texts)
        traces.append(trade_marks.line(rows, marks.PLAIN, name=words("shape-hhi"), colour=colour, size=7))
    notes = [words(f"shape-of-{of}"), words("shape-hhi-help")]
    axis = {"range": [0, 1.02], "dtick": 0.25, "title": {"text": words("shape-hhi")}}
    return go.Figure(traces, _layout(series, "concentration", notes, alt, words, rows["year"])).update_layout(
        xaxis=marks.year_axis(rows["year"], words), yaxis=axis, height=380, showlegend=False
    )


def growth(series: pd.DataFrame, words: Words, years: tuple[int, int] | None, *, of: str = "known") -> go.Figure:
    """The compound annual growth of each partner's trade with one home between two years, the fastest on top."""
    figures = _figures(series, of)
    rows = measures.growth(series, *years, of) if years else measures.growth(series[:0], 0, 1, of)
    rows = rows.sort_values("growth", ascending=False, kind="stable")
    rows = _with_positions(rows, figures[figures["year"].isin(years or ())], ["partner_iso3"])
    texts = []
    for row in marks.each(rows):
        ends = {"first": words.money(row.first), "last": words.money(row.last)}
        texts.append(words("shape-growth-told", growth=words.percent(row.growth), **ends))
    notes = [words(f"shape-of-{of}"), words("shape-growth-help")]
    if years:
        notes.append(words("shape-growth-span", years=words.years(*years)))
    if years and (left := series["partner_iso3"].nunique() - len(rows)):
        notes.append(words("shape-growth-left", count=left))
    colours = [style.FLOWS["exports" if value >= 0 else "imports"] for value in rows["growth"]]
    axis = {"tickformat": "+.0%", "zeroline": True}
    return _ranking(series, "growth", rows.assign(text=texts), colours, notes, axis, words, years)


def volatility(series: pd.DataFrame, words: Words, *, of: str = "known") -> go.Figure:
    """How much each partner's trade with one home jumps from year to year, the steadiest on top."""
    rows = measures.volatility(series, of).sort_values("volatility", kind="stable")
    rows = _with_positions(rows, _figures(series, of), ["partner_iso3"])
    texts = [
        words("shape-volatility-told", value=words.number(row.volatility, 2), count=row.changes)
        for row in marks.each(rows)
    ]
    notes = [words(f"shape-of-{of}"), words("shape-volatility-help", least=measures.LEAST_CHANGES)]
    colour = style.HOMES[str(series["home_iso3"].iloc[0])]
    axis = {"rangemode": "tozero", "title": {"text": words("shape-volatility")}}
    return _ranking(series, "volatility", rows.assign(text=texts), colour, notes, axis, words)


def first_years(series: pd.DataFrame, words: Words) -> go.Figure:
    """The first year in which one home reported exports to, and imports from, each partner, the earliest on top."""
    figures = _figures(series, "known")
    firsts = figures[figures["year"] == figures.groupby(["partner_iso3", "flow"])["year"].transform("min")]
    rows = measures.first_years(series).sort_values(["year", "partner_iso3"], kind="stable", ignore_index=True)
    names = [words.country(partner) for partner in rows["partner_iso3"]]
    rows["name"] = names
    traces = []
    for flow, symbol in (("imports", "circle"), ("exports", "diamond-open")):
        part = _with_positions(rows.dropna(subset=flow), firsts[firsts["flow"] == flow], ["partner_iso3"])
        label = words.value("trade", "flow", flow)
        texts = [f"<b>{name}</b><br>{label}: {year}" for name, year in zip(part["name"], part[flow], strict=True)]
        marker = {"color": style.FLOWS[flow], "size": 10, "symbol": symbol, "line": {"width": 2}}
        traces.append(marks.points(part[flow], part.index, texts, part["at"], name=label, marker=marker))
    alt = words("shape-first-alt", partners=words.join(names[:3])) if names else words("trade-none")
    return go.Figure(traces, _layout(series, "first", [words("shape-first-help")], alt, words)).update_layout(
        xaxis={"tickformat": "d", "showgrid": True},
        yaxis=bars.places(names),
        height=AROUND + ROW * max(len(names), 1),
        showlegend=True,
    )


def _figures(series: pd.DataFrame, of: str) -> pd.DataFrame:
    """The rows of what is measured, with `year` and `at`, their positions in the series."""
    rows = series.assign(at=marks.positions(series), year=series["period_start"].dt.year)
    return rows if of == "known" else rows[rows["flow"] == of]


def _with_positions(rows: pd.DataFrame, figures: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Rows that `by` tells apart, with `at`, the positions of the figures behind each."""
    return rows.join(figures.groupby(by)["at"].agg(" ".join), on=by)


def _value_share(row: Any, words: Words) -> str:
    return words("goods-value-share", value=words.money(row.value), share=words.percent(row.share))


def _names(partners: Iterable[str], words: Words) -> str:
    return words.join(words.country(partner) for partner in partners)


def _ranking(
    series: pd.DataFrame,
    shape: str,
    rows: pd.DataFrame,
    colour: str | Sequence[str],
    notes: Sequence[str],
    axis: dict[str, Any],
    words: Words,
    years: tuple[int, int] | None = None,
) -> go.Figure:
    """A bar across for each partner, as long as the column `shape` says, in the order of the rows, the first on top."""
    names = [words.country(partner) for partner in rows["partner_iso3"]]
    texts = [f"<b>{name}</b><br>{text}" for name, text in zip(names, rows["text"], strict=True)]
    data = rows[shape], range(len(names)), texts, rows["at"]
    trace = marks.bars(*data, name="", orientation="h", marker={"color": colour})
    alt = words("shape-from-to", first=names[0], last=names[-1]) if names else words("trade-none")
    return go.Figure([trace], _layout(series, shape, notes, alt, words, years)).update_layout(
        xaxis=axis | {"showgrid": True, "fixedrange": True},
        yaxis=bars.places(names),
        height=AROUND + ROW * max(len(names), 1),
        showlegend=False,
    )


def _layout(
    series: pd.DataFrame, shape: str, notes: Iterable[str], alt: str, words: Words, years: Iterable[int] | None = None
) -> dict[str, Any]:
    """The layout that all charts of the shape share: whose trade, in which years, and as reported by whom."""
    title = words(f"shape-{shape}-title", **titles.of_rows(series, words, years=years))
    notes = [trade_marks.reporter(series, words), *notes]
    return trade_marks.layout(title, notes, alt=f"{title}. {alt}", datasets=series["dataset"], words=words)
