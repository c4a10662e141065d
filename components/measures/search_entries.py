"""What a search over everything can find, one entry each: what it is called, what is told of it, where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from components.choices import filters
from components.choices.filters import DEFAULT_HOMES, HOMES
from components.choices.parameters import Query
from components.facts import cells, schema, search, store
from components.measures import goods
from components.measures import people as people_measures
from components.measures import trade as trade_measures
from components.words import language
from components.words.language import Words

ROWS = ("visits", "milestones", "agreements", "envoys", "missions", "claims", "searches", "sources")
"""The tables whose rows are entries each by itself."""

KINDS = (
    "states",
    "people",
    "visits",
    "milestones",
    "agreements",
    "envoys",
    "missions",
    "trade",
    "goods",
    "claims",
    "searches",
    "sources",
)
"""The kinds of entries in the order in which they are shown."""

PAGE = "search"

_DETAILS: Mapping[str, tuple[str, ...]] = {
    "visits": ("purpose",),
    "milestones": ("detail",),
    "agreements": ("status",),
    "envoys": ("title",),
    "missions": ("city", "status"),
    "searches": ("outcome", "where"),
    "sources": ("publisher", "kind"),
}
"""The columns that tell of a row what its title does not."""


@dataclass(frozen=True)
class Entry:
    """One thing to be found: its kind, what it is called, when, and what else is told of it.

    `page` and `query` are the address that it leads to. `body` is all that it can be found by, folded; `texts` are
    those of its texts that a reader sees only there. Of two that have the words alike, the one with more `weight`
    comes first.
    """

    kind: str
    title: str
    date: str
    detail: str
    page: str
    query: Query
    body: str
    weight: float = 0
    texts: tuple[str, ...] = ()


@store.per_version
def every(code: str) -> list[Entry]:
    """All entries in the words of a language; those of a quarantined table are left out."""
    words, tables = language.words(code), store.tables()
    found: list[Entry] = []
    for needed, make in (
        (("countries", "visits", "milestones", "agreements", "envoys"), _states),
        (tuple(search.PEOPLE_COLUMNS), _people),
        (("trade",), _trade),
        (("products", "chapters", "sections"), _goods),
    ):
        if set(needed) <= set(tables):
            found += make(words)
    for name in ROWS:
        if name in tables and (name != "claims" or set(tables["claims"]["table"]) <= set(tables)):
            found += _rows(name, words)
    return found


def _states(words: Words) -> Iterator[Entry]:
    """The states: a partner leads to its page, a home state to the overview of it, any other to its row."""
    facts = [store.load(name) for name in ("visits", "milestones", "agreements", "envoys")]
    codes = [rows[column] for rows in facts for column in map(str, rows.columns) if column.endswith("_iso3")]
    counts: Mapping[str, int] = pd.concat(codes).value_counts().to_dict()
    for state in store.load("countries").to_dict("records"):
        iso3, role = state["iso3"], state["role"]
        page, query = {
            "partner": ("country", {"country": [iso3]}),
            "home": ("overview", _of_home([iso3])),
        }.get(role, (PAGE, {"row": [f"countries:{iso3}"]}))
        detail = " · ".join(filter(None, (words.value("countries", "role", role), state["region"], state["capital"])))
        title, names = words.country(iso3), search.state_names(iso3)
        body = search.folded("\n".join([title, iso3, state["iso2"], detail, *names]))
        others = tuple(filter(None, state["other_names"].split(";")))
        yield Entry("states", title, "", detail, page, query, body, float(counts.get(iso3, 0)), others)


def _people(words: Words) -> Iterator[Entry]:
    """The people whom columns name; each leads to all rows with that person."""
    known, codes = people_measures.known(), {name: code for code, name in people_measures.codes().items()}
    for name, person in known.iterrows():
        counts = {part: int(person[part]) for part in people_measures.PARTS if person[part]}
        done = words.join(words(f"person-count-{part}", count=count) for part, count in counts.items())
        state = words.country(person["iso3"])
        detail = " · ".join(filter(None, (person["role"], state, done)))
        others = tuple(search.other_names().get(str(name), ()))
        body = search.folded("\n".join([str(name), *others, person["role"], state]))
        query = {"person": [codes[str(name)]]}
        yield Entry("people", str(name), "", detail, PAGE, query, body, float(sum(counts.values())), others)


def _trade(words: Words) -> Iterator[Entry]:
    """The trade of each pair of states, which leads to its page."""
    trade = store.load("trade")
    for (home, partner), rows in trade.groupby(["home_iso3", "partner_iso3"]):
        title = words("search-trade", home=words.country(str(home)), partner=words.country(str(partner)))
        years = words.years(int(rows["period_start"].min().year), int(rows["period_end"].max().year))
        detail = words("count-trade", count=len(rows))
        names = [*search.state_names(str(home)), *search.state_names(str(partner)), words("table-trade")]
        names += map(str, sorted({*rows["period_start"].dt.year, *rows["period_end"].dt.year}))
        body = search.folded("\n".join([title, str(home), str(partner), *names]))
        query = _of_home([str(home)]) | {"country": [str(partner)]}
        yield Entry("trade", title, years, detail, "trade", query, body, float(len(rows)))


def trade_of_year(entry: Entry, year: int, words: Words) -> Entry:
    """The trade of a pair of states, as `_trade` gives it, in one year: what the home reports, and what is missing."""
    (partner,), (home, *_) = entry.query["country"], entry.query.get("home", DEFAULT_HOMES)
    own = trade_measures.own_series(filters.of_pair(store.load("trade"), home, partner))
    values = own[own["period_start"].dt.year == year].set_index("flow")["value_usd"]
    amounts = {flow: words.money(values[flow]) if flow in values else "none" for flow in trade_measures.FLOWS}
    detail = words("search-trade-year", home=words.country(home), **amounts)
    query = dict(entry.query) | {"from": [str(year)], "to": [str(year)]}
    return replace(entry, date=str(year), detail=detail, query=query)


def _goods(words: Words) -> Iterator[Entry]:
    """The goods by chapter or section, and those that sources only name; each leads to its figures, if any."""
    standard, products = goods.standard(), store.load("products")
    of_code = {str(code): rows for code, rows in products[products["code"] != ""].groupby("code")}
    for code in sorted({*standard.names, *of_code}):
        rows = of_code.get(code, products.iloc[:0])
        called = str(rows["product"].iloc[0]) if len(rows) else ""
        title, full = standard.label(code, called), standard.titles.get(code, "")
        texts = [title, called, full, standard.section_label(code)]
        yield _good(title, full, rows, {"code": [code]}, texts, words)
    for name, rows in products[products["code"] == ""].groupby("product"):
        yield _good(str(name), "", rows, {"view": ["named"], "q": [str(name)]}, [str(name)], words)


def _good(title: str, full: str, rows: pd.DataFrame, query: Query, texts: list[str], words: Words) -> Entry:
    """An entry of goods with these figures; it leads to the flow and the home that have most of them."""
    detail = words("count-products", count=len(rows)) if len(rows) else words("search-no-figures")
    if len(rows):
        flow = str(rows["flow"].mode().iloc[0])
        query = _of_home(sorted(set(rows["home_iso3"]))) | query | ({"flow": [flow]} if flow != "imports" else {})
    body = search.folded("\n".join(texts))
    return Entry("goods", title, "", detail, "products", query, body, float(len(rows)), (full,) if full else ())


def _rows(name: str, words: Words) -> Iterator[Entry]:
    """The rows of a table; each opens its own dialog."""
    rows = store.load(name)
    described = schema.table(name)
    start = described.period[0] if described.period else {"searches": "searched_on"}.get(name, "")
    dated = cells.displayed(name, start, rows, words) if start else pd.Series("", index=rows.index)
    days = rows[start].astype("int64").where(rows[start].notna(), 0) if start else pd.Series(0, index=rows.index)
    if name == "sources":
        dated = rows["published_on"]
        days = pd.to_numeric(dated.str.replace("-", "").str.ljust(8, "0"), errors="coerce").fillna(0)
    details = _details(name, rows, words)
    texts = [rows[one.name] for one in described.fields if one.type == "string" and not _is_code(one)]
    bodies, titles = search.texts(rows), _titles(name, rows, words)
    columns = zip(rows.index, titles, dated, details, bodies, days, *texts, strict=True)
    for identity, title, date, detail, body, day, *values in columns:
        seen = tuple(value for value in dict.fromkeys(values) if value and value not in (title, detail))
        yield Entry(name, title, date, detail, PAGE, {"row": [f"{name}:{identity}"]}, body, float(day), seen)


def _is_code(field: schema.Field) -> bool:
    """Whether a text is no words: a code, an id or an address."""
    return bool(field.enum) or "pattern" in field.constraints or field.name in ("url", "language", "row_id", "table")


def _titles(name: str, rows: pd.DataFrame, words: Words) -> list[str]:
    """What each row is called; a claim is called after the row that it is about."""
    if name != "claims":
        return cells.headlines(name, rows, words)
    titles: dict[object, str] = {}
    for table, claims in rows.groupby("table"):
        about = store.load(str(table)).loc[claims["row_id"]]
        titles |= dict(zip(claims.index, cells.headlines(str(table), about, words), strict=True))
    return [titles[claim] for claim in rows.index]


def _joined(*columns: Iterable[str]) -> list[str]:
    """The cells of each row that are not empty, joined."""
    return [" · ".join(filter(None, each)) for each in zip(*columns, strict=True)]


def _details(name: str, rows: pd.DataFrame, words: Words) -> list[str]:
    """What is told of each row beside what it is called: its sides, and its cells of some columns."""
    if name == "claims":
        return _claimed(rows, words)
    sides = [_sides(rows, words)] if name in ("visits", "milestones", "agreements", "envoys") else []
    return _joined(*sides, *(cells.displayed(name, column, rows, words) for column in _DETAILS[name]))


def _sides(rows: pd.DataFrame, words: Words) -> list[str]:
    """The two states of each row, "Azerbaijan – Mexico", or the one and a body."""
    names = ("home_iso3", "partner_iso3", "body")
    home, other, body = names if "home_iso3" in rows else ("sending_iso3", "receiving_iso3", "receiving_body")
    second = rows[other].map(words.country).mask(rows[other] == "", rows[body if body in rows else other])
    return [" – ".join(filter(None, pair)) for pair in zip(rows[home].map(words.country), second, strict=True)]


def _claimed(rows: pd.DataFrame, words: Words) -> list[str]:
    """Which column a claim is about, and what another source says there."""
    return [
        f"{words.heading(table, column)}: {cells.claim_text(table, column, value, precision, words)}"
        for table, column, value, precision in rows[["table", "field", "value", "precision"]].itertuples(index=False)
    ]


def _of_home(homes: list[str]) -> Query:
    """The parameter of these homes, left out where a page has them at first."""
    ordered = [home for home in HOMES if home in homes]
    return {} if tuple(ordered) == DEFAULT_HOMES else {"home": ordered}
