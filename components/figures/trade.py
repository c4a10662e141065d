"""The chart of trade through the years: exports, imports and balance, and what was said of them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import scales, style, trade_marks, trade_remarks, trade_statements
from components.figures.scales import Scale
from components.figures.trade_marks import Cell, Cells
from components.measures import trade
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
    odd: pd.DataFrame | None = None,
    older: pd.DataFrame | None = None,
) -> go.Figure:
    """Exports, imports and balance of each year, summed over the partners of one reporter's series.

    `measure` is absolute (US dollars), share (of `whole`, in its complete years) or index (first year = 100), `scale`
    linear or log. A year without a figure is a gap; a year that is not complete, as `whole` tells (the same reporter's
    series of all partners), is an open mark that no line joins. The balance is drawn in dollars, on the linear scale,
    for one home. `statements` are drawn in dollars as diamonds in the middle of their period, `older`, the rows of
    `revision_measures.superseded`, in dollars as small triangles, and figures in `odd`, a frame of `odd_measures.odd`,
    have a ring. The rows of this figure, to which the positions on its marks point, are `pd.concat([series, statements,
    older])`.
    """
    whole = series if whole is None else whole
    sums = trade.yearly(series, whole=whole)
    several = sums["home_iso3"].nunique() > 1
    drawn = trade_marks.measured(sums, measure, whole, line=["home_iso3"])
    said = series[:0] if statements is None or measure != "absolute" else statements
    balanced = measure == "absolute" and scale == "linear" and not several
    shown = [name for name in ("balance", *FLOWS) if drawn[name].notna().any() and (balanced or name != "balance")]
    numbers = np.concatenate([drawn[shown].to_numpy().ravel(), said["value_usd"].to_numpy(dtype="float64")])
    axis = scales.values(numbers, measure, scale, words)
    cells = trade_marks.cells(series)
    partial = _partial(sums, cells, words)
    notes = trade_marks.about(series, measure, words)
    if not balanced and sums["balance"].notna().any():
        notes.append(words("trade-no-balance-homes" if several else "trade-no-balance-scale"))
    named = trade_marks.partners(pd.concat([series["partner_iso3"], said["partner_iso3"]]), words)
    layout = trade_marks.layout(
        words("trade-flows-title", partners=named),
        [*notes, *partial.notes],
        alt=_alt(sums, named, partial, len(said), words),
        datasets=pd.concat([series["dataset"], said["dataset"]]),
        words=words,
    )
    years = [*sums["year"], *said["period_start"].dt.year, *said["period_end"].dt.year]
    layout |= {"xaxis": scales.years(years, words), "yaxis": axis.axis, "height": 400, "shapes": partial.shades}
    stated = trade_statements.diamonds(said.assign(at=range(len(series), len(series) + len(said))), axis, words)
    remarks: list[dict[str, Any]] = []
    if older is not None and measure == "absolute":
        start = len(series) + len(said)
        remarks += trade_remarks.older(series, older, axis, words, start=start, several=several)
    layout["annotations"] = [*partial.labels, *_peak(sums, cells, axis, words)]
    rings = _remarks(series, drawn, shown, odd, axis, words)
    return go.Figure([*_lines(drawn, shown, cells, axis, words), *stated, *remarks, *rings], layout)


def _lines(
    drawn: pd.DataFrame, shown: Sequence[str], cells: Cells, axis: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """One trace for each home, flow (or balance), and whether the years are complete."""
    for home in drawn["home_iso3"].unique():
        for name in shown:
            for complete in (True, False):
                part = drawn[(drawn["home_iso3"] == home) & (drawn["complete"] == complete) & drawn[name].notna()]
                if len(part):
                    yield _line(part, name, cells, axis, words, several=drawn["home_iso3"].nunique() > 1)


def _remarks(
    series: pd.DataFrame,
    drawn: pd.DataFrame,
    shown: Sequence[str],
    odd: pd.DataFrame | None,
    axis: Scale,
    words: Words,
) -> Iterator[dict[str, Any]]:
    """The rings around the marks of exports and imports that odd figures shape."""
    if odd is not None:
        lines = drawn.melt(["home_iso3", "year"], [flow for flow in FLOWS if flow in shown], "flow")
        heights = lines.dropna(subset="value").set_index(["home_iso3", "flow", "year"])["value"]
        yield from trade_remarks.rings(series, odd, heights, axis, words)


def _line(part: pd.DataFrame, name: str, cells: Cells, axis: Scale, words: Words, *, several: bool) -> dict[str, Any]:
    home, complete = part["home_iso3"].iloc[0], bool(part["complete"].iloc[0])
    values = part.set_index("year")[name]
    of_line = FLOWS if name == "balance" else (name,)
    behind = {year: [cell for cell in cells[home, year] if cell.flow in of_line] for year in values.index}
    carried = {year: " ".join(str(cell.at) for cell in rows) for year, rows in behind.items()}
    several_partners = len({cell.partner for rows in cells.values() for cell in rows}) > 1
    told = {
        year: _told(name, values[year], rows, complete, words, several=several_partners)
        for year, rows in behind.items()
    }
    label = words("trade-balance") if name == "balance" else words.value("trade", "flow", name)
    if several:
        label = words("trade-line-home", home=words.country(home), line=label.lower())
    joined = complete and name != "balance"
    points = trade_marks.points(values, carried, told, axis, label, words, joined=joined)
    trace = points | {"name": label, "legendgroup": label, "showlegend": complete}
    colour = style.HOMES[home] if several else style.FLOWS[name]
    if name == "balance":
        marker: dict[str, Any] = {"color": style.rgba(colour, 0.4 if complete else 0)}
        marker |= {"line": {"color": colour, "width": 1}}
        return trace | {"type": "bar", "width": 0.6, "legendrank": 1001, "marker": marker}
    symbol = SYMBOLS[name] if several else "circle"
    if not complete:
        marker = {"color": colour, "size": 8, "symbol": f"{symbol}-open", "line": {"width": 2}}
        return trace | {"type": "scatter", "mode": "markers", "marker": marker}
    stroke: dict[str, Any] = {"color": colour, "width": 2.5, "dash": DASHES[name] if several else "solid"}
    return trace | {"type": "scatter", "mode": "lines+markers", "line": stroke, "marker": {"size": 5, "symbol": symbol}}


def _told(name: str, value: float, behind: Sequence[Cell], complete: bool, words: Words, *, several: bool) -> str:
    """Which way a balance leans, and on whose figures a sum stands where the title does not say it.

    `several` tells whether the chart is of several partners, so that a year of one alone says whose it is.
    """
    partners = {cell.partner for cell in behind}
    if not complete or (several and len(partners) == 1 and name != "balance"):
        return words("trade-only", partners=trade_marks.partners(partners, words))
    if name == "balance":
        return words("trade-surplus" if value >= 0 else "trade-deficit")
    largest = _mostly(behind)
    if largest:
        return words("trade-mostly", count=len(partners), partner=words.country(largest))
    return words("trade-partners", count=len(partners)) if len(partners) > 1 else ""


def _mostly(behind: Sequence[Cell]) -> str:
    """The one partner that makes up most of a sum of several; empty where none does."""
    largest, total = max(behind), sum(cell.value for cell in behind)
    several = len({cell.partner for cell in behind}) > 1
    return largest.partner if several and largest.value >= MOSTLY * total else ""


@dataclass(frozen=True)
class _Partial:
    """How the years that are not complete are told apart: sentences, a shade behind them, and a label on it."""

    notes: list[str]
    shades: list[dict[str, Any]]
    labels: list[dict[str, Any]]


def _partial(sums: pd.DataFrame, cells: Cells, words: Words) -> _Partial:
    """Tells apart the years that are not complete for any home in the chart or, if there are none, for one of them."""
    partial = [set(years) for _, years in sums.loc[~sums["complete"]].groupby("home_iso3")["year"]]
    if not partial:
        return _Partial([], [], [])
    common = set.intersection(*partial) if len(partial) == sums["home_iso3"].nunique() else set()
    years = sorted(common or set.union(*partial))
    partners = [cell.partner for (_, year), behind in cells.items() if year in years for cell in behind]
    named = trade_marks.partners(partners, words)
    note = words("trade-partial-note", years=words.years(years[0], years[-1]), partners=named)
    ends = {"x0": years[0] - 0.5, "x1": years[-1] + 0.5, "y0": 0, "y1": 1, "yref": "paper"}
    shade = {"type": "rect", "fillcolor": style.rgba(style.NEUTRAL, 0.12), "line": {"width": 0}, "layer": "below"}
    label = {"text": words("trade-partial", partners=named), "showarrow": False}
    place = {"x": (years[0] + years[-1]) / 2, "y": 1, "yref": "paper", "yanchor": "top"}
    return _Partial([note], [ends | shade], [place | label])


def _peak(sums: pd.DataFrame, cells: Cells, axis: Scale, words: Words) -> list[dict[str, Any]]:
    """A word beside the highest sum where it is mostly one partner's, as one figure then shapes the whole chart."""
    known = [
        (row[flow], row["home_iso3"], row["year"], flow)
        for row in sums.to_dict("records")
        for flow in FLOWS
        if not math.isnan(row[flow])
    ]
    if axis.measure != "absolute" or not known:
        return []
    value, home, year, flow = max(known)
    partner = _mostly([cell for cell in cells[home, year] if cell.flow == flow])
    if not partner or not value:
        return []
    height = math.log10(value) if axis.logarithmic else value / axis.unit
    late = year > (sums["year"].min() + sums["year"].max()) / 2
    place = {"x": year, "y": height, "xanchor": "right" if late else "left", "xshift": -8 if late else 8}
    text = words("trade-peak", partner=words.country(partner))
    return [place | {"text": text, "yanchor": "top", "showarrow": False}]


def _alt(sums: pd.DataFrame, partners: str, partial: _Partial, said: int, words: Words) -> str:
    """For each home the figures of its newest complete year; what is partial; and how many statements there are."""
    newest = {row["home_iso3"]: row for row in sums[sums["complete"]].to_dict("records")}
    sentences = []
    for home, row in newest.items():
        figures = words.join(trade_marks.flows([row[flow] for flow in FLOWS], words))
        where = {"home": words.country(home), "partners": partners, "year": str(row["year"])}
        sentences.append(words("trade-flows-alt", figures=figures, **where))
    stated = [words("trade-stated-alt", count=said)] if said else []
    return " ".join([*sentences, *partial.notes, *stated]) or words("trade-none")
