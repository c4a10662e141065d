"""A chart by its name for what a reader chose: the figure, and the texts that stand around it.

The pages and the addresses below /chart/ both come here, so the same view gives the same figure.
"""

from __future__ import annotations

import datetime
import html
from typing import NamedTuple
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go

from components.choices.address import Address, Query
from components.choices.filters import Filters
from components.export import pages
from components.export.catalogue import CHARTS
from components.figures import marks
from components.words.language import Words

HEIGHT, AROUND = 450, 200
"""Pixels of a chart that does not say how high it is, and what its texts take around it."""


class Shown(NamedTuple):
    """A figure without its texts, which stand around it: its title, what is seen there, how that is measured, what its
    signs mean, a line each, and its source. `alt` is its text alternative; `rows` are the addresses of the rows that
    it is made from, and `drawn` of those that its marks stand for."""

    title: str
    point: str
    subtitle: str
    signs: list[str]
    source: str
    alt: str
    figure: go.Figure
    rows: list[pd.Index]
    drawn: list[pd.Index]


def draw(name: str, chosen: Filters, words: Words, today: datetime.date) -> Shown | None:
    """One of CHARTS for these choices of its page; None where there is nothing to draw.

    The texts of its head are also in its `meta`, for a picture that a reader saves. Raises QuarantineError when a table
    that is needed is missing.
    """
    drawing = CHARTS[name].draw(chosen, words, today)
    if drawing is None:
        return None
    figure, tables = drawing
    rows, title, meta = [table.index for table in tables], str(figure.layout.title.text), figure.layout.meta
    subtitle, source = figure.layout.title.subtitle.text or "", words("chart-source", source=meta["source"])
    texts = [
        text
        for text in (meta["point"], subtitle, " ".join(meta["signs"]), words("chart-licensed", source=source))
        if text
    ]
    figure.update_layout(uirevision=name, title=None, meta={"title": title, "texts": texts})
    alt = words("chart-alt", title=title, alt=meta["alt"])
    # Names of goods are written for Plotly, which reads tags and entities.
    title, point, subtitle = (html.unescape(text) for text in (title, meta["point"], subtitle))
    return Shown(title, point, subtitle, meta["signs"], source, alt, figure, rows, marks.rows_drawn(figure, rows))


def settled(name: str, chosen: Filters) -> Filters:
    """The choices of the chart's page as they are where it is shown: what its name says holds against them."""
    chart = CHARTS[name]
    homes = chosen.homes if chart.home in ("", *chosen.homes) else (chart.home,)
    own = {choice: _allowed(codes, chart.shown.get(choice.name, codes)) for choice, codes in chosen.own.items()}
    return chosen.changed(homes=homes, own=own)


def _allowed(codes: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[str, ...]:
    return codes if {*codes} <= {*allowed} else allowed[:1]


def usual(name: str) -> tuple[str, ...]:
    """The homes that a chart is of as long as none is asked for."""
    chart = CHARTS[name]
    return (chart.home,) if chart.home else pages.usual(chart.page)


def view_query(name: str, where: Address) -> Query:
    """The parameters of the view of its page that shows a chart."""
    filters = settled(name, where.filters.unsearched).changed(usual=pages.usual(CHARTS[name].page))
    return Address(filters, where.language).query()


def chart_query(name: str, where: Address) -> Query:
    """The parameters of a chart at its own address: those of the view, without what its name says."""
    shown, filters = CHARTS[name].shown, settled(name, where.filters.unsearched).changed(usual=usual(name))
    query = Address(filters, where.language).query()
    return {key: codes for key, codes in query.items() if tuple(codes) != shown.get(key, ())[:1]}


def with_query(path: str, query: Query) -> str:
    """An address with its parameters."""
    return f"{path}?{urlencode(query, doseq=True, safe=':')}" if query else path
