"""Compare: all pairs in one table."""

from components import address, data, league, provenance, shell

today = shell.today()
words, chosen = shell.page("compare", league.ORDER)
partners = chosen.partners or address.partners()
visits, agreements, trade = (chosen.apply(data.load(name)) for name in ("visits", "agreements", "trade"))
milestones, missions = (chosen.apply(data.load(name), years=False) for name in ("milestones", "missions"))
if shell.anything([visits, milestones, agreements, missions, trade], chosen, words):
    series, whole = shell.own_trade(trade, chosen, words)
    of = league.Tables(visits, milestones, agreements, missions, series, whole, trade)
    league.show(of, partners, chosen, words, today=today)
    provenance.show([visits, milestones, agreements, missions], words)
