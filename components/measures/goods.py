"""What goods were traded: one side's figures by HS chapter or SITC section, their sums, shares and concentration.

Every value is in current US dollars as its reporter gave it. Chapters and sections cut the same goods differently, so
the two are never added; a class of goods without a figure is unknown, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.facts import store
from components.measures.trade import full_years

CLASSES = ("HS2", "SITC1")
"""The classifications that have figures, the finest first."""

DATASETS = ("un-comtrade", "unctad")
"""The data sets that a figure is drawn from: the first that has one for a pair, flow, year and class is taken."""

NEWEST = "newest"
"""The year that is drawn while the reader has chosen none."""

GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "HS2": {
        "food": ("I", "II", "III", "IV"),
        "minerals": ("V",),
        "chemicals": ("VI", "VII"),
        "materials": ("VIII", "IX", "X", "XI", "XII"),
        "metals": ("XIII", "XIV", "XV"),
        "machinery": ("XVI", "XVII", "XVIII", "XIX"),
        "other": ("XX", "XXI", ""),
    },
    "SITC1": {
        "food": ("0", "1", "4"),
        "minerals": ("3",),
        "chemicals": ("5",),
        "materials": ("2",),
        "metals": ("6",),
        "machinery": ("7",),
        "other": ("8", "9"),
    },
}
"""Neighbouring sections that share a colour: twenty-one are too many to tell apart."""

_YEAR = ["home_iso3", "classification", "flow", "year"]
_CELL = ["home_iso3", "partner_iso3", "flow", "period_start", "classification", "code"]


@dataclass(frozen=True)
class Nomenclature:
    """The standard names: of each chapter or section by its code, the section that each code is in, the full titles."""

    names: Mapping[str, str]
    section: Mapping[str, str]
    sections: Mapping[str, str]
    titles: Mapping[str, str]

    def label(self, code: str, otherwise: str = "") -> str:
        """A code and its name: "27 Mineral fuels and oils"; `otherwise` names a code that no standard has."""
        return f"{code} {self.names.get(code, otherwise)}".strip()

    def section_label(self, code: str) -> str:
        """The section of a chapter: "V Mineral products"; empty where it has none or is a section itself."""
        section = self.section.get(code, "")
        return f"{section} {self.sections[section]}" if section and section != code else ""


@store.per_version
def standard() -> Nomenclature:
    """The names in the dashboard's own tables. The sections of SITC are goods themselves, by their digit."""
    chapters, sections = store.load("chapters").set_index("chapter"), store.load("sections").set_index("section")
    digits = sections[sections["classification"] == "SITC1"]
    names, titles = (pd.concat([chapters[column], digits[column]]).to_dict() for column in ("name", "title"))
    section = chapters["section"].to_dict() | {digit: digit for digit in digits.index}
    return Nomenclature(names, section, dict(zip(sections.index, sections["name"], strict=True)), titles)


@store.per_version
def labels() -> dict[str, str]:
    """Every chapter, code and section that the data know, by its code: "27 Mineral fuels and oils"."""
    names, products = standard(), store.load("products")
    classed = products[products["code"] != ""].drop_duplicates("code").set_index("code")["product"]
    known = sorted({*names.names, *classed.index}, key=lambda one: (len(one) == 1, one))
    return {one: names.label(one, str(classed.get(one, ""))) for one in known}


@store.per_version
def all_years() -> tuple[str, ...]:
    """Every year that has figures of goods, as codes."""
    return tuple(str(one) for one in sorted(series(store.load("products"))["period_start"].dt.year.unique()))


def series(products: pd.DataFrame) -> pd.DataFrame:
    """The figures to draw: rows of `products` with a value for a class of goods in a full year, in their order.

    In each home, classification, flow and year the home's own reports or, where it has none, those of the partners: the
    two sides are never mixed in a sum. Of several data sets the first of DATASETS.
    """
    usable = products["classification"].isin(CLASSES) & products["value_usd"].notna() & full_years(products)
    own = products["reporter_iso3"] == products["home_iso3"]
    mirror = products["reporter_iso3"] == products["partner_iso3"]
    at = np.flatnonzero(usable & products["dataset"].isin(DATASETS) & (own | mirror))
    # Whole numbers in place of codes are compared many times as fast.
    cells = products[_CELL].iloc[at].astype("category")
    known = cells.assign(year=products["period_start"].iloc[at].dt.year, own=own.iloc[at], at=at)
    known["preference"] = products["dataset"].iloc[at].map(DATASETS.index)
    one_side = known[known["own"] | ~known.groupby(_YEAR)["own"].transform("any")]
    best = one_side.sort_values("preference", kind="stable").drop_duplicates(_CELL)
    return products.iloc[np.sort(best["at"].to_numpy())]


