"""Charts of a few pairs of states side by side, on the same axes: trade, visits by year, missions open."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from components.figures import bars, marks, style, timelines, titles, trade_marks
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures
from components.measures.flag import PAIR
from components.words.language import Words

Pairs = Sequence[tuple[str, str]]
"""Homes and partners, in the order of the columns."""

PANEL, BETWEEN, AROUND = 104, 0.3, 64
"""Pixels of one pair's bars, the share of it that its name takes, and what the axis of years takes."""

HOMES = 56
"""Pixels of the bars of two homes and of what is between them and the next."""

THICK, THIN, FAINT = 0.5, 0.16, 0.3
"""Heights of the bars of resident missions and of all others, in lanes, and the opacity of what is not certain."""

CERTAINTY = (("may_open", "is_open", FAINT), ("is_open", "may_close", 1.0), ("may_close", "is_closed", FAINT))
"""The days between which a mission may be, is, and may still be open, and how strong their bars are."""

FIRST = pd.Timestamp(missions_measures.FIRST_YEAR - 1, 12, 31)
"""A span that begins before every mission began has no known beginning."""


def name(pair: tuple[str, str], words: Words) -> str:
    """The two states of a pair in words: "Azerbaijan–Brazil"."""
    return words("flag-pair", home=words.country(pair[0]), partner=words.country(pair[1]))


def homes(compared: pd.DataFrame, frames: Sequence[pd.DataFrame], words: Words, *, day: datetime.date) -> go.Figure:
    """Two bars for every count of `measures.pairs.of_homes`, one for each home, made of the rows of `frames`.

    Each count has a scale of its own, on which the longer bar is as long as the figure.
    """
    date = words.date(pd.Timestamp(day), "day")
    years = compared.drop_duplicates("measure").set_index("measure")["year"]
    labels = {measure: words(f"homes-{measure}", date=date, year=str(year)) for measure, year in years.items()}
    money = {"trade_usd": functools.partial(words.money, unit=False)}
    compared = compared.assign(
        length=compared["value"] / compared.groupby("measure")["value"].transform("max").clip(lower=1),
        place=compared["measure"].map(list(labels).index),
        label=compared["measure"].map(labels),
        value_text=[money.get(row.measure, words.number)(row.value) for row in marks.each(compared)],
    )
    traces, parts = [], []
    for home, rows in compared.groupby("home_iso3", sort=False):
        traces.append(_home_bars(rows, str(home), frames, words))
        counts = words.join(f"{row.label} {row.value_text}" for row in marks.each(rows))
        parts.append(words("homes-told", home=words.country(str(home)), counts=counts))
    scope = titles.of_frames(frames, words)
    layout = style.layout(
        words("homes-title", **scope),
        [words("homes-note")],
        alt=" ".join(parts),
        point=homes_point(compared, scope, date, words),
        source=words("homes-source"),
    )
    return go.Figure(traces, layout).update_layout(
        height=AROUND + HOMES * len(labels),
        showlegend=True,
        xaxis={"visible": False, "range": [0, 1.45], "fixedrange": True},
        yaxis=bars.places([marks.lines(label, bars.LABEL + 8) for label in labels.values()]),
    )


def _home_bars(rows: pd.DataFrame, home: str, frames: Sequence[pd.DataFrame], words: Words) -> dict[str, Any]:
    """The bars of one home, which carry the positions of their rows through the frames."""
    addresses = [(str(frame.index.name), address) for frame in frames for address in frame.index]
    positions = {address: str(at) for at, address in enumerate(addresses)}
    name = words.country(home)
    return marks.bars(
        rows["length"],
        rows["place"],
        [marks.text(row.label, f"{name}: {row.value_text}") for row in marks.each(rows)],
        [" ".join(positions[row.table, address] for address in row.rows) for row in marks.each(rows)],
        name=name,
        text=rows["value_text"].tolist(),
        orientation="h",
        marker={"color": style.HOMES[home]},
    )


