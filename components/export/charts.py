"""Every chart by its name: what draws it, the page that it stands on, and the view in which it does.

The pages and the addresses below /chart/ both come here, so the same view gives the same figure.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from components.choices.address import Address, Query, with_query
from components.choices.filters import HOMES, Filters
from components.export import pages, pairs, sources, trade
from components.export.pictures import Shown
from components.facts import sources as facts
from components.facts import store
from components.figures import marks, missions, profile, relations, visits
from components.figures.marks import Drawing
from components.measures import counts
from components.measures import profile as profile_measures
from components.measures.trade import FLOWS
from components.words.language import Words

Draw = Callable[[Filters, Words, datetime.date], Drawing | None]
"""What draws a chart for a reader's choices, or finds that there is nothing to draw."""

Make = Callable[[pd.DataFrame, Filters, Words, datetime.date], go.Figure]
"""What draws rows of one table."""


@dataclass(frozen=True)
class Chart:
    """A chart of a page, and what its name says: the codes that choices of the page may have where it is shown, the
    first of which holds where they have others, and the home that it is of, if it is of one."""

    page: str
    draw: Draw
    shown: Mapping[str, tuple[str, ...]]
    home: str = ""


def draw(name: str, chosen: Filters, words: Words, today: datetime.date) -> Shown | None:
    """One of CHARTS for these choices of its page; None where there is nothing to draw.

    The texts of its head are also in its `meta`, for a picture that a reader saves. Raises QuarantineError when a table
    that is needed is missing.
    """
    drawing = CHARTS[name].draw(chosen, words, today)
    if drawing is None:
        return None
    figure, tables = drawing
    rows, title, meta = [table.index for table in tables], str(figure.layout.title.text), figure.layout.meta
    subtitle, source = figure.layout.title.subtitle.text or "", words("chart-source", source=meta["source"])
    texts = [meta["point"], subtitle, " ".join(meta["signs"]), words("chart-licensed", source=source)]
    figure.update_layout(uirevision=name, title=None, meta={"title": title, "texts": [*filter(None, texts)]})
    alt = words("chart-alt", title=title, alt=meta["alt"])
    # Names of goods are written for Plotly, which reads tags and entities.
    title, point, subtitle = (html.unescape(text) for text in (title, meta["point"], subtitle))
    return Shown(title, point, subtitle, meta["signs"], source, alt, figure, rows, marks.rows_drawn(figure, rows))


def settled(name: str, chosen: Filters) -> Filters:
    """The choices of the chart's page as they are where it is shown: what its name says holds against them."""
    chart = CHARTS[name]
    homes = chosen.homes if chart.home in ("", *chosen.homes) else (chart.home,)
    own = {choice: _allowed(codes, chart.shown.get(choice.name, codes)) for choice, codes in chosen.own.items()}
    return chosen.changed(homes=homes, own=own)


def _allowed(codes: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, ...]:
    return codes if {*codes} <= {*allowed} else allowed[:1]


def usual(name: str) -> tuple[str, ...]:
    """The homes that a chart is of as long as none is asked for."""
    chart = CHARTS[name]
    return (chart.home,) if chart.home else pages.usual(chart.page)


def view_query(name: str, where: Address) -> Query:
    """The parameters of the view of its page that shows a chart."""
    filters = settled(name, where.filters.unsearched).changed(usual=pages.usual(CHARTS[name].page))
    return Address(filters, where.language).query()


def chart_path(name: str, form: str, where: Address, **looks: str) -> str:
    """The path of a chart of its own in a format: with the parameters of the view, without what its name says."""
    shown, filters = CHARTS[name].shown, settled(name, where.filters.unsearched).changed(usual=usual(name))
    query = Address(filters, where.language).query()
    asked = {key: codes for key, codes in query.items() if tuple(codes) != shown.get(key, ())[:1]}
    return with_query(f"chart/{name}.{form}", {**asked, **looks}, safe=":")


def view_path(name: str, where: Address) -> str:
    """The path of the view of its page that shows a chart."""
    return with_query(CHARTS[name].page, view_query(name, where), safe=":")


def first_shown(page: str, where: Address) -> str | None:
    """The name of the first chart that a page shows with these choices."""
    own, offered = where.filters.own, where.filters.offered
    chosen = {choice.name: codes for choice, codes in own.items() if choice in offered or not choice.within}
    for name, chart in CHARTS.items():
        shown = all({*chosen.get(choice, ())} <= {*codes} for choice, codes in chart.shown.items())
        if chart.page == page and shown and chart.home in ("", *where.filters.homes):
            return name
    return None


def _charts(page: str, makes: Mapping[str, Draw], **shown: str) -> dict[str, Chart]:
    """Charts of a page by their names, shown where its choices have these codes."""
    codes = {choice: (code,) for choice, code in shown.items()}
    return {name: Chart(page, make, codes) for name, make in makes.items()}


def _homes(page: str, name: str, make: Callable[..., Drawing | None], **shown: str) -> dict[str, Chart]:
    """The same chart of each home, whose code follows its name."""
    codes = {choice: (code,) for choice, code in shown.items()}
    return {f"{name}-{home}": Chart(page, partial(make, home), codes, home) for home in HOMES}


def _sides(name: str, make: Callable[..., Drawing | None], view: str) -> dict[str, Chart]:
    """The same chart of trade as each side reports it, whose name follows."""
    shown = {side: {"view": (view,), "reporter": (side, "both"), "side": (side,)} for side in ("home", "partner")}
    return {f"trade-{name}-{side}": Chart("trade", partial(make, side), of) for side, of in shown.items()}


