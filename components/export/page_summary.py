"""What a page says of itself where it is not open: in a search, in a chat, in the tab of a browser.

Its numbers are those that the page shows: they come from the same measures, and tests hold the two together.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.choices import address
from components.choices.address import Address, with_query
from components.choices.filters import HOMES, Filters
from components.choices.parameters import option_text
from components.export import charts, extracts, pages
from components.export import sources as sources_export
from components.export.trade import goods_rows
from components.facts import cells, schema, sources, store
from components.figures import marks, titles
from components.measures import cache, counts, profile, trade
from components.words import language
from components.words.language import Words

TABLES: Mapping[str, tuple[str, ...]] = {
    "visits": ("visits",),
    "trade": ("trade", "products"),
    "products": ("products",),
    "embassies": ("missions", "envoys"),
    "relations": ("milestones", "agreements", "envoys"),
    "country": ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products"),
    "compare": ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products"),
    "sources": ("sources", "claims"),
}
"""The tables whose rows a page shows; a page that is not named here is of all."""

VIEWS = {"events": "milestones", "documents": "agreements", "heads": "envoys"}
"""The table of each view of the page of relations."""

RULES = {"view": "flows", "reporter": "home", "dataset": "rule", "measure": "absolute", "odd": "kept"}
"""What holds of the trade page while it shows the sums that the homes report, by the rule, in dollars."""


@dataclass(frozen=True)
class Summary:
    """A page with what was chosen there: its title, a sentence, its address below the server's, and its language.

    `path` has no slash before it and is empty for the first page. Only what is `listed` is for search engines: neither
    what was searched for nor a row over the page. `files` has each table on screen with the path of its rows, and
    `chart` is the path of the picture of a chart that is there, or empty.
    """

    page: str
    title: str
    description: str
    path: str
    language: str
    locale: str
    listed: bool
    files: tuple[tuple[str, str], ...]
    chart: str


def read(page: str, query: Mapping[str, Sequence[str]]) -> Address:
    """What the address of a page says, as the page understands it; of its own choices none while a table is missing
    that has their codes."""
    try:
        choices = pages.choices(page, datetime.date.today())
    except store.QuarantineError:
        choices = ()
    return address.parse(query, choices, address.partners(), address.bounds(), pages.usual(page))


def path(page: str, where: Address) -> str:
    """The one address of what an address of a page shows: known codes in their order, defaults left out."""
    return with_query("" if page == "overview" else page, where.query(), safe=":")


def title(page: str, where: Address) -> str:
    """What the tab of the browser says: the page, the view that is open, with whom and when, and the site."""
    words = language.words(where.language)
    chosen = pages.of_country(where.filters, words) if page == "country" else where.filters
    views = [(one, codes) for one, codes in chosen.own.items() if one.name == "view" and codes != one.default]
    parts = [option_text(one, codes[0], words) for one, codes in views if codes]
    if chosen.partners:
        parts.append(_partners(chosen, words))
    parts += [] if chosen.all_years else [words.years(*chosen.years)]
    name = words(f"page-{page}")
    what = words("page-title-of", page=name, what=", ".join(parts)) if parts else name
    return words("page-title", page=what, site=site(where, words))


def site(where: Address, words: Words) -> str:
    """What the site is called while these homes are on screen."""
    return words("site", homes=", ".join(words.country(home) for home in where.filters.homes))


def summary(page: str, query: Mapping[str, Sequence[str]]) -> Summary:
    """What a page says of itself, as far as its tables are there."""
    where = read(page, query)
    words = language.words(where.language, where.filters.homes)
    return cache.cached(lambda: _summary(page, where, words), f"summary-{page}", where.filters, words, where.row)


def _summary(page: str, where: Address, words: Words) -> Summary:
    counted = _row(where.row, words) if where.row else _counted(page, where.filters.unsearched, words)
    listed = page != "search" and not where.row and not where.filters.text
    drawn = listed and (counted or _draws_all(page, where.filters)) and charts.first_shown(page, where)
    return Summary(
        page,
        title(page, where),
        " ".join([*([counted] if counted else []), words(f"page-{page}-help")]),
        path(page, where),
        words.code,
        str(words.locale),
        listed,
        tuple((name, extracts.csv_path(name, where.filters, datetime.date.today())) for name in tables(page)),
        charts.chart_path(drawn, "png", where, size="slide") if drawn else "",
    )


def tables(page: str) -> tuple[str, ...]:
    """The tables whose rows a page shows, as far as they are there."""
    there = store.tables()
    named = TABLES.get(page, tuple(schema.package().tables) if page != "search" else ())
    return tuple(name for name in named if name in there)


def _draws_all(page: str, chosen: Filters) -> bool:
    """Whether a page draws something also where its sentence has no numbers."""
    trade_rows = store.tables().get("trade") if page == "trade" else None
    return page == "coverage" or (trade_rows is not None and len(chosen.apply(trade_rows)) > 0)


def _row(row: str, words: Words) -> str:
    table, identity = row.split(":", 1)
    rows = store.load(table).loc[[identity]]
    try:
        parts = [sources.headline(table, rows, words), cells.date_text(table, rows, words)]
    except store.QuarantineError:
        return ""
    return f"{', '.join(part for part in parts if part)}."


def _counted(page: str, chosen: Filters, words: Words) -> str:
    """ "Azerbaijan with Argentina: 23 visits, trade of US$ 61 million in 2021."; empty where nothing is known."""
    if page != "overview" and not chosen.own:
        return ""  # Without what it may be asked for, a page cannot tell what it was asked for.
    if page == "compare" and chosen.one("view") == "homes":
        chosen = chosen.changed(homes=HOMES)
    chosen = pages.of_country(chosen, words) if page == "country" else chosen
    each = [chosen.changed(homes=(home,)) for home in chosen.homes] if page in OF_EACH_HOME else [chosen]
    sentences = []
    for of in each:
        try:
            parts = [*COUNTED[page](of, words)] if page in COUNTED else []
            parts += [counts.counted(ROWS[page](of, words), words)] if page in ROWS else []
        except store.QuarantineError:
            continue
        what, text = of.describe(words, years=not of.all_years), ", ".join(part for part in parts if part)
        sentences += [words("counted", what=what, counts=text)] if text else []
    return " ".join(sentences)


def _partners(chosen: Filters, words: Words) -> str:
    """The partners by name, or how many."""
    try:
        return titles.of_choice(chosen, words)["partners"]
    except store.QuarantineError:
        return words.join(map(words.country, chosen.partners[:3]))


def _visits_and_trade(chosen: Filters, words: Words) -> Iterator[str]:
    """What the cards of the overview count: visits that were held, and trade in the newest complete year."""
    held = counts.held(chosen.apply(store.load("visits")))
    sums = trade.newest_sums(*cache.own_trade(chosen, words))
    yield words("count-visits", count=len(held)) if len(held) else ""
    yield "" if sums is None else words("counted-trade", value=words.money(sums["known"]), year=str(sums["year"]))


def _trade(chosen: Filters, words: Words) -> Iterator[str]:
    """Both flows in the newest complete year, while the page shows what the homes report."""
    if any(choice.name in RULES and codes != (RULES[choice.name],) for choice, codes in chosen.own.items()):
        return
    sums = trade.newest_sums(*cache.own_trade(chosen.changed(own={}), words))
    for flow in trade.FLOWS:
        if sums is not None and pd.notna(sums[flow]):
            yield words(f"counted-{flow}", value=words.money(sums[flow]), year=str(sums["year"]))


def _country(chosen: Filters, words: Words) -> Iterator[str]:
    """The first facts of the profile of one partner."""
    if not chosen.partners:
        return
    tables = {name: store.load(name) for name in profile.TABLES}
    facts = profile.facts(tables, chosen.homes[0], chosen.partners[0], datetime.date.today())
    yield words("count-visits", count=len(facts["visits"])) if len(facts["visits"]) else ""
    for flow in trade.FLOWS:
        for row in marks.each(facts[f"{flow}_own"]):
            yield words(f"counted-{flow}", value=words.money(row.value_usd), year=str(row.period_start.year))


def _rows(*names: str) -> Callable[[Filters, Words], list[pd.DataFrame]]:
    return lambda chosen, words: [chosen.apply(store.load(name)) for name in names]


def _goods(chosen: Filters, words: Words) -> list[pd.DataFrame]:
    rows = goods_rows(chosen, words)
    return [rows if len(rows) else chosen.apply(store.load("products"))]


OF_EACH_HOME = ("overview", "trade", "country")
"""The pages that tell of each home by itself."""

COUNTED: Mapping[str, Callable[[Filters, Words], Iterator[str]]] = {
    "overview": _visits_and_trade,
    "trade": _trade,
    "country": _country,
}
"""What is told of these pages, part by part."""

ROWS: Mapping[str, Callable[[Filters, Words], list[pd.DataFrame]]] = {
    "compare": _rows("visits", "milestones", "agreements", "missions", "trade"),
    "visits": _rows("visits"),
    "embassies": _rows("missions"),
    "relations": lambda chosen, words: _rows(VIEWS[chosen.one("view")])(chosen, words),
    "products": _goods,
    "sources": sources_export.rows,
}
"""The rows that the head of each of these pages counts; of the others there is nothing that a sentence could tell."""
