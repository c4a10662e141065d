"""Relations: recognition, milestones and the documents that were signed."""

from components import data, filters, provenance, shell, tables
from components.figures import relations as figures

words, chosen = shell.page("relations", filters.column("milestones", "kind"))
milestones, agreements = (chosen.apply(data.load(name)) for name in ("milestones", "agreements"))
if shell.anything([milestones, agreements], chosen, words):
    if len(milestones):
        shell.chart(
            lambda: figures.events(milestones, words, provenance.claims()),
            milestones,
            chosen,
            words,
            key="relations-events",
        )
    if len(agreements):
        shell.chart(
            lambda: figures.agreements(agreements, words), agreements, chosen, words, key="relations-agreements"
        )
    tables.show([milestones, agreements], chosen, words)
    provenance.show([milestones, agreements], words)
