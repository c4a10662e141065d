"""Charts of the goods of one year, as bars and as areas."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style, titles, trade_marks
from components.figures.marks import Scale
from components.measures import goods as goods_measures
from components.measures.goods import Nomenclature
from components.words.language import Words

ROW, BAR, AROUND, MOST = 46, 0.36, 90, 10
"""Pixels of a good and what stands around them all; the part of a row that is its bar, below its name; and the rows."""


def ranking(
    figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, year: int, count: int = MOST, *, by: str = "code"
) -> go.Figure:
    """The largest classes of goods of one home, flow and year, or with `by="partner_iso3"` the largest partners.

    The bars of a year that is not complete are hatched, and have no share.
    """
    every = of_year(figures, year, words, nomenclature, by=by)
    rows, kind = every[:count].reset_index(drop=True), goods_measures.classification(figures)
    scale = marks.value_scale(rows["value"], "absolute", "linear", words)
    if by == "code":
        group, legend = goods_measures.groups(rows["code"], kind, nomenclature), trade_marks.goods_legend(kind, words)
    else:
        group, legend = rows["positions"].map(lambda _: ""), {"": ("", style.FLOWS[str(figures["flow"].iloc[0])])}
    traces = [
        _bars(rows[group == one], scale, name, colour, words)
        for one, (name, colour) in legend.items()
        if (group == one).any()
    ]
    chart, of = (f"goods-top-{kind}", "goods-whole") if by == "code" else ("goods-top-partners", "goods-of-class")
    scope = _scope(figures, year, words)
    title, whole = (trade_marks.goods_title(key, figures, scope, nomenclature, words) for key in (chart, of))
    first = [words("goods-value", goods=row.label, value=words.money(row.value)) for row in marks.each(rows[:3])]
    alt = words("goods-top-alt", title=title, goods=words.join(first)) if first else words("trade-none")
    notes = [words("goods-shown", shown=len(rows), count=len(every))] if len(every) > len(rows) else []
    if not rows["complete"].all():
        notes.append(words("goods-incomplete-bars", year=str(year)))
    longest = float(rows["value"].max()) / scale.unit if len(rows) else 1.0
    # Names stand above bars, as a phone has no room beside. Without labels of an axis a saved title lies on the legend.
    names = marks.labels([0] * len(rows), rows.index - 0.4, rows["label"])
    layout = trade_marks.goods_layout(figures, title, notes, alt, words, titles.goods_point(every, whole, words))
    return go.Figure([*traces, names], layout).update_layout(
        height=AROUND + ROW * max(len(rows), 1),
        barmode="overlay",
        showlegend=by == "code",
        legend_traceorder="normal",
        xaxis={"range": [0, longest * 1.5], "fixedrange": True, "tickfont": {"size": 1, "color": style.CLEAR}},
        yaxis={"range": [max(len(rows), 1) - 0.4, -0.8], "visible": False, "fixedrange": True},
    )


def treemap(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, year: int) -> go.Figure:
    """All classes of goods of one home, flow and complete year, as areas in the area of their section.

    Every area has the positions of its figures as its id, since that is what the browser tells of an area that is
    picked; a section those of all its classes.
    """
    goods, kind = of_year(figures, year, words, nomenclature), goods_measures.classification(figures)
    goods["section"] = [nomenclature.section.get(code, "") for code in goods["code"]]
    goods["share_text"] = [words.percent(share) for share in goods["share"]]
    goods["colour"] = goods_measures.groups(goods["code"], kind, nomenclature).map(style.GOODS)
    tiles = goods.assign(id=goods["positions"], parent="", ground="#FFFFFF")
    if kind == "HS2":
        sections = _sections(goods, nomenclature, words)
        tiles["parent"] = goods["section"].map(sections["id"])
        tiles = pd.concat([sections, tiles])
    trace = {
        "type": "treemap",
        "branchvalues": "total",
        "ids": tiles["id"],
        "labels": tiles["label"],
        "parents": tiles["parent"],
        "values": tiles["value"],
        "text": tiles["share_text"],
        "texttemplate": "%{label}<br>%{text}",
        "textfont": {"color": tiles["ground"]},
        "hovertext": tiles["text"],
        "hoverinfo": "text",
        "marker": {"colors": tiles["colour"], "line": {"width": 1}, "pad": {"t": 20, "l": 2, "r": 2, "b": 2}},
        "pathbar": {"visible": False},
        "tiling": {"pad": 1},
    }
    total = words.money(float(goods["value"].sum()))
    largest = [
        words("goods-share", goods=trade_marks.short(row.product), share=row.share_text)
        for row in marks.each(goods[:3])
    ]
    alt = words("goods-map-alt", total=total, goods=words.join(largest)) if largest else words("trade-none")
    notes = [words("goods-total", total=total), words("goods-map-help")]
    scope, keys = _scope(figures, year, words), (f"goods-map-{kind}", "goods-whole")
    title, whole = (trade_marks.goods_title(key, figures, scope, nomenclature, words) for key in keys)
    layout = trade_marks.goods_layout(figures, title, notes, alt, words, titles.goods_point(goods, whole, words))
    # As tall as the ranking that stands beside it. What would be too small to read is left to the hover text.
    size = {"height": AROUND + ROW * max(5, min(len(goods), MOST)), "margin": {"t": 0, "r": style.TOOLBAR, "b": 4}}
    return go.Figure([trace], layout | size | {"uniformtext": {"minsize": 9, "mode": "hide"}})


def of_year(
    figures: pd.DataFrame, year: int, words: Words, nomenclature: Nomenclature, *, by: str = "code"
) -> pd.DataFrame:
    """The goods (or partners) of a year, the largest first, as `measures.goods` sums them, with `positions`, those in
    `figures` behind each, `label`, its name, and `text`, what its mark says: also its section, and its value."""
    in_year = figures["period_start"].dt.year == year
    at = marks.grouped_positions(figures, figures[by].where(in_year))
    rows = goods_measures.SUMMED[by](figures[in_year])
    texts = []
    for row in marks.each(rows):
        section = trade_marks.short(nomenclature.section_label(row.code)) if by == "code" else ""
        value = trade_marks.value_share(row, words)
        if by == "code":
            value = f"{value}, {words('trade-partners', count=row.partners)}"
        head = trade_marks.goods_label(row, by, nomenclature, words)
        texts.append((head, "<br>".join(filter(None, [f"<b>{head}</b>", section, value]))))
    return rows.assign(positions=rows[by].map(at), label=[head for head, _ in texts], text=[text for _, text in texts])


def _scope(figures: pd.DataFrame, year: int, words: Words) -> titles.Scope:
    """Whose figures of a year these are; of a year without any, those of all."""
    of_year = figures[figures["period_start"].dt.year == year]
    return titles.of_rows(of_year if len(of_year) else figures, words, years=[year])


def _sections(goods: pd.DataFrame, nomenclature: Nomenclature, words: Words) -> pd.DataFrame:
    """The areas of the sections around the goods, by section; goods without one stand in one that is not named."""
    sections = goods.groupby("section", sort=False).agg({"value": "sum", "share": "sum", "positions": " ".join})
    labels = [f"{key} {nomenclature.sections[key]}" if key else words("goods-unspecified") for key in sections.index]
    sections["label"] = [trade_marks.short(label) for label in labels]
    sections["share_text"] = [words.percent(share) for share in sections["share"]]
    sections["text"] = [f"<b>{row.label}</b><br>{trade_marks.value_share(row, words)}" for row in marks.each(sections)]
    # A section of one class has the positions of that class, but needs an id of its own; its name stands on the page's
    # own ground, which is dark in the dark theme.
    return sections.assign(id="s " + sections["positions"], parent="", colour=style.CLEAR, ground=style.TEXT)


def _bars(rows: pd.DataFrame, scale: Scale, name: str, colour: str, words: Words) -> dict[str, Any]:
    """The bars of one group of sections, or of all partners, each with its value at its end."""
    return marks.bars(
        scale.places(rows["value"]),
        rows.index,
        rows["text"],
        rows["positions"],
        name=name,
        orientation="h",
        width=BAR,
        text=[words.money(value) for value in rows["value"]],
        marker={"color": colour, "pattern": style.HATCHED if not rows["complete"].all() else None},
    )
