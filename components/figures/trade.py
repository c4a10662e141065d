"""The chart of trade through the years: exports, imports and balance, and what was said of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style, titles, trade_marks
from components.figures import outliers as outliers_figures
from components.figures.marks import Scale
from components.measures import counts
from components.measures import trade as trade_measures
from components.measures.counts import mostly
from components.measures.trade import FLOWS
from components.words.language import Words

MOSTLY = 0.75
"""The share of a sum from which it is said to be mostly one partner's."""

# Two homes in one chart have a colour each, so a flow is told by its line and its mark.
DASHES = {"exports": "solid", "imports": "dot"}
SYMBOLS = {"exports": "circle", "imports": "square"}


def flows(
    series: pd.DataFrame,
    words: Words,
    *,
    statements: pd.DataFrame | None = None,
    scale: str = "linear",
    measure: str = "absolute",
    whole: pd.DataFrame | None = None,
    outliers: pd.DataFrame | None = None,
    older: pd.DataFrame | None = None,
) -> go.Figure:
    """Exports, imports and balance of each year, summed over the partners of one reporter's series.

    `measure` is absolute (US dollars), share (of `whole`, in its complete years) or index (first year = 100), `scale`
    linear or log. A year without a figure is a gap; a year that is not complete, as `whole` tells (the same reporter's
    series of all partners), is an open mark that no line joins. The balance is drawn in dollars, on the linear scale,
    for one home. `statements` are drawn in dollars as diamonds in the middle of their period, `older`, the rows of
    `measures.outliers.superseded`, in dollars as small triangles, and figures in `outliers`, a frame of
    `measures.outliers.find`, have a ring. The rows of this figure, to which the positions on its marks point, are
    `pd.concat([series, statements, older])`.
    """
    whole = series if whole is None else whole
    stated, older = (series[:0] if rows is None or measure != "absolute" else rows for rows in (statements, older))
    at = marks.positions(pd.concat([series, stated, older]))
    series, stated, older = (rows.assign(positions=at[rows.index]) for rows in (series, stated, older))
    sums = trade_measures.yearly(series, whole=whole)
    several = sums["home_iso3"].nunique() > 1
    balanced = measure == "absolute" and scale == "linear" and not several
    points = _points(series, trade_marks.measured(sums, measure, whole, line=["home_iso3"]), balanced=balanced)
    axis = marks.value_scale([*points["value"], *stated["value_usd"]], measure, scale, words)
    traces = [
        *_lines(points, axis, words),
        *trade_marks.statements(stated, axis, words),
        *outliers_figures.older_extracts(series, older, axis, words),
    ]
    if outliers is not None:
        heights = points[points["flow"].isin(FLOWS)].set_index(["home_iso3", "flow", "year"])["value"]
        traces += outliers_figures.rings(series, outliers, heights, axis, words)
    partial = _partial_years(sums)
    alone = series.loc[series["period_start"].dt.year.isin(partial), "partner_iso3"]
    partners, years = trade_marks.partner_names(alone, words), words.years(partial[0], partial[-1]) if partial else ""
    open_marks = [words("trade-partial-note", years=years, partners=partners)] if partial else []
    notes = trade_marks.notes(series, measure, words)
    if not balanced and sums["balance"].notna().any():
        notes.append(words("trade-no-balance-homes" if several else "trade-no-balance-scale"))
    notes += open_marks + missing_years(series, words)
    layout = _layout(series, stated, sums, notes, open_marks, titles.flows_point(series, whole, words), words)
    if not several and len(points):
        lines = [
            (marks.flow_name(str(flow), words), style.FLOWS[str(flow)], axis.places(values))
            for flow, values in points.groupby("flow")["value"]
        ]
        layout |= trade_marks.names_at_ends(lines, axis) | {"showlegend": True, "legend": {"traceorder": "normal"}}
    figure = go.Figure(traces, layout | {"yaxis": axis.axis, "height": 400})
    if partial:
        style.shade_years(figure, partial[0], partial[-1], words("trade-partial", partners=partners))
    if measure == "absolute":
        _name_peak(figure, points, axis, words)
    return figure


def _layout(
    series: pd.DataFrame,
    stated: pd.DataFrame,
    sums: pd.DataFrame,
    notes: list[str],
    open_marks: list[str],
    point: str,
    words: Words,
) -> dict[str, Any]:
    """The texts and the axis of years; the text alternative has the figures of the newest complete year of each home,
    what `open_marks` mean, and how many statements there are."""
    rows, alt = pd.concat([series, stated]), []
    partners = trade_marks.partner_names(rows["partner_iso3"], words)
    for row in marks.each(sums[sums["complete"]].drop_duplicates("home_iso3", keep="last")):
        figures = words.join(trade_marks.flow_values([row.exports, row.imports], words))
        where = {"home": words.country(row.home_iso3), "partners": partners, "year": str(row.year)}
        alt.append(words("trade-flows-alt", figures=figures, **where))
    alt += open_marks + ([words("trade-stated-alt", count=len(stated))] if len(stated) else [])
    years = [*sums["year"], *stated["period_start"].dt.year, *stated["period_end"].dt.year]
    title = words("trade-flows-title", **titles.of_rows(rows, words, years=years))
    about = {"alt": " ".join(alt) or words("trade-none"), "point": point}
    layout = trade_marks.layout(title, notes, datasets=rows["dataset"], words=words, **about)
    return layout | {"xaxis": marks.year_axis(years, words)}


