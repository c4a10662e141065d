"""The cards of the overview: one number each, how it came about through the years, and the page that has the rest."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components import address, data, measures, menu, mission_measures, trade_measures
from components.filters import Filters
from components.language import Words


def row(home: str, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """One row of cards for one home country, of what the filters keep."""
    narrowed = chosen.changed(homes=(home,))
    if len(chosen.homes) > 1:
        st.markdown(f"**{words.country(home)}**")
    places = st.columns(5, gap="small")
    with places[0]:
        _relations(narrowed, words)
    with places[1]:
        _missions(home, narrowed, words, today)
    with places[2]:
        _visits(narrowed, words)
    with places[3]:
        _trade(narrowed, words)
    with places[4]:
        _agreements(narrowed, words)


def _relations(chosen: Filters, words: Words) -> None:
    milestones = chosen.apply(data.load("milestones"), years=False)
    related = measures.relations_by_year(milestones, last=chosen.years[1])
    count = int(related.iloc[-1]) if len(related) else 0
    _card("relations", words("card-relations"), words.number(count), related, words, help_=words("card-relations-help"))


def _missions(home: str, chosen: Filters, words: Words, today: datetime.date) -> None:
    missions = chosen.apply(data.load("missions"), years=False)
    day = min(today, datetime.date(chosen.years[1], 12, 31))
    counts = mission_measures.counts_on(missions, day, home)
    through = mission_measures.open_per_year(missions, home, today=day)
    value = words("card-missions-value", ours=counts.ours, theirs=counts.theirs)
    meant = words("card-missions-help", home=words.country(home), date=words.date(pd.Timestamp(day), "day"))
    _card("embassies", words("card-missions"), value, through.sum(axis="columns"), words, help_=meant)


def _visits(chosen: Filters, words: Words) -> None:
    visits = chosen.apply(data.load("visits"))
    held = visits[visits["status"] == "held"]
    _card("visits", words("card-visits"), words.number(len(held)), measures.per_year(held), words, kind="bar")


def _trade(chosen: Filters, words: Words) -> None:
    trade = data.load("trade")
    series = trade_measures.own_series(chosen.apply(trade))
    whole = trade_measures.own_series(chosen.changed(partners=()).apply(trade))
    year = trade_measures.newest_year(series, whole=whole)
    sums = trade_measures.yearly(series, whole=whole)
    known = sums[sums["complete"]].set_index("year")["known"]
    value = words("card-unknown") if year is None else words.money(float(known[year]))
    label = words("card-trade") if year is None else words("card-trade-in", year=str(year))
    _card("trade", label, value, known, words, help_=words("card-trade-help"))


def _agreements(chosen: Filters, words: Words) -> None:
    agreements = chosen.apply(data.load("agreements"))
    through = measures.per_year(agreements)
    _card("relations", words("card-agreements"), words.number(len(agreements)), through, words, kind="bar")


def _card(
    page: str,
    label: str,
    value: str,
    through: pd.Series,
    words: Words,
    *,
    kind: str = "line",
    help_: str | None = None,
) -> None:
    """A number with its course, and the link to its page; a course of one year is no course."""
    with st.container(border=True, height="stretch"):
        course: Sequence[float] | None = [float(value) for value in through] if len(through) > 1 else None
        st.metric(label, value, help=help_, chart_data=course, chart_type="bar" if kind == "bar" else "line")
        menu.link(page, address.current(), words)
