"""Trade: exports, imports and balance by year, partner by partner."""

from components import choices, data, provenance, shape_views, shell, tables, tabs, trade_measures, trade_views
from components.filters import HOMES

VIEWS = {"flows": trade_views.flows, "partners": trade_views.partners, "mirror": trade_views.mirror} | shape_views.VIEWS
SERIES = ("flows", "partners")

view = choices.view("view", *VIEWS)
measure = choices.view("measure", "absolute", "share", "index", within=SERIES)
gap = choices.view("gap", *trade_views.GAPS, within=("mirror",))
scale = choices.view("scale", "linear", "log", within=(*SERIES, "gap=years", "gap=turnover", "gap=widest"))
mapped = choices.view("map", *HOMES, within=("gap=imports & homes", "gap=exports & homes"))
reporter = choices.view("reporter", "home", "partner", "both", within=SERIES)
over = choices.view("over", "newest", "total", "yearly", within=("partners",))
flow = choices.view("flow", "imports", "exports", within=("gap=years & homes",))
CROWDED = ("partners & reporter=both", "flows & reporter=both & measure=absolute & extracts=all & homes")
side = choices.view("side", "home", "partner", within=CROWDED)
dataset = choices.view("dataset", "rule", *trade_measures.DATASETS, "unctad", within=SERIES, aside=True)
extracts = choices.view("extracts", "newest", "all", within=("flows",), aside=True)
odd = choices.view("odd", "kept", "out", within=(*SERIES, "shape"), aside=True)
table = tabs.choice("table", ("trade", "products"))
shown = (view, reporter, measure, over, gap, flow, scale, mapped, dataset, extracts, odd, side, table)
words, chosen = shell.page("trade", *shown, *shape_views.offered())
trade = chosen.apply(data.load("trade"))
if shell.anything(trade, chosen, words):
    VIEWS[chosen.one("view")](trade, chosen, words)
    shell.onward("products", words)
    tables.show([trade, chosen.apply(data.load("products"))], chosen, words)
    provenance.show(trade, words)
