"""The page of the search: what was found for a text, by kind, or all rows that name one person."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import cells
from components.facts import search as search_facts
from components.measures import people
from components.measures import search as search_measures
from components.measures.cache import cached
from components.measures.people import Person
from components.measures.search import Found, Group
from components.measures.search_entries import Entry
from components.ui import address_bar, citing, downloads, menu, tables
from components.words.language import Words, plain

LINE = {False: 110, True: 41}
"""Characters of a title that stand on one line, by whether it is a phone."""

AROUND = 70
"""Characters on either side of a word in the text that it was found in."""

EXAMPLES = ("Mammadyarov", "Brasília", "visa", "coffee", "CARICOM")
"""What a reader who has typed nothing may look for."""

ICONS = {
    "states": "flag",
    "people": "person",
    "visits": "flight_takeoff",
    "milestones": "event",
    "agreements": "handshake",
    "envoys": "badge",
    "missions": "account_balance",
    "trade": "swap_horiz",
    "goods": "inventory_2",
    "claims": "balance",
    "searches": "search_off",
    "sources": "fact_check",
}

HIDDEN: Mapping[str, Sequence[str]] = {
    "travelled": ("visitor", "level"),
    "posted": ("name",),
}
"""The columns that all rows of a person have alike, by what the person did in them."""


def show(chosen: Filters, words: Words) -> None:
    """The rows of the person chosen, or what was found for the text in the address."""
    text, kind = address_bar.page_address().filters.text, chosen.one("kind")
    if chosen.one("person"):
        _person(people.person(chosen.one("person")), chosen, words)
    elif text:
        found = cached(lambda: search_measures.find(text, words.code, kind), "search", None, words, text, kind)
        _found(found, kind, words)
    else:
        st.markdown(words("search-start"))
        _offer(EXAMPLES, words)


def _found(found: Found, kind: str, words: Words) -> None:
    """What was found for a text: how much, what to look for instead, and each kind."""
    count = sum(group.count for group in found.groups)
    key = "search-found" if found.whole else "search-some"
    with st.container(horizontal=True, vertical_alignment="center", key="summary"):
        st.markdown(words(key if count else "search-nothing", count=count, text=plain(found.text)), width="content")
        citing.link(words)
        if kind:
            label, act, icon = words("search-kinds"), address_bar.choose, ":material/arrow_back:"
            st.button(label, key="all-kinds", type="tertiary", icon=icon, on_click=act, args=("kind", ""))
    if found.instead:
        st.markdown(words("search-instead"))
        _offer([found.instead], words)
    elif not count:
        st.markdown(words("search-start"))
        _offer(EXAMPLES, words)
    for group in found.groups:
        _group(group, found, words)


def _offer(texts: Iterable[str], words: Words) -> None:
    """Links to what is found for some texts."""
    with st.container(horizontal=True, key="search-offers"):
        for text in texts:
            menu.result_link(menu.SEARCH, {"find": [text]}, plain(text), words, icon=":material/search:")


def _group(group: Group, found: Found, words: Words) -> None:
    """What was found of one kind: each a link, with the way to all of them."""
    with st.container(key=f"found-{group.kind}", gap="xsmall"):
        icon = f":material/{ICONS[group.kind]}:"
        title = words(f"search-kind-{group.kind}")
        if found.whole:
            title = words("tab", table=title, count=group.count)
        st.header(f"{icon} {title}", anchor=False)
        for at, hit in enumerate(group.hits):
            _hit(hit, found, words, key=f"hit-{group.kind}-{at}")
        if group.page and group.count > len(group.hits):
            _all(group, words)


def _all(group: Group, words: Words) -> None:
    """The way to all of a kind: to the table that has them, or to a list of them here."""
    icon = ":material/table_rows:"
    if group.page == menu.SEARCH:
        label, act = words("search-all-here", count=group.count), address_bar.choose
        key, chosen = f"all-{group.kind}", ("kind", group.kind)
        st.button(label, key=key, type="tertiary", icon=icon, on_click=act, args=chosen)
    else:
        label = words("search-all", count=group.count, table=words(f"page-{group.page}"))
        menu.result_link(group.page, group.query, label, words, icon=icon)


def _hit(hit: Entry, found: Found, words: Words, *, key: str) -> None:
    """What was found, in bold where it has the words: a link to its page, or a button that opens the row or the person
    here; below it the rest of a long title, as a button would centre its lines, and what is told of it."""
    text = search_facts.folded(f"{hit.title} {hit.date} {hit.detail}")
    missing = [word for word in found.words if word not in text]
    where = [
        _excerpt(text, missing) for text in hit.texts if any(word in search_facts.folded(text) for word in missing)
    ]
    line, *rest = textwrap.wrap(hit.title, LINE[address_bar.on_phone()], break_on_hyphens=False)
    about = " · ".join(filter(None, [" ".join(rest), hit.date, hit.detail, *where[:1]]))
    label = f":primary[{marked(line, found.words)}]"
    with st.container(gap=None):
        if hit.page == menu.SEARCH:
            ((name, (code,)),) = hit.query.items()
            act: dict[str, Any] = {"on_click": address_bar.choose, "args": (name, code)}
            if name == "row":
                act = {"on_click": address_bar.open_row, "args": (code,)}
            st.button(label, key=key, type="tertiary", **act)
        else:
            menu.result_link(hit.page, hit.query, label, words)
        st.caption(marked(about, found.words))


def marked(text: str, looked_for: Iterable[str]) -> str:
    """The text as Markdown, with every place in bold that is one of the words when folded."""
    folded = [search_facts.folded(sign) for sign in text]
    starts = [0, *itertools.accumulate(map(len, folded))]
    whole = "".join(folded)
    bold = [False] * len(whole)
    for word in looked_for:
        at = whole.find(word)
        while at >= 0:
            bold[at : at + len(word)] = [True] * len(word)
            at = whole.find(word, at + 1)
    signs = [(sign, any(bold[start:end])) for sign, (start, end) in zip(text, itertools.pairwise(starts), strict=True)]
    runs = ((found, "".join(sign for sign, _ in each)) for found, each in itertools.groupby(signs, lambda one: one[1]))
    return "".join(f"**{plain(run)}**" if found and run.strip() else plain(run) for found, run in runs)


def _excerpt(text: str, looked_for: Sequence[str]) -> str:
    """The part of a long text around the first word found in it."""
    folded = search_facts.folded(text)
    at = min(found for word in looked_for if (found := folded.find(word)) >= 0)
    first, last = max(at - AROUND, 0), at + AROUND
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"


def _person(person: Person, chosen: Filters, words: Words) -> None:
    """Who somebody is, which states the person visited when, and all rows, by what the person did in them."""
    st.header(plain(person.name), anchor=False)
    about = [person.role, words.country(person.iso3)]
    if person.other_names:
        about.append(words("person-also", names=words.join(person.other_names)))
    st.caption(plain(" · ".join(filter(None, about))))
    visits = person.rows.get("travelled", {}).get("visits")
    if visits is not None:
        _visited(visits, words)
    every = [rows.index for by_table in person.rows.values() for rows in by_table.values()]
    with st.container(horizontal=True, vertical_alignment="center", key="summary"):
        citing.link(words)
        downloads.panel([*address_bar.by_table(every).values()], chosen, words.code, key="person")
    for part in people.PARTS:
        for name, rows in person.rows.get(part, {}).items():
            count = words(f"count-{name}", count=len(rows))
            st.subheader(words(f"person-{part}", rows=count), anchor=False)
            same = ["home_iso3"] if "home_iso3" in rows and rows["home_iso3"].nunique() == 1 else []
            tables.show(name, rows, words, key=f"person-{part}-{name}", hide=[*same, *HIDDEN.get(part, ())])


def _visited(visits: pd.DataFrame, words: Words) -> None:
    """Which states somebody visited, and when, in one sentence a state."""
    states = people.states_visited(visits)
    if len(states):
        lines = [words("person-states", count=len(states))]
        for iso3, rows in zip(states["iso3"], states["rows"], strict=True):
            dates = [cells.date_text("visits", visits.loc[[row]], words) or words("person-undated") for row in rows]
            lines.append(f"- **{plain(words.country(iso3))}**: {plain(', '.join(dates))}")
        st.markdown("\n".join(lines))
