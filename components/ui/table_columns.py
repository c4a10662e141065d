"""What a table on screen has: the cells of its columns as a reader sees them, and how each column is drawn."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.choices import filters
from components.choices.filters import HOMES
from components.facts import cells, schema, sources, store
from components.figures import timeline_rows
from components.measures import outliers
from components.measures import sources as sources_measures
from components.measures.cache import cached
from components.words import language
from components.words.language import Words

PAGE = 935
"""Pixels for the columns of a table in a window 1,440 wide, beside the sidebar and after the ticks."""

CHARACTER, AROUND, SOURCE = 5.6, 26, 150
"""Pixels of a character, of what stands around a text, and of a source, which begins with its publisher."""

LEAST, WIDEST = 70, 330
"""The fewest pixels of a column, as its menu takes 30 of its heading, and the most, as a cell opens to the whole."""

LINES, LINE_END, BROAD = 3, 1.15, 1
"""Lines of a long text in a row; how much longer they are together than the text, as a line ends with a word; and by
how many characters more an m or a w takes, as a word must not be broken."""

NARROWEST, MOST_GIVEN = 160, 0.5
"""Pixels that a text of several lines keeps, and the share of the others that it gives where a page is too narrow."""

LONG = 57
"""Characters of a text that a column of one line holds at most."""

REMARKS = ("note", "detail")
"""Columns of long texts that stand at the end and are no reason by themselves for rows of several lines."""

SHORT, MOST = 20, 0.98
"""Characters that always fit, as dates and most names, and the share of a column's cells that fit if there are longer
ones: the few longest would make it too wide for a phone."""


def displayed(name: str, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The cells of a table's rows, index as `rows`: the columns that its description says are shown, in that order.

    In the place of `sources` stand `differ` and `odd` (marks) and `source` (a link); how many there are stands last. A
    column in which none of the rows has anything is left out. Rows as the data have them are taken from the whole
    table, whose cells are made once for all readers.
    """
    words = language.words(words.code)  # a row is of its own home, whichever is on screen
    if list(rows.columns) != schema.table(name).columns:
        return _without_empty(_cells(name, rows, words))
    whole = cached(lambda: _cells(name, store.load(name), words), "cells", None, words, name, large=True)
    return _without_empty(whole.loc[rows.index])


def _without_empty(shown: pd.DataFrame) -> pd.DataFrame:
    """The columns that any row has something in."""
    return shown.loc[:, [values.notna().any() and bool((values != "").any()) for _, values in shown.items()]]


def _wraps(shown: pd.DataFrame, widths: Mapping[str, int]) -> bool:
    """Whether the rows of a table stand on several lines: one of its texts is too long for a column of one, or the
    most telling columns, up to the beginning of the source, are wider than a page. Figures stand on one, so that many
    are in sight."""
    if "value_usd" in shown:
        return False
    texts = [values for column, values in shown.items() if column not in (*REMARKS, "source", "url")]
    long = [
        _usual_length(map(len, values.dropna().tolist())) for values in texts if pd.api.types.is_string_dtype(values)
    ]
    return max(long, default=0) > LONG or sum(widths[one] for one in _up_to_source(widths)) > PAGE + SOURCE // 3


def _up_to_source(columns: Iterable[str]) -> list[str]:
    """The columns up to the source, for which a page has room; all where none is a source."""
    every = list(columns)
    return every[: every.index("source") + 1] if "source" in every else every


def _usual_length(lengths: Iterable[float]) -> float:
    """Characters of nearly all cells of a column: of the longest, or of all but the few longest."""
    known = sorted(lengths)
    return min(known[-1], max(known[int(MOST * (len(known) - 1))], SHORT)) if known else 0


def _longest_word(text: str) -> float:
    """Characters of the longest word of a text, where m and w count for more."""
    return max((len(word) + BROAD * (word.count("m") + word.count("w")) for word in text.lower().split()), default=0)


def _width(heading: str, values: pd.Series, wrapped: bool) -> int:
    """Pixels of a column: on one line for nearly all of its cells, on several for its longest words as well."""
    if values.name in ("source", "url"):
        return SOURCE
    texts = values.dropna().astype("str").tolist()
    longest = _usual_length(map(len, texts))
    if wrapped:
        word = _usual_length(map(_longest_word, {*texts}))
        longest = max(longest / LINES * LINE_END, min(word, SHORT))  # what is longer is no word
    return int(min(max(max(longest, len(heading)) * CHARACTER + AROUND, LEAST), WIDEST))


