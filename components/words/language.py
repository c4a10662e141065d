"""Every word that a reader sees: sentences of the .ftl files, and names, numbers and dates of CLDR."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import babel
import pandas as pd
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_timedelta
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource
from pandas.api.typing import NaTType

FOLDER = Path(__file__).resolve().parent
DEFAULT = "en"

HOMES = ("AZE", "KAZ")
"""The states whose ties these data tell."""

LONGEST = 2000
"""Characters of a text that a sentence holds; of a longer one it has the beginning."""


class Words:
    """The words of one language. What it lacks is given in English; what no language has is a KeyError.

    Sentences say `$homes` ("Azerbaijan and Kazakhstan") and `$either` ("Azerbaijan or Kazakhstan") for the states whose
    ties are on screen; where none are given, for both of them.
    """

    def __init__(self, code: str, homes: tuple[str, ...] = HOMES) -> None:
        self.code, self.either, self.homes = code, "", ""
        self._bundles = [_bundle(code), *([_bundle(DEFAULT)] if code != DEFAULT else [])]
        self.locale = babel.Locale.parse(self("locale"), sep="-")
        names = [self.country(home) for home in homes or HOMES]
        self.homes, self.either = self.join(names), self.join(names, "or")

    def __call__(self, key: str, **values: object) -> str:
        """The sentence `key` with its values filled in."""
        values = {"homes": self.homes, "either": self.either, **{name: _held(value) for name, value in values.items()}}
        for bundle in self._bundles:
            if bundle.has_message(key) and (pattern := bundle.get_message(key).value) is not None:
                sentence, errors = bundle.format_pattern(pattern, values)
                if errors:
                    raise ValueError(f"{key} in {self.code}: {errors[0]}")
                return str(sentence)
        raise KeyError(f"no language has the sentence {key!r}")

    def has(self, key: str) -> bool:
        """Whether any language in use has the sentence."""
        return any(bundle.has_message(key) for bundle in self._bundles)

    def value(self, table: str, column: str, code: str) -> str:
        """The words for one code of a vocabulary: the table's own, those of the column's name, or of its last word."""
        if not code:
            return ""
        slug = re.sub(r"[^A-Za-z0-9_-]", "-", code)
        owners = (f"{table}-{column}", column, column.rsplit("_", 1)[-1])
        return self(next(key for owner in owners if self.has(key := f"{owner}-{slug}") or owner == owners[-1]))

    def heading(self, table: str, column: str) -> str:
        """What a column is called: the table's own heading, or that of every column of that name."""
        own = f"heading-{table}-{column}"
        return self(own if self.has(own) else f"heading-{column}")

    def country(self, iso3: str) -> str:
        """The name of a state in this language (CLDR); empty for an empty code."""
        return str(self.locale.territories[_alpha2(iso3)]) if iso3 else ""

    def language(self, code: str) -> str:
        """The name of a language, by its ISO 639 code, in this language (CLDR)."""
        return str(self.locale.languages.get(code, code))

    def join(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """A list in words: "Argentina, Brazil and Chile", or "Argentina, Brazil or Chile"."""
        return format_list(list(items), style=style, locale=self.locale)

    def number(self, value: float, digits: int = 0, *, fixed: bool = False) -> str:
        """A number with at most `digits` decimals (or just so many, if `fixed`), grouped as people group it."""
        pattern = f"#,##0.{('0' if fixed else '#') * digits}" if digits else "#,##0"
        return str(format_decimal(value, pattern, locale=self.locale))

    def percent(self, share: float) -> str:
        """A share of 1 in per cent: one decimal below ten per cent, none above."""
        return str(format_percent(share, "#,##0.#%" if abs(share) < 0.1 else "#,##0%", locale=self.locale))

    def money(self, dollars: float, *, unit: bool = True) -> str:
        """US dollars for people: "US$ 195 million", three figures at most; without `unit` just "195 million"."""
        size = abs(dollars)
        digits = 0 if size < 1000 else max(0, 2 - int(len(str(int(size))) - 1) % 3)
        amount = format_compact_decimal(dollars, format_type="long", locale=self.locale, fraction_digits=digits)
        return self("money", amount=amount) if unit else str(amount)

    def date(self, day: datetime.date | pd.Timestamp | NaTType, precision: str) -> str:
        """A date as vague as it is known: "9 March 1992", "October 2010", "2012"; empty when unknown."""
        if pd.isna(day) or not precision:
            return ""
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return str(format_skeleton("yMMMM", day, locale=self.locale))
        return str(format_date(day, "long", locale=self.locale))

    def month(self, day: datetime.date | pd.Timestamp) -> str:
        """The month of a day: "March"."""
        return str(format_date(day, "MMMM", locale=self.locale))

    def ago(self, day: datetime.date | pd.Timestamp, precision: str, today: datetime.date) -> str:
        """How long ago a day was: "10 months ago", from two on in years; empty when unknown or not past.

        Of a date known to its year, only whole years are told: it is no 1 January.
        """
        if pd.isna(day) or (precision == "year" and day.year == today.year):
            return ""
        months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
        days = (pd.Timestamp(today) - pd.Timestamp(day)).days
        if precision == "year":
            months = (today.year - day.year) * 12
        # Babel has months of 30 days and years of 365.
        length = months // 12 * 365 if months >= 24 else months * 30 or days
        past = datetime.timedelta(days=-length)
        text = format_timedelta(past, granularity="day", threshold=2, add_direction=True, locale=self.locale)
        return str(text) if days > 0 else ""

    def years(self, first: int, last: int) -> str:
        """A span of years: "2005–2016", or one year."""
        return str(first) if first == last else self("years", first=str(first), last=str(last))


def _held(value: object) -> object:
    """A value as a sentence can hold it: Fluent refuses longer texts."""
    return f"{value[:LONGEST]}…" if isinstance(value, str) and len(value) > LONGEST else value


@functools.cache
def words(code: str = DEFAULT, homes: tuple[str, ...] = HOMES) -> Words:
    """The words of a language, which name these homes, made once a process."""
    return Words(code, homes)


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file, English first."""
    return _languages(FOLDER)


@functools.cache
def _languages(folder: Path) -> tuple[str, ...]:
    found = sorted(path.stem for path in folder.glob("*.ftl"))
    return tuple(sorted(found, key=lambda code: code != DEFAULT))


@functools.cache
def _bundle(code: str) -> FluentBundle:
    source = (FOLDER / f"{code}.ftl").read_text(encoding="utf-8")
    # The bundle counts in the locale that the file names, since a language's own code need not be one that CLDR knows.
    locale = re.search(r"^locale = (\S+)$", source, re.MULTILINE)
    if locale is None:
        raise ValueError(f"{code}.ftl does not say its locale")
    bundle = FluentBundle([locale[1]], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    return bundle


@functools.cache
def country_names(iso3: str) -> tuple[str, ...]:
    """What a state is called in each language in which it may be looked for, whichever the page speaks (CLDR)."""
    return tuple(str(babel.Locale.parse(code).territories[_alpha2(iso3)]) for code in ("en", "az", "es", "pt"))


@functools.cache
def _alpha2(iso3: str) -> str:
    return str(get_global("territory_aliases")[iso3][0])


def plain(text: str) -> str:
    """Text as it stands for a place that reads Markdown: every sign that could be markup is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
