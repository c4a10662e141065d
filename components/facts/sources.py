"""Sources of a row: how their kinds rank, the addresses that lead to them, and what others of them say otherwise."""

from __future__ import annotations

import operator
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pandas as pd

from components.facts import cells, dates, store
from components.words.language import Words

OFFICIAL = ("government", "organisation")
"""Kinds of source that speak for a state or an international body."""

FACTS = ("visits", "milestones", "agreements", "missions", "envoys", "trade", "products")
"""The tables whose rows are facts about a home and a partner."""

STATISTICS = ("trade", "products")
"""Tables for which a data set is official as well: theirs come from the UN, the IMF, the World Bank and UNCTAD."""

RANKS = {"government": 0, "organisation": 0, "academic": 1, "news": 2, "encyclopedia": 3, "dataset": 3}
"""The place of each kind of source in the written rule by which one of two values is kept."""

GROUPS = ("official", "independent", "single", "encyclopedia", "none")
"""What a group of sources amounts to, the strongest first: an official one; an academic one or reports of several
outlets; the report of one outlet; an encyclopedia or a data set; nothing."""

LABEL = "#:~:"
"""What stands between an address and the words that a table shows for it. Browsers keep all that follows it to
themselves, so the site is asked for the address alone."""

_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~-._"
_PUBLISHERS = re.compile(r"/|,|\(|\)|\bvia\b|\bcopy on\b")
"""What stands between the names of a publisher that prints another one's report."""


def official_kinds(table: str) -> tuple[str, ...]:
    """The kinds of source that are official for a table: the one rule of what counts as such."""
    return (*OFFICIAL, "dataset") if table in STATISTICS else OFFICIAL


def strongest(ids: Sequence[str]) -> list[str]:
    """These sources, those of the kinds that the rule puts first before the others, else in their order."""
    kinds = store.load("sources")["kind"]
    return sorted((one for one in ids if one in kinds.index), key=lambda one: RANKS[kinds[one]])


def first_links(rows: pd.DataFrame) -> list[str | None]:
    """One source of each row, as `labelled` has it: its first official one, else the first that has an address, else
    the first, which leads to what is known of it here."""
    known = _links(official_kinds(str(rows.index.name)))
    lists = ([known[one] for one in cell.split(";") if one in known] for cell in rows["sources"])
    return [min(links, key=operator.itemgetter(0))[1] if links else None for links in lists]


@store.per_version
def _links(official: tuple[str, ...]) -> dict[str, tuple[int, str]]:
    """The place of every source among those of a row, and its labelled address, or that of its own row here."""
    rows = store.load_or_empty("sources").to_dict("records")
    own = {row["id"]: (2, f"sources?row=sources:{quote(row['id'])}{_label(row)}") for row in rows}
    return own | {row["id"]: (int(row["kind"] not in official), link) for row in rows if (link := labelled(row))}


def labelled(source: Mapping[Hashable, Any]) -> str:
    """The address of a source with what to show for it behind: publisher, date and title; "" without an address."""
    url = web_address(source["url"])
    return f"{url}{_label(source)}" if url else ""


def _label(source: Mapping[Hashable, Any]) -> str:
    publisher, date, title = source["publisher"], source["published_on"], source["title"]
    shown = " · ".join(filter(None, (publisher, date, title) if publisher else (title, date)))
    return LABEL + shown.replace("%", "%25").replace("+", "%2B")


def web_address(url: str) -> str:
    """An address of the web with every sign percent-encoded that has no place in one; "" for any other address."""
    return quote(url, safe=_URL_SIGNS) if re.match(r"https?://", url) else ""


def claims() -> pd.DataFrame:
    """What other sources say otherwise, of any row; none while that table is quarantined."""
    return store.load_or_empty("claims")


def claims_of(table: str, address: str) -> pd.DataFrame:
    """The claims about one row; empty where no source differs."""
    every = claims()
    return every[(every["table"] == table) & (every["row_id"] == address)]


@dataclass(frozen=True)
class Stated:
    """What a source is known to say of the fields of a row: those that it `states`, states less exactly (`vaguer`),
    says nothing of (`silent`), or gives an `other` value of; whether it is the `only` source of the row; a `note`."""

    states: tuple[str, ...] = ()
    vaguer: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    only: bool = False
    note: str = ""


FINDINGS = ("states", "vaguer", "silent")
"""What a page that was read may say of a field, as the readings have it."""


