"""The league: what the tables say of every pair of a home and a partner, one row a pair, to be put in order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.choices import filters
from components.choices.filters import Filters
from components.facts import store
from components.measures import counts, mirror
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


COMPARED = ("ours", "theirs", "visits", "top_visits", "agreements", "trade_usd")
"""What homes are compared by, all partners together."""

DATED, LASTING = ("visits", "agreements"), ("milestones", "missions")
"""Tables of which the rows of the chosen years count, and those of which all rows do."""


@store.per_version
def own_trade() -> pd.DataFrame:
    """What every home reports of its trade, with the columns of `trade`, year and trade_row."""
    series = trade_measures.in_order(trade_measures.own_series(store.load("trade")))
    return series.assign(year=series["period_start"].dt.year, trade_row=series.index)


@dataclass(frozen=True)
class Tables:
    """The rows that a league is made of: `series` is what the homes report of their trade, `whole` the same for all
    partners and years, `trade` has both sides' reports."""

    visits: pd.DataFrame
    milestones: pd.DataFrame
    agreements: pd.DataFrame
    missions: pd.DataFrame
    series: pd.DataFrame
    whole: pd.DataFrame
    trade: pd.DataFrame


def tables(chosen: Filters, rows: Mapping[str, pd.DataFrame], own: pd.DataFrame) -> Tables:
    """What of the tables `rows` the choices keep, relations and missions of all years; `own` is what every home reports
    of its trade with all partners."""
    dated = {name: chosen.apply(rows[name]) for name in DATED}
    lasting = {name: chosen.apply(rows[name], years=False) for name in LASTING}
    whole, trade = own[own["home_iso3"].isin(chosen.homes)], chosen.apply(rows["trade"])
    return Tables(**dated, **lasting, series=chosen.apply(own), whole=whole, trade=trade)


def league(
    of: Tables, homes: Sequence[str], partners: Sequence[str], *, day: datetime.date, years: tuple[int, int]
) -> pd.DataFrame:
    """One row for each home and partner, in the order given. Columns:

    - home_iso3, partner_iso3;
    - since, since_precision: the date on which relations were established; NaT and "" where none is known;
    - ours, theirs: resident missions certainly open on `day`, of the home in the partner state and the other way;
    - visits, top_visits: visits held, of any level, and those of a head of state, dated or not;
    - visits_course: how many visits held began in each SPAN of years from the first to the last of all pairs, an array;
    - last_visit, last_precision: the newest date on which a visit held began, not after `day`;
    - agreements: documents, signed or not;
    - trade_usd, trade_year: the home's known trade in the newest of the `years` complete for all homes; NaN, NA;
    - trade_course: the same for every year of the series, in US dollars, an array with NaN where nothing is reported;
    - gap, gap_year: home_usd / partner_usd of the home's imports (see `mirror.mirror_gap`) in the newest year in which
      both report them; NaN, NA.
    """
    held = counts.held(of.visits)
    since = counts.states_with_relations(of.milestones).set_index(PAIR)
    newest = counts.newest(held, len(held), day).drop_duplicates(PAIR).set_index(PAIR)
    gap = _newest_gap(of.trade)
    facts = {
        **_missions(of.missions, homes, day),
        "since": since["date"],
        "since_precision": since["date_precision"],
        "visits": held.groupby(PAIR).size(),
        "top_visits": held[held["level"] == TOP].groupby(PAIR).size(),
        "visits_course": _visits_course(held),
        "last_visit": newest["start_date"],
        "last_precision": newest["date_precision"],
        "agreements": of.agreements.groupby(PAIR).size(),
        **_trade(of.series, of.whole, years),
        "gap": gap["ratio"],
        "gap_year": gap["year"],
    }
    pairs = pd.MultiIndex.from_product([homes, partners], names=PAIR)
    rows = pd.DataFrame({name: fact.reindex(pairs) for name, fact in facts.items()}).reset_index()
    counted = ["ours", "theirs", "visits", "top_visits", "agreements"]
    texts = ["since_precision", "last_precision"]
    rows[texts] = rows[texts].fillna("")
    rows[counted] = rows[counted].fillna(0).astype("int64")
    return rows.astype({"gap_year": "Int64", "trade_year": "Int64"})


def of_homes(of: Tables, homes: Sequence[str], *, day: datetime.date, years: tuple[int, int]) -> pd.DataFrame:
    """What each home has with all partners together. One row for each count of COMPARED and home, in that order:
    `measure`, `home_iso3`, `value`, `table` and `rows` (the addresses behind it) and `year`, that of the trade (in US
    dollars), NA for all else. Counts are those of `league`; without a year complete for all homes there is no trade.
    """
    held, year = counts.held(of.visits), _common_year(of.whole, years)
    there = missions_measures.resident_on(of.missions, day)
    behind = {
        "ours": (there, "sending_iso3"),
        "theirs": (there, "receiving_iso3"),
        "visits": (held, "home_iso3"),
        "top_visits": (held[held["level"] == TOP], "home_iso3"),
        "agreements": (of.agreements, "home_iso3"),
        "trade_usd": (of.series[of.series["period_start"].dt.year == year], "home_iso3"),
    }
    found = []
    for measure in COMPARED if year else COMPARED[:-1]:
        rows, column = behind[measure]
        for home in homes:
            mine = rows[rows[column] == home]
            value = float(mine["value_usd"].sum()) if measure == "trade_usd" else len(mine)
            of_year = year if measure == "trade_usd" else None
            found.append((measure, home, value, str(rows.index.name), list(mine.index), of_year))
    columns = ["measure", "home_iso3", "value", "table", "rows", "year"]
    return pd.DataFrame(found, columns=columns).astype({"year": "Int64"})


