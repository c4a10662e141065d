"""The map of missions as it goes through time: the controls, the years below it, and what it shows in words."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import pandas as pd
import streamlit as st
from babel.dates import parse_date

from components.choices.address import Address
from components.choices.filters import Filters
from components.measures.missions import FIRST_YEAR
from components.ui import address_bar, charts
from components.views import mission_map, missions
from components.words.language import Words, plain

SPEEDS = {"½": 0.5, "1": 1.0, "2": 2.0, "4": 4.0}
"""Years that pass in a second while the map plays, by how each is written."""

SHARE = 0.7
"""How much of the page's width the map has."""

KEY = "embassies-network"
PLAYING, SENT, UNREAD = f"{KEY}-playing", f"{KEY}-sent", f"{KEY}-unread"
"""Where a reader's session keeps a `Play` while the map plays, the days that the browser was sent since the one that it
was last known to show, the newest at the end, and a text that is no day."""


@dataclass
class Play:
    """The year that a playing map shows, and since when, in seconds of the server's clock."""

    year: int
    since: float


def show(rows: pd.DataFrame, milestones: pd.DataFrame, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The map on its day, with what leads to another: a slider, steps, an exact day, play, and the chart of the years.

    While it plays, only this part runs again, once for each year. The day is in the address once a reader stops.
    """
    if address_bar.arrived():  # whoever comes back finds it standing still
        st.session_state.pop(PLAYING, None)
    part = st.fragment(_part, run_every=1 / _speed(words) if PLAYING in st.session_state else None)
    part(rows, milestones, chosen, words, today, _watched(words))


def _part(
    rows: pd.DataFrame,
    milestones: pd.DataFrame,
    chosen: Filters,
    words: Words,
    today: datetime.date,
    watched: tuple[object, ...],
) -> None:
    """Map, controls, years and words. Whatever else of the page depends on what a reader did here runs as well."""
    day = _day(chosen, today, words)
    if _watched(words) != watched:
        st.rerun()
    left, right = st.columns((SHARE, 1 - SHARE), gap="medium")
    with right:  # first, so that it has come wherever the slider, by which the browser tells its year, has
        missions.day_summary(rows, milestones, chosen, words, day=day, pick=_open)
    with left:
        mission_map.draw(rows, chosen, words, day=day, key=KEY, share=SHARE, where=_stopped)
        _controls(day, today, words)
    many = {choice: codes for choice, codes in chosen.own.items() if choice.many}
    on_day = {choice: (day.isoformat(),) if choice.days else codes for choice, codes in chosen.own.items()}
    pick = functools.partial(_pick_year, today)
    charts.show("embassies-open", chosen.changed(own=on_day), words, rows_of=chosen.changed(own=many), pick=pick)


def _watched(words: Words) -> tuple[object, ...]:
    """What the rest of the page, or the clock, depends on: when it differs from what they had, all runs again."""
    state = st.session_state
    return address_bar.written(), address_bar.LISTED in state, PLAYING in state, _speed(words)


def _speed(words: Words) -> float:
    """Years that pass in a second, as the reader has chosen."""
    return SPEEDS[st.session_state.get(f"{KEY}-speed-{words.code}", "2")]


def _day(chosen: Filters, today: datetime.date, words: Words) -> datetime.date:
    """The day to show: the one in the address or, while the map plays, the end of the year that it has come to.

    The next year comes when the time of this one is over and the browser shows it: on a slow machine all come later,
    and none is left out. At the end it stands still.
    """
    play: Play | None = st.session_state.get(PLAYING)
    if play is None:
        return chosen.day(today)
    if monotonic() - play.since > 0.8 / _speed(words) and st.session_state.get(_slider(words)) == play.year:
        play.year, play.since = play.year + 1, monotonic()
    if play.year >= today.year:
        address_bar.write(_stopped())
    return _year_end(play.year, today)


def _controls(day: datetime.date, today: datetime.date, words: Words) -> None:
    """Steps, play and pause, speed, the exact day, and the slider of the years."""
    _send(day, words)
    if unread := st.session_state.pop(UNREAD, ""):
        text = words("network-date-unknown", text=plain(unread), first=str(FIRST_YEAR), example=today.isoformat())
        st.toast(text, icon=":material/event_busy:")
    playing = PLAYING in st.session_state
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=f"{KEY}-controls"):
        for name, label, icon, act in (
            ("back", "back", "skip_previous", functools.partial(_step, today, -1)),
            ("play", *(("pause", "pause") if playing else ("play", "play_arrow")), functools.partial(_toggle, today)),
            ("on", "on", "skip_next", functools.partial(_step, today, 1)),
        ):
            st.button(words(f"network-{label}"), key=f"{KEY}-{name}", icon=f":material/{icon}:", on_click=act)
        st.selectbox(
            words("network-speed"),
            list(SPEEDS),
            index=2,
            format_func=lambda speed: words("network-times", times=speed),
            key=f"{KEY}-speed-{words.code}",
            label_visibility="collapsed",
            width=160,
        )
        st.text_input(
            words("network-date"),
            key=_field(words),
            help=words("network-date-help", example=today.isoformat()),
            disabled=playing,
            on_change=None if playing else _typed,
            args=(today, words),
            width=150,
        )
    st.slider(
        words("network-year"),
        FIRST_YEAR,
        today.year,
        key=_slider(words),
        label_visibility="collapsed",
        disabled=playing,
        on_change=None if playing else _slid,
        args=(today, words),
    )


def _send(day: datetime.date, words: Words) -> None:
    """Puts the slider and the field on a day, and keeps which days the browser may still show instead."""
    sent: list[str] = st.session_state.setdefault(SENT, [])
    if (shown := st.session_state.get(_field(words))) in sent:
        del sent[: sent.index(shown)]
    if day.isoformat() not in sent[-1:]:
        sent.append(day.isoformat())
    st.session_state[_slider(words)], st.session_state[_field(words)] = day.year, day.isoformat()


def _slider(words: Words) -> str:
    return f"{KEY}-year-{words.code}"


def _field(words: Words) -> str:
    return f"{KEY}-date-{words.code}"


def _stopped() -> Address:
    """The address with the year in it that the map had come to, if it played; it no longer does."""
    play: Play | None = st.session_state.pop(PLAYING, None)
    return address_bar.current() if play is None else _with_day(address_bar.current(), str(play.year))


def _with_day(where: Address, day: str) -> Address:
    """The address with another day in it."""
    own = {choice: (choice.understood(day),) if choice.days else codes for choice, codes in where.filters.own.items()}
    return replace(where, filters=replace(where.filters, own=own))


def _go(day: datetime.date) -> None:
    """Shows another day, and stands still on it."""
    st.session_state.pop(PLAYING, None)
    address_bar.write(_with_day(address_bar.current(), day.isoformat()))


def _untouched(words: Words) -> bool:
    """Whether the slider and the field tell one day, which the browser was sent: the reader touched neither of them.

    They are no longer what they were set to where a newer day is still on its way to the browser.
    """
    text = st.session_state[_field(words)]
    return text in st.session_state[SENT] and text[:4] == str(st.session_state[_slider(words)])


def _slid(today: datetime.date, words: Words) -> None:
    """Shows the year that the slider was moved to."""
    if not _untouched(words):
        _go(_year_end(st.session_state[_slider(words)], today))


def _toggle(today: datetime.date) -> None:
    """Plays from the year shown on, or from the first if it is the last; or pauses."""
    if PLAYING in st.session_state:
        address_bar.write(_stopped())
    else:
        day = _newest_day()
        st.session_state[PLAYING] = Play(FIRST_YEAR if day >= today else day.year, monotonic())


def _newest_day() -> datetime.date:
    """The newest day that the browser was sent."""
    return datetime.date.fromisoformat(st.session_state[SENT][-1])


def _step(today: datetime.date, years: int) -> None:
    """To the end of the year before or after; of the day's own year, if that is still to come."""
    day = _newest_day()
    end = _year_end(day.year, today)
    _go(end if years > 0 and day < end else _year_end(day.year + years, today))


def _typed(today: datetime.date, words: Words) -> None:
    """Shows the day that was typed: a year, a day as ISO has it, or as the language writes it."""
    if _untouched(words):
        return
    text = st.session_state[_field(words)].strip()
    try:
        year_end = datetime.date(int(text), 12, 31) if re.fullmatch(r"[0-9]{4}", text) else None
        day = year_end or parse_date(text, words.locale)
    except (ValueError, IndexError):  # the second where Babel finds too few numbers
        day = datetime.date.min
    day = today if day == datetime.date(today.year, 12, 31) else day
    if datetime.date(FIRST_YEAR, 1, 1) <= day <= today:
        _go(day)
    else:
        st.session_state[UNREAD] = text[:40]


def _pick_year(today: datetime.date, mark: dict[str, Any]) -> None:
    """Shows the year of the chart that was clicked."""
    _go(_year_end(round(float(mark["x"])), today))


def _open(row: str) -> None:
    """Opens a mission; a map that plays stops."""
    address_bar.write(replace(_stopped(), row=f"missions:{row}"))


def _year_end(year: int, today: datetime.date) -> datetime.date:
    """The last day of a year that the map can show, the nearest to the one given."""
    return min(datetime.date(max(year, FIRST_YEAR), 12, 31), today)
