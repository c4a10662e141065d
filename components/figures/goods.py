"""The largest goods of one year as bars, and what all charts of goods share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures import goods_names, marks, scales, style
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

ROW, BAR, AROUND = 46, 0.36, 90
"""Pixels of a good and what stands around them all; the part of a row that is its bar, below its name."""


def group(figures: pd.DataFrame, nomenclature: Nomenclature) -> pd.Series:
    """The group of sections that each figure's class is in, indexed like `figures`."""
    of_section = {
        (kind, section): name
        for kind, groups in GROUPS.items()
        for name, sections in groups.items()
        for section in sections
    }
    keys = zip(figures["classification"], figures["code"], strict=True)
    found = [of_section[kind, nomenclature.section.get(code, "")] for kind, code in keys]
    return pd.Series(found, index=figures.index, dtype="str")


def ranking(
    figures: pd.DataFrame, words: Words, nomenclature: Nomenclature, year: int, count: int = 10, *, by: str = "code"
) -> go.Figure:
    """The largest classes of goods of one home, flow and year, or with `by="partner_iso3"` the largest partners.

    The bars of a year that is not complete are hatched, and have no share.
    """
    goods, behind = of_year(figures, year, by)
    shown = goods[:count]
    scale = scales.values(shown["value"].to_numpy(), "absolute", "linear", words)
    of_group = dict(zip(figures["code"], group(figures, nomenclature), strict=True))
    rows = shown.assign(
        name=[named(key, by, shown, nomenclature, words) for key in shown[by]],
        told=[told(row, words) for row in shown.to_dict("records")],
        group=[of_group[code] for code in shown["code"]] if by == "code" else _flow_code(figures),
        at=range(len(shown)),
        carried=[behind[key] for key in shown[by]],
    )
    traces = [_bars(part, str(name), by, figures, scale, nomenclature, words) for name, part in _grouped(rows)]
    names = _names_above(rows)
    kind = "partners" if by == "partner_iso3" else kind_of(figures)
    title = words(f"goods-top-{kind}", year=str(year), goods=only(figures, nomenclature), **of_whom(figures, words))
    first = [
        words("goods-value", goods=row["name"], value=words.money(row["value"])) for row in rows[:3].to_dict("records")
    ]
    alt = words("goods-top-alt", title=title, goods=words.join(first)) if first else words("trade-none")
    notes = [words("goods-shown", shown=len(shown), count=len(goods))] if len(goods) > len(shown) else []
    if len(rows) and not rows["complete"].all():
        notes.append(words("goods-incomplete-bars", year=str(year)))
    longest = float(shown["value"].max()) / scale.unit if len(shown) else 1.0
    layout = about(figures, title, notes, alt, words) | {
        "height": AROUND + ROW * max(len(shown), 1),
        "barmode": "overlay",
        "showlegend": by == "code",
        "legend": {"traceorder": "normal"},
        "xaxis": {"range": [0, longest * 1.5], "visible": False, "fixedrange": True},
        "yaxis": {"range": [max(len(shown), 1) - 0.4, -0.8], "visible": False, "fixedrange": True},
    }
    return go.Figure([*traces, names], layout)


def about(figures: pd.DataFrame, title: str, notes: Iterable[str], alt: str, words: Words) -> dict[str, Any]:
    """The layout that all charts of goods share: whose figures they are, and of which data set."""
    datasets = words.join(words.value("products", "dataset", code) for code in figures["dataset"].unique())
    own = bool((figures["reporter_iso3"] == figures["home_iso3"]).all())
    side = words("trade-reported-home", homes=_home(figures, words)) if own else words("trade-reported-partner")
    return {
        "template": style.template(),
        "title": {"text": title, "subtitle": {"text": " ".join([side, *notes])}},
        "meta": {"alt": alt, "source": datasets},
        "hovermode": "closest",
    }


def of_year(figures: pd.DataFrame, year: int, by: str = "code") -> tuple[pd.DataFrame, dict[str, str]]:
    """The goods (or partners) of a year, the largest first, and the positions in `figures` behind each."""
    measured = goods_measures.by_code if by == "code" else goods_measures.by_partner
    within = figures["period_start"].dt.year == year
    positions = marks.positions(figures)[within]
    behind = positions.groupby(figures[by][within]).agg(" ".join)
    return measured(figures[within]), {str(key): carried for key, carried in behind.items()}


