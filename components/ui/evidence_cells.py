"""The cells of sources and of claims as a reader sees them: who cites a source, what a claim is about."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from components.choices.filters import HOMES
from components.facts import cells, store
from components.facts import sources as sources_facts
from components.measures import sources as sources_measures
from components.words.language import Words


def sources(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The sources with how many rows cite each, of the choice where `rows` has counts, otherwise of all the data."""
    counts = rows if "rows" in rows.columns else sources_measures.citation_counts().reindex(rows.index)
    tables = [name for name in counts.columns if name in store.STORE.snapshot().tables]
    shown: dict[str, Any] = {column: rows[column] for column in ("title", "publisher", "published_on")}
    shown["kind"] = cells.said("sources", "kind", rows, words)
    shown["language"] = [words.language(code) for code in rows["language"]]
    shown |= {"rows": counts["rows"], "citing": [cited(row, words) for row in counts[tables].to_dict("records")]}
    return pd.DataFrame(shown | {"url": rows["url"].replace("", None)}, index=rows.index)


def headline(table: str, rows: pd.DataFrame, words: Words) -> str:
    """What the first row is, as `cells.headline` says it; a claim is called after the row that it is about."""
    if table != "claims":
        return cells.headline(table, rows, words)
    about = str(rows["table"].iloc[0])
    named = cells.named(about, store.load(about).loc[[rows["row_id"].iloc[0]]], words)[0]
    return words("row-title", kind=words("row-claims"), headline=named)


def cited(counts: Mapping[Hashable, Any], words: Words) -> str:
    """By how many rows of which tables: "3 visits and 1 event"."""
    told = [_counted(str(table), int(count), words) for table, count in counts.items() if count]
    return words.join(told) if told else ""


def claims(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The claims, each with the row that it is about, what the data say there, and what the other source says."""
    about = [_about(claim, words) for claim in rows.to_dict("records")]
    columns = ("partner_iso3", "what", "field", "ours", "other")
    shown = pd.DataFrame(about, columns=list(columns), index=rows.index)
    return shown.assign(source=pd.Series(sources_facts.first_links(rows), index=rows.index), note=rows["note"])


def _about(claim: Mapping[Hashable, Any], words: Words) -> tuple[str, ...]:
    table, field = str(claim["table"]), str(claim["field"])
    rows = store.load(table).loc[[claim["row_id"]]]
    partner = str(sources_measures.pair(rows, HOMES)["partner_iso3"].iloc[0])
    body = next((rows[column].iloc[0] for column in ("body", "receiving_body") if column in rows.columns), "")
    return (
        words.country(partner) or str(body),
        cells.headline(table, rows, words),
        words.heading(table, field),
        cells.in_words(table, field, rows, words) or words("row-empty"),
        cells.claimed(table, field, str(claim["value"]), str(claim["precision"]), words),
    )


def _counted(table: str, count: int, words: Words) -> str:
    key = f"count-{table}"
    return words(key if words.has(key) else "count-rows", count=count)
