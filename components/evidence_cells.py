"""The cells of sources and of claims as a reader sees them: who cites a source, what a claim is about."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from components import cells, data, evidence, provenance
from components.language import Words

HEADLINES = {
    "visits": "visitor",
    "milestones": "title",
    "agreements": "title",
    "envoys": "name",
    "products": "product",
    "sources": "title",
    "countries": "name",
    "cities": "city",
    "benchmarks": "title",
}
"""The column that says what one row of a table is."""


def sources(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The sources with how many rows cite each, of the choice where `rows` has counts, otherwise of all the data."""
    counts = rows if "rows" in rows.columns else evidence.counts().reindex(rows.index)
    tables = [name for name in counts.columns if name in data.STORE.snapshot().tables]
    shown: dict[str, Any] = {column: rows[column] for column in ("title", "publisher", "published_on")}
    shown |= {"rows": counts["rows"], "citing": [cited(row, words) for row in counts[tables].to_dict("records")]}
    shown["kind"] = cells.said("sources", "kind", rows, words)
    shown["language"] = [words.language(code) for code in rows["language"]]
    return pd.DataFrame(shown | {"url": rows["url"].replace("", None)}, index=rows.index)


def cited(counts: Mapping[Hashable, Any], words: Words) -> str:
    """By how many rows of which tables: "3 visits and 1 event"."""
    told = [_counted(str(table), int(count), words) for table, count in counts.items() if count]
    return words.join(told) if told else ""


def claims(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The claims, each with the row that it is about, what the data say there, and what the other source says."""
    about = [_about(claim, words) for claim in rows.to_dict("records")]
    columns = ("partner_iso3", "what", "field", "ours", "other")
    shown = pd.DataFrame(about, columns=list(columns), index=rows.index)
    return shown.assign(source=pd.Series(provenance.first_links(rows), index=rows.index), note=rows["note"])


def partner(table: str, row: Mapping[Hashable, Any], words: Words) -> str:
    """With whom a row is: the state or the regional body; with the home's name where the home is not Azerbaijan."""
    if "home_iso3" in row:
        return words.country(row["partner_iso3"]) or str(row.get("body", ""))
    sides = (words.country(row["sending_iso3"]), words.country(row["receiving_iso3"]) or row.get("receiving_body", ""))
    return words("side-to-side", sending=sides[0], receiving=sides[1])


def _about(claim: Mapping[Hashable, Any], words: Words) -> tuple[str, ...]:
    table, field = str(claim["table"]), str(claim["field"])
    rows = data.load(table).loc[[claim["row_id"]]]
    (row,) = rows.to_dict("records")
    headline = row[HEADLINES[table]] if table in HEADLINES else words.value(table, "kind", row["kind"])
    return (
        partner(table, row, words),
        words("row-title", kind=words(f"row-{table}"), headline=headline),
        words.heading(table, field),
        cells.in_words(table, field, rows, words) or words("row-empty"),
        cells.claimed(table, field, str(claim["value"]), str(claim["precision"]), words),
    )


def _counted(table: str, count: int, words: Words) -> str:
    key = f"count-{table}"
    return words(key if words.has(key) else "count-rows", count=count)
