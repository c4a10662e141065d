"""Charts of the shape of one home's trade: balance, shares, ranks, growth, concentration, volatility, first years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    rows = _with_positions(sums, _figures(series, "known"), "year")
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
        data = part["year"], scale.places(part["balance"]), texts, part["positions"]
        traces.append(marks.bars(*data, name=words(name), marker=marker))
    alt = words("shape-balance-alt", surplus=len(surplus), deficit=len(deficit))
    figure = _figure(traces, series, "balance", [words("shape-balance-help")], alt, words, rows["year"])
    return figure.update_layout(yaxis={**scale.axis, "zeroline": True}, barmode="relative", height=380)


def shares(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The share of each partner in one home's trade with the region, stacked, in every complete year."""
    rows = _with_positions(measures.shares(series, whole, of), _figures(series, of), "partner_iso3", "year")
    totals = rows.groupby("partner_iso3")["share"].sum().sort_values(ascending=False, kind="stable")
    largest = [str(partner) for partner in totals.index[:COLOURED]]
    layers = rows["partner_iso3"].where(rows["partner_iso3"].isin(largest), "")
    traces = []
    for partner, colour in [*zip(largest, style.CATEGORICAL, strict=False), ("", style.NEUTRAL)]:
        of_year = rows[layers == partner].groupby("year", as_index=False)
        part = of_year.agg({"share": "sum", "value": "sum", "positions": " ".join})
        name = words.country(partner) if partner else words("goods-other-partners")
        data = part["year"], part["share"], _texts(part, name, words), part["positions"]
        traces += [marks.bars(*data, name=name, marker={"color": colour})] if len(part) else []
    alt = words("shape-shares-alt", partners=_names(largest[:3], words)) if len(rows) else words("trade-none")
    notes = [words(f"shape-of-{of}"), words("shape-complete")]
    axis = {"tickformat": ".0%", "range": [0, 1] if len(series) == len(whole) else None, "rangemode": "tozero"}
    figure = _figure(traces, series, "shares", notes, alt, words, rows["year"])
    return figure.update_layout(yaxis=axis, barmode="stack", height=420, legend_traceorder="normal")


