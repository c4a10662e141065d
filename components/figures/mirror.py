"""The mirror gap, what a home and its partners say of the same goods: by year as a chart, and in sentences."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style, titles, trade_marks
from components.figures import outliers as outliers_figures
from components.figures.marks import Scale
from components.measures import mirror as mirror_measures
from components.measures import trade as trade_measures
from components.measures.mirror import FREIGHT, SIDES, USD
from components.words.language import Words


def dumbbells(
    trade: pd.DataFrame,
    words: Words,
    *,
    flow: str = "imports",
    scale: str = "linear",
    gap: pd.DataFrame | None = None,
    outliers: pd.DataFrame | None = None,
) -> go.Figure:
    """For each year both sides' figures of one flow of one home, joined by a line that shows how far they are apart.

    Marks carry positions in `trade`. `gap` is `measures.mirror.mirror_gap(trade)`, and is made from it where it is not
    given. Of several partners the sums of those are drawn that both sides report. A year that one side alone reports
    is an open mark. The band is what the exporter's figure comes to with freight and insurance. `flow` may be turnover,
    which has no band. Statements of the flow are diamonds where `trade` is between one home and one partner. Marks that
    figures in `outliers`, a frame of `measures.outliers.find`, shape have a ring.
    """
    gap = mirror_measures.mirror_gap(trade) if gap is None else gap
    trade = trade.assign(positions=marks.positions(trade))
    sums = mirror_measures.turnover_by_year(gap) if flow == "turnover" else mirror_measures.by_year(gap)
    sums = sums[sums["flow"] == flow].sort_values("year")
    for side in SIDES:
        at = gap[f"{side}_row"].map(trade["positions"]).fillna("").to_numpy(dtype="object")
        sums[f"{side}_positions"] = [" ".join(at[places]) for places in sums["places"]]
    stated = trade_measures.statements_of_pair(trade)
    stated = stated[stated["flow"] == flow]
    axis = marks.value_scale([*sums[USD].to_numpy().ravel(), *stated["value_usd"]], "absolute", scale, words)
    names = {
        "home": words.join(words.country(code) for code in gap["home_iso3"].unique()),
        "partner": trade_marks.partner_names(gap["partner_iso3"], words),
    }
    traces = [
        *([] if flow == "turnover" else _band(sums, flow, axis, words)),
        *_ends(sums, names, axis, words),
        *trade_marks.statements(stated, axis, words, colour=style.NEUTRAL),
        *([] if outliers is None else _rings(sums, gap, trade, outliers, axis, words)),
    ]
    years = [*sums["year"], *stated["period_start"].dt.year, *stated["period_end"].dt.year]
    scope = titles.of_rows(gap, words, years=years)
    title = words(f"mirror-{flow}-title", **scope)
    notes = [words("mirror-own"), words("trade-of-absolute")]
    if gap["partner_iso3"].nunique() > 1:
        notes.append(words("mirror-matched"))
    point = titles.mirror_point(sums, names["home"], names["partner"], words(f"mirror-of-{flow}", **scope), words)
    alt, datasets = f"{title}. {_newest(sums, names, len(stated), words)}", mirror_measures.datasets(gap)
    layout = trade_marks.layout(title, notes, alt=alt, datasets=datasets, words=words, point=point)
    axes = {"xaxis": marks.year_axis(years, words), "yaxis": axis.axis}
    return go.Figure(traces, layout | axes | {"height": 380})


def _newest(sums: pd.DataFrame, names: Mapping[str, str], statements: int, words: Words) -> str:
    """What both sides say of the newest year that both report, and how many statements there are."""
    sentences = [words("mirror-none")]
    for last in marks.each(sums.dropna(subset=USD)[-1:]):
        values = {"ours": words.money(last.home_usd), "theirs": words.money(last.partner_usd)}
        sentences = [words("mirror-alt", year=str(last.year), **names, **values)]
    return " ".join([*sentences, *([words("trade-stated-alt", count=statements)] if statements else [])])


def _rings(
    sums: pd.DataFrame, gap: pd.DataFrame, trade: pd.DataFrame, outliers: pd.DataFrame, axis: Scale, words: Words
) -> Iterator[dict[str, Any]]:
    """The rings around the marks of both sides; the legend names them once."""
    listed = False
    for side in SIDES:
        rows = trade.loc[[row for places in sums["places"] for row in gap[f"{side}_row"].iloc[places] if row]]
        values = sums.set_index(["flow", "year"])[f"{side}_usd"].dropna()
        for ring in outliers_figures.rings(rows, outliers, values, axis, words):
            yield ring | {"showlegend": not listed, "legendgroup": "odd"}
            listed = True


def _band(sums: pd.DataFrame, flow: str, axis: Scale, words: Words) -> Iterator[dict[str, Any]]:
    """What the exporter's figure comes to with freight and insurance, in the years that both report."""
    exporter = "home" if flow == "exports" else "partner"
    both = sums.dropna(subset=USD)
    if both.empty:
        return
    low, high = (both[f"{exporter}_usd"] * factor for factor in FREIGHT)
    texts = []
    for year, *span in zip(both["year"], low, high, strict=True):
        least, most = map(words.money, span)
        texts.append(f"{year}: {words('mirror-band-hover', span=words('mirror-span', low=least, high=most))}")
    yield marks.bars(
        both["year"],
        axis.places(high - low),
        texts,
        both[f"{exporter}_positions"],
        name=words("mirror-band"),
        base=axis.places(low),
        width=0.8,
        marker={"color": style.rgba(style.GREEN, 0.45), "line": {"width": 0}},
        legendrank=1003,
    )


