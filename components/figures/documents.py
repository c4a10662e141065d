"""Documents over time: each where it was signed, in the lane of its field."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures import disputes, lanes, marks, texts
from components.figures.relations import STATUSES
from components.measures import counts
from components.words.language import Words

TITLE = 110
"""Characters that a document's title has in a hover text at most."""


def timeline(agreements: pd.DataFrame, words: Words, claims: pd.DataFrame | None = None) -> go.Figure:
    """Every dated document in the lane of its field, the field with the most documents on top and how many it has.

    The colour is the status. A band covers the days on which a document may have been signed; with the table of
    `claims`, a dotted line covers the days between which that is disputed. Undated ones count, but have no mark.
    """
    totals = counts.most_first(agreements["field"])
    laid = lanes.lay(agreements, agreements["field"], totals.index.tolist(), claims)
    placed = agreements.loc[laid.marks.index]
    drawn = laid.marks.assign(
        symbol=0,
        carried=marks.positions(agreements)[placed.index],
        head=[texts.lines(texts.cut(title, TITLE)) for title in placed["title"]],
        told=disputes.added(_told(placed, words), placed, claims, words),
    )
    traces = [lanes.bands(laid), *disputes.ranges(drawn, words)]
    for status, colour in STATUSES.items():
        mine = drawn[placed["status"] == status]
        if len(mine):
            name = words.value("agreements", "status", status)
            hover = "<b>%{text}</b><br>%{hovertext}<extra></extra>"
            traces.append(lanes.symbols(mine, name=name, colour=colour, hover=hover))
    missing = len(agreements) - len(placed)
    notes = [words("documents-subtitle"), *([words("lanes-undated", count=missing)] if missing else [])]
    about = {
        "title": {"text": words("documents-title"), "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": _alt(agreements, words), "source": words("agreements-source")},
    }
    labels = {
        str(field): words("documents-field", field=words.value("agreements", "field", str(field)), count=int(count))
        for field, count in totals.items()
    }
    return go.Figure(traces, lanes.layout(laid, labels) | about)


def _told(agreements: pd.DataFrame, words: Words) -> list[str]:
    """When each document was signed, with whom, and its status."""
    columns = ("signed_on", "date_precision", "home_iso3", "partner_iso3", "status")
    return [
        words(
            "documents-told",
            date=words.date(day, precision),
            pair=words.join(words.country(code) for code in (home, partner) if code),
            status=words.value("agreements", "status", status).lower(),
        )
        for day, precision, home, partner, status in zip(*(agreements[name] for name in columns), strict=True)
    ]


def _alt(agreements: pd.DataFrame, words: Words) -> str:
    """How many documents there are, and in which years."""
    documents, years = words("count-agreements", count=len(agreements)), counts.first_and_last_year(agreements)
    return documents if years is None else words("documents-alt", documents=documents, years=words.years(*years))
