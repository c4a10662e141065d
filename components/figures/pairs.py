"""Charts of a few pairs of states side by side, on the same axes: trade, visits by year, missions open."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, lanes, marks, scales, style, trade_marks
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures
from components.words.language import Words

Pairs = Sequence[tuple[str, str]]
"""Homes and partners, in the order of the columns."""

PANEL, BETWEEN, AROUND = 104, 0.3, 64
"""Pixels of one pair's bars, the share of it that its name takes, and what the axis of years takes."""

THICK, THIN, FAINT = 0.5, 0.16, 0.3
"""Heights of the bars of resident missions and of all others, in lanes, and the opacity of what is not certain."""

FIRST = pd.Timestamp(missions_measures.FIRST_YEAR - 1, 12, 31)
"""A span that begins before every mission began has no known beginning."""


def named(pair: tuple[str, str], words: Words) -> str:
    """The two states of a pair in words: "Azerbaijan–Brazil"."""
    return words("flag-pair", home=words.country(pair[0]), partner=words.country(pair[1]))


def trade(series: pd.DataFrame, pairs: Pairs, words: Words) -> go.Figure:
    """A line for each pair on one logarithmic axis: exports and imports together, as the home reports them.

    A year without a figure is a gap, a year in which one flow is reported counts with that flow.
    """
    known = trade_measures.by_partner(series)
    axis = scales.values(known["known"].to_numpy(dtype="float64"), "absolute", "log", words)
    at = {address: str(position) for position, address in enumerate(series.index)}
    traces = []
    for pair, colour in zip(pairs, style.CATEGORICAL, strict=False):
        mine = _of_pair(known, pair).set_index("year")
        if mine.empty:
            continue
        addresses = mine[["exports_row", "imports_row"]].itertuples(name=None)
        carried = {year: " ".join(at[row] for row in rows if row) for year, *rows in addresses}
        label = named(pair, words)
        points = trade_marks.points(mine["known"], carried, {}, axis, label, words, joined=True)
        line = {"color": colour, "width": 2.5}
        traces.append(points | {"type": "scatter", "mode": "lines+markers", "name": label, "line": line})
    notes = [*trade_marks.about(series, "absolute", words), words("trade-top-known")]
    drawn = [str(trace["name"]) for trace in traces]
    alt = words("pairs-trade-alt", pairs=words.join(drawn)) if drawn else words("trade-none")
    layout = trade_marks.layout(words("pairs-trade"), notes, alt=alt, datasets=series["dataset"], words=words)
    years = scales.years(known["year"], words)
    return go.Figure(traces, layout | {"xaxis": years, "yaxis": axis.axis, "height": 400, "showlegend": True})


def visits(rows: pd.DataFrame, pairs: Pairs, words: Words) -> go.Figure:
    """How many visits began in each year, a panel for each pair, all with the same axes. Undated ones are not drawn."""
    behind = bars.groups(rows, rows["home_iso3"] + rows["partner_iso3"], rows["start_date"].dt.year)
    behind = behind.reset_index(names=["pair", "place"])
    most = int(behind["count"].max()) if len(behind) else 1
    share = 1 / max(len(pairs), 1)
    traces, axes, names, totals = [], {}, [], []
    for at, (pair, colour) in enumerate(zip(pairs, style.CATEGORICAL, strict=False)):
        mine, number = behind[behind["pair"] == "".join(pair)], "" if at == 0 else str(at + 1)
        label, top = named(pair, words), 1 - at * share
        trace = bars.series(mine, label, colour, _told(words), upright=True)
        traces.append(trace | {"yaxis": f"y{number}", "showlegend": False})
        domain = [max(0.0, top - share), top - share * BETWEEN]
        axes[f"yaxis{number}"] = {"domain": domain, "range": [0, most * 1.05], "nticks": 4, "tickformat": "d"}
        count = words("count-visits", count=int((_of_pair(rows, pair)).shape[0]))
        place = {"x": 0, "xref": "paper", "xanchor": "left", "y": top - share * BETWEEN, "yref": "paper"}
        names.append({"text": f"{label}: {count}", "showarrow": False, "yanchor": "bottom", **place})
        totals.append(words("pairs-visits-total", pair=label, visits=count))
    undated = int(rows["start_date"].isna().sum())
    title = {
        "text": words("pairs-visits"),
        "subtitle": {"text": words("lanes-undated", count=undated) if undated else ""},
    }
    layout = {"template": style.template(), "height": AROUND + PANEL * len(pairs), "annotations": names, "title": title}
    layout["margin"] = {"t": 8}
    layout["meta"] = {"alt": words.join(totals), "source": words("visits-source")}
    across = scales.years(behind["place"].astype("int64"), words) | {
        "anchor": "y" if len(pairs) < 2 else f"y{len(pairs)}"
    }
    return go.Figure(traces, layout | axes | {"xaxis": across, "hovermode": "closest"})


