"""What is drawn over a chart of trade on demand or as a warning: odd figures as rings, and what older extracts said."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components.figures import style
from components.figures.scales import Scale
from components.measures import outliers
from components.words.language import Words

SYMBOLS = {"exports": "triangle-up-open", "imports": "triangle-down-open"}


def rings(
    series: pd.DataFrame,
    odd: pd.DataFrame,
    heights: pd.Series,
    axis: Scale,
    words: Words,
) -> Iterator[dict[str, Any]]:
    """A ring around each mark of which odd figures are a good part; its hover text says why, and it opens those rows.

    Of several odd figures the largest is told and the rest are counted. The rings come after what they stand around.

    `odd` is a frame of `odd_measures.odd`. `heights` has the values of the marks by the columns that tell them apart,
    `year` the last of them; positions are those of `series`.
    """
    by = [str(name) for name in heights.index.names]
    flagged = outliers.heavy(series, odd, by)
    known = heights.to_dict()
    usual = [words(f"odd-{reason}") for reason in outliers.REASONS[1:]]
    groups = [(float(known[key]), rows) for key, rows in flagged.groupby(by) if key in known]
    by_why: dict[str, list[tuple[int, float, str, str]]] = {}
    for height, rows in groups:
        figure, why_odd = told(rows, odd, words)
        if axis.measure == "absolute" and height > float(rows["value_usd"].max()):
            figure = words("odd-of-sum", figure=figure, sum=words.money(height))
        place = int(rows["year"].iloc[0]), height, " ".join(str(at) for at in rows["at"])
        shared = why_odd if why_odd in usual else ""
        by_why.setdefault(shared, []).append((*place, figure if shared else f"{figure}: {why_odd}"))
    every = [entry for entries in by_why.values() for entry in entries]
    if every:
        years, heights_of, _, _ = zip(*every, strict=True)
        yield ring(years, axis.drawn(heights_of), words)
    for shared, entries in by_why.items():
        years, heights_of, carried, said = zip(*entries, strict=True)
        yield noted(years, axis.drawn(heights_of), carried, said, shared)


def ring(x: Sequence[float], y: Sequence[Any], words: Words, *, size: int = 15) -> dict[str, Any]:
    """The rings at these places. They say nothing and lead nowhere: see `noted`."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "hoverinfo": "skip",
        "name": words("odd-mark"),
        "legendrank": 1004,
        "cliponaxis": False,
        "marker": {"color": style.RED, "size": size, "symbol": "circle-open", "line": {"width": 1.5}},
    }


def noted(
    x: Sequence[float], y: Sequence[Any], carried: Sequence[str], said: Sequence[str], why_odd: str
) -> dict[str, Any]:
    """What is said within the rings, and why of all of them, if that is one and the same.

    The pointer finds the smallest mark at a place and of two the last, so these are small, unseen, and drawn at last.
    """
    hover = f"%{{hovertext}}: {why_odd}" if why_odd else "%{hovertext}"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(x),
        "y": list(y),
        "customdata": list(carried),
        "hovertext": list(said),
        "hovertemplate": f"{hover}<extra></extra>",
        "showlegend": False,
        "marker": {"color": style.RED, "size": 4, "opacity": 0},
    }


def told(rows: pd.DataFrame, odd: pd.DataFrame, words: Words) -> tuple[str, str]:
    """The largest odd figure among the rows, with how many there are beside it, and why it is odd."""
    largest = next(rows.sort_values("value_usd", ascending=False, kind="stable").itertuples())
    figure = named(largest, words)
    several = words("odd-more", figure=figure, count=len(rows) - 1) if len(rows) > 1 else figure
    return several, why(largest, odd.to_dict("index")[largest.Index], words)


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
    found = [words(f"odd-{reason}") for reason in outliers.REASONS[1:] if reasons[reason]]
    return words.join([str(row.note), *found] if reasons["noted"] else found)


def older(
    series: pd.DataFrame, superseded: pd.DataFrame, axis: Scale, words: Words, *, start: int, several: bool
) -> Iterator[dict[str, Any]]:
    """What each older extract made of the sums, as small marks; `start` is the position of the first older row."""
    sums = outliers.as_older_extracts_say(series, superseded)
    named: set[str] = set()
    for names, part in sums.groupby(["home_iso3", "flow", "dataset", "extracted_on"]):
        home, flow, dataset, extract = (str(name) for name in names)
        line = words.value("trade", "flow", flow)
        line = words("trade-line-home", home=words.country(home), line=line.lower()) if several else line
        label = words("older-line", line=line)
        release = "older-extract" if extract else "older-release"
        name = words(release, dataset=words.value("trade", "dataset", dataset), extract=extract)
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": part["year"].tolist(),
            "y": axis.drawn(part["value_usd"]),
            "customdata": [" ".join(str(start + place) for place in places) for places in part["places"]],
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
