"""The charts of trade, of its mirror and of goods, as the pages and addresses ask for them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import Filters
from components.facts import store
from components.figures import goods as goods_figures
from components.figures import goods_years, mirror_partners, trade_partners, trade_shape
from components.figures import mirror as mirror_figures
from components.figures import trade as figures
from components.figures.marks import Drawing
from components.measures import cache, mirror, outliers
from components.measures import goods as goods_measures
from components.measures import trade as trade_measures
from components.measures import trade_shape as shape_measures
from components.measures.cache import cached
from components.words.language import Words

RULE = "rule"
"""The choice of data set that leaves it to the default rule."""

MOST_GOODS = 4
"""Goods of a flow that the page of a country draws; the page of products has all."""


class SideSeries(NamedTuple):
    """What one side reports: of the rows on screen, of all partners and years, and the outliers that are left out."""

    reporter: str
    series: pd.DataFrame
    whole: pd.DataFrame
    left_out: pd.DataFrame


def side_of(reporter: str, chosen: Filters, words: Words) -> SideSeries:
    """One side's figures of the chosen data set, without the outliers where the reader wants them left out."""
    dataset = "" if chosen.one("view") == "shape" or chosen.one("dataset") == RULE else chosen.one("dataset")
    series, whole = cache.trade_series(reporter, dataset, chosen, words)
    known = outliers.known().index
    if chosen.one("odd") == "kept":
        return SideSeries(reporter, series, whole, series[:0])
    out = series.index.isin(known)
    return SideSeries(reporter, series[~out], whole[~whole.index.isin(known)], series[out])


def _look(chosen: Filters, *names: str) -> dict[str, Any]:
    """These ways of looking, and the unusual figures that have a ring, where the reader asks for rings."""
    rings = outliers.known() if chosen.one("rings") == "on" else None
    return {"outliers": rings, **{name: chosen.one(name) for name in names}}


def with_older(chosen: Filters) -> bool:
    """Whether older extracts are drawn: they are sums of dollars, not shares or indexes."""
    return chosen.one("extracts") == "all" and chosen.one("measure") == "absolute" and chosen.one("view") == "flows"


