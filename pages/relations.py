"""Relations: recognition and every other event, the documents that were signed, and the heads of mission."""

import datetime

from components.facts import store
from components.measures import profile
from components.ui import charts, citing, shell, tables

TABLES = {"events": "milestones", "documents": "agreements", "heads": "envoys"}

today = datetime.date.today()
words, chosen = shell.page("relations")
table = TABLES[chosen.one("view")]
rows = chosen.apply(store.load(table))
if shell.anything(rows, chosen, words):
    if table == "milestones":
        charts.show("relations-events", chosen, words)
        tables.show_undated(rows, words)
    elif table == "agreements":
        charts.show("relations-documents", chosen, words)
        tables.show_undated(rows, words)
        charts.show("relations-agreements", chosen, words)
    else:
        charts.show("relations-heads", chosen, words)
        tables.show_folded(rows[~rows.index.isin(profile.posting_spans(rows, today).index)], "undated", words)
    charts.show_tables(rows, chosen, words)
    citing.sources_behind(rows, words)