def told(row: Mapping[Hashable, Any], words: Words) -> str:
    """The value of a class of goods or of a partner, its share where it has one, and with how many partners it is."""
    value = words.money(row["value"])
    said = (
        value if pd.isna(row["share"]) else words("goods-value-share", value=value, share=words.percent(row["share"]))
    )
    return said if "partner_iso3" in row else f"{said}, {words('trade-partners', count=row['partners'])}"


def _grouped(rows: pd.DataFrame) -> Iterable[tuple[Any, pd.DataFrame]]:
    order = {name: at for at, name in enumerate(COLOURS)}
    return sorted(rows.groupby("group"), key=lambda part: order.get(str(part[0]), 0))


def _bars(
    part: pd.DataFrame,
    name: str,
    by: str,
    figures: pd.DataFrame,
    scale: scales.Scale,
    nomenclature: Nomenclature,
    words: Words,
) -> dict[str, Any]:
    """The bars of one group of sections, or of all partners, each with its value at its end."""
    sections = [nomenclature.section_said(code) for code in part["code"]] if by == "code" else [""] * len(part)
    heads = zip(part["name"], sections, part["told"], strict=True)
    marker: dict[str, Any] = {"color": COLOURS.get(name) or style.FLOWS[name]}
    if not part["complete"].all():
        marker["pattern"] = {"shape": "/", "size": 5, "solidity": 0.45}
    return {
        "type": "bar",
        "orientation": "h",
        "name": group_name(name, kind_of(figures), words) if by == "code" else name,
        "x": scale.drawn(part["value"]),
        "y": part["at"].tolist(),
        "width": BAR,
        "text": [words.money(value) for value in part["value"]],
        "textposition": "outside",
        "constraintext": "none",
        "cliponaxis": False,
        "customdata": part["carried"].tolist(),
        "hovertext": ["<br>".join(filter(None, (f"<b>{head}</b>", *rest))) for head, *rest in heads],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": marker,
    }


def group_name(name: str, kind: str, words: Words) -> str:
    """What a group of sections is called in a legend."""
    return words(f"goods-group-{kind}-{name}")


def _names_above(rows: pd.DataFrame) -> dict[str, Any]:
    """The names above the bars, where a narrow screen has room for them; they carry what the bars do."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(rows),
        "y": [at - 0.4 for at in rows["at"]],
        "text": rows["name"].tolist(),
        "textposition": "middle right",
        "customdata": rows["carried"].tolist(),
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def named(key: str, by: str, rows: pd.DataFrame, nomenclature: Nomenclature, words: Words) -> str:
    """What a chart calls a class of goods, or a partner."""
    if by == "partner_iso3":
        return words.country(key)
    return nomenclature.said(key, goods_names.shown(str(rows.loc[rows[by] == key, "product"].iloc[0])))


def only(figures: pd.DataFrame, nomenclature: Nomenclature) -> str:
    """The first class of the figures by its code and name: what charts by partner are of."""
    return nomenclature.said(str(figures["code"].iloc[0]), goods_names.shown(str(figures["product"].iloc[0])))


def of_whom(figures: pd.DataFrame, words: Words) -> dict[str, str]:
    """The home and the flow of the figures, for a title."""
    return {"flow": words.value("products", "flow", _flow_code(figures)), "home": _home(figures, words)}


def kind_of(figures: pd.DataFrame) -> str:
    """The classification of the figures, which have one alone: "HS2" or "SITC1"."""
    return str(figures["classification"].iloc[0])


def _flow_code(figures: pd.DataFrame) -> str:
    return str(figures["flow"].iloc[0])


def _home(figures: pd.DataFrame, words: Words) -> str:
    return words.country(str(figures["home_iso3"].iloc[0]))


def titled(figures: pd.DataFrame, nomenclature: Nomenclature, chart: str, by: str, words: Words) -> str:
    """The title of a chart of all goods, or of one class of them by partner."""
    if by == "partner_iso3":
        return words(f"goods-{chart}-partners", goods=only(figures, nomenclature), **of_whom(figures, words))
    return words(f"goods-{chart}", **of_whom(figures, words))
