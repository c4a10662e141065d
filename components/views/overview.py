"""The cards of the overview: one number each, how it came about through the years, and the page that has the rest."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from typing import Literal, NamedTuple

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import store
from components.measures import counts as counts_measures
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures
from components.ui import menu
from components.ui.cache import cached
from components.words.language import Words


class Card(NamedTuple):
    """What a card says: its page, its words, and its course through the years as a line or as bars."""

    page: str
    label: str
    value: str
    course: list[float]
    kind: Literal["line", "bar"] = "line"
    meaning: str | None = None


def row(home: str, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """One row of cards for one home country, of what the filters keep."""
    if len(chosen.homes) > 1:
        st.markdown(f"**{words.country(home)}**")
    cards = cached(lambda: _cards(home, chosen.changed(homes=(home,)), words, today), f"cards-{home}", chosen, words)
    for place, card in zip(st.columns(len(cards), gap="small"), cards, strict=True):
        with place, st.container(border=True, height="stretch"):
            # A course of one year is no course.
            course = card.course if len(card.course) > 1 else None
            st.metric(card.label, card.value, help=card.meaning, chart_data=course, chart_type=card.kind)
            menu.link(card.page, words)


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
        _relations(chosen, words),
        _missions(home, chosen, words, today),
        _visits(chosen, words),
        _trade(chosen, words),
        _agreements(chosen, words),
    ]


def _relations(chosen: Filters, words: Words) -> Card:
    milestones = chosen.apply(store.load("milestones"), years=False)
    related = counts_measures.relations_by_year(milestones, last=chosen.years[1])
    count = int(related.iloc[-1]) if len(related) else 0
    meaning = words("card-relations-help")
    value = words("card-relations-value", count=count)
    return Card("relations", words("card-relations"), value, _course(related), meaning=meaning)


def _missions(home: str, chosen: Filters, words: Words, today: datetime.date) -> Card:
    missions = chosen.apply(store.load("missions"), years=False)
    day = chosen.day(today)
    counts = missions_measures.counts_on(missions, day, home)
    through = missions_measures.open_per_year(missions, home, today=day).sum(axis="columns")
    value = words("card-missions-value", ours=counts.ours, theirs=counts.theirs)
    meaning = words("card-missions-help", home=words.country(home), date=words.date(pd.Timestamp(day), "day"))
    return Card("embassies", words("card-missions"), value, _course(through), meaning=meaning)


def _visits(chosen: Filters, words: Words) -> Card:
    held = counts_measures.held(chosen.apply(store.load("visits")))
    return Card("visits", words("card-visits"), words.number(len(held)), _course(counts_measures.per_year(held)), "bar")


def _trade(chosen: Filters, words: Words) -> Card:
    trade = store.load("trade")
    series = trade_measures.own_series(chosen.apply(trade))
    whole = trade_measures.own_series(chosen.changed(partners=()).apply(trade, years=False))
    year = trade_measures.newest_year(series, whole=whole)
    sums = trade_measures.yearly(series, whole=whole)
    known = sums[sums["complete"]].set_index("year")["known"]
    value = words("card-unknown") if year is None else words.money(float(known[year]), unit=False)
    label = words("card-trade") if year is None else words("card-trade-in", year=str(year))
    return Card("trade", label, value, _course(known), meaning=words("card-trade-help"))


def _agreements(chosen: Filters, words: Words) -> Card:
    agreements = chosen.apply(store.load("agreements"))
    course = _course(counts_measures.per_year(agreements))
    return Card("relations", words("card-agreements"), words.number(len(agreements)), course, "bar")


def _course(through: pd.Series) -> list[float]:
    return [float(value) for value in through]
