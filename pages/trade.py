"""Trade: exports, imports and balance by year, partner by partner."""

from components import data, filters, provenance, shell, tables, trade_views

VIEWS = {"flows": trade_views.flows, "partners": trade_views.partners}

view = filters.view("view", *VIEWS)
measure = filters.view("measure", "absolute", "share", "index", within=("flows", "partners"))
scale = filters.view("scale", "linear", "log")
words, chosen = shell.page("trade", view, measure, scale)
trade = chosen.apply(data.load("trade"))
if shell.anything(trade, chosen, words):
    VIEWS[chosen.one("view")](trade, chosen, words)
    tables.show([trade, chosen.apply(data.load("products"))], chosen, words)
    provenance.show(trade, words)