def _common_year(whole: pd.DataFrame, years: tuple[int, int]) -> int | None:
    """The newest of the years that is complete for all homes."""
    return trade_measures.newest_year(whole[whole["period_start"].dt.year.between(*years)], whole=whole)


def ordered(pairs: pd.DataFrame, column: str, names: pd.Series, *, backwards: bool = False) -> pd.DataFrame:
    """The pairs by one column of ORDERS in its own direction (see RISING), or `backwards`; what is unknown comes last
    in both. Equal pairs stand by name: `names` has the partners' in the reader's language, indexed like `pairs`."""
    by_name = pairs.loc[names.str.casefold().sort_values(kind="stable").index]
    if column == "partner":
        return by_name[::-1] if backwards else by_name
    rising = (column in RISING) != backwards
    return by_name.sort_values(column, ascending=rising, kind="stable", na_position="last")


def _missions(missions: pd.DataFrame, homes: Sequence[str], day: datetime.date) -> dict[str, pd.Series]:
    """Resident missions certainly open on a day, by pair, of each side."""
    there = missions_measures.resident_on(missions, day)
    sent, pairs = there["sending_iso3"].isin(list(homes)), filters.sides(there, homes)
    return {"ours": pairs[sent].groupby(PAIR).size(), "theirs": pairs[~sent].groupby(PAIR).size()}


def _visits_course(held: pd.DataFrame) -> pd.Series:
    """Visits by pair, as arrays over the spans of years of all of them."""
    dated = held[held["start_date"].notna()]
    spans = (dated["start_date"].dt.year.astype("int64") - 1) // SPAN
    return _arrays(dated.groupby([*PAIR, spans]).size().unstack(fill_value=0), "int8", 0)


def _trade(series: pd.DataFrame, whole: pd.DataFrame, years: tuple[int, int]) -> dict[str, pd.Series]:
    """Trade by pair: that of one year, and all of it as an array over the years from the first to the last."""
    known = trade_measures.by_partner(series).set_index([*PAIR, "year"])["known"]
    year = _common_year(whole, years)
    newest = known[known.index.get_level_values("year") == year].droplevel("year")
    return {
        "trade_usd": newest,
        "trade_year": pd.Series(year, index=newest.index, dtype="Int64"),
        "trade_course": _arrays(known.unstack(), "float32", np.nan),
    }


def _newest_gap(trade: pd.DataFrame) -> pd.DataFrame:
    """The mirror gap of each pair in the newest year that both report, by pair."""
    gaps = mirror.mirror_gap(trade[trade["flow"] == GAP_FLOW])
    both = gaps[gaps["ratio"].notna()].sort_values("year", kind="stable")
    return both.drop_duplicates(PAIR, keep="last").set_index(PAIR)


def _arrays(of_pairs: pd.DataFrame, dtype: str, missing: float) -> pd.Series:
    """The rows of a frame as one array for each pair, over every column from the first to the last."""
    every = range(int(min(of_pairs.columns)), int(max(of_pairs.columns)) + 1) if len(of_pairs) else range(0)
    rows = of_pairs.reindex(columns=every, fill_value=missing).to_numpy(dtype=dtype)
    return pd.Series(list(rows), index=of_pairs.index, dtype="object")


def rows_behind(of: Tables, column: str, pair: pd.Series, day: datetime.date) -> pd.DataFrame:
    """The rows of one table that a cell of the league stands for; `pair` is its row there. Raises KeyError for a column
    that stands for no rows."""
    home, partner = str(pair["home_iso3"]), str(pair["partner_iso3"])

    def mine(table: str) -> pd.DataFrame:
        return filters.of_pair(getattr(of, table), home, partner)

    if column in ("ours", "theirs"):
        there = missions_measures.resident_on(mine("missions"), day)
        return there[there["sending_iso3"] == (home if column == "ours" else partner)]
    if column in ("gap", "gap_year"):
        trade, newest = mine("trade"), _newest_gap(mine("trade"))
        return trade.loc[[str(newest[f"{side}_row"].iloc[0]) for side in mirror.SIDES] if len(newest) else []]
    choose: Mapping[str, Callable[[], pd.DataFrame]] = {
        "since": lambda: mine("milestones").loc[lambda rows: rows["kind"] == "relations_established"],
        "agreements": lambda: mine("agreements"),
        "visits": lambda: counts.held(mine("visits")),
        "visits_course": lambda: counts.held(mine("visits")).dropna(subset="start_date"),
        "top_visits": lambda: counts.held(mine("visits")).loc[lambda rows: rows["level"] == TOP],
        "last_visit": lambda: counts.newest(counts.held(mine("visits")), 1, day),
        "trade_course": lambda: mine("series"),
        "trade_usd": lambda: mine("series").loc[lambda rows: rows["period_start"].dt.year.isin([pair["trade_year"]])],
    }
    return choose[column]()
