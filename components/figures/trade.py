"""The chart of trade through the years: exports, imports and balance, and what was said of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, scales, style, trade_marks
from components.figures import outliers as outlier_figures
from components.figures.scales import Scale
from components.measures import trade as trade_measures
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
    `measures.revisions.superseded`, in dollars as small triangles, and figures in `outliers`, a frame of
    `measures.outliers.odd`, have a ring. The rows of this figure, to which the positions on its marks point, are
    `pd.concat([series, statements, older])`.
    """
    whole = series if whole is None else whole
    stated, older = (series[:0] if rows is None or measure != "absolute" else rows for rows in (statements, older))
    at = marks.positions(pd.concat([series, stated, older]))
    series, stated, older = (rows.assign(at=at[rows.index]) for rows in (series, stated, older))
    sums = trade_measures.yearly(series, whole=whole)
    homes = sums["home_iso3"].unique()
    balanced = measure == "absolute" and scale == "linear" and len(homes) < 2
    sums_measured = trade_marks.measured(sums, measure, whole, line=["home_iso3"])
    points = _points(series, sums_measured, ["balance", *FLOWS] if balanced else [*FLOWS])
    values = np.concatenate([rows.to_numpy("float64") for rows in (points["value"], stated["value_usd"])])
    axis = scales.values(values, measure, scale, words)
    traces = [
        *_lines(points, axis, words),
        *trade_marks.statements(stated, axis, words),
        *(trade_marks.older(series, older, axis, words) if len(older) else ()),
    ]
    if outliers is not None:
        heights = points[points["flow"].isin(FLOWS)].set_index(["home_iso3", "flow", "year"])["value"]
        traces += outlier_figures.rings(series, outliers, heights, axis, words)
    notes = trade_marks.notes(series, measure, words)
    if not balanced and sums["balance"].notna().any():
        notes.append(words("trade-no-balance-homes" if len(homes) > 1 else "trade-no-balance-scale"))
    years = [*sums["year"], *stated["period_start"].dt.year, *stated["period_end"].dt.year]
    figure = go.Figure(traces, _layout(series, stated, sums, notes, words))
    figure.update_layout(xaxis=scales.years(years, words), yaxis=axis.axis)
    _shade_partial_years(figure, series, sums, words)
    if measure == "absolute":
        _name_peak(figure, points, axis, words)
    return figure


