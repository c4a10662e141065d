"""The views of the compare page: the two homes, the league table of all pairs, some pairs side by side in columns, and
whether their trade follows the flag."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from components.choices.filters import HOMES, Filters
from components.export import pairs as pairs_export
from components.export.pages import TURNED
from components.facts import cells, store
from components.figures import flag as flag_figures
from components.figures import pairs as figures
from components.figures import style, titles
from components.figures.profile_facts import Line, of_pair
from components.measures import pairs as pairs_measures
from components.measures.cache import cached
from components.measures.pairs import ORDERS, RISING, Tables
from components.ui import address_bar, charts, downloads, menu, tables
from components.words.language import Words, plain

GROUPS = {"relations": ("relations", "visits"), "missions": ("missions",), "trade": ("trade", "goods")}
"""The groups of facts (see profile_facts) of each subject."""

TABLES = {
    "relations": ("visits", "milestones", "agreements"),
    "missions": ("missions", "envoys"),
    "trade": ("trade", "products"),
}
"""The tables of each subject."""

FEWEST = 3
"""Figures of trade that a small chart has at least: fewer show no course."""

CLICKS = "league-clicks"
"""Where a reader's session counts the clicks into the league."""

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
"""The columns of the league, the first of which opens the pair, and how wide they are in pixels."""

FORMATS = {"trade_usd": "compact", "gap": "compact", "gap_year": "%d"}


