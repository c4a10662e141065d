"""Pairs side by side, the same facts and charts in columns, and whether their trade follows the flag."""

from __future__ import annotations

import datetime
from dataclasses import replace

import streamlit as st

from components.choices.filters import HOMES, Filters
from components.export import pairs as pairs_export
from components.facts import store
from components.figures import flag as flag_figures
from components.figures import pairs as figures
from components.figures.profile_facts import Line
from components.ui import address_bar, charts, menu
from components.views import briefing
from components.views import trade as trade_views
from components.words.language import Words

GROUPS = {"relations": ("relations", "visits"), "missions": ("missions",), "trade": ("trade", "goods")}
"""The groups of facts (see profile_facts) of each subject."""

TABLES = {
    "relations": ("visits", "milestones", "agreements"),
    "missions": ("missions", "envoys"),
    "trade": ("trade", "products"),
}
"""The tables of each subject."""


def homes(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """Both homes beside each other, whichever is chosen: what each has with all the partners chosen together."""
    charts.show("homes", chosen.changed(homes=HOMES, own={}), words)
    of, compared = pairs_export.frames(chosen.changed(homes=HOMES), words), pairs_export.of_homes(chosen, words, today)
    trade_views.note_common_year(of.series, of.whole, words)
    trade_views.note_newer_years(of.series, compared["year"], words)


def side_by_side(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The facts and the chart of one subject, for each home with each partner."""
    pairs = _pairs(chosen, words, today)
    facts = {pair: briefing.facts(*pair, words, today) for pair in pairs}
    for place, pair in zip(st.columns(len(pairs), gap="medium"), pairs, strict=True):
        with place:
            where = address_bar.page_address()
            query = replace(where, filters=where.filters.changed(homes=pair[:1]))
            menu.profile(pair[1], query, words, label=f"**{figures.name(pair, words)}**")
    for group in GROUPS[chosen.one("subject")]:
        for lines in zip(*(facts[pair][group] for pair in pairs), strict=True):
            for place, pair, line in zip(st.columns(len(pairs), gap="medium"), pairs, lines, strict=True):
                with place:
                    briefing.show(_labelled(line, pair, words), "-".join(pair), words)
    if not chosen.all_years:
        st.caption(words("profile-years", years=words.years(*chosen.years)))
    subject = chosen.one("subject")
    charts.show(f"pairs-{subject}", chosen, words, otherwise=f"pairs-none-{subject}")
    behind = [pairs_export.within(chosen.apply(store.load(name)), pairs) for name in TABLES[subject]]
    if any(len(each) for each in behind):
        charts.show_tables(behind, chosen, words)


def _pairs(chosen: Filters, words: Words, today: datetime.date) -> list[tuple[str, str]]:
    """The pairs to show; a line says so where they are not all that were chosen."""
    every = pairs_export.side_by_side(chosen, words, today)
    if not chosen.partners:
        partners = dict.fromkeys(partner for _, partner in every)
        st.caption(words("pairs-offered", partners=words.join(words.country(code) for code in partners)))
    if len(every) > pairs_export.MOST:
        st.caption(words("pairs-first", shown=pairs_export.MOST, count=len(every)))
    return every[: pairs_export.MOST]


def _labelled(line: Line, pair: tuple[str, str], words: Words) -> Line:
    """The fact with its pair in its label, as columns stand below each other on a narrow screen."""
    if words.country(pair[1]) in line.label:
        return line
    return line._replace(label=words("pairs-fact", pair=figures.name(pair, words), fact=line.label))


def flag(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """What came out, both charts as far as there is something to draw, and their rows."""
    frames = pairs_export.frames(chosen, words)
    if frames.series.empty:
        charts.nothing("trade-unreported", words)
        return
    of = pairs_export.flag(chosen, words, today)
    st.markdown(flag_figures.summary(of.pairs, of.never, words))
    charts.show("flag-before-after", chosen, words)
    charts.show("flag-openings-visits", chosen, words)
    charts.show("flag-visits", chosen, words, otherwise="flag-scatter-none")
    charts.show_tables([frames.series, frames.missions, frames.visits], chosen, words)
