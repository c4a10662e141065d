"""The frame of every page: its head, its menu, its filters, and the foot that says how new and whose the data are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.facts import store
from components.measures.counts import newest_fact
from components.ui import address_bar, citing, controls, menu, notices, row_dialog
from components.ui.markdown import plain
from components.words import language
from components.words.language import Words

ICON = Path(__file__).resolve().parent / "icon.svg"
SIDEBAR = 316
"""Pixels in which the choice of the home stands in one row; on a phone the sidebar is closed at first."""


def frame() -> None:
    """Draws the page that the address names inside its frame. The script that Streamlit runs."""
    words = language.words(address_bar.read().language)
    current = st.navigation(menu.pages(words), position="hidden")
    address_bar.remember((), address_bar.read(usual=menu.usual(current.url_path)))
    st.set_page_config(
        page_title=words("page-title", page=current.title),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state=SIDEBAR,
    )
    with st.sidebar:
        st.markdown(f"**{words('title')}**")
        menu.draw(words)
    try:
        current.run()
    except store.QuarantineError as missing:
        st.error(words("quarantined", table=words(f"table-{missing}")), icon=":material/report:")
    _foot(current.title, words)


def page(name: str, *choices: Choice) -> tuple[Words, Filters]:
    """The head of a page: title, what was ignored or is held back, filters. Returns the words and what was chosen.

    A search is of the tables alone, which read it from the address.
    """
    where = address_bar.read(choices, menu.usual(name))
    address_bar.remember(choices, where)
    address_bar.arrive(name)
    words = language.words(where.language)
    with st.sidebar:
        controls.shared(where, words)
    st.title(words(f"page-{name}"), anchor=False)
    st.caption(words(f"page-{name}-help"))
    notices.ignored(where, words)
    notices.held_back(words)
    controls.own(where, words)
    row_dialog.draw(where, words)
    return words, where.filters.unsearched


def anything(
    rows: pd.DataFrame | Sequence[pd.DataFrame],
    chosen: Filters,
    words: Words,
    again: Callable[[Filters], Sequence[pd.DataFrame]] | None = None,
) -> bool:
    """Says in words what is on screen, with a way back to everything, or how to widen. Returns whether anything is.

    `again` gives the rows for other choices, where those are more than the same tables narrowed.
    """
    tables = [rows] if isinstance(rows, pd.DataFrame) else list(rows)
    count = notices.counts(tables, words)
    with st.container(horizontal=True, vertical_alignment="center", key="summary"):
        what = plain(chosen.describe(words))
        st.markdown(f"**{words('on-screen', what=what, count=count or words('count-nothing'))}**", width="content")
        if chosen.narrowed:
            controls.reset(words)
        citing.link(words)
    if not count:
        names = [str(table.index.name) for table in tables]
        notices.nothing(again or (lambda wider: [wider.apply(store.load(name)) for name in names]), chosen, words)
    return bool(count)


def _foot(page: str, words: Words) -> None:
    """How new the data are, which version, under which licence, and how to cite them."""
    created = datetime.date.fromisoformat(store.created()[:10])
    newest = newest_fact(datetime.date.today())
    version = words("data-version", version=store.STORE.snapshot().version, date=words.date(created, "day"))
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", key="foot"):
        st.caption(
            " · ".join([words("newest-fact", date=words.date(newest, "day")), version, words("licence")]),
            width="content",
        )
        citing.view(page, words)


if __name__ == "__main__":
    frame()
