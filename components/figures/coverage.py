"""Charts of coverage: what the data hold for each partner, table by table and, for trade, year by year."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures import matrix
from components.figures.matrix import Cell
from components.measures import coverage
from components.words.language import Words

LEAST = (1, 2, 5, 20, 100)
"""The least count of rows of each depth of a cell."""

LEAST_OF_A_YEAR = (1, 2, 4, 7, 11)
"""The same for the figures of one year."""

SINCE = (0, 2000, 2010, 2015, 2020)
"""The first year of each depth, where a cell shows a year."""


def by_table(
    rows: pd.DataFrame, words: Words, home: str, partners: Sequence[str], tables: Sequence[str], *, show: str = "rows"
) -> go.Figure:
    """How many rows of each table each partner has, or the `first` or `newest` year that they speak of.

    `rows` as in `coverage_measures.found`, of one home; `partners` and `tables` are all that are drawn, in this order,
    and an empty partner is a regional body. Where there is no row the cell says that nothing was found.
    """
    found = coverage.matrix(rows)
    at = {partner: place for place, partner in enumerate(partners)}
    columns = {table: place for place, table in enumerate(tables)}
    cells = {}
    for (partner, table), carried in matrix.gathered(rows, "table").items():
        if partner in at and table in columns:
            of_both = found.loc[(partner, table)]
            cells[at[partner], columns[table]] = _cell(of_both, partner, table, show, carried, words)
    every = [(row, column) for row in at.values() for column in columns.values()]
    empty = [(row, column, 1) for row, column in every if (row, column) not in cells]
    labels = matrix.steps(LEAST, words) if show == "rows" else _eras(words)
    names = [named(partner, words) for partner in partners]
    filled = len(cells)
    about = {
        "title": {
            "text": words(f"coverage-title-{show}", home=words.country(home)),
            "subtitle": {"text": words(f"coverage-subtitle-{show}")},
        },
        "meta": {
            "alt": words("coverage-alt", filled=filled, cells=len(every), empty=len(every) - filled),
            "source": words("coverage-source"),
        },
        "xaxis": matrix.across([words(f"coverage-table-{table}") for table in tables]),
    }
    return go.Figure(
        list(matrix.traces(cells, empty, labels, words("matrix-nothing"))), matrix.layout(names, tall=28) | about
    )


def trade_years(
    rows: pd.DataFrame, words: Words, home: str, partners: Sequence[str], years: tuple[int, int]
) -> go.Figure:
    """How many trade figures there are for each partner and year, whoever reports them and from whichever extract.

    `rows` as in `coverage_measures.found`, of trade with one home. A year without any is said to have nothing.
    """
    at = {partner: place for place, partner in enumerate(partners)}
    cells = {}
    for (partner, year), carried in matrix.gathered(rows, "first").items():
        if partner in at and years[0] <= year <= years[1]:
            told = words(
                "coverage-told-year",
                partner=words.country(partner),
                year=str(year),
                rows=words("count-trade", count=len(carried)),
            )
            level = matrix.depth(len(carried), LEAST_OF_A_YEAR)
            cells[at[partner], int(year)] = Cell(level, "", told, carried)
    empty = []
    for row in at.values():
        there = [year for place, year in cells if place == row]
        spans = coverage.gaps([years[0] - 1, *there, years[1] + 1])
        empty += [(row, first, last - first + 1) for first, last in spans]
    count = (years[1] - years[0] + 1) * len(partners)
    alt = words("coverage-alt", filled=len(cells), cells=count, empty=count - len(cells))
    about = {
        "title": {
            "text": words("coverage-title-years", home=words.country(home)),
            "subtitle": {"text": words("coverage-subtitle-years")},
        },
        "meta": {"alt": alt, "source": words("coverage-source")},
        "xaxis": {
            "range": [years[0] - 0.6, years[1] + 0.6],
            "side": "top",
            "tickformat": "d",
            "dtick": 5 if years[1] - years[0] > 8 else 1,
            "tick0": 2000,
            "fixedrange": True,
            "showgrid": False,
        },
    }
    labels = matrix.steps(LEAST_OF_A_YEAR, words)
    drawn = matrix.traces(cells, empty, labels, words("matrix-nothing"), written=False)
    return go.Figure(list(drawn), matrix.layout([named(partner, words) for partner in partners], tall=22) | about)


def named(partner: str, words: Words) -> str:
    """The name of a partner; regional bodies, which have no code, together as such."""
    return words.country(partner) if partner else words("coverage-bodies")


def _cell(found: pd.Series, partner: str, table: str, show: str, carried: Sequence[str], words: Words) -> Cell:
    count, first, newest = int(found["rows"]), found["first"], found["newest"]
    dated = not pd.isna(first)
    told = words(
        "coverage-told" if dated else "coverage-told-undated",
        partner=named(partner, words),
        rows=words(f"count-{table}", count=count),
        years=words.years(int(first), int(newest)) if dated else "",
    )
    if show == "rows":
        return Cell(matrix.depth(count, LEAST), words.number(count), told, carried)
    if not dated:
        return Cell(0, words("coverage-undated"), told, carried)
    year = int(first if show == "first" else newest)
    return Cell(matrix.depth(year, SINCE), str(year), told, carried)


def _eras(words: Words) -> list[str]:
    """What the depths mean where cells show years; undated rows are as pale as the oldest."""
    spans = [words.years(first, after - 1) for first, after in itertools.pairwise(SINCE[1:])]
    return [words("matrix-before", year=str(SINCE[1])), *spans, words("matrix-since", year=str(SINCE[-1]))]
