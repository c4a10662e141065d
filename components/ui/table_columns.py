"""What a table on screen has: the cells of its columns as a reader sees them, and how each column is drawn."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.choices import filters
from components.choices.filters import HOMES
from components.facts import cells, schema, sources, store
from components.measures import outliers
from components.measures import sources as sources_measures
from components.ui.cache import cached
from components.words import language
from components.words.language import Words

CHARACTER, AROUND, WIDEST = 5.6, 26, 330
"""Pixels of a character and of what stands around a text, and the most that a column has: a cell opens to the whole."""

LINES, LINE_END = 3, 1.15
"""Lines of a long text in a row, and how much longer they are together than the text, as a line ends with a word."""

LONG = 57
"""Characters of a text that a column of one line holds at most."""

REMARKS = ("note", "detail")
"""Columns of long texts that stand at the end and are no reason by themselves for rows of several lines."""

SHORT, MOST = 20, 0.98
"""Characters that always fit, as dates and most names, and the share of a column's cells that fit if there are longer
ones: the few longest would make it too wide for a phone."""


def displayed(name: str, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The cells of a table's rows, index as `rows`: the columns that its description says are shown, in that order.

    In the place of `sources` stand `differ` and `odd` (marks), `source` (a link) and `sources` (how many). A column in
    which none of the rows has anything is left out. Rows as the data have them are taken from the whole table, whose
    cells are made once for all readers.
    """
    words = language.words(words.code)  # a row is of its own home, whichever is on screen
    if list(rows.columns) != schema.table(name).columns:
        return _without_empty(_cells(name, rows, words))
    whole = cached(lambda: _cells(name, store.load(name), words), "cells", None, words, name, large=True)
    return _without_empty(whole.loc[rows.index])


def _without_empty(shown: pd.DataFrame) -> pd.DataFrame:
    """The columns that any row has something in."""
    return shown.loc[:, [values.notna().any() and bool((values != "").any()) for _, values in shown.items()]]


def wraps(shown: pd.DataFrame) -> bool:
    """Whether the rows of a table stand on several lines: one of its texts is too long for a column of one."""
    texts = (values for name, values in shown.items() if name not in (*REMARKS, "source", "url"))
    return any(_longest(values) > LONG for values in texts if pd.api.types.is_string_dtype(values))


def _longest(values: pd.Series) -> float:
    """Characters of nearly all cells of a column: of the longest, or of all but the few longest."""
    lengths = values.dropna().astype("str").str.len()
    return min(lengths.max(), max(float(lengths.quantile(MOST)), SHORT)) if len(lengths) else 0


