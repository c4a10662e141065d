"""Embassies: which missions stand where on any day, how that came about, and who is covered from elsewhere."""

import functools

from components import atlas, choices, data, provenance, shell, standing, tables, tabs
from components.figures import embassies as figures

today = shell.today()
projection = choices.view("projection", "flat", "globe")
camera = choices.view("camera", "network", "america", "baku", "astana", "chosen")
kind = choices.column("missions", "kind")
beside, table = tabs.choice("beside", standing.PARTS), tabs.choice("table", ("missions", "envoys"))
words, chosen = shell.page("embassies", choices.as_of(today), projection, camera, kind, beside, table)
missions = chosen.apply(data.load("missions"))
if shell.anything(missions, chosen, words):
    day = chosen.day(today)
    atlas.network(missions, chosen, words, day=day, today=today, key="embassies-network")
    atlas.legend(missions, chosen, words)
    envoys, ties = chosen.apply(data.load("envoys")), atlas.ties_on(chosen, day)
    rows = chosen.changed(own={kind: chosen.own[kind]})
    draw = functools.partial(figures.open_missions, missions, words, chosen.homes, today)
    shell.chart(draw, missions, rows, words, key="embassies-open")
    standing.beside(missions, envoys, ties, chosen, words, day=day)
    tables.show([missions, envoys], rows, words)
    provenance.show(missions, words)
