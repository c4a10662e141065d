"""Rows into files, series, citations and snippets to take away. Imports figures and below."""
