"""What is drawn over a chart of trade on demand or as a warning: odd figures as rings, and what older extracts said."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components import odd_measures, revision_measures
from components.figures import marks, style
from components.figures.scales import Scale
from components.language import Words

TOLD = 1
"""Odd figures told of one mark, the largest; the rest are counted."""

SYMBOLS = {"exports": "triangle-up-open", "imports": "triangle-down-open"}


def rings(
    series: pd.DataFrame,
    odd: pd.DataFrame,
    heights: pd.Series,
    axis: Scale,
    words: Words,
) -> Iterator[dict[str, Any]]:
    """A ring around each mark of which odd figures are a good part; its hover text says why, and it opens those rows.

    `odd` is a frame of `odd_measures.odd`. `heights` has the values of the marks by the columns that tell them apart,
    `year` the last of them; positions are those of `series`.
    """
    by = [str(name) for name in heights.index.names]
    flagged = odd_measures.heavy(series, odd, by)
    known = heights.to_dict()
    groups = [(float(known[key]), rows) for key, rows in flagged.groupby(by) if key in known]
    if groups:
        yield ring(
            [int(rows["year"].iloc[0]) for _, rows in groups],
            axis.drawn(height for height, _ in groups),
            [marks.joined(str(at) for at in rows["at"]) for _, rows in groups],
            ["<br>".join(told(rows, odd, words)) for _, rows in groups],
            words,
        )


def ring(
    x: Sequence[float], y: Sequence[Any], carried: Sequence[str], said: Sequence[str], words: Words, *, size: int = 15
) -> dict[str, Any]:
    """The rings at these places: what they carry, and what is said of each."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "customdata": list(carried),
        "hovertext": list(said),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "name": words("odd-mark"),
        "legendrank": 1004,
        "cliponaxis": False,
        "marker": {"color": style.RED, "size": size, "symbol": "circle-open", "line": {"width": 1.5}},
    }


def told(rows: pd.DataFrame, odd: pd.DataFrame, words: Words) -> list[str]:
    """A line for each of the largest odd figures among the rows, and how many there are beside them."""
    largest = rows.sort_values("value_usd", ascending=False, kind="stable")
    reasons = odd.to_dict("index")
    lines = [line(row, reasons[row.Index], words) for row in largest[:TOLD].itertuples()]
    return [*lines, *([words("odd-more", count=len(rows) - TOLD)] if len(rows) > TOLD else [])]


def line(row: Any, reasons: Mapping[Hashable, Any], words: Words) -> str:
    """One figure and why it is odd."""
    return words("odd-line", figure=named(row, words), why=why(row, reasons, words))


def named(row: Any, words: Words) -> str:
    """One figure by what it is: "Chile, exports 2008, US$ 934 million"."""
    return words(
        "odd-figure",
        partner=words.country(row.partner_iso3),
        flow=words.value("trade", "flow", row.flow).lower(),
        year=str(row.period_start.year),
        value=words.money(row.value_usd),
    )


def why(row: Any, reasons: Mapping[Hashable, Any], words: Words) -> str:
    """Why one figure is odd, in words; a known outlier is told by its own note."""
    found = [words(f"odd-{reason}") for reason in odd_measures.REASONS[1:] if reasons[reason]]
    return words.join([str(row.note), *found] if reasons["noted"] else found)


def older(
    series: pd.DataFrame, superseded: pd.DataFrame, axis: Scale, words: Words, *, start: int, several: bool
) -> Iterator[dict[str, Any]]:
    """What each older extract made of the sums, as small marks; `start` is the position of the first older row."""
    sums = revision_measures.as_told(series, superseded)
    named: set[str] = set()
    for names, part in sums.groupby(["home_iso3", "flow", "dataset", "extracted_on"]):
        home, flow, dataset, extract = (str(name) for name in names)
        line = words.value("trade", "flow", flow)
        line = words("trade-line-home", home=words.country(home), line=line.lower()) if several else line
        label = words("older-line", line=line)
        name = words("older-extract", dataset=words.value("trade", "dataset", dataset), extract=extract)
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": part["year"].tolist(),
            "y": axis.drawn(part["value_usd"]),
            "customdata": [marks.joined(str(start + place) for place in places) for places in part["places"]],
            "hovertext": [words.money(value) for value in part["value_usd"]],
            "hovertemplate": f"{line} %{{x}}: %{{hovertext}}<br>{name}<extra></extra>",
            "name": label,
            "legendgroup": label,
            "showlegend": label not in named,
            "legendrank": 1005,
            "cliponaxis": False,
            "marker": {
                "color": style.HOMES[home] if several else style.FLOWS[flow],
                "size": 7,
                "symbol": SYMBOLS[flow],
                "line": {"width": 1},
            },
        }
        named.add(label)
