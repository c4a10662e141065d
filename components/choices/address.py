"""A reader's choices as codes in an address: read with care, and written with defaults left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.choices.filters import DEFAULT_HOMES, HOMES, Filters
from components.choices.parameters import Choice
from components.facts import dates, schema, store
from components.words import language

Query = dict[str, list[str]]
LONGEST = 40
"""Characters of a value not understood that are told back to the reader."""


@dataclass(frozen=True)
class Address:
    """What the URL says: the choices, the language, the open row ("table:id"), and what was not understood."""

    filters: Filters
    language: str = language.DEFAULT
    row: str = ""
    ignored: tuple[str, ...] = ()

    def query(self, *, own: bool = True) -> Query:
        """The URL's parameters, defaults left out; without `own`, only those that every page shares."""
        chosen = self.filters
        query: Query = {
            "home": [] if chosen.homes == chosen.usual else list(chosen.homes),
            "country": list(chosen.partners),
            "from": [str(chosen.years[0])] if chosen.years[0] != chosen.bounds[0] else [],
            "to": [str(chosen.years[1])] if chosen.years[1] != chosen.bounds[1] else [],
        }
        if own:
            query |= {
                choice.name: [] if codes == choice.default else list(codes) for choice, codes in chosen.own.items()
            }
        query["lang"] = [self.language] if self.language != language.DEFAULT else []
        query["row"] = [self.row] if self.row and own else []
        return {name: codes for name, codes in query.items() if codes}


def parse(
    query: Mapping[str, Sequence[str]],
    choices: Sequence[Choice],
    partners: Sequence[str],
    bounds: tuple[int, int],
    usual: tuple[str, ...] = DEFAULT_HOMES,
) -> Address:
    """Reads the URL's parameters: what can be put right is (case, order, years); the rest is dropped and told."""
    ignored: list[str] = []

    def codes(name: str, options: Sequence[str]) -> tuple[str, ...]:
        known = {option.casefold(): option for option in options}
        given = list(dict.fromkeys(query.get(name, ())))
        ignored.extend(_told(name, code) for code in given if code.casefold() not in known)
        picked = {known[code.casefold()] for code in given if code.casefold() in known}
        return tuple(option for option in options if option in picked)

    homes = codes("home", HOMES) or usual
    picked = codes("country", partners)
    years = _years(query, bounds, ignored)
    own = {choice: _limited(choice, _own(query, choice, ignored)) for choice in choices}
    spoken = codes("lang", language.languages())
    row = _row(query, ignored)
    known = {"home", "country", "from", "to", "lang", "row", *(choice.name for choice in choices)}
    ignored.extend(_told(name, "") for name in query if name not in known and not name.startswith("embed"))
    filters = Filters(bounds, years, homes, () if len(picked) == len(partners) else picked, own, usual)
    return Address(filters, spoken[0] if spoken else language.DEFAULT, row, tuple(ignored))


@store.per_version
def partners() -> tuple[str, ...]:
    """The codes of all partner states, in the order of their names in the data."""
    tables = store.STORE.snapshot().tables
    if "countries" in tables:
        countries = tables["countries"]
        return tuple(countries.loc[countries["role"] == "partner"].sort_values("name")["iso3"])
    # While the table of states is quarantined, the other tables still say with whom the ties are.
    named = (rows["partner_iso3"] for rows in tables.values() if "partner_iso3" in rows.columns)
    return tuple(sorted({code for codes in named for code in codes.unique() if code}))


@store.per_version
def bounds() -> tuple[int, int]:
    """The first and last year that any table speaks of."""
    tables = store.STORE.snapshot().tables
    dated = [dates.spans(rows) for name, rows in tables.items() if schema.table(name).period]
    years = pd.concat([spans["first"] for spans in dated] + [spans["last"] for spans in dated]).dt.year
    return int(years.min()), int(years.max())


@store.per_version
def regions() -> dict[str, tuple[str, ...]]:
    """The partner states of each region, as the table of states has them; empty while that table is quarantined."""
    if "countries" not in store.STORE.snapshot().tables:
        return {}
    region = store.load("countries").set_index("iso3")["region"]
    codes = partners()
    return {name: tuple(code for code in codes if region[code] == name) for name in region[list(codes)].unique()}


def _own(query: Mapping[str, Sequence[str]], choice: Choice, ignored: list[str]) -> tuple[str, ...]:
    """The codes given for a page's own choice that it understands, in the order of its options."""
    given = dict.fromkeys(query.get(choice.name, ()))
    ignored.extend(_told(choice.name, code) for code in given if not choice.understood(code))
    picked = {code for one in given if (code := choice.understood(one))}
    return (*(option for option in choice.options if option in picked), *sorted(picked - {*choice.options}))


def _limited(choice: Choice, codes: tuple[str, ...]) -> tuple[str, ...]:
    """A single choice keeps one code; a choice of all codes is a choice of none."""
    if not choice.many:
        return codes[:1] or choice.default
    return () if len(codes) == len(choice.options) else codes


def _years(query: Mapping[str, Sequence[str]], bounds: tuple[int, int], ignored: list[str]) -> tuple[int, int]:
    years = []
    for name, default in (("from", bounds[0]), ("to", bounds[1])):
        given = (list(query.get(name, ())) or [str(default)])[-1]
        understood = len(given) == 4 and given.isascii() and given.isdigit()
        if not understood or not bounds[0] <= int(given) <= bounds[1]:
            ignored.append(_told(name, given))
        years.append(min(max(int(given), bounds[0]), bounds[1]) if understood else default)
    return min(years), max(years)


def _row(query: Mapping[str, Sequence[str]], ignored: list[str]) -> str:
    given = (list(query.get("row", ())) or [""])[-1]
    table, _, identity = given.partition(":")
    tables = store.STORE.snapshot().tables
    if given and (table not in tables or identity not in tables[table].index):
        renamed = _renamed(tables[table], identity) if table in tables else ""
        ignored.extend([] if renamed else [_told("row", given)])
        return f"{table}:{renamed}" if renamed else ""
    return given


def _renamed(rows: pd.DataFrame, former: str) -> str:
    """The address of the row that had another one before; "" when none had."""
    if "former_ids" not in rows.columns or not former:
        return ""
    found = rows.index[[former in ids.split(";") for ids in rows["former_ids"]]]
    return str(found[0]) if len(found) else ""


def _told(name: str, value: str) -> str:
    """A parameter as it is told back: plain, and no longer than a line."""
    said = f"{name}={value}" if value else name
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
