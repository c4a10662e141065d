"""What the reader chose to see: a value that can narrow any table and say itself in words."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from components import dates, schema
from components.language import Words

HOMES = ("AZE", "KAZ")
DEFAULT_HOMES = ("AZE",)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

LONGEST_SEARCH = 80
"""Characters of a text to search for that are read; what stands behind them is left out."""


@dataclass(frozen=True)
class Choice:
    """A parameter of one page.

    With a table it keeps that table's rows whose column of the same name has a chosen code;
    without one it is a way of looking, which narrows nothing and always has one code, `preset` at first.
    A search looks for a reader's own text in the columns `searched` of its table.
    A choice that says `within` which views of its page it matters is offered in those alone; its code is kept in all.
    One that is `aside` stands behind a button, as few readers need it.
    One that is not `drawn` is chosen within the page, not above it.
    """

    name: str
    options: tuple[str, ...] = field(repr=False)
    table: str = ""
    preset: str = ""
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What options are called that have a name in the data instead of one in the languages."""
    searched: tuple[str, ...] = ()
    days: tuple[datetime.date, datetime.date] | None = None
    """The first and the last day that may stand in place of an option, as a choice of time also takes an exact day."""
    within: tuple[str, ...] = ()
    aside: bool = False
    drawn: bool = True
    of: str = ""
    """The column, where the parameter is not called like it, as when two tables of a page have a column of one name."""

    @property
    def narrows(self) -> str:
        """The column of the table whose codes are chosen."""
        return self.of or self.name

    def understood(self, given: str) -> str:
        """The code that a text of the address stands for, in whatever case; empty when it stands for none.

        The last day of a year is that year, and the last day of all is the last option.
        """
        if self.searched:
            return " ".join("".join(sign if sign.isprintable() else " " for sign in given[:LONGEST_SEARCH]).split())
        folded = given.casefold()
        code = next((option for option in self.options if option.casefold() == folded), "")
        if code or self.days is None or not _DAY.fullmatch(given):
            return code
        try:
            day = datetime.date.fromisoformat(given)
        except ValueError:
            return ""
        first, last = self.days
        if not first <= day <= last:
            return ""
        return given if (day.month, day.day) != (12, 31) and day != last else str(day.year)

    @property
    def many(self) -> bool:
        """Whether several codes can be chosen at once; none chosen means all."""
        return bool(self.table) and not self.searched

    @property
    def coded(self) -> bool:
        """Whether its codes are those of a column that has a vocabulary."""
        columns = schema.table(self.table).fields if self.table else ()
        return any(column.name == self.narrows and column.enum for column in columns)

    @property
    def default(self) -> tuple[str, ...]:
        """What holds when the reader has chosen nothing."""
        return () if self.table else (self.preset,)


def column(table: str, name: str, within: tuple[str, ...] = (), *, called: str = "") -> Choice:
    """A choice among the codes that a table's column may hold, under the column's name or as it is `called`."""
    options = schema.table(table).field(name).enum
    return Choice(called or name, options, table, within=within, of=name if called else "")


def among(table: str, name: str, found: Iterable[str], within: tuple[str, ...] = ()) -> Choice:
    """A choice among the texts that a column without a vocabulary has, in alphabetical order."""
    return Choice(name, tuple(sorted({*found} - {""}, key=str.casefold)), table, within=within)


def search(name: str, table: str, *columns: str, within: tuple[str, ...] = ()) -> Choice:
    """A text to look for in columns of a table: a row is kept that has all of its words, whatever their accents."""
    return Choice(name, (), table, within=within, searched=columns)


def view(name: str, *options: str, preset: str = "", within: tuple[str, ...] = (), aside: bool = False) -> Choice:
    """A choice between ways of looking; the first holds at first, unless another is preset."""
    return Choice(name, options, preset=preset or options[0], within=within, aside=aside)


def as_of(today: datetime.date, first: int = 1991) -> Choice:
    """A choice of the day to look at: a year means its end, and this year means today; an exact day is understood."""
    years = [str(year) for year in range(first, today.year + 1)]
    return Choice("as_of", tuple(years), preset=years[-1], days=(datetime.date(first, 1, 1), today))


def said(choice: Choice, code: str, words: Words) -> str:
    """A code of a choice in words: its name in the data, of its vocabulary, of a language or an option, or itself."""
    if code in choice.names:
        return choice.names[code]
    if choice.coded:
        return words.value(choice.table, choice.narrows, code)
    key = f"option-{choice.name}-{code}"
    if words.has(key):
        return words(key)
    return words.language(code) if choice.name == "language" else code


def matching(rows: pd.DataFrame, choice: Choice, text: str) -> pd.Series:
    """Which rows have every word of the text in one of the columns that the choice searches, in whatever case."""
    cells = rows[list(choice.searched)].agg(" ".join, axis="columns").map(folded)
    return pd.Series([all(word in cell for word in folded(text).split()) for cell in cells], index=rows.index)


