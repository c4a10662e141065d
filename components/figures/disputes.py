"""Dates that sources dispute, over time: a line from the earliest to the latest day that any of them may mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from components.facts import cells, schema
from components.figures import style
from components.words.language import Words

END = 42
"""Plotly's number of a short upright line."""

LAST = 2000
"""A place in the legend behind all others, which have 1000."""


def ranges(drawn: pd.DataFrame, words: Words, *, quiet: bool = False) -> list[dict[str, Any]]:
    """A dotted line for each mark whose date is disputed, with a short upright line at either end to be picked.

    `drawn` has earliest, latest, y, carried (positions), and head and told, the hover text of the mark itself. Where
    nothing is disputed there is no trace. The ends of a `quiet` one say nothing, as their mark does.
    """
    lines = drawn.dropna(subset="earliest")
    if lines.empty:
        return []
    ends = pd.concat([lines.assign(x=lines["earliest"]), lines.assign(x=lines["latest"])])
    ends = ends.sort_index(kind="stable")
    told = pd.DataFrame(
        {
            "x": ends["x"].dt.strftime("%Y-%m-%d"),
            "y": ends["y"].astype("int64"),
            "customdata": ends["carried"],
            "text": ends["head"],
            # The mark itself tells all the rest, and this is sent twice.
            "hovertext": ends["told"].str.rpartition("<br>")[2],
        }
    )
    gap = {"x": None, "y": None, "customdata": ""} | ({} if quiet else {"text": "", "hovertext": ""})
    points = told.to_dict("records")
    broken = [point for at in range(0, len(points), 2) for point in (points[at], points[at + 1], gap)][:-1]
    return [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": words("lanes-disputed"),
            **{name: [point[name] for point in broken] for name in gap},
            "hovertemplate": "<extra></extra>" if quiet else "<b>%{text}</b><br>%{hovertext}<extra></extra>",
            "line": {"color": style.NEUTRAL, "width": 1.5, "dash": "dot"},
            "marker": {"symbol": END, "size": 9, "line": {"color": style.NEUTRAL, "width": 1.5}},
            "legendrank": LAST,
        }
    ]


def added(told: Iterable[str], rows: pd.DataFrame, claims: pd.DataFrame | None, words: Words) -> list[str]:
    """The hover texts of `rows` in their order, with what other sources say of a disputed date on a line of its own:
    each date as vague as it is, "Other sources: 2006 and November 2009"."""
    said = {} if claims is None else _others(rows, claims, words)
    return [f"{text}<br>{said[row]}" if row in said else text for row, text in zip(rows.index, told, strict=True)]


def _others(rows: pd.DataFrame, claims: pd.DataFrame, words: Words) -> dict[str, str]:
    """What other sources say of the start of each disputed row, by its address."""
    name = str(rows.index.name)
    column = str((schema.table(name).period or [""])[0])
    about = claims[(claims["table"] == name) & (claims["field"] == column) & claims["row_id"].isin(rows.index)]
    dates: dict[str, list[str]] = {}
    for row, value, precision in zip(about["row_id"], about["value"], about["precision"], strict=True):
        dates.setdefault(row, []).append(cells.claim_text(name, column, value, precision, words))
    return {row: words("lanes-others", dates=words.join(of_row)) for row, of_row in dates.items()}
