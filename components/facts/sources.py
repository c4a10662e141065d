"""Sources: which kinds are official, how kinds rank, and the addresses that lead to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

import pandas as pd

from components.facts import store

OFFICIAL = ("government", "organisation")
"""Kinds of source that speak for a state or an international body."""


STATISTICS = ("trade", "products")
"""Tables for which a data set is official as well: theirs come from the UN, the IMF, the World Bank and UNCTAD. What
stands behind other tables as a data set, such as a gazetteer, speaks for no office."""


RANKS = {"government": 0, "organisation": 0, "academic": 1, "news": 2, "encyclopedia": 3, "dataset": 3}
"""The place of each kind of source in the written rule by which one of two values is kept."""


def official_kinds(table: str) -> tuple[str, ...]:
    """The kinds of source that are official for a table: the one rule of what counts as such."""
    return (*OFFICIAL, "dataset") if table in STATISTICS else OFFICIAL


def strongest(ids: Sequence[str]) -> list[str]:
    """These sources, those of the kinds that the rule puts first before the others, else in their order."""
    kinds = store.load("sources")["kind"]
    return sorted((one for one in ids if one in kinds.index), key=lambda one: RANKS[kinds[one]])


def first_links(rows: pd.DataFrame) -> list[str | None]:
    """The address of one source of each row: its first official one, else the first that has an address."""
    if "sources" not in store.STORE.snapshot().tables:
        return [None] * len(rows)
    kinds = official_kinds(str(rows.index.name))
    ranked = _ranked(kinds)
    found = [
        sorted((ranked[source] for source in cell.split(";") if source in ranked), key=lambda known: known[0])
        for cell in rows["sources"]
    ]
    return [known[0][1] if known else None for known in found]


@store.per_version
def _ranked(official: tuple[str, ...]) -> dict[str, tuple[bool, str]]:
    """Every source that has an address: whether it is of none of the official kinds, and the address."""
    sources = store.load("sources")
    return {
        source: (kind not in official, url)
        for source, kind, url in zip(sources.index, sources["kind"], map(web_address, sources["url"]), strict=True)
        if url
    }


def web_address(url: str) -> str:
    """An address of the web with every sign percent-encoded that has no place in one; "" for any other address."""
    return quote(url, safe=_SIGNS) if re.match(r"https?://", url) else ""


_SIGNS = ":/?#[]@!$&'()*+,;=%~-._"
