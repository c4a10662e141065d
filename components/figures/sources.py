"""Charts of sources and of coverage: what kind they are, what they support, where they differ, what is not there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style, titles
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

LEAST, LEAST_OF_A_YEAR, LEAST_CLAIMS = (1, 2, 5, 20, 100), (1, 2, 4, 7, 11), (1, 2, 3, 5, 8)
"""The least count of each depth of a cell: of the rows of a table, of the figures of one year, and of claims."""

SINCE = (0, 2000, 2010, 2015, 2020)
"""The first year of each depth, where a cell shows a year."""

APART = 3
"""Years between the first year and the place of sources without a date."""


def by_kind(sources: pd.DataFrame, words: Words, scope: titles.Scope) -> go.Figure:
    """How many sources there are of each kind, the most on top."""
    totals = counts.most_first(sources["kind"])
    kinds = totals.index.tolist()
    legend = _legend(words)

    def text(kind: str, _: int, count: int) -> str:
        return words("sources-told", what=legend[kind][0], sources=words("count-sources", count=count))

    traces = bars.stacks(sources, sources["kind"], sources["kind"].map(kinds.index), legend, text)
    names = [legend[kind][0] for kind in kinds]
    alt = words("count-sources", count=len(sources))
    if kinds:
        alt = words("sources-kind-alt", sources=alt, kind=names[0].lower(), most=int(totals.iloc[0]))
    layout = bars.across(names, title=words("sources-axis"), most=int(totals.max()) if kinds else 0)
    return go.Figure(traces, layout | {"showlegend": False} | _about("sources-kind", alt, words, scope))


def by_year(sources: pd.DataFrame, words: Words, scope: titles.Scope) -> go.Figure:
    """How many sources were published in each year, stacked by kind; those without a date stand apart on the left."""
    dated = sources["year"] != sources_measures.UNDATED
    years = sources["year"][dated].astype("int64")
    first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
    apart = first - APART
    places = years.reindex(sources.index, fill_value=apart)
    legend, undated = _legend(words), words("sources-undated")

    def text(kind: str, year: int, count: int) -> str:
        when = undated if year == apart else str(year)
        return words("sources-told-year", year=when, what=legend[kind][0], sources=words("count-sources", count=count))

    ticks = {year: str(year) for year in range(first, last + 1) if year % 5 == 0} or {year: str(year) for year in years}
    ticks |= {} if dated.all() else {apart: undated}
    most = int(places.value_counts().max()) if len(places) else 0
    alt = words("sources-year-alt", dated=int(dated.sum()), undated=int((~dated).sum()))
    layout = bars.STACKED | {
        "height": bars.AROUND + bars.BAR * len(KINDS),
        "xaxis": {"tickvals": list(ticks), "ticktext": list(ticks.values()), "fixedrange": True},
        "yaxis": bars.counted(words("sources-axis"), most) | {"fixedrange": True},
    }
    traces = bars.stacks(sources, sources["kind"], places, legend, text, upright=True)
    return go.Figure(traces, layout | _about("sources-year", alt, words, scope))


def support(
    rows: pd.DataFrame, words: Words, supported: pd.DataFrame, marked: pd.DataFrame, measure: str, scope: titles.Scope
) -> go.Figure:
    """How well each table is sourced: `sources_per_row`, or `official_share`, beside the benchmarks `marked`.

    `rows` as in `measures.sources.coverage_rows`, `supported` as in `measures.sources.support`; a mark leads to all
    rows of its table. The benchmarks are dashed lines.
    """
    official = measure == "official_share"
    values = supported["share" if official else "average"]
    labels = [value_text(value, measure, words, fixed=True) for value in values]
    names = [words(f"table-{table}") for table in values.index]
    texts = [
        words("support-told", rows=words(f"count-{table}", count=int(count)), value=label)
        for (table, count), label in zip(supported["rows"].items(), labels, strict=True)
    ]
    trace = marks.bars(
        [round(float(value), 4) for value in values],
        range(len(names)),
        texts,
        bars.groups(rows, rows["table"])["positions"].reindex(values.index),
        name="",
        text=labels,
        orientation="h",
        width=0.6,
        marker={"color": style.HOME},
    )
    marked = marked[marked["measure"] == measure]
    most = max([*values, *marked["value"], 0.1])
    layout = bars.across(names, title=words.value("benchmarks", "measure", measure), most=int(most) + 1)
    layout["xaxis"] |= {"range": [0, most * 1.18], "dtick": None, "tickformat": ".0%" if official else "d"}
    # A row above the bars, in which the labels of the benchmarks stand.
    layout["yaxis"] |= {"range": [len(names) - 0.5, -1.3]}
    each = words.join(f"{name} {label}" for name, label in zip(names, labels, strict=True))
    about = _about(f"support-{measure}", words("support-alt", tables=each), words, scope)
    figure = go.Figure([trace], layout | {"showlegend": False} | about)
    line = {"color": style.PARTNER, "width": 2, "dash": "dash"}
    for value, publisher in zip(marked["value"], marked["publisher"], strict=True):
        label = marks.lines(words("support-mark", publisher=publisher, value=value_text(value, measure, words)))
        figure.add_vline(value, line=line, annotation={"text": label, "y": 1, "yanchor": "top", "xanchor": "right"})
    return figure


def disagreements(claims: pd.DataFrame, words: Words, tables: Sequence[str], scope: titles.Scope) -> go.Figure:
    """How many times sources differ about the rows of each partner and table, the partner with the most on top.

    `claims` as in `measures.sources.disagreements`.
    """
    totals = counts.most_first(claims["partner_iso3"])
    partners = totals.index.tolist()
    cells = bars.groups(claims, claims["partner_iso3"], claims["table"]).reset_index()
    cells = cells.assign(
        column=cells["table"].map(list(tables).index),
        value=cells["count"],
        label=cells["count"].astype("str"),
        text=[_disagreement_text(cell, words) for cell in cells.to_dict("records")],
    )
    alt = words("count-claims", count=len(claims))
    if partners:
        most = {"partner": marks.partner_name(partners[0], words), "most": int(totals.iloc[0])}
        alt = words("disagreements-alt", claims=alt, **most)
    look: dict[str, Any] = {"least": LEAST_CLAIMS, "nothing": words("disagreements-none"), "colour": style.PARTNER}
    figure, _ = bars.matrix(cells, partners, range(len(tables)), _columns(tables, words), words, **look)
    title, notes = words("disagreements-title", **scope), [words("disagreements-subtitle")]
    return figure.update_layout(style.layout(title, notes, alt=alt, source=words("sources-source")))


def _disagreement_text(cell: Mapping[Hashable, Any], words: Words) -> str:
    """What a cell of partner and table says."""
    partner, table = marks.partner_name(cell["partner_iso3"], words), words(f"table-{cell['table']}")
    return words("disagreements-told", partner=partner, table=table, claims=words("count-claims", count=cell["count"]))


def value_text(value: float, measure: str, words: Words, *, fixed: bool = False) -> str:
    """A value of a measure in words: of a benchmark with the digits that its source gives, or with as many as others
    beside it (`fixed`)."""
    return words.percent(value) if measure == "official_share" else words.number(value, 2, fixed=fixed)


def _legend(words: Words) -> dict[str, tuple[str, str]]:
    return {kind: (words.value("sources", "kind", kind), colour) for kind, colour in KINDS.items()}


def _about(chart: str, alt: str, words: Words, scope: titles.Scope) -> dict[str, Any]:
    title, notes = words(f"{chart}-title", **scope), [words(f"{chart}-subtitle")]
    return style.layout(title, notes, alt=alt, source=words("sources-source"))


def by_table(
    rows: pd.DataFrame, words: Words, home: str, partners: Sequence[str], tables: Sequence[str], *, show: str = "rows"
) -> go.Figure:
    """How many rows of each table each partner has, or the `first` or `newest` year that they speak of.

    `rows` as in `measures.sources.coverage_rows`, of one home; `partners` and `tables` are all that are drawn, in this
    order, and an empty partner is a regional body. Where there is no row the cell says that nothing was found.
    """
    of_cell = bars.groups(rows, rows["partner_iso3"], rows["table"])
    cells = of_cell.join(sources_measures.coverage_matrix(rows)).reset_index()
    cells = cells[cells["table"].isin(tables)]
    counted = show == "rows"
    values = cells["count"] if counted else cells["newest" if show == "newest" else "first"].fillna(0)
    cells = cells.assign(
        column=cells["table"].map(list(tables).index),
        value=values,
        text=[_text(row, words) for row in cells.to_dict("records")],
        label=[words.number(value) if counted else str(value or words("coverage-undated")) for value in values],
    )
    look = {"least": LEAST} if counted else {"least": SINCE, "depths": _eras(words)}
    figure, empty = bars.matrix(cells, partners, range(len(tables)), _columns(tables, words), words, **look)
    scope = titles.of_rows(rows, words, homes=[home], years=pd.concat([rows["first"], rows["last"]]).dropna())
    return figure.update_layout(_coverage_about(show, scope, figure, empty, words))


def trade_years(
    rows: pd.DataFrame, words: Words, home: str, partners: Sequence[str], years: tuple[int, int]
) -> go.Figure:
    """How many trade figures there are for each partner and year, whoever reports them and from whichever extract.

    `rows` as in `measures.sources.coverage_rows`, of trade with one home. A year without any is said to have nothing.
    """
    cells = bars.groups(rows, rows["partner_iso3"], rows["first"]).reset_index().rename(columns={"first": "column"})
    cells = cells[cells["column"].between(*years)]
    texts = [_year_text(row, words) for row in cells.to_dict("records")]
    cells = cells.assign(value=cells["count"], text=texts)
    axis: dict[str, Any] = {"tickformat": "d", "dtick": 5 if years[1] - years[0] > 8 else 1, "tick0": 2000}
    axis |= {"range": [years[0] - 0.6, years[1] + 0.6]}
    each = range(years[0], years[1] + 1)
    figure, empty = bars.matrix(cells, partners, each, axis, words, least=LEAST_OF_A_YEAR)
    scope = titles.of_rows(rows, words, homes=[home], years=years)
    return figure.update_layout(_coverage_about("years", scope, figure, empty, words))


def _columns(tables: Sequence[str], words: Words) -> dict[str, Any]:
    """The axis of a column for each table."""
    names = [words(f"coverage-table-{table}") for table in tables]
    ticks = {"tickvals": list(range(len(names))), "ticktext": names, "tickfont": {"size": 12, "color": style.TEXT}}
    return ticks | {"range": [-0.5, len(names) - 0.5]}


def _coverage_about(what: str, scope: titles.Scope, figure: go.Figure, empty: int, words: Words) -> dict[str, Any]:
    """The texts of a chart of coverage, of which so many cells are empty."""
    filled = sum(len(trace.y) for trace in figure.data[:-1])
    return style.layout(
        words(f"coverage-title-{what}", **scope),
        [words(f"coverage-subtitle-{what}")],
        alt=words("coverage-alt", filled=filled, cells=filled + empty, empty=empty),
        source=words("coverage-source"),
    )


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
    figures, partner = words("count-trade", count=cell["count"]), words.country(cell["partner_iso3"])
    return words("coverage-told-year", partner=partner, year=str(cell["column"]), rows=figures)


def _eras(words: Words) -> list[str]:
    """What the depths mean where cells show years; undated rows are as pale as the oldest."""
    first, last = words("matrix-before", year=str(SINCE[1])), words("matrix-since", year=str(SINCE[-1]))
    return [first, *bars.steps(SINCE[1:], words)[:-1], last]
