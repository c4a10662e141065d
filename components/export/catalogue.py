"""Every chart by its name: what draws it, the page that it stands on, and the view in which it does."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import HOMES, Filters
from components.export import pairs, sources, trade
from components.export.pages import SHAPES
from components.export.trade import Drawing
from components.facts import sources as facts
from components.facts import store
from components.figures import missions, profile, relations, visits
from components.measures import counts
from components.measures.trade import FLOWS
from components.words.language import Words

OVER_TIME = ("milestones", "visits", "agreements", "missions", "envoys")
"""The tables of the timeline of a pair."""

Draw = Callable[[Filters, Words, datetime.date], Drawing | None]
"""What draws a chart for a reader's choices, or finds that there is nothing to draw."""


@dataclass(frozen=True)
class Chart:
    """A chart of a page, and what its name says: the codes that choices of the page may have where it is shown, the
    first of which holds where they have others, and the home that it is of, if it is of one."""

    page: str
    draw: Draw
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    home: str = ""


def of_country(chosen: Filters, words: Words) -> Filters:
    """The choices narrowed to the partner whose profile it is, the first by name, without those of the open tabs."""
    return chosen.changed(partners=tuple(sorted(chosen.partners, key=words.country)[:1]), own={})


def _of_pair(make: Draw) -> Draw:
    """A chart of the page of a country, which there is only with one."""

    def draw(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
        return make(of_country(chosen, words), words, today) if chosen.partners else None

    return draw


def _ties(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """Everything dated between two states, in lanes."""
    ties = [chosen.apply(store.load(name)) for name in OVER_TIME]
    if not any(map(len, ties)):
        return None
    return profile.timeline(ties, words, chosen.partners[0], today, facts.claims()), ties


Make = Callable[[pd.DataFrame, Filters, Words, datetime.date], go.Figure]


def _of(table: str, make: Make, keep: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows) -> Draw:
    """A chart of the chosen rows of one table, or of those that `keep` leaves of them."""

    def draw(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
        rows = chosen.apply(store.load(table))
        drawn = keep(rows)
        return (make(drawn, chosen, words, today), [drawn]) if len(rows) else None

    return draw


def _homes(page: str, name: str, make: Callable[..., Drawing | None], **shown: tuple[str, ...]) -> dict[str, Chart]:
    """The same chart of each home, whose code follows its name."""
    return {f"{name}-{home}": Chart(page, partial(make, home), shown, home) for home in HOMES}


def _sides(name: str, make: Callable[..., Drawing | None], view: str) -> dict[str, Chart]:
    """The same chart of trade as each side reports it, whose name follows."""
    shown = {side: {"view": (view,), "reporter": (side, "both"), "side": (side,)} for side in ("home", "partner")}
    return {f"trade-{name}-{side}": Chart("trade", partial(make, side), of) for side, of in shown.items()}


def _mirror(flow: str, gap: str) -> dict[str, Chart]:
    """What both sides report of one flow of each home, shown where this gap is compared."""
    make, shown = partial(trade.dumbbells, flow), {"view": ("mirror",), "gap": (gap,)}
    shown |= {"flow": (flow,)} if flow in FLOWS else {}
    return {f"mirror-{home}-{flow}": Chart("trade", partial(make, home), shown, home) for home in HOMES}


CHARTS: Mapping[str, Chart] = {
    "overview-trade": Chart("overview", trade.largest),
    "overview-visits": Chart(
        "overview", _of("visits", lambda rows, chosen, words, today: visits.top_by_visits(rows, words), counts.held)
    ),
    "visits-timeline": Chart(
        "visits", _of("visits", lambda rows, chosen, words, today: visits.timeline(rows, words, facts.claims()))
    ),
    "visits-per-year": Chart(
        "visits", _of("visits", lambda rows, chosen, words, today: visits.per_year(rows, words), counts.held)
    ),
    **_sides("flows", trade.flows, "flows"),
    **_sides("partners", trade.partners, "partners"),
    **_sides("ranking", trade.ranking, "partners"),
    **_mirror("imports", "years"),
    **_mirror("exports", "years"),
    **_mirror("turnover", "turnover"),
    **{
        name: Chart("trade", chart.draw, {**chart.shown, "map": (chart.home,)}, chart.home)
        for name, chart in _homes("trade", "mirror-map", trade.ratios, view=("mirror",), gap=FLOWS[::-1]).items()
    },
    "mirror-widest": Chart("trade", trade.widest, {"view": ("mirror",), "gap": ("widest",)}),
    **{
        name: chart
        for shape in SHAPES
        for name, chart in _homes(
            "trade", f"shape-{shape}", partial(trade.shape, shape), view=("shape",), shape=(shape,)
        ).items()
    },
    **_homes("products", "goods-map", partial(trade.goods, "map"), view=("year",)),
    **_homes("products", "goods-top", partial(trade.goods, "top"), view=("year",)),
    **_homes("products", "goods-years", partial(trade.goods, "years"), view=("years",)),
    **_homes("products", "goods-each", partial(trade.goods, "each"), view=("years",)),
    "embassies-open": Chart(
        "embassies",
        _of(
            "missions",
            lambda rows, chosen, words, today: missions.open_missions(
                rows, words, chosen.homes, today, chosen.day(today)
            ),
        ),
    ),
    "relations-events": Chart(
        "relations",
        _of(
            "milestones",
            lambda rows, chosen, words, today: relations.events(rows, words, facts.claims(), by=chosen.one("lanes")),
        ),
        {"view": ("events",)},
    ),
    "relations-documents": Chart(
        "relations",
        _of("agreements", lambda rows, chosen, words, today: relations.documents(rows, words, facts.claims())),
        {"view": ("documents",)},
    ),
    "relations-agreements": Chart(
        "relations",
        _of("agreements", lambda rows, chosen, words, today: relations.agreements(rows, words)),
        {"view": ("documents",)},
    ),
    "relations-heads": Chart(
        "relations",
        _of("envoys", lambda rows, chosen, words, today: profile.heads(rows, words, today)),
        {"view": ("heads",)},
    ),
    "country-timeline": Chart("country", _of_pair(_ties)),
    "country-trade": Chart("country", _of_pair(trade.of_pair), {"part": ("trade",)}),
    "country-heads": Chart(
        "country",
        _of_pair(_of("envoys", lambda rows, chosen, words, today: profile.heads(rows, words, today))),
        {"part": ("heads",)},
    ),
    **{
        f"country-goods-{home}-{flow}": Chart(
            "country",
            _of_pair(partial(trade.largest_goods, flow, home)),
            {"part": ("goods",), "profile": (home,)},
            home,
        )
        for home in HOMES
        for flow in FLOWS
    },
    "homes": Chart("compare", pairs.homes, {"view": ("homes",)}),
    **{
        f"pairs-{subject}": Chart(
            "compare", partial(pairs.subject, subject), {"view": ("pairs",), "subject": (subject,)}
        )
        for subject in ("relations", "missions", "trade")
    },
    "flag-before-after": Chart("compare", pairs.before_after, {"view": ("flag",)}),
    "flag-openings-visits": Chart("compare", pairs.visits_around, {"view": ("flag",)}),
    "flag-visits": Chart("compare", pairs.visits_and_trade, {"view": ("flag",)}),
    "sources-kind": Chart("sources", sources.by_kind, {"view": ("sources",)}),
    "sources-year": Chart("sources", sources.by_year, {"view": ("sources",)}),
    **{
        f"support-{measure}": Chart("sources", partial(sources.support, measure), {"view": ("support",)})
        for measure in sources.SUPPORT
    },
    "sources-disagreements": Chart("sources", sources.disagreements, {"view": ("disagreements",)}),
    **_homes("coverage", "coverage", sources.by_table, view=("table",)),
    **_homes("coverage", "coverage-years", sources.trade_years, view=("trade",)),
}
"""All charts, by the name that their file has when a reader saves it."""
