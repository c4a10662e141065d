"""Compare: all pairs in one table, some of them side by side, and whether trade follows the flag."""

from components import address, choices, data, flag, league, pairs, provenance, shell, tabs

VIEWS = {"league": league.show, "pairs": pairs.show, "flag": flag.show}
NAMES = ("visits", "milestones", "agreements", "missions", "trade", "envoys", "products")

today = shell.today()
view, table = choices.view("view", *VIEWS), tabs.choice("table", NAMES)
words, chosen = shell.page("compare", view, pairs.SUBJECT, league.ORDER, table)
found = [chosen.apply(data.load(name)) for name in NAMES[:5]]
if shell.anything(found, chosen, words):
    of = league.tables(chosen, words)
    VIEWS[chosen.one("view")](of, chosen.partners or address.partners(), chosen, words, today=today)
    provenance.show(found[:-1], words)
