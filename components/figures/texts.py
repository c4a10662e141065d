"""Texts of the data in a chart: cut to their room, broken into lines, and shown as they stand."""

from __future__ import annotations

import textwrap

LINE, LEEWAY = 60, 8
"""Characters of a line of hover text, which Plotly does not break by itself, and how many more a line may have so that
its last word stays whole."""

SENSE = 24
"""Characters below which a text that is cut says nothing."""


def shown(text: str) -> str:
    """The text as it stands, for Plotly, which reads tags and entities in what it shows."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(text: str, room: int) -> str:
    """The text within `room` characters, cut at a word if it has any; "" where there is hardly room."""
    if len(text) <= room:
        return text
    return f"{(text[:room].rpartition(' ')[0] or text[:room]).rstrip(' ,;:')}…" if room >= SENSE else ""


def lines(text: str) -> str:
    """The text in lines of about the same length, as hover text needs them, shown as it stands."""
    if len(text) <= LINE:
        return shown(text)
    return "<br>".join(map(shown, textwrap.wrap(text, len(text) // (len(text) // LINE + 1) + LEEWAY)))
