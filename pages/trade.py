"""Trade: exports, imports and balance by year, partner by partner."""

from components import data, filters, provenance, shape_views, shell, tables, trade_views

VIEWS = {"flows": trade_views.flows, "partners": trade_views.partners, "mirror": trade_views.mirror} | shape_views.VIEWS

view = filters.view("view", *VIEWS)
measure = filters.view("measure", "absolute", "share", "index", within=("flows", "partners"))
scale = filters.view("scale", "linear", "log", within=("flows", "partners", "mirror"))
gap = filters.view("gap", "years", "imports", "exports", "widest", within=("mirror",))
words, chosen = shell.page("trade", view, measure, scale, gap, *shape_views.choices())
trade = chosen.apply(data.load("trade"))
if shell.anything(trade, chosen, words):
    VIEWS[chosen.one("view")](trade, chosen, words)
    shell.onward("products", words)
    tables.show([trade, chosen.apply(data.load("products"))], chosen, words)
    provenance.show(trade, words)