def homes(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """Both homes beside each other, whichever is chosen: what each has with all the partners chosen together."""
    charts.show("homes", chosen.changed(homes=HOMES, own={}), words)
    of, compared = pairs_export.frames(chosen.changed(homes=HOMES), words), pairs_export.of_homes(chosen, words, today)
    _note_years(of.series, of.whole, compared["year"], words)


def _note_years(series: pd.DataFrame, whole: pd.DataFrame, years: pd.Series, words: Words) -> None:
    """What to know of figures of the newest complete year, the one of `years`: of which homes and partners there are
    newer ones."""
    charts.note_common_year(series, whole, words)
    known = years.dropna()
    for home, own in series.groupby("home_iso3") if len(known) else ():
        sentence = titles.newer_years(own, int(known.max()), words)
        if sentence:
            st.caption(plain(f"{words.country(str(home))}: {sentence}"))


def side_by_side(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The facts and the chart of one subject, for each home with each partner."""
    pairs = _side_by_side(chosen, words, today)
    facts = {
        pair: cached(functools.partial(of_pair, *pair, words, today), "facts", None, words, *pair) for pair in pairs
    }
    subject = chosen.one("subject")
    for place, (home, partner) in zip(st.columns(len(pairs), gap="medium"), pairs, strict=True):
        with place:
            menu.profile_link(partner, words, home=home, label=f"**{figures.name((home, partner), words)}**")
    for group in GROUPS[subject]:
        for lines in zip(*(facts[pair][group] for pair in pairs), strict=True):
            for place, pair, line in zip(st.columns(len(pairs), gap="medium"), pairs, lines, strict=True):
                with place:
                    tables.show_fact(_labelled(line, pair, words), "-".join(pair), words)
    if not chosen.all_years:
        st.caption(words("profile-years", years=words.years(*chosen.years)))
    charts.show(f"pairs-{subject}", chosen, words, otherwise=f"pairs-none-{subject}")
    rows = [pairs_export.within(chosen.apply(store.load(name)), pairs) for name in TABLES[subject]]
    if any(len(each) for each in rows):
        charts.show_tables(rows, chosen, words)


def _side_by_side(chosen: Filters, words: Words, today: datetime.date) -> list[tuple[str, str]]:
    """The pairs to show; a line says so where they are not all that were chosen."""
    every = pairs_export.side_by_side(chosen, words, today)
    if not chosen.partners:
        partners = dict.fromkeys(partner for _, partner in every)
        st.caption(words("pairs-offered", partners=words.join(words.country(code) for code in partners)))
    if len(every) > pairs_export.MOST:
        st.caption(words("pairs-first", shown=pairs_export.MOST, count=len(every)))
    return every[: pairs_export.MOST]


def _labelled(line: Line, pair: tuple[str, str], words: Words) -> Line:
    """The fact with its pair in its label, as columns stand below each other on a narrow screen."""
    if words.country(pair[1]) in line.label:
        return line
    return line._replace(label=words("pairs-fact", pair=figures.name(pair, words), fact=line.label))


def flag(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """What came out, both charts as far as there is something to draw, and their rows."""
    frames = pairs_export.frames(chosen, words)
    if frames.series.empty:
        charts.nothing("trade-unreported", words)
        return
    of = pairs_export.flag(chosen, words, today)
    st.markdown(flag_figures.summary(of.pairs, of.never, words))
    charts.show("flag-before-after", chosen, words)
    charts.show("flag-openings-visits", chosen, words)
    charts.show("flag-visits", chosen, words, otherwise="flag-scatter-none")
    charts.show_tables([frames.series, frames.missions, frames.visits], chosen, words)


def league(chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """Every pair in one row, with the download. A click on a heading puts the table in order, a second one turns the
    order round; a click on a cell opens the rows behind it."""
    frames, every = pairs_export.frames(chosen, words), pairs_export.league(chosen, words, today)
    day, order = chosen.day(today), chosen.one("order")
    column, turned = order.removesuffix(TURNED), order.endswith(TURNED)
    rows = pairs_measures.ordered(every, column, every["partner_iso3"].map(words.country), backwards=turned)
    pairs = list(rows[pairs_measures.PAIR].itertuples(index=False, name=None))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(words("league-title"), anchor=False)
        downloads.panel([rows.index], chosen.changed(own={}), words.code, key="league")
    # A grid of its own after each click has nothing selected, so the same cell and heading can be clicked again.
    key = f"league-{st.session_state.setdefault(CLICKS, 0)}"
    st.dataframe(
        displayed(rows, words, homes=len(chosen.homes) > 1).reset_index(drop=True),
        key=key,
        hide_index=True,
        column_config=_columns(rows, column, turned, pairs, words),
        alt=words("league-alt", count=len(rows), column=_label(column, rows, words)),
        placeholder="",
        height="content",
        on_select=functools.partial(_picked, key, column, turned, frames, rows, day),
        selection_mode=["single-column", "single-cell"],
    )
    st.caption(words("league-note", date=words.date(pd.Timestamp(day), "day")))
    _note_years(frames.series, frames.whole, every["trade_year"], words)
    # To a keyboard the cells of a table do not answer.
    labels = [words("flag-pair", home=words.country(home), partner=words.country(partner)) for home, partner in pairs]
    charts.pick_list("league", words("league-open"), labels, functools.partial(_open, pairs, words))


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


def _columns(
    rows: pd.DataFrame, ordered: str, turned: bool, pairs: Sequence[tuple[str, str]], words: Words
) -> dict[str, Any]:
    """How each column is drawn. The one by which the table is ordered says so with an arrow."""
    labels = {name: _label(name, rows, words) for name in WIDTHS}
    labels[ordered] += " ↑" if (ordered in RISING) != turned else " ↓"
    config = {name: _column(name, label, rows, words) for name, label in labels.items() if name != "partner"}
    look: dict[str, Any] = {"width": WIDTHS["partner"], "pinned": True, "alignment": "left", "type": "tertiary"}
    acts: dict[str, Any] = {"key": "open-league", "on_click": _clicked, "args": (pairs, words)}
    return config | {"partner": st.column_config.ButtonColumn(labels["partner"], **look, **acts)}


def _column(name: str, label: str, rows: pd.DataFrame, words: Words) -> Any:
    """How a column of the league is drawn, by its name."""
    key, drawn = f"league-{name}-help", st.column_config
    about: dict[str, Any] = {"width": WIDTHS[name], "help": words(key) if words.has(key) else None}
    if name == "visits":
        most = max(int(rows[name].max()), 1)
        return drawn.ProgressColumn(label, format="%d", min_value=0, max_value=most, color=style.HOME, **about)
    if name.endswith("_course"):
        return drawn.BarChartColumn(label, y_min=0, color=style.HOME, **about)
    if name in ("home", "since", "last_visit"):
        return drawn.TextColumn(label, **about)
    return drawn.NumberColumn(label, format=FORMATS.get(name), **about)


def _label(name: str, rows: pd.DataFrame, words: Words) -> str:
    """The heading of a column of the league; that of trade names its year."""
    years = rows["trade_year"].dropna()
    if name == "trade_usd" and len(years):
        return words("league-trade_usd-in", year=str(years.iloc[0]))
    return words(f"league-{name}")


def _picked(key: str, column: str, turned: bool, frames: Tables, rows: pd.DataFrame, day: datetime.date) -> None:
    """A cell that was clicked opens the rows behind it, a heading puts the table in order or turns its order round."""
    selected = st.session_state[key]["selection"]
    st.session_state[CLICKS] += 1
    if selected["cells"]:
        at, name = selected["cells"][0]
        if name not in ("partner", "home") and 0 <= at < len(rows):
            address_bar.open_rows(pairs_measures.rows_behind(frames, name, rows.iloc[at], day).index)
    elif selected["columns"] and selected["columns"][0] in ORDERS:
        (asked,) = selected["columns"]
        address_bar.choose("order", asked + TURNED if asked == column and not turned else asked)


def _clicked(pairs: Sequence[tuple[str, str]], words: Words) -> None:
    """Goes to the profile of the pair whose name was clicked."""
    clicked = st.session_state["open-league"]
    if clicked and 0 <= clicked["row"] < len(pairs):
        _open(pairs, words, clicked["row"])


def _open(pairs: Sequence[tuple[str, str]], words: Words, at: int) -> None:
    """Goes to the profile of one of the pairs."""
    home, partner = pairs[at]
    menu.open_profile(partner, words, home=home)


VIEWS = {"homes": homes, "league": league, "pairs": side_by_side, "flag": flag}
