"""Charts of visits: who travelled where and when, and how many a year, by the rank of the visitor."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, disputes, lanes, marks, scales, style, texts
from components.measures import counts
from components.words.language import Words

SYMBOLS = {"to_partner": 5, "to_home": 6, "third_place": 2, "virtual": 0}
"""Plotly's numbers of a triangle up, a triangle down, a diamond and a disc; the key in the subtitle has the same."""

TOLD = 12_500
"""Characters that all hover texts share: a view of many visits has shorter ones, so that it is no more to send."""

PURPOSE, ROOMY = 80, 160
"""Characters that a visit's purpose has in a hover text at most, and that a roomy hover text has."""

NAME, ROLE = 60, 160
"""Characters that a name, and a visitor's own role, have at most."""

FEWEST = 6
"""Years that the axis has at least."""


def timeline(visits: pd.DataFrame, words: Words, claims: pd.DataFrame | None = None) -> go.Figure:
    """Every dated visit in its partner's lane, the partner with the most visits on top.

    The symbol is the direction and the colour the rank of the visitor. A band covers the days that a visit lasted or
    may have been; the symbol is open where the day is that of a report or inferred, and has a dot where the visit was
    only announced. With the table of `claims`, a dotted line covers the days between which a date is disputed.
    """
    partners = counts.by_partner(visits).index.tolist()
    laid = lanes.lay(visits, visits["partner_iso3"], partners, claims)
    placed = visits.loc[laid.marks.index]
    drawn = laid.marks.assign(
        rank=placed["level"].map(counts.RANK_OF),
        symbol=_symbols(placed),
        carried=marks.positions(visits)[placed.index],
        head=[texts.shown(texts.cut(visitor, NAME)) for visitor in placed["visitor"]],
        told=disputes.added(_told(placed, words), placed, claims, words),
    )
    traces = [lanes.bands(laid), *disputes.ranges(drawn, words)]
    for rank, colour in style.RANKS.items():
        mine = drawn[drawn["rank"] == rank]
        if mine.empty:
            continue
        name = words(f"visits-rank-{rank}")
        said = "" if _roomy(placed) else f"<br>{name}"
        hover = f"<b>%{{text}}</b>{said}<br>%{{hovertext}}<extra></extra>"
        traces.append(lanes.symbols(mine, name=name, colour=colour, hover=hover))
    about = {
        "title": {"text": words("visits-timeline-title"), "subtitle": {"text": _subtitle(visits, laid, words)}},
        "meta": {"alt": _alt(visits, words), "source": words("visits-source")},
    }
    return go.Figure(traces, lanes.layout(laid, {code: words.country(code) for code in partners}) | about)


def per_year(visits: pd.DataFrame, words: Words) -> go.Figure:
    """How many visits began in each year, stacked by the rank of the visitor, the highest rank at the bottom."""
    dated = visits["start_date"].notna()
    ranks = visits["level"][dated].map(counts.RANK_OF)
    behind = bars.gathered(ranks, visits["start_date"][dated].dt.year.astype("int64"), marks.positions(visits)[dated])
    missing = int((~dated).sum())
    years = counts.per_year(visits)
    about = {
        "height": 320,
        "title": {
            "text": words("visits-per-year-title"),
            "subtitle": {"text": words("lanes-undated", count=missing) if missing else ""},
        },
        "xaxis": scales.years(_around(years), words),
        "yaxis": bars.counted(words("visits-per-year-axis"), int(years.max()) if len(years) else 0),
        "meta": {"alt": _per_year_alt(years, len(visits), words), "source": words("visits-source")},
    }
    traces = [_bars(behind[rank], rank, words) for rank in style.RANKS if rank in behind]
    return go.Figure(traces, bars.stacked() | about)


def _around(years: pd.Series) -> list[int]:
    """The first and the last year of the axis: those of the visits, with years around them where they are few."""
    if years.empty:
        return []
    first, last = int(years.index[0]), int(years.index[-1])
    spare = max(0, FEWEST - (last - first)) // 2
    return [first - spare, last + spare]


