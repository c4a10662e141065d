"""Products: which goods were traded, by HS chapter or SITC section, and what sources only name."""

from components import choices, data, product_views, provenance, shell, tables

view = choices.view("view", *product_views.VIEWS)
classes = choices.view("classes", "finest", "HS2", "SITC1", within=("year", "years"))
flow = choices.view("flow", "imports", "exports")
scale = choices.view("scale", "linear", "log", within=("years",))
words, chosen = shell.page("products", view, flow, classes, scale, product_views.code(), product_views.year())
products = chosen.apply(data.load("products"))
behind = product_views.behind(products, chosen, words)
if shell.anything(behind if len(behind) else products, chosen, words):
    product_views.VIEWS[chosen.one("view")](products, chosen, words)
    if len(behind):
        tables.show(behind, chosen, words)
        provenance.show(behind, words)
