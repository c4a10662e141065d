"""Charts of trade partner by partner: the largest through the years, and all of them in one year."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style, titles, trade_marks
from components.figures import outliers as outliers_figures
from components.figures.marks import Scale
from components.measures import trade as trade_measures
from components.measures.trade import FLOWS
from components.words.language import Words

ROOM = 1.65
"""The length of an axis of bars to its longest bar: the rest is for what the bar says."""

LINE = 18
"""Characters of a line of a partner's name beside its bar."""


def top_partners(
    series: pd.DataFrame,
    words: Words,
    count: int = 5,
    *,
    scale: str = "linear",
    measure: str = "absolute",
    whole: pd.DataFrame | None = None,
    outliers: pd.DataFrame | None = None,
) -> go.Figure:
    """One line for each of the partners with the most trade in the newest complete year: exports and imports together.

    A year in which only one flow was reported counts with that flow, as its hover text says. Options as in
    `trade.flows`: scale linear or log; measure absolute, share or index; `whole` the reporter's series of all partners;
    `outliers` the figures that have a ring.
    """
    whole = series if whole is None else whole
    partners = trade_measures.by_partner(series)
    newest = trade_measures.newest_year(series, whole=whole)
    largest = _largest(partners, newest)[:count]
    rows = trade_marks.measured(partners, measure, whole, line=["home_iso3", "partner_iso3"])
    rows = rows[rows["partner_iso3"].isin(largest) & rows["known"].notna()]
    axis = marks.value_scale(rows["known"], measure, scale, words)
    homes = [words.country(home) for home in partners["home_iso3"].unique()]
    notes = [*trade_marks.notes(series, measure, words), words("trade-top-known")]
    if len(homes) > 1:
        notes.append(words("trade-top-dashes", first=homes[0], second=homes[1]))
    names = [words.country(partner) for partner in largest]
    alt = words("trade-top-alt", partners=words.join(names)) if names else words("trade-none")
    scope = titles.of_rows(series, words, years=rows["year"].astype("int64"))
    every = len(names) == series["partner_iso3"].nunique()
    title = words("trade-top-title", largest="all" if every else len(names), **scope)
    point = titles.partners_point(series, [newest] if newest else [], words)
    layout = trade_marks.layout(title, notes, alt=alt, datasets=series["dataset"], words=words, point=point)
    layout |= {"xaxis": marks.year_axis(rows["year"], words), "yaxis": axis.axis, "height": 400}
    traces = list(_lines(rows, largest, series, axis, words))
    if len(homes) == 1 and max(map(len, names)) <= trade_marks.LONGEST:
        ends = [(trace["name"], trace["line"]["color"], trace["y"]) for trace in traces]
        layout |= trade_marks.names_at_ends(ends, axis)
    if outliers is not None:
        values = rows.set_index(["home_iso3", "partner_iso3", "year"])["known"]
        traces += outliers_figures.rings(series, outliers, values, axis, words)
    return go.Figure(traces, layout)


def ranking(
    series: pd.DataFrame,
    words: Words,
    year: int | None = None,
    count: int = 12,
    *,
    over: str = "newest",
    whole: pd.DataFrame | None = None,
    outliers: pd.DataFrame | None = None,
) -> go.Figure:
    """Exports to and imports from each partner in one year, the newest complete one unless given, most trade first.

    `over` may be total, the sums of all complete years of the series, or yearly, their average. With two homes there is
    one bar for each, exports and imports together. `whole` as in `measures.trade.yearly`; bars of figures in `outliers`
    say so.
    """
    years = trade_measures.complete_years(series, whole=whole)
    if over == "newest" or not years:
        year = year or max(years, default=0)
        rows, scope = _of_year(series, year, count), _scope(series, [year], words)
        title, summed_years = words("trade-ranking-title", **scope), [year]
    else:
        summed = trade_measures.over_years(series, years, mean=over == "yearly")
        rows = summed[summed["partner_iso3"].isin(_largest(summed.assign(year=year), year)[:count])]
        rows, summed_years = rows.sort_values("known", ascending=False, kind="stable"), years * (over == "total")
        title = words(f"trade-ranking-{over}", count=len(years), **_scope(series, years, words))
    axis = marks.value_scale(rows["known"], "absolute", "linear", words)
    layout = _bar_layout(rows, series, axis, title, words, summed_years)
    layout |= {"barmode": "group", "bargroupgap": 0.1, "height": 80 + 40 * rows["partner_iso3"].nunique()}
    return go.Figure(list(_bars(rows, series, axis, words, outliers=outliers)), layout)


