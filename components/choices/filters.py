"""What the reader chose to see: a value that can narrow any table and say itself in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from components.choices import parameters
from components.choices.parameters import Choice
from components.facts import dates, schema
from components.words.language import Words

HOMES = ("AZE", "KAZ")
DEFAULT_HOMES = ("AZE",)


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
        """The page's own choices that matter in what is open: all of them on a page without views."""
        holds = {"homes"} if len(self.homes) > 1 else set()
        holds |= {code for choice, chosen in self.own.items() if choice.name == "view" for code in chosen}
        found: list[Choice] = []
        for choice, codes in self.own.items():
            if choice.matters(holds):
                holds |= {f"{choice.name}={code}" for code in codes}
                found += [choice] if choice.drawn else []
        return tuple(found)

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
                keep &= (
                    parameters.matching(rows, choice, codes[0]) if choice.searched else rows[choice.narrows].isin(codes)
                )
        kept = rows[keep]
        if years and not self.all_years and schema.table(str(rows.index.name)).period:
            return kept[self._in_years(kept)]
        return kept

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
                told = [parameters.said(choice, code, words) for code in self.own[choice]]
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
            # Sums over the partners, as some series have them, are of those that are chosen.
            partner = rows["partner_iso3"] if "partner_iso3" in rows.columns else None
            return rows["home_iso3"].isin(self.homes) if partner is None else self._of(rows["home_iso3"], partner)
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
