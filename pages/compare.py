"""Compare: all pairs in one table, some of them side by side, and whether trade follows the flag."""

import datetime

from components.choices import address, parameters
from components.facts import store
from components.ui import citing, shell, tabs
from components.views import flag, league, pairs

VIEWS = {"league": league.show, "pairs": pairs.show, "flag": flag.show}
NAMES = ("visits", "milestones", "agreements", "missions", "trade", "envoys", "products")

today = datetime.date.today()
view, table = parameters.view("view", *VIEWS), tabs.choice("table", NAMES)
words, chosen = shell.page("compare", view, pairs.SUBJECT, league.ORDER, table, parameters.SEARCH)
found = [chosen.apply(store.load(name)) for name in NAMES[:5]]
if shell.anything(found, chosen, words):
    of = league.tables(chosen, words)
    VIEWS[chosen.one("view")](of, chosen.partners or address.partners(), chosen, words, today=today)
    citing.sources_behind(found[:-1], words)
