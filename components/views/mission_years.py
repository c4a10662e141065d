"""The map of missions as it goes through time: the controls, the years below it, and what it shows in words."""

from __future__ import annotations

import datetime
import functools
import re
import time
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st
from babel.dates import parse_date

from components.choices.address import Address
from components.choices.filters import Filters
from components.figures import missions as figures
from components.measures.missions import FIRST_YEAR
from components.ui import address_bar, charts
from components.views import beside_map
from components.views import missions as map_view
from components.words.language import Words, plain

SPEEDS = {"½": 0.5, "1": 1.0, "2": 2.0, "4": 4.0}
"""Years that pass in a second while the map plays, by how each is written."""

SHARE = 0.7
"""How much of the page's width the map has."""


ON_THE_WAY = 2.0
"""Seconds that a new day may take to a browser, which until then tells the one before."""


@dataclass
class Play:
    """The year that a playing map shows, and since when, in seconds of the server's clock."""

    year: int
    since: float


@dataclass(frozen=True)
class Shown:
    """The day that a map shows, the one before it, and since when, in seconds of the server's clock."""

    day: datetime.date
    before: datetime.date
    since: float


def show(
    missions: pd.DataFrame, milestones: pd.DataFrame, chosen: Filters, words: Words, *, today: datetime.date, key: str
) -> None:
    """The map on its day, with what leads to another: a slider, steps, an exact day, play, and the chart of the years.

    While it plays, only this part runs again, once for each year. The day is in the address once a reader stops.
    """
    if address_bar.arrived():  # whoever comes back finds it standing still
        st.session_state.pop(f"{key}-playing", None)
    playing = f"{key}-playing" in st.session_state
    part = st.fragment(_part, run_every=1 / _speed(key, words) if playing else None)
    part(missions, milestones, chosen, words, today, key, _watched(key, words))


def _part(
    missions: pd.DataFrame,
    milestones: pd.DataFrame,
    chosen: Filters,
    words: Words,
    today: datetime.date,
    key: str,
    watched: tuple[object, ...],
) -> None:
    """Map, controls, years and words. Whatever else of the page depends on what a reader did here runs as well."""
    day = _day(chosen, today, key, _speed(key, words))
    if _watched(key, words) != watched:
        st.rerun()
    left, right = st.columns((SHARE, 1 - SHARE), gap="medium")
    with left:
        map_view.draw(missions, chosen, words, day=day, key=key, share=SHARE, where=functools.partial(_stopped, key))
        _controls(day, today, words, key)
        charts.show(
            lambda: figures.open_missions(missions, words, chosen.homes, today, day),
            missions,
            chosen.changed(own={choice: codes for choice, codes in chosen.own.items() if choice.many}),
            words,
            key="embassies-open",
            pick=functools.partial(_pick_year, key, today),
            moment=day,
        )
    with right:
        beside_map.in_words(missions, milestones, chosen, words, day=day, pick=functools.partial(_open, key))


def _watched(key: str, words: Words) -> tuple[object, ...]:
    """What the rest of the page, or the clock, depends on: when it differs from what they had, all runs again."""
    playing = f"{key}-playing" in st.session_state
    return address_bar.written(), address_bar.LISTED in st.session_state, playing, _speed(key, words)


def _speed(key: str, words: Words) -> float:
    return SPEEDS[st.session_state.get(f"{key}-speed-{words.code}", "2")]


def _day(chosen: Filters, today: datetime.date, key: str, speed: float) -> datetime.date:
    """The day to show: the one in the address or, while the map plays, the end of the year that it has come to.

    At the end it stands still.
    """
    play: Play | None = st.session_state.get(f"{key}-playing")
    if play is None:
        return chosen.day(today)
    if time.monotonic() - play.since > 0.8 / speed:
        play.year, play.since = play.year + 1, time.monotonic()
    if play.year >= today.year:
        address_bar.write(_stopped(key))
    return _year_end(play.year, today)


