"""The evidence behind the rows on screen: their sources, and the claims of sources that say otherwise."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import citations, citing, data, dates, schema, source_measures
from components.language import Words

LISTED = 60
"""Sources listed at once below a page; each row's own panel lists all of its own."""


def show(tables: pd.DataFrame | Sequence[pd.DataFrame], words: Words) -> None:
    """How many sources the rows rest on and, once a reader opens it, which ones, the most cited first."""
    if "sources" not in _tables():
        return
    each = [tables] if isinstance(tables, pd.DataFrame) else tables
    counted, official = cited(each), source_measures.official(each, data.load("sources"))
    label = words("provenance", count=len(counted), official=len(official))
    section = st.expander(label, key="provenance", icon=":material/fact_check:", on_change="rerun")
    if section.open:
        with section:
            st.caption(words("provenance-official"))
            listed(counted.index[:LISTED], words)
            if len(counted) > LISTED:
                st.caption(words("provenance-more", count=len(counted) - LISTED))
            citing.sources(counted.index[:LISTED], words)


def cited(tables: Sequence[pd.DataFrame]) -> pd.Series:
    """How many of the rows cite each source: counts by source id, the most cited first."""
    lists = pd.concat([rows["sources"] for rows in tables]).value_counts()
    counted: dict[str, int] = {}
    for ids, count in lists.items():
        for source in str(ids).split(";"):
            if source:
                counted[source] = counted.get(source, 0) + int(count)
    return pd.Series(counted, dtype="int64").sort_values(ascending=False, kind="stable")


def listed(ids: Iterable[str], words: Words) -> None:
    """Sources one below the other: title as a link, then publisher, date, kind and language."""
    sources = data.load("sources")
    for source in sources.loc[[source for source in ids if source in sources.index]].to_dict("records"):
        st.markdown(f"{linked(plain(source['title']), source['url'])}  \n:small[{plain(_about(source, words))}]")


def claims() -> pd.DataFrame:
    """What other sources say otherwise, of any row; none while that table is quarantined."""
    if "claims" in _tables():
        return data.load("claims")
    return pd.DataFrame(columns=schema.table("claims").columns, dtype="str")


def strongest(ids: Sequence[str]) -> list[str]:
    """These sources, those of the kinds that the rule puts first before the others, else in their order."""
    kinds = data.load("sources")["kind"]
    return sorted((one for one in ids if one in kinds.index), key=lambda one: source_measures.RANKS[kinds[one]])


def disputed(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a field for which some source gives another value."""
    known = _disputed(data.STORE.snapshot().version).get(str(rows.index.name), frozenset())
    return pd.Series([one in known for one in rows.index], index=rows.index, dtype="bool")


def claims_of(table: str, address: str) -> pd.DataFrame:
    """The claims about one row; empty where no source differs."""
    every = claims()
    return every[(every["table"] == table) & (every["row_id"] == address)]


def first_links(rows: pd.DataFrame) -> list[str | None]:
    """The address of one source of each row: its first official one, else the first that has an address."""
    if "sources" not in _tables():
        return [None] * len(rows)
    kinds = source_measures.official_kinds(str(rows.index.name))
    ranked = _ranked(data.STORE.snapshot().version, kinds)
    found = [
        sorted((ranked[source] for source in cell.split(";") if source in ranked), key=lambda known: known[0])
        for cell in rows["sources"]
    ]
    return [known[0][1] if known else None for known in found]


def plain(text: str) -> str:
    """Text as it stands, for places that read Markdown: every sign that could be markup is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def linked(label: str, url: str) -> str:
    """A link where the address is one of the web, otherwise the label alone."""
    address = citations.address(url)
    return f"[{label}](<{address}>)" if address else label


def _about(source: Mapping[Hashable, Any], words: Words) -> str:
    parts = [
        source["publisher"],
        words.date(*dates.partial(source["published_on"])),
        words.value("sources", "kind", source["kind"]),
        words.language(source["language"]),
    ]
    return " · ".join(part for part in parts if part)


@functools.lru_cache(maxsize=2)
def _disputed(version: str) -> dict[str, frozenset[str]]:
    """The addresses of the rows of each table that some source disputes."""
    return {str(table): frozenset(of_table["row_id"]) for table, of_table in claims().groupby("table")}


@functools.lru_cache(maxsize=4)
def _ranked(version: str, official: tuple[str, ...]) -> dict[str, tuple[bool, str]]:
    """Every source that has an address: whether it is of none of the official kinds, and the address."""
    sources = data.load("sources")
    return {
        source: (kind not in official, url)
        for source, kind, url in zip(
            sources.index, sources["kind"], map(citations.address, sources["url"]), strict=True
        )
        if url
    }


def _tables() -> Iterable[str]:
    return data.STORE.snapshot().tables