def missions(rows: pd.DataFrame, pairs: Pairs, words: Words, *, today: datetime.date) -> go.Figure:
    """Every mission and accreditation as a bar over the days on which it was certainly open, two lanes for each pair.

    Resident missions are thick, all others thin. The days on which one may have been open are faint; before the year of
    its newest source nothing is drawn where the opening has no date.
    """
    ways = [way for home, partner in pairs for way in ((home, partner), (partner, home))]
    colours = dict(zip(ways, (c for c in style.CATEGORICAL for _ in range(2)), strict=False))
    known: list[Any] = list(missions_measures.bounds(rows).clip(upper=pd.Timestamp(today)).itertuples(index=False))
    carried = marks.positions(rows)
    spans = []
    each: list[Any] = list(rows.itertuples())
    for row, position, days in zip(each, carried, known, strict=True):
        way = (row.sending_iso3, row.receiving_iso3)
        if way in colours:
            told = _mission(rows.loc[[row.Index]], words)
            parts = (
                (days.may_open, days.is_open, FAINT),
                (days.is_open, days.may_close, 1.0),
                (days.may_close, days.is_closed, FAINT),
            )
            thick = THICK if row.kind in missions_measures.RESIDENT else THIN
            spans += [
                (first, last, ways.index(way), thick, style.rgba(colours[way], alpha), position, told)
                for first, last, alpha in parts
                if FIRST < first < last
            ]
    trace = {
        "type": "bar",
        "orientation": "h",
        "base": [f"{first:%Y-%m-%d}" for first, *_ in spans],
        "x": [(last - first).days * lanes.DAY for first, last, *_ in spans],
        "y": [lane for _, _, lane, *_ in spans],
        "width": [span[3] for span in spans],
        "marker": {"color": [span[4] for span in spans]},
        "customdata": [span[5] for span in spans],
        "hovertext": [span[6] for span in spans],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    missing = len(rows) - len({position for *_, position, _ in spans})
    labels = [words("pairs-lane", sending=words.country(one), receiving=words.country(other)) for one, other in ways]
    return go.Figure([trace], _missions_layout(labels, missing, today, words))


def _missions_layout(labels: Sequence[str], missing: int, today: datetime.date, words: Words) -> dict[str, Any]:
    about = [words("pairs-missions-about"), *([words("pairs-missions-missing", count=missing)] if missing else [])]
    return {
        "template": style.template(),
        "barmode": "overlay",
        "height": AROUND + 34 * max(len(labels), 1),
        "title": {"text": words("pairs-missions"), "subtitle": {"text": " ".join(about)}},
        "meta": {"alt": words("pairs-missions-alt", lanes=words.join(labels)), "source": words("embassies-source")},
        "xaxis": {
            "type": "date",
            "range": [f"{missions_measures.FIRST_YEAR}-01-01", f"{today.year + 1}-01-01"],
            "tickformatstops": lanes.TICKS,
            "showgrid": True,
        },
        "yaxis": bars.places(labels),
    }


def _mission(mission: pd.DataFrame, words: Words) -> str:
    row = mission.iloc[0]
    what = words.value("missions", "kind", row["kind"])
    place = row["city"] or row["seat_city"]
    opened, closed = (words.date(row[f"{name}_on"], row[f"{name}_precision"] or "day") for name in ("opened", "closed"))
    return words("pairs-mission", kind=what, place=place or "none", opened=opened or "none", closed=closed or "none")


def _of_pair(rows: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    return rows[(rows["home_iso3"] == pair[0]) & (rows["partner_iso3"] == pair[1])]


def _told(words: Words) -> Any:
    return lambda year, count: words("pairs-visits-told", year=str(year), visits=words("count-visits", count=count))
