"""Embassies: which missions stand where on any day, how that came about, and who is covered from elsewhere."""

from components import atlas, data, filters, provenance, shell, tables
from components.figures import embassies as figures

today = shell.today()
projection = filters.view("projection", "flat", "globe")
camera = filters.view("camera", "network", "america", "baku", "astana", "chosen")
kind = filters.column("missions", "kind")
words, chosen = shell.page("embassies", filters.as_of(today), projection, camera, kind)
missions = chosen.apply(data.load("missions"))
if shell.anything(missions, chosen, words):
    day = chosen.day(today)
    atlas.network(missions, chosen, words, day=day, today=today, key="embassies-network")
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