def ranks(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The place of the largest partners of one home among all partners, year by year: a bump chart."""
    rows = _with_positions(measures.ranks(series, whole, of), _figures(series, of), "partner_iso3", "year")
    newest = rows[rows["year"] == rows["year"].max()].sort_values("rank")["partner_iso3"].tolist()
    drawn = rows[rows["partner_iso3"].isin(newest[: len(style.CATEGORICAL)])]
    traces = []
    for partner, colour in zip(newest, style.CATEGORICAL, strict=False):
        part, name = drawn[drawn["partner_iso3"] == partner], words.country(partner)
        part = part.assign(value=part["rank"], text=_texts(part, name, words))
        traces.append(trade_marks.line(part, marks.PLAIN, name=name, colour=colour, size=8))
    alt = words("shape-ranks-alt", partners=_names(newest[:3], words)) if newest else words("trade-none")
    notes = [words(f"shape-of-{of}"), words("shape-ranks-help")]
    lowest = int(drawn["rank"].max()) if len(drawn) else 1
    ticks = [place for place in range(1, lowest + 1) if lowest < 12 or place == 1 or place % 5 == 0]
    axis = {"range": [lowest + 0.6, 0.4], "tickvals": ticks, "title": {"text": words("shape-place")}}
    return _figure(traces, series, "ranks", notes, alt, words, rows["year"]).update_layout(yaxis=axis, height=460)


def concentration(series: pd.DataFrame, words: Words, whole: pd.DataFrame, *, of: str = "known") -> go.Figure:
    """The Herfindahl-Hirschman index of one home's trade over its partners, in every complete year."""
    rows = _with_positions(measures.concentration(series, whole, of), _figures(series, of), "year")
    name, traces, alt = words("shape-hhi"), [], words("trade-none")
    indexes = [words.number(index, 2) for index in rows["hhi"]]
    texts = [
        f"{row.year}<br>{words('shape-hhi-told', hhi=index, equal=words.number(row.equal, 1))}"
        for row, index in zip(marks.each(rows), indexes, strict=True)
    ]
    if len(rows):
        alt = words("shape-hhi-alt", year=str(rows["year"].iloc[-1]), hhi=indexes[-1])
        rows = rows.assign(value=rows["hhi"], text=texts)
        traces = [trade_marks.line(rows, marks.PLAIN, name=name, colour=_home_colour(series), size=7)]
    notes = [words(f"shape-of-{of}"), words("shape-hhi-help")]
    figure = _figure(traces, series, "concentration", notes, alt, words, rows["year"])
    axis = {"range": [0, 1.02], "dtick": 0.25, "title": {"text": name}}
    return figure.update_layout(yaxis=axis, height=380, showlegend=False)


def growth(series: pd.DataFrame, words: Words, years: tuple[int, int] | None, *, of: str = "known") -> go.Figure:
    """The compound annual growth of each partner's trade with one home between two years, the fastest on top."""
    figures = _figures(series, of)
    rows = measures.growth(series, *years, of) if years else measures.growth(series[:0], 0, 1, of)
    rows = rows.sort_values("growth", ascending=False, kind="stable")
    rows = _with_positions(rows, figures[figures["year"].isin(years or ())], "partner_iso3")
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
    figure = _ranking(series, "growth", rows.assign(text=texts), colours, notes, words, years)
    return figure.update_xaxes(tickformat="+.0%", zeroline=True)


def volatility(series: pd.DataFrame, words: Words, *, of: str = "known") -> go.Figure:
    """How much each partner's trade with one home jumps from year to year, the steadiest on top."""
    rows = measures.volatility(series, of).sort_values("volatility", kind="stable")
    rows = _with_positions(rows, _figures(series, of), "partner_iso3")
    texts = [
        words("shape-volatility-told", value=words.number(row.volatility, 2), count=row.changes)
        for row in marks.each(rows)
    ]
    notes = [words(f"shape-of-{of}"), words("shape-volatility-help", least=measures.LEAST_CHANGES)]
    figure = _ranking(series, "volatility", rows.assign(text=texts), _home_colour(series), notes, words)
    return figure.update_xaxes(rangemode="tozero", title={"text": words("shape-volatility")})


def first_years(series: pd.DataFrame, words: Words) -> go.Figure:
    """The first year in which one home reported exports to, and imports from, each partner, the earliest on top."""
    figures = _figures(series, "known")
    firsts = figures[figures["year"] == figures.groupby(["partner_iso3", "flow"])["year"].transform("min")]
    rows = measures.first_years(series).sort_values(["year", "partner_iso3"], kind="stable", ignore_index=True)
    names = [words.country(partner) for partner in rows["partner_iso3"]]
    rows["name"], traces = names, []
    for flow, symbol in (("imports", "circle"), ("exports", "diamond-open")):
        part = _with_positions(rows.dropna(subset=flow), firsts[firsts["flow"] == flow], "partner_iso3")
        label = words.value("trade", "flow", flow)
        texts = [f"<b>{name}</b><br>{label}: {year}" for name, year in zip(part["name"], part[flow], strict=True)]
        marker = {"color": style.FLOWS[flow], "size": 10, "symbol": symbol, "line": {"width": 2}}
        traces.append(marks.points(part[flow], part.index, texts, part["positions"], name=label, marker=marker))
    alt = words("shape-first-alt", partners=words.join(names[:3])) if names else words("trade-none")
    figure = _figure(traces, series, "first", [words("shape-first-help")], alt, words, over_time=False)
    return _across(figure, names).update_layout(xaxis={"tickformat": "d", "showgrid": True}, showlegend=True)


def _figures(series: pd.DataFrame, of: str) -> pd.DataFrame:
    """The rows of what is measured, with `year` and `positions` in the series."""
    rows = series.assign(positions=marks.positions(series), year=series["period_start"].dt.year)
    return rows if of == "known" else rows[rows["flow"] == of]


def _with_positions(rows: pd.DataFrame, figures: pd.DataFrame, *by: str) -> pd.DataFrame:
    """Rows that `by` tells apart, with `positions`, those of the figures behind each."""
    return rows.join(figures.groupby([*by])["positions"].agg(" ".join), on=[*by])


def _texts(rows: pd.DataFrame, name: str, words: Words) -> list[str]:
    """What the marks of a partner say: its name, the year, its place where there are ranks, the value and the share."""
    texts = []
    for row in marks.each(rows):
        place = [words("shape-place-told", place=row.rank)] if "rank" in rows.columns else []
        texts.append("<br>".join([f"<b>{name}</b> {row.year}", *place, trade_marks.value_share(row, words)]))
    return texts


def _home_colour(series: pd.DataFrame) -> str:
    return style.HOMES[str(series["home_iso3"].iloc[0])]


def _names(partners: Iterable[str], words: Words) -> str:
    return words.join(words.country(partner) for partner in partners)


def _ranking(
    series: pd.DataFrame,
    shape: str,
    rows: pd.DataFrame,
    colour: str | Sequence[str],
    notes: Sequence[str],
    words: Words,
    years: tuple[int, int] | None = None,
) -> go.Figure:
    """A bar across for each partner, as long as the column `shape` says, in the order of the rows, the first on top."""
    names = [words.country(partner) for partner in rows["partner_iso3"]]
    texts = [f"<b>{name}</b><br>{text}" for name, text in zip(names, rows["text"], strict=True)]
    data = rows[shape], range(len(names)), texts, rows["positions"]
    trace = marks.bars(*data, name="", orientation="h", marker={"color": colour})
    alt = words("shape-from-to", first=names[0], last=names[-1]) if names else words("trade-none")
    figure = _across(_figure([trace], series, shape, notes, alt, words, years, over_time=False), names)
    return figure.update_layout(xaxis={"showgrid": True, "fixedrange": True}, showlegend=False)


def _across(figure: go.Figure, names: Sequence[str]) -> go.Figure:
    """The figure with a row for each name."""
    return figure.update_layout(yaxis=bars.places(names), height=AROUND + ROW * max(len(names), 1))


def _figure(
    traces: Sequence[Mapping[str, Any]],
    series: pd.DataFrame,
    shape: str,
    notes: Iterable[str],
    alt: str,
    words: Words,
    years: Iterable[int] | None = None,
    *,
    over_time: bool = True,
) -> go.Figure:
    """What all charts of the shape share: whose trade, in which years, as reported by whom, and the axis of years."""
    title = words(f"shape-{shape}-title", **titles.of_rows(series, words, years=years))
    notes = [trade_marks.reporter(series, words), *notes]
    layout = trade_marks.layout(title, notes, alt=f"{title}. {alt}", datasets=series["dataset"], words=words)
    return go.Figure(
        traces, layout | ({"xaxis": marks.year_axis([] if years is None else years, words)} if over_time else {})
    )