def _bars(behind: dict[int, list[str]], rank: str, words: Words) -> dict[str, Any]:
    """The bars of one rank; `behind` has the positions of each year's visits."""
    return bars.series(
        behind,
        {year: year for year in behind},
        name=words(f"visits-rank-{rank}"),
        colour=style.RANKS[rank],
        told=lambda _, count: words("count-visits", count=count),
        hover=words("visits-per-year-told", year="%{x}", visits="%{hovertext}", rank=words(f"visits-by-{rank}")),
        across=False,
    )


def _symbols(visits: pd.DataFrame) -> pd.Series:
    """Plotly's number of each visit's symbol: its direction, filled where it was held and its date is its own."""
    directions = visits["direction"].map(SYMBOLS).astype("int64")
    told = directions + lanes.OPEN * visits["date_basis"].isin(["report", "inferred"])
    return told.where(visits["status"] != "announced", directions + lanes.OPEN_WITH_DOT)


def _roomy(visits: pd.DataFrame) -> bool:
    """Whether each visit's hover text has room for the visitor's own role, not just its rank."""
    return len(visits) * ROOMY <= TOLD


def _told(visits: pd.DataFrame, words: Words) -> list[str]:
    """What each hover text says below the visitor's name: when, which way, where, and what for."""
    homes = visits["home_iso3"].nunique() > 1
    roomy = _roomy(visits)
    room = TOLD // max(len(visits), 1)
    each: list[Any] = list(visits.itertuples())
    told = []
    for visit, date in zip(each, lanes.dated(visits, words), strict=True):
        facts = f"{_when(visit, date, words, days=roomy)}, {_route(visit, words, homes=homes)}"
        purpose = texts.cut(visit.purpose, min(PURPOSE, room - len(facts) - min(NAME, len(visit.visitor))))
        if roomy:
            told.append(
                "<br>".join(texts.lines(part) for part in (texts.cut(visit.visitor_role, ROLE), facts, purpose) if part)
            )
        else:
            told.append(texts.lines(f"{facts}. {purpose}" if purpose else facts))
    return told


def _when(visit: Any, date: str, words: Words, *, days: bool) -> str:
    """The date of a visit, said as announced where it was no more than that; with `days`, also how many it lasted."""
    if visit.status == "announced":
        return words("visits-announced", date=date)
    if not days or pd.isna(visit.end_date) or visit.end_date == visit.start_date or visit.date_precision != "day":
        return date
    return words("visits-lasting", date=date, days=(visit.end_date - visit.start_date).days + 1)


def _route(visit: Any, words: Words, *, homes: bool) -> str:
    """The direction and the place in words; with `homes`, also which home it was. The lane names the partner."""
    own_place = {"to_partner": visit.partner_iso3, "to_home": visit.home_iso3}.get(visit.direction, visit.host_iso3)
    place = texts.cut(visit.city, NAME) or words.country(own_place) or "none"
    home = words.country(visit.home_iso3) if homes else "none"
    return words(f"visits-route-{visit.direction}", home=home, place=place)


def _subtitle(visits: pd.DataFrame, laid: lanes.Laid, words: Words) -> str:
    """What the symbols mean, as far as they are there, and what is not simply one known day."""
    placed = visits.loc[laid.marks.index]
    there = [direction for direction in SYMBOLS if (placed["direction"] == direction).any()]
    if (placed["status"] == "announced").any():
        there.append("announced")
    key = words("visits-key", symbols=", ".join(words(f"visits-key-{symbol}") for symbol in there))
    return " ".join([*([key] if there else []), *lanes.notes(laid.marks, visits, words)])


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


def _per_year_alt(years: pd.Series, undated: int, words: Words) -> str:
    """The takeaway of the bars: the year with the most visits."""
    if years.empty:
        return words("count-visits", count=undated)
    return words("visits-per-year-alt", year=str(years.idxmax()), visits=words("count-visits", count=int(years.max())))
