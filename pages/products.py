"""Products: which goods were traded, by HS chapter or SITC section, and what sources only name."""

from components.export.trade import goods_rows
from components.facts import store
from components.ui import charts, citing, shell
from components.views import goods

words, chosen = shell.page("products")
products = chosen.apply(store.load("products"))
rows = goods_rows(chosen, words)
if shell.anything(rows if len(rows) else products, chosen, words):
    goods.show(chosen, words)
    if len(rows):
        charts.show_tables(rows, chosen, words)
        citing.sources_behind(rows, words)
