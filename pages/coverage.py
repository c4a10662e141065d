"""Coverage: what the data hold and what they do not, and how they were made."""

from components.ui import shell
from components.views import coverage

words, chosen = shell.page("coverage")
rows = coverage.rows(chosen, words)
if shell.anything(rows, chosen, words, again=lambda wider: coverage.rows(wider, words)):
    coverage.VIEWS[chosen.one("view")](rows, chosen, words)
