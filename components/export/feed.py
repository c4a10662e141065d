"""What is new in the data as an Atom feed (RFC 4287): an entry for each row that a release brought or took."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pandas as pd

from components.choices.address import Query, with_query
from components.facts import store
from components.words.language import Words

NAME, MEDIA = "whats-new.atom", "application/atom+xml"

MOST = 500
"""Entries of a feed at most, the newest: a feed tells what came, and the series has all."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The signs that XML 1.0 has no way to hold."""

IDS = "urn:azerbaijan-latin-america-ties"
"""How the ids of feeds and entries begin: they stay the same wherever the dashboard is served."""


def atom(changes: pd.DataFrame, query: Query, origin: str, words: Words) -> bytes:
    """The feed of these changes, rows of the series of what is new, on the server at `origin`; `query` chose them.

    The id of an entry is made of the release, the table and the row, so a reader meets each once. A row that is gone
    leads to what is new, as it has no page any more.
    """
    asked, page = urlencode(query, doseq=True), with_query(f"{origin}coverage", {**query, "view": "new"})
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": words.code})
    _texts(feed, id=f"{IDS}:new:{asked}", title=words("feed-title"), updated=f"{store.created()[:10]}T00:00:00Z")
    _texts(ElementTree.SubElement(feed, "author"), name=words("cite-author"))
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": with_query(f"{origin}data/{NAME}", query)})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    rows = changes.groupby(["version", "table", "row_id"], sort=False)
    for at, ((version, table, row), lines) in enumerate(rows):
        if at == MOST:
            break
        first = lines.iloc[0]
        kind = words(f"row-{table}")
        title = words("feed-entry", change=words(f"change-{first['change']}"), kind=kind, title=first["title"])
        gone = first["change"] == "removed"
        entry = ElementTree.SubElement(feed, "entry")
        day = f"{first['date']:%Y-%m-%d}T00:00:00Z"
        _texts(entry, id=f"{IDS}:{version}:{table}:{quote(str(row))}", title=title, updated=day)
        href = page if gone else with_query(f"{origin}coverage", {"row": f"{table}:{row}"})
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
        ElementTree.SubElement(entry, "category", {"term": str(table)})
        _texts(entry, content="\n".join([title, *(_cell(line, words) for line in lines.to_dict("records"))]))
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _cell(line: Mapping[Hashable, str], words: Words) -> str:
    """What became of one cell, or nothing where the whole row is new or gone."""
    if not line["column"]:
        return ""
    none = words("change-nothing")
    return words("change-cell", column=line["column"], before=line["before"] or none, after=line["after"] or none)


def _texts(parent: ElementTree.Element, **texts: str) -> None:
    """Adds an element for each text."""
    for name, text in texts.items():
        ElementTree.SubElement(parent, name).text = _NO_XML.sub("", text)
