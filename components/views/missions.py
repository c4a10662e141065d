"""What stands beside the map of missions on its day: their counts, changes and heads, and the ranking of partners."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import cells, store
from components.figures.missions import seat, tie_label
from components.measures import missions as missions_measures
from components.measures import profile
from components.measures.cache import cached
from components.ui import downloads, menu, table_columns, tables
from components.words.language import Words, plain

PARTS = {"heads": "standing-no-heads", "unanswered": "standing-all-answered", "ranking": "standing-no-missions"}
"""The lists beside the map, each with what stands in the place of one without a row."""


def day_lists(
    missions: pd.DataFrame, envoys: pd.DataFrame, ties: pd.Series, chosen: Filters, words: Words, *, day: datetime.date
) -> None:
    """Heads of mission, missions without an answer, and the ranking of partners, each in a tab, on the map's day."""
    st.markdown(f"**{words('standing-title', day=words.date(pd.Timestamp(day), 'day'))}**")
    for part, tab in menu.tabs("beside", {part: words(f"standing-{part}") for part in PARTS}, words):
        with tab:
            if part == "heads":
                wide = chosen.changed(own={})
                rows = cached(lambda: profile.heads_on(envoys, day), part, wide, words, day)
                shown = cached(functools.partial(_heads, rows, words), f"{part}-shown", wide, words, day)
            elif part == "unanswered":
                rows = missions_measures.unanswered(missions, day)
                shown = table_columns.mission_cells(rows, words)
            else:
                rows = missions_measures.ranking(missions, ties, day).rename_axis("countries")
                shown = _ranking(rows, chosen, words)
            if rows.empty:
                st.caption(words(PARTS[part]))
                continue
            tables.show_brief(str(rows.index.name), shown, words, key=f"standing-{part}")
            if part != "heads" or not rows["certain"].all():
                st.caption(words(f"standing-{part}-note"))
            downloads.panel([rows.index], chosen, words.code, key=f"standing-{part}")


