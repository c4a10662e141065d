"""Short lists of rows: a few columns of text, each row with a button that opens it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import cells, measures, openers
from components.language import Words

_EVENT = ("date", "partner", "what", "kind")


def newest(frames: Sequence[pd.DataFrame], count: int, words: Words, *, key: str, today: datetime.date) -> None:
    """The newest rows of several tables in one list, each with a button that opens it."""
    told = pd.concat([cells.events(measures.newest(rows, count, today), words) for rows in frames])
    told = told.sort_values("day", ascending=False, kind="stable").head(count)
    config: dict[str, Any] = {name: st.column_config.TextColumn(words(f"newest-{name}")) for name in _EVENT}
    config["what"] = st.column_config.TextColumn(words("newest-what"), width="large")
    config["open"] = openers.button(f"open-{key}", told["table"], told.index)
    shown = told[["open", *_EVENT]]
    st.dataframe(
        shown,
        key=f"table-{key}",
        hide_index=True,
        column_config=config,
        alt=words("newest-alt", count=len(shown)),
        height="content",
    )
    openers.menu(key, told["table"], told.index, told["date"], told["what"], words)


def brief(name: str, shown: pd.DataFrame, headings: Mapping[str, str], words: Words, *, key: str, alt: str) -> None:
    """A few columns of text of a table's rows, as they are given and headed, each row with a button that opens it."""
    config: dict[str, Any] = {column: st.column_config.TextColumn(heading) for column, heading in headings.items()}
    names = (name,) * len(shown)
    config["open"] = openers.button(f"open-{key}", names, shown.index)
    st.dataframe(
        shown.assign(open=words("open"))[["open", *headings]],
        key=f"table-{key}",
        hide_index=True,
        column_config=config,
        alt=alt,
        height="content",
    )
    first, second = (list(headings) * 2)[:2]
    openers.menu(key, names, shown.index, shown[first], shown[second], words)
