"""Relations: recognition, milestones and signed documents."""

from components import data, filters, provenance, shell, tables
from components.figures import relations as figures

words, chosen = shell.page("relations", filters.column("milestones", "kind"))
milestones = chosen.apply(data.load("milestones"))
agreements = chosen.apply(data.load("agreements"))
if shell.anything(milestones, chosen, words):
    shell.chart(figures.events(milestones, words), milestones, words, key="relations-events")
    tables.show("milestones", milestones, chosen, words)
    provenance.show(milestones, words)
if len(agreements):
    shell.chart(figures.agreements(agreements, words), agreements, words, key="relations-agreements")
    tables.show("agreements", agreements, chosen, words)
