"""What can be taken away under one name: the rows of a table or a series that the choices keep, as a file.

The pages' downloads and the data routes both come here, so the same view gives the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from components.choices import address
from components.choices.address import Address, Query, with_query
from components.choices.filters import DEFAULT_HOMES, HOMES, Filters
from components.choices.parameters import SEARCH, Choice
from components.export import files, series
from components.facts import cells, schema, search, store
from components.measures import sources as sources_measures
from components.words.language import Words

EVIDENCE: dict[str, Callable[[Filters], pd.DataFrame]] = {
    "sources": sources_measures.chosen_sources,
    "claims": sources_measures.chosen_claims,
}
"""Tables whose rows are chosen by the facts that they stand behind, as they have no home and no partner themselves."""

DRAWN = {"trade": ("trade-series", "trade_row"), "products": ("goods-series", "product_row")}
"""The series that is drawn of a table, and its column that has the addresses of the table's rows."""


@dataclass(frozen=True)
class Extract:
    """Rows of the table or series `name` in the order of the screen; `query` says in codes which, `what` in words.

    Without a query they are a selection that no address gives, as the rows behind some charts; `file` then names them.
    """

    name: str
    rows: pd.DataFrame
    what: str
    query: Query | None
    slug: str
    file: str = ""

    def url(self, origin: str, form: str) -> str:
        """The address of the rows on the server at `origin`, which always gives them as they then are; or none."""
        return "" if self.query is None else with_query(f"{origin}data/{self.name}.{form}", self.query)

    def file_name(self, form: str) -> str:
        """What the file is called: in codes, which table, which choices and which version of the data."""
        return f"{self.file or self.name}_{self.slug}_{store.STORE.snapshot().version}.{form}"

    def content(self, form: str, origin: str, words: Words, *, excel: str = "") -> bytes:
        """The rows as a file of that format, one of `files.MEDIA`; a CSV for a spreadsheet where `excel` separates."""
        described = schema.table(self.name)
        made: dict[str, Callable[[], bytes]] = {
            "csv": lambda: files.csv(self.rows, excel),
            "json": lambda: files.records(described, self.rows),
            "parquet": lambda: files.parquet(described, self.rows),
            "xlsx": lambda: self._workbook(origin, words),
        }
        return made[form]()

    def _workbook(self, origin: str, words: Words) -> bytes:
        sources = []
        if "sources" in self.rows.columns and "sources" in store.tables():
            cited = sources_measures.rows_by_source([self.rows]).index
            known = store.load("sources")
            sources = [(schema.table("sources"), known[known.index.isin(cited)])]
        about = self._about(self.url(origin, "xlsx"), words)
        return files.xlsx((schema.table(self.name), self.rows), sources, about, words("about-sheet"), store.created())

    def _about(self, url: str, words: Words) -> list[tuple[str, str]]:
        """What the workbook says of itself: labels and sentences, and then every column."""
        described, version, created = schema.table(self.name), store.STORE.snapshot().version, store.created()[:10]
        day = words.date(datetime.date.fromisoformat(created), "day")
        return [
            (words("about-title"), words("title")),
            (words("about-table"), f"{described.title}. {described.description}"),
            (words("about-rows"), words.number(len(self.rows))),
            (words("about-filter"), self.what),
            *([(words("about-address"), url)] if url else []),
            (words("about-version"), words("data-version", version=version, date=day)),
            (words("about-cite"), words("about-citation", version=version, year=created[:4], url=url or "-")),
            (words("about-licence"), words("about-licence-terms")),
            *((field.name, f"{field.title}. {field.description}") for field in described.fields),
        ]


def names() -> tuple[str, ...]:
    """Everything that can be taken away by name: the tables, then the series."""
    return (*schema.package().tables, *series.names())


def choices(name: str, today: datetime.date) -> tuple[Choice, ...]:
    """The parameters of its own that a table or series takes: its columns of codes, what its page can narrow it by
    besides, a text to look for in a table, and the series' ways of looking."""
    columns = (Choice(field.name, field.enum, name) for field in schema.table(name).fields if field.enum)
    besides = sources_measures.choices_of_sources(()) if name == "sources" else ()
    text = () if name in series.names() else (SEARCH,)
    return (*series.choices(name, today), *columns, *text, *besides)


