"""Charts of coverage: what the data hold for each partner, table by table and, for trade, year by year."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style
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

    `rows` as in `measures.coverage.found`, of one home; `partners` and `tables` are all that are drawn, in this order,
    and an empty partner is a regional body. Where there is no row the cell says that nothing was found.
    """
    cells = bars.groups(rows, rows["partner_iso3"], rows["table"]).join(coverage.matrix(rows)).reset_index()
    cells = cells[cells["partner_iso3"].isin(partners) & cells["table"].isin(tables)]
    counted = show == "rows"
    values = cells["count"] if counted else cells["newest" if show == "newest" else "first"].fillna(0)
    cells = cells.assign(
        row=cells["partner_iso3"].map(list(partners).index),
        column=cells["table"].map(list(tables).index),
        value=values,
        text=[_text(row, words) for row in cells.to_dict("records")],
        label=[words.number(value) if counted else str(value or words("coverage-undated")) for value in values],
    )
    least, depths = (LEAST, bars.steps(LEAST, words)) if counted else (SINCE, _eras(words))
    axis = bars.named_columns([words(f"coverage-table-{table}") for table in tables])
    names = [marks.partner_name(partner, words) for partner in partners]
    look: dict[str, Any] = {"least": least, "depths": depths, "nothing": words("matrix-nothing")}
    figure, empty = bars.matrix(cells, names, range(len(tables)), axis, **look)
    return figure.update_layout(_about(show, home, len(cells), empty, words))


def trade_years(
    rows: pd.DataFrame, words: Words, home: str, partners: Sequence[str], years: tuple[int, int]
) -> go.Figure:
    """How many trade figures there are for each partner and year, whoever reports them and from whichever extract.

    `rows` as in `measures.coverage.found`, of trade with one home. A year without any is said to have nothing.
    """
    cells = bars.groups(rows, rows["partner_iso3"], rows["first"]).reset_index().rename(columns={"first": "column"})
    cells = cells[cells["partner_iso3"].isin(partners) & cells["column"].between(*years)]
    cells = cells.assign(
        row=cells["partner_iso3"].map(list(partners).index),
        value=cells["count"],
        label="",
        text=[_year_text(row, words) for row in cells.to_dict("records")],
    )
    ticks = {"tickformat": "d", "dtick": 5 if years[1] - years[0] > 8 else 1, "tick0": 2000}
    axis = {"range": [years[0] - 0.6, years[1] + 0.6], **ticks}
    names = [marks.partner_name(partner, words) for partner in partners]
    look: dict[str, Any] = {"depths": bars.steps(LEAST_OF_A_YEAR, words), "nothing": words("matrix-nothing")}
    each = range(years[0], years[1] + 1)
    figure, empty = bars.matrix(cells, names, each, axis, least=LEAST_OF_A_YEAR, written=False, **look)
    return figure.update_layout(_about("years", home, len(cells), empty, words))


def _text(cell: Mapping[Hashable, Any], words: Words) -> str:
    """What a cell of partner and table says."""
    dated = not pd.isna(cell["first"])
    return words(
        "coverage-told" if dated else "coverage-told-undated",
        partner=marks.partner_name(cell["partner_iso3"], words),
        rows=words(f"count-{cell['table']}", count=cell["count"]),
        years=words.years(int(cell["first"]), int(cell["newest"])) if dated else "",
    )


def _year_text(cell: Mapping[Hashable, Any], words: Words) -> str:
    """What a cell of partner and year says."""
    figures = words("count-trade", count=cell["count"])
    partner = words.country(cell["partner_iso3"])
    return words("coverage-told-year", partner=partner, year=str(cell["column"]), rows=figures)


def _eras(words: Words) -> list[str]:
    """What the depths mean where cells show years; undated rows are as pale as the oldest."""
    first, last = words("matrix-before", year=str(SINCE[1])), words("matrix-since", year=str(SINCE[-1]))
    return [first, *bars.steps(SINCE[1:], words)[:-1], last]


def _about(what: str, home: str, filled: int, empty: int, words: Words) -> dict[str, Any]:
    return style.layout(
        words(f"coverage-title-{what}", home=words.country(home)),
        [words(f"coverage-subtitle-{what}")],
        alt=words("coverage-alt", filled=filled, cells=filled + empty, empty=empty),
        source=words("coverage-source"),
    )