def _points(series: pd.DataFrame, sums: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """One row for each mark: home_iso3, year, complete, flow (one of `names`), value, and what is behind it.

    That is `at`, the positions of its rows; `partners`, whose they are; and `mostly`, the one of several partners that
    makes up most of the sum, "" if none does.
    """
    by = ["home_iso3", "flow", "year"]
    points = sums.melt(["home_iso3", "year", "complete"], names, "flow").dropna(subset="value")
    rows = series.assign(year=series["period_start"].dt.year)
    of_flow = rows.sort_values("value_usd", kind="stable").groupby(by)
    most = of_flow.agg(mostly=("partner_iso3", "last"), value=("value_usd", "last"), count=("partner_iso3", "count"))
    weighty = (most["value"] >= MOSTLY * of_flow["value_usd"].sum()) & (most["count"] > 1)
    both = rows.assign(flow="balance") if "balance" in names else rows[:0]
    behind = pd.concat([rows, both]).groupby(by).agg(at=("at", " ".join), partners=("partner_iso3", "unique"))
    behind["mostly"] = most["mostly"].where(weighty)
    return points.join(behind.fillna({"mostly": ""}), on=by)


def _lines(points: pd.DataFrame, axis: Scale, words: Words) -> Iterator[dict[str, Any]]:
    """A trace for each home, flow (or balance), and whether the years are complete."""
    homes = points["home_iso3"].unique()
    several_partners = len({partner for partners in points["partners"] for partner in partners}) > 1
    for home, flow, complete in itertools.product(homes, ("balance", *FLOWS), (True, False)):
        part = points[(points["home_iso3"] == home) & (points["flow"] == flow) & (points["complete"] == complete)]
        if part.empty:
            continue
        name = words("trade-balance") if flow == "balance" else words.value("trade", "flow", flow)
        if len(homes) > 1:
            name = words("trade-line-home", home=words.country(home), line=name.lower())
        texts = [
            trade_marks.value_text(name, mark.year, mark.value, axis, words) + _detail(mark, words, several_partners)
            for mark in marks.each(part)
        ]
        yield _line(part.assign(text=texts), name, axis, several=len(homes) > 1)


def _line(part: pd.DataFrame, name: str, axis: Scale, *, several: bool) -> dict[str, Any]:
    """The line of complete years, the open marks of those that are not, or the bars of a balance."""
    home, flow, complete = part[["home_iso3", "flow", "complete"]].iloc[0]
    colour = style.HOMES[home] if several else style.FLOWS[flow]
    symbol = SYMBOLS[flow] if several and flow in SYMBOLS else "circle"
    shared = {"legendgroup": name, "showlegend": bool(complete)}
    if complete and flow != "balance":
        dash = DASHES[flow] if several else "solid"
        return trade_marks.line(part, axis, name=name, colour=colour, dash=dash, symbol=symbol) | shared
    marker: dict[str, Any] = {"color": colour, "size": 8, "symbol": f"{symbol}-open", "line": {"width": 2}}
    kind: dict[str, Any] = {"type": "scatter", "mode": "markers"}
    if flow == "balance":
        marker = {"color": style.rgba(colour, 0.4 if complete else 0), "line": {"color": colour, "width": 1}}
        kind = {"type": "bar", "width": 0.6, "legendrank": 1001}
    places = {"name": name, "x": part["year"].tolist(), "y": axis.places(part["value"])}
    return kind | places | shared | {"marker": marker} | marks.hover(part["text"], part["at"])


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


def _layout(
    series: pd.DataFrame, stated: pd.DataFrame, sums: pd.DataFrame, notes: Sequence[str], words: Words
) -> dict[str, Any]:
    """Title, notes, and for each home the figures of its newest complete year as the text alternative."""
    rows = pd.concat([series, stated])
    partners = trade_marks.partner_names(rows["partner_iso3"], words)
    partial = _partial_years(sums)
    if partial:
        names = _partners_of(series, partial, words)
        notes = [*notes, words("trade-partial-note", years=words.years(partial[0], partial[-1]), partners=names)]
    alt = []
    for row in marks.each(sums[sums["complete"]].drop_duplicates("home_iso3", keep="last")):
        figures = words.join(trade_marks.flow_values([row.exports, row.imports], words))
        where = {"home": words.country(row.home_iso3), "partners": partners, "year": str(row.year)}
        alt.append(words("trade-flows-alt", figures=figures, **where))
    alt += notes[-1:] if partial else []
    alt += [words("trade-stated-alt", count=len(stated))] if len(stated) else []
    return trade_marks.layout(
        words("trade-flows-title", partners=partners),
        notes,
        alt=" ".join(alt) or words("trade-none"),
        datasets=rows["dataset"],
        words=words,
    ) | {"height": 400}


def _partial_years(sums: pd.DataFrame) -> list[int]:
    """The years that are not complete for any home in the chart or, if there are none, for one of them."""
    of_homes = [set(years) for _, years in sums.loc[~sums["complete"]].groupby("home_iso3")["year"]]
    common = set.intersection(*of_homes) if of_homes and len(of_homes) == sums["home_iso3"].nunique() else set()
    return sorted(common or set().union(*of_homes))


def _partners_of(series: pd.DataFrame, years: Sequence[int], words: Words) -> str:
    """The partners that have figures in these years, in words."""
    return trade_marks.partner_names(series.loc[series["period_start"].dt.year.isin(years), "partner_iso3"], words)


def _shade_partial_years(figure: go.Figure, series: pd.DataFrame, sums: pd.DataFrame, words: Words) -> None:
    """A shade behind the years that are not complete, which says whose figures alone they have."""
    years = _partial_years(sums)
    if years:
        figure.add_vrect(
            x0=years[0] - 0.5,
            x1=years[-1] + 0.5,
            fillcolor=style.rgba(style.NEUTRAL, 0.12),
            line_width=0,
            layer="below",
            annotation_text=words("trade-partial", partners=_partners_of(series, years, words)),
            annotation_position="inside top",
        )


def _name_peak(figure: go.Figure, points: pd.DataFrame, axis: Scale, words: Words) -> None:
    """A word beside the highest sum where it is mostly one partner's, as one figure then shapes the whole chart."""
    sums = points[points["flow"].isin(FLOWS)]
    if sums.empty or not sums["value"].max():
        return
    peak = sums.loc[sums["value"].idxmax()]
    if peak["mostly"]:
        late = peak["year"] > (points["year"].min() + points["year"].max()) / 2
        figure.add_annotation(
            x=peak["year"],
            y=math.log10(peak["value"]) if axis.logarithmic else peak["value"] / axis.unit,
            xanchor="right" if late else "left",
            xshift=-8 if late else 8,
            yanchor="top",
            text=words("trade-peak", partner=words.country(peak["mostly"])),
            showarrow=False,
        )
