"""Embassies: which missions stand where on any day, how that came about, and who is covered from elsewhere."""

import datetime

from components.choices import parameters
from components.facts import store
from components.ui import charts, citing, menu, shell
from components.views import mission_map, mission_years
from components.views import missions as missions_views

today = datetime.date.today()
projection = parameters.view("projection", "flat", "globe")
camera = parameters.view("camera", "network", "america", "baku", "astana", "chosen")
kind = parameters.column("missions", "kind")
beside, table = menu.tab_choice("beside", tuple(missions_views.PARTS)), menu.tab_choice("table", ("missions", "envoys"))
words, chosen = shell.page(
    "embassies", parameters.as_of(today), projection, camera, kind, beside, table, parameters.SEARCH
)
missions = chosen.apply(store.load("missions"))
if shell.anything(missions, chosen, words):
    day = chosen.day(today)
    milestones = chosen.changed(own={}).apply(store.load("milestones"), years=False)
    # Before the map, so that a table that is missing is told once and for the whole page.
    envoys, ties = chosen.apply(store.load("envoys")), mission_map.ties_on(chosen, day)
    mission_map.legend(missions, chosen, words, measured="open-missions")
    mission_years.show(missions, milestones, chosen, words, today=today)
    rows = chosen.changed(own={kind: chosen.own[kind]})
    missions_views.day_lists(missions, envoys, ties, chosen, words, day=day)
    charts.show_tables([missions, envoys], rows, words)
    citing.sources_behind(missions, words)
