"""What a search over everything has found, as JSON: the same results in the same order as on its page."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from components.choices.address import Query
from components.facts import store
from components.measures import search
from components.measures.search import Group
from components.words.language import Words


def results(text: str, origin: str, words: Words) -> bytes:
    """What was found for a text on the server at `origin`, by kind: how many there are, the best, and where they are.

    `all_words` tells whether each has every word of the text; `instead` what it may have meant if nothing was found.
    """
    found = search.find(text, words.code)
    kinds = [_kind(group, text, origin) for group in found.groups]
    content = {
        "q": text,
        "version": store.STORE.snapshot().version,
        "count": sum(group.count for group in found.groups),
        "all_words": found.whole,
        "instead": found.instead or None,
        "kinds": kinds,
    }
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def _kind(group: Group, text: str, origin: str) -> dict[str, Any]:
    hits = [
        {
            "title": hit.title,
            "date": hit.date or None,
            "about": hit.detail or None,
            "row": next(iter(hit.query.get("row", [])), None),
            "url": _url(hit.page, hit.query, text, origin),
        }
        for hit in group.hits
    ]
    everything = _url(group.page, group.query, text, origin) if group.page else None
    return {"kind": group.kind, "count": group.count, "all": everything, "results": hits}


def _url(page: str, query: Query, text: str, origin: str) -> str:
    path, asked = search.address(page, query, text)
    return f"{origin}{path}" + (f"?{urlencode(asked, doseq=True)}" if asked else "")
