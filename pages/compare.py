"""Compare: the two homes, all pairs in one table, some of them side by side, and whether trade follows the flag."""

import datetime

from components.choices.filters import HOMES
from components.facts import store
from components.ui import citing, shell
from components.views import pairs

NAMES = ("visits", "milestones", "agreements", "missions", "trade")

today = datetime.date.today()
words, chosen = shell.page("compare")
both = chosen.changed(homes=HOMES) if chosen.one("view") == "homes" else chosen
found = [both.apply(store.load(name)) for name in NAMES]
if shell.anything(found, both, words):
    pairs.VIEWS[chosen.one("view")](chosen, words, today=today)
    citing.sources_behind(found[:-1], words)