def stated(table: str, row: pd.Series) -> dict[str, Stated]:
    """What each source of a row is known to say of its fields, by source: of most, nothing is recorded."""
    cited, claims = str(row["sources"]).split(";"), claims_of(table, str(row.name))
    readings = store.load_or_empty("readings")
    readings = readings[(readings["table"] == table) & (readings["row_id"] == str(row.name))]

    def of_source(source: str) -> Stated:
        read = readings[readings["source_id"] == source]
        states, vaguer, silent = (tuple(read.loc[read["finding"] == kind, "field"]) for kind in FINDINGS)
        others = claims.loc[[source in cell.split(";") for cell in claims["sources"]], "field"]
        note = "; ".join(filter(None, read["note"]))
        return Stated(states, vaguer, silent, tuple(others.unique()), only=len(cited) == 1, note=note)

    return {source: of_source(source) for source in cited}


def disputed(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a field for which some source gives another value."""
    return pd.Series(rows.index.isin(_disputed().get(str(rows.index.name), ())), index=rows.index)


@store.per_version
def _disputed() -> dict[str, pd.Series]:
    """The ids of the rows of each table of which some source gives another value."""
    return {str(table): ids for table, ids in claims().groupby("table")["row_id"]}


def headline(name: str, rows: pd.DataFrame, words: Words) -> str:
    """What the first row is: "Visit: Elmar Mammadyarov", "Mission: Embassy of Azerbaijan in Mexico".

    A claim is called after the row that it is about.
    """
    about = name
    if name == "claims":
        about, identity = rows[["table", "row_id"]].astype("str").iloc[0]
        rows = store.load(about).loc[[identity]]
    return words("row-title", kind=words(f"row-{name}"), headline=cells.headlines(about, rows, words)[0])


@dataclass(frozen=True)
class Verdict:
    """What the rule says of one claim against the row.

    `by` tells what decided: `rank` or `precision` (the rule), `mixed` (ours is more precise, yet of lower rank),
    `empty` (the row has no value), `shared` (each source of the row gives another value too), or `open` (nothing).
    `ours` and `others` are GROUPS, `outlets` how many outlets are on either side, `vaguer` whether ours is vaguer.
    """

    by: str
    ours: str = "none"
    others: str = "none"
    outlets: tuple[int, int] = (0, 0)
    vaguer: bool = False


def own_sources(row: pd.Series, others: pd.Series, silent: Iterable[str] = ()) -> list[str]:
    """The sources of the row that give none of the other values, in their order; `others` has those of each claim, and
    `silent` are those known to say nothing of the field."""
    against = {source for cell in others for source in cell.split(";")}.union(silent)
    return [source for source in row["sources"].split(";") if source not in against]


def verdict(row: pd.Series, own: Iterable[str], claim: pd.Series, precision: str, sources: pd.DataFrame) -> Verdict:
    """Why the row's value of the claimed field was kept, as far as kinds of source and precision tell.

    `own` are the row's sources as `own_sources` gives them, `precision` is that of the row's date or "".
    """
    if pd.isna(row[claim["field"]]) or row[claim["field"]] == "":
        return Verdict("empty")
    ours, others = (sources.loc[sources.index.isin(ids)] for ids in (list(own), claim["sources"].split(";")))
    if ours.empty:
        return Verdict("shared")
    group, rival = _group(ours), _group(others)
    lead = GROUPS.index(rival) - GROUPS.index(group)
    finer = _vagueness(claim["precision"]) - _vagueness(precision)
    by = "rank" if lead > 0 else "open" if finer <= 0 else "precision" if lead == 0 else "mixed"
    return Verdict(by, group, rival, (_outlets(ours["publisher"]), _outlets(others["publisher"])), finer < 0)


def _vagueness(precision: str) -> int:
    return dates.PRECISIONS.index(precision or "day")


def _group(sources: pd.DataFrame) -> str:
    """Which of GROUPS these sources are."""
    kinds = set(sources["kind"])
    if not kinds.isdisjoint(OFFICIAL):
        return "official"
    news = _outlets(sources.loc[sources["kind"] == "news", "publisher"])
    if "academic" in kinds or news > 1:
        return "independent"
    return "single" if news else "encyclopedia" if kinds else "none"


def _outlets(publishers: Iterable[str]) -> int:
    """How many outlets stand apart: those that share a name, as "Azernews / Trend" and "Trend", are one."""
    apart: list[set[str]] = []
    for publisher in publishers:
        names = {name for part in _PUBLISHERS.split(publisher.casefold()) if (name := part.strip())}
        joined = [one for one in apart if one & names]
        apart = [*(one for one in apart if not one & names), names.union(*joined)]
    return len(apart)
