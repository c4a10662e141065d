"""Does trade follow the flag: what a home reported of its trade with a partner before and after a mission opened.

Nothing here tells a cause: trade moves with prices and growth, and missions open where trade is expected to grow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from components.choices import filters
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures

PAIR = ["home_iso3", "partner_iso3"]

WINDOW = 5
"""Years before and after the year of an opening that are looked at; the year itself belongs to neither."""

LEAST = 3
"""Of these, how many must have a figure on each side."""


def first_missions(missions: pd.DataFrame, homes: Sequence[str]) -> pd.DataFrame:
    """The year in which the first resident mission of each pair opened, either way: home_iso3, partner_iso3, year.

    Closed ones count, those only announced do not. The year (Int64) is NA where the opening of any of the pair's
    missions is not dated, as that may have been the first.
    """
    resident = missions[missions["kind"].isin(missions_measures.RESIDENT) & (missions["status"] != "announced")]
    opened = filters.sides(resident, homes).assign(year=resident["opened_on"].dt.year.astype("Int64"))
    pairs = opened.groupby(PAIR)["year"].agg(lambda years: years.min(skipna=False))
    return pairs.reset_index().astype({"year": "Int64"})


def complete_trade(series: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """The rows of `trade_measures.by_partner` in the years that are complete for their home, as `whole` tells."""
    sums = trade_measures.yearly(whole)
    complete = sums.loc[sums["complete"], ["home_iso3", "year"]]
    return trade_measures.by_partner(series).merge(complete, on=["home_iso3", "year"])


def typical(known: pd.DataFrame, years: Iterable[int]) -> pd.Series:
    """The median of a pair's known trade over those of the years that have a figure, in US dollars, of the pairs with
    at least LEAST. Index home_iso3, partner_iso3; name "known"."""
    of_pairs = known[known["year"].isin(list(years))].groupby(PAIR)["known"]
    return of_pairs.median()[of_pairs.count() >= LEAST]


def newest_years(known: pd.DataFrame) -> list[int]:
    """The WINDOW newest years that are complete for every home of a frame of `complete_trade`, the oldest first."""
    homes = known.groupby("year")["home_iso3"].nunique()
    return homes.index[homes == known["home_iso3"].nunique()].tolist()[-WINDOW:]


def windows(year: int) -> tuple[range, range]:
    """The years before and after an opening."""
    return range(year - WINDOW, year), range(year + 1, year + WINDOW + 1)


def before_after(firsts: pd.DataFrame, known: pd.DataFrame, everyone: pd.DataFrame) -> pd.DataFrame:
    """Trade before and after the first mission of each pair of `firsts`, in its order. Columns:

    - home_iso3, partner_iso3, year of the opening;
    - before, after: `typical` trade in the two windows, of `known`; change = after / before; NaN where one is missing;
    - others: how many partners of the home in `everyone` have both as well; others_change: the median of their changes.

    `known` and `everyone` are frames of `complete_trade`: of the partners chosen, and of all without a mission.
    """
    rows = []
    for home, partner, year in firsts[[*PAIR, "year"]].itertuples(index=False, name=None):
        row = {"before": np.nan, "after": np.nan, "others": 0, "others_change": np.nan}
        if pd.notna(year):
            own, others = (_changes(frame[frame["home_iso3"] == home], int(year)) for frame in (known, everyone))
            row = {"others": len(others), "others_change": others["change"].median()}
            row |= own.loc[(home, partner)].to_dict() if (home, partner) in own.index else {}
        rows.append(row)
    columns = ["before", "after", "change", "others", "others_change"]
    measured = pd.DataFrame(rows, index=firsts.index).reindex(columns=columns).astype("float64")
    return firsts.join(measured).astype({"others": "int64"})


def visits_around(firsts: pd.DataFrame, visits: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """How many visits began before and after the first mission of each dated pair of `firsts`, in its order.

    Columns home_iso3, partner_iso3, year, before and after: visits in the two windows; NaN where a window reaches
    beyond `years`, which `visits` has (both ends included).
    """
    there = firsts.loc[firsts["year"].notna(), [*PAIR, "year"]]
    began = visits[PAIR].assign(began=visits["start_date"].dt.year)
    of_pairs = there.rename_axis("pair").reset_index().merge(began, on=PAIR)
    counts = {}
    for side, ends in {"before": (-WINDOW, -1), "after": (1, WINDOW)}.items():
        near = of_pairs[(of_pairs["began"] - of_pairs["year"]).between(*ends).fillna(False)]
        known = (there["year"] + ends[0] >= years[0]) & (there["year"] + ends[1] <= years[1])
        counts[side] = near.groupby("pair").size().reindex(there.index, fill_value=0).where(known).astype("float64")
    return there.assign(**counts)


def without(trade: pd.DataFrame, firsts: pd.DataFrame) -> pd.DataFrame:
    """The rows of the pairs that are not in `firsts`."""
    pairs = pd.MultiIndex.from_frame(firsts[PAIR])
    return trade[~pd.MultiIndex.from_frame(trade[PAIR]).isin(pairs)]


def rank_correlation(first: pd.Series, second: pd.Series) -> float:
    """Spearman's rho: Pearson's correlation of the ranks, equal values sharing their mean rank; NaN below three."""
    both = pd.DataFrame({"first": first.to_numpy(), "second": second.to_numpy()})
    return float(both.corr("spearman", min_periods=3).to_numpy()[0, 1])


def _changes(known: pd.DataFrame, year: int) -> pd.DataFrame:
    """Typical trade before and after a year, and how many times the second is the first, of the pairs with both."""
    before, after = (typical(known, years) for years in windows(year))
    both = pd.DataFrame({"before": before, "after": after}).dropna()
    return both.assign(change=both["after"] / both["before"].where(both["before"] > 0)).dropna()
