"""Relations: recognition and every other event, the documents that were signed, and the heads of mission."""

from components import filters, relations_views, shell

view = filters.view("view", *relations_views.VIEWS)
lanes = filters.view("lanes", "kind", "country", within=("events",))
kind = filters.column("milestones", "kind", within=("events",))
field = filters.column("agreements", "field", within=("documents",))
status = filters.column("agreements", "status", within=("documents",))
words, chosen = shell.page("relations", view, lanes, kind, field, status)
relations_views.show(chosen, words, shell.today())
