"""Coverage: what the data hold and what they do not, and how they were made."""

from components import choices, coverage_views, shell

view = choices.view("view", *coverage_views.VIEWS)
show = choices.view("show", "rows", "newest", "first", within=("table",))
words, chosen = shell.page("coverage", view, show)
rows = coverage_views.rows(chosen, words)
if shell.anything(rows, chosen, words, again=coverage_views.shown):
    coverage_views.VIEWS[chosen.one("view")](rows, chosen, words)
