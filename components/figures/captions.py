"""What a chart says of itself within its own picture, so that a saved one still tells its title and its source."""

from __future__ import annotations

import textwrap

import plotly.graph_objects as go

from components.language import Words

TITLE, TEXT = 44, 60
"""Characters of a line of the title, and of what stands below it: as many as the narrowest screen has room for."""

TITLE_LINE, TEXT_LINE, AROUND = 20, 16, 12
"""Pixels that a line of the title and one of the text take, and the space around them."""

PLAIN = 450
"""Pixels of a chart whose figure does not say its height."""


def captioned(figure: go.Figure, words: Words) -> go.Figure:
    """The figure, changed: title, subtitle and source in lines above the plot, which keeps its height."""
    title = figure.layout.title
    head = textwrap.wrap(title.text, TITLE)
    texts = [title.subtitle.text, words("chart-source", source=figure.layout.meta["source"])]
    lines = [line for text in texts if text for line in textwrap.wrap(text, TEXT)]
    height = TITLE_LINE * len(head) + TEXT_LINE * len(lines) + AROUND
    title.update(
        text="<br>".join(head),
        subtitle={"text": "<br>".join(lines), "font": {"size": 13}},
        automargin=True,
        yref="container",
        y=1,
        yanchor="top",
        # Plotly sets a title of several lines higher, by those lines.
        pad={"t": 4 + TITLE_LINE * (len(head) - 1), "b": 6},
    )
    figure.update_layout(height=(figure.layout.height or PLAIN) + height)
    return figure
