"""The frame of every page: its head, menu and filters, what it cannot show, and how new and whose the data are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.address import Address
from components.choices.filters import Filters
from components.export import page_summary, pages
from components.facts import archive, rules, store
from components.figures import style
from components.measures import cache, changes
from components.measures import counts as counts_measures
from components.ui import address_bar, citing, controls, menu, row_dialog
from components.words import language
from components.words.language import Words, plain

SIDEBAR = 316
"""Pixels in which the choice of the home stands in one row; on a phone the sidebar is closed at first."""


MOST_FAULTS = 20
MOST_IGNORED = 8


def frame() -> None:
    """Draws the page that the address names inside its frame. The script that Streamlit runs."""
    words = language.words(address_bar.read().language)
    current = st.navigation(menu.pages(words), position="hidden")
    name = current.url_path or next(iter(menu.PAGES))
    where = page_summary.read(name, address_bar.query())
    address_bar.remember(where)
    site = page_summary.site(where, words)
    st.set_page_config(
        page_title=page_summary.title(name, where),
        page_icon=str(style.PICTURES / "icon.svg"),
        layout="wide",
        initial_sidebar_state=SIDEBAR,
    )
    with st.sidebar:
        st.markdown(f"**{site}**")
        menu.search_field(where.filters.text if name == menu.SEARCH else "", words)
        menu.draw(words)
    _quarantined(words)
    try:
        with cache.RUN_SECONDS.labels(name).time():
            current.run()
    except store.QuarantineError as missing:
        st.error(words("quarantined", table=words(f"table-{missing}")), icon=":material/report:")
    _foot(current.title, words)


def page(name: str, *, filters: bool = True) -> tuple[Words, Filters]:
    """The head of a page: title, what was ignored, filters. Returns the words and what was chosen.

    A search is of the tables alone, which read it from the address. A page may go without the shared `filters`.
    """
    choices = pages.choices(name, datetime.date.today())
    where = address_bar.read(choices, pages.usual(name))
    address_bar.remember(where, name)
    words = language.words(where.language, where.filters.homes)
    if filters:
        with st.sidebar:
            controls.shared_filters(where, words)
    st.title(words(f"page-{name}"), anchor=False)
    st.caption(words(f"page-{name}-help"))
    _ignored(where, words)
    _newer_version(where.version, words)
    controls.page_choices(where, words)
    # A row is of its own home, whichever is on screen.
    row_dialog.draw(where, language.words(where.language))
    return words, where.filters.unsearched


def anything(
    rows: pd.DataFrame | Sequence[pd.DataFrame],
    chosen: Filters,
    words: Words,
    again: Callable[[Filters], Sequence[pd.DataFrame]] | None = None,
    *,
    counted: bool = True,
) -> bool:
    """Says in words what is on screen, with a way back to everything, or how to widen. Returns whether anything is.

    `again` gives the rows for other choices, where those are more than the same tables narrowed. Unless `counted`, the
    rows are not, as the page says more of them below.
    """
    tables = [rows] if isinstance(rows, pd.DataFrame) else list(rows)
    count = counts_measures.counted(tables, words)
    with st.container(horizontal=True, vertical_alignment="center", key="summary"):
        what = plain(chosen.describe(words))
        on_screen = words("on-screen", what=what, count=count or words("count-nothing"))
        st.header(on_screen if counted or not count else what, anchor=False, width="content")
        if chosen.narrowed:
            controls.reset_button(words)
        citing.link(words)
    if not count:
        names = [str(table.index.name) for table in tables]
        _nothing(again or (lambda wider: [wider.apply(store.load(name)) for name in names]), chosen, words)
    return bool(count)


def _ignored(where: Address, words: Words) -> None:
    """What of the address was not understood, if anything."""
    if where.ignored:
        parts = ", ".join(f"`{one.replace('`', '')}`" for one in where.ignored[:MOST_IGNORED])
        st.info(words("ignored", what=parts), icon=":material/link_off:")


def _newer_version(version: str, words: Words) -> None:
    """Where a citation's link names another version of the data, what differs today, and the way to it."""
    now = store.STORE.snapshot()
    if version in ("", now.version):
        return
    day = next((release.day for release in archive.releases() if release.version == version), "")
    if not day:
        st.info(words("version-unknown", version=version, now=now.version), icon=":material/history:")
        return
    date = words.date(datetime.date.fromisoformat(day), "day")
    st.info(words("version-older", version=version, date=date, **changes.since(version)), icon=":material/history:")
    menu.link("coverage", words, label=words("option-view-new"), view="new")


def _quarantined(words: Words) -> None:
    """Which files are held back, and every fault that was found in them."""
    for one in store.STORE.snapshot().held:
        sentence = "held-kept" if one.served else "held-missing"
        if one.table == store.OUTLINES:
            sentence = "held-land-kept" if one.served else "held-land"
        st.warning(words(sentence, file=one.faults[0].file), icon=":material/report:")
        with st.expander(words("held-faults", count=len(one.faults))):
            for fault in one.faults[:MOST_FAULTS]:
                st.text(rules.sentence(fault, words))


def _nothing(again: Callable[[Filters], Sequence[pd.DataFrame]], chosen: Filters, words: Words) -> None:
    """The empty state: nothing was found for this, and what a wider view would hold."""
    with st.container(border=True, key="nothing"):
        st.markdown(words("nothing", what=plain(chosen.describe(words))))
        wider: dict[str, dict[str, Any]] = {
            "years": {"years": chosen.bounds},
            "partners": {"partners": ()},
            "all": {"years": chosen.bounds, "partners": (), "own": chosen.unchosen},
        }
        for what, changes in wider.items():
            widened = chosen.changed(**changes)
            count = counts_measures.counted(again(widened), words)
            if widened != chosen and count:
                label = words(f"widen-{what}", count=count)
                st.button(label, key=f"widen-{what}", on_click=address_bar.change, kwargs=changes)
        st.caption(words("nothing-note"))


def _foot(page: str, words: Words) -> None:
    """How new the data are, which version, under which licence, and how to cite them."""
    created = datetime.date.fromisoformat(store.created()[:10])
    newest = counts_measures.newest_fact(datetime.date.today())
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
