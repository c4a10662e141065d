"""What every chart of trade is made of: the figures behind its marks, and how it says whose they are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from components.figures import style
from components.figures.scales import Scale
from components.measures import trade
from components.measures.trade import FLOWS
from components.words.language import Words

NAMED = 32
"""The length of a list of partners, in characters, from which they are counted instead of named."""


class Cell(NamedTuple):
    """One figure behind a mark: what it says, whose it is, and its row's position in the figure's frame."""

    value: float
    partner: str
    flow: str
    at: int


Cells = Mapping[tuple[str, int], list[Cell]]
"""The figures of each home and year."""


def cells(series: pd.DataFrame) -> Cells:
    """The figures of a series by home and year, in its order."""
    found: dict[tuple[str, int], list[Cell]] = {}
    columns = ("home_iso3", "value_usd", "partner_iso3", "flow")
    homes, values, partners, flows = (series[column].tolist() for column in columns)
    years = series["period_start"].dt.year.tolist()
    for at, (home, year, value, partner, flow) in enumerate(zip(homes, years, values, partners, flows, strict=True)):
        found.setdefault((home, year), []).append(Cell(float(value), partner, flow, at))
    return found


def points(
    values: pd.Series,
    carried: Mapping[int, str],
    told: Mapping[int, str],
    scale: Scale,
    line: str,
    words: Words,
    *,
    joined: bool,
) -> dict[str, Any]:
    """What every trace of values by year has: places, the positions that its marks carry, and hover texts.

    The hover text is `line`, year and value, and below what is `told` of the year, if anything. With `joined`, for a
    line, the years without a value between the first and the last are there as gaps.
    """
    if joined:
        values = values.reindex(range(values.index.min(), values.index.max() + 1))
    years = [int(year) for year in values.index]
    said = ["" if math.isnan(value) else scale.said(value, words) for value in values]
    hover = words(f"trade-hover-{scale.measure}", line=line, year="%{x}", value="%{hovertext}")
    return {
        "x": years,
        "y": scale.drawn(values),
        "customdata": [carried.get(year, "") for year in years],
        "hovertext": [
            f"{value}<br>{told[year]}" if told.get(year) else value for year, value in zip(years, said, strict=True)
        ],
        "hovertemplate": f"{hover}<extra></extra>",
    }


def measured(sums: pd.DataFrame, measure: str, whole: pd.DataFrame, *, line: Sequence[str]) -> pd.DataFrame:
    """Sums by year with their values as the measure has them; `line` has the columns that tell lines apart."""
    if measure == "absolute":
        return sums
    values = [*FLOWS, "known"]
    if measure == "share":
        return sums.assign(**trade.share_of_region(sums, trade.yearly(whole))[values])
    grouped = sums.groupby(list(line), group_keys=False)
    return sums.assign(**{name: grouped[name].transform(trade.index_to_first) for name in values})


def flows(values: Iterable[float], words: Words) -> list[str]:
    """Exports and imports in words, those that are known: "exports US$ 72 million", "imports US$ 195 million"."""
    known = [(flow, value) for flow, value in zip(FLOWS, values, strict=True) if not math.isnan(value)]
    return [
        words("trade-flow-value", flow=words.value("trade", "flow", flow).lower(), value=words.money(value))
        for flow, value in known
    ]


def partners(codes: Iterable[str], words: Words) -> str:
    """The partners by name, or how many they are where the names would be long."""
    names = sorted({words.country(code) for code in codes})
    named = words.join(names)
    return named if len(named) <= NAMED else words("trade-partners", count=len(names))


def about(series: pd.DataFrame, measure: str, words: Words) -> list[str]:
    """The sentences that say who reported a series and what is drawn of it."""
    drawn = words(f"trade-of-{measure}")
    if series.empty:
        return [drawn]
    homes = words.join(words.country(home) for home in series["home_iso3"].unique())
    own = bool((series["reporter_iso3"] == series["home_iso3"]).all())
    said = words("trade-reported-home", homes=homes) if own else words("trade-reported-partner")
    return [said, drawn]


def layout(title: str, notes: Iterable[str], *, alt: str, datasets: pd.Series, words: Words) -> dict[str, Any]:
    """The layout that all charts of trade share; `datasets` are those of the rows drawn."""
    source = words.join(words.value("trade", "dataset", code) for code in datasets.unique())
    return {
        "template": style.template(),
        "title": {"text": title, "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": alt, "source": source},
        "hovermode": "closest",
    }