def parameters(name: str) -> tuple[str, ...]:
    """Which of the parameters that every page has narrow this table or series."""
    if name in EVIDENCE:
        return ("home", "country", "from", "to")
    columns = schema.table(name).columns
    pair = ("home", "country") if {"home_iso3", "sending_iso3"} & set(columns) else ()
    dated = schema.table(name).period or {"year", "last_year"} & set(columns) or series.of_years(name)
    return (*pair, *(("from", "to") if dated else ()))


def usual(name: str) -> tuple[str, ...]:
    """The homes whose rows are given as long as none is asked for."""
    return HOMES if name in EVIDENCE else DEFAULT_HOMES


def extract(name: str, chosen: Filters, today: datetime.date, words: Words) -> Extract:
    """The rows that the choices keep, the newest first; choices that the table has no column for are left out.

    Raises QuarantineError when a table that is needed is missing.
    """
    chosen = _taken(name, chosen, today)
    whole = not parameters(name) and not chosen.narrowed
    what, slug = (words("about-all"), "all") if whole else (chosen.describe(words), chosen.slug())
    return Extract(name, _rows(name, chosen, today), what, Address(chosen).query(), slug)


def csv_path(name: str, chosen: Filters, today: datetime.date) -> str:
    """The address, below the server's, at which the rows that the choices keep are as CSV."""
    return with_query(f"data/{name}.csv", Address(_taken(name, chosen, today)).query())


def rows_behind(rows: pd.Index, key: str, chosen: Filters, today: datetime.date, words: Words) -> Extract:
    """The rows with these addresses: with the address that gives just them, where the choices alone make them out.

    `key` names their file where there is none.
    """
    name = str(rows.name)
    found = extract(name, chosen, today, words)
    given = rows.unique()
    wanted = given.get_indexer(found.rows.index) >= 0
    if wanted.all() and len(wanted) == len(given):
        return found
    table = cells.newest_first(store.load(name))
    return replace(found, rows=table[given.get_indexer(table.index) >= 0], query=None, file=key)


def series_of(rows: pd.Index, chosen: Filters, today: datetime.date, words: Words) -> Extract | None:
    """The series that these rows of trade or of goods are, if they are one."""
    if rows.name not in DRAWN:
        return None
    name, column = DRAWN[str(rows.name)]
    found = extract(name, chosen, today, words)
    return found if len(rows) and set(found.rows[column]) == set(rows) else None


def _taken(name: str, chosen: Filters, today: datetime.date) -> Filters:
    """The choices without those that the table or series has no column for."""
    own = {one: codes for one in choices(name, today) for choice, codes in chosen.own.items() if _same(one, choice)}
    chosen, taken = chosen.changed(own=own, usual=usual(name)), parameters(name)
    if "home" not in taken:
        chosen = chosen.changed(homes=DEFAULT_HOMES, partners=())
    return chosen if "from" in taken else chosen.changed(years=chosen.bounds)


def _rows(name: str, chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """The rows of a table or series that the choices keep, in the order of the screen."""
    if name in series.names():
        return series.made(name, chosen, today)
    rows = EVIDENCE[name](chosen) if name in EVIDENCE else chosen.apply(store.load(name))
    return cells.newest_first(rows.loc[search.matching(rows, chosen.text), schema.table(name).columns])


def _same(parameter: Choice, choice: Choice) -> bool:
    """Whether a page's choice is this parameter of a route, by whatever name and in whatever view the page has it."""
    if not parameter.table:
        alike = (parameter.name, parameter.options, parameter.days) == (choice.name, choice.options, choice.days)
        return alike and not choice.table
    of_goods = parameter.table == "goods-series" and parameter.name == choice.name and choice.table in ("products", "")
    return of_goods or (parameter.table, parameter.name) == (choice.table, choice.narrows)


def whole(name: str, today: datetime.date, words: Words) -> Extract:
    """All rows of a table or series."""
    bounds = address.bounds()
    return extract(name, Filters(bounds, bounds, HOMES), today, words)
