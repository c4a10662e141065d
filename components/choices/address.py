"""A reader's choices as codes in an address: read with care, and written with defaults left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import pandas as pd

from components.choices.filters import DEFAULT_HOMES, HOMES, Filters
from components.choices.parameters import LONGEST_SEARCH, Choice
from components.choices.parameters import Query as Query
from components.facts import dates, schema, store
from components.words import language

LONGEST = 40
"""Characters of a parameter not understood that a notice quotes."""


@dataclass(frozen=True)
class Address:
    """What the URL says: the choices, the language, the open row ("table:id"), and what was not understood.

    `version` is that of the data which a link of a citation was made of; it is not written again.
    """

    filters: Filters
    language: str = language.DEFAULT
    row: str = ""
    ignored: tuple[str, ...] = ()
    version: str = ""

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
    """Reads the URL's parameters: what can be put right is; what is dropped or not as it was meant is `ignored`."""
    ignored: list[str] = []
    homes = _codes(query, Choice("home", HOMES), ignored)
    picked = _codes(query, Choice("country", tuple(partners)), ignored)
    years = _years(query, bounds, ignored)
    own = {choice: _limited(choice, _codes(query, choice, ignored)) for choice in choices}
    spoken = _codes(query, Choice("lang", tuple(language.languages())), ignored)
    row = _row(query, ignored)
    version = _version(query, ignored)
    known = {"home", "country", "from", "to", "lang", "row", "version", *(choice.name for choice in choices)}
    ignored.extend(_quoted(name, "") for name in query if name not in known and not name.startswith("embed"))
    filters = Filters(bounds, years, homes or usual, () if len(picked) == len(partners) else picked, own, usual)
    return Address(filters, spoken[0] if spoken else language.DEFAULT, row, tuple(ignored), version)


def with_query(path: str, query: Mapping[str, str | Sequence[str]], *, safe: str = "") -> str:
    """An address with its parameters, in which signs that are `safe` stay as they are."""
    return f"{path}?{urlencode(query, doseq=True, safe=safe)}" if query else path


@store.per_version
def partners() -> tuple[str, ...]:
    """The codes of all partner states, in the order of their names in the data."""
    tables = store.tables()
    if "countries" in tables:
        countries = tables["countries"]
        return tuple(countries.loc[countries["role"] == "partner"].sort_values("name")["iso3"])
    # While the table of states is quarantined, the other tables still say with whom the ties are.
    named = (rows["partner_iso3"] for rows in tables.values() if "partner_iso3" in rows.columns)
    return tuple(sorted({code for codes in named for code in codes.unique() if code}))


@store.per_version
def bounds() -> tuple[int, int]:
    """The first and last year that any table speaks of."""
    tables = store.tables()
    years = pd.concat([dates.spans(rows).stack() for name, rows in tables.items() if schema.table(name).period]).dt.year
    return int(years.min()), int(years.max())


@store.per_version
def regions() -> dict[str, tuple[str, ...]]:
    """The partner states of each region, as the table of states has them; empty while that table is quarantined."""
    if "countries" not in store.tables():
        return {}
    region = store.load("countries").set_index("iso3")["region"][list(partners())]
    return {str(name): tuple(codes.index) for name, codes in region.groupby(region, sort=False)}


def _codes(query: Mapping[str, Sequence[str]], choice: Choice, ignored: list[str]) -> tuple[str, ...]:
    """The codes given for a choice that it understands, in the order of its options; what it does not is `ignored`."""
    codes = {given: choice.understood(given) for given in query.get(choice.name, ())}
    cut = LONGEST_SEARCH if choice.searched else None
    ignored.extend(_quoted(choice.name, given) for given, code in codes.items() if not code or given[:cut] != given)
    picked = {*codes.values()} - {""}
    return (*(option for option in choice.options if option in picked), *sorted(picked - {*choice.options}))


def _limited(choice: Choice, codes: tuple[str, ...]) -> tuple[str, ...]:
    """A single choice keeps one code; a choice of all codes is a choice of none."""
    if not choice.many:
        return codes[:1] or choice.default
    return () if len(codes) == len(choice.options) else codes


def _years(query: Mapping[str, Sequence[str]], bounds: tuple[int, int], ignored: list[str]) -> tuple[int, int]:
    """The first and last year to look at, within the bounds and the earlier one first."""
    years = []
    for name, default in zip(("from", "to"), bounds, strict=True):
        given = [str(default), *query.get(name, ())]
        understood = len(given[-1]) == 4 and given[-1].isascii() and given[-1].isdigit()
        year = int(given[-1]) if understood else default
        years.append(min(max(year, bounds[0]), bounds[1]))
        if not understood or year != years[-1]:
            ignored.append(_quoted(name, given[-1]))
    if years[0] > years[1]:
        ignored.append(_quoted("from", f"{years[0]}&to={years[1]}"))
    return min(years), max(years)


def _row(query: Mapping[str, Sequence[str]], ignored: list[str]) -> str:
    """The row to open as "table:id", by its present id where it had another one before; "" for none."""
    given = [*query.get("row", ())][-1:]
    table, _, identity = "".join(given).partition(":")
    rows = store.tables().get(table)
    if rows is not None and identity in rows.index:
        return given[0]
    if rows is not None and identity and "former_ids" in rows.columns:
        for renamed in rows.index[[identity in ids.split(";") for ids in rows["former_ids"]]]:
            return f"{table}:{renamed}"
    ignored.extend(_quoted("row", one) for one in given if one)
    return ""


def _version(query: Mapping[str, Sequence[str]], ignored: list[str]) -> str:
    """The version of the data that a link names: eight hexadecimal digits; "" for none."""
    given = [*query.get("version", ())][-1:]
    if given and re.fullmatch("[0-9a-f]{8}", given[0]):
        return given[0]
    ignored.extend(_quoted("version", one) for one in given if one)
    return ""


def _quoted(name: str, value: str) -> str:
    """A parameter as a notice quotes it: plain, and no longer than a line."""
    text = f"{name}={value}" if value else name
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
