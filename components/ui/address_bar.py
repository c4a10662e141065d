"""The address bar: read with care at every run, and written once for each choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from components.choices.address import Address, bounds, parse, partners
from components.choices.filters import DEFAULT_HOMES
from components.choices.parameters import Choice


def read(choices: Sequence[Choice] = (), usual: tuple[str, ...] = DEFAULT_HOMES) -> Address:
    """What this reader's address bar says, for a page with these choices of its own and these homes at first."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    return parse(query, choices, partners(), bounds(), usual)


def current() -> Address:
    """What the address bar says for the page on screen: for callbacks, which run before the page does."""
    page = st.session_state.get("page-address")
    return read(st.session_state.get("page-choices", ()), page.filters.usual if page else DEFAULT_HOMES)


def remember(choices: Sequence[Choice], where: Address) -> None:
    """Notes what is being drawn: the page's choices for the callbacks of its widgets, its address for its links."""
    st.session_state["page-choices"] = tuple(choices)
    st.session_state["page-address"] = where
    st.session_state["page-written"] = False


def drawn() -> Address:
    """The address of the page that is being drawn, as it was read at its head."""
    return st.session_state["page-address"]


def written() -> bool:
    """Whether the address was written since the page was last drawn whole, so that what hangs on it is to be drawn.

    In a part of a page that runs alone the address itself does not tell: one that was on its way may be an older one.
    """
    return bool(st.session_state.get("page-written"))


def arrive(page: str) -> None:
    """Notes which page is being drawn."""
    st.session_state["page-arrived"] = st.session_state.get("page-name") != page
    st.session_state["page-name"] = page


def arrived() -> bool:
    """Whether the reader has just come to the page that is being drawn, from another one or from nowhere."""
    return bool(st.session_state["page-arrived"])


def write(address: Address) -> None:
    """Puts the address into the reader's address bar: one entry of the browser's history."""
    st.session_state["page-written"] = True
    st.query_params.from_dict(address.query())


def change(address: Address, **changes: object) -> None:
    """Writes the address with some of its filters changed and no row open."""
    write(replace(address, row="", filters=replace(address.filters, **changes)))  # type: ignore[arg-type]


def open_row(table: str, identity: str) -> None:
    """Puts the row's own address into the address bar, which opens it."""
    write(replace(current(), row=f"{table}:{identity}"))


def close_row() -> None:
    """Takes the row out of the address bar, which closes it."""
    write(replace(current(), row=""))
