"""Relations: recognition and every other event, the documents that were signed, and the heads of mission."""

from components import choices, relations_views, shell

view = choices.view("view", *relations_views.VIEWS)
lanes = choices.view("lanes", "kind", "country", within=("events",))
kind = choices.column("milestones", "kind", within=("events",))
field = choices.column("agreements", "field", within=("documents",))
document = choices.column("agreements", "kind", within=("documents",), called="document")
status = choices.column("agreements", "status", within=("documents",))
search = choices.search("agreements", within=("documents",))
words, chosen = shell.page("relations", view, lanes, kind, search, field, document, status)
relations_views.show(chosen, words, shell.today())
