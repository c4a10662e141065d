"""What trade was: one reporter's series, its sums by year and by partner, shares, indexes and rankings.

Every value is in current US dollars as its reporter gave it: goods only, imports mostly with freight and insurance
(CIF), exports without (FOB). A flow without a figure is unknown, never zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

DATASETS = ("un-comtrade", "national-statistics", "imf-dots", "un-comtrade-wits")
"""The data sets that a series is drawn from: the first that has a figure for a pair, flow and year is taken."""

FLOWS = ("exports", "imports")
"""The flows of a series, as the home side sees them; turnover and balance are always worked out from both."""

MOST = 0.5
"""A year is complete when more than this share of the partners of the fullest year before it have a figure."""

VALUES = ["exports", "imports", "balance", "turnover", "known"]
"""What a pair of flows comes to, in US dollars: balance = exports - imports and turnover = exports + imports where both
are known (the balance on goods of BPM6, but with imports mostly CIF); known = the sum of those that are."""

_CELL = ["home_iso3", "partner_iso3", "flow", "period_start"]


def own_series(trade: pd.DataFrame, dataset: str = "") -> pd.DataFrame:
    """The default series: what each home itself reports, one row for each home, partner, flow and full year.

    Of several figures the first of DATASETS that has one is taken, or the one `dataset` that is named, and of it the
    newest extract, which revises the older ones. The rows are those of `trade`, in its order.
    """
    return _series(trade, trade["reporter_iso3"] == trade["home_iso3"], (dataset,) if dataset else DATASETS)


def mirror_series(trade: pd.DataFrame, dataset: str = "") -> pd.DataFrame:
    """What each partner reports of the same flows, by the same rule: `imports` is what it says that it exported."""
    return _series(trade, trade["reporter_iso3"] == trade["partner_iso3"], (dataset,) if dataset else DATASETS)


def full_years(trade: pd.DataFrame) -> pd.Series:
    """Which rows are of one whole calendar year."""
    start, end = (trade[column].to_numpy(dtype="datetime64[D]") for column in ("period_start", "period_end"))
    year = start.astype("datetime64[Y]")
    return pd.Series((start == year) & (end == (year + 1).astype("datetime64[D]") - 1), index=trade.index)


def statements(trade: pd.DataFrame) -> pd.DataFrame:
    """The figures that officials and the press gave, of any flow, reporter and period. They are never summed."""
    return trade[trade["dataset"] == "statement"]


def statements_of_pair(trade: pd.DataFrame) -> pd.DataFrame:
    """The statements of trade between one home and one partner; none where `trade` is of several."""
    pairs = trade[["home_iso3", "partner_iso3"]].drop_duplicates()
    return statements(trade) if len(pairs) == 1 else trade[:0]


def in_order(series: pd.DataFrame) -> pd.DataFrame:
    """The rows by home, flow, year and partner, so that those which a mark sums stand side by side."""
    return series.sort_values(["home_iso3", "flow", "period_start", "partner_iso3"], kind="stable")


def yearly(series: pd.DataFrame, *, whole: pd.DataFrame | None = None) -> pd.DataFrame:
    """Sums over the partners of a series, one row for each home and year that has any figure.

    Columns: home_iso3, year, VALUES, partners (how many have a figure), and complete: whether the sum may be compared
    with those of other years. It may when more than MOST of the partners of `whole` in the fullest year before have a
    figure (the home then reported widely, so no figure means next to no trade), or every partner of `series` has.
    `whole` is the same reporters' series before it was narrowed; without it, that is `series`. Raises ValueError when a
    home, partner, flow and year have two figures, as when reporters are mixed.
    """
    cube = _cube(series)
    there = cube.at >= 0
    sums = np.where(there.any(axis=1), np.where(there, cube.values, 0.0).sum(axis=1), np.nan)
    counts = there.any(axis=3).sum(axis=1)
    covered = _covered(cube if whole is None else _cube(whole))
    home, year = np.nonzero(counts)
    homes, years, partners = cube.homes[home], cube.years[year], counts[home, year]
    everyone = partners == there.any(axis=(2, 3)).sum(axis=1)[home]
    complete = np.array([key in covered for key in zip(homes, years, strict=True)], dtype=bool) | everyone
    keys = {"home_iso3": pd.array(homes, dtype="str"), "year": years}
    return pd.DataFrame(keys | _values(sums[home, year]) | {"partners": partners, "complete": complete})


def by_partner(series: pd.DataFrame) -> pd.DataFrame:
    """One row for each home, partner and year that has any figure. Raises ValueError as `yearly` does.

    Columns: home_iso3, partner_iso3, year, VALUES, and exports_row and imports_row, the addresses of the rows behind
    them ("" where there is none).
    """
    cube = _cube(series)
    home, partner, year = np.nonzero((cube.at >= 0).any(axis=3))
    names = {"home_iso3": cube.homes[home], "partner_iso3": cube.partners[partner]}
    # A figure that is not there stands at -1, which is the empty text at the end.
    addresses = np.append(series.index.to_numpy(dtype="object"), "")[cube.at[home, partner, year]]
    names |= {f"{flow}_row": addresses[:, at] for at, flow in enumerate(FLOWS)}
    texts = {name: pd.array(cells, dtype="str") for name, cells in names.items()}
    rows = pd.DataFrame(texts | {"year": cube.years[year]} | _values(cube.values[home, partner, year]))
    return rows[["home_iso3", "partner_iso3", "year", *VALUES, "exports_row", "imports_row"]]


def share_of_region(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """How much of the region's trade some partners' is: part / whole, from 0 to 1, of two frames of `yearly`.

    Columns: home_iso3, year, and exports, imports, turnover and known as shares, NaN where the year of the whole is not
    complete, as a share of what a few partners make up says nothing, or its value is not above zero.
    """
    keys, values = ["home_iso3", "year"], ["exports", "imports", "turnover", "known"]
    above = whole[whole["complete"]].set_index(keys)[values]
    matched = above.where(above > 0).reindex(pd.MultiIndex.from_frame(part[keys]))
    return part[keys].join(part[values] / matched.set_axis(part.index))


def index_to_first(values: pd.Series) -> pd.Series:
    """Each value as a percentage of the first that is above zero: 100 x value / first; gaps stay gaps."""
    known = values[values > 0]
    return values * (100 / known.iloc[0]) if len(known) else values * np.nan


def newest_year(series: pd.DataFrame, *, whole: pd.DataFrame | None = None) -> int | None:
    """The newest year that is complete (see `yearly`) for every home in the series; None when there is none."""
    return max(complete_years(series, whole=whole), default=None)


def newest_years(series: pd.DataFrame, *, after: int) -> pd.Series:
    """The newest year of each partner that has a figure later than the year `after`, the newest first."""
    newest = series["period_start"].dt.year.groupby(series["partner_iso3"]).max()
    return newest[newest > after].sort_values(ascending=False, kind="stable")


def ranking(series: pd.DataFrame, year: int) -> pd.DataFrame:
    """The partners of one year as in `by_partner`, for each home those with the most known trade first."""
    of_year = by_partner(series[series["period_start"].dt.year == year])
    return of_year.sort_values(["home_iso3", "known", "partner_iso3"], ascending=[True, False, True], ignore_index=True)


def complete_years(series: pd.DataFrame, *, whole: pd.DataFrame | None = None) -> list[int]:
    """The years that are complete (see `yearly`) for every home in the series, in order."""
    sums = yearly(series, whole=whole)
    homes = sums.groupby("year")["complete"].sum()
    return homes.index[homes == sums["home_iso3"].nunique()].tolist() if len(sums) else []


def newest_sums(series: pd.DataFrame, whole: pd.DataFrame) -> pd.Series | None:
    """What the series of one home comes to in its newest complete year, as `yearly` has it; None without one."""
    sums = yearly(series, whole=whole)
    complete = sums[sums["complete"]]
    return complete.iloc[-1] if len(complete) else None


def over_years(series: pd.DataFrame, years: Sequence[int], *, mean: bool = False) -> pd.DataFrame:
    """Each home's trade with each partner over several years: rows as `by_partner` has them, without a year.

    exports and imports are the sums, or with `mean` the means, of those of the years that have a figure. The addresses
    of the rows behind are joined by spaces.
    """
    partners = by_partner(series[series["period_start"].dt.year.isin(years)])
    if len(years) == 1:
        return partners.drop(columns="year")
    grouped = partners.groupby(["home_iso3", "partner_iso3"])
    summed = grouped[list(FLOWS)].mean() if mean else grouped[list(FLOWS)].sum(min_count=1)
    rows = grouped[[f"{flow}_row" for flow in FLOWS]].agg(" ".join)
    rows = rows.apply(lambda texts: texts.str.split().str.join(" ").astype("str"))
    return summed.assign(**_values(summed.to_numpy(dtype="float64"))).join(rows).reset_index()


def years_within(trade: pd.DataFrame, within: tuple[int, int]) -> tuple[int, int]:
    """The first and the last year of the table in which a period begins, as far as they lie within the years given."""
    begun = trade["period_start"].dt.year
    return max(int(begun.min()), within[0]), min(int(begun.max()), within[1])


def extracts(trade: pd.DataFrame) -> pd.DataFrame:
    """The extracts by data set and date: `dataset`, `extracted_on`, `rows`, and `first` and `newest`, the years of the
    earliest and latest period (all int)."""
    years = {"first": trade["period_start"].dt.year, "newest": trade["period_end"].dt.year}
    grouped = trade.assign(**years).groupby(["dataset", "extracted_on"], as_index=False, sort=True)
    return grouped.agg(rows=("flow", "size"), first=("first", "min"), newest=("newest", "max"))


def _series(trade: pd.DataFrame, reported: pd.Series, datasets: Sequence[str]) -> pd.DataFrame:
    preference = pd.Index(datasets).get_indexer(pd.Index(trade["dataset"]))
    usable = np.flatnonzero(reported & full_years(trade) & (preference >= 0) & (trade["flow"] != "turnover"))
    figures = trade[[*_CELL, "extracted_on"]].iloc[usable].assign(preference=preference[usable], at=usable)
    ordered = figures.sort_values(["preference", "extracted_on"], ascending=[True, False], kind="stable")
    return trade.iloc[np.sort(ordered.drop_duplicates(_CELL)["at"].to_numpy())]


@dataclass(frozen=True)
class _Cube:
    """A series by home, partner, year and flow: where each figure stands (-1: nowhere) and its value (NaN)."""

    homes: npt.NDArray[np.object_]
    partners: npt.NDArray[np.object_]
    years: npt.NDArray[np.int64]
    at: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]


def _cube(series: pd.DataFrame) -> _Cube:
    home, homes = pd.factorize(series["home_iso3"], sort=True)
    partner, partners = pd.factorize(series["partner_iso3"], sort=True)
    year, years = pd.factorize(series["period_start"].dt.year.to_numpy(dtype="int64"), sort=True)
    flow = (series["flow"] == FLOWS[1]).to_numpy(dtype="int64")
    at = np.full((len(homes), len(partners), len(years), len(FLOWS)), -1)
    at[home, partner, year, flow] = np.arange(len(series))
    if (at >= 0).sum() < len(series):
        raise ValueError("a home, partner, flow and year have two figures: this is not one reporter's series")
    # A figure that is not there stands at -1, which is the NaN at the end.
    values = np.append(series["value_usd"].to_numpy(dtype="float64", na_value=np.nan), np.nan)[at]
    return _Cube(homes.to_numpy(dtype="object"), partners.to_numpy(dtype="object"), years, at, values)


def _values(flows: npt.NDArray[np.float64]) -> dict[str, npt.NDArray[np.float64]]:
    """VALUES of exports and imports; `flows` has one row a pair of them."""
    exports, imports = flows.T
    known = np.where(np.isnan(flows).all(axis=1), np.nan, np.nansum(flows, axis=1))
    return dict(zip(VALUES, (exports, imports, exports - imports, exports + imports, known), strict=True))


def _covered(cube: _Cube) -> set[tuple[str, int]]:
    """The homes and years in which more than MOST of the partners of the fullest year before have a figure."""
    counts = (cube.at >= 0).any(axis=3).sum(axis=1)
    fullest = np.maximum.accumulate(np.pad(counts, ((0, 0), (1, 0))), axis=1)[:, :-1]
    home, year = np.nonzero(counts > MOST * fullest)
    return set(zip(cube.homes[home], cube.years[year], strict=True))
