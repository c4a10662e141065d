"""Claims: what other sources say of a row, how far disputed dates reach, and why a row keeps its value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components.facts import dates, schema, store
from components.facts import sources as sources_facts


def spans(rows: pd.DataFrame, claims: pd.DataFrame, column: str) -> pd.DataFrame:
    """Between which days each row's disputed date lies: columns `earliest` and `latest` (datetime64), index as `rows`.

    earliest = the first day that the row's own date or any claim of that column may mean; latest = the last such day.
    A date known to its month or year may mean every day of it. Where the row itself has no date, the claims speak
    alone. A row for which no claim gives another date has NaT in both.
    """
    about = (claims["table"] == rows.index.name) & (claims["field"] == column) & claims["row_id"].isin(rows.index)
    others = claims[about]
    said = pd.to_datetime(others["value"], format="%Y-%m-%d").astype("datetime64[s]")
    told = pd.DataFrame({"row": others["row_id"], "first": said, "last": dates.last_day(said, others["precision"])})
    disputed = rows.loc[rows.index.isin(others["row_id"])]
    own = disputed[column]
    ours = pd.DataFrame(
        {"row": disputed.index, "first": own, "last": dates.last_day(own, dates.precision_of(disputed, column))}
    )
    both = pd.concat([ours, told], ignore_index=True).groupby("row")
    return pd.DataFrame({"earliest": both["first"].min(), "latest": both["last"].max()}).reindex(rows.index)


def claims() -> pd.DataFrame:
    """What other sources say otherwise, of any row; none while that table is quarantined."""
    if "claims" in store.STORE.snapshot().tables:
        return store.load("claims")
    return pd.DataFrame(columns=schema.table("claims").columns, dtype="str")


def disputed(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a field for which some source gives another value."""
    known = _disputed_rows().get(str(rows.index.name), frozenset())
    return pd.Series(rows.index.isin(known), index=rows.index)


def claims_of(table: str, address: str) -> pd.DataFrame:
    """The claims about one row; empty where no source differs."""
    every = claims()
    return every[(every["table"] == table) & (every["row_id"] == address)]


@store.per_version
def _disputed_rows() -> dict[str, frozenset[str]]:
    """The addresses of the rows of each table that some source disputes."""
    return {str(table): frozenset(of_table["row_id"]) for table, of_table in claims().groupby("table")}


STANDINGS = ("official", "independent", "single", "encyclopedia", "none")
"""What a group of sources amounts to, the strongest first: an official one; an academic one or reports of several
outlets; the report of one outlet; an encyclopedia or a data set; nothing."""


@dataclass(frozen=True)
class Verdict:
    """What the rule says of one claim against the row.

    `by` tells what decided: `rank` or `precision` (the rule), `mixed` (ours is more precise, yet of lower rank),
    `empty` (the row has no value), `shared` (each source of the row gives another value too), or `open` (nothing of the
    rule). `ours` and `others` are STANDINGS; `outlets` are how many outlets, unlike each other, are on either side;
    `vaguer` is whether ours is vaguer.
    """

    by: str
    ours: str = "none"
    others: str = "none"
    outlets: tuple[int, int] = (0, 0)
    vaguer: bool = False


def own_sources(row: pd.Series, others: pd.Series) -> list[str]:
    """The sources of the row that give none of the other values, in their order; `others` has those of each claim."""
    against = {source for cell in others for source in cell.split(";")}
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
    standing, rival = _standing(ours), _standing(others)
    lead = STANDINGS.index(rival) - STANDINGS.index(standing)
    finer = _vagueness(claim["precision"]) - _vagueness(precision)
    by = "rank" if lead > 0 else "open" if finer <= 0 else "precision" if lead == 0 else "mixed"
    return Verdict(by, standing, rival, (_outlets(ours["publisher"]), _outlets(others["publisher"])), finer < 0)


def _vagueness(precision: str) -> int:
    return dates.PRECISIONS.index(precision) if precision in dates.PRECISIONS else 0


def _standing(sources: pd.DataFrame) -> str:
    kinds = set(sources["kind"])
    if not kinds.isdisjoint(sources_facts.OFFICIAL):
        return "official"
    news = _outlets(sources.loc[sources["kind"] == "news", "publisher"])
    if "academic" in kinds or news > 1:
        return "independent"
    return "single" if news else "encyclopedia" if kinds else "none"


def _outlets(publishers: Iterable[str]) -> int:
    """How many outlets stand apart: those that share a name, as "Azernews / Trend" and "Trend", are one."""
    apart: list[set[str]] = []
    for publisher in publishers:
        names = {name for part in _PARTS.split(publisher.casefold()) if (name := part.strip())}
        joined = [one for one in apart if one & names]
        apart = [*(one for one in apart if not one & names), names.union(*joined)]
    return len(apart)


_PARTS = re.compile(r"/|,|\(|\)|\bvia\b|\bcopy on\b")
"""What stands between the names of a publisher that prints another one's report."""
