"""Charts of the overview: the partners with the most visits."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import measures
from components.figures import bars, marks, style
from components.language import Words

WAYS = {
    "to_partner": ("to_partner",),
    "to_home": ("to_home",),
    "elsewhere": ("third_place", "virtual"),
}
"""The directions of visits, of which the last two, where nobody visits the other, stand as one."""

COLOURS = {"to_partner": style.HOME, "to_home": style.PARTNER, "elsewhere": style.NEUTRAL}


def top_by_visits(visits: pd.DataFrame, words: Words, count: int = 8) -> go.Figure:
    """The `count` partners with the most visits, dated or not, the most on top, stacked by who went where."""
    totals = measures.by_partner(visits).head(count)
    partners = totals.index.tolist()
    way_of = {direction: way for way, directions in WAYS.items() for direction in directions}
    rows = visits[["partner_iso3"]].assign(way=visits["direction"].map(way_of), carried=marks.positions(visits))
    carried = rows[rows["partner_iso3"].isin(partners)].groupby(["way", "partner_iso3"])["carried"].agg(list)
    layout = bars.across(
        [words.country(partner) for partner in partners],
        title=words("overview-visits-axis"),
        most=int(totals.max()) if partners else 0,
    )
    about = {
        "title": {"text": words("overview-visits-title"), "subtitle": {"text": words("overview-visits-subtitle")}},
        "meta": {"alt": _alt(totals, words), "source": words("visits-source")},
    }
    shown = [way for way in WAYS if way in carried.index.get_level_values("way")]
    return go.Figure([_bars(carried[way], way, partners, words) for way in shown], layout | about)


def _bars(carried: pd.Series, way: str, partners: list[str], words: Words) -> dict[str, Any]:
    def told(partner: str, count: int) -> str:
        visits = words("count-visits", count=count)
        return words(f"overview-visits-told-{way}", partner=words.country(partner), visits=visits)

    return bars.series(
        carried,
        [partners.index(partner) for partner in carried.index],
        name=words(f"overview-visits-{way}"),
        colour=COLOURS[way],
        told=told,
    )


def _alt(totals: pd.Series, words: Words) -> str:
    """The takeaway: the first three partners and how many visits each has."""
    if totals.empty:
        return words("count-visits", count=0)
    named = [
        words("overview-visits-partner", partner=words.country(str(partner)), count=int(count))
        for partner, count in totals.head(3).items()
    ]
    return words("overview-visits-alt", partners=words.join(named))