def _cells(name: str, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    if name in _MADE:
        return _MADE[name](rows, words)
    shown: dict[str, Any] = {}
    for column in schema.table(name).shown:
        if column == "sources":
            shown |= _evidence(name, rows, words)
        else:
            shown[column] = cells.displayed(name, column, rows, words)
    return pd.DataFrame(shown, index=rows.index)


def _evidence(name: str, rows: pd.DataFrame, words: Words) -> dict[str, Any]:
    """Whether sources differ, whether a figure is an outlier, a link to one source, and how many there are."""
    outlying = rows.index.isin(outliers.known().index) if name == "trade" else [False] * len(rows)
    return {
        "differ": sources.disputed(rows).map({True: words("sources-differ"), False: ""}),
        "odd": [words("odd-mark") if one else "" for one in outlying],
        "source": sources.first_links(rows),
        "sources": [cell.count(";") + 1 if cell else 0 for cell in rows["sources"]],
    }


def config(name: str, shown: pd.DataFrame, words: Words) -> dict[str, Any]:
    """How each column of `displayed` is drawn; the first stays in sight when a reader scrolls."""
    config, wrapped = {}, wraps(shown)
    for place, column in enumerate(map(str, shown.columns)):
        heading = words(_HEADINGS[column]) if column in _HEADINGS else words.heading(name, column)
        tip = words("heading-source-help") if column == "source" else None
        config[column] = column_config(heading, shown[column], wrapped, pinned=place == 0, tip=tip)
    return config


_HEADINGS = {"period_start": "heading-period", "sources": "heading-source-count"}
"""The headings of columns that a table shows otherwise than the data have them."""


def column_config(
    heading: str, values: pd.Series, wrapped: bool, *, pinned: bool = False, tip: str | None = None
) -> Any:
    """How a column with these cells is drawn: links and numbers as such, each as wide as nearly all of its cells need,
    on one line or, where the rows are `wrapped`, on several.

    The browser would measure the first cells alone.
    """
    is_text = pd.api.types.is_string_dtype(values)
    longest = _longest(values)
    fits = max(longest / LINES * LINE_END, SHORT) if wrapped and is_text and longest > SHORT else longest
    about: dict[str, Any] = {
        "pinned": pinned,
        "width": int(min(max(fits, len(heading)) * CHARACTER + AROUND, WIDEST)),
    }
    if values.name in ("source", "url"):
        shown = f"{sources.LABEL}(.+)$" if values.name == "source" else None
        about |= {"width": "large", "alignment": "left", "help": tip}
        return st.column_config.LinkColumn(heading, display_text=shown, **about)
    if pd.api.types.is_numeric_dtype(values):
        return st.column_config.NumberColumn(heading, format="localized", **about)
    return st.column_config.TextColumn(heading, **about)


def of_sources(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The sources with how many rows cite each, of the choice where `rows` has counts, otherwise of all the data."""
    counts = rows if "rows" in rows.columns else sources_measures.citation_counts().reindex(rows.index)
    tables = [name for name in counts.columns if name in store.STORE.snapshot().tables]
    shown: dict[str, Any] = {column: rows[column] for column in ("title", "publisher", "published_on")}
    shown["kind"] = cells.displayed("sources", "kind", rows, words)
    shown["language"] = [words.language(code) for code in rows["language"]]
    shown |= {"rows": counts["rows"], "citing": [_citing(row, words) for row in counts[tables].to_dict("records")]}
    return pd.DataFrame(shown | {"url": rows["url"].replace("", None)}, index=rows.index)


def _citing(counts: Mapping[Hashable, Any], words: Words) -> str:
    """By how many rows of which tables: "3 visits and 1 event"."""
    keys = {f"count-{table}": int(count) for table, count in counts.items() if count}
    parts = [words(key if words.has(key) else "count-rows", count=count) for key, count in keys.items()]
    return words.join(parts) if parts else ""


def of_claims(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The claims, each with the row that it is about, what the data say there, and what the other source says."""
    about = [_about(claim, words) for claim in rows.to_dict("records")]
    columns = ("partner_iso3", "what", "field", "ours", "other")
    shown = pd.DataFrame(about, columns=list(columns), index=rows.index)
    return shown.assign(source=pd.Series(sources.first_links(rows), index=rows.index), note=rows["note"])


def _about(claim: Mapping[Hashable, Any], words: Words) -> tuple[str, ...]:
    table, field = str(claim["table"]), str(claim["field"])
    rows = store.load(table).loc[[claim["row_id"]]]
    partner = str(filters.sides(rows, HOMES)["partner_iso3"].iloc[0])
    body = next((rows[column].iloc[0] for column in ("body", "receiving_body") if column in rows.columns), "")
    return (
        words.country(partner) or str(body),
        sources.headline(table, rows, words),
        words.heading(table, field),
        cells.text(table, field, rows, words) or words("row-empty"),
        cells.claim_text(table, field, str(claim["value"]), str(claim["precision"]), words),
    )


_MADE = {"sources": of_sources, "claims": of_claims}
"""Tables whose cells on screen are not those of their columns alone."""


def of_missions(missions: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Missions with the states between which they stand, their kind, and since and until when."""
    cells_of = {"kind": "kind", "since": "opened_on", "until": "closed_on"}
    sides = {"from": "sending_iso3", "to": "receiving_iso3"}
    shown = {name: missions[column].map(words.country) for name, column in sides.items()}
    shown |= {name: cells.displayed("missions", column, missions, words) for name, column in cells_of.items()}
    return pd.DataFrame(shown, index=missions.index)


def of_postings(envoys: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Who was posted where."""
    sides = zip(envoys["sending_iso3"], envoys["receiving_iso3"], strict=True)
    posts = [words("standing-post", sending=words.country(one), receiving=words.country(other)) for one, other in sides]
    return pd.DataFrame({"name": envoys["name"], "post": posts}, index=envoys.index)


def posting_date(column: str, date: str, words: Words) -> str:
    """A date of a posting with what it is of: "appointed 18 February 2012"."""
    return words(f"standing-{column.removesuffix('_on').replace('_', '-')}", date=date)