def _heads(heads: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Heads of mission with the ends that are known of their postings, and whether they are in office for sure where
    some are and others are not."""
    shown = table_columns.posting_cells(heads, words).assign(
        since=_first_known(heads, ("appointed_on", "credentials_on", "seen_first_on"), words),
        until=_first_known(heads, ("ended_on", "seen_last_on"), words),
        certain=heads["certain"].map({True: words("standing-certain"), False: words("standing-perhaps")}),
    )
    return shown if heads["certain"].nunique() > 1 else shown.drop(columns="certain")


def _first_known(envoys: pd.DataFrame, columns: tuple[str, ...], words: Words) -> list[str]:
    """The first of these dates that is known of each posting, in figures: "appointed 2012-02-18"."""
    dates = pd.DataFrame({column: cells.displayed("envoys", column, envoys, words) for column in columns})
    return [
        next((table_columns.posting_date(str(column), date, words) for column, date in row.items() if date), "")
        for row in dates.to_dict("records")
    ]


def _ranking(ranked: pd.DataFrame, chosen: Filters, words: Words) -> pd.DataFrame:
    """The ranking of partners as texts, index as `ranked`."""
    return pd.DataFrame(
        {
            "partner": [words.country(code) for code in ranked.index],
            "missions": [words.number(count) for count in ranked["missions"]],
            "tie": [tie_label(tie, words, chosen.homes) for tie in ranked["tie"]],
            "since": ["" if pd.isna(day) else str(day.year) for day in ranked["since"]],
        },
        index=ranked.index,
    )


def day_summary(
    missions: pd.DataFrame,
    milestones: pd.DataFrame,
    chosen: Filters,
    words: Words,
    *,
    day: datetime.date,
    pick: Callable[[str], None],
) -> None:
    """The day of the map in words: how many missions are open, which, and what changed in its year up to it.

    `pick` is called with the address of a mission whose change is clicked.
    """
    st.markdown(f"### {words.date(pd.Timestamp(day), 'day')}")
    for home in chosen.homes:
        st.markdown(_counts(missions, home, words, day))
    began = datetime.date(day.year, 1, 1)
    related = (_relations(milestones, words, home, began, day) for home in chosen.homes)
    changes = [*year_changes(missions, words, began, day), *((text, "") for text in related if text)]
    st.markdown(f"**{words('network-changed', year=str(day.year))}**")
    with st.container(gap=None):
        for at, (text, row) in enumerate(changes):
            if row:
                st.button(plain(text), key=f"change-{at}", type="tertiary", on_click=pick, args=(row,))
            else:
                st.caption(plain(text))
    if not changes:
        st.caption(words("network-unchanged"))


def _counts(missions: pd.DataFrame, home: str, words: Words, day: datetime.date) -> str:
    """How many missions one home has and hosts, in Markdown, and below it which those are."""
    counts = missions_measures.counts_on(missions, day, home)
    inside = words("network-in", city=str(store.load("countries").at[home, "capital"]))
    abroad = words("network-abroad", home=words.country(home))
    parts = [
        words("network-counts", where=plain(where), missions=f"**{resident}**", accreditations=str(non_resident))
        for where, resident, non_resident in (
            (abroad, counts.ours, counts.ours_non_resident),
            (inside, counts.theirs, counts.theirs_non_resident),
        )
    ]
    parts += [f":small[{plain(words('network-doubtful', count=counts.doubtful))}]"] if counts.doubtful else []
    parts += [f":small[{plain(words('network-undated', count=counts.undated))}]"] if counts.undated else []
    ours, theirs = open_missions(missions, words, day, home)
    for title, listed in ((inside, theirs), (words("network-own", home=words.country(home)), ours)):
        parts.append(f"**{plain(title)}:** {plain(', '.join(listed) or words('network-nobody'))}")
    return "\n\n".join(parts)


def year_changes(
    missions: pd.DataFrame, words: Words, first: datetime.date, last: datetime.date
) -> list[tuple[str, str]]:
    """What is known to have happened between two days, by day: a sentence, and the address of its mission.

    Missions without a date of opening are told together, with no address, in the year from which sources speak of them.
    """
    known = missions_measures.bounds(missions)["is_open"].where(
        missions["opened_on"].isna() & (missions["status"] == "open")
    )
    changes = [
        (pd.Timestamp(str(day)), words("network-told", count=int(count)), "")
        for day, count in known.value_counts().items()
    ]
    changes += [
        (getattr(row, f"{what}_on"), _change(row, what, words), str(row.Index))
        for row in missions.itertuples()
        for what in ("opened", "closed")
        if not pd.isna(getattr(row, f"{what}_on"))
    ]
    return [(text, row) for day, text, row in sorted(changes) if pd.Timestamp(first) <= day <= pd.Timestamp(last)]


def _relations(milestones: pd.DataFrame, words: Words, home: str, first: datetime.date, last: datetime.date) -> str:
    """With whom a home established relations between two days, as a sentence; empty with nobody."""
    rows = milestones[(milestones["kind"] == "relations_established") & (milestones["home_iso3"] == home)]
    dated = rows[rows["date"].between(pd.Timestamp(first), pd.Timestamp(last)) & (rows["partner_iso3"] != "")]
    states = sorted(words.country(code) for code in dated["partner_iso3"])
    return words("network-relations", home=words.country(home), states=words.join(states)) if states else ""


def open_missions(missions: pd.DataFrame, words: Words, day: datetime.date, home: str) -> tuple[list[str], list[str]]:
    """The resident missions of a day by name and year, the oldest first: the home's own, and those in it.

    "Brazil since 2009"; what may only have been open, is not dated, or is no embassy is said as such.
    """
    state = missions_measures.state_on(missions, day)
    of_home = (missions["sending_iso3"] == home) | (missions["receiving_iso3"] == home)
    there = missions[of_home & state.isin(["open", "perhaps"]) & missions["kind"].isin(missions_measures.RESIDENT)]
    row: Any
    sides: tuple[list[str], list[str]] = ([], [])
    for row in there.sort_values("opened_on", kind="stable").itertuples():
        ours = row.sending_iso3 == home
        country = words.country(row.receiving_iso3 if ours else row.sending_iso3)
        year = "" if pd.isna(row.opened_on) else str(row.opened_on.year)
        text = words("network-listed" if year else "network-listed-undated", country=country, year=year)
        asides = [] if row.kind == "embassy" else [words.value("missions", "kind", row.kind).lower()]
        asides += [words("network-uncertain")] if state[row.Index] == "perhaps" else []
        sides[0 if ours else 1].append(f"{text} ({', '.join(asides)})" if asides else text)
    return sides


def _change(row: Any, what: str, words: Words) -> str:
    """An opening or a closing as a sentence, with its month or day where that is known."""
    precision = getattr(row, f"{what}_precision")
    when = "" if precision == "year" else words.date(getattr(row, f"{what}_on"), precision)
    key = f"network-{what}" + ("" if row.kind == "embassy" else "-away" if row.kind == "non_resident" else "-kind")
    sentence = words(
        key,
        country=words.country(row.sending_iso3),
        receiving=words.country(row.receiving_iso3),
        city=row.city or words.country(row.receiving_iso3),
        kind=words.value("missions", "kind", row.kind),
        seat=seat(row, words),
    )
    return words("network-when", sentence=sentence, date=when) if when else sentence
