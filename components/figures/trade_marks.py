"""What the charts of trade share: their words and layout, lines through years, and the marks beside the lines."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components.facts import cells
from components.figures import marks, style
from components.figures.marks import Scale
from components.measures import outliers as outlier_measures
from components.measures import trade
from components.measures.trade import FLOWS
from components.words.language import Words

NAMED = 32
"""The length of a list of partners, in characters, from which they are counted instead of named."""

STATED = {"exports": "diamond-tall-open", "imports": "diamond-wide-open", "turnover": "diamond-open"}
"""Symbols of statements by flow where there are several homes, as the marks of each then have its colour."""

HATCHED = {"shape": "/", "size": 5, "solidity": 0.45}
"""The pattern of the bars of years that are not complete."""

LONGEST, TALL, PLOT, LITTLE = 14, 0.065, 280, 0.01
"""Characters of a name that can stand at its line's end, the part of the plot that it takes, the plot's pixels, and the
part of it that nobody sees."""


def measured(sums: pd.DataFrame, measure: str, whole: pd.DataFrame, *, line: Sequence[str]) -> pd.DataFrame:
    """Sums by year with their values as the measure has them; `line` has the columns that tell lines apart."""
    if measure == "absolute":
        return sums
    values = [*FLOWS, "known"]
    if measure == "share":
        return sums.assign(**trade.share_of_region(sums, trade.yearly(whole))[values])
    grouped = sums.groupby(list(line), group_keys=False)
    return sums.assign(**{name: grouped[name].transform(trade.index_to_first) for name in values})


def line(
    rows: pd.DataFrame, scale: Scale, *, name: str, colour: str, dash: str = "solid", **marker: Any
) -> dict[str, Any]:
    """A line through the years of `rows`, broken where a year between the first and the last is not among them.

    Columns: year, value (as the scale measures it), text (what the mark says) and at (the positions that it carries).
    """
    known = {year: cells for year, *cells in zip(*(rows[column].tolist() for column in _OF_LINE), strict=True)}
    years = range(min(known), max(known) + 1)
    values, texts, at = zip(*(known.get(year, (math.nan, "", "")) for year in years), strict=True)
    line, data = {"color": colour, "width": 2.5, "dash": dash}, (scale.places(values), texts, at)
    return marks.points(years, *data, name=name, mode="lines+markers", line=line, marker={"size": 5} | marker)


_OF_LINE = ("year", "value", "text", "at")


def names_at_ends(lines: Sequence[Mapping[str, Any]], axis: Scale) -> dict[str, Any]:
    """What a layout needs to name the lines at their ends instead of in a legend, none of the names upon another."""
    heights = [
        [math.log10(value) if axis.logarithmic else value for value in line["y"] if value is not None] for line in lines
    ]
    low = min(map(min, heights)) if axis.logarithmic else min(0.0, *map(min, heights))
    reach = (max(map(max, heights)) - low) or 1.0
    ends = sorted(zip((of_line[-1] for of_line in heights), lines, strict=True), key=lambda end: end[0])
    wanted = [(end - low) / reach for end, _ in ends]
    # In rising order each is moved up from the one below, but not out of the plot.
    apart = itertools.accumulate(wanted, lambda below, place: max(place, below + TALL))
    places = [min(place, 1 - TALL * above) for above, place in zip(range(len(ends))[::-1], apart, strict=True)]
    annotations = [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 4,
            # Plotly may begin the plot at zero where there is a little less, and what is outside has no name.
            "y": 0 if abs(end) < reach * LITTLE else end,
            "yshift": round((place - height) * PLOT),
            "text": f'<span style="color:{line["line"]["color"]}">●</span> {line["name"]}',
            "showarrow": False,
        }
        for (end, line), height, place in zip(ends, wanted, places, strict=True)
    ]
    longest = max(len(line["name"]) for line in lines)
    return {"annotations": annotations, "showlegend": False, "margin": {"t": 12, "r": style.TOOLBAR + 7 * longest}}


def value_text(label: str, year: object, value: float, scale: Scale, words: Words) -> str:
    """What a mark says of its value: "Imports 2021: US$ 195 million"."""
    return words(f"trade-hover-{scale.measure}", line=label, year=str(year), value=scale.text(value, words))


def flow_values(values: Iterable[float], words: Words) -> list[str]:
    """Exports and imports in words, those that are known: "exports US$ 72 million", "imports US$ 195 million"."""
    return [
        words("trade-flow-value", flow=words.value("trade", "flow", flow).lower(), value=words.money(value))
        for flow, value in zip(FLOWS, values, strict=True)
        if not math.isnan(value)
    ]


def partner_names(codes: Iterable[str], words: Words) -> str:
    """The partners by name, or how many they are where the names would be long."""
    names = sorted({words.country(code) for code in codes})
    joined = words.join(names)
    return joined if len(joined) <= NAMED else words("trade-partners", count=len(names))


def notes(series: pd.DataFrame, measure: str, words: Words) -> list[str]:
    """The sentences that say who reported a series and what is drawn of it."""
    measured_as = words(f"trade-of-{measure}")
    return [reporter(series, words), measured_as] if len(series) else [measured_as]


def reporter(rows: pd.DataFrame, words: Words) -> str:
    """The sentence that says which side reported figures, which are of one side."""
    if (rows["reporter_iso3"] != rows["home_iso3"]).any():
        return words("trade-reported-partner")
    homes = words.join(words.country(home) for home in rows["home_iso3"].unique())
    return words("trade-reported-home", homes=homes)


def layout(
    title: str, notes: Iterable[str], *, alt: str, datasets: pd.Series, words: Words, point: str = ""
) -> dict[str, Any]:
    """The layout that all charts of trade share; `datasets` are those of the rows drawn."""
    source = words.join(words.value("trade", "dataset", code) for code in datasets.unique() if code)
    return style.layout(title, notes, alt=alt, source=source, point=point)


def statements(stated: pd.DataFrame, scale: Scale, words: Words, *, colour: str = "") -> Iterator[dict[str, Any]]:
    """Statements of officials and the press as diamonds in the middle of their period, as wide as it where it is no
    full year: a trace for each home and flow.

    `stated` has the rows and, as `at`, the positions that the marks carry. Without a colour, that of the flow is taken,
    or that of the home where there are several.
    """
    several = stated["home_iso3"].nunique() > 1
    for keys, rows in stated.groupby(["home_iso3", "flow"]):
        home, flow = (str(key) for key in keys)
        name = words(f"trade-stated-{flow}")
        if several:
            name = words("trade-line-home", home=words.country(home), line=name.lower())
        own = colour or (style.HOMES[home] if several else style.FLOWS[flow])
        symbol = STATED[flow] if several else "diamond-open"
        first, last = _in_years(rows["period_start"]), _in_years(rows["period_end"] + pd.Timedelta(days=1))
        wide = ((last - first) / 2).where(last - first != 1, 0).round(2)
        yield marks.points(
            ((first + last) / 2).round(2),
            scale.places(rows["value_usd"].astype("float64")),
            [_statement(row, name, words) for row in marks.each(rows)],
            rows["at"],
            name=name,
            legendrank=1002,
            marker={"color": own, "size": 9, "symbol": symbol, "line": {"width": 1.5}},
            error_x={"array": wide.tolist(), "color": own, "thickness": 2, "width": 0},
        )


def _in_years(days: pd.Series) -> pd.Series:
    """Days on the axis of years, where a year's number is its middle."""
    length = 365 + days.dt.is_leap_year
    return days.dt.year + (days.dt.day_of_year - 1) / length - 0.5


