"""The pages by name, and the links between them, which keep what the reader chose."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.choices.address import Address
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


def pages(words: Words) -> list[st.Page]:
    """All pages for st.navigation. The first answers at the bare address and, like every other, at its own name."""
    first = next(iter(PAGES))
    return [_page(first, words, default=True), *(_page(name, words) for name in PAGES)]


def draw(where: Address, words: Words) -> None:
    """The menu, in the sidebar."""
    with st.container(gap=None, key="menu"):
        for name in PAGES:
            link(name, where, words)


def link(name: str, where: Address, words: Words) -> None:
    """A link to a page that keeps the filters which every page has."""
    # The icon stands here alone: a page's own icon becomes the tab's, which the browser would fetch from outside.
    st.page_link(_page(name, words), icon=PAGES[name], help="", query_params=where.query(own=False))


def profile(partner: str, where: Address, words: Words, *, label: str = "", icon: str | None = None) -> None:
    """A link to the profile of one partner from another page; its name, or the label that is given."""
    query = where.query(own=False) | {"country": [partner]}
    st.page_link(_page("country", words), label=label or words.country(partner), icon=icon, help="", query_params=query)


def open_profile(partner: str, where: Address, words: Words) -> None:
    """Goes to the profile of one partner, as a click on its link would."""
    st.switch_page(_page("country", words), query_params=where.query(own=False) | {"country": [partner]})


def _page(name: str, words: Words, *, default: bool = False) -> st.Page:
    # What a page is of stands at its head, so it has no help that would be sent at every run.
    return st.Page(
        Path("..", "..", "pages", f"{name}.py"),
        title=words(f"page-{name}"),
        url_path="" if default else name,
        default=default,
    )
