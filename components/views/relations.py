"""The views of the relations page: what each draws of the rows on screen. Only the open one is drawn."""

from __future__ import annotations

import datetime
import functools

import pandas as pd

from components.choices.filters import Filters
from components.facts import sources, store
from components.figures import profile as profile_figures
from components.figures import relations as figures
from components.measures import profile
from components.ui import charts, citing, shell, tables
from components.words.language import Words

TABLES = {"events": "milestones", "documents": "agreements", "heads": "envoys"}
"""The views of the page, each with the table that it shows."""


def show(chosen: Filters, words: Words, today: datetime.date) -> None:
    """The open view: its charts, the rows that no chart can place, all rows, and their sources."""
    view = chosen.one("view")
    rows = chosen.apply(store.load(TABLES[view]))
    if not shell.anything(rows, chosen, words):
        return
    VIEWS[view](rows, chosen, words, today)
    tables.show(rows, chosen, words)
    citing.sources_behind(rows, words)


def _events(milestones: pd.DataFrame, chosen: Filters, words: Words, today: datetime.date) -> None:
    draw = functools.partial(figures.events, milestones, words, sources.claims(), by=chosen.one("lanes"))
    charts.show(draw, milestones, chosen, words, key="relations-events")
    tables.undated(milestones, words)


def _documents(agreements: pd.DataFrame, chosen: Filters, words: Words, today: datetime.date) -> None:
    draw = functools.partial(figures.documents, agreements, words, sources.claims())
    charts.show(draw, agreements, chosen, words, key="relations-documents")
    tables.undated(agreements, words)
    charts.show(lambda: figures.agreements(agreements, words), agreements, chosen, words, key="relations-agreements")


def _heads(envoys: pd.DataFrame, chosen: Filters, words: Words, today: datetime.date) -> None:
    charts.show(lambda: profile_figures.heads(envoys, words, today), envoys, chosen, words, key="relations-heads")
    tables.folded(envoys[~envoys.index.isin(profile.posting_spans(envoys, today).index)], "undated", words)


VIEWS = {"events": _events, "documents": _documents, "heads": _heads}
