"""Products: which goods were traded, by HS chapter or SITC section, and what sources only name."""

from components import data, filters, product_views, provenance, shell, tables

view = filters.view("view", *product_views.VIEWS)
classes = filters.view("classes", "finest", "HS2", "SITC1", within=("year", "years"))
flow = filters.column("products", "flow")
words, chosen = shell.page("products", view, classes, flow, product_views.code(), product_views.year())
products = chosen.apply(data.load("products"))
if shell.anything(products, chosen, words):
    product_views.VIEWS[chosen.one("view")](products, chosen, words)
    tables.show(products, chosen, words)
    provenance.show(products, words)