def top_by_trade(series: pd.DataFrame, words: Words, count: int = 8, *, whole: pd.DataFrame | None = None) -> go.Figure:
    """The partners with the most trade in the newest complete year, exports and imports end to end: for a glance."""
    year = trade_measures.newest_year(series, whole=whole) or 0
    rows = _of_year(series, year, count)
    several = rows["home_iso3"].nunique() > 1
    axis = marks.value_scale(rows["known"], "absolute", "linear", words)
    title = words("trade-top-in", **_scope(series, [year], words))
    layout = _bar_layout(rows, series, axis, title, words, [year])
    layout["xaxis"]["visible"] = False
    layout |= {"barmode": "group" if several else "stack"}
    layout |= {"height": bars.AROUND + (40 if several else bars.BAR) * rows["partner_iso3"].nunique()}
    traces = list(_bars(rows, series, axis, words, valued=several))
    if not several:
        sums = [f"\N{NO-BREAK SPACE}{words.money(value)}" for value in rows["known"]]
        traces.append(marks.labels(axis.places(rows["known"]), _names(rows["partner_iso3"], words), sums))
    return go.Figure(traces, layout)


def _scope(series: pd.DataFrame, years: Sequence[int], words: Words) -> titles.Scope:
    """The scope of the partners of a series that have a figure in these years."""
    of_years = series[series["period_start"].dt.year.isin(years)]
    return titles.of_rows(of_years, words, years=[year for year in years if year])


def _largest(partners: pd.DataFrame, year: int | None) -> list[str]:
    """The partners by their known trade with one home in the year, then in all years: those with the most first."""
    of_year = partners[partners["year"] == year].groupby("partner_iso3")["known"].max()
    of_all = partners.groupby(["home_iso3", "partner_iso3"])["known"].sum().groupby("partner_iso3").max()
    known = pd.DataFrame({"year": of_year.reindex(of_all.index).fillna(-1.0), "all": of_all})
    return [str(partner) for partner in known.sort_values(["year", "all"], ascending=False, kind="stable").index]


def _of_year(series: pd.DataFrame, year: int, count: int) -> pd.DataFrame:
    """The `count` partners with the most trade in a year, as `measures.trade.ranking` has them, and all their homes."""
    ranked = trade_measures.ranking(series, year)
    return ranked[ranked["partner_iso3"].isin(_largest(ranked, year)[:count])]


def _addresses(partners: pd.DataFrame, flows: Sequence[str] = FLOWS) -> list[list[str]]:
    """The addresses of the figures of these flows behind each row of `measures.trade.by_partner`."""
    cells = partners[[f"{flow}_row" for flow in flows]].itertuples(index=False, name=None)
    return [" ".join(addresses).split() for addresses in cells]


def _positions(partners: pd.DataFrame, series: pd.DataFrame, flows: Sequence[str] = FLOWS) -> list[str]:
    """The positions in `series` of the figures of these flows behind each row of `measures.trade.by_partner`."""
    at = marks.positions(series).to_dict()
    return [" ".join(at[address] for address in addresses) for addresses in _addresses(partners, flows)]


def _one_flow(partners: pd.DataFrame, words: Words) -> list[str]:
    """For each row, which flow alone makes up its known trade, in a line of its own; empty where both do."""
    exports, imports = (words("trade-one-flow", flow=words.value("trade", "flow", flow).lower()) for flow in FLOWS)
    known = zip(partners["exports"].notna(), partners["imports"].notna(), strict=True)
    return ["" if both == (True, True) else f"<br>{exports if both[0] else imports}" for both in known]


