"""Embassies: which missions stand where on any day, how that came about, and who is covered from elsewhere."""

from components import atlas, choices, data, provenance, shell, standing, tables
from components.figures import embassies as figures

today = shell.today()
projection = choices.view("projection", "flat", "globe")
camera = choices.view("camera", "network", "america", "baku", "astana", "chosen")
kind = choices.column("missions", "kind")
words, chosen = shell.page("embassies", choices.as_of(today), projection, camera, kind)
missions = chosen.apply(data.load("missions"))
if shell.anything(missions, chosen, words):
    day = chosen.day(today)
    atlas.network(missions, chosen, words, day=day, today=today, key="embassies-network")
    atlas.legend(missions, chosen, words)
    envoys, ties = chosen.apply(data.load("envoys")), atlas.ties_on(chosen, day)
    shell.chart(
        lambda: figures.open_missions(missions, words, chosen.homes, today),
        missions,
        chosen,
        words,
        key="embassies-open",
    )
    standing.beside(missions, envoys, ties, chosen, words, day=day)
    tables.show([missions, envoys], chosen, words)
    provenance.show(missions, words)
