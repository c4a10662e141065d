"""What the reader chose to see: a value that can narrow any table and say itself in words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.choices import parameters
from components.choices.parameters import Choice
from components.facts import dates, schema, store
from components.words.language import HOMES as HOMES
from components.words.language import Words

DEFAULT_HOMES = ("AZE",)
Mask = npt.NDArray[np.bool_]
"""For each row whether it stays."""


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

    @property
    def text(self) -> str:
        """The text that the tables of the page are searched for; "" for none."""
        return "".join(code for choice, codes in self.own.items() if choice.searched for code in codes)

    @property
    def unsearched(self) -> Filters:
        """The same choices without the search: what the charts of the page are of."""
        return self.changed(own={choice: codes for choice, codes in self.own.items() if not choice.searched})

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
        name = str(rows.index.name)
        keep = self._of_pairs(rows)
        for choice, codes in self.own.items():
            if codes and choice.table == name:
                keep = keep & _among(rows, choice.narrows, codes)
        if years and not self.all_years and schema.table(name).period:
            first, last = _years_of(name) if _is_whole(rows) else dates.years(rows)
            keep = keep & (first <= self.years[1]) & (last >= self.years[0])
        return rows.copy(deep=False) if keep.all() else rows[keep]

    def changed(self, **changes: Any) -> Filters:
        """The same choices but for those given."""
        return replace(self, **changes)

    def describe(self, words: Words, *, years: bool = True) -> str:
        """The choices in words: "Azerbaijan with Argentina and Brazil, 2005–2016"; `years=False` leaves years out."""
        homes, partners = (words.join(map(words.country, codes)) for codes in (self.homes, self.partners))
        parts = [words("seen-from", homes=homes, partners=partners or words("all-partners"))]
        for choice in self.offered:
            if choice.searched and self.own[choice]:
                parts.append(words("searched", text=self.own[choice][0]))
            elif choice.many and self.own[choice]:
                names = [parameters.option_text(choice, code, words) for code in self.own[choice]]
                parts.append(words.join(name[:1].lower() + name[1:] if choice.coded else name for name in names))
        return ", ".join([*parts, *([words.years(*self.years)] if years else [])])

    def slug(self) -> str:
        """The choices in codes, for a file's name: "AZE_ARG-BRA_2005-2016"."""
        own = [_short(choice, self.own[choice]) for choice in self.offered if self.own[choice] != choice.default]
        partners = "-".join(self.partners) if len(self.partners) <= 6 else f"{len(self.partners)}-partners"
        return "_".join(["-".join(self.homes), partners or "all", f"{self.years[0]}-{self.years[1]}", *own])

    def _of_pairs(self, rows: pd.DataFrame) -> Mask:
        """Which rows are of a chosen home and a chosen partner, whichever of the two sends."""
        if "sending_iso3" in rows.columns:
            return self._of(rows, "sending_iso3", "receiving_iso3") | self._of(rows, "receiving_iso3", "sending_iso3")
        if "home_iso3" in rows.columns:
            return self._of(rows, "home_iso3", "partner_iso3")
        return np.ones(len(rows), dtype=bool)

    def _of(self, rows: pd.DataFrame, home: str, partner: str) -> Mask:
        keep = _among(rows, home, self.homes)
        # Sums over the partners, as some series have them, are of those that are chosen.
        return keep & _among(rows, partner, self.partners) if self.partners and partner in rows.columns else keep


def of_pair(rows: pd.DataFrame, home: str, partner: str) -> pd.DataFrame:
    """The rows of one home and one partner, whichever of the two sends."""
    return Filters((0, 0), (0, 0), (home,), (partner,)).apply(rows)


def sides(rows: pd.DataFrame, homes: Sequence[str]) -> pd.DataFrame:
    """The two sides of each row, whichever of them sends: `home_iso3`, `partner_iso3`; same index as `rows`."""
    if "home_iso3" in rows.columns:
        return rows[["home_iso3", "partner_iso3"]]
    sender, receiver = rows["sending_iso3"], rows["receiving_iso3"]
    sent = sender.isin(homes)
    return pd.DataFrame({"home_iso3": sender.where(sent, receiver), "partner_iso3": receiver.where(sent, sender)})


def claims_with_sides(claims: pd.DataFrame, tables: Mapping[str, pd.DataFrame], homes: Sequence[str]) -> pd.DataFrame:
    """The claims about rows that `tables` has, with `home_iso3` and `partner_iso3` ("" for a body) of those rows."""
    parts = [claims.assign(home_iso3="", partner_iso3="")[:0]]
    for name, about in claims.groupby("table"):
        if name in tables:
            there = about[about["row_id"].isin(tables[str(name)].index)]
            of_rows = sides(tables[str(name)].loc[there["row_id"].unique()], homes)
            parts.append(there.join(of_rows, on="row_id"))
    found = pd.concat(parts)
    return found.loc[claims.index[claims.index.isin(found.index)]]


def _short(choice: Choice, codes: Sequence[str]) -> str:
    """What is chosen, in few letters that every system takes in a file's name."""
    if choice.searched or len(codes) > 3:
        return choice.name if choice.searched else f"{len(codes)}-{choice.name}"
    return re.sub(r"[^A-Za-z0-9]+", "-", "-".join(codes))


def _among(rows: pd.DataFrame, column: str, codes: Sequence[str]) -> Mask:
    """Which rows have one of the codes in a column."""
    if not _is_whole(rows) or column not in schema.table(str(rows.index.name)).columns:
        return rows[column].isin(codes).to_numpy(dtype=bool)
    at, values = _coded(str(rows.index.name), column)
    return values.isin(codes)[at]


def _is_whole(rows: pd.DataFrame) -> bool:
    """Whether these are all rows of one of the dashboard's own tables, by its very index."""
    table = store.tables().get(str(rows.index.name))
    return table is not None and rows.index.is_(table.index)


@store.per_version
def _coded(name: str, column: str) -> tuple[npt.NDArray[np.int32], pd.Index]:
    """A column of a table in whole numbers: which of the values each row has."""
    at, values = pd.factorize(store.load(name)[column])
    return at.astype("int32"), values


@store.per_version
def _years_of(name: str) -> tuple[dates.Years, dates.Years]:
    """The first and the last year of every row of a table, as `dates.years`."""
    return dates.years(store.load(name))
