"""Trade and the flag: before and after the first mission between two states opened, and visits beside trade."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import bars, marks, style, titles, trade_marks
from components.measures import flag as measures
from components.measures.flag import LEAST, PAIR, WINDOW
from components.words.language import Words

LANE, AROUND = 30, 96
"""Pixels: the height of a pair, and what legend and axis take of the figure."""

SIDES = {"before": ("circle-open", 12, 2.5), "after": ("circle", 9, 0)}
"""How each side of an opening is drawn: symbol, size and outline, so that both are seen where they are the same."""

ORDER = ["year", *PAIR]
"""By what the pairs stand below each other."""

LABELLED = 8
"""How many pairs of a scatter are named beside their dots; all others are named on the dots."""

NAME, EDGE = (0.024, 0.4), 0.6
"""The room of a name: for each character a share of the visits drawn, and powers of ten; and from which share on it
stands at the left of its dot."""

TIES = {2: (style.TIES["mutual"], "circle"), 1: (style.HOME, "diamond"), 0: (style.NEUTRAL, "circle-open")}
"""Colours and symbols by how many of the two sides have a resident mission with the other."""


def trade(series: pd.DataFrame, pairs: pd.DataFrame, words: Words, *, known: pd.DataFrame, never: int) -> go.Figure:
    """Typical yearly trade before (open) and after (filled) the first mission opened, a lane for each pair.

    `series` is what the homes report and `known` its frame of `measures.flag.complete_trade`, `pairs` is one of
    `measures.flag.before_after`, and `never` counts the pairs that have had no mission. The pairs stand by the year of
    the opening; a grey line marks where trade would stand had it changed as that of the home's partners without a
    mission did over the same years.
    """
    rows = pairs.dropna(subset="change").sort_values(ORDER, kind="stable", ignore_index=True)
    complete = {str(home): set(years) for home, years in known.groupby("home_iso3")["year"]}
    for side in SIDES:
        years = [window & complete[home] for home, window in zip(rows["home_iso3"], _window(rows, side), strict=True)]
        rows[f"{side}_positions"] = _positions(rows, series, "period_start", years)
    scale = marks.value_scale(rows[[*SIDES]].to_numpy().ravel(), "absolute", "log", words)
    names = pair_names(rows, words)
    texts = [_change_text(row, name, words) for row, name in zip(marks.each(rows), names, strict=True)]
    others = rows["before"] * rows["others_change"]
    other_texts = [
        words("flag-others-told", pair=name, value="none" if pd.isna(value) else words.money(value))
        for name, value in zip(names, others, strict=True)
    ]
    marker = {"symbol": "line-ns-open", "size": 11, "color": style.NEUTRAL, "line": {"width": 2.5}}
    data = scale.places(others), rows.index, other_texts, rows["after_positions"]
    as_others = marks.points(*data, name=words("flag-others"), marker=marker)
    for side in SIDES:
        rows[side] = scale.places(rows[side])
    notes = [words("flag-about", years=WINDOW, least=LEAST)]
    title = words("flag-title", **titles.of_rows(series, words))
    alt, datasets = summary(pairs, never, words), series["dataset"]
    layout = trade_marks.layout(title, notes, alt=alt, datasets=datasets, words=words)
    return go.Figure([*_dumbbells(rows, texts, words), as_others], layout | _lanes(rows, scale.axis, words))


def visits(visits: pd.DataFrame, pairs: pd.DataFrame, words: Words) -> go.Figure:
    """How many visits were held before (open) and after (filled) the first mission opened, a lane for each pair.

    `visits` are those held, `pairs` is a frame of `measures.flag.visits_around`. The pairs stand by the year of the
    opening, those of which not all years are known are left out.
    """
    rows = pairs.dropna(subset=[*SIDES]).sort_values(ORDER, kind="stable", ignore_index=True)
    rows = rows.astype(dict.fromkeys(SIDES, "int64"))
    for side in SIDES:
        rows[f"{side}_positions"] = _positions(rows, visits, "start_date", _window(rows, side))
    texts = [
        words("flag-visits-told", pair=name, year=str(row.year), before=row.before, after=row.after)
        for name, row in zip(pair_names(rows, words), marks.each(rows), strict=True)
    ]
    more = int((rows["after"] > rows["before"]).sum())
    alt = words("flag-visits-alt", pairs=len(rows), more=more) if len(rows) else words("flag-none")
    notes = [words("flag-visits-about", years=WINDOW), alt]
    if left := len(pairs) - len(rows):
        notes.append(words("flag-visits-left", count=left))
    most = max(*rows["before"], *rows["after"], 1)
    title = words("flag-visits-title", **titles.of_rows(visits, words))
    axis = bars.counted(words("flag-scatter-visits"), most) | {"range": [-0.03 * most - 0.1, 1.06 * most]}
    layout = style.layout(title, notes, alt=alt, source=words("visits-source"))
    return go.Figure(list(_dumbbells(rows, texts, words)), layout | _lanes(rows, axis, words))


def visits_and_trade(
    series: pd.DataFrame, league: pd.DataFrame, words: Words, *, known: pd.DataFrame, years: Sequence[int]
) -> go.Figure:
    """Visits held against typical yearly trade, a dot for each pair; the colour is who has a resident mission.

    `league` is a frame of `measures.pairs.league`, `known` one of `measures.flag.complete_trade`, and the typical year
    is the median of `years`. Pairs without enough figures are counted in the subtitle, not drawn.
    """
    typical = measures.typical(known, years).rename("trade").reset_index()
    rows = league.merge(typical, on=PAIR).sort_values("trade", ascending=False, ignore_index=True)
    scale = marks.value_scale(rows["trade"], "absolute", "log", words)
    rows["positions"] = _positions(rows, series, "period_start", [set(years)] * len(rows))
    rows["height"] = scale.places(rows["trade"])
    rows["tie"] = (rows["ours"] > 0).astype("int64") + (rows["theirs"] > 0)
    rows["name"] = pair_names(rows, words, homes=rows["home_iso3"].nunique() > 1)
    rows["label"] = _labels(rows)
    rho = measures.rank_correlation(rows["visits"], rows["trade"])
    notes = [words("flag-scatter-about", first=str(min(years, default="")), last=str(max(years, default="")))]
    notes.append(words("flag-scatter-count", pairs=len(rows), left=len(league) - len(rows)))
    if not math.isnan(rho):
        notes.append(words("flag-scatter-rho", rho=words.number(rho, 1)))
    most = rows["visits"].max()
    axis = bars.counted(words("flag-scatter-visits"), most) | {"showgrid": True}
    axis["range"] = [-0.04 * most - 0.2, 1.06 * most + 0.4] if len(rows) else None
    title, alt = words("flag-scatter-title", **titles.of_rows(series, words)), " ".join(notes[1:])
    layout = trade_marks.layout(title, notes, alt=alt, datasets=series["dataset"], words=words)
    traces = [_dots(rows[rows["tie"] == tie], tie, most, words) for tie in TIES]
    return go.Figure(traces, layout | {"xaxis": axis, "yaxis": scale.axis, "height": 420})


def summary(pairs: pd.DataFrame, never: int, words: Words) -> str:
    """How many pairs can be compared and how they came out, how many cannot and why, and that it tells no cause."""
    there = pairs.dropna(subset="change")
    undated = int(pairs["year"].isna().sum())
    sentences = [words("flag-none")]
    if len(there):
        counts = {"pairs": len(there), "rose": int((there["change"] > 1).sum())}
        sentences = [words("flag-counted", **counts, change=_times(float(there["change"].median()), words))]
    compared = there.dropna(subset="others_change")
    if len(compared):
        ahead = int((compared["change"] > compared["others_change"]).sum())
        median = _times(float(compared["others_change"].median()), words)
        sentences.append(words("flag-others-counted", pairs=len(compared), ahead=ahead, change=median))
    left = {"undated": undated, "unreported": len(pairs) - undated - len(there), "never": never}
    reasons = [words(f"flag-left-{reason}", count=count) for reason, count in left.items() if count]
    if reasons:
        sentences.append(words("flag-left", reasons=words.join(reasons)))
    return " ".join([*sentences, words("flag-no-cause")])


def pair_names(rows: pd.DataFrame, words: Words, *, homes: bool = True) -> list[str]:
    """The pairs in words; without `homes`, the partners alone."""
    pairs = rows[PAIR].map(words.country).itertuples(index=False, name=None)
    return [words("flag-pair", home=home, partner=partner) if homes else partner for home, partner in pairs]


def _window(pairs: pd.DataFrame, side: str) -> list[set[int]]:
    """The years of each pair before or after the opening."""
    return [set(measures.windows(int(year))[side == "after"]) for year in pairs["year"]]


def _positions(pairs: pd.DataFrame, rows: pd.DataFrame, start: str, years: Iterable[set[int]]) -> list[str]:
    """The positions in `rows`, which began at `start`, of those of each pair in its years."""
    began = rows[start].dt.year
    at = marks.grouped_positions(rows, *PAIR, began).to_dict()
    keys = zip(pairs[PAIR].itertuples(index=False, name=None), years, strict=True)
    return [" ".join(at[*pair, year] for year in sorted(own) if (*pair, year) in at) for pair, own in keys]


def _dumbbells(rows: pd.DataFrame, texts: Sequence[str], words: Words) -> Iterable[dict[str, Any]]:
    """A line for each pair from its open dot to its filled one, in the colour of its home."""
    line = {"color": style.rgba(style.NEUTRAL, 0.5), "width": 2}
    yield marks.connectors(rows["before"], rows["after"], rows.index, line=line)
    rows = rows.assign(text=texts)
    homes = [home for home in style.HOMES if (rows["home_iso3"] == home).any()]
    for home in homes:
        part = rows[rows["home_iso3"] == home]
        for side, (symbol, size, width) in SIDES.items():
            key = f"flag-home-{side}" if len(homes) > 1 else f"flag-{side}"
            name = words(key, home=words.country(home), years=WINDOW)
            marker = {"symbol": symbol, "size": size, "color": style.HOMES[home], "line": {"width": width}}
            yield marks.points(
                part[side], part.index, part["text"], part[f"{side}_positions"], name=name, marker=marker
            )


def _change_text(row: Any, name: str, words: Words) -> str:
    return words(
        "flag-told",
        pair=name,
        year=str(row.year),
        before=words.money(row.before),
        after=words.money(row.after),
        change=_times(row.change, words),
        others="none" if pd.isna(row.others_change) else _times(row.others_change, words),
        count=row.others,
    )


def _lanes(rows: pd.DataFrame, axis: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The layout of a lane for each pair, named by the pair and the year of the opening."""
    names = zip(pair_names(rows, words, homes=rows["home_iso3"].nunique() > 1), rows["year"], strict=True)
    return {
        "height": AROUND + LANE * max(len(rows), 1),
        "xaxis": {**axis, "showgrid": True, "fixedrange": True},
        "yaxis": bars.places([words("flag-lane", pair=name, year=str(year)) for name, year in names]),
    }


