"""Coverage: what the data hold and what they do not, and how they were made."""

from components import coverage_views, filters, shell

view = filters.view("view", *coverage_views.VIEWS)
show = filters.view("show", "rows", "newest", "first", within=("table",))
words, chosen = shell.page("coverage", view, show)
rows = coverage_views.rows(chosen, words)
if shell.anything(rows, chosen, words, again=coverage_views.shown):
    coverage_views.VIEWS[chosen.one("view")](rows, chosen, words)
