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

from components import address, cells, data, exports, language, league_measures, menu
from components.choices import Choice
from components.figures import style
from components.filters import Filters
from components.kept import kept
from components.language import Words
from components.league_measures import ORDERS, RISING, Tables

TURNED = "-reversed"
"""What follows the name of a column in the address when the order is turned round."""

ORDER = Choice("order", tuple(name + turn for name in ORDERS for turn in ("", TURNED)), preset="visits", drawn=False)
"""The column by which the table is put in order, which a reader chooses at its head."""

FEWEST = 3
"""Figures of trade that a small chart has at least: fewer show no course."""

COURSES = ("visits_course", "trade_course")
"""Columns that are drawn as a small chart in each cell; the download leaves them out."""

WIDTHS = {
    "partner": 150,
    "home": 95,
    "visits": 110,
    "visits_course": 100,
    "trade_usd": 135,
    "trade_course": 115,
    "since": 120,
    "ours": 115,
    "theirs": 130,
    "last_visit": 100,
    "top_visits": 125,
    "agreements": 105,
    "gap": 105,
    "gap_year": 80,
}
"""The columns on screen after the button that opens the pair, and how wide they are in pixels."""

FORMATS = {"trade_usd": "compact", "gap": "compact", "gap_year": "%d"}


def show(of: Tables, partners: tuple[str, ...], chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The table with its download. A click on a heading puts it in order, a second one turns the order round."""
    day = chosen.day(today)
    pairs = of_pairs(of, partners, chosen, words, day=day)
    column, turned = chosen.one("order").removesuffix(TURNED), chosen.one("order").endswith(TURNED)
    names = pairs["partner_iso3"].map({code: words.country(code) for code in partners})
    rows = league_measures.ordered(pairs, column, names, backwards=turned)
    _head(rows, chosen, words)
    # A grid of its own for each order forgets which heading was clicked before.
    key = f"league-{column}"
    st.dataframe(
        displayed(rows, words, homes=len(chosen.homes) > 1),
        key=key,
        hide_index=True,
        column_config=_columns(rows, column, turned, words),
        alt=words("league-alt", count=len(rows), column=_label(column, rows, words)),
        placeholder="",
        height="content",
        on_select=functools.partial(_order, key, column, turned),
        selection_mode="single-column",
    )
    st.caption(words("league-note", date=words.date(pd.Timestamp(day), "day")))


def of_pairs(
    of: Tables, partners: tuple[str, ...], chosen: Filters, words: Words, *, day: datetime.date
) -> pd.DataFrame:
    """The frame of `league_measures.league` for what the reader chose."""
    return kept(
        lambda: league_measures.league(of, chosen.homes, partners, day=day, years=chosen.years), "league", chosen, words
    )


def displayed(rows: pd.DataFrame, words: Words, *, homes: bool) -> pd.DataFrame:
    """The cells as a reader sees them: dates as vague as they are known, numbers as numbers, what is unknown empty."""
    said: dict[str, Any] = {
        "partner": rows["partner_iso3"].map(words.country),
        "home": rows["home_iso3"].map(words.country),
        "since": cells.vague(rows["since"], rows["since_precision"]),
        "last_visit": cells.vague(rows["last_visit"], rows["last_precision"]),
        "trade_course": rows["trade_course"].map(_reported),
    }
    shown = rows.assign(open=words("open"), **said)
    return shown[["open", *(name for name in WIDTHS if homes or name != "home")]]


def _reported(course: object) -> npt.NDArray[np.float32] | None:
    """The figures of a course without its gaps, which a small chart cannot have; None where hardly any is left."""
    figures = course[course > 0] if isinstance(course, np.ndarray) else np.array([])
    return figures if len(figures) >= FEWEST else None


def _head(rows: pd.DataFrame, chosen: Filters, words: Words) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(words("league-title"), anchor=False)
        st.download_button(
            words("download-csv", count=len(rows)),
            data=functools.partial(exports.csv, rows.drop(columns=[*COURSES])),
            file_name=exports.file_name("league", chosen.slug(), data.STORE.snapshot().version, "csv"),
            mime="text/csv",
            key="download-league",
            on_click="ignore",
            icon=":material/download:",
        )


def _columns(rows: pd.DataFrame, ordered: str, turned: bool, words: Words) -> dict[str, Any]:
    """How each column is drawn. The one by which the table is ordered says so with an arrow."""
    labels = {name: _label(name, rows, words) for name in WIDTHS}
    labels[ordered] += " ↑" if (ordered in RISING) != turned else " ↓"
    config: dict[str, Any] = {name: _column(name, label, rows, words) for name, label in labels.items()}
    pairs = tuple(rows[league_measures.PAIR].itertuples(index=False, name=None))
    config["open"] = st.column_config.ButtonColumn(
        "", width=60, pinned=True, type="tertiary", key="open-league", on_click=_opened, args=(pairs,)
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
    if name in ("partner", "home", "since", "last_visit"):
        return drawn.TextColumn(label, pinned=name == "partner", **about)
    return drawn.NumberColumn(label, format=FORMATS.get(name), **about)


def _label(name: str, rows: pd.DataFrame, words: Words) -> str:
    years = rows["trade_year"].dropna()
    if name == "trade_usd" and len(years):
        return words("league-trade_usd-in", year=str(years.iloc[0]))
    return words(f"league-{name}")


def _order(key: str, column: str, turned: bool) -> None:
    """Orders the table by the heading that was clicked, or turns its order round if it was ordered by that."""
    selected = st.session_state[key]["selection"]["columns"]
    asked = selected[0] if selected and selected[0] in ORDERS else column
    code = asked if asked != column or turned else column + TURNED
    where = address.current()
    address.change(where, own={**where.filters.own, ORDER: (code,)})


def _opened(pairs: tuple[tuple[str, str], ...]) -> None:
    """Goes to the profile of the pair whose row was clicked."""
    clicked = st.session_state["open-league"]
    if clicked and 0 <= clicked["row"] < len(pairs):
        home, partner = pairs[clicked["row"]]
        where = address.current()
        seen = replace(where, filters=where.filters.changed(homes=(home,)))
        menu.open_profile(partner, seen, language.words(where.language))
