"""The trade page through the years, by partner and by shape: whose figures are drawn, and their charts."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.export.pages import SHAPES
from components.figures import trade as figures
from components.figures import trade_marks, trade_partners, trade_shape
from components.measures import cache, outliers, points
from components.measures import trade as trade_measures
from components.measures import trade_shape as shape_measures
from components.ui import address_bar, charts
from components.words.language import Words, plain

RULE = "rule"
"""The choice of data set that leaves it to the default rule."""

MOST_NAMED = 3
"""Figures left out that are named."""


class SideSeries(NamedTuple):
    """What one side reports: of the rows on screen, of all partners and years, and the outliers that are left out."""

    reporter: str
    series: pd.DataFrame
    whole: pd.DataFrame
    left_out: pd.DataFrame


def flows(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Exports, imports and balance through the years of each reporter, with the statements of one pair beside them."""
    sides, older = _sides(chosen, words), _with_older(chosen)
    stated = trade_measures.statements_of_pair(trade)
    crowded = len(sides) > 1 and len(chosen.homes) > 1 and older
    for side in _in_front(sides, chosen) if crowded else sides:
        by_partner = stated["reporter_iso3"] == stated["partner_iso3"]
        beside = stated[by_partner == (side.reporter == "partner")] if len(sides) > 1 else stated
        if len(side.series) or len(beside):
            _flows(trade, side, beside if chosen.one("measure") == "absolute" else beside[:0], chosen, words)
        if side.series.empty:
            _nothing(side, chosen, words)
    remarks(sides, chosen, words)


