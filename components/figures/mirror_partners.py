"""Charts of the mirror gap partner by partner: every year of every partner as a map of ratios, and the widest gaps."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import mirror_rings, mirror_words, scales, style, trade_marks
from components.figures.scales import Scale
from components.measures import mirror
from components.words.language import Words

EDGES = (10.0, 2.0, mirror.FREIGHT[1])
"""Where the shades of the map change: ten times, twice, and what freight and insurance can explain."""

SHADES = (1.0, 0.6, 0.3)
"""How strong the colour of a side is in each shade, from the widest gap inwards."""

ROW, LINE = 23, 22
"""Pixels of a partner's row in the map, and characters of a line of its name."""

WIDE, TALL, MIDDLE = 0.9, 0.88, 0.45
"""How much of a year and of a row a cell takes, and where in its year the middle of the cell is."""


def ratios(
    trade: pd.DataFrame,
    words: Words,
    *,
    flow: str = "imports",
    gap: pd.DataFrame | None = None,
    odd: pd.DataFrame | None = None,
) -> go.Figure:
    """Each partner and year of one home's flow, coloured by how many times more one side says than the other.

    The colours part on a logarithmic scale around equal figures: the home's where it says more, the partner's where the
    partner does. Cells of which one side alone has a figure are hatched. Figures in `odd`, a frame of
    `odd_measures.odd`, have a ring if more speaks against them than the other side, which the shade tells. Marks carry
    positions in `trade`.
    """
    gap = mirror.mirror_gap(trade) if gap is None else gap
    shown = gap[gap["flow"] == flow]
    names = mirror_words.names(gap, words)
    title = words(f"mirror-map-{flow}-title", home=names["home"])
    both = shown[shown["ratio"].notna()]
    far = int((np.abs(np.log10(both["ratio"].to_numpy(dtype="float64"))) > 1).sum())
    alt = words("mirror-map-alt", count=len(both), explained=int(both["explained"].sum()), far=far)
    layout = trade_marks.layout(
        title, [words("mirror-map-note")], alt=f"{title}. {alt}", datasets=_datasets(shown), words=words
    )
    partners = sorted((str(code) for code in shown["partner_iso3"].unique()), key=words.country, reverse=True)
    # Rows are told by their number: a name at every cell would be half of what is sent.
    row = {code: at for at, code in enumerate(partners)}
    years = scales.years(shown["year"], words)
    first, last = (int(shown["year"].min()), int(shown["year"].max())) if len(shown) else (2000, 2000)
    ticks = [year for year in range(first, last + 1) if last - first < 8 or year % 5 == 0]
    places = {"tickvals": [year + MIDDLE for year in ticks], "ticktext": [str(year) for year in ticks]}
    layout |= {
        "barmode": "overlay",
        # Two columns on a phone, where the names of the partners take a third of the picture.
        "legend": {"font": {"size": 12}},
        "xaxis": {"title": years["title"], "range": [first - 0.1, last + 1], **places},
        "yaxis": {
            "tickvals": list(row.values()),
            "ticktext": [_name(code, words) for code in partners],
            "range": [-0.5, max(len(partners), 1) - 0.5],
            "showgrid": False,
        },
        "height": 150 + ROW * len(partners),
    }
    rings = [] if odd is None else _rings(shown, row, trade, odd, words)
    return go.Figure([*_cells(shown, row, trade.index, words), *rings], layout)


def widest(
    trade: pd.DataFrame,
    words: Words,
    count: int = 12,
    *,
    scale: str = "linear",
    gap: pd.DataFrame | None = None,
    odd: pd.DataFrame | None = None,
) -> go.Figure:
    """The widest gap of each partner and flow in dollars, the widest first: both figures, joined by a line.

    Figures in `odd` have a ring as in `ratios`.
    """
    gap = mirror.mirror_gap(trade) if gap is None else gap
    shown = mirror.widest(gap, count)
    axis = scales.values(shown[["home_usd", "partner_usd"]].to_numpy().ravel(), "absolute", scale, words)
    several = gap["home_iso3"].nunique() > 1
    labels = [_label(row, words, several=several) for row in shown.itertuples()]
    first = [words("mirror-widest-one", label=label.replace("<br>", " ")) for label in labels[:3]]
    title = words("mirror-widest-title", count=len(shown))
    alt = words("mirror-widest-alt", first=words.join(first)) if first else words("mirror-none")
    notes = [words("trade-of-absolute"), words("mirror-widest-note")]
    layout = trade_marks.layout(title, notes, alt=f"{title}. {alt}", datasets=_datasets(shown), words=words)
    layout |= {
        "xaxis": axis.axis | {"showgrid": True},
        "yaxis": {
            "categoryorder": "array",
            "categoryarray": labels,
            "autorange": "reversed",
            "showgrid": False,
            "dtick": 1,
        },
        "height": 120 + 40 * len(shown),
    }
    rings: list[dict[str, Any]] = []
    if odd is not None:
        places = [
            (axis.drawn([value])[0], label, address)
            for side in mirror.SIDES
            for value, label, address in zip(shown[f"{side}_usd"], labels, shown[f"{side}_row"], strict=True)
        ]
        rings = list(mirror_rings.rings(places, trade, odd, words, size=18))
    return go.Figure([*_pairs(shown, labels, trade.index, axis, words), *rings], layout)


def _datasets(gap: pd.DataFrame) -> pd.Series:
    named = pd.concat([gap["home_dataset"], gap["partner_dataset"]])
    return named[named != ""]


