"""The pages by name, the links between them, which keep what the reader chose, and the tabs within a page."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from components.choices.address import Address, Query
from components.choices.parameters import FIND, LONGEST_SEARCH
from components.export.pages import usual
from components.ui import address_bar
from components.words.language import Words

PAGES = {
    "overview": ":material/dashboard:",
    "visits": ":material/flight_takeoff:",
    "trade": ":material/swap_horiz:",
    "products": ":material/inventory_2:",
    "embassies": ":material/account_balance:",
    "relations": ":material/handshake:",
    "country": ":material/flag:",
    "compare": ":material/compare_arrows:",
    "sources": ":material/fact_check:",
    "coverage": ":material/grid_on:",
}
"""The pages in the order of the menu, the first at the bare address, each with its icon."""

SEARCH = "search"
"""The page to which the field of the search leads instead of a line in the menu."""


def pages(words: Words) -> list[st.Page]:
    """All pages for st.navigation. The first answers at the bare address and, like every other, at its own name."""
    first = next(iter(PAGES))
    return [_page(first, words, default=True), *(_page(name, words) for name in (*PAGES, SEARCH))]


def draw(words: Words) -> None:
    """The menu, in the sidebar."""
    with st.container(gap="xsmall", key="menu"):
        for name in PAGES:
            link(name, words)


def link(name: str, words: Words, *, label: str | None = None, **own: str) -> None:
    """A link to a page that keeps the filters which every page has; `own` are codes of that page's own choices."""
    # The icon stands here alone: a page's own icon becomes the tab's, which the browser would fetch from outside.
    query = _query(name, address_bar.page_address()) | {choice: [code] for choice, code in own.items()}
    st.page_link(_page(name, words), label=label, icon=PAGES[name], help="", query_params=query)


def profile_link(partner: str, words: Words, *, home: str, label: str) -> None:
    """A link to the profile of one partner and a home from another page."""
    query = _profile(partner, address_bar.page_address(), home)
    st.page_link(_page("country", words), label=label, help="", query_params=query)


def open_profile(partner: str, words: Words, *, home: str = "") -> None:
    """Goes to the profile of one partner, and of one home if given, as a click on its link would."""
    st.switch_page(_page("country", words), query_params=_profile(partner, address_bar.current(), home))


def _profile(partner: str, where: Address, home: str) -> Query:
    """What the address of a profile says, from another page."""
    of_home = replace(where, filters=where.filters.changed(homes=(home,))) if home else where
    return _query("country", of_home) | {"country": [partner]}


def search_field(text: str, words: Words) -> None:
    """The field of the search over everything; components/server/page.js puts the cursor there on a key."""
    hint = words("find-all" if address_bar.on_phone() else "find-all-key")
    with st.container(key="find-everything"):
        text_field(f"find-{words.code}", text, words("find-all"), functools.partial(_find, words), hint=hint)


def _find(words: Words, text: str) -> None:
    """Goes to what is found for a text, if it has any sign to look for."""
    if found := FIND.understood(text):
        open_search(FIND.name, found, words)


def text_field(
    key: str, text: str, label: str, act: Callable[[str], None], *, hint: str = "", width: Any = "stretch"
) -> None:
    """A field for a text to look for, which has `text` in it; `act` gets what a reader types there."""
    st.session_state[key] = text
    st.text_input(
        label,
        key=key,
        type="search",
        icon=":material/search:",
        max_chars=LONGEST_SEARCH,
        placeholder=hint or label,
        label_visibility="collapsed",
        on_change=lambda: act(st.session_state[key]),
        width=width,
    )


def open_search(name: str, code: str, words: Words) -> None:
    """Goes to the page of the search with one of its choices: a text to find, or a person."""
    query = _query(SEARCH, address_bar.current()) | {name: [code]}
    st.switch_page(_page(SEARCH, words), query_params=query)


def result_link(page: str, query: Query, label: str, words: Words, *, icon: str | None = None) -> None:
    """A link from the search to a page of which it knows what to show: nothing that was chosen elsewhere narrows it."""
    query = query | address_bar.language_query(words)
    st.page_link(_page(page, words), label=label, icon=icon, help="", query_params=query)


def _query(name: str, where: Address) -> Query:
    """What the address of a page says of the filters that every page has, so that none changes on the way."""
    return replace(where, filters=where.filters.changed(usual=usual(name))).query(own=False)


def _page(name: str, words: Words, *, default: bool = False) -> st.Page:
    # What a page is of stands at its head, so it has no help that would be sent at every run.
    return st.Page(
        Path("..", "..", "pages", f"{name}.py"),
        title=words(f"page-{name}"),
        url_path="" if default else name,
        default=default,
    )


def tabs(
    name: str, labels: Mapping[str, str], words: Words, *, at: str = ""
) -> Iterator[tuple[str, AbstractContextManager[Any]]]:
    """The code and the place of the tab in front; only that is sent. `labels` has what each is called, by its code; one
    alone is no tab.

    On a page that has the choice `name` it is the one that the address says, and else the first; on others, the one
    that the reader opened. `at` tells tabs apart that open together, as they have the same choice.
    """
    if len(labels) == 1:
        yield next(iter(labels)), contextlib.nullcontext()
        return
    key = f"tabs-{name}{at}-{words.code}"
    chosen = [codes[0] for choice, codes in address_bar.page_address().filters.own.items() if choice.name == name]
    if chosen:
        st.session_state[key] = labels.get(chosen[0], next(iter(labels.values())))
    act = functools.partial(_open_tab, key, name, {label: code for code, label in labels.items()})
    places = st.tabs(list(labels.values()), key=key, on_change=act if chosen else "rerun")
    for code, place in zip(labels, places, strict=True):
        if place.open:
            yield code, place


def _open_tab(key: str, name: str, codes: Mapping[str, str]) -> None:
    """Writes the tab that was opened into the address; `codes` by their labels."""
    if code := codes.get(st.session_state[key]):
        address_bar.choose(name, code)