def partners(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The partners with the most trade through the years, and all of them in the newest complete one."""
    sides, over = _in_front(_sides(chosen, words), chosen), chosen.one("over")
    for side in sides:
        if side.series.empty:
            _nothing(side, chosen, words)
            continue
        if over == "newest":
            charts.note_common_year(side.series, side.whole, words)
        look: dict[str, Any] = {"whole": side.whole, "outliers": ringed(chosen)}
        scale: dict[str, Any] = {"scale": chosen.one("scale"), "measure": chosen.one("measure")}
        top = functools.partial(trade_partners.top_partners, side.series, words, **look, **scale)
        _show("partners", top, side.series, side, chosen, words)
        ranking = functools.partial(trade_partners.ranking, side.series, words, **look, over=over)
        _show("ranking", ranking, side.series, side, chosen, words)
    remarks(sides, chosen, words)


def shapes(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The chosen measure of each home on screen, side by side where there are two."""
    shape = chosen.one("shape")
    side = split_outliers("home", *cache.own_trade(chosen, words), chosen)
    if side.series.empty:
        charts.nothing("trade-unreported", words)
        return
    homes = [home for home in chosen.homes if (side.series["home_iso3"] == home).any()]
    for home, place in zip(homes, st.columns(len(homes), gap="large"), strict=True):
        own, everyone = (rows[rows["home_iso3"] == home] for rows in (side.series, side.whole))
        # How much leans on few can only be said of all partners, not of those that are picked.
        own = chosen.changed(partners=()).apply(everyone) if shape == "concentration" else own
        draw = functools.partial(_shape, own, everyone, chosen, words)
        with place:
            charts.show(draw, own, chosen, words, key=f"shape-{shape}-{home}", measured=SHAPES[shape])
    if chosen.one("odd") == "out":
        remarks([side], chosen, words)


def split_outliers(reporter: str, series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> SideSeries:
    """One side's figures, without the outliers where the reader wants them left out."""
    known = outliers.known().index
    if chosen.one("odd") == "kept":
        return SideSeries(reporter, series, whole, series[:0])
    out = series.index.isin(known)
    return SideSeries(reporter, series[~out], whole[~whole.index.isin(known)], series[out])


def remarks(sides: Sequence[SideSeries], chosen: Filters, words: Words) -> None:
    """What the rings mean, or what is left out."""
    if chosen.one("odd") == "out":
        for side in sides:
            largest = side.left_out.sort_values("value_usd", ascending=False, kind="stable")[:MOST_NAMED]
            names = "; ".join(trade_marks.figure_text(row, words) for row in largest.itertuples())
            total = words.money(float(side.left_out["value_usd"].sum()))
            sentence = words("odd-left-out", count=len(side.left_out), total=total, largest=names)
            st.info(plain(sentence), icon=":material/filter_alt_off:")
    elif chosen.one("view") != "shape":
        rings(any(side.series.index.isin(outliers.known().index).any() for side in sides), chosen, words)


def ringed(chosen: Filters) -> pd.DataFrame | None:
    """The unusual figures that have a ring, where the reader asks for rings."""
    return outliers.known() if chosen.one("rings") == "on" else None


def rings(there: bool, chosen: Filters, words: Words) -> None:
    """A switch for the rings around unusual figures, if there are any, and what they mean once they are drawn."""
    if not there:
        return
    key = f"rings-{words.code}"
    st.session_state[key] = chosen.one("rings") == "on"
    st.toggle(words("odd-show"), key=key, on_change=_ring, args=(key,))
    if st.session_state[key]:
        st.caption(words("odd-rule"))


def _ring(key: str) -> None:
    address_bar.choose("rings", "on" if st.session_state[key] else "off")


def _dominated(side: SideSeries, chosen: Filters, words: Words) -> None:
    """Where one sum flattens all others: says so, and leads to the scale on which they are seen, or back."""
    found = points.dominant(side.series) if chosen.one("measure") == "absolute" else None
    if found is None:
        return
    flow, year = words.value("trade", "flow", found.flow), str(found.year)
    key, other = f"scale-to-{side.reporter}", {"linear": "log", "log": "linear"}[chosen.one("scale")]
    with st.container(horizontal=True, vertical_alignment="center"):
        times = words.number(found.times, 1)
        st.caption(words(f"dominant-{chosen.one('scale')}", flow=flow, year=year, times=times), width="content")
        act = functools.partial(address_bar.choose, "scale", other)
        st.button(words(f"dominant-to-{other}"), key=key, type="tertiary", icon=":material/show_chart:", on_click=act)


def _sides(chosen: Filters, words: Words) -> list[SideSeries]:
    """The series of the sides and the data set that are chosen, below a sentence that says which they are."""
    reporter, dataset = chosen.one("reporter"), chosen.one("dataset")
    st.caption(plain(" ".join(_sentences(chosen, words))))
    return [
        split_outliers(side, *cache.trade_series(side, "" if dataset == RULE else dataset, chosen, words), chosen)
        for side in (cache.SERIES_OF if reporter == "both" else (reporter,))
    ]


def _sentences(chosen: Filters, words: Words) -> list[str]:
    """Whose figures are drawn, of which data sets, and by which rule where several have one."""
    reporter, dataset = chosen.one("reporter"), chosen.one("dataset")
    several = {"home": "homes", "both": "both-homes"} if len(chosen.homes) > 1 else {}
    whose = words(f"drawn-{several.get(reporter, reporter)}", homes=words.join(map(words.country, chosen.homes)))
    if dataset == RULE:
        names = [words.value("trade", "dataset", name) for name in trade_measures.DATASETS]
        rule = words("drawn-rule", datasets=words.join(names))
    else:
        rule = words("drawn-dataset", dataset=words.value("trade", "dataset", dataset))
    return [whose, rule, *([words("drawn-older")] if _with_older(chosen) else [])]


def _with_older(chosen: Filters) -> bool:
    """Whether older extracts are drawn: they are sums of dollars, not shares or indexes."""
    return chosen.one("extracts") == "all" and chosen.one("measure") == "absolute" and chosen.one("view") == "flows"


def _in_front(sides: Sequence[SideSeries], chosen: Filters) -> list[SideSeries]:
    """The side that is in front, where the charts of both are too many for one look."""
    return [side for side in sides if len(sides) == 1 or side.reporter == chosen.one("side")]


def _nothing(side: SideSeries, chosen: Filters, words: Words) -> None:
    """Says that there is no series to draw, and why."""
    unreported = {"home": "trade-unreported", "partner": "trade-unreported-partner"}[side.reporter]
    charts.nothing(unreported if chosen.one("dataset") == RULE else "trade-undrawn", words)


def _flows(trade: pd.DataFrame, side: SideSeries, stated: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The chart of flows of one side, with the figures of older extracts where the reader wants them."""
    datasets = trade_measures.DATASETS if chosen.one("dataset") == RULE else chosen.chosen("dataset")
    older = outliers.superseded(trade, side.series, datasets) if _with_older(chosen) else side.series[:0]
    draw = functools.partial(
        figures.flows,
        side.series,
        words,
        statements=stated,
        older=older,
        outliers=ringed(chosen),
        whole=side.whole,
        scale=chosen.one("scale"),
        measure=chosen.one("measure"),
    )
    _show("flows", draw, [side.series, stated, older], side, chosen, words)
    _dominated(side, chosen, words)


def _show(
    name: str,
    draw: Callable[[], go.Figure],
    rows: pd.DataFrame | Sequence[pd.DataFrame],
    side: SideSeries,
    chosen: Filters,
    words: Words,
) -> None:
    """A chart of one side, with its series to take away; a single data set and figures without outliers have none."""
    plain_series = chosen.one("dataset") == RULE and chosen.one("odd") == "kept"
    measured = {"home": "trade-series", "partner": "mirror-gap"}[side.reporter] if plain_series else ""
    charts.show(draw, rows, chosen, words, key=f"trade-{name}-{side.reporter}", measured=measured)


def _shape(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    """The figure of the chosen measure, of one home's own series and of its series with all partners."""
    of, years = chosen.one("of"), None if chosen.all_years else chosen.years
    draw: dict[str, Callable[[], go.Figure]] = {
        "balance": lambda: trade_shape.balance(series, words, whole),
        "shares": lambda: trade_shape.shares(series, words, whole, of=of),
        "ranks": lambda: trade_shape.ranks(series, words, whole, of=of),
        "growth": lambda: trade_shape.growth(series, words, shape_measures.span(series, whole, years), of=of),
        "concentration": lambda: trade_shape.concentration(series, words, whole, of=of),
        "volatility": lambda: trade_shape.volatility(series, words, of=of),
        "first": lambda: trade_shape.first_years(series, words),
    }
    return draw[chosen.one("shape")]()
