"""Charts of the mirror gap by year: what a home says and what its partners say of the same goods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import mirror_words, scales, style, trade_marks, trade_remarks, trade_statements
from components.figures.scales import Scale
from components.measures import mirror
from components.words.language import Words

BAND = style.GREEN
"""The colour of what freight and insurance explain."""


def dumbbells(
    trade: pd.DataFrame,
    words: Words,
    *,
    flow: str = "imports",
    scale: str = "linear",
    gap: pd.DataFrame | None = None,
    odd: pd.DataFrame | None = None,
) -> go.Figure:
    """For each year both sides' figures of one flow of one home, joined by a line that shows how far they are apart.

    Marks carry positions in `trade`. `gap` is `mirror_measures.mirror_gap(trade)`, and is made from it where it is not
    given. Of several partners the sums of those are drawn that both sides report. A year that one side alone reports
    is an open mark. The band is what the exporter's figure comes to with freight and insurance. `flow` may be turnover,
    which has no band. Statements of the flow are diamonds where `trade` is between one home and one partner. Marks that
    figures in `odd`, a frame of `odd_measures.odd`, shape have a ring.
    """
    gap = mirror.mirror_gap(trade) if gap is None else gap
    sums = mirror.turnover_by_year(gap) if flow == "turnover" else mirror.by_year(gap)
    sums = sums[sums["flow"] == flow].sort_values("year")
    said = trade_statements.of_flow(trade, flow)
    numbers = np.concatenate(
        [sums[["home_usd", "partner_usd"]].to_numpy().ravel(), said["value_usd"].to_numpy(dtype="float64")]
    )
    axis = scales.values(numbers, "absolute", scale, words)
    names = mirror_words.names(gap, words)
    behind = _behind(sums, gap, trade.index)
    traces = [
        *([] if flow == "turnover" else _band(sums, flow, behind["exporter"], axis, words)),
        *_ends(sums, behind, names, axis, words),
        *trade_statements.diamonds(said, axis, words, colour=style.NEUTRAL),
        *([] if odd is None else _rings(sums, gap, trade, odd, axis, words)),
    ]
    return go.Figure(traces, _layout(sums, gap, flow, axis, names, said, words))


def _behind(sums: pd.DataFrame, gap: pd.DataFrame, rows: pd.Index) -> dict[str, list[str]]:
    """The positions that the marks of each year carry: of the home's rows, the partner's, and the exporter's."""
    at = {address: position for position, address in enumerate(rows)}
    of_side = {side: [at.get(address, -1) for address in gap[f"{side}_row"]] for side in mirror.SIDES}

    def carried(sides: Iterable[str], places: Sequence[int]) -> str:
        found = {of_side[side][place] for side in sides for place in places}
        return " ".join(str(position) for position in sorted(found - {-1}))

    exporters = ("home" if flow == "exports" else "partner" for flow in sums["flow"])
    return {
        "home": [carried(["home"], places) for places in sums["places"]],
        "partner": [carried(["partner"], places) for places in sums["places"]],
        "exporter": [carried([side], places) for side, places in zip(exporters, sums["places"], strict=True)],
    }


