"""The views of the products page: what each draws of the goods on screen. Only the open one is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from components.choices.filters import Filters
from components.export.trade import goods_drawn, goods_rows
from components.measures import goods as goods_measures
from components.ui import charts
from components.words.language import Words, plain

MOST_TITLES = 3
"""Goods that are picked whose full titles are told at most."""


def one_year(chosen: Filters, words: Words) -> None:
    """The goods of one year: all of them as areas, the largest as bars, or the partners of the one that is picked."""
    _draw(("goods-map", "goods-top"), chosen, words)


def years(chosen: Filters, words: Words) -> None:
    """The goods through the years: complete years as sums, and the largest goods (or partners) each by itself."""
    _draw(("goods-years", "goods-each"), chosen, words)


def named(chosen: Filters, words: Words) -> None:
    """The goods that sources only name, each with its source."""
    if goods_rows(chosen, words).empty:
        charts.nothing("goods-none-named", words)
        return
    st.markdown(f"**{words('goods-named')}**  \n:small[{words('goods-named-help')}]")


def _draw(names: Sequence[str], chosen: Filters, words: Words) -> None:
    """The charts of each home on screen that has figures of the chosen flow, below what a reader should know of them.

    Those of one home stand side by side, those of two homes one below the other, so that the homes are compared.
    """
    known = {*goods_drawn(chosen, words)["home_iso3"]}
    homes = [home for home in chosen.homes if home in known]
    if not homes:
        charts.nothing("goods-no-figures", words)
        return
    st.caption(plain(words("goods-rule")))
    for code in chosen.chosen("code")[:MOST_TITLES]:
        _titled(code, words)
    of_homes = {home: [f"{name}-{home}" for name in names] for home in homes}
    drawn = {home: [name for name in of if charts.made(name, chosen, words)] for home, of in of_homes.items()}
    alone = len(homes) == 1
    places = st.columns(max(len(drawn[homes[0]]), 1) if alone else len(homes), gap="large")
    for column, home in enumerate(homes):
        if not drawn[home]:
            with places[column]:
                charts.nothing("goods-not-in-year", words)
        for at, name in enumerate(drawn[home]):
            with places[at if alone else column]:
                charts.show(name, chosen, words)


def _titled(code: str, words: Words) -> None:
    """What the standard calls goods that are picked, in full, and the section of a chapter."""
    standard = goods_measures.standard()
    title, section = standard.titles.get(code, ""), standard.section_label(code)
    if title:
        key, more = ("goods-titled", {"section": section}) if section else ("goods-titled-SITC1", {})
        st.caption(plain(words(key, code=code, title=title, **more)))


VIEWS: dict[str, Callable[[Filters, Words], None]] = {"year": one_year, "years": years, "named": named}
