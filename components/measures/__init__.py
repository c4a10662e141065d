"""Rows into tidy summaries, a module a subject. Imports choices, facts and words."""