def _name(code: str, words: Words) -> str:
    return "<br>".join(textwrap.wrap(words.country(code), LINE))


def _cells(shown: pd.DataFrame, row: Mapping[str, int], rows: pd.Index, words: Words) -> Iterator[dict[str, Any]]:
    """A trace for each shade, from the home's strongest to the partner's, then for what one side alone reports."""
    ratio = shown["ratio"]
    bounds = [math.inf, *EDGES, *(1 / edge for edge in reversed(EDGES)), 0.0]
    colours = [
        *(style.rgba(style.HOMES[str(code)], shade) for code in shown["home_iso3"].unique()[:1] for shade in SHADES),
        style.rgba(style.GREEN, 0.45),
        *(style.rgba(style.PARTNER, shade) for shade in reversed(SHADES)),
    ]
    for at, colour in enumerate(colours):
        part = shown[(ratio <= bounds[at]) & (ratio > bounds[at + 1])]
        ours, theirs = ([words.money(value, unit=False) for value in part[f"{side}_usd"]] for side in mirror.SIDES)
        if len(part):
            both_said = words(
                "mirror-map-hover", ours=words("money", amount="%{hovertext}"), theirs=words("money", amount="%{text}")
            )
            yield _cell(part, row, rows, words(f"mirror-shade-{at}"), ours, both_said) | {
                "text": theirs,
                "textposition": "none",
                "marker": {"color": colour, "line": {"width": 0}},
            }
    for side in mirror.SIDES:
        part = shown[(shown["silent"] != "") & (shown["silent"] != side)]
        label = words(f"mirror-only-{side}")
        told = [words.money(value, unit=False) for value in part[f"{side}_usd"]]
        colour = style.HOMES[str(part["home_iso3"].iloc[0])] if side == "home" and len(part) else style.PARTNER
        pattern = {"shape": "/" if side == "home" else "\\", "size": 5, "solidity": 0.2, "fgcolor": colour}
        if len(part):
            yield _cell(part, row, rows, label, told, words("money", amount="%{hovertext}")) | {
                "marker": {"color": style.rgba(style.NEUTRAL, 0.1), "line": {"width": 0}, "pattern": pattern}
            }


def _cell(
    part: pd.DataFrame, row: Mapping[str, int], rows: pd.Index, label: str, told: list[str], said: str
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": part["year"].tolist(),
        "x": [WIDE] * len(part),
        "y": [row[code] for code in part["partner_iso3"]],
        "width": TALL,
        "customdata": _carried(part, rows),
        "hovertext": told,
        "hovertemplate": f"%{{y}} %{{base}}<br>{said}<extra>{label}</extra>",
        "name": label,
    }


def _rings(
    shown: pd.DataFrame, row: Mapping[str, int], trade: pd.DataFrame, odd: pd.DataFrame, words: Words
) -> Iterator[dict[str, Any]]:
    """A ring in each cell of a figure that is odd by its note or by the years beside it."""
    places = [
        (float(year) + MIDDLE, row[partner], address)
        for side in mirror.SIDES
        for year, partner, address in zip(shown["year"], shown["partner_iso3"], shown[f"{side}_row"], strict=True)
    ]
    yield from mirror_rings.rings(places, trade, odd, words, size=11)


def _carried(part: pd.DataFrame, rows: pd.Index) -> list[str]:
    """The positions in `rows` of both figures, or of the one that there is."""
    at = {address: position for position, address in enumerate(rows)}
    pairs = part[[f"{side}_row" for side in mirror.SIDES]].itertuples(index=False, name=None)
    return [" ".join(str(one) for one in sorted(at[row] for row in pair if row)) for pair in pairs]


def _label(row: Any, words: Words, *, several: bool) -> str:
    flow = words.value("trade", "flow", row.flow).lower()
    name = words("mirror-row", partner=words.country(row.partner_iso3), flow=flow, year=str(row.year))
    name = words("trade-line-home", home=words.country(row.home_iso3), line=name) if several else name
    return "<br>".join(textwrap.wrap(name, 26))


def _pairs(
    shown: pd.DataFrame, labels: list[str], rows: pd.Index, axis: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """The lines between both figures, then the figures of each side."""
    home, partner = axis.drawn(shown["home_usd"]), axis.drawn(shown["partner_usd"])
    carried = _carried(shown, rows)
    yield {
        "type": "scatter",
        "mode": "lines",
        "x": [place for pair in zip(home, partner, strict=True) for place in (*pair, None)],
        "y": [place for label in labels for place in (label, label, None)],
        "customdata": [one for one in carried for _ in range(3)],
        "line": {"color": style.rgba(style.NEUTRAL, 0.6), "width": 3},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    for side, drawn in (("home", home), ("partner", partner)):
        told = mirror_words.apart(shown, side, words)
        values = [words.money(value) for value in shown[f"{side}_usd"]]
        colour = [style.HOMES[code] for code in shown["home_iso3"]] if side == "home" else style.PARTNER
        label = words(f"mirror-side-{side}")
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": drawn,
            "y": labels,
            "customdata": carried,
            "hovertext": [f"{value}<br>{more}" for value, more in zip(values, told, strict=True)],
            "hovertemplate": f"%{{y}}<br>{label}: {words('mirror-than-other', apart='%{hovertext}')}<extra></extra>",
            "name": label,
            "marker": {"color": colour, "size": 11, "symbol": "circle" if side == "home" else "square"},
        }
