"""How well rows are supported: which rows cite each source, how many sources a row has, where sources differ.

The functions called `chosen_*` ask the same of the facts that a reader's choices keep.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import pandas as pd

from components.choices import parameters
from components.choices.filters import HOMES, Filters
from components.choices.parameters import Choice
from components.facts import sources as sources_facts
from components.facts import store

FACTS = ("visits", "milestones", "agreements", "missions", "envoys", "trade", "products")
"""The tables whose rows are facts about a home and a partner."""


UNDATED = "undated"
"""What stands for the year of a source that has no date."""


def official(tables: Sequence[pd.DataFrame], sources: pd.DataFrame) -> set[str]:
    """The sources that rows of these tables cite and that are official for the table that cites them."""
    found: set[str] = set()
    for rows in tables:
        cited = {source for cell in rows["sources"].unique() for source in cell.split(";")}
        kinds = sources_facts.official_kinds(str(rows.index.name))
        found |= cited & set(sources.index[sources["kind"].isin(kinds)])
    return found


def citations(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """One row for each source that a row cites: columns `source`, `table`, `address` (of the citing row), all text."""
    cited = [
        pd.DataFrame({"source": rows["sources"].str.split(";"), "table": str(rows.index.name), "address": rows.index})
        for rows in tables
    ]
    each = pd.concat(cited, ignore_index=True).explode("source", ignore_index=True)
    return each[each["source"].fillna("") != ""].astype("str").reset_index(drop=True)


def counted(cited: pd.DataFrame) -> pd.DataFrame:
    """How many rows of each table cite each source: index `source`, one column a table, int; the most cited first.

    The column `rows` has them all together. `cited` as `citations` gives it.
    """
    counts = cited.groupby(["source", "table"], sort=False).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(dict.fromkeys(cited["table"]))).astype("int64")
    counts.columns.name = None
    counts["rows"] = counts.sum(axis="columns")
    return counts.sort_index().sort_values("rows", ascending=False, kind="stable")


def described(sources: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """The sources that have counts, in their order, with `year` of publication (text, or UNDATED) and those counts."""
    there = sources.loc[counts.index[counts.index.isin(sources.index)]]
    there.index.name = sources.index.name
    year = there["published_on"].str[:4].replace("", UNDATED)
    return there.assign(year=year, **{name: counts[name].reindex(there.index) for name in counts.columns})


def support(tables: Sequence[pd.DataFrame], sources: pd.DataFrame) -> pd.DataFrame:
    """How well each table's rows are supported: index `table`, one row for each table that has rows.

    Columns: `rows` (int); `cited`, the sources that they cite, a source counted once for each row (int); `official`,
    the rows of which at least one source is official (int); `average` = cited / rows; `share` = official / rows.
    """
    each = []
    for rows in tables:
        if len(rows):
            name = str(rows.index.name)
            kinds = sources_facts.official_kinds(name)
            official = set(sources.index[sources["kind"].isin(kinds)])
            lists = rows["sources"].value_counts()
            ids = lists.index.str.split(";")
            cited = sum(len(one) * count for one, count in zip(ids, lists, strict=True))
            backed = sum(count for one, count in zip(ids, lists, strict=True) if not official.isdisjoint(one))
            each.append((name, len(rows), cited, backed))
    return _shares(pd.DataFrame(each, columns=["table", "rows", "cited", "official"]).set_index("table"))


def together(supported: pd.DataFrame, tables: Sequence[str] = FACTS) -> pd.Series:
    """The rows of several tables taken together: `rows`, `cited`, `official`, `average` and `share` as in `support`.

    Averages are over rows, not over tables, so the tables with the most rows weigh the most; NaN where there is none.
    """
    rows = supported[supported.index.isin(tables)]
    return _shares(rows[["rows", "cited", "official"]].sum().to_frame().T).iloc[0]


def disagreements(claims: pd.DataFrame, tables: Mapping[str, pd.DataFrame], homes: Sequence[str]) -> pd.DataFrame:
    """The claims about rows that `tables` has, with `home_iso3` and `partner_iso3` of the row that each is about.

    The partner is empty where the row is about a regional body.
    """
    pairs = pd.concat(
        [pair(tables[name], homes).assign(table=name, row_id=tables[name].index) for name in tables], ignore_index=True
    )
    found = claims.reset_index(names="address").merge(pairs, on=["table", "row_id"], how="inner", sort=False)
    return found.set_index(pd.Index(found.pop("address"), name=claims.index.name, dtype="str"))


def pair(rows: pd.DataFrame, homes: Sequence[str]) -> pd.DataFrame:
    """The two sides of each row, whichever of them sends: `home_iso3`, `partner_iso3`; same index as `rows`."""
    if "home_iso3" in rows.columns:
        return rows[["home_iso3", "partner_iso3"]]
    sent = rows["sending_iso3"].isin(homes)
    home = rows["sending_iso3"].where(sent, rows["receiving_iso3"])
    partner = rows["receiving_iso3"].where(sent, rows["sending_iso3"])
    return pd.DataFrame({"home_iso3": home, "partner_iso3": partner})


def cited(tables: Sequence[pd.DataFrame]) -> pd.Series:
    """How many of the rows cite each source: counts by source id, the most cited first."""
    lists = pd.concat([rows["sources"] for rows in tables]).value_counts()
    counted: dict[str, int] = {}
    for ids, count in lists.items():
        for source in str(ids).split(";"):
            if source:
                counted[source] = counted.get(source, 0) + int(count)
    return pd.Series(counted, dtype="int64").sort_values(ascending=False, kind="stable")


def chosen_facts(chosen: Filters) -> list[pd.DataFrame]:
    """The rows that the choice keeps of every table of facts that can be read."""
    there = store.STORE.snapshot().tables
    return [chosen.apply(store.load(name)) for name in FACTS if name in there]


def chosen_claims(chosen: Filters) -> pd.DataFrame:
    """The claims about the facts of the choice, each with its home and its partner."""
    return _claims_about(chosen_facts(chosen))


def chosen_sources(chosen: Filters) -> pd.DataFrame:
    """The sources that the facts of the choice cite, or the claims about those, with how many rows cite each.

    They are narrowed by the page's own choices, the most cited first. As long as no home, partner or year is left out,
    the sources of everything else (places, benchmarks) are there too.
    """
    if not chosen.partners and chosen.all_years and set(chosen.homes) == set(HOMES):
        counts = citation_counts()
    else:
        facts = chosen_facts(chosen)
        counts = counted(citations([*facts, _claims_about(facts)]))
    return chosen.apply(described(store.load("sources"), counts))


def choices_of_sources(within: tuple[str, ...] = ()) -> tuple[Choice, ...]:
    """What sources can be narrowed by beside their kind: a text, their publisher, language and year."""
    if "sources" not in store.STORE.snapshot().tables:
        return ()
    known = store.load("sources")
    years = known["published_on"].str[:4].replace("", UNDATED)
    return (
        parameters.among("sources", "publisher", known["publisher"], within),
        parameters.among("sources", "language", known["language"], within),
        parameters.among("sources", "year", years, within),
    )


def every_citation() -> pd.DataFrame:
    """Every citation of every table, those of facts first, as `citations` gives them; made once for each version."""
    return _every_citation(store.STORE.snapshot().version)


def citation_counts() -> pd.DataFrame:
    """How many rows of each table cite each source, as `counted` gives them, of all the data."""
    return _citation_counts(store.STORE.snapshot().version)


def _claims_about(facts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return disagreements(store.load("claims"), {str(rows.index.name): rows for rows in facts}, HOMES)


@functools.lru_cache(maxsize=2)
def _every_citation(version: str) -> pd.DataFrame:
    tables = store.STORE.snapshot().tables
    citing = sorted(name for name, rows in tables.items() if "sources" in rows.columns and name not in FACTS)
    return citations([store.load(name) for name in (*FACTS, *citing) if name in tables])


@functools.lru_cache(maxsize=2)
def _citation_counts(version: str) -> pd.DataFrame:
    return counted(every_citation())


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    rows = counts["rows"].astype("float64").replace(0, float("nan"))
    return counts.assign(average=counts["cited"] / rows, share=counts["official"] / rows)
