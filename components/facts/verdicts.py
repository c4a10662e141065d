"""Why a row keeps its own value where another source gives another one: the written rule, applied and told honestly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components import dates, source_measures

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
    if not kinds.isdisjoint(source_measures.OFFICIAL):
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
