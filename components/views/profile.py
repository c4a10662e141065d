"""The country page: which pair it is of, its first facts, its timeline, and the parts of which only one is open."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.choices import address
from components.choices.filters import Filters
from components.export.brief import MOST
from components.facts import store
from components.figures import profile_facts as figures
from components.measures import cache, profile
from components.measures import goods as goods_measures
from components.measures import sources as sources_measures
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.ui import address_bar, charts, menu, tables
from components.views import mission_map
from components.words.language import Words, plain

Rows = Mapping[str, pd.DataFrame]
"""The rows of a pair by the name of their table."""

COLUMNS = (("relations", "missions"), ("visits", "goods"), ("trade",))
"""The groups of facts as they stand beside and below each other."""


def pick(chosen: Filters, words: Words) -> Filters:
    """The way between the partners, by name. Returns the choices narrowed to the partner whose profile it is, without
    those of the open tabs.

    Of several partners in the address it is the first, with links to the rest; of none, every partner is offered.
    """
    everyone = sorted(address.partners(), key=words.country)
    partner = next((code for code in everyone if code in chosen.partners), None)
    with st.container(horizontal=True, vertical_alignment="center", key="pick"):
        key = f"profile-{words.code}"
        st.session_state[key] = partner
        st.selectbox(
            words("profile-picker"),
            everyone,
            format_func=words.country,
            placeholder=words("profile-pick"),
            key=key,
            on_change=_picked,
            args=(key,),
            label_visibility="collapsed",
            width=280,
        )
        if partner is None:
            return chosen
        at = everyone.index(partner)
        for step, icon in ((-1, ":material/chevron_left:"), (1, ":material/chevron_right:")):
            _profile_button(everyone[(at + step) % len(everyone)], words, key=f"step-{step}", icon=icon)
        others = [code for code in everyone if code in chosen.partners and code != partner]
        _briefs([partner, *others], chosen.homes, words)
    if others:
        with st.container(horizontal=True, vertical_alignment="center", key="others"):
            st.markdown(f":small[{words('profile-several')}]", width="content")
            for code in others:
                _profile_button(code, words, key=f"other-{code}")
    return chosen.changed(partners=(partner,), own={})


def _profile_button(partner: str, words: Words, **look: Any) -> None:
    """The way to another profile. A link to the page that is open would leave the browser's address as it is."""
    st.button(words.country(partner), on_click=address_bar.change, kwargs={"partners": (partner,)}, **look)


def _picked(key: str) -> None:
    if st.session_state[key]:
        address_bar.change(partners=(st.session_state[key],))


def _briefs(partners: Sequence[str], homes: Sequence[str], words: Words) -> None:
    """A button with the ways to the brief of the first of the partners, and to one file with those of all of them."""
    query = {"home": homes, **address_bar.language_query(words)}
    kinds: list[tuple[str, str, Mapping[str, Any]]] = [
        ("pdf", f"{partners[0]}.pdf", query),
        ("letter", f"{partners[0]}.pdf", query | {"paper": "letter"}),
        ("html", f"{partners[0]}.html", query),
    ]
    if len(partners) > 1 and len(partners) * len(homes) <= MOST:
        kinds.append(("several", "countries.pdf", {"country": partners} | query))
    with st.popover(words("brief"), icon=":material/print:", type="tertiary", key="brief"):
        st.caption(words("brief-help"))
        for kind, file, asked in kinds:
            url = f"{address_bar.server_origin()}brief/{file}?{urlencode(asked, doseq=True)}"
            st.link_button(words(f"brief-{kind}"), url, width="stretch", key=f"brief-{kind}")


def offer(chosen: Filters, words: Words) -> None:
    """Every partner as a link to its profile, by region, with the year in which relations were established."""
    st.caption(words("profile-offer"))
    established = profile.relations_years(store.load("milestones"), chosen.homes)
    for place, (region, codes) in zip(st.columns(3, gap="large"), address.regions().items(), strict=False):
        with place, st.container(gap=None, key=f"offer-{region}"):
            st.header(words(f"region-{region.replace(' ', '-')}"), anchor=False)
            for code in sorted(codes, key=words.country):
                with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                    _profile_button(code, words, key=f"offer-{code}", type="tertiary")
                    if code in established:
                        st.caption(words("profile-card", since=established[code]), width="content")


