"""Small tables of trade, made by hand for the tests."""

import pandas as pd

from components.facts import schema

KEY = ("home_iso3", "partner_iso3", "flow", "period_start", "period_end", "reporter_iso3", "dataset", "extracted_on")


def figure(
    partner: str,
    flow: str,
    year: int,
    value: int,
    *,
    home: str = "AZE",
    reporter: str = "AZE",
    dataset: str = "imf-dots",
    extracted_on: str = "2022-05",
    months: tuple[str, str] = ("01-01", "12-31"),
    compiler: str = "",
) -> dict[str, str]:
    """One figure as the cells of its row; what is not said is that of a full year reported by Azerbaijan."""
    cells = dict.fromkeys(schema.table("trade").columns, "")
    values = (home, partner, flow, f"{year}-{months[0]}", f"{year}-{months[1]}", reporter, dataset, extracted_on)
    return cells | dict(zip(KEY, values, strict=True)) | {"value_usd": str(value), "compiler": compiler}


def trade(*rows: dict[str, str]) -> pd.DataFrame:
    """The rows as the typed table, with addresses as in the dashboard."""
    table = schema.table("trade")
    text = pd.DataFrame(list(rows), columns=table.columns, dtype="str")
    addresses = [".".join(row[column] for column in KEY if row[column]) for row in rows]
    return schema.typed(table, text).set_axis(pd.Index(addresses, dtype="str", name="trade"))