def of_class(figures: pd.DataFrame, wanted: str) -> pd.DataFrame:
    """The figures of one classification, or, with "finest", of the finest that each home has any figure of."""
    if wanted != "finest":
        return figures[figures["classification"] == wanted]
    rank = figures["classification"].map({name: at for at, name in enumerate(CLASSES)})
    return figures[rank == rank.groupby(figures["home_iso3"]).transform("min")]


def in_order(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows by home, flow, year and code, so that those which a mark sums stand side by side."""
    return figures.sort_values(["home_iso3", "flow", "period_start", "code", "partner_iso3"], kind="stable")


def named(products: pd.DataFrame) -> pd.DataFrame:
    """The goods that a source only names, in words of its own: no class, mostly no value, never part of a sum."""
    return products[products["classification"] == "named"]


def years(figures: pd.DataFrame) -> pd.DataFrame:
    """The years of the figures of one home and flow: index `year`, `complete`: whether every class of it is there."""
    complete = figures["year_complete"].fillna(False).astype(bool)
    return complete.groupby(figures["period_start"].dt.year.rename("year")).all().to_frame("complete")


def newest_year(figures: pd.DataFrame) -> int | None:
    """The newest complete year, or else the newest at all; None when there is no figure."""
    known = years(figures)["complete"]
    complete = known.index[known]
    return int(max(complete if len(complete) else known.index)) if len(known) else None


def by_code(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of one home and flow by year and code, summed over the partners: one row for each, largest first.

    Columns: year, code, product, value (US dollars), partners (how many), complete (of the year), share = value / the
    sum of a complete year's values, else NaN. Raises ValueError when a partner, year and code have two figures.
    """
    return _summed(figures, "code")


def by_partner(figures: pd.DataFrame) -> pd.DataFrame:
    """As `by_code`, by year and partner. Only a complete year has a sum over several codes; others are left out."""
    several = figures.groupby(figures["period_start"].dt.year)["code"].transform("nunique") > 1
    return _summed(figures[figures["year_complete"].fillna(False).astype(bool) | ~several], "partner_iso3")


PARTNER = "partner_iso3"
"""What goods are summed by where they are not by their code."""

SUMMED = {"code": by_code, PARTNER: by_partner}
"""What sums figures, by the column of which each value has a row."""


def total(figures: pd.DataFrame, year: int) -> float | None:
    """The sum of all classes and partners of a complete year in US dollars; None when the year is not complete."""
    of_year = figures[figures["period_start"].dt.year == year]
    complete = len(of_year) and bool(of_year["year_complete"].fillna(False).all())
    return float(of_year["value_usd"].sum()) if complete else None


def concentration(figures: pd.DataFrame, year: int) -> float | None:
    """How much a complete year's trade leans on few classes of goods: the Herfindahl-Hirschman index (Hirschman 1945;
    Herfindahl 1950), the sum of squared shares, 1/n to 1. None for any other year, in which no share is known."""
    shares = by_code(figures[figures["period_start"].dt.year == year])["share"]
    return float((shares**2).sum()) if len(shares) and shares.notna().all() else None


def _summed(figures: pd.DataFrame, by: str) -> pd.DataFrame:
    if figures.duplicated(_CELL).any() or figures["classification"].nunique() > 1:
        raise ValueError("classes of two kinds, or two figures for one class: these are not one side's figures")
    year = figures["period_start"].dt.year.rename("year")
    groups = figures.assign(value=figures["value_usd"].astype("float64")).groupby([year, by], sort=True)
    summed = groups.agg(value=("value", "sum"), product=("product", "first"), partners=("partner_iso3", "nunique"))
    rows = summed.reset_index().merge(years(figures).reset_index(), on="year")
    whole = rows.groupby("year")["value"].transform("sum")
    rows["share"] = (rows["value"] / whole.where(whole > 0)).where(rows["complete"])
    return rows.sort_values(["year", "value", by], ascending=[True, False, True], ignore_index=True)


def groups(codes: pd.Series, kind: str, nomenclature: Nomenclature) -> pd.Series:
    """The group of sections that each class of one classification is in, indexed like `codes`."""
    of_section = {section: group for group, sections in GROUPS[kind].items() for section in sections}
    return codes.map(lambda code: of_section[nomenclature.section.get(code, "")])


def classification(figures: pd.DataFrame) -> str:
    """The classification of the figures, which have one alone: "HS2" or "SITC1"."""
    return str(figures["classification"].iloc[0])
