"""Lists of missions and postings, and what stands around a mission or a state in its dialog."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.facts import cells, store
from components.measures import profile
from components.ui import address_bar, menu, tables
from components.words.language import Words


def around(table: str, identity: str, words: Words) -> None:
    """In the panel of a mission or a state: its missions, its heads through time, openings and closings, its page."""
    if table not in ("missions", "countries"):
        return
    countries = store.load("countries")
    missions, envoys = store.load("missions"), store.load("envoys")
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
            standing(cells.newest_first(of_state), words, key="around-missions")
    if len(envoys):
        st.markdown(f"**{words('standing-through')}**")
        began = envoys[list(profile.STARTS)].min(axis="columns")
        _postings(envoys.assign(began=began).sort_values("began", kind="stable"), words, key="around-envoys")
    _milestones(sides, words)
    for code in sides:
        if countries.at[code, "role"] == "partner":
            label = words("standing-profile", country=words.country(code))
            given = (code, address_bar.drawn(), words)
            key = f"profile-{code}"
            st.button(label, key=key, icon=":material/flag:", type="tertiary", on_click=menu.open_profile, args=given)


def posts(envoys: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Who was posted where."""
    sides = zip(envoys["sending_iso3"], envoys["receiving_iso3"], strict=True)
    posts = [words("standing-post", sending=words.country(one), receiving=words.country(other)) for one, other in sides]
    return pd.DataFrame({"name": envoys["name"], "post": posts}, index=envoys.index)


def _postings(envoys: pd.DataFrame, words: Words, *, key: str) -> None:
    """Postings with whom, where and all dates that are known of each."""
    shown = posts(envoys, words).assign(dates=[_dates(envoys.loc[[row]], words) for row in envoys.index])
    tables.brief("envoys", shown, headings(shown, words), words, key=key)


def headings(shown: pd.DataFrame, words: Words) -> dict[str, str]:
    """What the columns of these lists are called."""
    return {column: words(f"standing-column-{column}") for column in shown.columns}


def date_key(column: str) -> str:
    """The word for a date of a posting."""
    return f"standing-{column.removesuffix('_on').replace('_', '-')}"


def _dates(posting: pd.DataFrame, words: Words) -> str:
    """The dates of one posting in words: "appointed 18 February 2012, last seen April 2014"."""
    told: list[str] = []
    for name in ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on"):
        said = cells.text("envoys", name, posting, words)
        if said and not (name == "seen_first_on" and told):
            told.append(words(date_key(name), date=said))
    return ", ".join(told)


def standing(missions: pd.DataFrame, words: Words, *, key: str) -> None:
    """Missions with the states between which they stand, their kind, and since and until when."""
    shown = pd.DataFrame(
        {
            "from": [words.country(code) for code in missions["sending_iso3"]],
            "to": [words.country(code) for code in missions["receiving_iso3"]],
            "kind": cells.displayed("missions", "kind", missions, words),
            "since": cells.displayed("missions", "opened_on", missions, words),
            "until": cells.displayed("missions", "closed_on", missions, words),
        },
        index=missions.index,
    )
    tables.brief("missions", shown, headings(shown, words), words, key=key)


def _milestones(sides: list[str], words: Words) -> None:
    """The openings and closings between the sides, as the events tell them."""
    events = store.load("milestones")
    known = events[events["kind"].isin(["mission_opened", "mission_closed"]) & events["partner_iso3"].isin(sides)]
    if len(sides) > 1:
        known = known[known["home_iso3"].isin(sides)]
    if known.empty:
        return
    st.markdown(f"**{words('standing-events')}**")
    shown = pd.DataFrame(
        {"since": cells.displayed("milestones", "date", known, words), "title": known["title"]}, index=known.index
    )
    headings = {"since": words("heading-date"), "title": words("heading-milestones-title")}
    tables.brief("milestones", shown, headings, words, key="around-events")
