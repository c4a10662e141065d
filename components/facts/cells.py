"""The cells of a table as a reader sees them: codes in words, dates as vague as they are known, numbers as numbers."""

from __future__ import annotations

import pandas as pd

from components.facts import dates, schema
from components.words import language
from components.words.language import Words

_WHAT = {"visits": ("visitor", "purpose"), "milestones": ("title",), "agreements": ("title",)}
"""The columns that say what a row of each table is."""

FIGURES = ("trade", "products")
"""The tables whose rows are figures of a period."""

HEADLINE = 160
"""Characters of a headline; the row itself has the whole text."""

_HEADLINES: dict[str, tuple[str, ...]] = {
    "visits": ("visitor",),
    "milestones": ("title",),
    "agreements": ("title",),
    "missions": ("kind", "sending_iso3", "receiving_iso3"),
    "envoys": ("name",),
    "people": ("name",),
    "trade": ("home_iso3", "partner_iso3", "flow", "reporter_iso3", "dataset"),
    "products": ("product",),
    "claims": ("value",),
    "readings": ("source_id",),
    "searches": ("topic",),
    "sources": ("title",),
    "countries": ("name",),
    "cities": ("city",),
    "benchmarks": ("title",),
    "chapters": ("name",),
    "sections": ("name",),
}
"""The columns that say what one row of a table is; several make a sentence of their own."""


def displayed(name: str, column: str, rows: pd.DataFrame, words: Words) -> pd.Series:
    """The cells of one column as a reader sees them: codes in words, numbers as numbers, dates as "2012", "2010-10" or
    "2006-04-03", and the start of a figure's period as the whole of it: "2021", or "2025-01 – 2025-07"."""
    field, cells = schema.table(name).field(column), rows[column]
    if field.type == "date" and name in FIGURES and column == "period_start":
        return periods(cells, rows["period_end"])
    if field.type == "date":
        return vague_dates(cells, dates.precision_of(rows, column))
    if field.type == "boolean":
        return cells.map({True: words("yes"), False: words("no")}).astype("str").where(cells.notna(), "")
    if column.endswith("_iso3"):
        return cells.map({code: words.country(code) for code in cells.unique()})
    if column == "direction":
        return _directions(name, rows, words)
    return cells.map({code: words.value(name, column, code) for code in cells.unique()}) if field.enum else cells


def _directions(name: str, rows: pd.DataFrame, words: Words) -> pd.Series:
    """Who went where, each row in the name of its own home: "To Azerbaijan"."""
    pairs = rows[["home_iso3", "direction"]].drop_duplicates().itertuples(index=False)
    texts = {(home, code): language.words(words.code, (home,)).value(name, "direction", code) for home, code in pairs}
    each = [texts[pair] for pair in zip(rows["home_iso3"], rows["direction"], strict=True)]
    return pd.Series(each, index=rows.index, dtype="str")


def period(start: pd.Timestamp, end: pd.Timestamp, words: Words) -> str:
    """A span of time as it is said: "2022" or "2021–2022" for whole years, else from month to month."""
    if start.day_of_year == 1 and (end.month, end.day) == (12, 31):
        return words.years(start.year, end.year)
    return words("period-months", first=words.date(start, "month"), last=words.date(end, "month"))


def vague_dates(days: pd.Series, precision: pd.Series) -> pd.Series:
    """Dates in figures, as vague as their precision; empty where unknown."""
    text = days.dt.strftime("%Y-%m-%d").fillna("").astype("str")
    return text.mask(precision == "month", text.str[:7]).mask(precision == "year", text.str[:4])


def headlines(name: str, rows: pd.DataFrame, words: Words) -> list[str]:
    """What each row is called: "Elmar Mammadyarov", "Embassy of Azerbaijan in Mexico"."""
    cells = pd.DataFrame({column: displayed(name, column, rows, words).astype("str") for column in _HEADLINES[name]})
    cells = cells.apply(lambda texts: texts.mask(texts.str.len() > HEADLINE, texts.str[:HEADLINE] + "…"))
    if not words.has(f"headline-{name}"):
        return [str(text) for text in cells.iloc[:, 0]]
    return [words(f"headline-{name}", **row) for row in cells.replace("", "none").to_dict("records")]


def date_text(name: str, rows: pd.DataFrame, words: Words) -> str:
    """When the first row began, in words as vague as it is known; of a figure, its period; empty where unknown."""
    period = schema.table(name).period
    if period is None:
        return ""
    return (
        str(displayed(name, period[0], rows, words).iloc[0]) if name in FIGURES else text(name, period[0], rows, words)
    )


def text(name: str, column: str, rows: pd.DataFrame, words: Words) -> str:
    """One cell of the first row in whole words: dates written out, money with its unit."""
    field, cell = schema.table(name).field(column), rows[column].iloc[0]
    if field.type == "date":
        return words.date(cell, str(dates.precision_of(rows, column).iloc[0]))
    if column == "value_usd":
        return "" if pd.isna(cell) else words("dollars", amount=words.number(cell))
    if field.type in ("integer", "number"):
        return "" if pd.isna(cell) else words.number(cell, 5)
    if column in ("published_on", "extracted_on"):
        return words.date(*dates.partial(cell))
    if column == "language":
        return words.language(cell)
    return str(displayed(name, column, rows, words).iloc[0])


def claim_text(name: str, column: str, value: str, precision: str, words: Words) -> str:
    """The value that another source gives for a column, in words."""
    field = schema.table(name).field(column)
    if field.type == "date":
        return words.date(pd.Timestamp(value), precision or "day")
    if column.endswith("_iso3"):
        return words.country(value)
    return words.value(name, column, value) if value in field.enum else value


def periods(starts: pd.Series, ends: pd.Series) -> pd.Series:
    """Spans of dates in figures: a full year as "2021", anything else from month to month."""
    whole = starts.dt.is_year_start & ends.dt.is_year_end & (starts.dt.year == ends.dt.year)
    spans = starts.dt.strftime("%Y-%m") + " – " + ends.dt.strftime("%Y-%m")
    return spans.mask(whole, starts.dt.strftime("%Y")).fillna("").astype("str")


def events(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Rows of one table for a list of several tables' rows, with `table` and `day` to find and to sort them by."""
    name = str(rows.index.name)
    period = schema.table(name).period
    assert period
    partner = displayed(name, "partner_iso3", rows, words)
    if "body" in rows.columns:
        partner = partner.mask(partner == "", rows["body"])
    columns = [rows[column].tolist() for column in _WHAT[name]]
    what = [": ".join(parts) for parts in zip(*columns, strict=True)]
    cells = {"table": name, "day": rows[period[0]], "date": displayed(name, period[0], rows, words)}
    return pd.DataFrame(cells | {"kind": words(f"row-{name}"), "partner": partner, "what": what}, index=rows.index)


def newest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by their start, of postings by their newest date, the newest on top and those without a date last; a
    table without dates keeps its order."""
    described = schema.table(str(rows.index.name))
    if described.period is None:
        return rows
    every = [field.name for field in described.fields if field.type == "date"]
    days = rows[every if described.name == "envoys" else [described.period[0]]].max(axis="columns")
    return rows.loc[days.sort_values(ascending=False, kind="stable", na_position="last").index]
