"""What stands beside the map on its day, and around a mission or a state in its panel: heads, openings, answers."""

from __future__ import annotations

import datetime

import pandas as pd
import streamlit as st

from components import address, cells, data, downloads, lists, menu, network_measures, tabs
from components.figures.network import tie_words
from components.filters import Filters
from components.kept import kept
from components.language import Words

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
                listed = _unanswered(network_measures.unanswered(missions, day), words)
            else:
                listed = _ranking(network_measures.ranking(missions, ties, day), chosen, words)
            if len(listed):
                downloads.panel([listed], chosen, words.code, key=f"standing-{part}")


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
            given = (code, address.drawn(), words)
            key = f"profile-{code}"
            st.button(label, key=key, icon=":material/flag:", type="tertiary", on_click=menu.open_profile, args=given)


def _heads(envoys: pd.DataFrame, wide: Filters, words: Words, day: datetime.date) -> pd.Index:
    """The list of them; the addresses of their rows, as each of these lists gives them."""
    heads = kept(lambda: network_measures.heads_on(envoys, day), "heads", wide, words, day)
    if heads.empty:
        st.caption(words("standing-no-heads"))
        return heads.index
    key = "standing-heads"
    before, part = lists.part(heads, key)
    shown = kept(lambda: _in_office(part, words), "heads-told", wide, words, day, before)
    lists.brief("envoys", shown, _headed(shown, words), words, key=key, before=before, count=len(heads))
    st.caption(words("standing-heads-note"))
    return heads.index


def _in_office(heads: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Heads of mission with the ends that are known of their postings, and whether they are in office for sure."""
    certain = heads["certain"].map({True: words("standing-certain"), False: words("standing-perhaps")})
    return _posts(heads, words).assign(**_ends(heads, words), certain=certain)


def _posts(envoys: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Who was posted where."""
    sides = zip(envoys["sending_iso3"], envoys["receiving_iso3"], strict=True)
    posts = [words("standing-post", sending=words.country(one), receiving=words.country(other)) for one, other in sides]
    return pd.DataFrame({"name": envoys["name"], "post": posts}, index=envoys.index)


def _ends(envoys: pd.DataFrame, words: Words) -> dict[str, pd.Series]:
    """The first and the last that is known of each posting, in figures: "appointed 2012-02-18", "last seen 2014-04"."""
    ends = {"since": ("appointed_on", "credentials_on", "seen_first_on"), "until": ("ended_on", "seen_last_on")}
    told = {}
    for end, columns in ends.items():
        known = pd.Series("", index=envoys.index, dtype="str")
        for column in columns:
            figures = cells.said("envoys", column, envoys, words)
            in_words = [words(_key(column), date=date) for date in figures]
            known = known.mask((known == "") & (figures != ""), pd.Series(in_words, index=envoys.index, dtype="str"))
        told[end] = known
    return told


def _postings(envoys: pd.DataFrame, words: Words, *, key: str) -> None:
    """Postings with whom, where and all dates that are known of each."""
    shown = _posts(envoys, words).assign(dates=[_dates(envoys.loc[[row]], words) for row in envoys.index])
    lists.brief("envoys", shown, _headed(shown, words), words, key=key)


def _headed(shown: pd.DataFrame, words: Words) -> dict[str, str]:
    return {column: words(f"standing-column-{column}") for column in shown.columns}


def _key(column: str) -> str:
    """The word for a date of a posting."""
    return f"standing-{column.removesuffix('_on').replace('_', '-')}"


def _dates(posting: pd.DataFrame, words: Words) -> str:
    """The dates of one posting in words: "appointed 18 February 2012, last seen April 2014"."""
    told: list[str] = []
    for name in ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on"):
        said = cells.in_words("envoys", name, posting, words)
        if said and not (name == "seen_first_on" and told):
            told.append(words(_key(name), date=said))
    return ", ".join(told)


def _missions(listed: pd.DataFrame, words: Words, *, key: str) -> None:
    before, missions = lists.part(listed, key)
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
    lists.brief("missions", shown, _headed(shown, words), words, key=key, before=before, count=len(listed))


def _unanswered(missions: pd.DataFrame, words: Words) -> pd.Index:
    if missions.empty:
        st.caption(words("standing-all-answered"))
        return missions.index
    _missions(missions, words, key="standing-unanswered")
    st.caption(words("standing-unanswered-note"))
    return missions.index


def _ranking(ranked: pd.DataFrame, chosen: Filters, words: Words) -> pd.Index:
    if ranked.empty:
        st.caption(words("standing-no-missions"))
        return ranked.index.rename("countries")
    key = "standing-ranking"
    before, top = lists.part(ranked, key)
    shown = pd.DataFrame(
        {
            "to": [words.country(code) for code in top.index],
            "missions": [words.number(count) for count in top["missions"]],
            "tie": [tie_words(tie, words, chosen.homes) for tie in top["tie"]],
            "since": ["" if pd.isna(day) else str(day.year) for day in top["since"]],
        },
        index=top.index,
    )
    headings = _headed(shown, words) | {"to": words("standing-column-partner")}
    lists.brief("countries", shown, headings, words, key=key, before=before, count=len(ranked))
    st.caption(words("standing-ranking-note"))
    return ranked.index.rename("countries")


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
    lists.brief("milestones", shown, headings, words, key="around-events")
