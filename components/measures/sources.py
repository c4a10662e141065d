"""How well the data cover their subject: how many rows and sources there are, of what, and where sources differ.

`chosen_*` are of the facts that a reader's choices keep, `coverage_*` by partner and by table or year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.choices import filters, parameters
from components.choices.filters import HOMES, Filters
from components.choices.parameters import Choice
from components.facts import dates, store
from components.facts import sources as sources_facts
from components.facts.sources import FACTS

UNDATED = "undated"  # the year of a source that has no date


def rows_by_source(tables: Sequence[pd.DataFrame]) -> pd.Series:
    """How many of the rows cite each source: counts by source id, the most cited first."""
    counts: Counter[str] = Counter()
    for ids, rows in pd.concat([rows["sources"] for rows in tables]).value_counts().items():
        counts.update(dict.fromkeys(filter(None, str(ids).split(";")), rows))
    return pd.Series(counts, dtype="int64").sort_values(ascending=False, kind="stable")


def citations_by_table(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """How many rows cite each source: index `source`, one column a table and `rows` for all, int; the most cited
    first."""
    counts = pd.DataFrame({str(rows.index.name): rows_by_source([rows]) for rows in tables}).fillna(0).astype("int64")
    counts["rows"] = counts.sum(axis="columns")
    return counts.rename_axis("source").sort_index().sort_values("rows", ascending=False, kind="stable")


def rows_citing(source: str, tables: Sequence[pd.DataFrame]) -> dict[str, list[str]]:
    """The addresses of the rows that cite a source, by table; only tables that have any."""
    cited = ((rows, [source in cell.split(";") for cell in rows["sources"]]) for rows in tables)
    return {str(rows.index.name): rows.index[citing].tolist() for rows, citing in cited if any(citing)}


def official_sources(tables: Sequence[pd.DataFrame], sources: pd.DataFrame) -> set[str]:
    """The sources that rows of these tables cite and that are official for the table that cites them."""
    cited = ((rows, set(";".join(rows["sources"].unique()).split(";"))) for rows in tables)
    return {source for rows, ids in cited for source in ids & _official(rows, sources)}


def with_citations(sources: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """The sources that have counts, in their order, with `year` of publication (text, or UNDATED) and those counts."""
    cited = counts[sources.index.get_indexer(counts.index) >= 0]
    there = sources.loc[cited.index].rename_axis(str(sources.index.name))
    return there.assign(year=_years(there), **{name: cited[name].array for name in cited.columns})


def support(tables: Sequence[pd.DataFrame], sources: pd.DataFrame) -> pd.DataFrame:
    """How well each table's rows are supported: index `table`, one row for each table that has rows.

    Columns: `rows`; `cited`, the citations in them; `official`, the rows with at least one official source (all int);
    `average` = cited / rows; `share` = official / rows.
    """
    each = {}
    for rows in tables:
        lists = rows["sources"].value_counts()
        ids, official = lists.index.str.split(";"), _official(rows, sources)
        backed = [not official.isdisjoint(one) for one in ids]
        if len(rows):
            each[str(rows.index.name)] = (len(rows), int((lists * ids.map(len)).sum()), int(lists[backed].sum()))
    frame = pd.DataFrame.from_dict(each, orient="index", columns=["rows", "cited", "official"])
    return _shares(frame.rename_axis("table"))


def total_support(supported: pd.DataFrame, tables: Sequence[str] = FACTS) -> pd.Series:
    """The rows of several tables taken together, as in `support`; averages are over rows, NaN where there is none."""
    rows = supported[supported.index.isin(tables)]
    return _shares(rows[["rows", "cited", "official"]].sum().to_frame().T).iloc[0]


def chosen_facts(chosen: Filters) -> list[pd.DataFrame]:
    """The rows that the choice keeps of every table of facts that can be read."""
    there = store.tables()
    return [chosen.apply(store.load(name)) for name in FACTS if name in there]


def searches(chosen: Filters) -> pd.DataFrame:
    """What was looked for in vain about the choice: about its partners by name, or about several at once."""
    of_homes = chosen.changed(partners=()).apply(store.load_or_empty("searches"))
    return of_homes[of_homes["partner_iso3"].isin([*chosen.partners, ""])] if chosen.partners else of_homes


def chosen_claims(chosen: Filters) -> pd.DataFrame:
    """The claims about the facts of the choice, each with its home and its partner."""
    return _claims_about(chosen_facts(chosen))


def chosen_sources(chosen: Filters) -> pd.DataFrame:
    """The sources that the facts of the choice, or claims about those, cite, with how many rows cite each; the most
    cited first. As long as no home, partner or year is left out, those of everything else (places, benchmarks) are
    there too."""
    if not chosen.partners and chosen.all_years and set(chosen.homes) == set(HOMES):
        counts = citation_counts()
    else:
        facts = chosen_facts(chosen)
        counts = citations_by_table([*facts, _claims_about(facts)])
    return chosen.apply(with_citations(store.load("sources"), counts))


@store.per_version
def choices_of_sources(within: tuple[str, ...]) -> tuple[Choice, ...]:
    """What sources can be narrowed by beside their kind: their publisher, language and year of publication."""
    if "sources" not in store.tables():
        return ()
    known = store.load("sources")
    cells = {"publisher": known["publisher"], "language": known["language"], "year": _years(known)}
    return tuple(parameters.among("sources", name, found, within) for name, found in cells.items())


def citing_tables() -> list[pd.DataFrame]:
    """Every table whose rows cite sources, those of facts first and then the others by name."""
    tables = store.tables()
    others = sorted(name for name, rows in tables.items() if "sources" in rows.columns and name not in FACTS)
    return [store.load(name) for name in (*FACTS, *others) if name in tables]


@store.per_version
def citation_counts() -> pd.DataFrame:
    """`citations_by_table` of all the data."""
    return citations_by_table(citing_tables())


def _claims_about(facts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    every = _every_claim()
    about = np.zeros(len(every), dtype=bool)
    for rows in facts:  # An index finds its few claims several times as quickly as `isin` makes it a set.
        mine = (every["table"] == str(rows.index.name)).to_numpy()
        about[mine] = rows.index.get_indexer(pd.Index(every["row_id"][mine])) >= 0
    return every[about]


@store.per_version
def _every_claim() -> pd.DataFrame:
    """Every claim about a row that is there, with its home and its partner."""
    return filters.claims_with_sides(store.load("claims"), store.tables(), HOMES)


def _years(sources: pd.DataFrame) -> pd.Series:
    """The year of publication of each source as text, or UNDATED."""
    return sources["published_on"].str[:4].replace("", UNDATED)


def _official(rows: pd.DataFrame, sources: pd.DataFrame) -> set[str]:
    """All sources that are official for a table."""
    return set(sources.index[sources["kind"].isin(sources_facts.official_kinds(str(rows.index.name)))])


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    rows = counts["rows"].astype("float64").replace(0, float("nan"))
    return counts.assign(average=counts["cited"] / rows, share=counts["official"] / rows)


def coverage_rows(tables: Sequence[pd.DataFrame], homes: Sequence[str]) -> pd.DataFrame:
    """One row for each row of the tables, by home, partner, table and date: what a matrix of them is made from.

    Index `rows`: the address of each, with its table ("visits:aze-arg-..."). Columns: `table`, `home_iso3`,
    `partner_iso3` ("" for a body), `first` and `last`: the years of its start and of its end, or of its start again
    (Int64; NA without any date).
    """
    each = [_of_table(rows, homes) for rows in tables]
    order = ["home_iso3", "partner_iso3", "table", "first"]
    together = pd.concat(each) if each else pd.DataFrame(columns=[*order, "last"])
    return together.sort_values(order, kind="stable").rename_axis("rows")


def coverage_matrix(rows: pd.DataFrame, by: Sequence[str] = ("partner_iso3", "table")) -> pd.DataFrame:
    """How many rows there are by partner and table, or `by` other columns, where there is any: those are the index.

    Columns `rows` (int), `first` and `newest`, the years of the earliest and of the latest (Int64, NA without a date).
    By `year`, that in which each row begins, undated rows are left out.
    """
    grouped = rows.assign(year=rows["first"]).groupby(list(by), sort=True)
    summed = grouped.agg(rows=("table", "size"), first=("first", "min"), newest=("last", "max"))
    return summed.astype({"rows": "int64", "first": "Int64", "newest": "Int64"})


def coverage_cells(
    rows: pd.DataFrame,
    homes: Sequence[str],
    partners: Sequence[str],
    columns: Sequence[str | int],
    across: str = "table",
) -> pd.DataFrame:
    """Every cell of the matrices of these homes: `home_iso3`, `partner_iso3`, `table` or `year`, `found` (bool), `rows`
    (NA where nothing was found), and for tables `first` and `newest`."""
    keys = ["home_iso3", "partner_iso3", across]
    every = pd.MultiIndex.from_product([homes, partners, columns], names=keys)
    cells = coverage_matrix(rows, keys).reindex(every).reset_index().astype({"rows": "Int64"})
    cells["found"] = cells["rows"].notna()
    return cells[[*keys, "found", "rows", *([] if across == "year" else ["first", "newest"])]]


def _of_table(rows: pd.DataFrame, homes: Sequence[str]) -> pd.DataFrame:
    """The part of `coverage_rows` that one table is."""
    spans, name = dates.spans(rows), str(rows.index.name)
    first, last = (spans[end].dt.year.astype("Int64") for end in ("first", "last"))
    sides = filters.sides(rows, homes).assign(first=first.fillna(last), last=last.fillna(first))
    sides.insert(0, "table", name)
    return sides.set_axis(f"{name}:" + rows.index.astype("str"))
