"""Charts of the goods of one year, as bars and as areas, and what all charts of goods share."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, points, style, titles, trade_marks
from components.figures.marks import Scale
from components.measures import goods as goods_measures
from components.measures.goods import Nomenclature
from components.words.language import Words

GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "HS2": {
        "food": ("I", "II", "III", "IV"),
        "minerals": ("V",),
        "chemicals": ("VI", "VII"),
        "materials": ("VIII", "IX", "X", "XI", "XII"),
        "metals": ("XIII", "XIV", "XV"),
        "machinery": ("XVI", "XVII", "XVIII", "XIX"),
        "other": ("XX", "XXI", ""),
    },
    "SITC1": {
        "food": ("0", "1", "4"),
        "minerals": ("3",),
        "chemicals": ("5",),
        "materials": ("2",),
        "metals": ("6",),
        "machinery": ("7",),
        "other": ("8", "9"),
    },
}
"""Neighbouring sections that share a colour: twenty-one are too many to tell apart."""

COLOURS = {
    "food": style.GREEN,
    "minerals": style.OCHRE,
    "chemicals": style.VIOLET,
    "materials": style.PINK,
    "metals": style.BLUE,
    "machinery": style.ORANGE,
    "other": style.NEUTRAL,
}

PARTNER = "partner_iso3"
"""What goods are summed by where they are not by their code."""

SUMMED = {"code": goods_measures.by_code, PARTNER: goods_measures.by_partner}

CLEAR = "rgba(0, 0, 0, 0)"

ROW, BAR, AROUND, MOST = 46, 0.36, 90, 10
"""Pixels of a good and what stands around them all; the part of a row that is its bar, below its name; and the rows."""

ROOM = 64
"""Characters that the name of a class has at most, with its code; those of the standards have fewer."""


def ranking(
    figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, year: int, count: int = MOST, *, by: str = "code"
) -> go.Figure:
    """The largest classes of goods of one home, flow and year, or with `by="partner_iso3"` the largest partners.

    The bars of a year that is not complete are hatched, and have no share.
    """
    every = of_year(figures, year, by)
    rows = every[:count].reset_index(drop=True)
    rows["name"] = [label(row, by, nomenclature, words) for row in marks.each(rows)]
    scale = marks.value_scale(rows["value"].to_numpy(), "absolute", "linear", words)
    if by == "code":
        of_group = groups(rows["code"], classification(figures), nomenclature)
        traces = [
            _bars(part, by, scale, nomenclature, words, name=legend, colour=COLOURS[group])
            for group, legend in group_names(classification(figures), words).items()
            if len(part := rows[of_group == group])
        ]
    else:
        colour = style.FLOWS[str(figures["flow"].iloc[0])]
        traces = [_bars(rows, by, scale, nomenclature, words, name="", colour=colour)]
    chart = title(
        f"goods-top-{classification(figures) if by == 'code' else 'partners'}", figures, nomenclature, words, year=year
    )
    first = [words("goods-value", goods=row.name, value=words.money(row.value)) for row in marks.each(rows[:3])]
    alt = words("goods-top-alt", title=chart, goods=words.join(first)) if first else words("trade-none")
    notes = [words("goods-shown", shown=len(rows), count=len(every))] if len(every) > len(rows) else []
    if not rows["complete"].all():
        notes.append(words("goods-incomplete-bars", year=str(year)))
    of = title("goods-whole" if by == "code" else "goods-of-class", figures, nomenclature, words, year=year)
    point = points.goods(every, rows["name"].iloc[0] if len(rows) else "", of, words)
    longest = float(rows["value"].max()) / scale.unit if len(rows) else 1.0
    # Names stand above bars, as a phone has no room beside. Without labels of an axis a saved title lies on the legend.
    names = marks.labels([0] * len(rows), rows.index - 0.4, rows["name"])
    return go.Figure([*traces, names], layout(figures, chart, notes, alt, words, point)).update_layout(
        height=AROUND + ROW * max(len(rows), 1),
        barmode="overlay",
        showlegend=by == "code",
        legend_traceorder="normal",
        xaxis={"range": [0, longest * 1.5], "fixedrange": True, "tickfont": {"size": 1, "color": CLEAR}},
        yaxis={"range": [max(len(rows), 1) - 0.4, -0.8], "visible": False, "fixedrange": True},
    )


def treemap(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, year: int) -> go.Figure:
    """All classes of goods of one home, flow and complete year, as areas in the area of their section.

    Every area has the positions of its figures as its id, since that is what the browser tells of an area that is
    picked; a section those of all its classes.
    """
    goods = of_year(figures, year)
    goods["label"] = [label(row, "code", nomenclature, words) for row in marks.each(goods)]
    goods["section"] = [nomenclature.section.get(code, "") for code in goods["code"]]
    goods["text"] = [words.percent(share) for share in goods["share"]]
    goods["hover"] = [_hover(row, "code", nomenclature, words) for row in marks.each(goods)]
    goods["colour"] = groups(goods["code"], classification(figures), nomenclature).map(COLOURS)
    tiles = goods.assign(id=goods["at"], parent="", ground="#FFFFFF")
    if classification(figures) == "HS2":
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
        "text": tiles["text"],
        "texttemplate": "%{label}<br>%{text}",
        "textfont": {"color": tiles["ground"]},
        "hovertext": tiles["hover"],
        "hoverinfo": "text",
        "marker": {"colors": tiles["colour"], "line": {"width": 1}, "pad": {"t": 20, "l": 2, "r": 2, "b": 2}},
        "pathbar": {"visible": False},
        "tiling": {"pad": 1},
    }
    total = words.money(float(goods["value"].sum()))
    largest = [words("goods-share", goods=_short(row.product), share=row.text) for row in marks.each(goods[:3])]
    alt = words("goods-map-alt", total=total, goods=words.join(largest)) if largest else words("trade-none")
    notes = [words("goods-total", total=total), words("goods-map-help")]
    chart = title(f"goods-map-{classification(figures)}", figures, nomenclature, words, year=year)
    of = title("goods-whole", figures, nomenclature, words, year=year)
    point = points.goods(goods, goods["label"].iloc[0] if len(goods) else "", of, words)
    # As tall as the ranking that stands beside it. What would be too small to read is left to the hover text.
    size = {"height": AROUND + ROW * max(5, min(len(goods), MOST)), "margin": {"t": 0, "r": style.TOOLBAR, "b": 4}}
    size |= {"uniformtext": {"minsize": 9, "mode": "hide"}}
    return go.Figure([trace], layout(figures, chart, notes, alt, words, point) | size)


def _sections(goods: pd.DataFrame, nomenclature: Nomenclature, words: Words) -> pd.DataFrame:
    """The areas of the sections around the goods, by section; goods without one stand in one that is not named."""
    sections = goods.groupby("section", sort=False).agg({"value": "sum", "share": "sum", "at": " ".join})
    labels = [f"{key} {nomenclature.sections[key]}" if key else words("goods-unspecified") for key in sections.index]
    sections["label"] = [_short(label) for label in labels]
    sections["text"] = [words.percent(share) for share in sections["share"]]
    sections["hover"] = [f"<b>{row.label}</b><br>{value_text(row, '', words)}" for row in marks.each(sections)]
    # A section of one class has the positions of that class, but needs an id of its own; its name stands on the page's
    # own ground, which is dark in the dark theme.
    return sections.assign(id="s " + sections["at"], parent="", colour=CLEAR, ground=style.TEXT)


def of_year(figures: pd.DataFrame, year: int, by: str = "code") -> pd.DataFrame:
    """The goods (or partners) of a year, the largest first, as `measures.goods` sums them, with `at`, the positions in
    `figures` behind each."""
    within = figures[figures["period_start"].dt.year == year]
    at = marks.positions(figures)[within.index].groupby(within[by]).agg(" ".join)
    rows = SUMMED[by](within)
    return rows.assign(at=rows[by].map(at))


def groups(codes: pd.Series, kind: str, nomenclature: Nomenclature) -> pd.Series:
    """The group of sections that each class of one classification is in, indexed like `codes`."""
    of_section = {section: group for group, sections in GROUPS[kind].items() for section in sections}
    return codes.map(lambda code: of_section[nomenclature.section.get(code, "")])


def layout(
    figures: pd.DataFrame, title: str, notes: Iterable[str], alt: str, words: Words, point: str = ""
) -> dict[str, Any]:
    """The layout that all charts of goods share: whose figures they are, and of which data set."""
    source = words.join(words.value("products", "dataset", code) for code in figures["dataset"].unique())
    return style.layout(title, [trade_marks.reporter(figures, words), *notes], alt=alt, source=source, point=point)


def value_text(row: Any, by: str, words: Words) -> str:
    """A value, its share where it has one, and, of a class of goods, with how many partners it is."""
    text = words.money(row.value)
    if not pd.isna(row.share):
        text = words("goods-value-share", value=text, share=words.percent(row.share))
    return f"{text}, {words('trade-partners', count=row.partners)}" if by == "code" else text


def group_names(kind: str, words: Words) -> dict[str, str]:
    """What the groups of sections of a classification are called in a legend, in its order."""
    return {group: words(f"goods-group-{kind}-{group}") for group in COLOURS}


def label(row: Any, by: str, nomenclature: Nomenclature, words: Words) -> str:
    """What a chart calls the class of goods, or the partner, of a row."""
    if by == PARTNER:
        return words.country(row.partner_iso3)
    return _short(nomenclature.label(row.code, row.product))


def _short(text: str) -> str:
    """The text in one line of at most ROOM characters, shown as it stands: Plotly would read tags and entities."""
    return html.escape(textwrap.shorten(text, ROOM, placeholder="…"), quote=False)


def title(key: str, figures: pd.DataFrame, nomenclature: Nomenclature, words: Words, *, year: int = 0) -> str:
    """The title of a chart of one home and flow; one by partner is of the first class of the figures alone."""
    first = next(marks.each(figures[:1]))
    of_title = figures[figures["period_start"].dt.year == year] if year else figures
    scope = titles.of_rows(of_title if len(of_title) else figures, words, years=[year] if year else None)
    trade = words(f"goods-of-{first.flow}", **scope)
    return words(key, trade=trade, goods=label(first, "code", nomenclature, words), when=scope["when"])


def classification(figures: pd.DataFrame) -> str:
    """The classification of the figures, which have one alone: "HS2" or "SITC1"."""
    return str(figures["classification"].iloc[0])


def _hover(row: Any, by: str, nomenclature: Nomenclature, words: Words) -> str:
    """The name of a class or a partner, the section of a class, and the value."""
    section = _short(nomenclature.section_label(row.code)) if by == "code" else ""
    head = label(row, by, nomenclature, words)
    return "<br>".join(filter(None, [f"<b>{head}</b>", section, value_text(row, by, words)]))


def _bars(
    rows: pd.DataFrame, by: str, scale: Scale, nomenclature: Nomenclature, words: Words, *, name: str, colour: str
) -> dict[str, Any]:
    """The bars of one group of sections, or of all partners, each with its value at its end."""
    return marks.bars(
        scale.places(rows["value"]),
        rows.index,
        [_hover(row, by, nomenclature, words) for row in marks.each(rows)],
        rows["at"],
        name=name,
        orientation="h",
        width=BAR,
        beside=[words.money(value) for value in rows["value"]],
        marker={"color": colour, "pattern": trade_marks.HATCHED if not rows["complete"].all() else None},
    )