def _times(change: float, words: Words) -> str:
    """A change as a factor, to two figures at most."""
    digits = 0 if change >= 10 else 1 if change >= 1 else 2
    return words("flag-times", factor=words.number(float(f"{change:.2g}"), digits if change >= 0.01 else 4))


def _labels(rows: pd.DataFrame) -> list[str]:
    """The names of up to LABELLED pairs with the most trade, and "" where a name would lie upon a dot or a name."""
    reach = max(float(rows["visits"].max()), 1.0) if len(rows) else 1.0
    dots = [(float(x) / reach, math.log10(y)) for x, y in zip(rows["visits"], rows["height"], strict=True)]
    taken = [(x, x, y) for x, y in dots]
    labels: list[str] = []
    for at, ((x, y), name) in enumerate(zip(dots, rows["name"], strict=True)):
        room = NAME[0] * len(name)
        first, last = (x - room, x) if x > EDGE else (x, x + room)
        others = [*taken[:at], *taken[at + 1 :]]
        free = not any(low <= last and high >= first and abs(up - y) < NAME[1] for low, high, up in others)
        chosen = free and sum(map(bool, labels)) < LABELLED
        taken += [(first, last, y)] if chosen else []
        labels.append(name if chosen else "")
    return labels


def _dots(rows: pd.DataFrame, tie: int, most: float, words: Words) -> dict[str, Any]:
    """The dots of the pairs of which so many sides have a resident mission with the other."""
    colour, symbol = TIES[tie]
    texts = []
    for row in marks.each(rows):
        count = words("count-visits", count=row.visits)
        texts.append(words("flag-dot", pair=row.name, visits=count, trade=words.money(row.trade)))
    return marks.points(
        rows["visits"],
        rows["height"],
        texts,
        rows["positions"],
        name=words(f"flag-tie-{tie}"),
        mode="markers+text",
        text=rows["label"].tolist(),
        textposition=["middle left" if visits > most * EDGE else "middle right" for visits in rows["visits"]],
        marker={"size": 10, "color": colour, "symbol": symbol, "line": {"width": 0 if tie else 2}},
    )
