"""The pages by name, the links between them, which keep what the reader chose, and the tabs within a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.choices.address import Address, Query
from components.choices.parameters import FIND, LONGEST_SEARCH
from components.export.pages import usual
from components.ui import address_bar
from components.words.language import DEFAULT, Words

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


def profile(partner: str, where: Address, words: Words, *, label: str) -> None:
    """A link to the profile of one partner from another page."""
    query = _query("country", where) | {"country": [partner]}
    st.page_link(_page("country", words), label=label, help="", query_params=query)


def open_profile(partner: str, where: Address, words: Words) -> None:
    """Goes to the profile of one partner, as a click on its link would."""
    st.switch_page(_page("country", words), query_params=_query("country", where) | {"country": [partner]})


def search_field(text: str, words: Words) -> None:
    """The field of the search over everything; components/server/page.js puts the cursor there on a key."""
    key = f"find-{words.code}"
    st.session_state[key] = text
    with st.container(key="find-everything"):
        st.text_input(
            words("find-all"),
            key=key,
            type="search",
            icon=":material/search:",
            max_chars=LONGEST_SEARCH,
            placeholder=words("find-all" if address_bar.on_phone() else "find-all-key"),
            label_visibility="collapsed",
            on_change=_find,
            args=(key, words),
        )


def _find(key: str, words: Words) -> None:
    """Goes to what is found for the text in the field."""
    if text := FIND.understood(st.session_state[key]):
        open_search(FIND.name, text, words)


def open_search(name: str, code: str, words: Words) -> None:
    """Goes to the page of the search with one of its choices: a text to find, or a person."""
    query = _query(SEARCH, address_bar.current()) | {name: [code]}
    st.switch_page(_page(SEARCH, words), query_params=query)


def entry(page: str, query: Query, label: str, words: Words, *, icon: str | None = None) -> None:
    """A link from the search to a page of which it knows what to show: nothing that was chosen elsewhere narrows it."""
    spoken = {"lang": [words.code]} if words.code != DEFAULT else {}
    st.page_link(_page(page, words), label=label, icon=icon, help="", query_params=query | spoken)


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


def tabs(name: str, labels: Mapping[str, str], words: Words, *, at: str = "") -> Iterator[tuple[str, DeltaGenerator]]:
    """The code and the place of the tab in front; only that is sent. `labels` has what each is called, by its code.

    On a page that has the choice `name` it is the one that the address says, and else the first; on others, the one
    that the reader opened. `at` tells tabs apart that open together, as they have the same choice.
    """
    key = f"tabs-{name}{at}-{words.code}"
    chosen = [codes[0] for choice, codes in address_bar.page_address().filters.own.items() if choice.name == name]
    if chosen:
        st.session_state[key] = labels.get(chosen[0], next(iter(labels.values())))
    given = (key, name, tuple(labels.items()))
    places = st.tabs(list(labels.values()), key=key, on_change=_tab_changed if chosen else "rerun", args=given)
    for code, place in zip(labels, places, strict=True):
        if place.open:
            yield code, place


def _tab_changed(key: str, name: str, labels: Sequence[tuple[str, str]]) -> None:
    """Writes the tab that was opened into the address."""
    code = next((code for code, text in labels if text == st.session_state[key]), "")
    if code:
        address_bar.choose(name, code)