def _controls(day: datetime.date, today: datetime.date, words: Words, key: str) -> None:
    """Steps, play and pause, speed, the exact day, and the slider of the years."""
    names = {part: f"{key}-{part}-{words.code}" for part in ("year", "date", "speed")}
    st.session_state[names["year"]], st.session_state[names["date"]] = day.year, day.isoformat()
    shown: Shown = st.session_state.setdefault(f"{key}-shown", Shown(day, day, 0))
    if shown.day != day:
        st.session_state[f"{key}-shown"] = Shown(day, shown.day, time.monotonic())
    if unread := st.session_state.pop(f"{key}-unread", ""):
        said = words("network-date-unknown", text=plain(unread), first=str(FIRST_YEAR), example=today.isoformat())
        st.toast(said, icon=":material/event_busy:")
    playing = f"{key}-playing" in st.session_state
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"{key}-controls"):
        icon = ":material/skip_previous:"
        st.button(words("network-back"), key=f"{key}-back", icon=icon, on_click=_step, args=(key, today, -1))
        icon, label = (":material/pause:", "pause") if playing else (":material/play_arrow:", "play")
        act: dict[str, Any] = {"icon": icon, "type": "primary", "on_click": _toggle, "args": (key, today)}
        st.button(words(f"network-{label}"), key=f"{key}-play", **act)
        icon = ":material/skip_next:"
        st.button(words("network-on"), key=f"{key}-on", icon=icon, on_click=_step, args=(key, today, 1))
        st.selectbox(
            words("network-speed"),
            list(SPEEDS),
            index=2,
            format_func=lambda speed: words("network-times", times=speed),
            key=names["speed"],
            label_visibility="collapsed",
            width=160,
        )
        st.text_input(
            words("network-date"),
            key=names["date"],
            help=words("network-date-help", example=today.isoformat()),
            disabled=playing,
            on_change=None if playing else _typed,
            args=(key, names["date"], today, words),
            width=150,
        )
    st.slider(
        words("network-year"),
        FIRST_YEAR,
        today.year,
        key=names["year"],
        label_visibility="collapsed",
        disabled=playing,
        on_change=None if playing else _slid,
        args=(key, names["year"], today),
    )


def _stopped(key: str) -> Address:
    """The address with the year in it that the map had come to, if it played; it no longer does."""
    play: Play | None = st.session_state.pop(f"{key}-playing", None)
    return address_bar.current() if play is None else _with_day(address_bar.current(), str(play.year))


def _with_day(where: Address, day: str) -> Address:
    own = {choice: (choice.understood(day),) if choice.days else codes for choice, codes in where.filters.own.items()}
    return replace(where, filters=replace(where.filters, own=own))


def _go(key: str, day: datetime.date) -> None:
    """Shows another day, and stands still on it."""
    st.session_state.pop(f"{key}-playing", None)
    address_bar.write(_with_day(address_bar.current(), day.isoformat()))


def _stale(key: str, told: object) -> bool:
    """Whether a widget tells what it had before the newest day reached the browser: the reader did not touch it."""
    shown: Shown = st.session_state[f"{key}-shown"]
    before = shown.before.year if isinstance(told, int) else shown.before.isoformat()
    return told == before and time.monotonic() - shown.since < ON_THE_WAY


def _slid(key: str, name: str, today: datetime.date) -> None:
    """Shows the year that the slider was moved to."""
    year = st.session_state[name]
    if not _stale(key, year):
        _go(key, _year_end(year, today))


def _toggle(key: str, today: datetime.date) -> None:
    """Plays from the year shown on, or from the first if it is the last; or pauses."""
    if f"{key}-playing" in st.session_state:
        address_bar.write(_stopped(key))
    else:
        day = st.session_state[f"{key}-shown"].day
        year = FIRST_YEAR if day >= today else day.year
        st.session_state[f"{key}-playing"] = Play(year, time.monotonic())


def _step(key: str, today: datetime.date, years: int) -> None:
    """To the end of the year before or after; of the day's own year, if that is still to come."""
    day = st.session_state[f"{key}-shown"].day
    end = _year_end(day.year, today)
    _go(key, end if years > 0 and day < end else _year_end(max(day.year + years, FIRST_YEAR), today))


def _typed(key: str, name: str, today: datetime.date, words: Words) -> None:
    """Shows the day that was typed: a year, a day as ISO has it, or as the language writes it."""
    text = st.session_state[name].strip()
    if _stale(key, text):
        return
    try:
        year_end = datetime.date(int(text), 12, 31) if re.fullmatch(r"[0-9]{4}", text) else None
        day = year_end or parse_date(text, words.locale)
    except (ValueError, IndexError):  # the second where Babel finds too few numbers
        day = datetime.date.min
    day = today if day == datetime.date(today.year, 12, 31) else day
    if datetime.date(FIRST_YEAR, 1, 1) <= day <= today:
        _go(key, day)
    else:
        st.session_state[f"{key}-unread"] = text[:40]


def _pick_year(key: str, today: datetime.date, mark: dict[str, Any]) -> None:
    """Shows the year of the chart that was clicked."""
    year = round(float(mark["x"]))
    _go(key, _year_end(min(max(year, FIRST_YEAR), today.year), today))


def _open(key: str, row: str) -> None:
    """Opens a mission; a map that plays stops."""
    address_bar.write(replace(_stopped(key), row=f"missions:{row}"))


def _year_end(year: int, today: datetime.date) -> datetime.date:
    return min(datetime.date(year, 12, 31), today)