def flows(reporter: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """Exports, imports and balance of one side through the years, with the statements of one pair beside them, and
    the figures of older extracts where the reader wants them."""
    side, trade = side_of(reporter, chosen, words), chosen.apply(store.load("trade"))
    stated = trade_measures.statements_of_pair(trade)
    if chosen.one("reporter") == "both":
        stated = stated[(stated["reporter_iso3"] == stated["partner_iso3"]) == (reporter == "partner")]
    if side.series.empty and stated.empty:
        return None
    stated = stated if chosen.one("measure") == "absolute" else stated[:0]
    datasets = trade_measures.DATASETS if chosen.one("dataset") == RULE else chosen.chosen("dataset")
    older = outliers.superseded(trade, side.series, datasets) if with_older(chosen) else side.series[:0]
    look = _look(chosen, "scale", "measure")
    figure = figures.flows(side.series, words, statements=stated, older=older, whole=side.whole, **look)
    return figure, [side.series, stated, older]


def partners(reporter: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """The partners with the most trade through the years."""
    side = side_of(reporter, chosen, words)
    if side.series.empty:
        return None
    look = _look(chosen, "scale", "measure")
    return trade_partners.top_partners(side.series, words, whole=side.whole, **look), [side.series]


def ranking(reporter: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """All partners in the newest complete year, or over all of them."""
    side = side_of(reporter, chosen, words)
    if side.series.empty:
        return None
    return trade_partners.ranking(side.series, words, whole=side.whole, **_look(chosen, "over")), [side.series]


def largest(chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """The partners with the most trade, as the overview has them."""
    series, whole = cache.own_trade(chosen, words)
    return trade_partners.top_by_trade(series, words, whole=whole), [series]


def of_pair(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """The trade of one pair through the years, as the page of a country has it."""
    series, whole = cache.own_trade(chosen, words)
    stated = trade_measures.statements_of_pair(chosen.apply(store.load("trade")))
    if series.empty and stated.empty:
        return None
    return figures.flows(series, words, statements=stated, whole=whole), [series, stated]


def shape(measure: str, home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """One measure of the shape of one home's trade."""
    side = side_of("home", chosen, words)
    series, whole = (rows[rows["home_iso3"] == home] for rows in (side.series, side.whole))
    if series.empty:
        return None
    # How much leans on few can only be said of all partners, not of those that are picked.
    series = chosen.changed(partners=()).apply(whole) if measure == "concentration" else series
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
    return draw[measure](), [series]


def mirror_gap(chosen: Filters, words: Words) -> pd.DataFrame:
    """The frame of `measures.mirror.mirror_gap` for the trade that is chosen."""
    return cached(lambda: mirror.mirror_gap(chosen.apply(store.load("trade"))), "mirror-gap", chosen, words)


def mirror_rows(home: str, chosen: Filters, words: Words) -> pd.DataFrame:
    """The rows of both sides of one home, and the statements of one pair."""

    def of_home() -> pd.DataFrame:
        trade = chosen.apply(store.load("trade"))
        rows = trade[trade["home_iso3"] == home]
        return pd.concat([mirror.rows_of_both_sides(rows), trade_measures.statements_of_pair(rows)])

    return cached(of_home, f"mirror-rows-{home}", chosen, words, large=True)


def dumbbells(flow: str, home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """What both sides report of one flow of one home, year by year."""
    gap, rows = mirror_gap(chosen, words), mirror_rows(home, chosen, words)
    if gap.empty:
        return None
    of_home = gap[gap["home_iso3"] == home]
    return mirror_figures.dumbbells(rows, words, flow=flow, gap=of_home, **_look(chosen, "scale")), [rows]


def ratios(home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """How far apart both sides of one flow of one home are, partner by partner and year by year."""
    gap, rows = mirror_gap(chosen, words), mirror_rows(home, chosen, words)
    if gap.empty:
        return None
    of_home = gap[gap["home_iso3"] == home]
    return mirror_partners.ratios(rows, words, flow=chosen.one("gap"), gap=of_home, **_look(chosen)), [rows]


def widest(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """The widest gaps of all homes that are chosen."""
    gap, trade = mirror_gap(chosen, words), chosen.apply(store.load("trade"))
    if gap.empty:
        return None
    return mirror_partners.widest(trade, words, gap=gap, **_look(chosen, "scale")), [trade]


def goods_rows(chosen: Filters, words: Words) -> pd.DataFrame:
    """The rows that the open view of the page of products is of: those that are drawn, or those that name goods."""

    def choose() -> pd.DataFrame:
        products = chosen.apply(store.load("products"))
        of_flow = products[products["flow"] == chosen.one("flow")]
        if chosen.one("view") == "named":
            return goods_measures.named(of_flow)
        return goods_measures.of_class(goods_measures.series(of_flow), chosen.one("classes"))

    return cached(choose, "goods-rows", chosen, words, large=True)


def goods_drawn(chosen: Filters, words: Words) -> pd.DataFrame:
    """The figures of goods in the order in which charts sum them."""
    rows = goods_rows(chosen, words)
    return cached(lambda: goods_measures.in_order(rows), "goods-drawn", chosen, words, large=True)


def goods(kind: str, home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """The goods of one home: of one year as areas (`map`) or as bars (`top`), or through the `years` as sums or `each`
    by itself; of one that is picked, its partners."""
    drawn = goods_drawn(chosen, words)
    rows, standard = drawn[drawn["home_iso3"] == home], goods_measures.standard()
    one = len(chosen.chosen("code")) == 1
    by = goods_measures.PARTNER if one else "code"
    if rows.empty:
        return None
    if kind == "each":
        return goods_years.panels(rows, words, standard, by=by, scale=chosen.one("scale")), [rows]
    if kind == "years":
        return goods_years.stacked(rows, words, standard, by=by if one else "group"), [rows]
    year = _year_of(rows, chosen)
    if year is None or (kind == "map" and (one or goods_measures.total(rows, year) is None)):
        return None
    if kind == "map":
        return goods_figures.treemap(rows, words, standard, year), [rows]
    return goods_figures.ranking(rows, words, standard, year, by=by), [rows]


def _year_of(rows: pd.DataFrame, chosen: Filters) -> int | None:
    """The year to draw: the one chosen, where the figures have it, or the newest complete one."""
    wanted = chosen.one("year")
    if wanted == goods_measures.NEWEST:
        return goods_measures.newest_year(rows)
    return int(wanted) if (rows["period_start"].dt.year == int(wanted)).any() else None


def largest_goods(flow: str, home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """The largest goods of one flow of one pair in the newest complete year, as the page of a country has them."""
    products = chosen.changed(homes=(home,)).apply(store.load("products"))
    drawn = goods_measures.in_order(goods_measures.of_class(goods_measures.series(products), "finest"))
    rows = drawn[drawn["flow"] == flow]
    year = goods_measures.newest_year(rows)
    if year is None:
        return None
    return goods_figures.ranking(rows, words, goods_measures.standard(), year, MOST_GOODS), [rows]
