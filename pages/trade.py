"""Trade: exports, imports and balance by year, partner by partner."""

from components.choices import parameters
from components.choices.filters import HOMES
from components.facts import store
from components.measures import trade as trade_measures
from components.measures.trade_shape import OF
from components.ui import charts, citing, menu, shell
from components.views import mirror
from components.views import trade as trade_views

VIEWS = {
    "flows": trade_views.flows,
    "partners": trade_views.partners,
    "mirror": mirror.mirror,
    "shape": trade_views.shapes,
}
SERIES = ("flows", "partners")

view = parameters.view("view", *VIEWS)
measure = parameters.view("measure", "absolute", "share", "index", within=SERIES)
gap = parameters.view("gap", *mirror.GAPS, within=("mirror",))
scale = parameters.view("scale", "linear", "log", within=(*SERIES, "gap=years", "gap=turnover", "gap=widest"))
mapped = parameters.view("map", *HOMES, within=("gap=imports & homes", "gap=exports & homes"))
reporter = parameters.view("reporter", "home", "partner", "both", within=SERIES)
over = parameters.view("over", "newest", "total", "yearly", within=("partners",))
flow = parameters.view("flow", "imports", "exports", within=("gap=years & homes",))
CROWDED = ("partners & reporter=both", "flows & reporter=both & measure=absolute & extracts=all & homes")
side = parameters.view("side", "home", "partner", within=CROWDED)
dataset = parameters.view("dataset", "rule", *trade_measures.DATASETS, "unctad", within=SERIES, aside=True)
extracts = parameters.view("extracts", "newest", "all", within=("flows",), aside=True)
odd = parameters.view("odd", "kept", "out", within=(*SERIES, "shape"), aside=True)
shape = parameters.view("shape", *trade_views.SHAPES, within=("shape",))
of = parameters.view("of", *OF, within=tuple(f"shape={code}" for code in trade_views.OF_ONE_FLOW))
table, rings = menu.tab_choice("table", ("trade", "products")), menu.tab_choice("rings", ("off", "on"))
shown = (view, reporter, measure, over, gap, flow, scale, mapped, dataset, extracts, odd, side, table, rings)
words, chosen = shell.page("trade", *shown, shape, of, parameters.SEARCH)
trade = chosen.apply(store.load("trade"))
if shell.anything(trade, chosen, words):
    VIEWS[chosen.one("view")](trade, chosen, words)
    menu.link("products", words)
    charts.show_tables([trade, chosen.apply(store.load("products"))], chosen, words)
    citing.sources_behind(trade, words)
