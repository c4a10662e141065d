"""Sources: every source and what cites it, how well the facts are supported, and where sources differ."""

from components import choices, filters, shell, source_views

view = choices.view("view", *source_views.VIEWS)
words, chosen = shell.page("sources", view, *source_views.offered("sources"), usual=filters.HOMES)
rows = source_views.rows(chosen, words)
if shell.anything(rows, chosen, words, again=source_views.shown):
    source_views.VIEWS[chosen.one("view")](rows, chosen, words)
