"""The views of the coverage page: what the data hold by table, trade by year, and the method in plain words."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import HOMES, Filters
from components.choices.parameters import SEARCH
from components.export import extracts, series
from components.export import sources as covered
from components.facts import archive, store
from components.figures import marks
from components.measures import changes, counts, trade
from components.measures import sources as sources_measures
from components.ui import address_bar, charts, downloads, menu, tables
from components.words.language import Words, plain

SERIES = {"table": "coverage", "year": "trade-coverage"}
"""The series that each matrix shows."""

METHOD = ("collected", "origin", "left-out", "totals", "precision", "disagreements", "licences")
"""The parts of the method, in the order in which they are told."""


MOST_SHOWN = 120
"""Characters that the list of what is new shows of a cell; its row and the download have the whole."""


def rows(chosen: Filters, words: Words) -> list[pd.DataFrame]:
    """The rows that the open view is about: trade alone where it shows that by year, or what is new."""
    return [changes.chosen(chosen)] if chosen.one("view") == "new" else covered.covered(chosen, words)


def by_table(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """A matrix of partner and table for each home, and the same as a table."""
    _matrices("coverage", chosen, words, columns=[str(of.index.name) for of in rows], across="table")
    # A reader sees which gaps of the matrix were looked into.
    tables.show_folded(sources_measures.searches(chosen), "searches", words)


def by_year(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """A matrix of partner and year for the trade of each home, and the same as a table."""
    first, last = trade.years_within(store.load("trade"), chosen.years)
    _matrices("coverage-years", chosen, words, columns=range(first, last + 1), across="year")


def method(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """What is collected, from where, what is not, and how to read it; numbers and licences are those of the data."""
    sources = store.load("sources")
    everything = chosen.changed(homes=HOMES, partners=(), years=chosen.bounds)
    numbers = {
        "rows": words.number(sum(map(len, sources_measures.chosen_facts(everything)))),
        "sources": words.number(len(sources)),
        "languages": words.number(sources["language"].nunique()),
        "claims": words.number(len(store.load("claims"))),
    }
    with st.container(width=780, key="method"):
        for part in METHOD:
            st.subheader(words(f"method-{part}"), anchor=part)
            st.markdown(words(f"method-{part}-text", **numbers))
            if part in _BELOW:
                _BELOW[part](words)


def _extracts(words: Words) -> None:
    """What the trade figures were taken from."""
    extracts = trade.extracts(store.load("trade"))
    years = zip(extracts["first"], extracts["newest"], strict=True)
    shown = {
        words("heading-dataset"): [words.value("trade", "dataset", code) for code in extracts["dataset"]],
        words("heading-extracted_on"): extracts["extracted_on"],
        words("heading-period"): [words.years(int(first), int(newest)) for first, newest in years],
        words("heading-rows"): [words.number(count) for count in extracts["rows"]],
    }
    st.table(pd.DataFrame(shown), border="horizontal", hide_index=True, alt=words("method-extracts-alt"))


def _licences(words: Words) -> None:
    """The terms that sources state for themselves."""
    sources = store.load("sources")
    licensed = sources[sources["licence"] != ""]
    # Two columns, as a phone has no room for a third.
    named = zip(licensed["title"], licensed["publisher"], strict=True)
    shown = {
        words("heading-source"): [plain(", ".join(filter(None, of))) for of in named],
        words("heading-licence"): [plain(licence) for licence in licensed["licence"]],
    }
    st.table(pd.DataFrame(shown), border="horizontal", hide_index=True, alt=words("method-licences-alt"))


_BELOW: dict[str, Callable[[Words], None]] = {
    "origin": _extracts,
    "disagreements": functools.partial(menu.link, "sources"),
    "licences": _licences,
}


def new(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """What entered, changed or left the data, the newest first, as a list and as a feed; and every release."""
    (found,) = rows
    text = address_bar.page_address().filters.text
    if text:
        chosen = chosen.changed(own={SEARCH: (text,)})
        found = changes.chosen(chosen)
    extract = extracts.extract(changes.NAME, chosen, datetime.date.today(), words)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        charts.search_field(text, words)
        downloads.panel([extract.rows.index], chosen, words.code, key=changes.NAME)
    feed = extract.url(address_bar.server_origin(), "atom")
    st.markdown(" ".join([words("new-counts", **changes.counts(found)), words("new-feed", url=feed)]))
    if len(found):
        shown = _new_cells(found, words)
        addresses = found.index.where(found["change"] != "removed", "").tolist()
        headings = {column: words(f"new-{column}") for column in shown.columns}
        tables.show_lines(shown, addresses, headings, words, key=changes.NAME)
    st.subheader(words("releases"), anchor="releases")
    st.markdown(words("releases-text"))
    base = f"{address_bar.server_origin()}data/archive"
    releases = archive.releases()[::-1]
    links = [f"[{release.version}]({base}/{release.version}.zip)" for release in releases]
    days = [words.date(pd.Timestamp(release.day), "day") for release in releases]
    frame = pd.DataFrame({words("new-date"): days, words("releases-version"): links})
    st.table(frame, border="horizontal", hide_index=True, alt=words("releases"))


def _new_cells(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """What a list of changes shows of each: when, what became of which row and, of a cell, from what to what."""
    columns = {*zip(found["table"], found["column"], strict=True)}
    known = {column: words.heading(table, column) for table, column in sorted(columns) if column}
    cells = {
        "date": found["date"].dt.strftime("%Y-%m-%d"),
        "change": found["change"].map({kind: words(f"change-{kind}") for kind in changes.KINDS}),
        "table": found["table"].map({name: words(f"row-{name}") for name in found["table"].unique()}),
        "partner": found["partner_iso3"].map(lambda code: words.country(code) if code else ""),
        "title": found["title"],
        "column": found["column"].map(known).fillna(""),
    }
    return pd.DataFrame(cells | {side: found[side].str.slice(0, MOST_SHOWN) for side in ("before", "after")})


VIEWS = {"table": by_table, "trade": by_year, "method": method, "new": new}


def _matrices(name: str, chosen: Filters, words: Words, *, columns: Sequence[Any], across: str) -> None:
    """The matrix of each home, the rows of each of its lines in a list for those who use no pointer, and all as a
    table."""
    for home in chosen.homes:
        charts.show(f"{name}-{home}", chosen, words, measured=SERIES[across])
        found = covered.covered_rows(home, chosen, words)
        counts = found["partner_iso3"].value_counts()
        partners = [partner for partner in covered.partners(chosen) if partner in counts.index]
        labels = [words("tab", table=marks.partner_name(code, words), count=int(counts[code])) for code in partners]
        if labels:
            opened = functools.partial(_open_rows, found, partners)
            charts.pick_list(f"coverage-{home}", words("open-rows"), labels, opened)
    _as_table(chosen, words, columns, across)


def _open_rows(found: pd.DataFrame, partners: Sequence[str], at: int) -> None:
    """Lists the rows of one partner."""
    address_bar.open_rows(found.index[found["partner_iso3"] == partners[at]])


def _as_table(chosen: Filters, words: Words, columns: Sequence[Any], across: str) -> None:
    """The matrices as a table, drawn once a reader opens it, with its download."""
    section = st.expander(words("coverage-twin"), key=f"twin-{across}", icon=":material/table:", on_change="rerun")
    if section.open:
        every = pd.concat([covered.covered_rows(home, chosen, words) for home in chosen.homes])
        cells = sources_measures.coverage_cells(every, chosen.homes, covered.partners(chosen), columns, across)
        measured = series.made(SERIES[across], chosen.changed(own={}), datetime.date.today()).index
        with section:
            downloads.panel([measured], chosen.changed(own={}), words.code, key=f"coverage-{across}")
            look: dict[str, Any] = {"hide_index": True, "height": "content", "alt": words("coverage-twin-alt")}
            st.dataframe(_cells(cells, words), key=f"table-{across}", **look)


def _cells(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One line for each home and partner: by table, how many rows and of which years, or what `_years` tells of trade.
    `found` as `measures.sources.coverage_cells` gives it."""
    several, lines = found["home_iso3"].nunique() > 1, []
    for (home, partner), mine in found.groupby(["home_iso3", "partner_iso3"], sort=False):
        sides = {words("heading-home_iso3"): words.country(str(home))} if several else {}
        sides[words("heading-partner_iso3")] = marks.partner_name(str(partner), words)
        cells = mine.astype(object).to_dict("records")
        of_tables = {words(f"coverage-table-{cell['table']}"): _count(cell, words) for cell in cells if "table" in cell}
        lines.append(sides | (of_tables or _years(mine, words)))
    return pd.DataFrame(lines)


def _years(mine: pd.DataFrame, words: Words) -> dict[str, str]:
    """How many trade figures there are, of which years, and which years in between lack any."""
    known = mine[mine["found"]]
    years = known["year"].astype("int64").tolist()
    gaps = [words.years(*gap) for gap in counts.year_gaps(years)]
    return {
        words("heading-rows"): words.number(int(known["rows"].sum())) if years else words("matrix-nothing"),
        words("coverage-years"): words.years(min(years), max(years)) if years else "",
        words("coverage-gaps"): ", ".join(gaps) or (words("coverage-no-gap") if years else ""),
    }


def _count(cell: dict[Any, Any], words: Words) -> str:
    """How many rows and their years, "12 (1992–2026)", or that nothing was found."""
    if not cell["found"]:
        return words("matrix-nothing")
    count = words.number(cell["rows"])
    if pd.isna(cell["first"]):
        return words("coverage-cell-undated", count=count)
    return words("coverage-cell", count=count, years=words.years(int(cell["first"]), int(cell["newest"])))
