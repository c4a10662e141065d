"""Sources: which kinds are official, how kinds rank, and the addresses that lead to them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Any
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


LABEL = "#:~:"
"""What stands between an address and the words that a table shows for it. Browsers keep all that follows it to
themselves, so the site is asked for the address alone."""


def first_links(rows: pd.DataFrame) -> list[str | None]:
    """One source of each row, its first official one or else the first that has an address, as `labelled` has it."""
    if "sources" not in store.STORE.snapshot().tables:
        return [None] * len(rows)
    kinds = official_kinds(str(rows.index.name))
    ranked = _ranked(kinds)
    found = [
        sorted((ranked[source] for source in cell.split(";") if source in ranked), key=lambda known: known[0])
        for cell in rows["sources"]
    ]
    return [known[0][1] if known else None for known in found]


def labelled(source: Mapping[Hashable, Any]) -> str:
    """The address of a source with what to show for it behind: publisher, date and title; "" without an address."""
    url = web_address(source["url"])
    shown = " · ".join(filter(None, (source["publisher"], source["published_on"], source["title"])))
    return f"{url}{LABEL}{shown.replace('%', '%25').replace('+', '%2B')}" if url else ""


@store.per_version
def _ranked(official: tuple[str, ...]) -> dict[str, tuple[bool, str]]:
    """Every source that has an address: whether it is of none of the official kinds, and its labelled address."""
    return {
        source["id"]: (source["kind"] not in official, link)
        for source in store.load("sources").to_dict("records")
        if (link := labelled(source))
    }


def web_address(url: str) -> str:
    """An address of the web with every sign percent-encoded that has no place in one; "" for any other address."""
    return quote(url, safe=_SIGNS) if re.match(r"https?://", url) else ""


_SIGNS = ":/?#[]@!$&'()*+,;=%~-._"
