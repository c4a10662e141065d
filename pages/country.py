"""Country: the profile of one pair, from its first facts to every row behind them."""

from components import atlas, data, profile, provenance, shell, tables

NAMES = ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products")

today = shell.today()
words, asked = shell.page("country")
chosen = profile.pick(asked, words)
milestones, visits, agreements, missions, envoys, trade, products = (chosen.apply(data.load(name)) for name in NAMES)
if not asked.partners:
    profile.offer(chosen, words)
    atlas.network(missions, chosen, words, day=today, key="country-network", height=520)
else:
    profile.facts(chosen, words, today=today)
    every = [milestones, visits, agreements, missions, envoys, trade, products]
    if shell.anything(every, chosen, words):
        tables.show(every, chosen, words)
        provenance.show(every, words)