def _points(series: pd.DataFrame, sums: pd.DataFrame, *, balanced: bool) -> pd.DataFrame:
    """One row for each mark: home_iso3, year, complete, flow (or balance), value, and of its rows `positions`;
    `partners`, whose they are; and `mostly`, the one of several partners that makes up most of the sum, or "".
    """
    names = ["balance", *FLOWS] if balanced else [*FLOWS]
    points = sums.melt(["home_iso3", "year", "complete"], names, "flow").dropna(subset="value")
    rows: dict[tuple[str, str, int], list[tuple[float, str, str]]] = {}
    cells = (series[name].tolist() for name in ("home_iso3", "flow", "value_usd", "partner_iso3", "positions"))
    for home, flow, value, partner, at, year in zip(*cells, series["period_start"].dt.year.tolist(), strict=True):
        for name in (flow, "balance"):
            rows.setdefault((home, name, year), []).append((value, partner, at))
    of = [rows[key] for key in zip(points["home_iso3"], points["flow"], points["year"], strict=True)]
    return points.assign(
        positions=[" ".join(at for *_, at in each) for each in of],
        partners=pd.Series([[*dict.fromkeys(of for _, of, _ in each)] for each in of], points.index, "object"),
        mostly=[mostly(each, MOSTLY) for each in of],
    )


def _lines(points: pd.DataFrame, axis: Scale, words: Words) -> Iterator[dict[str, Any]]:
    """A trace for each home, flow (or balance), and whether the years are complete: the line of complete years, the
    open marks of those that are not, or the bars of a balance."""
    homes = points["home_iso3"].unique()
    several = len(homes) > 1
    several_partners = len({partner for partners in points["partners"] for partner in partners}) > 1
    of = points.groupby(["home_iso3", "flow", "complete"], sort=False).indices
    for home, flow, complete in itertools.product(homes, ("balance", *FLOWS), (True, False)):
        if (home, flow, complete) not in of:
            continue
        part = points.iloc[of[home, flow, complete]]
        name = marks.flow_name(flow, words, home if several else "")
        texts = [
            marks.value_text(name, mark.year, mark.value, axis, words) + _detail(mark, words, several_partners)
            for mark in marks.each(part)
        ]
        colour = style.HOMES[home] if several else style.FLOWS[flow]
        symbol, dash = (SYMBOLS[flow], DASHES[flow]) if several and flow in FLOWS else ("circle", "solid")
        shared: dict[str, Any] = {"name": name, "legendgroup": name, "showlegend": several and complete}
        data = part["year"], axis.places(part["value"]), texts, part["positions"]
        if flow == "balance":
            fill = style.rgba(colour, 0.4 if complete else 0)
            marker: dict[str, Any] = {"color": fill, "line": {"color": colour, "width": 1}}
            yield marks.bars(*data, width=0.6, legendrank=1001, marker=marker, **shared)
        elif complete:
            rows = part.assign(text=texts)
            yield trade_marks.line(rows, axis, name=name, colour=colour, dash=dash, symbol=symbol) | shared
        else:
            marker = {"color": colour, "size": 8, "symbol": f"{symbol}-open", "line": {"width": 2}}
            yield marks.points(*data, marker=marker, **shared)


def _detail(mark: Any, words: Words, several: bool) -> str:
    """Which way a balance leans, and on whose figures a sum stands where the title does not say it.

    `several` tells whether the chart is of several partners, so that a year of one alone says whose it is.
    """
    if not mark.complete or (several and len(mark.partners) == 1 and mark.flow != "balance"):
        text = words("trade-only", partners=trade_marks.partner_names(mark.partners, words))
    elif mark.flow == "balance":
        text = words("trade-surplus" if mark.value >= 0 else "trade-deficit")
    elif mark.mostly:
        text = words("trade-mostly", count=len(mark.partners), partner=words.country(mark.mostly))
    else:
        text = words("trade-partners", count=len(mark.partners)) if len(mark.partners) > 1 else ""
    return f"<br>{text}" if text else ""


def _partial_years(sums: pd.DataFrame) -> list[int]:
    """The years that are not complete for any home in the chart or, if there are none, for one of them."""
    complete = sums.groupby("year")["complete"].agg(["any", "all"])
    known = complete["all"] if complete["any"].all() else complete["any"]
    return complete.index[~known].tolist()


def _name_peak(figure: go.Figure, points: pd.DataFrame, axis: Scale, words: Words) -> None:
    """A word beside the highest sum where it is mostly one partner's, as one figure then shapes the whole chart."""
    sums = points[points["flow"].isin(FLOWS)].sort_values("value", kind="stable")
    for peak in marks.each(sums[-1:]):
        if peak.mostly and peak.value:
            late = peak.year > (points["year"].min() + points["year"].max()) / 2
            figure.add_annotation(
                x=peak.year,
                y=axis.annotation_place(peak.value / axis.unit),
                xanchor="right" if late else "left",
                xshift=-8 if late else 8,
                yanchor="top",
                text=words("trade-peak", partner=words.country(peak.mostly)),
            )


def missing_years(series: pd.DataFrame, words: Words) -> list[str]:
    """Which years between the first and the last figure of one pair lack one, in a sentence for each flow.

    Of several pairs nothing is said: each has its own.
    """
    if len(series[["home_iso3", "partner_iso3"]].drop_duplicates()) != 1:
        return []
    years = series["period_start"].dt.year
    sentences = []
    for flow in FLOWS:
        gaps = counts.year_gaps([years.min() - 1, *years[series["flow"] == flow], years.max() + 1])
        if gaps:
            name = words.value("trade", "flow", flow).lower()
            sentences.append(words("trade-missing", flow=name, years=words.join(words.years(*gap) for gap in gaps)))
    return sentences
