"""General measures: what the rows of any table come to by year and by partner, and which states have relations.

All count recorded events: zero says that none is recorded. Rows without a date are in no count by year.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterable, Sequence

import pandas as pd

from components.facts import dates, schema, store
from components.words.language import Words

RANKS = ("top", "parliament", "foreign_minister", "minister", "official")
"""Five ranks of visitors, the highest first."""

RANK_OF: dict[str, str] = {
    "head_of_state": "top",
    "head_of_government": "top",
    "vice_president": "top",
    "speaker": "parliament",
    "parliament": "parliament",
    "foreign_minister": "foreign_minister",
    "minister": "minister",
    "deputy_minister": "minister",
    "senior_official": "official",
    "ambassador": "official",
    "other": "official",
}
"""The rank of each level of visitor: eleven levels are too many to tell apart by colour."""

WAYS = {"to_partner": "to_partner", "to_home": "to_home", "third_place": "elsewhere", "virtual": "elsewhere"}
"""Who went where, by direction of a visit: the last two, where nobody visits the other, are one."""

EVENT_GROUPS = {
    "ties": ("recognition", "relations_established", "mission_opened", "mission_closed"),
    "parliaments": ("resolution", "friendship_group"),
    "talks": ("forum", "commission", "consultations", "organisation", "meeting", "message"),
    "economy": ("business", "aid"),
    "society": ("culture", "education", "sport"),
    "other": ("other",),
}
"""The kinds of events in the order of their lanes, by group: eighteen kinds are too many to tell apart by colour."""

EVENT_GROUP_OF = {kind: group for group, kinds in EVENT_GROUPS.items() for kind in kinds}

MOST_LEADERS, FEWEST = 3, 6
"""More that have equally much are none that stands out; fewer rows are too few to say since when most of them are."""


def held(visits: pd.DataFrame) -> pd.DataFrame:
    """The visits that took place: what is counted wherever visits are; those planned or called off are only listed."""
    return visits[visits["status"] == "held"]


def first_and_last_year(rows: pd.DataFrame) -> tuple[int, int] | None:
    """The years in which the first and the last dated row begin; None when no row has a date."""
    starts = _starts(rows)
    return (starts.min().year, starts.max().year) if starts.notna().any() else None


def per_year(rows: pd.DataFrame) -> pd.Series:
    """How many rows begin in each year from the first to the last; index `year`, both int; empty without a date."""
    years = _years(rows)
    every_year = pd.RangeIndex(years.min(), years.max() + 1) if len(years) else pd.RangeIndex(0)
    return years.value_counts().reindex(every_year.rename("year"), fill_value=0).rename("rows")


def year_gaps(years: Iterable[int]) -> list[tuple[int, int]]:
    """The spans of years without any row between the first and the last of `years`, both ends included."""
    known = sorted(set(years))
    return [(before + 1, after - 1) for before, after in itertools.pairwise(known) if after - before > 1]


def newest(rows: pd.DataFrame, count: int, today: datetime.date) -> pd.DataFrame:
    """The `count` newest dated rows that do not begin after `today`, the newest first; a row known to the month or year
    counts from its first day."""
    starts = _starts(rows)
    begun = starts[starts <= pd.Timestamp(today)].sort_index().sort_values(ascending=False, kind="stable")
    return rows.loc[begun.index[:count]]


def most_first(values: pd.Series) -> pd.Series:
    """How many rows have each value: counts by value, the most first and then in the order of the values."""
    return values.value_counts().sort_index().sort_values(ascending=False, kind="stable")


def by_partner(rows: pd.DataFrame) -> pd.Series:
    """How many rows each partner has, dated or not, the most first and then by code; index `partner_iso3`."""
    return most_first(rows["partner_iso3"][rows["partner_iso3"] != ""]).rename("rows")


def leaders(totals: pd.Series) -> list[str]:
    """The labels of the largest total, in the order of the totals; none where it is not positive, or shared by many."""
    most = totals[totals == totals.max()] if len(totals) and totals.max() > 0 else totals[:0]
    return [str(label) for label in most.index] if len(most) <= MOST_LEADERS else []


def since(starts: pd.Series, share: float) -> int | None:
    """The latest year since which at least this share of all rows began; undated ones count as before. None where rows
    are fewer than FEWEST, or that year is the first of all."""
    years = starts.dropna().dt.year.sort_values(ascending=False)
    needed = math.ceil(len(starts) * share)
    if len(starts) < FEWEST or needed > len(years):
        return None
    year = int(years.iloc[needed - 1])
    return year if year > years.iloc[-1] else None


def mostly(figures: Sequence[tuple[float, str, str]], share: float) -> str:
    """Of the figures behind a sum, each a value, whose it is and its address, who has at least this share of it; ""
    where there is one figure alone, or nobody has. Of equal ones it is the last."""
    value, whose = max(((value, of) for value, of, _ in reversed(figures)), key=lambda one: one[0], default=(0.0, ""))
    return whose if len(figures) > 1 and value >= share * math.fsum(value for value, *_ in figures) else ""


def states_with_relations(milestones: pd.DataFrame) -> pd.DataFrame:
    """The milestones by which relations were first established, one for each home and partner, the earliest first and
    those without a date last."""
    established = milestones[(milestones["kind"] == "relations_established") & (milestones["partner_iso3"] != "")]
    ordered = established.sort_index().sort_values("date", kind="stable", na_position="last")
    return ordered.drop_duplicates(["home_iso3", "partner_iso3"])


def relations_by_year(milestones: pd.DataFrame, *, last: int | None = None) -> pd.Series:
    """How many pairs of home and partner had relations by the end of each year up to `last`; as `per_year`."""
    yearly = per_year(states_with_relations(milestones))
    if last is not None and len(yearly):
        every_year = pd.RangeIndex(yearly.index[0], last + 1, name="year")
        yearly = yearly.reindex(every_year, fill_value=0)
    return yearly.cumsum()


def _starts(rows: pd.DataFrame) -> pd.Series:
    """The first day that each row may have begun on; NaT where no source tells."""
    start, _ = schema.table(str(rows.index.name)).period or ("", "")
    return rows[start]


def _years(rows: pd.DataFrame) -> pd.Series:
    """The year in which each dated row begins, as int64."""
    return _starts(rows).dropna().dt.year.astype("int64")


@store.per_version
def newest_fact(today: datetime.date) -> pd.Timestamp:
    """The last day, not after today, that any dated table speaks of; NaT when none does."""
    spans = [dates.spans(rows) for name, rows in store.tables().items() if schema.table(name).period]
    days = [day for span in spans for day in span.where(span <= pd.Timestamp(today)).max()]
    return pd.Series(days, dtype="datetime64[s]").max()


def counted(tables: Sequence[pd.DataFrame], words: Words) -> str:
    """How many rows of each table there are, in words; empty when there is none."""
    each = [_count_text(table, words) for table in tables if len(table)]
    return words.join(each) if each else ""


def _count_text(table: pd.DataFrame, words: Words) -> str:
    """How many rows a table has; of visits also how many of them were held, as those alone are counted elsewhere."""
    count = words(f"count-{table.index.name}", count=len(table))
    of_held = len(held(table)) if table.index.name == "visits" else len(table)
    return count if of_held == len(table) else words("count-held", count=count, held=of_held)
