"""Relations: recognition and every other event, the documents that were signed, and the heads of mission."""

import datetime

from components.choices import parameters
from components.ui import shell
from components.views import relations

view = parameters.view("view", *relations.VIEWS)
lanes = parameters.view("lanes", "kind", "country", within=("events",))
kind = parameters.column("milestones", "kind", within=("events",))
field = parameters.column("agreements", "field", within=("documents",))
document = parameters.column("agreements", "kind", within=("documents",), called="document")
status = parameters.column("agreements", "status", within=("documents",))
words, chosen = shell.page("relations", view, lanes, kind, field, document, status, parameters.SEARCH)
relations.show(chosen, words, datetime.date.today())
