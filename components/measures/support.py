"""The evidence behind a choice: the facts that it keeps, the sources that they cite, the claims that differ."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import pandas as pd

from components.choices import parameters
from components.choices.filters import HOMES, Filters
from components.choices.parameters import Choice
from components.facts import store
from components.measures import sources as sources_measures
from components.measures.sources import FACTS


def facts(chosen: Filters) -> list[pd.DataFrame]:
    """The rows that the choice keeps of every table of facts that can be read."""
    there = store.STORE.snapshot().tables
    return [chosen.apply(store.load(name)) for name in FACTS if name in there]


def claims(chosen: Filters) -> pd.DataFrame:
    """The claims about the facts of the choice, each with its home and its partner."""
    tables = {str(rows.index.name): rows for rows in facts(chosen)}
    return sources_measures.disagreements(store.load("claims"), tables, HOMES)


def sources(chosen: Filters) -> pd.DataFrame:
    """The sources that the facts of the choice cite, or the claims about those, with how many rows cite each.

    They are narrowed by the page's own choices, the most cited first. As long as no home, partner or year is left out,
    the sources of everything else (places, benchmarks) are there too.
    """
    cited = everything() if _whole(chosen) else sources_measures.citations([*facts(chosen), claims(chosen)])
    described = sources_measures.described(store.load("sources"), sources_measures.counted(cited))
    return chosen.apply(described)


def choices_of_sources(within: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """What sources can be narrowed by beside their kind: a text, their publisher, language and year."""
    if "sources" not in store.STORE.snapshot().tables:
        return ()
    known = store.load("sources")
    years = known["published_on"].str[:4].replace("", sources_measures.UNDATED)
    return (
        parameters.search("sources", within),
        parameters.among("sources", "publisher", known["publisher"], within),
        parameters.among("sources", "language", known["language"], within),
        parameters.among("sources", "year", years, within),
    )


def everything() -> pd.DataFrame:
    """Every citation of every table, as `source_measures.citations` gives them; made once for each version."""
    return _everything(store.STORE.snapshot().version)


def counts() -> pd.DataFrame:
    """How many rows of each table cite each source, as `source_measures.counted` gives them, of all the data."""
    return _counts(store.STORE.snapshot().version)


def _whole(chosen: Filters) -> bool:
    return not chosen.partners and chosen.all_years and set(chosen.homes) == set(HOMES)


@functools.lru_cache(maxsize=2)
def _everything(version: str) -> pd.DataFrame:
    return sources_measures.citations([store.load(name) for name in _citing()])


@functools.lru_cache(maxsize=2)
def _counts(version: str) -> pd.DataFrame:
    return sources_measures.counted(everything())


def _citing() -> Sequence[str]:
    """The tables whose rows cite sources: those of facts first, then the others by name."""
    tables = store.STORE.snapshot().tables
    citing = sorted(name for name, rows in tables.items() if "sources" in rows.columns)
    return [*(name for name in FACTS if name in citing), *(name for name in citing if name not in FACTS)]
