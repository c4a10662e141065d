"""What the reader chose to see: a value that can narrow any table and say itself in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from components import dates, schema
from components.language import Words

HOMES = ("AZE", "KAZ")
DEFAULT_HOMES = ("AZE",)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Choice:
    """A parameter of one page.

    With a table it keeps that table's rows whose column of the same name has a chosen code;
    without one it is a way of looking, which narrows nothing and always has one code, `preset` at first.
    A choice that says `within` which views of its page it matters is offered in those alone; its code is kept in all.
    One that is `aside` stands behind a button, as few readers need it.
    """

    name: str
    options: tuple[str, ...]
    table: str = ""
    preset: str = ""
    days: tuple[datetime.date, datetime.date] | None = None
    """The first and the last day that may stand in place of an option, as a choice of time also takes an exact day."""
    within: tuple[str, ...] = ()
    aside: bool = False

    def understood(self, given: str) -> str:
        """The code that a text of the address stands for, in whatever case; empty when it stands for none.

        The last day of a year is that year, and the last day of all is the last option.
        """
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
        return bool(self.table)

    @property
    def default(self) -> tuple[str, ...]:
        """What holds when the reader has chosen nothing."""
        return () if self.many else (self.preset,)


def column(table: str, name: str) -> Choice:
    """A choice among the codes that a table's column may hold."""
    return Choice(name, schema.table(table).field(name).enum, table)


def view(name: str, *options: str, preset: str = "", within: tuple[str, ...] = (), aside: bool = False) -> Choice:
    """A choice between ways of looking; the first holds at first, unless another is preset."""
    return Choice(name, options, preset=preset or options[0], within=within, aside=aside)


def as_of(today: datetime.date, first: int = 1991) -> Choice:
    """A choice of the day to look at: a year means its end, and this year means today; an exact day is understood."""
    years = [str(year) for year in range(first, today.year + 1)]
    return Choice("as_of", tuple(years), preset=years[-1], days=(datetime.date(first, 1, 1), today))


@dataclass(frozen=True)
class Filters:
    """Homes, partners (none = all), years (both ends included, `bounds` are the data's own), the page's own choices."""

    bounds: tuple[int, int]
    years: tuple[int, int]
    homes: tuple[str, ...] = DEFAULT_HOMES
    partners: tuple[str, ...] = ()
    own: Mapping[Choice, tuple[str, ...]] = field(default_factory=dict)

    @property
    def narrowed(self) -> bool:
        """Whether anything differs from what a reader meets without choosing."""
        return self != Filters(self.bounds, self.bounds, own=self.unchosen)

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
        return tuple(choice for choice in self.own if not choice.within or codes & set(choice.within))

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
                keep &= rows[choice.name].isin(codes)
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
        for choice, codes in self.own.items():
            if choice.many and codes:
                parts.append(words.join(words.value(choice.table, choice.name, code).lower() for code in codes))
        return ", ".join([*parts, words.years(*self.years)])

    def slug(self) -> str:
        """The choices in codes, for a file's name: "AZE_ARG-BRA_2005-2016"."""
        own = ["-".join(codes) for choice, codes in self.own.items() if choice.many and codes]
        partners = "-".join(self.partners) if len(self.partners) <= 6 else f"{len(self.partners)}-partners"
        return "_".join(["-".join(self.homes), partners or "all", f"{self.years[0]}-{self.years[1]}", *own])

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
