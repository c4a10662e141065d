"""Small tables of goods, made by hand for the tests."""

import pandas as pd

from components.facts import schema

KEY = schema.table("products").key


def goods(
    partner: str,
    code: str,
    year: int,
    value: int | None,
    *,
    flow: str = "imports",
    home: str = "AZE",
    reporter: str = "AZE",
    dataset: str = "un-comtrade",
    classification: str = "HS2",
    complete: bool = True,
    product: str = "Goods",
    months: tuple[str, str] = ("01-01", "12-31"),
) -> dict[str, str]:
    """One figure as the cells of its row; what is not said is Azerbaijan's import of a chapter in a complete year."""
    cells = dict.fromkeys(schema.table("products").columns, "")
    cells |= {"home_iso3": home, "partner_iso3": partner, "flow": flow, "classification": classification}
    cells |= {"period_start": f"{year}-{months[0]}", "period_end": f"{year}-{months[1]}", "code": code}
    cells |= {"product": product, "reporter_iso3": reporter, "dataset": dataset}
    return cells | {"value_usd": "" if value is None else str(value), "year_complete": str(complete).lower()}


def products(*rows: dict[str, str]) -> pd.DataFrame:
    """The rows as the typed table, with addresses as in the dashboard."""
    table = schema.table("products")
    text = pd.DataFrame(list(rows), columns=table.columns, dtype="str")
    addresses = [".".join(row[column] for column in KEY if row[column]) for row in rows]
    return schema.typed(table, text).set_axis(pd.Index(addresses, dtype="str", name="products"))