def facts(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The facts of the pair that a reader asks first, each with the way to what stands behind it.

    Of two homes each has a tab, and only the one in front is drawn.
    """
    partner = chosen.partners[0]
    if where := figures.state(partner, words):
        st.caption(plain(where))
    names = {"partner": words.country(partner)}
    titles = {home: words("profile-title", home=words.country(home), **names) for home in chosen.homes}
    if len(titles) == 1:
        st.header(next(iter(titles.values())), anchor=False)
    for home, tab in menu.tabs("profile", titles, words):
        with tab:
            _cards(home, partner, words, today)
    years = [] if chosen.all_years else [words("profile-years", years=words.years(*chosen.years))]
    st.caption(" ".join([*years, words("profile-searched")]))


def _cards(home: str, partner: str, words: Words, today: datetime.date) -> None:
    """Every fact of a pair, group by group in columns."""
    make = functools.partial(figures.of_pair, home, partner, words, today)
    lines = cached(make, "facts", None, words, home, partner)
    for place, groups in zip(st.columns(len(COLUMNS), gap="small"), COLUMNS, strict=True):
        with place:
            for group in groups:
                # The last of a column ends where those of the others do.
                last = group == groups[-1]
                with st.container(border=True, gap="small", height="stretch" if last else "content"):
                    st.markdown(f"**{words(f'profile-group-{group}')}**")
                    for line in lines[group]:
                        tables.show_fact(line, home, words)


def of_pair(names: Sequence[str], chosen: Filters, words: Words) -> Rows:
    """The rows of the pair that the choices keep, of each of the tables."""
    return cached(lambda: {name: chosen.apply(store.load(name)) for name in names}, "pair", chosen, words, large=True)


def parts(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """Trade, map and heads of mission in tabs; only the one in front is drawn."""
    for name, tab in menu.tabs("part", {name: words(f"part-{name}") for name in PARTS}, words):
        with tab:
            PARTS[name](rows, chosen, words, today)


def region(chosen: Filters, words: Words) -> None:
    """The events that concern no single state: those with regional bodies and with Latin America as a whole."""
    milestones = chosen.changed(partners=()).apply(store.load("milestones"))
    tables.show_folded(milestones[milestones["partner_iso3"] == ""], "region", words)


def searches(chosen: Filters, words: Words) -> None:
    """What was looked for in vain about the pair, or about several partners at once."""
    tables.show_folded(sources_measures.searches(chosen), "searches", words)


def _trade(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    if cache.own_trade(chosen, words)[0].empty:
        charts.nothing("trade-unreported", words)
    charts.show("country-trade", chosen, words)
    tables.show_folded(trade_measures.statements(rows["trade"]), "statements", words)


def _goods(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """The largest goods of each flow in the newest complete year, those that are only named, and the way to all.

    Of two homes each has a tab, and only the one in front is drawn.
    """
    for home, tab in menu.tabs("profile", {home: words.country(home) for home in chosen.homes}, words, at="goods"):
        with tab:
            _rankings(chosen.changed(homes=(home,)), words)
    tables.show_folded(goods_measures.named(rows["products"]), "named", words)
    menu.link("products", words)


def _rankings(chosen: Filters, words: Words) -> None:
    """The largest goods of one home, exports and imports side by side."""
    names = [f"country-goods-{chosen.homes[0]}-{flow}" for flow in trade_measures.FLOWS]
    known = [name for name in names if charts.cached_chart(name, chosen, words)]
    if not known:
        charts.nothing("profile-no-goods", words)
    for name, place in zip(known, st.columns(2, gap="large"), strict=False):
        with place:
            charts.show(name, chosen, words)


def _network(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    mission_map.network(rows["missions"], chosen, words, day=today, key="country-network")
    mission_map.legend(rows["missions"], chosen, words)


def _heads(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    charts.show("country-heads", chosen, words, otherwise="profile-no-heads")


PARTS = {"trade": _trade, "goods": _goods, "network": _network, "heads": _heads}