def _cells(name: str, rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The cells of all columns that the description of a table shows."""
    if name in _MADE:
        return _MADE[name](rows, words)
    shown: dict[str, Any] = {}
    for column in schema.table(name).shown:
        if column == "sources":
            shown |= _source_columns(name, rows, words)
        else:
            shown[column] = cells.displayed(name, column, rows, words)
    if "sources" in schema.table(name).shown:
        shown["sources"] = [cell.count(";") + 1 if cell else 0 for cell in rows["sources"]]
    return pd.DataFrame(shown, index=rows.index)


def _source_columns(name: str, rows: pd.DataFrame, words: Words) -> dict[str, Any]:
    """Whether sources differ, whether a figure is an outlier, and a link to one source."""
    outlying = rows.index.isin(outliers.known().index) if name == "trade" else [False] * len(rows)
    return {
        "differ": sources.disputed(rows).map({True: words("sources-differ"), False: ""}),
        "odd": [words("odd-mark") if one else "" for one in outlying],
        "source": sources.first_links(rows),
    }


def headings(name: str, shown: pd.DataFrame, words: Words) -> dict[str, str]:
    """The headings of the columns of `displayed`."""
    made = {"period_start": words("heading-period"), "sources": words("heading-source-count")}
    return {column: made.get(column) or words.heading(name, column) for column in map(str, shown.columns)}


def layout(shown: pd.DataFrame, headings: Mapping[str, str], *, wrapped: bool = False) -> tuple[dict[str, Any], bool]:
    """How each column is drawn, links and numbers as such, each as wide as nearly all of its cells need; and whether
    the rows stand on several lines, of which the longest then give way to fit the page. `wrapped` has them do so.

    The browser would measure the first cells alone.
    """
    widths = {column: _width(heading, shown[column], False) for column, heading in headings.items()}
    wrapped = wrapped or _wraps(shown, widths)
    if wrapped:
        widths = {column: _width(heading, shown[column], True) for column, heading in headings.items()}
        telling = _up_to_source(widths)
        spare = {column: widths[column] - NARROWEST for column in telling if widths[column] > NARROWEST}
        excess = sum(widths[column] for column in telling) - PAGE
        share = min(max(excess, 0) / max(sum(spare.values()), 1), MOST_GIVEN)
        widths |= {column: widths[column] - int(pixels * share) for column, pixels in spare.items()}
    return {column: _column(heading, shown[column], widths[column]) for column, heading in headings.items()}, wrapped


def _column(heading: str, values: pd.Series, width: int) -> Any:
    """How a column is drawn: as links, as numbers or as text."""
    if values.name in ("source", "url"):
        shown = f"{sources.LABEL}(.+)$" if values.name == "source" else None
        return st.column_config.LinkColumn(heading, display_text=shown, alignment="left", width=width)
    if pd.api.types.is_numeric_dtype(values):
        return st.column_config.NumberColumn(heading, format="localized", width=width)
    return st.column_config.TextColumn(heading, width=width)


def source_cells(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The sources with how many rows cite each, of the choice where `rows` has counts, otherwise of all the data."""
    counts = rows if "rows" in rows.columns else sources_measures.citation_counts().reindex(rows.index)
    tables = [name for name in counts.columns if name in store.tables()]
    shown: dict[str, Any] = {column: rows[column] for column in ("title", "publisher", "published_on")}
    shown |= {"kind": cells.displayed("sources", "kind", rows, words), "rows": counts["rows"]}
    shown |= {"url": rows["url"].replace("", None)}
    shown |= {"citing": [_counts_of_tables(row, words) for row in counts[tables].to_dict("records")]}
    shown |= {"language": [words.language(code) for code in rows["language"]]}
    return pd.DataFrame(shown, index=rows.index)


def _counts_of_tables(counts: Mapping[Hashable, Any], words: Words) -> str:
    """By how many rows of which tables: "3 visits and 1 event"."""
    keys = {f"count-{table}": int(count) for table, count in counts.items() if count}
    parts = [words(key if words.has(key) else "count-rows", count=count) for key, count in keys.items()]
    return words.join(parts) if parts else ""


def claim_cells(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """The claims, each with the row that it is about, what the data say there, and what the other source says."""
    about = [_claim(claim, words) for claim in rows.to_dict("records")]
    columns = ("partner_iso3", "what", "field", "ours", "other")
    shown = pd.DataFrame(about, columns=list(columns), index=rows.index)
    return shown.assign(source=pd.Series(sources.first_links(rows), index=rows.index), note=rows["note"])


def _claim(claim: Mapping[Hashable, Any], words: Words) -> tuple[str, ...]:
    """Of a claim: with whom the row is, its headline, the field, its own value and the other one."""
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


_MADE = {"sources": source_cells, "claims": claim_cells}
"""Tables whose cells on screen are not those of their columns alone."""


def mission_cells(missions: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Missions with the states between which they stand, their kind, and since and until when."""
    cells_of = {"kind": "kind", "since": "opened_on", "until": "closed_on"}
    sides = {"from": "sending_iso3", "to": "receiving_iso3"}
    shown = {name: missions[column].map(words.country) for name, column in sides.items()}
    shown |= {name: cells.displayed("missions", column, missions, words) for name, column in cells_of.items()}
    return pd.DataFrame(shown, index=missions.index)


def posting_cells(envoys: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Who was posted where."""
    posts = timeline_rows.posting_sentences("postings-post", envoys, words)
    return pd.DataFrame({"name": envoys["name"], "post": posts}, index=envoys.index)


def posting_date(column: str, date: str, words: Words) -> str:
    """A date of a posting with what it is of: "appointed 18 February 2012"."""
    return words(f"standing-{column.removesuffix('_on').replace('_', '-')}", date=date)
