"""What stands beside the map on its day, and around a mission or a state in its panel: heads, openings, answers."""

from __future__ import annotations

import datetime

import pandas as pd
import streamlit as st

from components import address, cells, data, lists, menu, network_measures, tables
from components.figures.network import tie_words
from components.filters import Filters
from components.language import Words

PARTS = ("heads", "unanswered", "ranking")


def beside(
    missions: pd.DataFrame, envoys: pd.DataFrame, ties: pd.Series, chosen: Filters, words: Words, *, day: datetime.date
) -> None:
    """Heads of mission, missions without an answer, and the ranking of partners, each in a tab, on the map's day."""
    st.markdown(f"**{words('standing-title', day=words.date(pd.Timestamp(day), 'day'))}**")
    labels = [words(f"standing-{part}") for part in PARTS]
    for part, tab in zip(PARTS, st.tabs(labels, key=f"standing-{words.code}", on_change="rerun"), strict=True):
        if not tab.open:
            continue
        with tab:
            if part == "heads":
                _heads(network_measures.heads_on(envoys, day), words)
            elif part == "unanswered":
                _unanswered(network_measures.unanswered(missions, day), words)
            else:
                _ranking(network_measures.ranking(missions, ties, day), chosen, words)


def around(table: str, identity: str, words: Words) -> None:
    """In the panel of a mission or a state: its missions, its heads through time, openings and closings, its page."""
    if table not in ("missions", "countries"):
        return
    countries = data.load("countries")
    missions, envoys = data.load("missions"), data.load("envoys")
    if table == "missions":
        sending, receiving = (str(missions.at[identity, name]) for name in ("sending_iso3", "receiving_iso3"))
        envoys = envoys[(envoys["sending_iso3"] == sending) & (envoys["receiving_iso3"] == receiving)]
        sides = [sending, receiving]
    else:
        envoys = envoys[(envoys["sending_iso3"] == identity) | (envoys["receiving_iso3"] == identity)]
        of_state = missions[(missions["sending_iso3"] == identity) | (missions["receiving_iso3"] == identity)]
        sides = [identity]
        if len(of_state):
            st.markdown(f"**{words('table-missions')}**")
            _missions(cells.newest_first(of_state), words, key="around-missions")
    if len(envoys):
        st.markdown(f"**{words('standing-through')}**")
        began = envoys[list(network_measures.STARTS)].min(axis="columns")
        _postings(envoys.assign(began=began).sort_values("began", kind="stable"), words, key="around-envoys")
    _milestones(sides, words)
    for code in sides:
        if countries.at[code, "role"] == "partner":
            label = words("standing-profile", country=words.country(code))
            menu.profile(code, address.drawn(), words, label=label, icon=":material/flag:")


def _heads(heads: pd.DataFrame, words: Words) -> None:
    if heads.empty:
        st.caption(words("standing-no-heads"))
        return
    _postings(heads.head(tables.PAGE), words, key="standing-heads")
    st.caption(words("standing-heads-note", count=len(heads), shown=min(len(heads), tables.PAGE)))


def _postings(envoys: pd.DataFrame, words: Words, *, key: str) -> None:
    """Postings with whom, where and the dates that are known of each."""
    shown = pd.DataFrame(
        {
            "name": envoys["name"],
            "post": [
                words("standing-post", sending=words.country(sending), receiving=words.country(receiving))
                for sending, receiving in zip(envoys["sending_iso3"], envoys["receiving_iso3"], strict=True)
            ],
            "dates": [_dates(envoys.loc[[row]], words) for row in envoys.index],
        },
        index=envoys.index,
    )
    if "certain" in envoys.columns:
        shown["certain"] = envoys["certain"].map({True: words("standing-certain"), False: words("standing-perhaps")})
    headings = {column: words(f"standing-column-{column}") for column in shown.columns}
    lists.brief("envoys", shown, headings, words, key=key, alt=words("table-alt", count=len(shown)))


def _dates(posting: pd.DataFrame, words: Words) -> str:
    """The dates of one posting in words: "appointed 18 February 2012, last seen April 2014"."""
    told: list[str] = []
    for name in ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on"):
        said = cells.in_words("envoys", name, posting, words)
        if said and not (name == "seen_first_on" and told):
            told.append(words(f"standing-{name.removesuffix('_on').replace('_', '-')}", date=said))
    return ", ".join(told)


def _missions(missions: pd.DataFrame, words: Words, *, key: str) -> None:
    shown = pd.DataFrame(
        {
            "from": [words.country(code) for code in missions["sending_iso3"]],
            "to": [words.country(code) for code in missions["receiving_iso3"]],
            "kind": cells.said("missions", "kind", missions, words),
            "since": cells.said("missions", "opened_on", missions, words),
            "until": cells.said("missions", "closed_on", missions, words),
        },
        index=missions.index,
    )
    headings = {column: words(f"standing-column-{column}") for column in shown.columns}
    lists.brief("missions", shown, headings, words, key=key, alt=words("table-alt", count=len(shown)))


def _unanswered(missions: pd.DataFrame, words: Words) -> None:
    if missions.empty:
        st.caption(words("standing-all-answered"))
        return
    _missions(missions, words, key="standing-unanswered")
    st.caption(words("standing-unanswered-note"))


def _ranking(ranked: pd.DataFrame, chosen: Filters, words: Words) -> None:
    if ranked.empty:
        st.caption(words("standing-no-missions"))
        return
    top = ranked.head(tables.PAGE)
    shown = pd.DataFrame(
        {
            "to": [words.country(code) for code in top.index],
            "missions": [words.number(count) for count in top["missions"]],
            "tie": [tie_words(tie, words, chosen.homes) for tie in top["tie"]],
            "since": ["" if pd.isna(day) else str(day.year) for day in top["since"]],
        },
        index=top.index,
    )
    headings = {column: words(f"standing-column-{column}") for column in shown.columns}
    headings["to"] = words("standing-column-partner")
    lists.brief("countries", shown, headings, words, key="standing-ranking", alt=words("table-alt", count=len(shown)))
    st.caption(words("standing-ranking-note"))


def _milestones(sides: list[str], words: Words) -> None:
    """The openings and closings between the sides, as the events tell them."""
    events = data.load("milestones")
    known = events[events["kind"].isin(["mission_opened", "mission_closed"]) & events["partner_iso3"].isin(sides)]
    if len(sides) > 1:
        known = known[known["home_iso3"].isin(sides)]
    if known.empty:
        return
    st.markdown(f"**{words('standing-events')}**")
    shown = pd.DataFrame(
        {"since": cells.said("milestones", "date", known, words), "title": known["title"]}, index=known.index
    )
    headings = {"since": words("heading-date"), "title": words("heading-milestones-title")}
    lists.brief("milestones", shown, headings, words, key="around-events", alt=words("table-alt", count=len(shown)))