def _rings(
    sums: pd.DataFrame, gap: pd.DataFrame, trade: pd.DataFrame, odd: pd.DataFrame, axis: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """The rings around the marks of both sides, in one trace each; the legend names them once."""
    placed, named = trade.assign(at=range(len(trade))), False
    for side in mirror.SIDES:
        behind = {gap[f"{side}_row"].iloc[at] for places in sums["places"] for at in places}
        heights = sums.set_index(["flow", "year"])[f"{side}_usd"].dropna()
        for ring in trade_remarks.rings(placed[placed.index.isin(behind)], odd, heights, axis, words):
            yield ring | {"showlegend": not named and ring.get("showlegend", True), "legendgroup": "odd"}
            named = True


def _band(sums: pd.DataFrame, flow: str, carried: Sequence[str], axis: Scale, words: Words) -> list[dict[str, Any]]:
    """What the exporter's figure comes to with freight and insurance, in the years that both report."""
    both = (sums["home_usd"].notna() & sums["partner_usd"].notna()).to_numpy()
    exporter = sums["home_usd" if flow == "exports" else "partner_usd"][both]
    low, high = (exporter * factor for factor in mirror.FREIGHT)
    if not both.any():
        return []
    label = words("mirror-band")
    return [
        {
            "type": "bar",
            "x": sums["year"][both].tolist(),
            "base": axis.drawn(low),
            "y": axis.drawn(high - low),
            "width": 0.8,
            "marker": {"color": style.rgba(BAND, 0.45), "line": {"width": 0}},
            "customdata": [one for one, kept in zip(carried, both, strict=True) if kept],
            "hovertext": [
                words("mirror-span", low=words.money(one), high=words.money(other))
                for one, other in zip(low, high, strict=True)
            ],
            "hovertemplate": f"%{{x}}: {words('mirror-band-hover', span='%{hovertext}')}<extra></extra>",
            "name": label,
            "legendrank": 1003,
        }
    ]


def _ends(
    sums: pd.DataFrame, behind: Mapping[str, Sequence[str]], names: Mapping[str, str], axis: Scale, words: Words
) -> list[dict[str, Any]]:
    """The figures of both sides as points, open where the other side is silent."""
    traces = []
    colours = {"home": style.HOMES[str(sums["home_iso3"].iloc[0])] if len(sums) else style.HOME}
    colours["partner"] = style.PARTNER
    for side, other in (("home", "partner"), ("partner", "home")):
        there = sums[f"{side}_usd"].notna().to_numpy()
        alone = sums[f"{other}_usd"].isna().to_numpy()
        for open_mark in (False, True):
            keep = there & (alone == open_mark)
            part = sums[keep]
            if part.empty:
                continue
            label = words("mirror-alone", side=names[side]) if open_mark else words("mirror-says", side=names[side])
            told = [words.money(value) for value in part[f"{side}_usd"]]
            if open_mark:
                hover = f"%{{hovertext}}<br>{words('mirror-silent', side=names[other])}"
            else:
                hover = words("mirror-than-other", apart="%{hovertext}")
                apart = mirror_words.apart(part, side, words)
                told = [f"{value}<br>{one}" for value, one in zip(told, apart, strict=True)]
            symbol = "circle" if side == "home" else "square"
            joined = {"error_y": _stems(part, axis)} if side == "home" and not open_mark else {}
            traces.append(
                joined
                | {
                    "type": "scatter",
                    "mode": "markers",
                    "x": part["year"].tolist(),
                    "y": axis.drawn(part[f"{side}_usd"]),
                    "customdata": [one for one, kept in zip(behind[side], keep, strict=True) if kept],
                    "hovertext": told,
                    "hovertemplate": f"{label} %{{x}}: {hover}<extra></extra>",
                    "name": label,
                    "cliponaxis": False,
                    "legendrank": 1001 if open_mark else 1000,
                    "marker": {
                        "color": colours[side],
                        "size": 9,
                        "symbol": f"{symbol}-open" if open_mark else symbol,
                        "line": {"width": 2 if open_mark else 0},
                    },
                }
            )
    return traces


def _stems(both: pd.DataFrame, axis: Scale) -> dict[str, Any]:
    """The lines from the home's figures to the partner's: bars of an error that is the gap."""
    apart = both["partner_usd"] - both["home_usd"]
    return {
        "symmetric": False,
        "array": axis.drawn(apart.clip(lower=0)),
        "arrayminus": axis.drawn((-apart).clip(lower=0)),
        "color": style.rgba(style.NEUTRAL, 0.6),
        "thickness": 3,
        "width": 0,
    }


def _layout(
    sums: pd.DataFrame,
    gap: pd.DataFrame,
    flow: str,
    axis: Scale,
    names: Mapping[str, str],
    said: pd.DataFrame,
    words: Words,
) -> dict[str, Any]:
    title = words(f"mirror-{flow}-title", home=names["home"], partner=names["partner"])
    notes = [words("mirror-own"), words("trade-of-absolute")]
    if gap["partner_iso3"].nunique() > 1:
        notes.append(words("mirror-matched"))
    both = sums[sums["home_usd"].notna() & sums["partner_usd"].notna()]
    alt = [f"{title}."]
    if len(both):
        last = both.iloc[-1]
        alt.append(
            words(
                "mirror-alt",
                year=str(last["year"]),
                home=names["home"],
                ours=words.money(last["home_usd"]),
                partner=names["partner"],
                theirs=words.money(last["partner_usd"]),
            )
        )
    else:
        alt.append(words("mirror-none"))
    if len(said):
        alt.append(words("trade-stated-alt", count=len(said)))
    datasets = pd.concat([gap["home_dataset"], gap["partner_dataset"]])
    layout = trade_marks.layout(title, notes, alt=" ".join(alt), datasets=datasets[datasets != ""], words=words)
    years = [*sums["year"], *said["period_start"].dt.year, *said["period_end"].dt.year]
    return layout | {"xaxis": scales.years(years, words), "yaxis": axis.axis, "height": 380}
