"""Charts of sources: of which kind and year they are, how well they support the tables, and where they differ."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style
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

APART = 3
"""Years between the first year and the place of sources without a date."""


def by_kind(sources: pd.DataFrame, words: Words) -> go.Figure:
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
    return go.Figure(
        traces, layout | {"showlegend": False} | _about("sources-kind-title", "sources-kind-subtitle", alt, words)
    )


def by_year(sources: pd.DataFrame, words: Words) -> go.Figure:
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
        "height": 300,
        "xaxis": {"tickvals": list(ticks), "ticktext": list(ticks.values()), "fixedrange": True},
        "yaxis": bars.counted(words("sources-axis"), most) | {"fixedrange": True},
    }
    traces = bars.stacks(sources, sources["kind"], places, legend, text, upright=True)
    return go.Figure(traces, layout | _about("sources-year-title", "sources-year-subtitle", alt, words))


def support(
    rows: pd.DataFrame, words: Words, supported: pd.DataFrame, benchmarks: pd.DataFrame, measure: str
) -> go.Figure:
    """How well each table is sourced: `sources_per_row`, or `official_share`, beside the benchmarks of that measure.

    `rows` as in `measures.coverage.found`, `supported` as in `measures.sources.support`; a mark leads to all rows of
    its table. The benchmarks are dashed lines.
    """
    values = supported[{"sources_per_row": "average", "official_share": "share"}[measure]]
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
        bars.groups(rows, rows["table"])["carried"].reindex(values.index),
        name="",
        beside=labels,
        orientation="h",
        width=0.6,
        marker={"color": style.HOME},
    )
    marked = benchmarks[benchmarks["measure"] == measure]
    most = max([*values, *marked["value"], 0.1])
    layout = bars.across(names, title=words.value("benchmarks", "measure", measure), most=int(most) + 1)
    layout["xaxis"] |= {"range": [0, most * 1.18], "dtick": None}
    layout["xaxis"] |= {"tickformat": ".0%" if measure == "official_share" else "d"}
    # A row above the bars, in which the labels of the benchmarks stand.
    layout["yaxis"] |= {"range": [len(names) - 0.5, -1.3]}
    each = words.join(f"{name} {label}" for name, label in zip(names, labels, strict=True))
    about = _about(f"support-{measure}-title", f"support-{measure}-subtitle", words("support-alt", tables=each), words)
    figure = go.Figure([trace], layout | {"showlegend": False} | about)
    for value, publisher in zip(marked["value"], marked["publisher"], strict=True):
        _benchmark(figure, value, publisher, measure, words)
    return figure


def disagreements(claims: pd.DataFrame, words: Words, tables: Sequence[str]) -> go.Figure:
    """How many times sources differ about the rows of each partner and table, the partner with the most on top.

    `claims` as in `measures.sources.disagreements`.
    """
    totals = counts.most_first(claims["partner_iso3"])
    partners = totals.index.tolist()
    names = [marks.partner_name(partner, words) for partner in partners]
    cells = bars.groups(claims, claims["partner_iso3"], claims["table"]).reset_index()
    cells = cells.assign(
        row=cells["partner_iso3"].map(partners.index),
        column=cells["table"].map(list(tables).index),
        value=cells["count"],
        label=cells["count"].astype("str"),
        text=[_disagreement_text(cell, words) for cell in cells.to_dict("records")],
    )
    alt = words("count-claims", count=len(claims))
    if names:
        alt = words("disagreements-alt", claims=alt, partner=names[0], most=int(totals.iloc[0]))
    axis = bars.named_columns([words(f"coverage-table-{table}") for table in tables])
    look: dict[str, Any] = {"depths": bars.steps(FEW, words), "nothing": words("disagreements-none")}
    figure, _ = bars.matrix(cells, names, range(len(tables)), axis, least=FEW, colour=style.PARTNER, **look)
    return figure.update_layout(_about("disagreements-title", "disagreements-subtitle", alt, words))


def _disagreement_text(cell: Mapping[Hashable, Any], words: Words) -> str:
    """What a cell of partner and table says."""
    partner, table = marks.partner_name(cell["partner_iso3"], words), words(f"table-{cell['table']}")
    return words("disagreements-told", partner=partner, table=table, claims=words("count-claims", count=cell["count"]))


def _benchmark(figure: go.Figure, value: float, publisher: str, measure: str, words: Words) -> None:
    """Draws a benchmark as a dashed line with its label."""
    label = marks.lines(words("support-mark", publisher=publisher, value=value_text(value, measure, words)))
    line = {"color": style.PARTNER, "width": 2, "dash": "dash"}
    figure.add_vline(value, line=line, annotation={"text": label, "y": 1, "yanchor": "top", "xanchor": "right"})


def value_text(value: float, measure: str, words: Words, *, fixed: bool = False) -> str:
    """A value of a measure in words: of a benchmark with the digits that its source gives, or with as many as others
    beside it (`fixed`)."""
    return words.percent(value) if measure == "official_share" else words.number(value, 2, fixed=fixed)


def _legend(words: Words) -> dict[str, tuple[str, str]]:
    return {kind: (words.value("sources", "kind", kind), colour) for kind, colour in KINDS.items()}


def _about(title: str, subtitle: str, alt: str, words: Words) -> dict[str, Any]:
    return style.layout(words(title), [words(subtitle)], alt=alt, source=words("sources-source"))
