"""What was made for one view is kept for the next reader of it: figures are pure, and most readers start alike."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from components.choices.filters import Filters
from components.facts import store
from components.words.language import Words

T = TypeVar("T")

MOST = 500
"""Things kept, about 20 kB each, the oldest given up first."""

FEW = 24
"""Frames kept, up to 3 MB each."""


def kept(make: Callable[[], T], name: str, chosen: Filters | None, words: Words, *more: object) -> T:
    """What `make` gives, made once for these choices, this language, this version of the data and this day.

    Without choices it hangs on `more` alone. It is shared by all readers: nobody may change it.
    """
    return _kept(_key(name, chosen, words, *more), make)


def lately(make: Callable[[], T], name: str, chosen: Filters, words: Words, *more: object) -> T:
    """As `kept`, for frames: they are large, so only those of the last FEW choices stay."""
    return _lately(_key(name, chosen, words, *more), make)


def _key(name: str, chosen: Filters | None, words: Words, *more: object) -> tuple[str, ...]:
    today = str(datetime.date.today())
    return (name, repr(chosen), words.code, store.STORE.snapshot().version, today, repr(more))


@st.cache_resource(max_entries=FEW, show_spinner=False)
def _lately(key: tuple[str, ...], _make: Callable[[], T]) -> T:
    return _make()


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _kept(key: tuple[str, ...], _make: Callable[[], T]) -> T:
    return _make()
