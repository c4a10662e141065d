"""Search: everything that has a text, by kind, and every row that names a person."""

from components.ui import shell
from components.views import search

words, chosen = shell.page("search", filters=False)
search.show(chosen, words)
