"""Charts of visits: who travelled where and when, how many a year, and which partners have the most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style, timeline_rows, timelines, titles
from components.measures import counts
from components.words.language import Words

SYMBOLS = {"to_partner": 5, "to_home": 6, "third_place": 2, "virtual": 0}
"""Plotly's numbers of a triangle up, a triangle down, a diamond and a disc; the words for them have the same."""

FEWEST = 6
"""Years that the axis has at least."""


def timeline(visits: pd.DataFrame, words: Words, claims: pd.DataFrame | None = None) -> go.Figure:
    """Every dated visit in its partner's lane, the partner with the most visits on top.

    The symbol is the direction and the colour the rank of the visitor; the symbol is open where the day is that of a
    report or inferred, and has a dot where the visit was only announced. `claims` as in `timeline_rows.points`.
    """
    drawn = timeline_rows.points(
        visits,
        words,
        claims,
        lane=visits["partner_iso3"],
        group=visits["level"].map(counts.RANK_OF),
        symbol=_symbols(visits),
    )
    partners = {str(code): words.country(str(code)) for code in counts.by_partner(visits).index}
    signs = [*_signs(visits.loc[drawn.index], words), *timeline_rows.signs(drawn, visits, words)]
    undated, point = timeline_rows.undated(len(visits) - len(drawn), words), titles.visits_point(visits, words)
    about = _about("visits-timeline-title", visits, undated, _alt(visits, words), words, point, signs)
    return timelines.figure(drawn, partners, _ranks(words), words).update_layout(about)


def per_year(visits: pd.DataFrame, words: Words) -> go.Figure:
    """How many visits began in each year, stacked by the rank of the visitor, the highest rank at the bottom."""

    def text(rank: str, year: int, count: int) -> str:
        by = words(f"visits-by-{rank}")
        return words("visits-per-year-told", year=str(year), visits=words("count-visits", count=count), rank=by)

    ranks, began = visits["level"].map(counts.RANK_OF), visits["start_date"]
    years = counts.per_year(visits)
    alt = words("count-visits", count=len(visits))
    if len(years):
        most = words("count-visits", count=int(years.max()))
        alt = words("visits-per-year-alt", year=str(years.idxmax()), visits=most)
    axes = {
        "xaxis": marks.year_axis(_around(years), words),
        "yaxis": bars.counted(words("visits-per-year-axis"), int(years.max()) if len(years) else 0),
    }
    undated, point = timeline_rows.undated(int(began.isna().sum()), words), titles.visits_per_year_point(visits, words)
    about = _about("visits-per-year-title", visits, undated, alt, words, point)
    traces = bars.stacks(visits, ranks, began.dt.year, _ranks(words), text, upright=True)
    return go.Figure(traces, bars.STACKED | axes | about | {"height": 320})


def top_by_visits(visits: pd.DataFrame, words: Words, count: int = 8) -> go.Figure:
    """The `count` partners with the most visits, dated or not, the most on top, stacked by who went where."""
    totals = counts.by_partner(visits).head(count)
    partners = totals.index.tolist()
    names = [words.country(partner) for partner in partners]

    def text(way: str, place: int, count: int) -> str:
        counted = words("count-visits", count=count)
        return words(f"overview-visits-told-{way}", partner=names[place], visits=counted)

    places = visits["partner_iso3"].map({partner: place for place, partner in enumerate(partners)})
    legend = {way: (words(f"overview-visits-{way}"), colour) for way, colour in style.WAYS.items()}
    traces = bars.stacks(visits, visits["direction"].map(counts.WAYS), places, legend, text)
    first = zip(names[:3], totals, strict=False)
    most = words.join(words("overview-visits-partner", partner=name, count=int(total)) for name, total in first)
    alt = words("overview-visits-alt", partners=most) if partners else words("count-visits", count=0)
    notes, point = [words("overview-visits-subtitle")], titles.visits_point(visits, words)
    about = _about("overview-visits-title", visits, notes, alt, words, point)
    longest = int(totals.max()) if partners else 0
    return go.Figure(traces, bars.across(names, title=words("overview-visits-axis"), most=longest) | about)


def _symbols(visits: pd.DataFrame) -> pd.Series:
    """Plotly's number of each visit's symbol: its direction, filled where it was held and its date is its own."""
    directions = visits["direction"].map(SYMBOLS).astype("int64")
    held = directions + timeline_rows.outlined(visits)
    return held.where(visits["status"] != "announced", directions + timeline_rows.OPEN_WITH_DOT)


def _signs(visits: pd.DataFrame, words: Words) -> list[str]:
    """What the symbols mean, as far as they are there."""
    there = [direction for direction in SYMBOLS if (visits["direction"] == direction).any()]
    there += ["announced"] if (visits["status"] == "announced").any() else []
    return [words(f"visits-key-{symbol}") for symbol in there]


def _around(years: pd.Series) -> list[int]:
    """The first and the last year of the axis: those of the visits, with years around them where they are few."""
    if years.empty:
        return []
    first, last = int(years.index[0]), int(years.index[-1])
    spare = max(0, FEWEST - (last - first)) // 2
    return [first - spare, last + spare]


def _ranks(words: Words) -> dict[str, tuple[str, str]]:
    """The name and the colour of each rank of visitors."""
    return {rank: (words(f"visits-rank-{rank}"), colour) for rank, colour in style.RANKS.items()}


def _alt(visits: pd.DataFrame, words: Words) -> str:
    """The takeaway of the timeline: how many visits, in which years, and with whom the most."""
    years, partners = counts.first_and_last_year(visits), counts.by_partner(visits)
    if years is None:
        return words("count-visits", count=len(visits))
    return words(
        "visits-timeline-alt",
        visits=words("count-visits", count=len(visits)),
        partners=len(partners),
        years=words.years(*years),
        partner=words.country(partners.index[0]),
        most=int(partners.iloc[0]),
    )


def _about(
    title: str, visits: pd.DataFrame, notes: list[str], alt: str, words: Words, point: str, signs: Sequence[str] = ()
) -> dict[str, Any]:
    title, source = words(title, **titles.of_rows(visits, words)), words("visits-source")
    return style.layout(title, notes, alt=alt, source=source, signs=signs, point=point)
