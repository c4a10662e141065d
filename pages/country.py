"""Country: the profile of one pair, from its first facts to every row behind them."""

from components import atlas, data, profile, provenance, shell, tables, trade_measures
from components.figures import postings, trade
from components.figures import profile as figures

NAMES = ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products")

today = shell.today()
words, asked = shell.page("country")
chosen = profile.pick(asked, words)
every = [chosen.apply(data.load(name)) for name in NAMES]
ties, (missions, envoys, figures_of_trade) = every[:5], every[3:6]
if not asked.partners:
    profile.offer(chosen, words)
    atlas.network(missions, chosen, words, day=today, key="country-network", height=520)
else:
    profile.facts(chosen, words, today=today)
    if shell.anything(every, chosen, words):
        if any(map(len, ties)):
            shell.chart(
                lambda: figures.timeline(*ties, words, today, provenance.claims()),
                ties,
                chosen,
                words,
                key="country-timeline",
            )
        part, place = shell.parts(("trade", "network", "heads"), words)
        with place:
            if part == "trade":
                series, whole = shell.own_trade(figures_of_trade, chosen, words)
                both = [series, trade_measures.beside(figures_of_trade)]
                shell.chart(
                    lambda: trade.flows(series, words, statements=both[1], whole=whole),
                    both,
                    chosen,
                    words,
                    key="country-trade",
                )
            elif part == "network":
                atlas.network(missions, chosen, words, day=today, key="country-network", height=420)
                atlas.legend(missions, chosen, words)
            else:
                shell.chart(lambda: postings.heads(envoys, words, today), envoys, chosen, words, key="country-heads")
        tables.show(every, chosen, words)
        provenance.show(every, words)
