"""Country: the profile of one pair, from its first facts to every row behind them."""

import datetime

from components.ui import charts, citing, shell
from components.views import mission_map, profile

NAMES = ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products")
ASIDE = ("partner_iso3", "body", "receiving_body", "note")

today = datetime.date.today()
words, asked = shell.page("country")
chosen = profile.pick(asked, words)
rows = profile.of_pair(NAMES, chosen, words)
if not asked.partners:
    profile.offer(chosen, words)
    mission_map.network(rows["missions"], chosen, words, day=today, key="country-network")
else:
    profile.facts(chosen, words, today=today)
    profile.searches(chosen, words)
    if shell.anything(list(rows.values()), chosen, words):
        charts.show("country-timeline", chosen, words, otherwise="profile-no-events")
        profile.parts(rows, chosen, words, today)
        profile.region(chosen, words)
        charts.show_tables(list(rows.values()), chosen, words, hide=ASIDE)
        citing.sources_behind(list(rows.values()), words)
