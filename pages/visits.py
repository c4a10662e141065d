"""Visits: who travelled where, when and at what level."""

from components import choices, data, provenance, shell, tables
from components.figures import visits as figures

words, chosen = shell.page("visits", choices.column("visits", "direction"), choices.column("visits", "level"))
visits = chosen.apply(data.load("visits"))
if shell.anything(visits, chosen, words):
    shell.chart(
        lambda: figures.timeline(visits, words, provenance.claims()), visits, chosen, words, key="visits-timeline"
    )
    shell.chart(lambda: figures.per_year(visits, words), visits, chosen, words, key="visits-per-year")
    tables.show(visits, chosen, words)
    provenance.show(visits, words)
