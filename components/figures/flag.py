"""Charts of trade and the flag: trade before and after the first mission opened, and visits beside trade."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components import flag_measures
from components.figures import marks, scales, style, trade_marks
from components.figures.scales import Scale
from components.flag_measures import LEAST, PAIR, WINDOW
from components.language import Words

LANE, AROUND = 30, 96
"""Pixels: the height of a pair, and what legend and axis take of the figure."""

LABELLED = 8
"""How many pairs of a scatter are named beside their dots; all others are named on the dots."""

NAME, EDGE = (0.012, 0.3), 0.7
"""The room of a name: for each character a share of the visits drawn, and powers of ten; and from which share on it
stands at the left of its dot."""

TIES = {2: style.TIES["mutual"], 1: style.HOME, 0: style.NEUTRAL}
"""Colours by how many of the two sides have a resident mission with the other."""

SYMBOLS = {2: "circle", 1: "diamond", 0: "circle-open"}


def before_after(
    series: pd.DataFrame, pairs: pd.DataFrame, words: Words, *, known: pd.DataFrame, never: int
) -> go.Figure:
    """Typical yearly trade before (open) and after (filled) the first mission opened, a lane for each pair.

    `series` is what the homes report and `known` its frame of `flag_measures.complete_trade`, `pairs` is one of
    `flag_measures.before_after`, and `never` counts the pairs that have had no mission. The pairs stand by the year of
    the opening; a grey line marks where trade would stand had it changed as that of the home's partners without a
    mission did over the same years.
    """
    there = pairs.dropna(subset="change").sort_values(["year", *PAIR], kind="stable", ignore_index=True)
    other = there["before"] * there["others_change"]
    axis = scales.values(there[["before", "after"]].to_numpy().ravel(), "absolute", "log", words)
    behind = _behind(series, there, known)
    places, told = list(range(len(there))), _told(there, words)
    homes = there["home_iso3"].nunique() > 1
    colours = [style.HOMES[home] for home in there["home_iso3"]]
    names = [
        words("flag-lane", pair=pair, year=str(year))
        for pair, year in zip(_pairs(there, words, homes=homes), there["year"], strict=True)
    ]
    joined: dict[str, list[Any]] = {"x": [], "y": []}
    for at, (before, after) in enumerate(zip(there["before"], there["after"], strict=True)):
        joined["x"] += [float(before), float(after), None]
        joined["y"] += [at, at, None]
    line = {"color": style.rgba(style.NEUTRAL, 0.5), "width": 2}
    shared = {"mode": "markers", "y": places, "hovertext": told, "hovertemplate": "%{hovertext}<extra></extra>"}
    traces: list[dict[str, Any]] = [
        {"type": "scatter", "mode": "lines", "line": line, "hoverinfo": "skip", "showlegend": False, **joined}
    ]
    dots = (("before", there["before"], "circle-open", colours), ("after", there["after"], "circle", colours))
    for name, values, symbol, colour in (*dots, ("others", other, "line-ns-open", style.NEUTRAL)):
        marker = {"symbol": symbol, "size": 11, "color": colour, "line": {"width": 0 if symbol == "circle" else 2.5}}
        carried = behind["after" if name == "others" else name]
        about = {"name": words(f"flag-{name}", years=WINDOW), "x": axis.drawn(values), "customdata": carried}
        traces.append({"type": "scatter", "marker": marker, **shared, **about})
    layout = trade_marks.layout(
        words("flag-title"),
        [words("flag-about", years=WINDOW, least=LEAST)],
        alt=summary(pairs, never, words),
        datasets=series["dataset"],
        words=words,
    )
    return go.Figure(traces, layout | _lanes(names, axis))


def summary(pairs: pd.DataFrame, never: int, words: Words) -> str:
    """How many pairs can be compared and how they came out, how many cannot and why, and that it tells no cause."""
    there = pairs.dropna(subset="change")
    undated = int(pairs["year"].isna().sum())
    said = [words("flag-none")]
    if len(there):
        counts = {"pairs": len(there), "rose": int((there["change"] > 1).sum())}
        said = [words("flag-counted", **counts, change=_times(float(there["change"].median()), words))]
    compared = there.dropna(subset="others_change")
    if len(compared):
        ahead = int((compared["change"] > compared["others_change"]).sum())
        median = _times(float(compared["others_change"].median()), words)
        said.append(words("flag-others-counted", pairs=len(compared), ahead=ahead, change=median))
    left = {"undated": undated, "unreported": len(pairs) - undated - len(there), "never": never}
    reasons = [words(f"flag-left-{reason}", count=count) for reason, count in left.items() if count]
    if reasons:
        said.append(words("flag-left", reasons=words.join(reasons)))
    return " ".join([*said, words("flag-no-cause")])


def visits_and_trade(
    series: pd.DataFrame, league: pd.DataFrame, words: Words, *, known: pd.DataFrame, years: Sequence[int]
) -> go.Figure:
    """Visits held against typical yearly trade, a dot for each pair; the colour is who has a resident mission.

    `league` is a frame of `league_measures.league`, `known` one of `flag_measures.complete_trade`, and the typical year
    is the median of `years`. Pairs without enough figures are counted in the subtitle, not drawn.
    """
    values = flag_measures.typical(known, years).rename("trade").reset_index()
    drawn = league.merge(values, on=PAIR).sort_values("trade", ascending=False, ignore_index=True)
    axis = scales.values(drawn["trade"].to_numpy(), "absolute", "log", words)
    behind = _rows(series, drawn, [years] * len(drawn))
    names = _pairs(drawn, words, homes=drawn["home_iso3"].nunique() > 1)
    told = [
        words("flag-dot", pair=name, visits=words("count-visits", count=visits), trade=words.money(trade))
        for name, visits, trade in zip(names, drawn["visits"].tolist(), drawn["trade"].tolist(), strict=True)
    ]
    shown = pd.DataFrame({"x": drawn["visits"], "y": axis.drawn(drawn["trade"]), "carried": behind, "told": told})
    shown["tie"] = (drawn["ours"] > 0).astype("int64") + (drawn["theirs"] > 0)
    shown["name"] = _apart(shown, names)
    rho = flag_measures.rank_correlation(drawn["visits"], drawn["trade"])
    notes = [words("flag-scatter-about", first=str(min(years, default="")), last=str(max(years, default="")))]
    notes.append(words("flag-scatter-count", pairs=len(drawn), left=len(league) - len(drawn)))
    if not np.isnan(rho):
        notes.append(words("flag-scatter-rho", rho=words.number(rho, 1)))
    layout = trade_marks.layout(
        words("flag-scatter-title"), notes, alt=" ".join(notes[1:]), datasets=series["dataset"], words=words
    )
    x = {"title": {"text": words("flag-scatter-visits")}, "showgrid": True, "tickformat": "d"}
    x["range"] = [-0.04 * shown["x"].max() - 0.2, 1.06 * shown["x"].max() + 0.4] if len(shown) else None
    return go.Figure(
        [_dots(shown, tie, words) for tie in TIES], layout | {"xaxis": x, "yaxis": axis.axis, "height": 420}
    )


def _apart(shown: pd.DataFrame, names: Sequence[str]) -> list[str]:
    """The names of up to LABELLED pairs with the most trade, and "" where a name would lie upon a dot or a name."""
    reach = max(float(shown["x"].max()), 1.0) if len(shown) else 1.0
    dots = [(float(x) / reach, math.log10(y)) for x, y in zip(shown["x"], shown["y"], strict=True)]
    taken = [(x, x, y) for x, y in dots]
    said: list[str] = []
    for at, ((x, y), name) in enumerate(zip(dots, names, strict=True)):
        room = NAME[0] * len(name)
        first, last = (x - room, x) if x > EDGE else (x, x + room)
        others = [*taken[:at], *taken[at + 1 :]]
        free = not any(low <= last and high >= first and abs(up - y) < NAME[1] for low, high, up in others)
        chosen = free and sum(map(bool, said)) < LABELLED
        taken += [(first, last, y)] if chosen else []
        said.append(name if chosen else "")
    return said


def _dots(shown: pd.DataFrame, tie: int, words: Words) -> dict[str, Any]:
    mine = shown[shown["tie"] == tie]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": words(f"flag-tie-{tie}"),
        "x": mine["x"].tolist(),
        "y": mine["y"].tolist(),
        "customdata": mine["carried"].tolist(),
        "text": mine["name"].tolist(),
        "textposition": ["middle left" if x > shown["x"].max() * EDGE else "middle right" for x in mine["x"]],
        "hovertext": mine["told"].tolist(),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 10, "color": TIES[tie], "symbol": SYMBOLS[tie], "line": {"width": 0 if tie else 2}},
    }


def _behind(series: pd.DataFrame, there: pd.DataFrame, known: pd.DataFrame) -> dict[str, list[str]]:
    """The positions of the figures behind the dots before and after."""
    complete = known.groupby("home_iso3")["year"].agg(set)
    sides: dict[str, list[str]] = {}
    for at, side in enumerate(("before", "after")):
        years = [
            complete[home] & set(flag_measures.windows(int(year))[at])
            for home, year in zip(there["home_iso3"], there["year"], strict=True)
        ]
        sides[side] = _rows(series, there, years)
    return sides


def _rows(series: pd.DataFrame, pairs: pd.DataFrame, years: Iterable[Iterable[int]]) -> list[str]:
    """The positions in a series of the figures of each pair in its years."""
    positions, reported = marks.positions(series), series["period_start"].dt.year
    of_pairs = positions.groupby([series[name] for name in PAIR]).groups
    found = []
    for pair, wanted in zip(pairs[PAIR].itertuples(index=False, name=None), years, strict=True):
        rows = of_pairs[pair]
        found.append(marks.joined(positions[rows][reported[rows].isin(list(wanted))]))
    return found


def _told(there: pd.DataFrame, words: Words) -> list[str]:
    each: list[Any] = list(there.itertuples())
    return [
        words(
            "flag-told",
            pair=pair,
            year=str(row.year),
            before=words.money(row.before),
            after=words.money(row.after),
            change=_times(row.change, words),
            others="none" if pd.isna(row.others_change) else _times(row.others_change, words),
            count=row.others,
        )
        for pair, row in zip(_pairs(there, words, homes=True), each, strict=True)
    ]


def _pairs(rows: pd.DataFrame, words: Words, *, homes: bool) -> list[str]:
    return [
        words("flag-pair", home=words.country(home), partner=words.country(partner))
        if homes
        else words.country(partner)
        for home, partner in rows[PAIR].itertuples(index=False, name=None)
    ]


def _lanes(names: Sequence[str], axis: Scale) -> dict[str, Any]:
    return {
        "height": AROUND + LANE * max(len(names), 1),
        "xaxis": {**axis.axis, "showgrid": True, "fixedrange": True},
        "yaxis": {
            "tickvals": list(range(len(names))),
            "ticktext": list(names),
            "range": [max(len(names), 1) - 0.5, -0.5],
            "fixedrange": True,
            "showgrid": False,
        },
    }


def _times(change: float, words: Words) -> str:
    """A change as a factor, to two figures at most."""
    digits = 0 if change >= 10 else 1 if change >= 1 else 2
    return words("flag-times", factor=words.number(float(f"{change:.2g}"), digits if change >= 0.01 else 4))
