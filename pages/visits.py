"""Visits: who travelled where, when and at what level."""

from components.facts import sources, store
from components.figures import visits as figures
from components.measures import counts
from components.ui import charts, citing, shell

words, chosen = shell.page("visits")
visits = chosen.apply(store.load("visits"))
if shell.anything(visits, chosen, words):
    charts.show(lambda: figures.timeline(visits, words, sources.claims()), visits, chosen, words, key="visits-timeline")
    held = counts.held(visits)
    charts.show(lambda: figures.per_year(held, words), held, chosen, words, key="visits-per-year")
    charts.show_tables(visits, chosen, words)
    citing.sources_behind(visits, words)
