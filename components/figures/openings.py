"""Charts of what was before and after the first mission between two states opened: trade, and visits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.facts import schema
from components.figures import bars, marks, scales, style, trade_marks
from components.measures import flag
from components.measures.flag import LEAST, PAIR, WINDOW
from components.words.language import Words

LANE, AROUND = 30, 96
"""Pixels: the height of a pair, and what legend and axis take of the figure."""

SIGNS = (("before", "circle-open", 12, 2.5), ("after", "circle", 9, 0))
"""How each side of an opening is drawn: symbol, size and outline, so that both are seen where they are the same."""

Sides = Mapping[str, Sequence[Any]]
"""What there is of each pair `before` and `after`."""


def trade(series: pd.DataFrame, pairs: pd.DataFrame, words: Words, *, known: pd.DataFrame, never: int) -> go.Figure:
    """Typical yearly trade before (open) and after (filled) the first mission opened, a lane for each pair.

    `series` is what the homes report and `known` its frame of `flag_measures.complete_trade`, `pairs` is one of
    `flag_measures.before_after`, and `never` counts the pairs that have had no mission. The pairs stand by the year of
    the opening; a grey line marks where trade would stand had it changed as that of the home's partners without a
    mission did over the same years.
    """
    there = _in_order(pairs.dropna(subset="change"))
    axis = scales.values(there[["before", "after"]].to_numpy().ravel(), "absolute", "log", words)
    complete = known.groupby("home_iso3")["year"].agg(set)
    behind = {
        side: of_years(series, there, [complete[home] & set(years) for home, years in _windows(there, at)])
        for at, side in enumerate(("before", "after"))
    }
    told = _told(there, words)
    traces = _dumbbells(there, {side: axis.drawn(there[side]) for side in behind}, behind, told, words)
    others = there["before"] * there["others_change"]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": words("flag-others"),
            "x": axis.drawn(others),
            "y": list(range(len(there))),
            "customdata": behind["after"],
            "hovertext": [
                words("flag-others-told", pair=pair, value="none" if pd.isna(value) else words.money(value))
                for pair, value in zip(named(there, words), others, strict=True)
            ],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "marker": {"symbol": "line-ns-open", "size": 11, "color": style.NEUTRAL, "line": {"width": 2.5}},
        }
    )
    layout = trade_marks.layout(
        words("flag-title"),
        [words("flag-about", years=WINDOW, least=LEAST)],
        alt=summary(pairs, never, words),
        datasets=series["dataset"],
        words=words,
    )
    return go.Figure(traces, layout | _lanes(there, axis.axis, words))


def visits(visits: pd.DataFrame, pairs: pd.DataFrame, words: Words) -> go.Figure:
    """How many visits were held before (open) and after (filled) the first mission opened, a lane for each pair.

    `visits` are those held, `pairs` is a frame of `flag_measures.visits_around`. The pairs stand by the year of the
    opening, those of which not all years are known are left out.
    """
    there = _in_order(pairs.dropna(subset=["before", "after"]))
    years = [[set(window) for _, window in _windows(there, at)] for at in range(2)]
    dated = visits[visits["start_date"].notna()]
    behind = {side: of_years(dated, there, years[at]) for at, side in enumerate(("before", "after"))}
    counts = {side: there[side].astype("int64").tolist() for side in behind}
    told = [
        words("flag-visits-told", pair=pair, year=str(year), before=before, after=after)
        for pair, year, before, after in zip(named(there, words), there["year"], *counts.values(), strict=True)
    ]
    most = max((*counts["before"], *counts["after"], 1))
    more = int((there["after"] > there["before"]).sum())
    alt = words("flag-visits-alt", pairs=len(there), more=more) if len(there) else words("flag-none")
    left = len(pairs) - len(there)
    notes = [words("flag-visits-about", years=WINDOW), alt, *([words("flag-visits-left", count=left)] if left else [])]
    about = {
        "template": style.template(),
        "hovermode": "closest",
        "title": {"text": words("flag-visits-title"), "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": alt, "source": words("visits-source")},
    }
    axis = {**bars.counted(words("flag-scatter-visits"), most), "range": [-0.03 * most - 0.1, 1.06 * most]}
    return go.Figure(_dumbbells(there, counts, behind, told, words), about | _lanes(there, axis, words))


def summary(pairs: pd.DataFrame, never: int, words: Words) -> str:
    """How many pairs can be compared and how they came out, how many cannot and why, and that it tells no cause."""
    there = pairs.dropna(subset="change")
    undated = int(pairs["year"].isna().sum())
    said = [words("flag-none")]
    if len(there):
        counts = {"pairs": len(there), "rose": int((there["change"] > 1).sum())}
        said = [words("flag-counted", **counts, change=_times(float(there["change"].median()), words))]
    compared = there.dropna(subset="others_change")
    if len(compared):
        ahead = int((compared["change"] > compared["others_change"]).sum())
        median = _times(float(compared["others_change"].median()), words)
        said.append(words("flag-others-counted", pairs=len(compared), ahead=ahead, change=median))
    left = {"undated": undated, "unreported": len(pairs) - undated - len(there), "never": never}
    reasons = [words(f"flag-left-{reason}", count=count) for reason, count in left.items() if count]
    if reasons:
        said.append(words("flag-left", reasons=words.join(reasons)))
    return " ".join([*said, words("flag-no-cause")])


def named(rows: pd.DataFrame, words: Words, *, homes: bool = True) -> list[str]:
    """The pairs in words; without `homes`, the partners alone."""
    return [
        words("flag-pair", home=words.country(home), partner=words.country(partner))
        if homes
        else words.country(partner)
        for home, partner in rows[PAIR].itertuples(index=False, name=None)
    ]


def of_years(rows: pd.DataFrame, pairs: pd.DataFrame, years: Iterable[Iterable[int]]) -> list[str]:
    """The positions in `rows`, figures or dated visits, of those of each pair in its years."""
    start = schema.table(str(rows.index.name)).period
    assert start
    positions, began = marks.positions(rows), rows[start[0]].dt.year
    of_pairs = positions.groupby([rows[name] for name in PAIR]).groups
    found = []
    for pair, wanted in zip(pairs[PAIR].itertuples(index=False, name=None), years, strict=True):
        mine = of_pairs.get(pair, rows.index[:0])
        found.append(" ".join(positions[mine][began[mine].isin(list(wanted))]))
    return found


def _in_order(pairs: pd.DataFrame) -> pd.DataFrame:
    return pairs.sort_values(["year", *PAIR], kind="stable", ignore_index=True)


def _windows(there: pd.DataFrame, at: int) -> list[tuple[str, range]]:
    """The home of each pair and its years before (0) or after (1) the opening."""
    return [
        (str(home), flag.windows(int(year))[at]) for home, year in zip(there["home_iso3"], there["year"], strict=True)
    ]


def _dumbbells(
    there: pd.DataFrame, values: Sides, behind: Sides, told: Sequence[str], words: Words
) -> list[dict[str, Any]]:
    """A line for each pair from its open dot to its filled one, in the colour of its home."""
    joined: dict[str, list[Any]] = {"x": [], "y": []}
    for at, (before, after) in enumerate(zip(values["before"], values["after"], strict=True)):
        joined["x"] += [before, after, None]
        joined["y"] += [at, at, None]
    line = {"color": style.rgba(style.NEUTRAL, 0.5), "width": 2}
    traces = [{"type": "scatter", "mode": "lines", "line": line, "hoverinfo": "skip", "showlegend": False, **joined}]
    homes = [home for home in style.HOMES if (there["home_iso3"] == home).any()]
    for home in homes:
        places = [at for at, one in enumerate(there["home_iso3"]) if one == home]
        for side, symbol, size, width in SIGNS:
            own = words(f"flag-home-{side}", home=words.country(home), years=WINDOW)
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": own if len(homes) > 1 else words(f"flag-{side}", years=WINDOW),
                    "x": [values[side][at] for at in places],
                    "y": places,
                    "customdata": [behind[side][at] for at in places],
                    "hovertext": [told[at] for at in places],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                    "marker": {"symbol": symbol, "size": size, "color": style.HOMES[home], "line": {"width": width}},
                }
            )
    return traces


def _told(there: pd.DataFrame, words: Words) -> list[str]:
    each: list[Any] = list(there.itertuples())
    return [
        words(
            "flag-told",
            pair=pair,
            year=str(row.year),
            before=words.money(row.before),
            after=words.money(row.after),
            change=_times(row.change, words),
            others="none" if pd.isna(row.others_change) else _times(row.others_change, words),
            count=row.others,
        )
        for pair, row in zip(named(there, words), each, strict=True)
    ]


def _lanes(there: pd.DataFrame, axis: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The layout of a lane for each pair, named by the pair and the year of the opening."""
    pairs = named(there, words, homes=there["home_iso3"].nunique() > 1)
    names = [words("flag-lane", pair=pair, year=str(year)) for pair, year in zip(pairs, there["year"], strict=True)]
    return {
        "height": AROUND + LANE * max(len(names), 1),
        "xaxis": {**axis, "showgrid": True, "fixedrange": True},
        "yaxis": bars.places(names),
    }


def _times(change: float, words: Words) -> str:
    """A change as a factor, to two figures at most."""
    digits = 0 if change >= 10 else 1 if change >= 1 else 2
    return words("flag-times", factor=words.number(float(f"{change:.2g}"), digits if change >= 0.01 else 4))
