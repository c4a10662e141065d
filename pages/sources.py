"""Sources: every source and what cites it, how well the facts are supported, and where sources differ."""

from components.export.sources import rows as source_rows
from components.ui import shell
from components.views import sources

words, chosen = shell.page("sources")
rows = source_rows(chosen, words)
if shell.anything(rows, chosen, words, again=lambda wider: source_rows(wider, words)):
    sources.VIEWS[chosen.one("view")](rows, chosen, words)
