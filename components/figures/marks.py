"""What a mark carries, the positions of its rows, and what it says when it is pointed at."""

from __future__ import annotations

import html
import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from babel.dates import format_date

from components.facts import cells, dates, schema
from components.words.language import Words

LINE, MOST_LINES = 48, 9
"""Characters of a line of text, which Plotly does not break by itself, so that a phone has room for it; and the lines
of a text that only a mistake in the data can be longer than."""

POSITION = re.compile("[0-9]{1,9}")


def positions(rows: pd.DataFrame) -> pd.Series:
    """The position of each row as text, indexed like `rows`: what the mark of one row carries as its customdata.

    The mark of several rows carries theirs with spaces between, "3 4 17".
    """
    return pd.Series(list(map(str, range(len(rows)))), index=rows.index, dtype="str")


def rows_behind(frames: Sequence[pd.Index], carried: str) -> tuple[str, list[str]]:
    """The table and the addresses of the rows behind a mark, given the indexes of the frames that the figure was made
    from, one after the other. Of rows of several tables, those of the first one count.

    What is no position of them is left out: what a browser sends is not to be trusted.
    """
    behind: list[tuple[str, str]] = []
    for position in carried.split():
        at = int(position) if POSITION.fullmatch(position) else sum(map(len, frames))
        for index in frames:
            if at < len(index):
                behind.append((str(index.name), str(index[at])))
                break
            at -= len(index)
    table = behind[0][0] if behind else ""
    return table, [address for name, address in behind if name == table]


def rows_drawn(figure: go.Figure, frames: Sequence[pd.Index]) -> list[pd.Index]:
    """Of the frames that the figure was made from, the addresses of the rows that its marks stand for."""
    carried = (np.ravel(given) for trace in figure.data for given in (trace.customdata, trace.ids) if given is not None)
    positions = {position for texts in carried for text in texts for position in str(text).split()}
    starts = itertools.accumulate(map(len, frames), initial=0)
    drawn = [
        index[[str(start + at) in positions for at in range(len(index))]]
        for start, index in zip(starts, frames, strict=False)
    ]
    return [index for index in drawn if len(index)]


def hover(texts: Iterable[str], positions: Iterable[str]) -> dict[str, Any]:
    """What the marks of a trace say under the pointer, and the positions of the rows that a click on them opens."""
    return {"hovertext": list(texts), "hoverinfo": "text", "customdata": list(positions)}


def points(
    x: Iterable[Any], y: Iterable[Any], texts: Iterable[str], positions: Iterable[str], *, name: str, **more: Any
) -> dict[str, Any]:
    """A trace of marks that no line joins, with what they say and carry."""
    return {"type": "scatter", "mode": "markers", "name": name, "x": list(x), "y": list(y), **more} | hover(
        texts, positions
    )


def bars(
    x: Iterable[Any],
    y: Iterable[Any],
    texts: Iterable[str],
    positions: Iterable[str],
    *,
    name: str,
    beside: Sequence[str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A trace of bars, with what they say and carry, and what stands beside each; across with `orientation="h"`."""
    bars = {"type": "bar", "name": name, "x": list(x), "y": list(y), **more} | hover(texts, positions)
    shown = {"text": beside, "textposition": "outside", "constraintext": "none", "cliponaxis": False}
    return bars if beside is None else bars | shown


def labels(x: Iterable[Any], y: Iterable[Any], texts: Iterable[str]) -> dict[str, Any]:
    """A trace of texts that begin at these places and do not answer to the pointer."""
    places = {"type": "scatter", "mode": "text", "x": list(x), "y": list(y), "text": list(texts)}
    return places | {"textposition": "middle right", "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}


def connectors(
    first: Iterable[Any], last: Iterable[Any], y: Iterable[Any], *, line: Mapping[str, Any]
) -> dict[str, Any]:
    """A trace of lines across, from the first to the last place on each height, that do not answer to the pointer."""
    x = [place for ends in zip(first, last, strict=True) for place in (*ends, None)]
    heights = [place for height in y for place in (height, height, None)]
    shown = {"type": "scatter", "mode": "lines", "x": x, "y": heights, "line": line}
    return shown | {"hoverinfo": "skip", "showlegend": False}


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples. The fields of pandas' own are typed as whatever a cell may hold."""
    return iter(rows.itertuples())


def lines(text: str, width: int = LINE) -> str:
    """The text in lines of at most `width` characters, shown as it stands: Plotly would read tags and entities."""
    broken = textwrap.wrap(text, width, max_lines=MOST_LINES, placeholder=" …")
    return "<br>".join(html.escape(line, quote=False) for line in broken)


def text(heading: str, *details: str) -> str:
    """What a mark says: a heading in bold, and what is known, each on a line of its own; empty ones are left out."""
    return "<br>".join([f"<b>{lines(heading)}</b>", *map(lines, filter(None, details))])


def start_column(rows: pd.DataFrame) -> str:
    """The column of a table that has the day on which a row begins."""
    return str((schema.table(str(rows.index.name)).period or [""])[0])


def start_dates(rows: pd.DataFrame, words: Words) -> list[str]:
    """When each row began, as vague as it is known, in short, and said as what it is: "reported on 9 Mar 2012"; "" if
    unknown."""
    column = start_column(rows)
    bases = rows["date_basis"] if "date_basis" in rows.columns else [""] * len(rows)
    texts = []
    for day, precision, basis in zip(rows[column], dates.precision_of(rows, column), bases, strict=True):
        exact = precision == "day"
        date = format_date(day, "medium", locale=words.locale) if exact else words.date(day, precision)
        indirect = date and basis in ("report", "inferred")
        texts.append(words(f"dated-{basis}-{precision}", date=date) if indirect else date)
    return texts


def other_start_dates(rows: pd.DataFrame, claims: pd.DataFrame | None, words: Words) -> list[str]:
    """When each row began by other sources, each date as vague as it is: "Other sources: 2006 and November 2009"; ""
    where none differs."""
    if claims is None:
        return [""] * len(rows)
    name, column = str(rows.index.name), start_column(rows)
    about = claims[(claims["table"] == name) & (claims["field"] == column)]
    days = [
        cells.claim_text(name, column, value, precision, words)
        for value, precision in zip(about["value"], about["precision"], strict=True)
    ]
    of_row = pd.Series(days, dtype="str").groupby(about["row_id"].to_numpy()).agg(words.join)
    return [words("lanes-others", dates=of_row[row]) if row in of_row.index else "" for row in rows.index]


def dates_known(rows: pd.DataFrame, columns: Iterable[str], words: Words) -> list[list[str]]:
    """The dates that are known of each row, of these columns in their order: "Opened: March 2012"."""
    name = str(rows.index.name)
    each = [
        [
            words("postings-date", what=words.heading(name, column), date=date) if date else ""
            for date in map(words.date, rows[column], dates.precision_of(rows, column))
        ]
        for column in columns
    ]
    return [list(filter(None, of_row)) for of_row in zip(*each, strict=True)]