def trade(series: pd.DataFrame, pairs: Pairs, words: Words) -> go.Figure:
    """A line for each pair on one logarithmic axis: exports and imports together, as the home reports them.

    A year without a figure is a gap, a year in which one flow is reported counts with that flow.
    """
    known = trade_measures.by_partner(series).assign(value=lambda rows: rows["known"])
    positions = marks.grouped_positions(series, *PAIR, series["period_start"].dt.year)
    known = known.join(positions, on=[*PAIR, "year"])
    axis = marks.value_scale(known["known"], "absolute", "log", words)
    traces = []
    for pair, colour in zip(pairs, style.CATEGORICAL, strict=False):
        part, label = _of_pair(known, pair), name(pair, words)
        if len(part):
            texts = [marks.value_text(label, row.year, row.value, axis, words) for row in marks.each(part)]
            traces.append(trade_marks.line(part.assign(text=texts), axis, name=label, colour=colour))
    notes = [*trade_marks.notes(series, "absolute", words), words("trade-top-known")]
    labels = [trace["name"] for trace in traces]
    title = words("pairs-trade", **titles.of_rows(series, words))
    alt = words("pairs-trade-alt", pairs=words.join(labels)) if labels else words("trade-none")
    layout = trade_marks.layout(title, notes, alt=alt, datasets=series["dataset"], words=words)
    years = marks.year_axis(known["year"], words)
    return go.Figure(traces, layout | {"xaxis": years, "yaxis": axis.axis, "height": 400, "showlegend": True})


def visits(rows: pd.DataFrame, pairs: Pairs, words: Words) -> go.Figure:
    """How many visits began in each year, a panel for each pair, all with the same axes. Undated ones are not drawn."""

    def text(year: int, count: int) -> str:
        return words("pairs-visits-told", year=str(year), visits=words("count-visits", count=count))

    years = rows["start_date"].dt.year
    undated = int(years.isna().sum())
    notes = [words("lanes-undated", count=undated)] if undated else []
    names = {pair: name(pair, words) for pair in pairs}
    totals = {pair: words("count-visits", count=len(_of_pair(rows, pair))) for pair in pairs}
    alt = words.join(words("pairs-visits-total", pair=names[pair], visits=totals[pair]) for pair in pairs)
    title = words("pairs-visits", **titles.of_rows(rows, words))
    layout = style.layout(title, notes, alt=alt, source=words("visits-source"))
    layout |= {"height": max(AROUND + PANEL * len(pairs), style.TOOLBAR_HEIGHT), "showlegend": False}
    figure = go.Figure(layout=layout | {"margin": {"t": 8, "r": style.TOOLBAR}})
    cells = [[{"t": BETWEEN / max(len(pairs), 1)}] for _ in pairs]
    make_subplots(len(cells), 1, specs=cells, vertical_spacing=0, shared_xaxes=True, figure=figure)
    counts = bars.groups(rows, rows["home_iso3"], rows["partner_iso3"], years).reset_index(names=[*PAIR, "place"])
    for at, (pair, colour) in enumerate(zip(pairs, style.CATEGORICAL, strict=False), start=1):
        trace = bars.series(_of_pair(counts, pair), names[pair], colour, text, upright=True)
        figure.add_trace(trace, row=at, col=1)
        place = {"x": 0, "xref": "x domain", "xanchor": "left", "y": 1, "yref": "y domain", "yanchor": "bottom"}
        figure.add_annotation(text=f"{names[pair]}: {totals[pair]}", **place, row=at, col=1)
    axis = marks.year_axis(years.dropna().astype("int64"), words)
    figure.update_xaxes(axis | {"title": None}).update_xaxes(title=axis["title"], row=len(cells), col=1)
    most = max([1, *counts["count"]])
    return figure.update_yaxes(range=[0, most * 1.05], nticks=4, tickformat="d")


