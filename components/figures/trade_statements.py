"""The figures that officials and the press gave, as diamonds beside a chart of trade."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from components.facts import cells
from components.figures import style, texts
from components.figures.scales import Scale
from components.measures import trade as trade_measures
from components.words.language import Words

COMPILER = 80
"""Characters that the name of an office has at most."""

STATED = {"exports": "diamond-tall-open", "imports": "diamond-wide-open", "turnover": "diamond-open"}


def of_flow(trade: pd.DataFrame, flow: str) -> pd.DataFrame:
    """The statements of one flow, with `at`, their positions in `trade`; none unless `trade` is of one pair."""
    said = trade_measures.beside(trade.assign(at=range(len(trade))))
    return said[said["flow"] == flow]


def diamonds(said: pd.DataFrame, axis: Scale, words: Words, *, colour: str = "") -> Iterator[dict[str, Any]]:
    """Statements of each home and flow in the middle of their period, as wide as it where it is no full year.

    `said` has a column `at` with the positions that the marks carry. Without a colour, that of the flow is taken, or
    that of the home where there are several.
    """
    several = said["home_iso3"].nunique() > 1
    for home, flow in itertools.product(said["home_iso3"].unique(), STATED):
        rows = said[((said["home_iso3"] == home) & (said["flow"] == flow)).to_numpy()]
        if rows.empty:
            continue
        label = words(f"trade-stated-{flow}")
        if several:
            label = words("trade-line-home", home=words.country(home), line=label.lower())
        own, symbol = (style.HOMES[home], STATED[flow]) if several else (style.FLOWS[flow], "diamond-open")
        first, last = in_years(rows["period_start"]), in_years(rows["period_end"] + pd.Timedelta(days=1))
        wide = ((last - first) / 2).where(last - first != 1, 0).round(2)
        yield {
            "type": "scatter",
            "x": ((first + last) / 2).round(2).tolist(),
            "y": axis.drawn(rows["value_usd"].astype("float64")),
            "customdata": [str(at) for at in np.asarray(rows["at"])],
            "hovertext": [_told(row, label, words) for row in rows.itertuples()],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "name": label,
            "legendrank": 1002,
            "mode": "markers",
            "marker": {"color": colour or own, "size": 9, "symbol": symbol, "line": {"width": 1.5}},
            "error_x": {"array": wide.tolist(), "color": colour or own, "thickness": 2, "width": 0},
        }


def in_years(days: pd.Series) -> pd.Series:
    """Days on the axis of years, where a year's number is its middle."""
    length = 365 + days.dt.is_leap_year
    return days.dt.year + (days.dt.day_of_year - 1) / length - 0.5


def _told(row: Any, label: str, words: Words) -> str:
    period = cells.period(row.period_start, row.period_end, words)
    who = texts.shown(texts.cut(row.compiler, COMPILER)) or words.country(row.reporter_iso3)
    by = words("trade-stated-by", who=who) if who else words("trade-stated-in-press")
    return f"{words('trade-hover-absolute', line=label, year=period, value=words.money(row.value_usd))}<br>{by}"
