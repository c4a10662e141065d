"""The ways into a row from a table: a button in each row for the pointer, and a menu for the keyboard."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.ui import address_bar
from components.words.language import Words

LABEL = 90
"""Characters of a row in the list."""

WIDE = 380
"""Pixels of the list; on a phone it is as wide as the page."""


def opening(name: str, rows: pd.DataFrame) -> tuple[Iterable[str], Iterable[str]]:
    """The table and the address that each row opens: its own, but a claim opens the row that it is about."""
    return (rows["table"], rows["row_id"]) if name == "claims" else ((name,) * len(rows), rows.index)


def button(key: str, names: Iterable[str], rows: Iterable[str]) -> Any:
    """The column of buttons that open the rows; `names` has the table of each."""
    given = (tuple(names), tuple(rows), key)
    return st.column_config.ButtonColumn(
        "", width="small", pinned=True, type="tertiary", key=key, on_click=_opened, args=given
    )


def menu(
    key: str, names: Iterable[str], rows: Iterable[str], firsts: Iterable[str], called: Iterable[str], words: Words
) -> None:
    """The rows once more as a menu, since the buttons in a table answer to the pointer alone."""
    places = list(zip(names, rows, strict=True))
    labels = _apart(" · ".join(filter(None, (first, text)))[:LABEL] for first, text in zip(firsts, called, strict=True))
    offered(key, words("open-one"), labels, functools.partial(_at, places))


def offered(key: str, label: str, options: Sequence[str], then: Callable[[int], None]) -> None:
    """A list of these options for those who use no pointer; `then` gets the place of the one picked.

    Not Streamlit's menu button: within a dialog the keyboard does not reach its entries.
    """
    st.selectbox(
        label,
        range(len(options)),
        index=None,
        format_func=lambda at: options[at],
        key=f"menu-{key}",
        placeholder=label,
        label_visibility="collapsed",
        on_change=_picked,
        args=(f"menu-{key}", len(options), then),
        width=WIDE,
    )


def _apart(labels: Iterable[str]) -> list[str]:
    """The labels, each that stood before with a number, as a menu takes none twice."""
    seen: Counter[str] = Counter()
    apart = []
    for label in labels:
        seen[label] += 1
        apart.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return apart


def _picked(key: str, count: int, then: Callable[[int], None]) -> None:
    at, st.session_state[key] = st.session_state[key], None
    if at is not None and 0 <= at < count:
        then(at)


def _at(places: Sequence[tuple[str, str]], at: int) -> None:
    address_bar.open_row(*places[at])


def _opened(names: tuple[str, ...], rows: tuple[str, ...], key: str) -> None:
    clicked = st.session_state[key]
    if clicked and 0 <= clicked["row"] < len(rows):
        address_bar.open_row(names[clicked["row"]], rows[clicked["row"]])
