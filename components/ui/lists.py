"""Lists of rows, a page at a time: a few columns of text, each row with a button that opens it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.facts import cells
from components.measures import counts
from components.ui import row_links
from components.words.language import Words

PAGE = 12
"""Rows sent to the browser at a time; the download has all of them."""

_EVENT = ("date", "partner", "what", "kind")


def newest(frames: Sequence[pd.DataFrame], count: int, words: Words, *, key: str, today: datetime.date) -> None:
    """The newest rows of several tables in one list, each with a button that opens it."""
    told = pd.concat([cells.events(counts.newest(rows, count, today), words) for rows in frames])
    told = told.sort_values("day", ascending=False, kind="stable").head(count)
    config: dict[str, Any] = {name: st.column_config.TextColumn(words(f"newest-{name}")) for name in _EVENT}
    config["what"] = st.column_config.TextColumn(words("newest-what"), width="large")
    config["open"] = row_links.button(f"open-{key}", told["table"], told.index)
    shown = told[["open", *_EVENT]]
    grid(shown, config, key=key, alt=words("newest-alt", count=len(shown)))
    row_links.menu(key, told["table"], told.index, told["date"], told["what"], words)


def grid(shown: pd.DataFrame, config: Mapping[str, Any], *, key: str, alt: str) -> None:
    """Rows as they are shown, all of them in sight."""
    st.dataframe(
        shown,
        key=f"table-{key}",
        hide_index=True,
        column_config=config,
        alt=alt,
        placeholder="",
        height="content",
    )


def part(rows: pd.DataFrame, key: str, page: int = PAGE) -> tuple[int, pd.DataFrame]:
    """The rows of the page that a reader has turned to, and how many rows stand before them; `page` is how many one
    has."""
    last = max(-(-len(rows) // page), 1)
    before = (min(int(st.session_state.get(f"page-{key}", 1)), last) - 1) * page
    return before, rows.iloc[before : before + page]


def below(
    before: int, shown: int, count: int, words: Words, *, key: str, menu: Callable[[], None], page: int = PAGE
) -> None:
    """Below a page of rows: which of all they are, the menu that opens one, and the control that turns the pages."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if count > page:
            st.caption(words("rows-shown", first=before + 1, last=before + shown, count=count), width="content")
        menu()
        if count > page:
            st.pagination(-(-count // page), key=f"page-{key}")


def brief(
    name: str,
    shown: pd.DataFrame,
    headings: Mapping[str, str],
    words: Words,
    *,
    key: str,
    before: int = 0,
    count: int = 0,
) -> None:
    """A few columns of text of a table's rows, as they are given and headed, each row with a button that opens it.

    Where the rows are a page of more, `before` stand before them and there are `count` in all.
    """
    config: dict[str, Any] = {column: st.column_config.TextColumn(heading) for column, heading in headings.items()}
    names = (name,) * len(shown)
    config["open"] = row_links.button(f"open-{key}", names, shown.index)
    opened = shown.assign(open=words("open"))[["open", *headings]]
    grid(opened, config, key=key, alt=words("table-alt", count=count or len(shown)))
    first, second = (list(headings) * 2)[:2]
    menu = functools.partial(row_links.menu, key, names, shown.index, shown[first], shown[second], words)
    below(before, len(shown), count or len(shown), words, key=key, menu=menu)
