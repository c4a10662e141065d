"""The profile of a pair on the country page: which partner it is of, the way to the others, and its first facts."""

from __future__ import annotations

import datetime
import functools
from typing import Literal

import streamlit as st

from components.choices import address
from components.choices.filters import HOMES, Filters
from components.facts import claims, store
from components.measures import profile
from components.ui import address_bar, row_dialog, tabs
from components.ui.cache import cached
from components.ui.markdown import plain
from components.views import briefing as briefing_views
from components.views.briefing import Line
from components.words.language import Words

HOME = tabs.choice("profile", HOMES)
"""Of two homes, the one whose facts are in front."""

COLUMNS = (("relations", "visits"), ("missions", "goods"), ("trade",))
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
            _way(everyone[(at + step) % len(everyone)], words, key=f"step-{step}", icon=icon)
    others = [code for code in everyone if code in chosen.partners and code != partner]
    if others:
        with st.container(horizontal=True, vertical_alignment="center", key="others"):
            st.markdown(f":small[{words('profile-several')}]", width="content")
            for code in others:
                _way(code, words, key=f"other-{code}")
    return chosen.changed(partners=(partner,), own={})


def _way(
    partner: str,
    words: Words,
    *,
    key: str,
    icon: str | None = None,
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """The way to another profile. A link to the page that is open would leave the browser's address as it is."""
    st.button(words.country(partner), key=key, icon=icon, type=kind, on_click=_go, args=(partner,))


def _go(partner: str) -> None:
    address_bar.change(address_bar.current(), partners=(partner,))


def offer(chosen: Filters, words: Words) -> None:
    """Every partner as a link to its profile, by region, with the year in which relations were established."""
    st.caption(words("profile-offer"))
    established = profile.relations_years(store.load("milestones"), chosen.homes)
    for place, (region, codes) in zip(st.columns(3, gap="large"), address.regions().items(), strict=False):
        with place, st.container(gap=None, key=f"offer-{region}"):
            st.subheader(words(f"region-{region.replace(' ', '-')}"), anchor=False)
            for code in sorted(codes, key=words.country):
                with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                    _way(code, words, key=f"offer-{code}", kind="tertiary")
                    st.caption(words("profile-card", since=established.get(code, "none")), width="content")


def facts(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The facts of the pair that a reader asks first, each with the way to what stands behind it.

    Of two homes each has a tab, and only the one in front is drawn.
    """
    partner = chosen.partners[0]
    _state(partner, words)
    titles = [words("profile-title", home=words.country(home), partner=words.country(partner)) for home in chosen.homes]
    if len(titles) == 1:
        st.header(titles[0], anchor=False)
        _cards(chosen.homes[0], partner, chosen, words, today)
    else:
        for home, tab in tabs.opened("profile", dict(zip(chosen.homes, titles, strict=True)), words):
            with tab:
                _cards(home, partner, chosen, words, today)
    said = [] if chosen.all_years else [words("profile-years", years=words.years(*chosen.years))]
    st.caption(" ".join([*said, words("profile-searched")]))


def _state(partner: str, words: Words) -> None:
    """Where the partner is, while the table of states is there to tell it."""
    region = next((name for name, codes in address.regions().items() if partner in codes), None)
    if region:
        capital = store.load("countries").set_index("iso3").at[partner, "capital"]
        where = words(f"region-{region.replace(' ', '-')}")
        st.caption(plain(words("profile-state", partner=words.country(partner), region=where, capital=capital)))


def _cards(home: str, partner: str, chosen: Filters, words: Words, today: datetime.date) -> None:
    told = cached(functools.partial(lines, home, partner, words, today), f"profile-{home}", chosen, words)
    for place, groups in zip(st.columns(len(COLUMNS), gap="small"), COLUMNS, strict=True):
        with place:
            for group in groups:
                with st.container(border=True, gap="small"):
                    st.markdown(f"**{words(f'profile-group-{group}')}**")
                    for line in told[group]:
                        fact(line, home, words)


def lines(home: str, partner: str, words: Words, today: datetime.date) -> dict[str, list[Line]]:
    """Every fact of a pair in words, by group of briefing.GROUPS; those that a source disputes say so."""
    tables = {name: store.load(name) for name in profile.TABLES}
    told = briefing_views.lines(profile.facts(tables, home, partner, today), home, partner, words, today)
    return {group: [_disputed(line, words) for line in of_group] for group, of_group in told.items()}


def fact(line: Line, of: str, words: Words) -> None:
    """One fact and, where there is something behind it, the button that opens that. `of` names its pair."""
    value = "  \n".join(f"**{plain(part)}**" if len(line.rows) else part for part in line.value.splitlines())
    text = f":small[{plain(line.label)}]  \n{value}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # A container keeps its place beside the button, however long its text.
        with st.container():
            st.markdown(f"{text}  \n:small[{plain(line.remark)}]" if line.remark else text)
        if len(line.rows):
            st.button(
                words("open"),
                key=f"evidence-{of}-{line.name}",
                type="tertiary",
                on_click=row_dialog.picked,
                args=(list(line.rows.index), str(line.rows.index.name)),
            )


def _disputed(line: Line, words: Words) -> Line:
    if len(line.rows) != 1 or not claims.disputed(line.rows).all():
        return line
    return line._replace(remark="; ".join(part for part in (line.remark, words("sources-differ")) if part))


def _picked(key: str) -> None:
    if st.session_state[key]:
        _go(st.session_state[key])
