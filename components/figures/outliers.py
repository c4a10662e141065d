"""What speaks against figures of trade: rings around outliers, why they are, and marks of what older extracts say."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components.figures import marks, style
from components.figures.marks import Scale
from components.measures import outliers as outlier_measures
from components.words.language import Words

OLDER = {"exports": "triangle-up-open", "imports": "triangle-down-open"}
"""Symbols of what older extracts say of each flow."""


def rings(
    series: pd.DataFrame, outliers: pd.DataFrame, values: pd.Series, scale: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """A ring around each mark of which outliers are a good part; it says why, and opens the rows of those.

    `series` has the rows drawn, with their `positions` in the figure where those are others; `outliers` is a frame of
    `measures.outliers.find`; `values` has the values of the marks by the columns that tell them apart, `year` the last
    of them. Rings come after the marks that they stand around.
    """
    by = [str(name) for name in values.index.names]
    heights = {key: float(value) for key, value in values.items()}
    groups = outlier_measures.in_sums(series, outliers, by).groupby(by)
    found = [(heights[key], rows) for key, rows in groups if key in heights]
    yield from circles(
        [int(rows["year"].iloc[0]) for _, rows in found],
        scale.places(height for height, _ in found),
        [_ring_text(rows, height, outliers, scale, words) for height, rows in found],
        [" ".join(map(str, rows["positions"])) for _, rows in found],
        words,
    )


def circles(
    x: Sequence[Any], y: Sequence[Any], texts: Iterable[str], positions: Iterable[str], words: Words, *, size: int = 15
) -> Iterator[dict[str, Any]]:
    """Rings of `size` pixels at these places, if there are any, with what they say and the rows that they open.

    The pointer finds the smallest mark at a place and of two the last, so what answers to it is a small mark within
    the ring, unseen and drawn last.
    """
    if not len(x):
        return
    name, ring = words("odd-mark"), {"color": style.RED, "size": size, "symbol": "circle-open", "line": {"width": 1.5}}
    yield marks.points(x, y, [], [], name=name, legendrank=1004, cliponaxis=False, marker=ring) | {"hoverinfo": "skip"}
    inner = {"color": style.RED, "size": 4, "opacity": 0}
    # Notes are long, and a narrow screen shows no more than it has room for.
    yield marks.points(x, y, [marks.lines(text) for text in texts], positions, name="", showlegend=False, marker=inner)


def figure_text(row: Any, words: Words) -> str:
    """One row of trade by what it is: "Chile, exports 2008, US$ 934 million"."""
    return words(
        "odd-figure",
        partner=words.country(row.partner_iso3),
        flow=words.value("trade", "flow", row.flow).lower(),
        year=str(row.period_start.year),
        value=words.money(row.value_usd),
    )


def reason_text(row: Any, found: Mapping[Hashable, Any], words: Words) -> str:
    """Why one row of trade is an outlier, given its row of `measures.outliers.find`; a known one has its own note."""
    usual = [words(f"odd-{reason}") for reason in outlier_measures.REASONS[1:] if found[reason]]
    return words.join([str(row.note), *usual] if found["noted"] else usual)


def outlier_text(row: Any, found: Mapping[Hashable, Any], words: Words) -> str:
    """One row of trade and why it is an outlier."""
    return words("odd-line", figure=figure_text(row, words), why=reason_text(row, found, words))


def _ring_text(rows: pd.DataFrame, height: float, outliers: pd.DataFrame, scale: Scale, words: Words) -> str:
    """The largest outlier of a mark, how many there are beside it, of which sum it is a part, and why it is one."""
    largest = next(marks.each(rows.sort_values("value_usd", ascending=False, kind="stable")))
    text = figure_text(largest, words)
    if len(rows) > 1:
        text = words("odd-more", figure=text, count=len(rows) - 1)
    if scale.measure == "absolute" and height > float(rows["value_usd"].max()):
        text = words("odd-of-sum", figure=text, sum=words.money(height))
    return words("odd-line", figure=text, why=reason_text(largest, outliers.loc[largest.Index].to_dict(), words))


def older_extracts(
    series: pd.DataFrame, superseded: pd.DataFrame, scale: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """What each older extract made of the sums of a series, as small triangles.

    `superseded` has rows of `measures.outliers.superseded` and, as `positions`, those that the marks carry.
    """
    if superseded.empty:
        return
    several, listed = series["home_iso3"].nunique() > 1, set()
    sums = outlier_measures.sums_by_older_extract(series, superseded)
    for keys, part in sums.groupby(["home_iso3", "flow", "dataset", "extracted_on"]):
        home, flow, dataset, extract = (str(key) for key in keys)
        line = marks.flow_name(flow, words, home if several else "")
        release = "older-extract" if extract else "older-release"
        source = words(release, dataset=words.value("trade", "dataset", dataset), extract=extract)
        values = [marks.value_text(line, row.year, row.value_usd, scale, words) for row in marks.each(part)]
        name, colour = words("older-line", line=line), style.HOMES[home] if several else style.FLOWS[flow]
        yield marks.points(
            part["year"],
            scale.places(part["value_usd"]),
            [f"{value}<br>{source}" for value in values],
            [" ".join(superseded["positions"].iloc[places]) for places in part["places"]],
            name=name,
            legendgroup=name,
            showlegend=name not in listed,
            legendrank=1005,
            cliponaxis=False,
            marker={"color": colour, "size": 7, "symbol": OLDER[flow], "line": {"width": 1}},
        )
        listed.add(name)
