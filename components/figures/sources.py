"""Charts of sources: of which kind and year they are, how well they support the tables, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, coverage, marks, matrix, style
from components.figures.matrix import Cell
from components.measures import counts
from components.measures import sources as sources_measures
from components.words.language import Words

KINDS = {
    "government": style.BLUE,
    "organisation": style.VIOLET,
    "dataset": style.GREEN,
    "academic": style.PINK,
    "encyclopedia": style.OCHRE,
    "news": style.NEUTRAL,
}
"""The kinds of source, those that speak for an office first."""

FEW = (1, 2, 3, 5, 8)
"""The least count of claims of each depth of a cell."""


def by_kind(sources: pd.DataFrame, words: Words) -> go.Figure:
    """How many sources there are of each kind, the most on top."""
    totals = counts.most_first(sources["kind"])
    kinds = totals.index.tolist()
    behind = bars.gathered(sources["kind"], sources["kind"], marks.positions(sources))
    names = [words.value("sources", "kind", kind) for kind in kinds]
    layout = bars.across(names, title=words("sources-axis"), most=int(totals.max()) if kinds else 0)
    alt = words("count-sources", count=len(sources))
    if kinds:
        alt = words("sources-kind-alt", sources=alt, kind=names[0].lower(), most=int(totals.iloc[0]))
    traces = [_bars(behind[kind], kind, {kind: kinds.index(kind)}, words, across=True) for kind in kinds]
    return go.Figure(
        traces, layout | {"showlegend": False} | _about("sources-kind-title", "sources-kind-subtitle", alt, words)
    )


def by_year(sources: pd.DataFrame, words: Words) -> go.Figure:
    """How many sources were published in each year, stacked by kind; those without a date stand apart on the left."""
    dated = sources["year"] != sources_measures.UNDATED
    years = sources["year"][dated].astype("int64")
    first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
    apart = first - 3
    keys = sources["year"].replace(sources_measures.UNDATED, str(apart)).astype("int64")
    behind = bars.gathered(sources["kind"], keys, marks.positions(sources))
    totals = keys.value_counts()
    traces = [
        _bars(behind[kind], kind, {year: year for year in totals.index}, words, across=False, apart=apart)
        for kind in KINDS
        if kind in behind
    ]
    undated = words("sources-undated")
    ticks = [year for year in range(first, last + 1) if year % 5 == 0] or sorted(set(years))
    axis = {
        "tickvals": [*([apart] if not dated.all() else []), *ticks],
        "ticktext": [*([undated] if not dated.all() else []), *map(str, ticks)],
        "fixedrange": True,
    }
    alt = words("sources-year-alt", dated=int(dated.sum()), undated=int((~dated).sum()))
    layout = bars.stacked() | {
        "height": 300,
        "xaxis": axis,
        "yaxis": bars.counted(words("sources-axis"), int(totals.max()) if len(totals) else 0) | {"fixedrange": True},
    }
    return go.Figure(traces, layout | _about("sources-year-title", "sources-year-subtitle", alt, words))


def support(
    rows: pd.DataFrame, words: Words, supported: pd.DataFrame, benchmarks: pd.DataFrame, measure: str
) -> go.Figure:
    """How well each table is sourced: `sources_per_row`, or `official_share`, beside the benchmarks of that measure.

    `rows` as in `coverage_measures.found`, `supported` as in `source_measures.support`; a mark leads to all rows of its
    table. The benchmarks are dashed lines.
    """
    column = {"sources_per_row": "average", "official_share": "share"}[measure]
    tables = supported.index.tolist()
    behind = marks.positions(rows).groupby(rows["table"]).agg(list)
    said = [_said(value, measure, words) for value in supported[column]]
    names = [words(f"table-{table}") for table in tables]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(tables))),
        "x": [round(float(value), 4) for value in supported[column]],
        "width": 0.6,
        "text": said,
        "textposition": "outside",
        "cliponaxis": False,
        "customdata": [" ".join(behind[table]) for table in tables],
        "hovertext": [
            words("support-told", rows=words(f"count-{table}", count=int(count)), value=value)
            for table, count, value in zip(tables, supported["rows"], said, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": style.HOME},
    }
    marked = benchmarks[benchmarks["measure"] == measure]
    most = max([*supported[column], *marked["value"], 0.1])
    layout = bars.across(names, title=words.value("benchmarks", "measure", measure), most=int(most) + 1)
    layout |= {"showlegend": False} | _lines(marked, measure, words)
    layout["xaxis"] |= {
        "range": [0, most * 1.18],
        "dtick": None,
        "tickformat": ".0%" if measure == "official_share" else "d",
    }
    # A row above the bars, in which the labels of the benchmarks stand.
    layout["yaxis"] |= {"range": [len(tables) - 0.5, -1.3]}
    alt = words("support-alt", tables=words.join(f"{name} {value}" for name, value in zip(names, said, strict=True)))
    return go.Figure([trace], layout | _about(f"support-{measure}-title", f"support-{measure}-subtitle", alt, words))


def disagreements(claims: pd.DataFrame, words: Words, tables: Sequence[str]) -> go.Figure:
    """How many times sources differ about the rows of each partner and table, the partner with the most on top.

    `claims` as in `source_measures.disagreements`.
    """
    totals = counts.most_first(claims["partner_iso3"])
    partners = totals.index.tolist()
    cells = {}
    for (partner, table), carried in matrix.gathered(claims, "table").items():
        told = words(
            "disagreements-told",
            partner=coverage.named(partner, words),
            table=words(f"table-{table}"),
            claims=words("count-claims", count=len(carried)),
        )
        place = (partners.index(partner), tables.index(table))
        cells[place] = Cell(matrix.depth(len(carried), FEW), str(len(carried)), told, carried)
    every = [(row, column) for row in range(len(partners)) for column in range(len(tables))]
    empty = [(row, column, 1) for row, column in every if (row, column) not in cells]
    names = [coverage.named(partner, words) for partner in partners]
    claimed = words("count-claims", count=len(claims))
    alt = words("disagreements-alt", claims=claimed, partner=names[0], most=int(totals.iloc[0])) if names else claimed
    layout = matrix.layout(names, tall=28) | {
        "xaxis": matrix.across([words(f"coverage-table-{table}") for table in tables])
    }
    drawn = matrix.traces(cells, empty, matrix.steps(FEW, words), words("disagreements-none"), colour=style.PARTNER)
    return go.Figure(list(drawn), layout | _about("disagreements-title", "disagreements-subtitle", alt, words))


def _bars(
    behind: dict[Any, list[str]], kind: str, places: dict[Any, int], words: Words, *, across: bool, apart: int = -1
) -> dict[str, Any]:
    """The bars of one kind; `behind` has the positions of each bar's sources, `apart` is the place of undated ones."""
    name = words.value("sources", "kind", kind)

    def told(key: Any, count: int) -> str:
        if across:
            return words("sources-told", what=name, sources=words("count-sources", count=count))
        when = words("sources-undated") if key == apart else str(key)
        return words("sources-told-year", year=when, what=name, sources=words("count-sources", count=count))

    return bars.series(behind, places, name=name, colour=KINDS[kind], told=told, across=across)


