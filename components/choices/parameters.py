"""A parameter that a page has beside homes, partners and years: the codes that it takes, and how they are read."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from components.facts import schema
from components.words.language import Words

Query = dict[str, list[str]]
"""The parameters of an address: the codes by their names."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

NAMED: Mapping[str, Callable[[Words, str], str]] = {"map": Words.country, "language": Words.language}
"""Parameters whose codes are those of countries or of languages, each with what names them."""

LONGEST_SEARCH = 80
"""Characters of a text to search for that are read; what stands behind them is left out."""


@dataclass(frozen=True)
class Choice:
    """A parameter of one page.

    With a table it keeps that table's rows whose column of the same name has a chosen code; without one it is a way of
    looking, which narrows nothing and always has one code, `preset` at first. One that is `searched` is a reader's own
    text, which the rows of every table on the page must have. One that says `within` what it matters is offered there
    alone: in a view ("flows"), with a code of a choice before it ("gap=years"), with two homes ("homes"), or with
    several of these ("partners & reporter=both"). One that is `aside` stands behind a button, as few readers need it;
    one that is not `drawn` is chosen within the page, not above it.
    """

    name: str
    options: tuple[str, ...] = field(repr=False)
    table: str = ""
    preset: str = ""
    names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What options are called that have a name in the data instead of one in the languages."""
    searched: bool = False
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

    def matters(self, holds: Set[str]) -> bool:
        """Whether the choice matters, given all that holds of what `within` may name."""
        return not self.within or any(holds >= {*one.split(" & ")} for one in self.within)

    @property
    def many(self) -> bool:
        """Whether several codes can be chosen at once; none chosen means all."""
        return bool(self.table)

    @functools.cached_property
    def coded(self) -> bool:
        """Whether its codes are those of a column that has a vocabulary."""
        columns = schema.table(self.table).fields if self.table else ()
        return any(column.name == self.narrows and column.enum for column in columns)

    @property
    def default(self) -> tuple[str, ...]:
        """What holds when the reader has chosen nothing."""
        return () if self.table or self.searched else (self.preset,)


SEARCH = Choice("q", (), searched=True)
"""A text to look for in the tables of a page, whose charts it leaves as they are: see `search.matching`."""

FIND = Choice("find", (), searched=True)
"""A text to look for in everything, on the page of the search."""


def column(table: str, name: str, within: tuple[str, ...] = (), *, called: str = "") -> Choice:
    """A choice among the codes that a table's column may hold, under the column's name or as it is `called`."""
    options = schema.table(table).field(name).enum
    return Choice(called or name, options, table, within=within, of=name if called else "")


def among(table: str, name: str, found: Iterable[str], within: tuple[str, ...] = ()) -> Choice:
    """A choice among the texts that a column without a vocabulary has, in alphabetical order."""
    return Choice(name, tuple(sorted({*found} - {""}, key=lambda text: (text.casefold(), text))), table, within=within)


def view(name: str, *options: str, preset: str = "", within: tuple[str, ...] = (), aside: bool = False) -> Choice:
    """A choice between ways of looking; the first holds at first, unless another is preset."""
    return Choice(name, options, preset=preset or options[0], within=within, aside=aside)


def tab(name: str, *codes: str, preset: str = "") -> Choice:
    """A choice of the open tab, or of another look that is chosen within the page; the first code holds at first."""
    return Choice(name, codes, preset=preset or codes[0], drawn=False)


def as_of(today: datetime.date, first: int = 1991) -> Choice:
    """A choice of the day to look at: a year means its end, and this year means today; an exact day is understood."""
    years = [str(year) for year in range(first, today.year + 1)]
    return Choice("as_of", tuple(years), preset=years[-1], days=(datetime.date(first, 1, 1), today))


def option_text(choice: Choice, code: str, words: Words) -> str:
    """A code of a choice in words: its name in the data, of its vocabulary, of a language or an option, or itself."""
    if code in choice.names:
        return choice.names[code]
    if choice.coded:
        return words.value(choice.table, choice.narrows, code)
    key = f"option-{choice.name}-{code}"
    if words.has(key):
        return words(key)
    return NAMED[choice.name](words, code) if choice.name in NAMED else code
