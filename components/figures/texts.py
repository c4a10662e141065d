"""Texts of the data in a chart: broken into lines, and shown as they stand."""

from __future__ import annotations

import html
import textwrap

LINE, MOST_LINES = 48, 9
"""Characters of a line of hover text, which Plotly does not break by itself, so that a phone has room for it; and the
lines of a text that only a mistake in the data can be longer than."""


def shown(text: str) -> str:
    """The text as it stands, for Plotly, which reads tags and entities in what it shows."""
    return html.escape(text, quote=False)


def cut(text: str, room: int) -> str:
    """The text within `room` characters, cut at a word if it has any."""
    return text if len(text) <= room else f"{(text[:room].rpartition(' ')[0] or text[:room]).rstrip(' ,;:')}…"


def lines(text: str, width: int = LINE) -> str:
    """The text in lines of at most `width` characters, shown as it stands."""
    return "<br>".join(map(shown, textwrap.wrap(text, width, max_lines=MOST_LINES, placeholder=" …")))
