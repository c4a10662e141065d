"""The pages by name, and the parameters that each has of its own, beside homes, partners and years."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from components.choices import parameters
from components.choices.filters import DEFAULT_HOMES, HOMES, Filters
from components.choices.parameters import FIND, SEARCH, Choice
from components.measures import goods, people, search_entries
from components.measures import sources as sources_measures
from components.measures import trade as trade_measures
from components.measures.pairs import ORDERS
from components.measures.trade_shape import OF
from components.words.language import Words

SHAPES = {
    "balance": "trade-balance",
    "shares": "trade-shares",
    "ranks": "trade-shares",
    "growth": "trade-growth",
    "concentration": "trade-concentration",
    "volatility": "trade-volatility",
    "first": "trade-first-years",
}
"""The measures of the shape of trade by their code, each with the series that can be taken away of it."""

TURNED = "-reversed"
"""What follows the name of a column of the league when its order is turned round."""


def usual(page: str) -> tuple[str, ...]:
    """The homes that a page shows as long as a reader chooses none: sources are of both, all else is of the first."""
    return HOMES if page == "sources" else DEFAULT_HOMES


def choices(page: str, today: datetime.date) -> tuple[Choice, ...]:
    """The parameters of a page, in the order in which it offers them."""
    return _CHOICES[page](today)


def of_country(chosen: Filters, words: Words) -> Filters:
    """The choices narrowed to the partner whose profile it is, the first by name, without those of the open tabs."""
    return chosen.changed(partners=tuple(sorted(chosen.partners, key=words.country)[:1]), own={})


def _visits(today: datetime.date) -> tuple[Choice, ...]:
    return parameters.column("visits", "direction"), parameters.column("visits", "level"), SEARCH


def _trade(today: datetime.date) -> tuple[Choice, ...]:
    view, series = parameters.view, ("flows", "partners")
    many = ("partners & reporter=both", "flows & reporter=both & measure=absolute & extracts=all & homes")
    scaled = (*series, "gap=years", "gap=turnover", "gap=widest")
    of_one_flow = tuple(f"shape={shape}" for shape in SHAPES if shape not in ("balance", "first"))
    return (
        view("view", *series, "mirror", "shape"),
        view("reporter", "home", "partner", "both", within=series),
        view("measure", "absolute", "share", "index", within=series),
        view("over", "newest", "total", "yearly", within=("partners",)),
        view("gap", "years", "turnover", "imports", "exports", "widest", within=("mirror",)),
        view("flow", "imports", "exports", within=("gap=years & homes",)),
        view("scale", "linear", "log", within=scaled),
        view("map", *HOMES, within=("gap=imports & homes", "gap=exports & homes")),
        view("dataset", "rule", *trade_measures.DATASETS, "unctad", within=series, aside=True),
        view("extracts", "newest", "all", within=("flows",), aside=True),
        view("odd", "kept", "out", within=(*series, "shape"), aside=True),
        view("side", "home", "partner", within=many),
        parameters.tab("table", "trade", "products"),
        parameters.tab("rings", "off", "on"),
        view("shape", *SHAPES, within=("shape",)),
        view("of", *OF, within=of_one_flow),
        SEARCH,
    )


def _products(today: datetime.date) -> tuple[Choice, ...]:
    return (
        parameters.view("view", "year", "years", "named"),
        parameters.view("flow", "imports", "exports"),
        parameters.view("classes", "finest", "HS2", "SITC1", within=("year", "years")),
        parameters.view("scale", "linear", "log", within=("years",)),
        Choice("code", tuple(goods.labels()), "products", within=("year", "years"), names=goods.labels()),
        Choice("year", (*goods.all_years(), goods.NEWEST), preset=goods.NEWEST, within=("year",)),
        SEARCH,
    )


def _embassies(today: datetime.date) -> tuple[Choice, ...]:
    return (
        parameters.as_of(today),
        parameters.view("projection", "flat", "globe"),
        parameters.view("camera", "network", "america", "baku", "astana", "chosen"),
        parameters.column("missions", "kind"),
        parameters.tab("beside", "heads", "unanswered", "ranking"),
        parameters.tab("table", "missions", "envoys"),
        SEARCH,
    )


def _relations(today: datetime.date) -> tuple[Choice, ...]:
    return (
        parameters.view("view", "events", "documents", "heads"),
        parameters.view("lanes", "kind", "country", within=("events",)),
        parameters.column("milestones", "kind", within=("events",)),
        parameters.column("agreements", "field", within=("documents",)),
        parameters.column("agreements", "kind", within=("documents",), called="document"),
        parameters.column("agreements", "status", within=("documents",)),
        SEARCH,
    )


def _country(today: datetime.date) -> tuple[Choice, ...]:
    return (
        parameters.tab("profile", *HOMES),
        parameters.tab("part", "trade", "goods", "network", "heads"),
        parameters.tab("table", "milestones", "visits", "agreements", "missions", "envoys", "trade", "products"),
        SEARCH,
    )


def _compare(today: datetime.date) -> tuple[Choice, ...]:
    return (
        parameters.view("view", "homes", "league", "pairs", "flag"),
        parameters.view("subject", "relations", "missions", "trade", within=("pairs",)),
        parameters.tab("order", *(name + turn for name in ORDERS for turn in ("", TURNED)), preset="visits"),
        parameters.tab("table", "visits", "milestones", "agreements", "missions", "trade", "envoys", "products"),
        SEARCH,
    )


def _sources(today: datetime.date) -> tuple[Choice, ...]:
    within = ("sources",)
    kind = parameters.column("sources", "kind", within=within)
    view = parameters.view("view", "sources", "support", "disagreements")
    return view, kind, *sources_measures.choices_of_sources(within), SEARCH


def _coverage(today: datetime.date) -> tuple[Choice, ...]:
    view = parameters.view("view", "table", "trade", "method", "new")
    return view, parameters.view("show", "rows", "newest", "first", within=("table",)), SEARCH


def _search(today: datetime.date) -> tuple[Choice, ...]:
    kind = Choice("kind", search_entries.KINDS, preset="", drawn=False)
    return FIND, kind, Choice("person", tuple(people.codes()), preset="", drawn=False)


_CHOICES: Mapping[str, Callable[[datetime.date], tuple[Choice, ...]]] = {
    "overview": lambda today: (),
    "visits": _visits,
    "trade": _trade,
    "products": _products,
    "embassies": _embassies,
    "relations": _relations,
    "country": _country,
    "compare": _compare,
    "sources": _sources,
    "coverage": _coverage,
    "search": _search,
}

LISTED = tuple(page for page in _CHOICES if page != "search")
"""The pages that can be found: what is found by a search is on them."""
