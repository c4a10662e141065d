"""Compare: all pairs in one table, and whether trade follows the flag."""

from components import address, data, filters, flag, league, provenance, shell

VIEWS = {"league": league.show, "flag": flag.show}

today = shell.today()
words, chosen = shell.page("compare", filters.view("view", *VIEWS), league.ORDER)
visits, agreements, trade = (chosen.apply(data.load(name)) for name in ("visits", "agreements", "trade"))
milestones, missions = (chosen.apply(data.load(name), years=False) for name in ("milestones", "missions"))
if shell.anything([visits, milestones, agreements, missions, trade], chosen, words):
    series, whole = shell.own_trade(trade, chosen, words)
    of = league.Tables(visits, milestones, agreements, missions, series, whole, trade)
    VIEWS[chosen.one("view")](of, chosen.partners or address.partners(), chosen, words, today=today)
    provenance.show([visits, milestones, agreements, missions], words)
