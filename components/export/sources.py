"""The charts of sources and of coverage, as the pages and addresses ask for them."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pandas as pd

from components.choices import address
from components.choices.filters import HOMES, Filters
from components.facts import store
from components.facts.sources import FACTS, STATISTICS
from components.figures import sources as figures
from components.figures import titles
from components.figures.marks import Drawing
from components.measures import sources as measures
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.words.language import Words

CLAIMED = tuple(name for name in FACTS if name not in STATISTICS)
"""The tables whose rows other sources may dispute, and whose facts were gathered one by one."""

SUPPORT = ("sources_per_row", "official_share")
"""The measures of how well facts are supported."""


def rows(chosen: Filters, words: Words) -> list[pd.DataFrame]:
    """The rows that the open view of the page of sources is about."""
    make: dict[str, Callable[[], list[pd.DataFrame]]] = {
        "sources": lambda: [measures.chosen_sources(chosen)],
        "support": lambda: measures.chosen_facts(chosen),
        "disagreements": lambda: [measures.chosen_claims(chosen)],
    }
    return cached(make[chosen.one("view")], "sources", chosen, words, large=True)


def by_kind(chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """The sources by kind."""
    (sources,) = rows(chosen, words)
    return figures.by_kind(sources, words, titles.of_choice(chosen, words)), [sources]


def by_year(chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """The sources by the year in which they were published."""
    (sources,) = rows(chosen, words)
    return figures.by_year(sources, words, titles.of_choice(chosen, words)), [sources]


def support(measure: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """How well the facts of each table are supported by one measure, beside the benchmarks."""
    facts, scope = rows(chosen, words), titles.of_choice(chosen, words)
    found = cached(lambda: measures.coverage_rows(facts, HOMES), "found", chosen, words, large=True)
    supported = measures.support(facts, store.load("sources"))
    return figures.support(found, words, supported, store.load("benchmarks"), measure, scope), [found]


def disagreements(chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """How often sources differ, by partner and table."""
    (claims,) = rows(chosen, words)
    return figures.disagreements(claims, words, CLAIMED, titles.of_choice(chosen, words)), [claims]


def covered(chosen: Filters, words: Words) -> list[pd.DataFrame]:
    """The tables of facts that the open view of the page of coverage counts: trade alone where that is by year."""
    facts = cached(lambda: measures.chosen_facts(chosen), "coverage", chosen, words, large=True)
    return [of_table for of_table in facts if chosen.one("view") != "trade" or of_table.index.name == "trade"]


def covered_rows(home: str, chosen: Filters, words: Words) -> pd.DataFrame:
    """The rows of those tables that are of one home, as in `measures.sources.coverage_rows`."""
    facts = covered(chosen, words)
    found = cached(lambda: measures.coverage_rows(facts, HOMES), "covered", chosen, words, large=True)
    return found[found["home_iso3"] == home]


def partners(chosen: Filters) -> list[str]:
    """The partners of the choice, and regional bodies after all of them."""
    return list(chosen.partners) or [*address.partners(), ""]


def by_table(home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """How many rows each table has of one home and each partner."""
    found, tables = covered_rows(home, chosen, words), [str(of.index.name) for of in covered(chosen, words)]
    show = chosen.one("show")
    return figures.by_table(found, words, home, partners=partners(chosen), tables=tables, show=show), [found]


def trade_years(home: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """How many figures of trade there are of one home, each partner and each year."""
    found, years = covered_rows(home, chosen, words), trade_measures.years_within(store.load("trade"), chosen.years)
    states = [partner for partner in partners(chosen) if partner]
    return figures.trade_years(found, words, home, partners=states, years=years), [found]
