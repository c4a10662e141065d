"""Products: which goods were traded, by HS chapter or SITC section, and what sources only name."""

from components.choices import parameters
from components.facts import store
from components.ui import charts, citing, shell
from components.views import goods

view = parameters.view("view", *goods.VIEWS)
classes = parameters.view("classes", "finest", "HS2", "SITC1", within=("year", "years"))
flow = parameters.view("flow", "imports", "exports")
scale = parameters.view("scale", "linear", "log", within=("years",))
words, chosen = shell.page("products", view, flow, classes, scale, goods.code(), goods.year(), parameters.SEARCH)
products = chosen.apply(store.load("products"))
rows = goods.table_rows(products, chosen, words)
if shell.anything(rows if len(rows) else products, chosen, words):
    goods.VIEWS[chosen.one("view")](products, chosen, words)
    if len(rows):
        charts.show_tables(rows, chosen, words)
        citing.sources_behind(rows, words)
