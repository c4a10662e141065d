"""The league: what the tables say of every pair of a home and a partner, one row a pair, to be put in order."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.choices.filters import Filters
from components.measures import counts as counts_measures
from components.measures import mirror
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures

PAIR = ["home_iso3", "partner_iso3"]

RISING = ("partner", "since")
"""What is read from the first to the last: names, and dates on which relations began. All else goes from most to least,
or from the newest to the oldest."""

TOP = "head_of_state"
"""The level of the visits that `top_visits` counts."""

GAP_FLOW = "imports"
"""The flow of the home of which the mirror gap is told."""

SPAN = 5
"""Years that one bar of a course of visits stands for: from a year that ends in 1 or 6 to one that ends in 5 or 0."""

ORDERS = (
    "partner",
    "since",
    "ours",
    "theirs",
    "visits",
    "top_visits",
    "last_visit",
    "agreements",
    "trade_usd",
    "gap",
)
"""The columns by which pairs can be put in order."""


DATED, LASTING = ("visits", "agreements"), ("milestones", "missions")
"""Tables of which the rows of the chosen years count, and those of which all rows do."""


@dataclass(frozen=True)
class Tables:
    """The rows that a league is made of, as far as the filters keep them: `series` is what the homes report of their
    trade, `whole` the same for all partners and all years, `trade` has both sides' reports."""

    visits: pd.DataFrame
    milestones: pd.DataFrame
    agreements: pd.DataFrame
    missions: pd.DataFrame
    series: pd.DataFrame
    whole: pd.DataFrame
    trade: pd.DataFrame


def tables(chosen: Filters, rows: Mapping[str, pd.DataFrame], own: pd.DataFrame) -> Tables:
    """What of the tables `rows` the choices keep. Relations and missions last, so they are those of all years; `own` is
    what every home reports of its trade with all partners (see trade_measures)."""
    dated = {name: chosen.apply(rows[name]) for name in DATED}
    lasting = {name: chosen.apply(rows[name], years=False) for name in LASTING}
    trade = chosen.apply(rows["trade"])
    series = own[own.index.isin(trade.index)]
    return Tables(**dated, **lasting, series=series, whole=own[own["home_iso3"].isin(chosen.homes)], trade=trade)


def league(
    of: Tables, homes: Sequence[str], partners: Sequence[str], *, day: datetime.date, years: tuple[int, int]
) -> pd.DataFrame:
    """One row for each home and partner, in the order given. Columns:

    - home_iso3, partner_iso3;
    - since, since_precision: the date on which relations were established; NaT and "" where none is known;
    - ours, theirs: resident missions (embassies, diplomatic offices) certainly open on `day`, of the home in the
      partner state and of the partner in the home state;
    - visits, top_visits: visits held, of any level, and those of a head of state, dated or not;
    - visits_course: how many visits held began in each SPAN of years from the first to the last of all pairs, an array;
    - last_visit, last_precision: the newest date on which a visit held began, not after `day`;
    - agreements: documents, signed or not;
    - trade_usd, trade_year: what the home reports of exports and imports together in the newest of the `years`
      that is complete for all homes (see trade_measures), the same for every pair; NaN and NA where it reports nothing;
    - trade_course: the same for every year of the series, in US dollars, an array with NaN where nothing is reported;
    - gap, gap_year: home_usd / partner_usd of the home's imports (see mirror_measures) in the newest year in which both
      report them, NaN and NA where there is none. 1 means that both say the same.
    """
    pairs = pd.DataFrame([(home, partner) for home in homes for partner in partners], columns=PAIR, dtype="str")
    held = counts_measures.held(of.visits)
    parts = [
        _relations(of.milestones),
        _counted(held, "visits"),
        _counted(held[held["level"] == TOP], "top_visits"),
        _course(held),
        _last(held, day),
        _counted(of.agreements, "agreements"),
        _trade(of.series, of.whole, years),
        _gap(of.trade),
    ]
    for part in [_missions(of.missions, homes, day), *parts]:
        pairs = pairs.merge(part, on=PAIR, how="left")
    counts = ["ours", "theirs", "visits", "top_visits", "agreements"]
    texts = ["since_precision", "last_precision"]
    pairs[texts] = pairs[texts].fillna("")
    pairs[counts] = pairs[counts].fillna(0).astype("int64")
    return pairs.astype({"gap_year": "Int64", "trade_year": "Int64"})


def ordered(pairs: pd.DataFrame, column: str, names: pd.Series, *, backwards: bool = False) -> pd.DataFrame:
    """The pairs by one column of ORDERS in its own direction (see RISING), or `backwards`; what is unknown comes last
    in both. Equal pairs stand by name: `names` has the partners' in the reader's language, indexed like `pairs`."""
    by_name = pairs.loc[names.str.casefold().sort_values(kind="stable").index]
    if column == "partner":
        return by_name[::-1] if backwards else by_name
    rising = (column in RISING) != backwards
    return by_name.sort_values(column, ascending=rising, kind="stable", na_position="last")


def _relations(milestones: pd.DataFrame) -> pd.DataFrame:
    established = counts_measures.states_with_relations(milestones)
    renamed = {"date": "since", "date_precision": "since_precision"}
    return established.rename(columns=renamed)[[*PAIR, "since", "since_precision"]]


