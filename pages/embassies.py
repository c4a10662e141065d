"""Embassies: which missions stand where on any day, how that came about, and who is covered from elsewhere."""

import datetime
import functools

from components.choices import parameters
from components.facts import store
from components.figures import missions as figures
from components.ui import charts, citing, shell, tables, tabs
from components.views import beside_map
from components.views import missions as missions_views

today = datetime.date.today()
projection = parameters.view("projection", "flat", "globe")
camera = parameters.view("camera", "network", "america", "baku", "astana", "chosen")
kind = parameters.column("missions", "kind")
beside, table = tabs.choice("beside", beside_map.PARTS), tabs.choice("table", ("missions", "envoys"))
words, chosen = shell.page(
    "embassies", parameters.as_of(today), projection, camera, kind, beside, table, parameters.SEARCH
)
missions = chosen.apply(store.load("missions"))
if shell.anything(missions, chosen, words):
    day = chosen.day(today)
    missions_views.network(missions, chosen, words, day=day, today=today, key="embassies-network")
    missions_views.legend(missions, chosen, words)
    envoys, ties = chosen.apply(store.load("envoys")), missions_views.ties_on(chosen, day)
    rows = chosen.changed(own={kind: chosen.own[kind]})
    draw = functools.partial(figures.open_missions, missions, words, chosen.homes, today)
    charts.show(draw, missions, rows, words, key="embassies-open")
    beside_map.beside(missions, envoys, ties, chosen, words, day=day)
    tables.show([missions, envoys], rows, words)
    citing.sources_behind(missions, words)
