"""Embassies: which missions stand where on any day, how that came about, and who is covered from elsewhere."""

import datetime

from components.facts import store
from components.ui import charts, citing, shell
from components.views import mission_map, mission_years
from components.views import missions as missions_views

today = datetime.date.today()
words, chosen = shell.page("embassies")
missions = chosen.apply(store.load("missions"))
if shell.anything(missions, chosen, words):
    day = chosen.day(today)
    milestones = chosen.changed(own={}).apply(store.load("milestones"), years=False)
    # Before the map, so that a table that is missing is told once and for the whole page.
    envoys, ties = chosen.apply(store.load("envoys")), mission_map.ties_on(chosen, day)
    mission_map.legend(missions, chosen, words, measured="open-missions")
    mission_years.show(missions, milestones, chosen, words, today=today)
    rows = chosen.changed(own={choice: codes for choice, codes in chosen.own.items() if choice.many})
    missions_views.day_lists(missions, envoys, ties, chosen, words, day=day)
    charts.show_tables([missions, envoys], rows, words)
    citing.sources_behind(missions, words)