def _statement(row: Any, name: str, words: Words) -> str:
    period = cells.period(row.period_start, row.period_end, words)
    who = marks.lines(row.compiler) or words.country(row.reporter_iso3)
    by = words("trade-stated-by", who=who) if who else words("trade-stated-in-press")
    return f"{words('trade-hover-absolute', line=name, year=period, value=words.money(row.value_usd))}<br>{by}"


def rings(
    series: pd.DataFrame, outliers: pd.DataFrame, values: pd.Series, scale: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """A ring around each mark of which outliers are a good part; it says why, and opens the rows of those.

    `series` has the rows drawn and, as `at`, their positions; `outliers` is a frame of `measures.outliers.find`;
    `values` has the values of the marks by the columns that tell them apart, `year` the last of them. Rings come after
    the marks that they stand around.
    """
    by = [str(name) for name in values.index.names]
    heights = {key: float(value) for key, value in values.items()}
    groups = outlier_measures.in_sums(series, outliers, by).groupby(by)
    found = [(heights[key], rows) for key, rows in groups if key in heights]
    yield from circles(
        [int(rows["year"].iloc[0]) for _, rows in found],
        scale.places(height for height, _ in found),
        [_ring_text(rows, height, outliers, scale, words) for height, rows in found],
        [" ".join(rows["at"]) for _, rows in found],
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