def _mirror(flow: str, gap: str) -> dict[str, Chart]:
    """What both sides report of one flow of each home, shown where this gap is compared."""
    make, shown = partial(trade.dumbbells, flow), {"view": ("mirror",), "gap": (gap,)}
    shown |= {"flow": (flow,)} if flow in FLOWS else {}
    return {f"mirror-{home}-{flow}": Chart("trade", partial(make, home), shown, home) for home in HOMES}


def _of(table: str, make: Make, keep: Callable[[pd.DataFrame], pd.DataFrame] = lambda rows: rows) -> Draw:
    """A chart of the chosen rows of one table, or of those that `keep` leaves of them."""

    def draw(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
        rows = chosen.apply(store.load(table))
        drawn = keep(rows)
        return (make(drawn, chosen, words, today), [drawn]) if len(rows) else None

    return draw


def _of_pair(make: Draw) -> Draw:
    """A chart of the page of a country, which there is only with one."""

    def draw(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
        return make(pages.of_country(chosen, words), words, today) if chosen.partners else None

    return draw


def _ties(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """Everything dated between two states, in lanes."""
    ties = [chosen.apply(store.load(name)) for name in profile_measures.OVER_TIME]
    if not any(map(len, ties)):
        return None
    return profile.timeline(ties, words, chosen.partners[0], today, facts.claims()), ties


HEADS = _of("envoys", lambda rows, chosen, words, today: profile.heads(rows, words, today))
OPEN_MISSIONS = _of(
    "missions",
    lambda rows, chosen, words, today: missions.open_missions(rows, words, chosen.homes, today, chosen.day(today)),
)
TOP_VISITS = _of("visits", lambda rows, chosen, words, today: visits.top_by_visits(rows, words), counts.held)
VISITS = _of("visits", lambda rows, chosen, words, today: visits.timeline(rows, words, facts.claims()))
VISITS_PER_YEAR = _of("visits", lambda rows, chosen, words, today: visits.per_year(rows, words), counts.held)
EVENTS = _of(
    "milestones",
    lambda rows, chosen, words, today: relations.events(rows, words, facts.claims(), by=chosen.one("lanes")),
)
DOCUMENTS = _of("agreements", lambda rows, chosen, words, today: relations.documents(rows, words, facts.claims()))
AGREEMENTS = _of("agreements", lambda rows, chosen, words, today: relations.agreements(rows, words))

CHARTS: Mapping[str, Chart] = {
    **_charts("overview", {"overview-trade": trade.largest, "overview-visits": TOP_VISITS}),
    **_charts("visits", {"visits-timeline": VISITS, "visits-per-year": VISITS_PER_YEAR}),
    **_sides("flows", trade.flows, "flows"),
    **_sides("partners", trade.partners, "partners"),
    **_sides("ranking", trade.ranking, "partners"),
    **_mirror("imports", "years"),
    **_mirror("exports", "years"),
    **_mirror("turnover", "turnover"),
    **{
        f"mirror-map-{home}": Chart(
            "trade", partial(trade.ratios, home), {"view": ("mirror",), "gap": FLOWS[::-1], "map": (home,)}, home
        )
        for home in HOMES
    },
    **_charts("trade", {"mirror-widest": trade.widest}, view="mirror", gap="widest"),
    **{
        f"shape-{shape}-{home}": Chart(
            "trade", partial(trade.shape, shape, home), {"view": ("shape",), "shape": (shape,)}, home
        )
        for shape in pages.SHAPES
        for home in HOMES
    },
    **_homes("products", "goods-map", partial(trade.goods, "map"), view="year"),
    **_homes("products", "goods-top", partial(trade.goods, "top"), view="year"),
    **_homes("products", "goods-years", partial(trade.goods, "years"), view="years"),
    **_homes("products", "goods-each", partial(trade.goods, "each"), view="years"),
    **_charts("embassies", {"embassies-open": OPEN_MISSIONS}),
    **_charts("relations", {"relations-events": EVENTS}, view="events"),
    **_charts("relations", {"relations-documents": DOCUMENTS, "relations-agreements": AGREEMENTS}, view="documents"),
    **_charts("relations", {"relations-heads": HEADS}, view="heads"),
    **_charts("country", {"country-timeline": _of_pair(_ties)}),
    **_charts("country", {"country-trade": _of_pair(trade.of_pair)}, part="trade"),
    **_charts("country", {"country-heads": _of_pair(HEADS)}, part="heads"),
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
    **_charts("compare", {"homes": pairs.homes}, view="homes"),
    **{
        f"pairs-{subject}": Chart(
            "compare", partial(pairs.subject, subject), {"view": ("pairs",), "subject": (subject,)}
        )
        for subject in ("relations", "missions", "trade")
    },
    **_charts("compare", {"flag-before-after": pairs.before_after}, view="flag"),
    **_charts("compare", {"flag-openings-visits": pairs.visits_around}, view="flag"),
    **_charts("compare", {"flag-visits": pairs.visits_and_trade}, view="flag"),
    **_charts("sources", {"sources-kind": sources.by_kind, "sources-year": sources.by_year}, view="sources"),
    **_charts("sources", {f"support-{of}": partial(sources.support, of) for of in sources.SUPPORT}, view="support"),
    **_charts("sources", {"sources-disagreements": sources.disagreements}, view="disagreements"),
    **_homes("coverage", "coverage", sources.by_table, view="table"),
    **_homes("coverage", "coverage-years", sources.trade_years, view="trade"),
}
"""All charts, by the name that their file has when a reader saves it."""