def _ends(sums: pd.DataFrame, names: Mapping[str, str], axis: Scale, words: Words) -> Iterator[dict[str, Any]]:
    """The figures of both sides as points, open where the other side is silent."""
    colours = {"home": style.HOMES[str(sums["home_iso3"].iloc[0])] if len(sums) else style.HOME}
    colours["partner"] = style.PARTNER
    for side, alone in itertools.product(SIDES, (False, True)):
        other = "partner" if side == "home" else "home"
        part = sums[sums[f"{side}_usd"].notna() & (sums[f"{other}_usd"].isna() == alone)]
        if part.empty:
            continue
        name = words("mirror-alone" if alone else "mirror-says", side=names[side])
        texts = []
        for row in marks.each(part):
            text = marks.value_text(name, row.year, getattr(row, f"{side}_usd"), axis, words)
            apart = "" if alone else trade_marks.comparison_with_other(row, side, words)
            texts.append(f"{text}<br>{apart or words('mirror-silent', side=names[other])}")
        symbol = "circle" if side == "home" else "square"
        marker = {"color": colours[side], "size": 9, "symbol": f"{symbol}-open" if alone else symbol}
        yield marks.points(
            part["year"],
            axis.places(part[f"{side}_usd"]),
            texts,
            part[f"{side}_positions"],
            name=name,
            cliponaxis=False,
            legendrank=1001 if alone else 1000,
            marker=marker | {"line": {"width": 2 if alone else 0}},
            error_y=_stems(part, axis) if side == "home" and not alone else None,
        )


def _stems(both: pd.DataFrame, axis: Scale) -> dict[str, Any]:
    """The lines from the home's figures to the partner's: bars of an error that is the gap."""
    apart = both["partner_usd"] - both["home_usd"]
    ends = {"array": axis.places(apart.clip(lower=0)), "arrayminus": axis.places((-apart).clip(lower=0))}
    return {"symmetric": False, **ends, "color": style.rgba(style.NEUTRAL, 0.6), "thickness": 3, "width": 0}


def sentences(gap: pd.DataFrame, homes: Sequence[str], words: Words) -> list[str]:
    """The newest figures of each home and flow that both sides report, the widest gap, and how they are altogether."""
    each = itertools.product(homes, trade_measures.FLOWS[::-1])
    rows = (row for home, flow in each for row in mirror_measures.newest(gap, home, flow).itertuples())
    scope = titles.of_rows(gap, words, homes=gap["home_iso3"], years=gap["year"])
    # Of one pair in one year the gaps are those of the first sentences.
    widest = mirror_measures.widest(gap, 1).itertuples() if len(gap) > len(trade_measures.FLOWS) else ()
    texts = [words("mirror-widest-told", gap=sentence(row, words), **scope) for row in widest]
    return [*(sentence(row, words) for row in rows), *texts, summary(gap, words)]


def sentence(row: Any, words: Words) -> str:
    """One row of `measures.mirror.mirror_gap` that both sides report, as a sentence for everyone."""
    home, partner = words.country(row.home_iso3), words.country(row.partner_iso3)
    values = {"home": home, "partner": partner, "year": str(row.year)}
    values |= {"ours": words.money(row.home_usd), "theirs": words.money(row.partner_usd)}
    apart = trade_marks.comparison(row.partner_usd, row.home_usd, words)
    if row.home_usd == row.partner_usd:
        return words(f"mirror-told-{row.flow}", **values, apart=apart)
    apart = words("mirror-apart", apart=apart, difference=words.money(abs(row.difference_usd)))
    text = words(f"mirror-told-{row.flow}", **values, apart=apart)
    if row.explained:
        return f"{text} {words('mirror-explained')}"
    # What else explains it hangs on which end of the way says more.
    importer, exporter = (home, partner) if row.flow == "imports" else (partner, home)
    why = "more" if row.importer_to_exporter > 1 else "less"
    return f"{text} {words(f'mirror-unexplained-{why}', importer=importer, exporter=exporter)}"


def summary(gap: pd.DataFrame, words: Words) -> str:
    """How many figures both sides report, how many of the gaps freight explains, and how many are far apart."""
    both = gap[gap["ratio"].notna()]
    scope = titles.of_rows(gap, words, homes=gap["home_iso3"], years=gap["year"])
    counts = scope | {
        "count": len(both),
        "explained": int(both["explained"].sum()),
        "alone": int((gap["silent"] != "").sum()),
    }
    return words("mirror-summary", **counts, far=mirror_measures.far_apart(gap))