def missions(rows: pd.DataFrame, pairs: Pairs, words: Words, *, today: datetime.date) -> go.Figure:
    """Every mission and accreditation as a bar over the days on which it was certainly open, two lanes for each pair.

    Resident missions are thick, all others thin. The days on which one may have been open are faint; before the year of
    its newest source nothing is drawn where the opening has no date.
    """
    ways = [way for home, partner in pairs for way in ((home, partner), (partner, home))]
    lane = {way: at for at, way in enumerate(ways)}
    known = rows.join(missions_measures.bounds(rows).clip(upper=pd.Timestamp(today)))
    known["positions"] = marks.positions(rows)
    known["lane"] = [lane.get(way) for way in zip(rows["sending_iso3"], rows["receiving_iso3"], strict=True)]
    known = known.dropna(subset="lane").astype({"lane": "int64"})
    known["text"] = [_mission(row, words) for row in marks.each(known)]
    known["width"] = known["kind"].isin(missions_measures.RESIDENT).map({True: THICK, False: THIN})
    spans = pd.concat(
        [known.assign(first=known[first], last=known[last], alpha=alpha) for first, last, alpha in CERTAINTY]
    )
    spans = spans[(spans["first"] > FIRST) & (spans["first"] < spans["last"])]
    shades = zip(spans["lane"], spans["alpha"], strict=True)
    trace = marks.bars(
        (spans["last"] - spans["first"]).dt.days * timelines.DAY,
        spans["lane"],
        spans["text"],
        spans["positions"],
        name="",
        orientation="h",
        base=spans["first"].dt.strftime("%Y-%m-%d").tolist(),
        width=spans["width"].tolist(),
        marker={"color": [style.rgba(style.CATEGORICAL[at // 2], alpha) for at, alpha in shades]},
        showlegend=False,
    )
    labels = [words("pairs-lane", sending=words.country(one), receiving=words.country(other)) for one, other in ways]
    notes = [words("pairs-missions-about")]
    if missing := len(rows) - spans["positions"].nunique():
        notes.append(words("pairs-missions-missing", count=missing))
    alt = words("pairs-missions-alt", lanes=words.join(labels))
    years = (missions_measures.FIRST_YEAR, today.year)
    title = words("pairs-missions", **titles.of_rows(rows, words, years=years))
    layout = style.layout(title, notes, alt=alt, source=words("embassies-source"))
    time = {"type": "date", "range": [f"{missions_measures.FIRST_YEAR}-01-01", f"{today.year + 1}-01-01"]}
    return go.Figure([trace], layout).update_layout(
        barmode="overlay",
        height=AROUND + 34 * max(len(labels), 1),
        xaxis=time | {"tickformatstops": timelines.TICKS, "showgrid": True},
        yaxis=bars.places(labels),
    )


def _mission(mission: Any, words: Words) -> str:
    """What one mission is, where, and since and until when."""
    opened = words.date(mission.opened_on, mission.opened_precision or "day")
    closed = words.date(mission.closed_on, mission.closed_precision or "day")
    return words(
        "pairs-mission",
        kind=words.value("missions", "kind", mission.kind),
        place=mission.city or mission.seat_city or "none",
        opened=opened or "none",
        closed=closed or "none",
    )


def _of_pair(rows: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    return rows[(rows["home_iso3"] == pair[0]) & (rows["partner_iso3"] == pair[1])]


def homes_point(compared: pd.DataFrame, scope: dict[str, str], day: str, words: Words) -> str:
    """In which of the counts of `measures.pairs.of_homes` each home is ahead, and by how much; `day` is that of the
    missions."""
    ahead: dict[str, list[str]] = {home: [] for home in compared["home_iso3"].unique()}
    for measure, rows in compared.groupby("measure", sort=False):
        if rows["value"].nunique() == 2:
            rows = rows.sort_values("value", ascending=False)
            more, less = (_count_text(str(measure), value, words) for value in rows["value"])
            what = words(f"point-homes-{measure}", day=day, year=str(rows["year"].iloc[0]))
            ahead[rows["home_iso3"].iloc[0]].append(words("point-homes-lead", what=what, more=more, less=less))
    leads = [
        words("point-homes-ahead", home=words.country(home), ahead=words.join(texts))
        for home, texts in ahead.items()
        if texts
    ]
    return words("point-homes", partners=scope["partners"], when=scope["when"], leads="; ".join(leads)) if leads else ""


def _count_text(measure: str, value: float, words: Words) -> str:
    return words.money(value) if measure == "trade_usd" else words.number(value)
