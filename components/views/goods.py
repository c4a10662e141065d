"""The views of the products page: what each draws of the goods on screen. Only the open one is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.choices.filters import Filters
from components.export.trade import goods_drawn, goods_rows
from components.measures import goods as goods_measures
from components.ui import charts
from components.words.language import Words, plain

MOST_TITLES = 3
"""Goods that are picked whose full titles are told at most."""


CHARTS = {"year": ("goods-map", "goods-top"), "years": ("goods-years", "goods-each")}
"""The charts of each view, for each home: of one year all goods as areas and the largest as bars, or the partners of
the one that is picked; through the years the sums of complete ones, and the largest goods or partners by themselves."""


def show(chosen: Filters, words: Words) -> None:
    """The open view: charts, or of the goods that sources only name what they are, as their table has all of them."""
    if chosen.one("view") in CHARTS:
        _draw(CHARTS[chosen.one("view")], chosen, words)
    elif goods_rows(chosen, words).empty:
        charts.nothing("goods-none-named", words)
    else:
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
    drawn = {home: [name for name in of if charts.cached_chart(name, chosen, words)] for home, of in of_homes.items()}
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
