"""The views of the relations page: what each draws of the rows on screen. Only the open one is drawn."""

from __future__ import annotations

import datetime

import pandas as pd

from components import data, provenance, shell, tables, tenures
from components.figures import documents as of_documents
from components.figures import postings
from components.figures import relations as figures
from components.filters import Filters
from components.language import Words

TABLES = {"events": "milestones", "documents": "agreements", "heads": "envoys"}
"""The views of the page, each with the table that it shows."""


def show(chosen: Filters, words: Words, today: datetime.date) -> None:
    """The open view: its charts, the rows that no chart can place, all rows, and their sources."""
    view = chosen.one("view")
    rows = chosen.apply(data.load(TABLES[view]))
    if not shell.anything(rows, chosen, words):
        return
    VIEWS[view](rows, chosen, words, today)
    tables.show(rows, chosen, words)
    provenance.show(rows, words)


def _events(milestones: pd.DataFrame, chosen: Filters, words: Words, today: datetime.date) -> None:
    shell.chart(
        lambda: figures.events(milestones, words, provenance.claims(), by=chosen.one("lanes")),
        milestones,
        chosen,
        words,
        key="relations-events",
    )
    tables.undated(milestones, words)


def _documents(agreements: pd.DataFrame, chosen: Filters, words: Words, today: datetime.date) -> None:
    shell.chart(
        lambda: of_documents.timeline(agreements, words, provenance.claims()),
        agreements,
        chosen,
        words,
        key="relations-documents",
    )
    tables.undated(agreements, words)
    shell.chart(lambda: figures.agreements(agreements, words), agreements, chosen, words, key="relations-agreements")


def _heads(envoys: pd.DataFrame, chosen: Filters, words: Words, today: datetime.date) -> None:
    shell.chart(lambda: postings.heads(envoys, words, today), envoys, chosen, words, key="relations-heads")
    tables.folded(envoys[~envoys.index.isin(tenures.of_envoys(envoys, today).index)], "undated", words)


VIEWS = {"events": _events, "documents": _documents, "heads": _heads}
