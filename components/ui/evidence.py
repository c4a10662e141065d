"""The evidence behind the rows on screen: their sources, and the claims of sources that say otherwise."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.facts import dates, store
from components.facts import sources as sources_facts
from components.measures import sources as sources_measures
from components.ui import citing
from components.words.language import Words

LISTED = 60
"""Sources listed at once below a page; each row's own panel lists all of its own."""


def show(tables: pd.DataFrame | Sequence[pd.DataFrame], words: Words) -> None:
    """How many sources the rows rest on and, once a reader opens it, which ones, the most cited first."""
    if "sources" not in store.STORE.snapshot().tables:
        return
    each = [tables] if isinstance(tables, pd.DataFrame) else tables
    counted, official = sources_measures.cited(each), sources_measures.official(each, store.load("sources"))
    label = words("provenance", count=len(counted), official=len(official))
    section = st.expander(label, key="provenance", icon=":material/fact_check:", on_change="rerun")
    if section.open:
        with section:
            st.caption(words("provenance-official"))
            listed(counted.index[:LISTED], words)
            if len(counted) > LISTED:
                st.caption(words("provenance-more", count=len(counted) - LISTED))
            citing.sources(counted.index[:LISTED], words)


def listed(ids: Iterable[str], words: Words) -> None:
    """Sources one below the other: title as a link, then publisher, date, kind and language."""
    sources = store.load("sources")
    for source in sources.loc[[source for source in ids if source in sources.index]].to_dict("records"):
        st.markdown(f"{linked(plain(source['title']), source['url'])}  \n:small[{plain(_about(source, words))}]")


def plain(text: str) -> str:
    """Text as it stands, for places that read Markdown: every sign that could be markup is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def linked(label: str, url: str) -> str:
    """A link where the address is one of the web, otherwise the label alone."""
    address = sources_facts.web_address(url)
    return f"[{label}](<{address}>)" if address else label


def _about(source: Mapping[Hashable, Any], words: Words) -> str:
    parts = [
        source["publisher"],
        words.date(*dates.partial(source["published_on"])),
        words.value("sources", "kind", source["kind"]),
        words.language(source["language"]),
    ]
    return " · ".join(part for part in parts if part)
