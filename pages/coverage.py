"""Coverage: what the data hold and what they do not, and how they were made."""

from components.choices import parameters
from components.ui import shell
from components.views import coverage

view = parameters.view("view", *coverage.VIEWS)
show = parameters.view("show", "rows", "newest", "first", within=("table",))
words, chosen = shell.page("coverage", view, show, parameters.SEARCH)
rows = coverage.rows(chosen, words)
if shell.anything(rows, chosen, words, again=lambda wider: coverage.rows(wider, words)):
    coverage.VIEWS[chosen.one("view")](rows, chosen, words)
