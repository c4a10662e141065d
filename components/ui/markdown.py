"""Text of the data for places that read Markdown."""

from __future__ import annotations

import re

from components.facts import sources


def plain(text: str) -> str:
    """Text as it stands: every sign that could be markup is escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def linked(label: str, url: str) -> str:
    """A link where the address is one of the web, otherwise the label alone."""
    address = sources.web_address(url)
    return f"[{label}](<{address}>)" if address else label
