"""The matrices of coverage as tables that a reader sees: what was found for each partner, and where nothing was."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.figures import coverage as coverage_figures
from components.measures import coverage as coverage_measures
from components.words.language import Words


def by_table(cells: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One line for each home and partner: how many rows each table has for them, and of which years.

    `cells` as `coverage_measures.complete` gives them.
    """
    lines = []
    for (home, partner), mine in cells.groupby(["home_iso3", "partner_iso3"], sort=False):
        told = {
            words(f"coverage-table-{cell['table']}"): _cell(cell, words)
            for cell in mine.astype(object).to_dict("records")
        }
        lines.append(_sides(home, partner, cells, words) | told)
    return pd.DataFrame(lines)


def by_year(cells: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One line for each home and partner: how many trade figures, of which years, and which years in between lack any.

    `cells` as `coverage_measures.complete` gives them, by year.
    """
    lines = []
    for (home, partner), mine in cells.groupby(["home_iso3", "partner_iso3"], sort=False):
        found = mine[mine["found"]]
        years = found["year"].astype("int64").tolist()
        gaps = [words.years(*gap) for gap in coverage_measures.gaps(years)]
        told = {
            words("heading-rows"): words.number(int(found["rows"].sum())) if years else words("matrix-nothing"),
            words("coverage-years"): words.years(min(years), max(years)) if years else "",
            words("coverage-gaps"): ", ".join(gaps) or (words("coverage-no-gap") if years else ""),
        }
        lines.append(_sides(home, partner, cells, words) | told)
    return pd.DataFrame(lines)


def _sides(home: Any, partner: Any, cells: pd.DataFrame, words: Words) -> dict[str, str]:
    named = {words("heading-partner_iso3"): coverage_figures.partner_name(str(partner), words)}
    several = cells["home_iso3"].nunique() > 1
    return {words("heading-home_iso3"): words.country(str(home))} | named if several else named


def _cell(cell: dict[Any, Any], words: Words) -> str:
    """How many rows and their years, "12 (1992–2026)", or that nothing was found."""
    if not cell["found"]:
        return words("matrix-nothing")
    count = words.number(cell["rows"])
    if pd.isna(cell["first"]):
        return words("coverage-cell-undated", count=count)
    return words("coverage-cell", count=count, years=words.years(int(cell["first"]), int(cell["newest"])))
