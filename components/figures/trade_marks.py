"""What charts of trade, of its mirror and of goods share: words, layouts, lines through years and marks beside them."""

from __future__ import annotations

import html
import itertools
import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from components.facts import cells
from components.figures import marks, style
from components.figures.marks import Scale
from components.measures import trade
from components.measures.goods import Nomenclature
from components.measures.trade import FLOWS
from components.words.language import Words

NAMED = 32
"""The length of a list of partners, in characters, from which they are counted instead of named."""

STATED = {"exports": "diamond-tall-open", "imports": "diamond-wide-open", "turnover": "diamond-open"}
"""Symbols of statements by flow where there are several homes, as the marks of each then have its colour."""

LONGEST, TALL, PLOT, LITTLE = 14, 0.065, 280, 0.01
"""Characters of a name that can stand at its line's end, the part of the plot that it takes, the plot's pixels, and the
part of it that nobody sees."""

TIMES = 2
"""From this ratio on a gap is told in times, below it in per cent."""

ROOM = 64
"""Characters that the name of a class of goods has at most, with its code; those of the standards have fewer."""


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

    Columns: year, value (as the scale measures it), text (what the mark says) and positions (those that it carries).
    """
    known = {year: cells for year, *cells in zip(*(rows[column].tolist() for column in _OF_LINE), strict=True)}
    years = range(min(known), max(known) + 1)
    values, texts, at = zip(*(known.get(year, (math.nan, "", "")) for year in years), strict=True)
    line, data = {"color": colour, "width": 2.5, "dash": dash}, (scale.places(values), texts, at)
    return marks.points(years, *data, name=name, mode="lines+markers", line=line, marker={"size": 5} | marker)


_OF_LINE = ("year", "value", "text", "positions")


def names_at_ends(lines: Sequence[tuple[str, str, Sequence[float | None]]], axis: Scale) -> dict[str, Any]:
    """What a layout needs to name lines at their ends instead of in a legend, none of the names upon another. Of each
    line its name, its colour and its places on the axis."""
    heights = [[axis.annotation_place(place) for place in places if place is not None] for *_, places in lines]
    low = min(map(min, heights)) if axis.logarithmic else min(0.0, *map(min, heights))
    reach = (max(map(max, heights)) - low) or 1.0
    ends = sorted((of_line[-1], name, colour) for of_line, (name, colour, _) in zip(heights, lines, strict=True))
    wanted = [(end - low) / reach for end, *_ in ends]
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
            "text": f'<span style="color:{colour}">●</span> {name}',
        }
        for (end, name, colour), height, place in zip(ends, wanted, places, strict=True)
    ]
    longest = max(len(name) for name, *_ in lines)
    return {"annotations": annotations, "showlegend": False, "margin": {"t": 12, "r": style.TOOLBAR + 7 * longest}}


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

    `stated` has the rows and, as `positions`, those that the marks carry. Without a colour, that of the flow is taken,
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
            rows["positions"],
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


def comparison(value: float, other: float, words: Words) -> str:
    """How much more or less a value is than another: "17.6 times less", "12% more", "the same"."""
    if value == other:
        return words("mirror-same")
    larger, smaller = max(value, other), min(value, other)
    way = "more" if value > other else "less"
    if not smaller or larger / smaller >= TIMES:
        times = words.number(larger / smaller, 1 if larger / smaller < 100 else 0) if smaller else "∞"
        return words(f"mirror-times-{way}", times=times)
    return words(f"mirror-percent-{way}", percent=words.percent(abs(value / other - 1)))


def comparison_with_other(row: Any, side: str, words: Words) -> str:
    """How much more or less one side says than the other, in a row that has both."""
    value, other = (row.home_usd, row.partner_usd) if side == "home" else (row.partner_usd, row.home_usd)
    apart = comparison(value, other, words)
    return apart if value == other else words("mirror-than-other", apart=apart)


def goods_layout(
    figures: pd.DataFrame, title: str, notes: Iterable[str], alt: str, words: Words, point: str = ""
) -> dict[str, Any]:
    """The layout that all charts of goods share: whose figures they are, and of which data set."""
    source = words.join(words.value("products", "dataset", code) for code in figures["dataset"].unique())
    return style.layout(title, [reporter(figures, words), *notes], alt=alt, source=source, point=point)


def goods_title(
    key: str, figures: pd.DataFrame, scope: Mapping[str, str], nomenclature: Nomenclature, words: Words
) -> str:
    """The title of a chart of one home and flow; one by partner is of the first class of the figures alone."""
    first = next(marks.each(figures[:1]))
    trade, goods = words(f"goods-of-{first.flow}", **scope), goods_label(first, "code", nomenclature, words)
    return words(key, trade=trade, goods=goods, when=scope["when"])


def goods_label(row: Any, by: str, nomenclature: Nomenclature, words: Words) -> str:
    """What a chart calls the class of goods, or the partner, of a row."""
    return short(nomenclature.label(row.code, row.product)) if by == "code" else words.country(row.partner_iso3)


def short(text: str) -> str:
    """The text in one line of at most ROOM characters, shown as it stands: Plotly would read tags and entities."""
    return html.escape(textwrap.shorten(text, ROOM, placeholder="…"), quote=False)


def value_share(row: Any, words: Words) -> str:
    """A value, and its share where it has one: "US$ 12 million, 3%"."""
    value = words.money(row.value)
    return value if pd.isna(row.share) else words("goods-value-share", value=value, share=words.percent(row.share))


def goods_legend(classification: str, words: Words) -> dict[str, tuple[str, str]]:
    """The name and the colour of each group of sections of a classification."""
    return {group: (words(f"goods-group-{classification}-{group}"), colour) for group, colour in style.GOODS.items()}
