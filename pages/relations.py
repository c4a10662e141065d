"""Relations: recognition and every other event, the documents that were signed, and the heads of mission."""

from components import filters, relations_views, shell

view = filters.view("view", *relations_views.VIEWS)
lanes = filters.view("lanes", "kind", "country", within=("events",))
kind = filters.column("milestones", "kind", within=("events",))
field = filters.column("agreements", "field", within=("documents",))
document = filters.column("agreements", "kind", within=("documents",), called="document")
status = filters.column("agreements", "status", within=("documents",))
search = filters.search("q", "agreements", *relations_views.SEARCHED, within=("documents",))
words, chosen = shell.page("relations", view, lanes, kind, search, field, document, status)
relations_views.show(chosen, words, shell.today())
