"""How well the rows are supported: which rows cite each source, how many sources a row has, where sources differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from components.facts import sources as sources_facts

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


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    rows = counts["rows"].astype("float64").replace(0, float("nan"))
    return counts.assign(average=counts["cited"] / rows, share=counts["official"] / rows)


def cited(tables: Sequence[pd.DataFrame]) -> pd.Series:
    """How many of the rows cite each source: counts by source id, the most cited first."""
    lists = pd.concat([rows["sources"] for rows in tables]).value_counts()
    counted: dict[str, int] = {}
    for ids, count in lists.items():
        for source in str(ids).split(";"):
            if source:
                counted[source] = counted.get(source, 0) + int(count)
    return pd.Series(counted, dtype="int64").sort_values(ascending=False, kind="stable")
