"""Charts of trade partner by partner: the largest through the years, and all of them in one year."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import line_ends, scales, style, trade_marks, trade_remarks
from components.figures.scales import Scale
from components.measures import trade
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
    odd: pd.DataFrame | None = None,
) -> go.Figure:
    """One line for each of the partners with the most trade in the newest complete year: exports and imports together.

    A year in which only one flow was reported counts with that flow, as its hover text says. Options as in
    `trade.flows`: scale linear or log; measure absolute, share or index; `whole` the reporter's series of all partners;
    `odd` the figures that have a ring.
    """
    whole = series if whole is None else whole
    partners = trade.by_partner(series)
    largest = _largest(partners, trade.newest_year(series, whole=whole))[:count]
    drawn = trade_marks.measured(partners, measure, whole, line=["home_iso3", "partner_iso3"])
    drawn = drawn[drawn["partner_iso3"].isin(largest) & drawn["known"].notna()]
    axis = scales.values(drawn["known"].to_numpy(), measure, scale, words)
    homes = [words.country(home) for home in partners["home_iso3"].unique()]
    notes = [*trade_marks.about(series, measure, words), words("trade-top-known")]
    if len(homes) > 1:
        notes.append(words("trade-top-dashes", first=homes[0], second=homes[1]))
    names = [words.country(partner) for partner in largest]
    alt = words("trade-top-alt", partners=words.join(names)) if names else words("trade-none")
    title = words("trade-top-title", count=len(names))
    layout = trade_marks.layout(title, notes, alt=alt, datasets=series["dataset"], words=words)
    layout |= {"xaxis": scales.years(drawn["year"], words), "yaxis": axis.axis, "height": 400}
    lines = list(_lines(drawn, largest, series.index, axis, words))
    if len(homes) == 1 and max(map(len, names)) <= line_ends.LONGEST:
        layout |= line_ends.named(lines, axis)
    heights = drawn.set_index(["home_iso3", "partner_iso3", "year"])["known"]
    rings = [] if odd is None else [*trade_remarks.rings(series, odd, heights, axis, words)]
    return go.Figure([*lines, *rings], layout)


def ranking(
    series: pd.DataFrame,
    words: Words,
    year: int | None = None,
    count: int = 12,
    *,
    over: str = "newest",
    whole: pd.DataFrame | None = None,
    odd: pd.DataFrame | None = None,
) -> go.Figure:
    """Exports to and imports from each partner in one year, the newest complete one unless given, most trade first.

    `over` may be total, the sums of all complete years of the series, or yearly, their average. With two homes there is
    one bar for each, exports and imports together. `whole` as in `trade_measures.yearly`; bars of figures in `odd` say
    so.
    """
    years = trade.complete_years(series, whole=whole)
    if over == "newest" or not years:
        year = year or max(years, default=0)
        shown, title = _of_year(series, year, count), words("trade-ranking-title", year=str(year))
    else:
        summed = trade.over_years(series, years, mean=over == "yearly")
        largest = (
            summed.groupby("partner_iso3")["known"].max().sort_values(ascending=False, kind="stable").index[:count]
        )
        shown = summed[summed["partner_iso3"].isin(largest)].sort_values("known", ascending=False, kind="stable")
        title = words(f"trade-ranking-{over}", years=words.years(years[0], years[-1]), count=len(years))
    axis = scales.values(shown["known"].to_numpy(), "absolute", "linear", words)
    layout = _layout(shown, series, axis, title, words)
    layout |= {"barmode": "group", "bargroupgap": 0.1, "height": 80 + 40 * shown["partner_iso3"].nunique()}
    return go.Figure(list(_bars(shown, series.index, axis, words, valued=True, odd=odd)), layout)


def top_by_trade(series: pd.DataFrame, words: Words, count: int = 8, *, whole: pd.DataFrame | None = None) -> go.Figure:
    """The partners with the most trade in the newest complete year, exports and imports end to end: for a glance."""
    year = trade.newest_year(series, whole=whole) or 0
    shown = _of_year(series, year, count)
    several = shown["home_iso3"].nunique() > 1
    axis = scales.values(shown["known"].to_numpy(), "absolute", "linear", words)
    layout = _layout(shown, series, axis, words("trade-top-in", year=str(year)), words)
    layout["xaxis"]["visible"] = False
    layout |= {"barmode": "group" if several else "stack"}
    layout |= {"height": 60 + (40 if several else 28) * shown["partner_iso3"].nunique()}
    sums = [] if several else [_sums(shown, series.index, axis, words)]
    return go.Figure([*_bars(shown, series.index, axis, words, valued=several), *sums], layout)


def _largest(partners: pd.DataFrame, year: int | None) -> list[str]:
    """The partners by their known trade with one home in the year, then in all years: those with the most first."""
    of_year = partners[partners["year"] == year].groupby("partner_iso3")["known"].max()
    of_all = partners.groupby(["home_iso3", "partner_iso3"])["known"].sum().groupby("partner_iso3").max()
    known = pd.DataFrame({"year": of_year.reindex(of_all.index).fillna(-1.0), "all": of_all})
    return [str(partner) for partner in known.sort_values(["year", "all"], ascending=False, kind="stable").index]


def _one_flow(partners: pd.DataFrame, words: Words) -> list[str]:
    """For each row, which flow alone makes up its known trade; empty where both do."""
    exports, imports = (words("trade-one-flow", flow=words.value("trade", "flow", flow).lower()) for flow in FLOWS)
    known = zip(partners["exports"].notna(), partners["imports"].notna(), strict=True)
    return [("" if inwards else exports) if outwards else imports for outwards, inwards in known]


def _carried(partners: pd.DataFrame, rows: pd.Index, flows: Sequence[str] = FLOWS) -> list[str]:
    """The positions in `rows` of the figures of these flows behind each row of `trade_measures.by_partner`."""
    at = {address: str(position) for position, address in enumerate(rows)}
    behind = partners[[f"{flow}_row" for flow in flows]].itertuples(index=False, name=None)
    return [" ".join(at[address] for joined in addresses for address in joined.split()) for addresses in behind]


def _lines(
    drawn: pd.DataFrame, largest: Sequence[str], rows: pd.Index, axis: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """One trace for each partner and home, with a colour for each partner and a dash for the second home."""
    several = drawn["home_iso3"].nunique() > 1
    drawn = drawn.assign(told=_one_flow(drawn, words), carried=_carried(drawn, rows)).set_index("year")
    for colour, partner in zip(style.CATEGORICAL, largest, strict=False):
        of_partner, name = drawn[drawn["partner_iso3"] == partner], words.country(partner)
        for home, dash in zip(drawn["home_iso3"].unique(), ("solid", "dot"), strict=False):
            part = of_partner[of_partner["home_iso3"] == home]
            if part.empty:
                continue
            label = words("trade-line-home", home=words.country(home), line=name) if several else name
            carried, told = (dict(zip(part.index, part[column], strict=True)) for column in ("carried", "told"))
            yield trade_marks.points(part["known"], carried, told, axis, label, words, joined=True) | {
                "type": "scatter",
                "name": label,
                "mode": "lines+markers",
                "line": {"color": colour, "width": 2.5, "dash": dash},
                "marker": {"size": 5},
            }


def _of_year(series: pd.DataFrame, year: int, count: int) -> pd.DataFrame:
    """The `count` partners with the most trade in a year, as `trade_measures.ranking` has them, and all their homes."""
    ranked = trade.ranking(series, year)
    return ranked[ranked["partner_iso3"].isin(_largest(ranked, year)[:count])]


def _bars(
    shown: pd.DataFrame,
    rows: pd.Index,
    axis: Scale,
    words: Words,
    *,
    valued: bool,
    odd: pd.DataFrame | None = None,
) -> Iterator[dict[str, Any]]:
    """A trace for each flow of one home, or for each of several homes; `valued` bars have their value beside them."""
    homes = list(shown["home_iso3"].unique())
    names = ["known"] if len(homes) > 1 else [*FLOWS]
    for home, name in itertools.product(homes, names):
        part = shown[(shown["home_iso3"] == home) & shown[name].notna()]
        line = words.country(home) if name == "known" else words.value("trade", "flow", name)
        said = [words.money(value) for value in part[name]]
        if odd is not None:
            columns = [f"{flow}_row" for flow in (FLOWS if name == "known" else [name])]
            behind = (" ".join(cells) for cells in part[columns].itertuples(index=False))
            marked = [bool(odd.index.isin(addresses.split()).any()) for addresses in behind]
            said = [words("odd-value", value=one) if flag else one for one, flag in zip(said, marked, strict=True)]
        told = [f"<br>{one}" if one and name == "known" else "" for one in _one_flow(part, words)]
        trace = {
            "type": "bar",
            "orientation": "h",
            "x": axis.drawn(part[name]),
            "y": _names(part["partner_iso3"], words),
            "name": line,
            "customdata": _carried(part, rows, FLOWS if name == "known" else [name]),
            "hovertext": [value + below for value, below in zip(said, told, strict=True)],
            "hovertemplate": f"%{{y}}<br>{line}: %{{hovertext}}<extra></extra>",
            "marker": {"color": style.HOMES[home] if name == "known" else style.FLOWS[name]},
        }
        beside = {"text": said, "textposition": "outside", "constraintext": "none", "cliponaxis": False}
        yield trace | (beside if valued else {})


def _sums(shown: pd.DataFrame, rows: pd.Index, axis: Scale, words: Words) -> dict[str, Any]:
    """The known trade of each partner in words, where its bars end."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": axis.drawn(shown["known"]),
        "y": _names(shown["partner_iso3"], words),
        "text": [f"\N{NO-BREAK SPACE}{words.money(value)}" for value in shown["known"]],
        "textposition": "middle right",
        "customdata": _carried(shown, rows),
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _names(partners: Iterable[str], words: Words) -> list[str]:
    return ["<br>".join(textwrap.wrap(words.country(partner), LINE)) for partner in partners]


def _layout(shown: pd.DataFrame, series: pd.DataFrame, axis: Scale, title: str, words: Words) -> dict[str, Any]:
    alt = [f"{title}."]
    for home, part in shown.groupby("home_iso3"):
        first = [
            words("trade-partner-value", partner=words.country(partner), value=words.money(value))
            for partner, value in zip(part["partner_iso3"][:3], part["known"], strict=False)
        ]
        alt.append(words("trade-ranking-alt", home=words.country(str(home)), partners=words.join(first)))
    alt = alt if len(alt) > 1 else [words("trade-none")]
    longest = float(shown["known"].max()) / axis.unit if len(shown) else 1.0
    order = _names(dict.fromkeys(shown.sort_values("known", ascending=False)["partner_iso3"]), words)
    notes = trade_marks.about(series, "absolute", words)
    return trade_marks.layout(title, notes, alt=" ".join(alt), datasets=series["dataset"], words=words) | {
        "xaxis": axis.axis | {"range": [0, longest * ROOM], "showgrid": True},
        "yaxis": {"categoryorder": "array", "categoryarray": order, "autorange": "reversed", "showgrid": False},
        "legend": {"traceorder": "normal"},
        "bargap": 0.3,
    }
