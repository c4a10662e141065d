"""Trade: exports, imports and balance by year, as each home country reports them."""

from components import data, filters, provenance, shell, tables, trade_measures
from components.figures import trade as figures
from components.figures import trade_partners as of_partners

measure = filters.view("measure", "absolute", "share", "index")
scale = filters.view("scale", "linear", "log")
words, chosen = shell.page("trade", measure, scale)
trade = chosen.apply(data.load("trade"))
if shell.anything(trade, chosen, words):
    series, whole = shell.own_trade(trade, chosen, words)
    said = trade_measures.beside(trade)
    look = {"scale": chosen.one("scale"), "measure": chosen.one("measure"), "whole": whole}
    both = [series, said]
    if len(series) or len(said):
        shell.chart(
            lambda: figures.flows(series, words, statements=said, **look), both, chosen, words, key="trade-flows"
        )
    if len(series):
        shell.chart(
            lambda: of_partners.top_partners(series, words, **look), series, chosen, words, key="trade-partners"
        )
        shell.chart(lambda: of_partners.ranking(series, words, whole=whole), series, chosen, words, key="trade-ranking")
    else:
        shell.say("trade-unreported", words)
    tables.show([trade, chosen.apply(data.load("products"))], chosen, words)
    provenance.show(trade, words)
