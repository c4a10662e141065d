"""Compare: all pairs in one table, some of them side by side, and whether trade follows the flag."""

from components import address, choices, data, flag, league, pairs, provenance, shell

VIEWS = {"league": league.show, "pairs": pairs.show, "flag": flag.show}

today = shell.today()
words, chosen = shell.page("compare", choices.view("view", *VIEWS), pairs.SUBJECT, league.ORDER)
visits, agreements, trade = (chosen.apply(data.load(name)) for name in ("visits", "agreements", "trade"))
milestones, missions = (chosen.apply(data.load(name), years=False) for name in ("milestones", "missions"))
found = [visits, chosen.apply(milestones), agreements, chosen.apply(missions), trade]
if shell.anything(found, chosen, words):
    series, whole = shell.own_trade(trade, chosen, words)
    of = league.Tables(visits, milestones, agreements, missions, series, whole, trade)
    VIEWS[chosen.one("view")](of, chosen.partners or address.partners(), chosen, words, today=today)
    provenance.show(found[:-1], words)
