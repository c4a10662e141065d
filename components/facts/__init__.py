"""The tables: described, read, checked and kept, with vague dates, claims and sources. Imports words."""
