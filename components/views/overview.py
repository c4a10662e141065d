"""The cards of the overview: one number each, what must be known beside it, and the page that has the rest."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import cells, store
from components.figures import titles
from components.measures import counts as counts_measures
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures
from components.measures.cache import cached, own_trade
from components.ui import charts, menu
from components.words.language import Words, plain


class Card(NamedTuple):
    """What a card says: its page, its label, its number, and beside it of when and of whom that is."""

    page: str
    label: str
    value: str
    note: str = ""


def row(home: str, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """One row of cards for one home country, of what the filters keep."""
    if len(chosen.homes) > 1:
        st.markdown(f"**{words.country(home)}**")
    cards = cached(lambda: _cards(home, chosen.changed(homes=(home,)), words, today), f"cards-{home}", chosen, words)
    for some in (cards[:3], cards[3:]):  # more beside each other would be cut on a tablet
        for place, card in zip(st.columns(len(some), gap="small"), some, strict=True):
            with place, st.container(border=True, height="stretch"):
                st.metric(card.label, card.value)
                if card.note:
                    st.caption(plain(card.note))
                menu.link(card.page, words)


def points(missions: pd.DataFrame, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """What stands out of visits, trade, missions and relations, a sentence for each of which there is something to say:
    of the first two, what their charts below say."""

    def make() -> list[str]:
        drawn = [charts.cached_chart(f"overview-{of}", chosen, words) for of in ("visits", "trade")]
        sentences = [
            *(chart.point for chart in drawn if chart),
            titles.missions_point(missions, chosen.homes, chosen.day(today), words),
            titles.relations_point(chosen.apply(store.load("milestones"), years=False), chosen.years[1], words),
        ]
        return [sentence for sentence in sentences if sentence]

    sentences = cached(make, "overview-points", chosen, words)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))


@contextlib.contextmanager
def section(title: str, page: str, words: Words) -> Iterator[None]:
    """A part of the page: its heading, the link to the page that has the rest, and what is drawn within."""
    with st.container(key=f"section-{title}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.header(words(title), anchor=False)
            menu.link(page, words)
        yield


def _cards(home: str, chosen: Filters, words: Words, today: datetime.date) -> list[Card]:
    return [
        _relations(home, chosen, words),
        _missions(home, chosen, words, today),
        _visits(chosen, words, today),
        _trade(home, chosen, words),
        _agreements(chosen, words),
    ]


def _relations(home: str, chosen: Filters, words: Words) -> Card:
    milestones = chosen.apply(store.load("milestones"), years=False)
    related = counts_measures.relations_by_year(milestones, last=chosen.years[1])
    count = int(related.iloc[-1]) if len(related) else 0
    undated = int(counts_measures.states_with_relations(milestones)["date"].isna().sum())
    names = {"home": words.country(home), "partners": titles.of_choice(chosen, words)["partners"]}
    note = words("card-relations-note", year=str(chosen.years[1]), undated=undated, **names)
    return Card("relations", words("card-relations"), words("card-relations-value", count=count), note)


def _missions(home: str, chosen: Filters, words: Words, today: datetime.date) -> Card:
    missions = chosen.apply(store.load("missions"), years=False)
    day = chosen.day(today)
    counts = missions_measures.counts_on(missions, day, home)
    value = words("card-missions-value", ours=counts.ours, theirs=counts.theirs)
    capital = str(store.load("countries").at[home, "capital"])
    date = words.date(pd.Timestamp(day), "day")
    names = {"home": words.country(home), "city": capital, "partners": titles.of_choice(chosen, words)["partners"]}
    note = words("card-missions-note", ours=counts.ours, theirs=counts.theirs, date=date, **names)
    return Card("embassies", words("card-missions"), value, note)


def _visits(chosen: Filters, words: Words, today: datetime.date) -> Card:
    held = counts_measures.held(chosen.apply(store.load("visits")))
    last = counts_measures.newest(held, 1, today)
    note = ""
    if len(last):
        date = cells.text("visits", "start_date", last, words)
        note = words("card-visits-note", date=date, visitor=last["visitor"].iloc[0])
    return Card("visits", words("card-visits"), words.number(len(held)), note)


def _trade(home: str, chosen: Filters, words: Words) -> Card:
    series, whole = own_trade(chosen, words)
    sums = trade_measures.newest_sums(series, whole)
    if sums is None:
        return Card("trade", words("card-trade"), words("card-unknown"))
    year = int(sums["year"])
    partners = titles.of_rows(series[series["period_start"].dt.year == year], words)["partners"]
    note = [words("card-trade-note", home=words.country(home), partners=partners)]
    note.append(titles.newer_years(series, year, words))
    value = words.money(sums["known"])
    return Card("trade", words("card-trade-in", year=str(year)), value, " ".join(filter(None, note)))


def _agreements(chosen: Filters, words: Words) -> Card:
    agreements = chosen.apply(store.load("agreements"))
    statuses = counts_measures.most_first(agreements["status"])
    parts = [
        words("profile-documents", count=int(count), status=words.value("agreements", "status", str(status)).lower())
        for status, count in statuses.items()
    ]
    return Card("relations", words("card-agreements"), words.number(len(agreements)), ", ".join(parts))
