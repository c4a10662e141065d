"""Charts of the overview: the partners with the most visits."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style
from components.measures import counts
from components.words.language import Words

WAYS = {
    "to_partner": ("to_partner",),
    "to_home": ("to_home",),
    "elsewhere": ("third_place", "virtual"),
}
"""The directions of visits, of which the last two, where nobody visits the other, stand as one."""

COLOURS = {"to_partner": style.HOME, "to_home": style.PARTNER, "elsewhere": style.NEUTRAL}


def top_by_visits(visits: pd.DataFrame, words: Words, count: int = 8) -> go.Figure:
    """The `count` partners with the most visits, dated or not, the most on top, stacked by who went where."""
    totals = counts.by_partner(visits).head(count)
    partners = totals.index.tolist()
    counted = visits["partner_iso3"].isin(partners)
    ways = visits["direction"][counted].map({code: way for way, codes in WAYS.items() for code in codes})
    behind = bars.gathered(ways, visits["partner_iso3"][counted], marks.positions(visits)[counted])
    layout = bars.across(
        [words.country(partner) for partner in partners],
        title=words("overview-visits-axis"),
        most=int(totals.max()) if partners else 0,
    )
    about = {
        "title": {"text": words("overview-visits-title"), "subtitle": {"text": words("overview-visits-subtitle")}},
        "meta": {"alt": _alt(totals, words), "source": words("visits-source")},
    }
    return go.Figure([_bars(behind[way], way, partners, words) for way in WAYS if way in behind], layout | about)


def _bars(behind: dict[str, list[str]], way: str, partners: list[str], words: Words) -> dict[str, Any]:
    """The bars of one way; `behind` has the positions of each partner's visits."""

    def told(partner: str, count: int) -> str:
        visits = words("count-visits", count=count)
        return words(f"overview-visits-told-{way}", partner=words.country(partner), visits=visits)

    places = {partner: place for place, partner in enumerate(partners)}
    return bars.series(behind, places, name=words(f"overview-visits-{way}"), colour=COLOURS[way], told=told)


def _alt(totals: pd.Series, words: Words) -> str:
    """The takeaway: the first three partners and how many visits each has."""
    if totals.empty:
        return words("count-visits", count=0)
    named = [
        words("overview-visits-partner", partner=words.country(str(partner)), count=int(count))
        for partner, count in totals.head(3).items()
    ]
    return words("overview-visits-alt", partners=words.join(named))
