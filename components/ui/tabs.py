"""Tabs of which the open one is in the address, so that a link shows what its sender saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.choices.parameters import Choice
from components.ui import address_bar
from components.words.language import Words


def opened(name: str, labels: Mapping[str, str], words: Words, *, at: str = "") -> Iterator[tuple[str, DeltaGenerator]]:
    """The code and the place of the tab in front; only that is sent. `labels` has what each is called, by its code.

    On a page that has the choice `name` it is the one that the address says, and else the first; on others, the one
    that the reader opened. `at` tells tabs apart that open together, as they have the same choice.
    """
    key = f"tabs-{name}{at}-{words.code}"
    chosen = [codes[0] for choice, codes in address_bar.drawn().filters.own.items() if choice.name == name]
    if chosen:
        st.session_state[key] = labels.get(chosen[0], next(iter(labels.values())))
    given = (key, name, tuple(labels.items()))
    places = st.tabs(list(labels.values()), key=key, on_change=_changed if chosen else "rerun", args=given)
    for code, place in zip(labels, places, strict=True):
        if place.open:
            yield code, place


def choice(name: str, codes: Sequence[str]) -> Choice:
    """The choice of the open tab, for the head of a page; the first of the codes holds at first."""
    return Choice(name, tuple(codes), preset=codes[0], drawn=False)


def _changed(key: str, name: str, labels: Sequence[tuple[str, str]]) -> None:
    """Writes the tab that was opened into the address."""
    where, label = address_bar.current(), st.session_state[key]
    code = next((code for code, text in labels if text == label), "")
    if code:
        own = {choice: (code,) if choice.name == name else kept for choice, kept in where.filters.own.items()}
        address_bar.change(where, own=own)
