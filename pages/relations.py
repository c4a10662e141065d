"""Relations: recognition and every other event, the documents that were signed, and the heads of mission."""

import datetime
import functools

from components.facts import sources, store
from components.figures import profile as profile_figures
from components.figures import relations
from components.measures import profile
from components.ui import charts, citing, shell, tables

TABLES = {"events": "milestones", "documents": "agreements", "heads": "envoys"}

today = datetime.date.today()
words, chosen = shell.page("relations")
table, by = TABLES[chosen.one("view")], chosen.one("lanes")
rows = chosen.apply(store.load(table))
if shell.anything(rows, chosen, words):
    if table == "milestones":
        draw = functools.partial(relations.events, rows, words, sources.claims(), by=by)
        charts.show(draw, rows, chosen, words, key="relations-events")
        tables.undated(rows, words)
    elif table == "agreements":
        draw = functools.partial(relations.documents, rows, words, sources.claims())
        charts.show(draw, rows, chosen, words, key="relations-documents")
        tables.undated(rows, words)
        draw = functools.partial(relations.agreements, rows, words)
        charts.show(draw, rows, chosen, words, key="relations-agreements")
    else:
        charts.show(lambda: profile_figures.heads(rows, words, today), rows, chosen, words, key="relations-heads")
        tables.folded(rows[~rows.index.isin(profile.posting_spans(rows, today).index)], "undated", words)
    charts.show_tables(rows, chosen, words)
    citing.sources_behind(rows, words)
