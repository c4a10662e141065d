"""Charts of the mirror gap partner by partner: every year of every partner as a map of ratios, and the widest gaps."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style, titles, trade_marks
from components.figures import outliers as outliers_figures
from components.figures.marks import Scale
from components.measures import mirror as mirror_measures
from components.measures.mirror import FREIGHT, SIDES, USD
from components.words.language import Words

EDGES = (math.inf, 10.0, 2.0, FREIGHT[1], 1 / FREIGHT[1], 1 / 2.0, 1 / 10.0, 0.0)
"""Ratios where the shades of the map change: ten times, twice, and what freight and insurance can explain."""

SHADES = (1.0, 0.6, 0.3)
"""How strong the colour of a side is in each shade, from the widest gap inwards."""

ROW, LINE, LABEL = 23, 22, 26
"""Pixels of a partner's row in the map, characters of a line of its name, and of one of a gap's label."""

WIDE, TALL, MIDDLE = 0.9, 0.88, 0.45
"""How much of a year and of a row a cell takes, and where in its year the middle of the cell is."""


def ratios(
    trade: pd.DataFrame,
    words: Words,
    *,
    flow: str = "imports",
    gap: pd.DataFrame | None = None,
    outliers: pd.DataFrame | None = None,
) -> go.Figure:
    """Each partner and year of one home's flow, coloured by how many times more one side says than the other.

    The colours part on a logarithmic scale around equal figures: the home's where it says more, the partner's where the
    partner does. Cells of which one side alone has a figure are hatched. Figures in `outliers`, a frame of
    `measures.outliers.find`, have a ring if more speaks against them than the other side, which the shade tells. Marks
    carry positions in `trade`.
    """
    gap = mirror_measures.mirror_gap(trade) if gap is None else gap
    gaps = _with_positions(gap[gap["flow"] == flow], trade)
    partners = sorted((str(code) for code in gaps["partner_iso3"].unique()), key=words.country, reverse=True)
    gaps["row"] = gaps["partner_iso3"].map({code: at for at, code in enumerate(partners)})
    first, last = (int(gaps["year"].min()), int(gaps["year"].max())) if len(gaps) else (2000, 2000)
    years = [year for year in range(first, last + 1) if last - first < 8 or year % 5 == 0]
    both = gaps[gaps["ratio"].notna()]
    far, explained = mirror_measures.far_apart(gaps), int(both["explained"].sum())
    alt = words("mirror-map-alt", count=len(both), explained=explained, far=far)
    title = words(f"mirror-map-{flow}-title", **titles.of_rows(gaps, words, homes=gap["home_iso3"], years=gaps["year"]))
    layout = _layout(title, [words("mirror-map-note")], alt, gaps, words) | {
        "barmode": "overlay",
        # Two columns on a phone, where the names of the partners take a third of the picture.
        "legend": {"font": {"size": 12}},
        "xaxis": {
            "title": {"text": words("scale-year")},
            "range": [first - 0.1, last + 1],
            "tickvals": [year + MIDDLE for year in years],
            "ticktext": years,
        },
        "yaxis": style.names_axis(
            {at: marks.lines(words.country(code), LINE) for at, code in enumerate(partners)},
            (-0.5, max(len(partners), 1) - 0.5),
        )
        | {"fixedrange": False},
        "height": 150 + ROW * len(partners),
    }
    places = (gaps["year"] + MIDDLE, gaps["row"])
    rings = _rings(gaps, dict.fromkeys(SIDES, places), trade, outliers, words, size=11)
    return go.Figure([*_cells(gaps, words), *rings], layout)


def widest(
    trade: pd.DataFrame,
    words: Words,
    count: int = 12,
    *,
    scale: str = "linear",
    gap: pd.DataFrame | None = None,
    outliers: pd.DataFrame | None = None,
) -> go.Figure:
    """The widest gap of each partner and flow in dollars, the widest first: both figures, joined by a line.

    Figures in `outliers` have a ring as in `ratios`.
    """
    gap = mirror_measures.mirror_gap(trade) if gap is None else gap
    gaps = _with_positions(mirror_measures.widest(gap, count), trade)
    axis = marks.value_scale(gaps[USD].to_numpy().ravel(), "absolute", scale, words)
    several = gap["home_iso3"].nunique() > 1
    labels = [_label(row, words, several=several) for row in marks.each(gaps)]
    gaps["label"] = [marks.lines(label, LABEL) for label in labels]
    alt = words("mirror-widest-alt", first=words.join(labels[:3])) if labels else words("mirror-none")
    title = words("mirror-widest-title", count=len(gaps), **titles.of_rows(gap, words, years=gap["year"]))
    notes = [words("trade-of-absolute"), words("mirror-widest-note")]
    layout = _layout(title, notes, alt, gaps, words) | {
        "xaxis": axis.axis | {"showgrid": True},
        "yaxis": {
            "categoryorder": "array",
            "categoryarray": gaps["label"].tolist(),
            "autorange": "reversed",
            "showgrid": False,
            "dtick": 1,
        },
        "height": 120 + 40 * len(gaps),
    }
    places = {side: (axis.places(gaps[f"{side}_usd"]), gaps["label"]) for side in SIDES}
    rings = _rings(gaps, places, trade, outliers, words, size=18)
    return go.Figure([*_pairs(gaps, axis, words), *rings], layout)


def _with_positions(gap: pd.DataFrame, trade: pd.DataFrame) -> pd.DataFrame:
    """Rows of `measures.mirror.mirror_gap` with `positions`, those in `trade` of their figures."""
    at = marks.positions(trade)
    home, partner = (gap[f"{side}_row"].map(at).fillna("") for side in SIDES)
    return gap.assign(positions=(home + " " + partner).str.strip())


def _layout(title: str, notes: Sequence[str], alt: str, gaps: pd.DataFrame, words: Words) -> dict[str, Any]:
    return trade_marks.layout(title, notes, alt=f"{title}. {alt}", datasets=mirror_measures.datasets(gaps), words=words)


def _cells(gaps: pd.DataFrame, words: Words) -> Iterator[dict[str, Any]]:
    """A trace for each shade, from the home's strongest to the partner's, then for what one side alone reports."""
    code = str(gaps["home_iso3"].iloc[0]) if len(gaps) else ""
    home, name = style.HOMES.get(code, style.HOME), words.country(code)
    colours = [
        *(style.rgba(home, shade) for shade in SHADES),
        style.rgba(style.GREEN, 0.45),
        *(style.rgba(style.PARTNER, shade) for shade in reversed(SHADES)),
    ]
    for at, (above, below, colour) in enumerate(zip(EDGES, EDGES[1:], colours, strict=False)):
        part = gaps[(gaps["ratio"] <= above) & (gaps["ratio"] > below)]
        yield from _cell(part, words(f"mirror-shade-{at}", home=name), {"color": colour, "line": {"width": 0}}, words)
    for side, colour, shape in (("home", home, "/"), ("partner", style.PARTNER, "\\")):
        part = gaps[(gaps["silent"] != "") & (gaps["silent"] != side)]
        marker = {
            "color": style.rgba(style.NEUTRAL, 0.1),
            "line": {"width": 0},
            "pattern": {"shape": shape, "size": 5, "solidity": 0.2, "fgcolor": colour},
        }
        yield from _cell(part, words(f"mirror-only-{side}", home=name), marker, words)


def _cell(part: pd.DataFrame, name: str, marker: Mapping[str, Any], words: Words) -> Iterator[dict[str, Any]]:
    """The cells of one shade, if there are any."""
    if part.empty:
        return
    texts = []
    for row in marks.each(part):
        values = [words.money(value) for value in (row.home_usd, row.partner_usd) if not math.isnan(value)]
        value = values[0] if row.silent else words("mirror-map-hover", ours=values[0], theirs=values[1])
        texts.append(f"{words.country(row.partner_iso3)} {row.year}<br>{value}<br>{name}")
    data = [WIDE] * len(part), part["row"], texts, part["positions"]
    yield marks.bars(*data, name=name, orientation="h", base=part["year"].tolist(), width=TALL, marker=marker)


def _rings(
    gaps: pd.DataFrame,
    places: Mapping[str, tuple[Any, Any]],
    trade: pd.DataFrame,
    outliers: pd.DataFrame | None,
    words: Words,
    *,
    size: int,
) -> Iterator[dict[str, Any]]:
    """Rings at the `places` (across, up) of each side's figures that their note or the years beside them make outliers.

    What the other side says against them the charts show anyhow.
    """
    if outliers is None:
        return
    reasons = outliers[outliers[["noted", "neighbours"]].any(axis=1)].to_dict("index")
    frames = [pd.DataFrame({"x": x, "y": y, "row": gaps[f"{side}_row"]}) for side, (x, y) in places.items()]
    marked = pd.concat(frames)
    marked = marked[marked["row"].isin(list(reasons))]
    rows = trade.loc[marked["row"]]
    texts = [outliers_figures.outlier_text(row, reasons[row.Index], words) for row in marks.each(rows)]
    at = marks.positions(trade)[marked["row"]]
    yield from outliers_figures.circles(marked["x"].tolist(), marked["y"].tolist(), texts, at, words, size=size)


def _label(row: Any, words: Words, *, several: bool) -> str:
    flow = words.value("trade", "flow", row.flow).lower()
    name = words("mirror-row", partner=words.country(row.partner_iso3), flow=flow, year=str(row.year))
    return words("trade-line-home", home=words.country(row.home_iso3), line=name) if several else name


def _pairs(gaps: pd.DataFrame, axis: Scale, words: Words) -> Iterator[dict[str, Any]]:
    """The lines between both figures, then the figures of each side."""
    places = {side: axis.places(gaps[f"{side}_usd"]) for side in SIDES}
    line = {"color": style.rgba(style.NEUTRAL, 0.6), "width": 3}
    yield marks.connectors(places["home"], places["partner"], gaps["label"], line=line)
    colours = {"home": [style.HOMES[code] for code in gaps["home_iso3"]], "partner": style.PARTNER}
    for side, symbol in (("home", "circle"), ("partner", "square")):
        name = words(f"mirror-side-{side}")
        values = zip(marks.each(gaps), gaps[f"{side}_usd"], strict=True)
        texts = [
            f"{row.label}<br>{name}: {words.money(value)}<br>{trade_marks.comparison_with_other(row, side, words)}"
            for row, value in values
        ]
        marker = {"color": colours[side], "size": 11, "symbol": symbol}
        yield marks.points(places[side], gaps["label"], texts, gaps["positions"], name=name, marker=marker)
