"""Visits: who travelled where, when and at what level."""

from components.facts import store
from components.ui import charts, citing, shell

words, chosen = shell.page("visits")
visits = chosen.apply(store.load("visits"))
if shell.anything(visits, chosen, words):
    charts.show("visits-timeline", chosen, words)
    charts.show("visits-per-year", chosen, words)
    charts.show_tables(visits, chosen, words)
    citing.sources_behind(visits, words)
