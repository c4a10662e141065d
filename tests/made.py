"""Rows made by hand for the tests, typed as the loader types them."""

import pandas as pd

from components.facts import schema


def rows(table: str, *given: dict[str, str]) -> pd.DataFrame:
    """Typed rows of a table that has ids, of the cells that are given; all others are empty."""
    described = schema.table(table)
    text = pd.DataFrame([dict.fromkeys(described.columns, "") | row for row in given], columns=described.columns)
    typed = schema.typed(described, text)
    return typed.set_axis(pd.Index(typed["id"], name=table))