def _lines(marked: pd.DataFrame, measure: str, words: Words) -> dict[str, Any]:
    """A dashed line and its label for each benchmark."""
    lines = [
        {
            "type": "line",
            "x0": value,
            "x1": value,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": style.PARTNER, "width": 2, "dash": "dash"},
        }
        for value in marked["value"]
    ]
    labels = [
        {
            "x": value,
            "yref": "paper",
            "y": 1,
            "yanchor": "top",
            "xanchor": "right",
            "text": words("support-mark", publisher=publisher, value=told(value, measure, words)),
            "showarrow": False,
        }
        for value, publisher in zip(marked["value"], marked["publisher"], strict=True)
    ]
    return {"shapes": lines, "annotations": labels}


def _said(value: float, measure: str, words: Words) -> str:
    return words.percent(value) if measure == "official_share" else words.number(value, 2, fixed=True)


def told(value: float, measure: str, words: Words) -> str:
    """A benchmark's figure with the digits that its source gives."""
    return words.percent(value) if measure == "official_share" else words.number(value, 2)


def _about(title: str, subtitle: str, alt: str, words: Words) -> dict[str, Any]:
    return {
        "title": {"text": words(title), "subtitle": {"text": words(subtitle)}},
        "meta": {"alt": alt, "source": words("sources-source")},
    }