def _lines(
    rows: pd.DataFrame, largest: Sequence[str], series: pd.DataFrame, axis: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """One trace for each partner and home, with a colour for each partner and a dash for the second home."""
    homes = rows["home_iso3"].unique()
    rows = rows.assign(value=rows["known"], below=_one_flow(rows, words), positions=_positions(rows, series))
    for (partner, colour), (home, dash) in itertools.product(
        zip(largest, style.CATEGORICAL, strict=False), zip(homes, ("solid", "dot"), strict=False)
    ):
        part = rows[(rows["partner_iso3"] == partner) & (rows["home_iso3"] == home)]
        if part.empty:
            continue
        name = words.country(partner)
        if len(homes) > 1:
            name = words("trade-line-home", home=words.country(home), line=name)
        hover = [marks.value_text(name, row.year, row.value, axis, words) + row.below for row in marks.each(part)]
        yield trade_marks.line(part.assign(text=hover), axis, name=name, colour=colour, dash=dash)


def _bars(
    rows: pd.DataFrame,
    series: pd.DataFrame,
    axis: Scale,
    words: Words,
    *,
    valued: bool = True,
    outliers: pd.DataFrame | None = None,
) -> Iterator[dict[str, Any]]:
    """A trace for each flow of one home, or for each of several homes; `valued` bars have their value beside them."""
    homes = rows["home_iso3"].unique()
    for home, name in itertools.product(homes, ["known"] if len(homes) > 1 else FLOWS):
        part = rows[(rows["home_iso3"] == home) & rows[name].notna()]
        flows = FLOWS if name == "known" else [name]
        line = words.country(home) if name == "known" else words.value("trade", "flow", name)
        partners, values, hover = _names(part["partner_iso3"], words), [], []
        below = _one_flow(part, words) if name == "known" else [""] * len(part)
        for partner, value, addresses, more in zip(partners, part[name], _addresses(part, flows), below, strict=True):
            text = words.money(value)
            if outliers is not None and outliers.index.isin(addresses).any():
                text = words("odd-value", value=text)
            values.append(text)
            hover.append(f"{partner}<br>{line}: {text}{more}")
        marker = {"color": style.HOMES[home] if name == "known" else style.FLOWS[name]}
        data = axis.places(part[name]), partners, hover, _positions(part, series, flows)
        yield marks.bars(*data, name=line, orientation="h", marker=marker, text=values if valued else None)


def _names(partners: Iterable[str], words: Words) -> list[str]:
    return [marks.lines(words.country(partner), LINE) for partner in partners]


def _bar_layout(
    rows: pd.DataFrame, series: pd.DataFrame, axis: Scale, title: str, words: Words, years: Sequence[int]
) -> dict[str, Any]:
    alt = [f"{title}."]
    for home, part in rows.groupby("home_iso3"):
        first = [
            words("trade-partner-value", partner=words.country(row.partner_iso3), value=words.money(row.known))
            for row in marks.each(part[:3])
        ]
        alt.append(words("trade-ranking-alt", home=words.country(str(home)), partners=words.join(first)))
    longest = float(rows["known"].max()) / axis.unit if len(rows) else 1.0
    order = _names(dict.fromkeys(rows.sort_values("known", ascending=False)["partner_iso3"]), words)
    return trade_marks.layout(
        title,
        trade_marks.notes(series, "absolute", words),
        alt=" ".join(alt) if len(rows) else words("trade-none"),
        datasets=series["dataset"],
        words=words,
        point=titles.partners_point(series, years, words),
    ) | {
        "xaxis": axis.axis | {"range": [0, longest * ROOM], "showgrid": True},
        "yaxis": {
            "categoryorder": "array",
            "categoryarray": order,
            "autorange": "reversed",
            "showgrid": False,
            "tickfont": {"color": style.TEXT},
        },
        "legend": {"traceorder": "normal"},
        "bargap": 0.3,
    }
