"""Whose, with whom and when: what the title of every chart says in names, so that it stays true when it is copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from components.choices import filters
from components.choices.filters import HOMES, Filters
from components.facts import store
from components.measures import counts
from components.words.language import Words

NAMED = 40
"""Characters of a list of partners in a title; those of a longer one are counted."""

Scope = dict[str, str]
"""What a title says in its sentence: `homes` ("Azerbaijan and Kazakhstan"), `either` ("Azerbaijan or Kazakhstan"),
`partners` (by name, or how many in which region), `region`, and `when`: the years after a comma, or nothing."""


def of_rows(
    rows: pd.DataFrame, words: Words, *, homes: Iterable[str] = (), years: Iterable[int] | None = None
) -> Scope:
    """The scope of the rows that a chart draws; `homes` and `years` are those of the rows, unless given."""
    sides = filters.sides(rows, HOMES)
    every = (counts.first_and_last_year(rows) or ()) if years is None else years
    return _scope([*homes] or sides["home_iso3"].unique(), sides["partner_iso3"].unique(), every, words)


def of_frames(frames: Sequence[pd.DataFrame], words: Words) -> Scope:
    """The scope of the rows of several tables together."""
    sides = [filters.sides(rows, HOMES) for rows in frames]
    homes, partners = ({code for of in sides for code in of[side]} for side in ("home_iso3", "partner_iso3"))
    return _scope(homes, partners, [year for rows in frames for year in counts.first_and_last_year(rows) or ()], words)


def of_choice(chosen: Filters, words: Words) -> Scope:
    """The scope of all that a reader chose, where the rows that are drawn do not say whose they are."""
    return _scope(chosen.homes, chosen.partners, chosen.years, words)


def counted(tables: Sequence[pd.DataFrame], words: Words) -> str:
    """How many rows of each table there are, in words; empty when there is none."""
    each = [_count(table, words) for table in tables if len(table)]
    return words.join(each) if each else ""


def _count(table: pd.DataFrame, words: Words) -> str:
    """How many rows a table has; of visits also how many of them were held, as those alone are counted elsewhere."""
    count = words(f"count-{table.index.name}", count=len(table))
    held = len(counts.held(table)) if table.index.name == "visits" else len(table)
    return count if held == len(table) else words("count-held", count=count, held=held)


def _scope(homes: Iterable[str], partners: Iterable[str], years: Iterable[int], words: Words) -> Scope:
    named = [words.country(home) for home in HOMES if home in {*homes}]
    states = [partner for partner in partners if partner]
    region, spanned = _region(states, words), sorted({*years})
    names = words.join(sorted(words.country(state) for state in states)) if states else region
    if len(names) > NAMED and len(states) > 1:
        names = words("title-states", count=len(states), region=region)
    return {
        "homes": words.join(named),
        "either": words.join(named, "or"),
        "partners": names,
        "region": region,
        "when": words("title-when", years=words.years(spanned[0], spanned[-1])) if spanned else "",
    }


def _region(partners: Sequence[str], words: Words) -> str:
    """The region in which all of these states lie."""
    known = _regions()
    regions = {known[partner] for partner in partners if partner in known}
    return words(f"region-{regions.pop().replace(' ', '-')}" if len(regions) == 1 else "region-whole")


@store.per_version
def _regions() -> dict[str, str]:
    """The region of each state, by its code."""
    return {str(code): str(region) for code, region in store.load("countries")["region"].items()}
