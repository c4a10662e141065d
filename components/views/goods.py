"""The views of the products page: what each draws of the goods on screen. Only the open one is drawn."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.figures import goods as goods_figures
from components.figures import goods_years
from components.measures import goods as goods_measures
from components.measures.cache import cached
from components.measures.goods import Nomenclature
from components.ui import charts
from components.words.language import Words, plain

PARTNER = "partner_iso3"

MOST_TITLES = 3
"""Goods that are picked whose full titles are told at most."""


def one_year(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods of one year: all of them as areas, the largest as bars, or the partners of the one that is picked."""

    def of_home(figures: pd.DataFrame, home: str, standard: Nomenclature, one: bool) -> Charts:
        year = _year_of(figures, chosen)
        if year is None:
            return {}
        draw = functools.partial(goods_figures.treemap, figures, words, standard, year)
        areas = {} if one or goods_measures.total(figures, year) is None else {f"goods-map-{home}": draw}
        by = PARTNER if one else "code"
        ranking = functools.partial(goods_figures.ranking, figures, words, standard, year, by=by)
        return {**areas, f"goods-top-{home}": ranking}

    _draw(of_home, products, chosen, words)


def years(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods through the years: complete years as sums, and the largest goods (or partners) each by itself."""

    def of_home(figures: pd.DataFrame, home: str, standard: Nomenclature, one: bool) -> Charts:
        stacked = functools.partial(goods_years.stacked, figures, words, standard, by=PARTNER if one else "group")
        look: dict[str, Any] = {"by": PARTNER if one else "code", "scale": chosen.one("scale")}
        panels = functools.partial(goods_years.panels, figures, words, standard, **look)
        return {f"goods-years-{home}": stacked, f"goods-each-{home}": panels}

    _draw(of_home, products, chosen, words)


def named(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods that sources only name, each with its source."""
    if table_rows(products, chosen, words).empty:
        charts.nothing("goods-none-named", words)
        return
    st.markdown(f"**{words('goods-named')}**  \n:small[{words('goods-named-help')}]")


def table_rows(products: pd.DataFrame, chosen: Filters, words: Words) -> pd.DataFrame:
    """The rows that the open view is of, for its table: those that are drawn, or those that name goods."""

    def choose() -> pd.DataFrame:
        of_flow = products[products["flow"] == chosen.one("flow")]
        if chosen.one("view") == "named":
            return goods_measures.named(of_flow)
        return goods_measures.of_class(goods_measures.series(of_flow), chosen.one("classes"))

    return cached(choose, "goods-rows", chosen, words, large=True)


Charts = dict[str, Callable[[], go.Figure]]
"""What draws each chart of one home, by the chart's key."""


def _draw(
    of_home: Callable[[pd.DataFrame, str, Nomenclature, bool], Charts],
    products: pd.DataFrame,
    chosen: Filters,
    words: Words,
) -> None:
    """The charts of each home on screen that has figures of the chosen flow, below what a reader should know of them.

    Those of one home stand side by side, those of two homes one below the other, so that the homes are compared.
    """
    rows = table_rows(products, chosen, words)
    figures = cached(lambda: goods_measures.in_order(rows), "goods-drawn", chosen, words, large=True)
    homes = [home for home in chosen.homes if (figures["home_iso3"] == home).any()]
    if not homes:
        charts.nothing("goods-no-figures", words)
        return
    st.caption(plain(words("goods-rule")))
    for code in chosen.chosen("code")[:MOST_TITLES]:
        _titled(code, words)
    one, alone = len(chosen.chosen("code")) == 1, len(homes) == 1
    of_homes = {home: figures[figures["home_iso3"] == home] for home in homes}
    drawn = {home: of_home(of_homes[home], home, goods_measures.standard(), one) for home in homes}
    places = st.columns(max(len(drawn[homes[0]]), 1) if alone else len(homes), gap="large")
    for column, home in enumerate(homes):
        if not drawn[home]:
            with places[column]:
                charts.nothing("goods-not-in-year", words)
        for at, (key, draw) in enumerate(drawn[home].items()):
            with places[at if alone else column]:
                charts.show(draw, of_homes[home], chosen, words, key=key)


def _titled(code: str, words: Words) -> None:
    """What the standard calls goods that are picked, in full, and the section of a chapter."""
    standard = goods_measures.standard()
    title, section = standard.titles.get(code, ""), standard.section_label(code)
    if title:
        key, more = ("goods-titled", {"section": section}) if section else ("goods-titled-SITC1", {})
        st.caption(plain(words(key, code=code, title=title, **more)))


def _year_of(figures: pd.DataFrame, chosen: Filters) -> int | None:
    """The year to draw: the one chosen, where the figures have it, or the newest complete one."""
    wanted = chosen.one("year")
    if wanted == goods_measures.NEWEST:
        return goods_measures.newest_year(figures)
    return int(wanted) if (figures["period_start"].dt.year == int(wanted)).any() else None


VIEWS: dict[str, Callable[[pd.DataFrame, Filters, Words], None]] = {"year": one_year, "years": years, "named": named}
