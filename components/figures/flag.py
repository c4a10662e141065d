"""The chart of visits beside trade: a dot for each pair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, openings, scales, style, trade_marks
from components.measures import flag
from components.measures.flag import PAIR
from components.words.language import Words

LABELLED = 8
"""How many pairs of a scatter are named beside their dots; all others are named on the dots."""

NAME, EDGE = (0.024, 0.4), 0.6
"""The room of a name: for each character a share of the visits drawn, and powers of ten; and from which share on it
stands at the left of its dot."""

TIES = {2: style.TIES["mutual"], 1: style.HOME, 0: style.NEUTRAL}
"""Colours by how many of the two sides have a resident mission with the other."""

SYMBOLS = {2: "circle", 1: "diamond", 0: "circle-open"}


def visits_and_trade(
    series: pd.DataFrame, league: pd.DataFrame, words: Words, *, known: pd.DataFrame, years: Sequence[int]
) -> go.Figure:
    """Visits held against typical yearly trade, a dot for each pair; the colour is who has a resident mission.

    `league` is a frame of `league_measures.league`, `known` one of `flag_measures.complete_trade`, and the typical year
    is the median of `years`. Pairs without enough figures are counted in the subtitle, not drawn.
    """
    values = flag.typical(known, years).rename("trade").reset_index()
    drawn = league.merge(values, on=PAIR).sort_values("trade", ascending=False, ignore_index=True)
    axis = scales.values(drawn["trade"].to_numpy(), "absolute", "log", words)
    behind = openings.of_years(series, drawn, [years] * len(drawn))
    names = openings.named(drawn, words, homes=drawn["home_iso3"].nunique() > 1)
    told = [
        words("flag-dot", pair=name, visits=words("count-visits", count=visits), trade=words.money(trade))
        for name, visits, trade in zip(names, drawn["visits"].tolist(), drawn["trade"].tolist(), strict=True)
    ]
    shown = pd.DataFrame({"x": drawn["visits"], "y": axis.drawn(drawn["trade"]), "carried": behind, "told": told})
    shown["tie"] = (drawn["ours"] > 0).astype("int64") + (drawn["theirs"] > 0)
    shown["name"] = _apart(shown, names)
    rho = flag.rank_correlation(drawn["visits"], drawn["trade"])
    notes = [words("flag-scatter-about", first=str(min(years, default="")), last=str(max(years, default="")))]
    notes.append(words("flag-scatter-count", pairs=len(drawn), left=len(league) - len(drawn)))
    if not np.isnan(rho):
        notes.append(words("flag-scatter-rho", rho=words.number(rho, 1)))
    layout = trade_marks.layout(
        words("flag-scatter-title"), notes, alt=" ".join(notes[1:]), datasets=series["dataset"], words=words
    )
    x = {"title": {"text": words("flag-scatter-visits")}, "showgrid": True, "tickformat": "d"}
    x["dtick"] = 1 if drawn["visits"].max() <= bars.FEW else None
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
