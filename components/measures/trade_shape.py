"""The shape of the trade: shares, ranks, growth, concentration, volatility and first years, partner by partner.

All are of one reporter's series, in current US dollars. A year without a figure is never taken as zero, nor filled.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from components.measures import trade

OF = ("known", "exports", "imports")
"""What is measured: exports and imports together as far as they are known, or one of the two flows."""

SPAN = 10
"""Years over which growth is measured while the reader has chosen no years."""

LEAST_CHANGES = 3
"""So many changes from year to year a volatility needs at least."""

FLATTENS = 2.5
"""From so many times all others, a sum makes them look flat."""


def values(series: pd.DataFrame, of: str = "known") -> pd.DataFrame:
    """The value of each home, partner and year that has one: columns home_iso3, partner_iso3, year, value, flows.

    `flows` says what the value is of: "exports", "imports" or "both". Values of different flows are not compared.
    """
    partners = trade.by_partner(series)
    both = partners["exports"].notna() & partners["imports"].notna()
    single = np.where(partners["exports"].notna(), "exports", "imports")
    flows = np.where(both, "both", single) if of == "known" else of
    rows = partners[["home_iso3", "partner_iso3", "year"]].assign(value=partners[of], flows=flows)
    return rows[rows["value"].notna()].reset_index(drop=True)


def shares(series: pd.DataFrame, whole: pd.DataFrame, of: str = "known") -> pd.DataFrame:
    """The share of each partner in its home's trade with the whole region, in the years that are complete.

    share = value of the partner / sum of the values of all partners of `whole`, from 0 to 1 (the trade share of Mikic
    and Gilbert 2009, Trade Statistics in Policymaking, UN ESCAP). Rows of `values` with the column share.
    """
    complete = trade.yearly(whole)
    sums = values(whole, of).groupby(["home_iso3", "year"])["value"].sum().rename("sum").reset_index()
    known = sums.merge(complete.loc[complete["complete"], ["home_iso3", "year"]])
    rows = values(series, of).merge(known[known["sum"] > 0], on=["home_iso3", "year"])
    return rows.assign(share=rows["value"] / rows["sum"]).drop(columns="sum")


def ranks(series: pd.DataFrame, whole: pd.DataFrame, of: str = "known") -> pd.DataFrame:
    """The place of each partner among all partners of `whole` in a complete year: 1 for the largest value.

    rank = 1 + the number of partners with a larger value (standard competition ranking). Rows of `shares` with the
    column rank (int), for the partners and years of `series`.
    """
    everyone = shares(whole, whole, of)
    placed = everyone.groupby(["home_iso3", "year"])["value"].rank(method="min", ascending=False)
    keys = ["home_iso3", "partner_iso3", "year"]
    return everyone.assign(rank=placed.astype("int64")).merge(values(series, of)[keys], on=keys)


def growth(series: pd.DataFrame, first: int, last: int, of: str = "known") -> pd.DataFrame:
    """The compound annual growth rate of each partner's trade between two years that both have a value.

    growth = (value of last / value of first) ^ (1 / (last - first)) - 1 (Mikic and Gilbert 2009, Trade Statistics in
    Policymaking, UN ESCAP). Columns: home_iso3, partner_iso3, flows, first and last (the values), growth. Partners
    without a value above zero of the same flows in both are left out. Raises ValueError unless first < last.
    """
    if first >= last:
        raise ValueError(f"growth needs two years in order, not {first} and {last}")
    rows = values(series, of)
    rows = rows[rows["value"] > 0]
    keys = ["home_iso3", "partner_iso3", "flows"]
    ends = [rows[rows["year"] == year].set_index(keys)["value"] for year in (first, last)]
    both = pd.concat(ends, axis=1, join="inner", keys=["first", "last"]).reset_index()
    return both.assign(growth=(both["last"] / both["first"]) ** (1 / (last - first)) - 1)


def span(series: pd.DataFrame, whole: pd.DataFrame, chosen: tuple[int, int] | None) -> tuple[int, int] | None:
    """The two complete years of one home's series to measure growth between; None when there are not two.

    They are the first and the last complete year of `chosen`, or, without a choice, of SPAN years up to the newest.
    """
    complete = trade.complete_years(series, whole=whole)
    if chosen is None and complete:
        chosen = complete[-1] - SPAN, complete[-1]
    within = [year for year in complete if chosen and chosen[0] <= year <= chosen[1]]
    return (within[0], within[-1]) if len(within) > 1 else None


def concentration(series: pd.DataFrame, whole: pd.DataFrame, of: str = "known") -> pd.DataFrame:
    """How much a complete year's trade leans on few partners: the Herfindahl-Hirschman index.

    hhi = sum of share_i ^ 2 over the partners of `whole`, from 1/n (n equal partners) to 1 (Hirschman 1945, National
    Power and the Structure of Foreign Trade; Herfindahl 1950). Columns: home_iso3, year, hhi, equal = 1 / hhi (as many
    equal partners would give the same), partners (how many).
    """
    parts = shares(series, whole, of)
    grouped = parts.assign(square=parts["share"] ** 2).groupby(["home_iso3", "year"])
    rows = grouped.agg(hhi=("square", "sum"), partners=("partner_iso3", "nunique")).reset_index()
    return rows.assign(equal=1 / rows["hhi"])


def volatility(series: pd.DataFrame, of: str = "known") -> pd.DataFrame:
    """How much each partner's trade jumps from year to year.

    volatility = the sample standard deviation of ln(value of t / value of t - 1) over consecutive years with values
    above zero of the same flows (as in Hull, Options, Futures, and Other Derivatives, unscaled). Columns: home_iso3,
    partner_iso3, volatility, changes (how many; fewer than LEAST_CHANGES are left out).
    """
    rows = values(series, of)
    rows = rows[rows["value"] > 0].sort_values(["home_iso3", "partner_iso3", "year"])
    pairs = rows.groupby(["home_iso3", "partner_iso3"])
    before = pairs[["year", "value", "flows"]].shift()
    follows = (rows["year"] - before["year"] == 1) & (rows["flows"] == before["flows"])
    change = np.log(rows["value"] / before["value"].astype("float64")).where(follows)
    grouped = rows.assign(change=change).groupby(["home_iso3", "partner_iso3"])["change"]
    measured = grouped.agg(volatility="std", changes="count").reset_index()
    return measured[measured["changes"] >= LEAST_CHANGES].reset_index(drop=True)


def first_years(series: pd.DataFrame) -> pd.DataFrame:
    """The first year with a figure of a pair: columns home_iso3, partner_iso3, year (of either flow), and exports and
    imports, the first years of each (Int64, NA for never)."""
    years = series["period_start"].dt.year.rename("year")
    of_flows = years.groupby([series[key] for key in ("home_iso3", "partner_iso3", "flow")]).min().unstack("flow")
    first = of_flows.reindex(columns=list(trade.FLOWS)).astype("Int64").rename_axis(columns=None)
    first.insert(0, "year", first.min(axis="columns"))
    return first.reset_index()


class Dominant(NamedTuple):
    """The flow and the year of the largest sum, and how many times the largest of all other years it is."""

    flow: str
    year: int
    times: float


def dominant(series: pd.DataFrame) -> Dominant | None:
    """The sum of a series beside which those of all other years look flat; None where there is none such."""
    year = series["period_start"].dt.year.rename("year")
    sums = series.groupby(["home_iso3", "flow", year])["value_usd"].sum().astype("float64")
    if sums.empty:
        return None
    _, flow, largest = sums.sort_values(ascending=False, kind="stable").index[0]
    others = sums[sums.index.get_level_values("year") != largest].max()
    return (
        Dominant(str(flow), int(largest), float(sums.max() / others)) if 0 < FLATTENS * others <= sums.max() else None
    )
