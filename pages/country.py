"""Country: the profile of one pair, from its first facts to every row behind them."""

from components import atlas, data, profile, profile_parts, provenance, shell, tables

NAMES = ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products")

today = shell.today()
words, asked = shell.page("country")
chosen = profile.pick(asked, words)
rows = {name: chosen.apply(data.load(name)) for name in NAMES}
if not asked.partners:
    profile.offer(chosen, words)
    atlas.network(rows["missions"], chosen, words, day=today, key="country-network")
else:
    profile.facts(chosen, words, today=today)
    if shell.anything(list(rows.values()), chosen, words):
        profile_parts.timeline(rows, chosen, words, today)
        profile_parts.parts(rows, chosen, words, today)
        tables.show(list(rows.values()), chosen, words)
        provenance.show(list(rows.values()), words)
