"""What the country page draws below the facts of a pair: its timeline, and the parts of which only one is open."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import claims, store
from components.figures import goods as goods_figures
from components.figures import postings
from components.figures import profile as figures
from components.figures import trade as trade_figures
from components.measures import goods as goods_measures
from components.measures import trade as trade_measures
from components.ui import charts, menu, notices, tables, tabs
from components.ui.cache import cached
from components.views import missions
from components.views import profile as profile_views
from components.views import trade as trade_views
from components.words.language import Words

Rows = Mapping[str, pd.DataFrame]
"""The rows of a pair by the name of their table."""

MOST_GOODS = 4
"""Goods of a flow that are drawn; the products page has all."""

OVER_TIME = ("milestones", "visits", "agreements", "missions", "envoys")


def of_pair(names: Sequence[str], chosen: Filters, words: Words) -> Rows:
    """The rows of the pair that the choices keep, of each of the tables."""
    return cached(lambda: {name: chosen.apply(store.load(name)) for name in names}, "pair", chosen, words, large=True)


def timeline(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """Everything dated between the two states, in lanes."""
    ties = [rows[name] for name in OVER_TIME]
    if not any(map(len, ties)):
        notices.info("profile-no-events", words)
        return
    charts.show(
        lambda: figures.timeline(ties, words, chosen.partners[0], today, claims.claims()),
        ties,
        chosen,
        words,
        key="country-timeline",
    )


def parts(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """Trade, map and heads of mission in tabs; only the one in front is drawn."""
    for name, tab in tabs.opened("part", {name: words(f"part-{name}") for name in PARTS}, words):
        with tab:
            PARTS[name](rows, chosen, words, today)


def region(chosen: Filters, words: Words) -> None:
    """The events that concern no single state: those with regional bodies and with Latin America as a whole."""
    milestones = chosen.changed(partners=()).apply(store.load("milestones"))
    tables.folded(milestones[milestones["partner_iso3"] == ""], "region", words)


def _trade(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    series, whole = trade_views.own_series(rows["trade"], chosen, words)
    said = trade_measures.beside(rows["trade"])
    if series.empty:
        notices.info("trade-unreported", words)
    if len(series) or len(said):
        charts.show(
            lambda: trade_figures.flows(series, words, statements=said, whole=whole),
            [series, said],
            chosen,
            words,
            key="country-trade",
        )

    tables.folded(trade_measures.statements(rows["trade"]), "statements", words)


def _goods(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """The largest goods of each flow in the newest complete year, those that are only named, and the way to all.

    Of two homes each has a tab, and only the one in front is drawn.
    """
    if len(chosen.homes) > 1:
        names = {home: words.country(home) for home in chosen.homes}
        for home, tab in tabs.opened(profile_views.HOME.name, names, words, at="goods"):
            with tab:
                _rankings(rows, chosen.changed(homes=(home,)), words)
    else:
        _rankings(rows, chosen, words)
    tables.folded(goods_measures.named(rows["products"]), "named", words)
    menu.link("products", words)


def _rankings(rows: Rows, chosen: Filters, words: Words) -> None:
    """The largest goods of one home, exports and imports side by side."""
    products = chosen.apply(rows["products"])
    figures = goods_measures.together(goods_measures.of_class(goods_measures.series(products), "finest"))
    parts = [figures[figures["flow"] == flow] for flow in trade_measures.FLOWS]
    known = [part for part in parts if len(part)]
    if not known:
        notices.info("profile-no-goods", words)
    standard = goods_measures.nomenclature(store.load("chapters"), store.load("sections"))
    for part, place in zip(known, st.columns(2, gap="large"), strict=False):
        year = goods_measures.newest_year(part)
        if year is not None:
            with place:
                draw = functools.partial(goods_figures.ranking, part, words, standard, year, MOST_GOODS)
                key = f"country-goods-{part['home_iso3'].iloc[0]}-{part['flow'].iloc[0]}"
                charts.show(draw, part, chosen, words, key=key)


def _network(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    missions.network(rows["missions"], chosen, words, day=today, key="country-network")
    missions.legend(rows["missions"], chosen, words)


def _heads(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    envoys = rows["envoys"]
    if envoys.empty:
        notices.info("profile-no-heads", words)
        return
    charts.show(lambda: postings.heads(envoys, words, today), envoys, chosen, words, key="country-heads")


PARTS = {"trade": _trade, "goods": _goods, "network": _network, "heads": _heads}

PART = tabs.choice("part", tuple(PARTS))
"""The part that is open."""
