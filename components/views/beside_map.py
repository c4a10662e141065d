"""What stands beside the map on its day: heads of mission, missions without an answer, the ranking of partners."""

from __future__ import annotations

import datetime

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import cells
from components.figures.network import tie_words
from components.measures import network
from components.ui import downloads, mission_lists, tables, tabs
from components.ui.cache import cached
from components.words.language import Words

PARTS = ("heads", "unanswered", "ranking")


def beside(
    missions: pd.DataFrame, envoys: pd.DataFrame, ties: pd.Series, chosen: Filters, words: Words, *, day: datetime.date
) -> None:
    """Heads of mission, missions without an answer, and the ranking of partners, each in a tab, on the map's day."""
    st.markdown(f"**{words('standing-title', day=words.date(pd.Timestamp(day), 'day'))}**")
    for part, tab in tabs.opened("beside", {part: words(f"standing-{part}") for part in PARTS}, words):
        with tab:
            if part == "heads":
                listed = _heads(envoys, chosen.changed(own={}), words, day)
            elif part == "unanswered":
                listed = _unanswered(network.unanswered(missions, day), words)
            else:
                listed = _ranking(network.ranking(missions, ties, day), chosen, words)
            if len(listed):
                downloads.panel([listed], chosen, words.code, key=f"standing-{part}")


def _heads(envoys: pd.DataFrame, wide: Filters, words: Words, day: datetime.date) -> pd.Index:
    """The list of them; the addresses of their rows, as each of these lists gives them."""
    heads = cached(lambda: network.heads_on(envoys, day), "heads", wide, words, day)
    if heads.empty:
        st.caption(words("standing-no-heads"))
        return heads.index
    shown = cached(lambda: _in_office(heads, words), "heads-shown", wide, words, day)
    tables.brief("envoys", shown, mission_lists.headings(shown, words), words, key="standing-heads")
    st.caption(words("standing-heads-note"))
    return heads.index


def _in_office(heads: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Heads of mission with the ends that are known of their postings, and whether they are in office for sure."""
    certain = heads["certain"].map({True: words("standing-certain"), False: words("standing-perhaps")})
    return mission_lists.posts(heads, words).assign(**_ends(heads, words), certain=certain)


def _ends(envoys: pd.DataFrame, words: Words) -> dict[str, pd.Series]:
    """The first and the last that is known of each posting, in figures: "appointed 2012-02-18", "last seen 2014-04"."""
    ends = {"since": ("appointed_on", "credentials_on", "seen_first_on"), "until": ("ended_on", "seen_last_on")}
    told = {}
    for end, columns in ends.items():
        known = pd.Series("", index=envoys.index, dtype="str")
        for column in columns:
            figures = cells.displayed("envoys", column, envoys, words)
            in_words = [words(mission_lists.date_key(column), date=date) for date in figures]
            known = known.mask((known == "") & (figures != ""), pd.Series(in_words, index=envoys.index, dtype="str"))
        told[end] = known
    return told


def _unanswered(missions: pd.DataFrame, words: Words) -> pd.Index:
    if missions.empty:
        st.caption(words("standing-all-answered"))
        return missions.index
    mission_lists.standing(missions, words, key="standing-unanswered")
    st.caption(words("standing-unanswered-note"))
    return missions.index


def _ranking(ranked: pd.DataFrame, chosen: Filters, words: Words) -> pd.Index:
    if ranked.empty:
        st.caption(words("standing-no-missions"))
        return ranked.index.rename("countries")
    shown = pd.DataFrame(
        {
            "to": [words.country(code) for code in ranked.index],
            "missions": [words.number(count) for count in ranked["missions"]],
            "tie": [tie_words(tie, words, chosen.homes) for tie in ranked["tie"]],
            "since": ["" if pd.isna(day) else str(day.year) for day in ranked["since"]],
        },
        index=ranked.index,
    )
    headings = mission_lists.headings(shown, words) | {"to": words("standing-column-partner")}
    tables.brief("countries", shown, headings, words, key="standing-ranking")
    st.caption(words("standing-ranking-note"))
    return ranked.index.rename("countries")
