"""The league table: every pair of a home and a partner in one row, in the order that the reader asks for."""

from __future__ import annotations

import datetime
import functools
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.export import pairs as pairs_export
from components.export.pages import TURNED
from components.facts import cells
from components.figures import style
from components.measures import pairs as pairs_measures
from components.measures.pairs import ORDERS, RISING, Tables
from components.ui import address_bar, charts, downloads, menu
from components.views import trade as trade_views
from components.words import language
from components.words.language import Words

FEWEST = 3
"""Figures of trade that a small chart has at least: fewer show no course."""

COURSES = ("visits_course", "trade_course")
"""Columns that are drawn as a small chart in each cell; the download leaves them out."""

CLICKS = "league-clicks"
"""Where a reader's session counts the clicks into the table."""

NAMES = ("partner", "home")
"""Columns that say which pair it is."""

WIDTHS = {
    "partner": 172,
    "home": 90,
    "visits": 90,
    "visits_course": 80,
    "trade_usd": 120,
    "trade_course": 90,
    "since": 112,
    "ours": 106,
    "theirs": 116,
    "agreements": 86,
    "last_visit": 90,
    "top_visits": 125,
    "gap": 105,
    "gap_year": 80,
}
"""The columns on screen, the first of which opens the pair, and how wide they are in pixels."""

FORMATS = {"trade_usd": "compact", "gap": "compact", "gap_year": "%d"}


def show(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The table with its download. A click on a heading puts it in order, a second one turns the order round; a click
    on a cell opens the rows behind it."""
    frames, league = pairs_export.frames(chosen, words), pairs_export.league(chosen, words, today)
    day = chosen.day(today)
    column, turned = chosen.one("order").removesuffix(TURNED), chosen.one("order").endswith(TURNED)
    names = league["partner_iso3"].map(words.country)
    rows = pairs_measures.ordered(league, column, names, backwards=turned)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(words("league-title"), anchor=False)
        downloads.panel([rows.index], chosen.changed(own={}), words.code, key="league")
    # A grid of its own after each click has nothing selected, so the same cell and heading can be clicked again.
    key = f"league-{st.session_state.setdefault(CLICKS, 0)}"
    st.dataframe(
        displayed(rows, words, homes=len(chosen.homes) > 1).reset_index(drop=True),
        key=key,
        hide_index=True,
        column_config=_columns(rows, column, turned, words),
        alt=words("league-alt", count=len(rows), column=_label(column, rows, words)),
        placeholder="",
        height="content",
        on_select=functools.partial(_picked, key, column, turned, frames, rows, day),
        selection_mode=["single-column", "single-cell"],
    )
    st.caption(words("league-note", date=words.date(pd.Timestamp(day), "day")))
    trade_views.note_common_year(frames.series, frames.whole, words)
    trade_views.note_newer_years(frames.series, league["trade_year"], words)
    # To a keyboard the cells of a table do not answer.
    pairs = _pairs(rows)
    labels = [words("flag-pair", home=words.country(home), partner=words.country(partner)) for home, partner in pairs]
    charts.pick_list("league", words("league-open"), labels, functools.partial(_open, pairs))


def displayed(rows: pd.DataFrame, words: Words, *, homes: bool) -> pd.DataFrame:
    """The cells as a reader sees them: dates as vague as they are known, numbers as numbers, what is unknown empty."""
    cells_of: dict[str, Any] = {
        "partner": rows["partner_iso3"].map(words.country),
        "home": rows["home_iso3"].map(words.country),
        "since": cells.vague_dates(rows["since"], rows["since_precision"]),
        "last_visit": cells.vague_dates(rows["last_visit"], rows["last_precision"]),
        "trade_course": rows["trade_course"].map(_reported),
    }
    return rows.assign(**cells_of)[[name for name in WIDTHS if homes or name != "home"]]


def _reported(course: object) -> npt.NDArray[np.float32] | None:
    """The figures of a course without its gaps, which a small chart cannot have; None where hardly any is left."""
    figures = course[course > 0] if isinstance(course, np.ndarray) else np.array([])
    return figures if len(figures) >= FEWEST else None


def _columns(rows: pd.DataFrame, ordered: str, turned: bool, words: Words) -> dict[str, Any]:
    """How each column is drawn. The one by which the table is ordered says so with an arrow."""
    labels = {name: _label(name, rows, words) for name in WIDTHS}
    labels[ordered] += " ↑" if (ordered in RISING) != turned else " ↓"
    config: dict[str, Any] = {
        name: _column(name, label, rows, words) for name, label in labels.items() if name != "partner"
    }
    config["partner"] = st.column_config.ButtonColumn(
        labels["partner"],
        width=WIDTHS["partner"],
        pinned=True,
        alignment="left",
        type="tertiary",
        key="open-league",
        on_click=_clicked,
        args=(_pairs(rows),),
    )
    return config


def _column(name: str, label: str, rows: pd.DataFrame, words: Words) -> Any:
    key, drawn = f"league-{name}-help", st.column_config
    about: dict[str, Any] = {"width": WIDTHS[name], "help": words(key) if words.has(key) else None}
    if name == "visits":
        most = max(int(rows[name].max()), 1)
        return drawn.ProgressColumn(label, format="%d", min_value=0, max_value=most, color=style.HOME, **about)
    if name in COURSES:
        return drawn.BarChartColumn(label, y_min=0, color=style.HOME, **about)
    if name in ("home", "since", "last_visit"):
        return drawn.TextColumn(label, **about)
    return drawn.NumberColumn(label, format=FORMATS.get(name), **about)


def _label(name: str, rows: pd.DataFrame, words: Words) -> str:
    years = rows["trade_year"].dropna()
    if name == "trade_usd" and len(years):
        return words("league-trade_usd-in", year=str(years.iloc[0]))
    return words(f"league-{name}")


def _pairs(rows: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(rows[pairs_measures.PAIR].itertuples(index=False, name=None))


def _picked(key: str, column: str, turned: bool, frames: Tables, rows: pd.DataFrame, day: datetime.date) -> None:
    """A cell that was clicked opens the rows behind it, a heading puts the table in order or turns its order round."""
    selected = st.session_state[key]["selection"]
    st.session_state[CLICKS] += 1
    if selected["cells"]:
        at, name = selected["cells"][0]
        if name not in NAMES and 0 <= at < len(rows):
            found = pairs_measures.rows_behind(frames, name, rows.iloc[at], day)
            address_bar.open_rows(found.index)
    elif selected["columns"] and selected["columns"][0] in ORDERS:
        asked = selected["columns"][0]
        code = asked + TURNED if asked == column and not turned else asked
        address_bar.choose("order", code)


def _clicked(pairs: tuple[tuple[str, str], ...]) -> None:
    """Goes to the profile of the pair whose name was clicked."""
    clicked = st.session_state["open-league"]
    if clicked and 0 <= clicked["row"] < len(pairs):
        _open(pairs, clicked["row"])


def _open(pairs: tuple[tuple[str, str], ...], at: int) -> None:
    """Goes to the profile of one of the pairs."""
    (home, partner), where = pairs[at], address_bar.current()
    of_home = replace(where, filters=where.filters.changed(homes=(home,)))
    menu.open_profile(partner, of_home, language.words(where.language))
