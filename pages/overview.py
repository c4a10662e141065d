"""Overview: ties at a glance, and the way into every page."""

import datetime

import streamlit as st

from components.facts import store
from components.measures import cache
from components.ui import charts, citing, shell, tables
from components.views import mission_map
from components.views import overview as overview_views

today = datetime.date.today()
words, chosen = shell.page("overview")
visits, milestones, agreements = (chosen.apply(store.load(name)) for name in ("visits", "milestones", "agreements"))
missions, trade = (chosen.apply(store.load(name)) for name in ("missions", "trade"))
if shell.anything([visits, milestones, agreements, missions, trade], chosen, words, counted=False):
    overview_views.points(missions, chosen, words, today=today)
    for home in chosen.homes:
        overview_views.row(home, chosen, words, today=today)
    left, right = st.columns(2, gap="large")
    with left, overview_views.section("section-network", "embassies", words):
        mission_map.network(missions, chosen, words, day=chosen.day(today), key="overview-network", share=0.47)
    with right, overview_views.section("section-newest", "relations", words):
        tables.show_newest([visits, milestones, agreements], 5, words, key="newest", today=today)
    left, right = st.columns(2, gap="large")
    with left, overview_views.section("section-trade", "trade", words):
        charts.note_common_year(*cache.own_trade(chosen, words), words)
        charts.show("overview-trade", chosen, words)
    with right, overview_views.section("section-visits", "visits", words):
        charts.show("overview-visits", chosen, words)
    citing.sources_behind([visits, milestones, agreements], words)
