"""What was made for one view stays for the next reader of it: figures are pure, and most readers start alike."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from components.choices.filters import Filters
from components.facts import store
from components.words.language import Words

T = TypeVar("T")


def cached(
    make: Callable[[], T], name: str, chosen: Filters | None, words: Words, *more: object, large: bool = False
) -> T:
    """What `make` gives, made once for these choices, this language, this version of the data and this day.

    Without choices it hangs on `more` alone. All readers share it: nobody may change it. Of `large` things, as frames
    of up to 3 MB, only a few stay; of others, of about 20 kB each, many.
    """
    today = str(datetime.date.today())
    key = (name, repr(chosen), words.code, store.STORE.snapshot().version, today, repr(more))
    return (_few if large else _many)(key, make)


@st.cache_resource(max_entries=24, show_spinner=False)
def _few(key: tuple[str, ...], _make: Callable[[], T]) -> T:
    return _make()


@st.cache_resource(max_entries=500, show_spinner=False)
def _many(key: tuple[str, ...], _make: Callable[[], T]) -> T:
    return _make()
