"""What a chart says of itself within its own picture, so that a saved one still tells its title and its source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from components.figures import style
from components.words.language import Words

TITLE, TEXT = 52, 61
"""Characters of a line of the title, and of what stands below it: as many as the narrowest screen has room for."""

TITLE_LINE, TEXT_LINE, AROUND = 20, 16, 12
"""Pixels that a line of the title and one of the text take, and the space around them."""

PLAIN = 450
"""Pixels of a chart whose figure does not say its height."""


def layout(title: str, notes: Iterable[str], *, alt: str, source: str) -> dict[str, Any]:
    """What the layout of every chart has: the template, the title with the notes below it, the text alternative, and
    the source."""
    return {
        "template": style.template(),
        "title": {"text": title, "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": alt, "source": source},
        "hovermode": "closest",
    }


def captioned(figure: go.Figure, words: Words) -> go.Figure:
    """The figure, changed: title, subtitle and source in lines above the plot, which keeps its height."""
    title = figure.layout.title
    first, *rest = textwrap.wrap(title.text, TITLE)
    texts = [title.subtitle.text, words("chart-source", source=figure.layout.meta["source"])]
    # Lines of a title grow upwards, out of the picture, so that what follows its first one leads the subtitle.
    lines = [f"<b>{line}</b>" for line in rest]
    lines += [line for text in texts if text for line in textwrap.wrap(text, TEXT)]
    title.update(
        text=first,
        subtitle={"text": "<br>".join(lines), "font": {"size": 13}},
        automargin=True,
        yref="container",
        y=1,
        yanchor="top",
        pad={"t": 4, "b": 6},
    )
    height = TITLE_LINE + TEXT_LINE * len(lines) + AROUND
    figure.update_layout(height=(figure.layout.height or PLAIN) + height)
    return figure