def folded(text: str) -> str:
    """The text without accents and in small letters, as two texts are compared."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@dataclass(frozen=True)
class Filters:
    """Homes, partners (none = all), years (both ends included, `bounds` are the data's own), the page's own choices.

    `usual` are the homes that the page shows as long as a reader chooses none.
    """

    bounds: tuple[int, int]
    years: tuple[int, int]
    homes: tuple[str, ...] = DEFAULT_HOMES
    partners: tuple[str, ...] = ()
    own: Mapping[Choice, tuple[str, ...]] = field(default_factory=dict)
    usual: tuple[str, ...] = DEFAULT_HOMES

    @property
    def narrowed(self) -> bool:
        """Whether anything differs from what a reader meets without choosing."""
        return self != Filters(self.bounds, self.bounds, self.usual, own=self.unchosen, usual=self.usual)

    @property
    def unchosen(self) -> dict[Choice, tuple[str, ...]]:
        """The page's own choices before the reader makes any, in the view that is open."""
        return {choice: codes if choice.name == "view" else choice.default for choice, codes in self.own.items()}

    @property
    def all_years(self) -> bool:
        """Whether the years leave out nothing, so that rows without a date stay as well."""
        return self.years == self.bounds

    def chosen(self, name: str) -> tuple[str, ...]:
        """The codes chosen for one of the page's own parameters."""
        return next(codes for choice, codes in self.own.items() if choice.name == name)

    def one(self, name: str) -> str:
        """The code chosen for a way of looking."""
        return self.chosen(name)[0]

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The page's own choices that matter in its open view: all of them on a page without views."""
        codes = {code for choice, chosen in self.own.items() if choice.name == "view" for code in chosen}
        return tuple(
            choice for choice in self.own if choice.drawn and (not choice.within or codes & set(choice.within))
        )

    def day(self, today: datetime.date) -> datetime.date:
        """The day to look at: the one chosen as `as_of`, or else the end of the last year; never after today."""
        chosen = [codes[0] for choice, codes in self.own.items() if choice.name == "as_of"]
        code = chosen[0] if chosen else str(self.years[1])
        day = datetime.date.fromisoformat(code) if "-" in code else datetime.date(int(code), 12, 31)
        return min(today, day)

    def apply(self, rows: pd.DataFrame, *, years: bool = True) -> pd.DataFrame:
        """The rows that the choices keep; undated ones while no year is left out. `years=False` leaves years aside."""
        keep = self._pair(rows)
        for choice, codes in self.own.items():
            if codes and choice.table == rows.index.name:
                keep &= matching(rows, choice, codes[0]) if choice.searched else rows[choice.narrows].isin(codes)
        if years and not self.all_years and schema.table(str(rows.index.name)).period:
            keep &= self._in_years(rows)
        return rows[keep]

    def changed(self, **changes: Any) -> Filters:
        """The same choices but for those given."""
        return replace(self, **changes)

    def describe(self, words: Words) -> str:
        """The choices in words: "Argentina and Brazil, 2005–2016"."""
        partners = [words.country(code) for code in self.partners]
        parts = [words.join(partners) if partners else words("all-partners")]
        if self.homes != DEFAULT_HOMES:
            homes = words.join(words.country(code) for code in self.homes)
            parts.insert(0, words("seen-from", homes=homes))
        for choice in self.offered:
            if choice.searched and self.own[choice]:
                parts.append(words("searched", text=self.own[choice][0]))
            elif choice.many and self.own[choice]:
                told = [said(choice, code, words) for code in self.own[choice]]
                parts.append(words.join(one.lower() for one in told) if choice.coded else words.join(told))
        return ", ".join([*parts, words.years(*self.years)])

    def slug(self) -> str:
        """The choices in codes, for a file's name: "AZE_ARG-BRA_2005-2016"."""
        own = [self._short(choice) for choice in self.offered if self.own[choice] != choice.default]
        partners = "-".join(self.partners) if len(self.partners) <= 6 else f"{len(self.partners)}-partners"
        return "_".join(["-".join(self.homes), partners or "all", f"{self.years[0]}-{self.years[1]}", *own])

    def _short(self, choice: Choice) -> str:
        """What is chosen, in few letters that every system takes in a file's name."""
        codes = self.own[choice]
        if choice.searched or len(codes) > 3:
            return choice.name if choice.searched else f"{len(codes)}-{choice.name}"
        return re.sub(r"[^A-Za-z0-9]+", "-", "-".join(codes))

    def _pair(self, rows: pd.DataFrame) -> pd.Series:
        """Which rows are of a chosen home and a chosen partner, whichever of the two sends."""
        if "home_iso3" in rows.columns:
            return self._of(rows["home_iso3"], rows["partner_iso3"])
        if "sending_iso3" in rows.columns:
            sending, receiving = rows["sending_iso3"], rows["receiving_iso3"]
            return self._of(sending, receiving) | self._of(receiving, sending)
        return pd.Series(True, index=rows.index)

    def _of(self, home: pd.Series, partner: pd.Series) -> pd.Series:
        keep = home.isin(self.homes)
        return keep & partner.isin(self.partners) if self.partners else keep

    def _in_years(self, rows: pd.DataFrame) -> pd.Series:
        """Which rows may fall into the years: spans that are open or unknown at one end reach as far as they may."""
        spans = dates.spans(rows)
        first, last = self.years
        starts, ends = spans["first"].dt.year, spans["last"].dt.year
        known = starts.notna() | ends.notna()
        return known & ~(starts > last) & ~(ends < first)
