"""The facts of a pair as cards, each with the way to what stands behind it."""

from __future__ import annotations

import datetime
import functools

import streamlit as st

from components.figures import profile_facts as figures
from components.figures.profile_facts import Line
from components.measures.cache import cached
from components.ui import address_bar
from components.words.language import Words, plain

COLUMNS = (("relations", "missions"), ("visits", "goods"), ("trade",))
"""The groups of facts as they stand beside and below each other."""


def facts(home: str, partner: str, words: Words, today: datetime.date) -> dict[str, list[Line]]:
    """Every fact of a pair in words, by group, whichever years are chosen; made once for all readers."""
    make = functools.partial(figures.of_pair, home, partner, words, today)
    return cached(make, "facts", None, words, home, partner)


def cards(home: str, partner: str, words: Words, today: datetime.date) -> None:
    """Every fact of a pair, group by group in columns."""
    lines = facts(home, partner, words, today)
    for place, groups in zip(st.columns(len(COLUMNS), gap="small"), COLUMNS, strict=True):
        with place:
            for group in groups:
                # The last of a column ends where those of the others do.
                last = group == groups[-1]
                with st.container(border=True, gap="small", height="stretch" if last else "content"):
                    st.markdown(f"**{words(f'profile-group-{group}')}**")
                    for line in lines[group]:
                        show(line, home, words)


def show(line: Line, of: str, words: Words) -> None:
    """One fact and, where there is something behind it, the button that opens that. `of` names its pair."""
    value = "  \n".join(f"**{plain(part)}**" if len(line.rows) else part for part in line.value.splitlines())
    text = f":small[{plain(line.label)}]  \n{value}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # A container keeps its place beside the button, however long its text.
        with st.container():
            st.markdown(f"{text}  \n:small[{plain(line.remark)}]" if line.remark else text)
        if len(line.rows):
            st.button(
                words("open"),
                key=f"evidence-{of}-{line.name}",
                type="tertiary",
                on_click=address_bar.open_rows,
                args=(line.rows.index,),
            )
