"""Overview: ties at a glance, and the way into every page."""

from components.facts import store
from components.figures import overview as figures
from components.figures import trade_partners
from components.ui import evidence, shell, tables
from components.views import missions as missions_views
from components.views import overview as overview_views

today = shell.today()
words, chosen = shell.page("overview")
visits, milestones, agreements = (chosen.apply(store.load(name)) for name in ("visits", "milestones", "agreements"))
missions, trade = (chosen.apply(store.load(name)) for name in ("missions", "trade"))
if shell.anything([visits, milestones, agreements, missions, trade], chosen, words):
    for home in chosen.homes:
        overview_views.row(home, chosen, words, today=today)
    left, right = shell.columns(1, 1)
    with left, shell.section("section-network", "embassies", words):
        missions_views.network(missions, chosen, words, day=chosen.day(today), key="overview-network")
    with right, shell.section("section-newest", "relations", words):
        tables.newest([visits, milestones, agreements], 10, words, key="newest", today=today)
    series, whole = shell.own_trade(trade, chosen, words)
    left, right = shell.columns(1, 1)
    with left, shell.section("section-trade", "trade", words):
        shell.chart(
            lambda: trade_partners.top_by_trade(series, words, whole=whole), series, chosen, words, key="overview-trade"
        )
    with right, shell.section("section-visits", "visits", words):
        shell.chart(lambda: figures.top_by_visits(visits, words), visits, chosen, words, key="overview-visits")
    evidence.show([visits, milestones, agreements], words)
