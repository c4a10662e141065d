"""Embassies: which missions stand where on a day, and who is covered from elsewhere."""

from components import atlas, data, filters, provenance, shell, tables
from components.figures import embassies as figures

today = shell.today()
words, chosen = shell.page("embassies", filters.as_of(today), filters.column("missions", "kind"))
missions = chosen.apply(data.load("missions"))
if shell.anything(missions, chosen, words):
    atlas.network(missions, chosen, words, day=chosen.day(today), key="embassies-network", height=520)
    atlas.legend(missions, chosen, words)
    shell.chart(
        lambda: figures.open_missions(missions, words, chosen.homes, today),
        missions,
        chosen,
        words,
        key="embassies-open",
    )
    tables.show([missions, chosen.apply(data.load("envoys"))], chosen, words)
    provenance.show(missions, words)