def _counted(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    return rows.groupby(PAIR, as_index=False).size().rename(columns={"size": name})


def _missions(missions: pd.DataFrame, homes: Sequence[str], day: datetime.date) -> pd.DataFrame:
    """Resident missions certainly open on a day, by pair, of each side."""
    resident = missions[missions["kind"].isin(missions_measures.RESIDENT)]
    there = resident[missions_measures.state_on(resident, day) == "open"]
    sent = there["sending_iso3"].isin(list(homes))
    pairs = pd.DataFrame(
        {
            "home_iso3": there["sending_iso3"].where(sent, there["receiving_iso3"]),
            "partner_iso3": there["receiving_iso3"].where(sent, there["sending_iso3"]),
            "ours": sent.astype("int64"),
            "theirs": (~sent).astype("int64"),
        }
    )
    return pairs.groupby(PAIR, as_index=False)[["ours", "theirs"]].sum()


def _course(held: pd.DataFrame) -> pd.DataFrame:
    """Visits by pair, as arrays over the spans of years of all of them."""
    spans = (held["start_date"].dropna().dt.year.astype("int64") - 1) // SPAN
    every = range(spans.min(), spans.max() + 1) if len(spans) else range(0)
    counts = spans.groupby([held.loc[spans.index, name] for name in PAIR]).value_counts().unstack(fill_value=0)
    rows = counts.reindex(columns=every, fill_value=0).to_numpy(dtype="int8")
    return _arrays(dict(zip(counts.index, rows, strict=True)), "visits_course")


def _last(held: pd.DataFrame, day: datetime.date) -> pd.DataFrame:
    begun = counts_measures.newest(held, len(held), day).drop_duplicates(PAIR)
    renamed = {"start_date": "last_visit", "date_precision": "last_precision"}
    return begun.rename(columns=renamed)[[*PAIR, "last_visit", "last_precision"]]


def _trade(series: pd.DataFrame, whole: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """Trade by pair: that of one year, and all of it as an array over the years from the first to the last."""
    known = trade_measures.by_partner(series)
    within = whole[whole["period_start"].dt.year.between(*years)]
    year = trade_measures.newest_year(within, whole=whole)
    renamed = {"known": "trade_usd", "year": "trade_year"}
    newest = known.loc[known["year"] == year, [*PAIR, "known", "year"]].rename(columns=renamed)
    every = range(known["year"].min(), known["year"].max() + 1) if len(known) else range(0)
    courses = {
        pair: np.asarray(rows.set_index("year")["known"].reindex(every), dtype="float32")
        for pair, rows in known.groupby(PAIR)
    }
    return _arrays(courses, "trade_course").merge(newest, on=PAIR, how="left")


def _gap(trade: pd.DataFrame) -> pd.DataFrame:
    gaps = mirror.mirror_gap(trade)
    both = gaps[(gaps["flow"] == GAP_FLOW) & gaps["ratio"].notna()].sort_values("year", kind="stable")
    newest = both.drop_duplicates(PAIR, keep="last")
    return newest.rename(columns={"ratio": "gap", "year": "gap_year"})[[*PAIR, "gap", "gap_year"]]


def _arrays(of_pairs: Mapping[tuple[Hashable, ...], np.ndarray], name: str) -> pd.DataFrame:
    keys = pd.DataFrame(list(of_pairs), columns=PAIR, dtype="str")
    return keys.assign(**{name: pd.Series(list(of_pairs.values()), dtype="object")})


def rows_behind(of: Tables, column: str, pair: pd.Series, day: datetime.date) -> pd.DataFrame:
    """The rows of one table that a cell of the league stands for, with their addresses; `pair` is its row there.

    Empty where the cell says that nothing is known or recorded. Raises KeyError for a column that stands for no rows.
    """
    home, partner = str(pair["home_iso3"]), str(pair["partner_iso3"])
    if column in ("ours", "theirs"):
        sides = (home, partner) if column == "ours" else (partner, home)
        there = of.missions[(of.missions["sending_iso3"] == sides[0]) & (of.missions["receiving_iso3"] == sides[1])]
        resident = there[there["kind"].isin(missions_measures.RESIDENT)]
        return resident[missions_measures.state_on(resident, day) == "open"]
    if column == "since":
        mine = _of_pair(of.milestones, home, partner)
        return mine[mine["kind"] == "relations_established"]
    if column == "agreements":
        return _of_pair(of.agreements, home, partner)
    if column in ("visits", "visits_course", "top_visits", "last_visit"):
        return _visits_behind(_of_pair(of.visits, home, partner), column, day)
    return _trade_behind(of, column, pair)


def _of_pair(rows: pd.DataFrame, home: str, partner: str) -> pd.DataFrame:
    return rows[(rows["home_iso3"] == home) & (rows["partner_iso3"] == partner)]


def _visits_behind(visits: pd.DataFrame, column: str, day: datetime.date) -> pd.DataFrame:
    held = counts_measures.held(visits)
    if column == "last_visit":
        return counts_measures.newest(held, 1, day)
    if column == "top_visits":
        return held[held["level"] == TOP]
    return held[held["start_date"].notna()] if column == "visits_course" else held


def _trade_behind(of: Tables, column: str, pair: pd.Series) -> pd.DataFrame:
    mine = _of_pair(of.series, str(pair["home_iso3"]), str(pair["partner_iso3"]))
    if column == "trade_course":
        return mine
    year = {"trade_usd": "trade_year", "gap": "gap_year", "gap_year": "gap_year"}[column]
    if pd.isna(pair[year]):
        return mine[:0]
    if column == "trade_usd":
        return mine[mine["period_start"].dt.year == pair[year]]
    both = mirror.mirror_gap(_of_pair(of.trade, str(pair["home_iso3"]), str(pair["partner_iso3"])))
    newest = both[(both["flow"] == GAP_FLOW) & (both["year"] == pair[year])]
    return of.trade.loc[[newest[f"{side}_row"].iloc[0] for side in mirror.SIDES]]
