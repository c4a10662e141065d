"""The goods of one year as areas: chapters in the area of their section, as large as their value."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import goods, goods_names, style
from components.measures.goods import Nomenclature
from components.words.language import Words

CLEAR = "rgba(0, 0, 0, 0)"

_SECTION = "s"
"""What the id of a section begins with: one of a single chapter has the rows of that chapter."""

_TILE = ("ids", "labels", "parents", "values", "text", "hovertext", "customdata")


def treemap(figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, year: int) -> go.Figure:
    """All classes of goods of one home, flow and complete year, as areas in the area of their section.

    Every area carries its figures, a section those of all its classes: as its id, since that is what the browser tells
    of an area that is picked.
    """
    classes, behind = goods.of_year(figures, year)
    of_group = dict(zip(figures["code"], goods.group(figures, nomenclature), strict=True))
    kind = goods.kind_of(figures)
    outer = [] if kind == "SITC1" else _sections(classes, nomenclature, behind, words)
    around = {code: tile["ids"] for tile in outer for code in tile["codes"]}
    inner = [
        _tile(row, nomenclature, behind[row["code"]], around.get(row["code"], ""), words)
        for row in classes.to_dict("records")
    ]
    tiles = [*outer, *inner]
    colours = [CLEAR] * len(outer) + [goods.COLOURS[of_group[code]] for code in classes["code"]]
    trace = {
        "type": "treemap",
        "branchvalues": "total",
        "hovertemplate": "<b>%{label}</b><br>%{hovertext}<extra></extra>",
        "texttemplate": "%{label}<br>%{text}",
        # The names of the sections stand on the page's own ground, which is dark in the dark theme.
        "textfont": {"color": [style.TEXT] * len(outer) + ["#FFFFFF"] * len(inner)},
        "marker": {"colors": colours, "line": {"width": 1}, "pad": {"t": 20, "l": 2, "r": 2, "b": 2}},
        "pathbar": {"visible": False},
        "tiling": {"pad": 1},
        **{key: [tile[key] for tile in tiles] for key in _TILE},
    }
    largest = [words("goods-share", goods=tile["named"], share=tile["text"]) for tile in inner[:3]]
    whole = words.money(float(classes["value"].sum()))
    alt = words("goods-map-alt", total=whole, goods=words.join(largest)) if inner else words("trade-none")
    notes = [words("goods-total", total=whole), words("goods-map-help")]
    title = words(f"goods-map-{kind}", year=str(year), **goods.of_whom(figures, words))
    layout = goods.about(figures, title, notes, alt, words) | {"height": 440, "margin": {"t": 0, "b": 4}}
    return go.Figure([trace], layout)


def _tile(
    row: Mapping[Hashable, Any], nomenclature: Nomenclature, carried: str, parent: str, words: Words
) -> dict[str, Any]:
    """One class of goods."""
    code = row["code"]
    lines = [nomenclature.section_said(code), goods.told(row, words)]
    return {
        "ids": carried,
        "labels": nomenclature.said(code, goods_names.shown(row["product"])),
        "parents": parent,
        "values": row["value"],
        "text": words.percent(row["share"]),
        "hovertext": "<br>".join(line for line in lines if line),
        "customdata": carried,
        "named": goods_names.shown(row["product"]),
    }


def _sections(
    classes: pd.DataFrame, nomenclature: Nomenclature, behind: Mapping[str, str], words: Words
) -> list[dict[str, Any]]:
    """The sections around the chapters; goods without a section stand in one that is not named."""
    tiles = []
    section = classes["code"].map(lambda code: nomenclature.section.get(code, ""))
    for key, part in classes.groupby(section, sort=False):
        share = words.percent(float(part["share"].sum()))
        carried = " ".join(behind[code] for code in part["code"])
        tiles.append(
            {
                # A section of one chapter has the positions of that chapter, but needs an id of its own.
                "ids": f"{_SECTION} {carried}",
                "labels": f"{key} {nomenclature.sections[key]}" if key else words("goods-unspecified"),
                "parents": "",
                "codes": part["code"].tolist(),
                "values": float(part["value"].sum()),
                "text": share,
                "hovertext": words("goods-value-share", value=words.money(float(part["value"].sum())), share=share),
                "customdata": carried,
            }
        )
    return tiles
