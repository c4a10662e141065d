"""Rows and words into a plotly figure or a pydeck map, a module a subject. Imports measures and below."""
