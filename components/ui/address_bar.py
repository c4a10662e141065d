"""The address bar: read with care at every run, written once for each choice, and the rows that are open; and what else
a reader's browser tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from components.choices.address import Address, Query, bounds, parse, partners
from components.choices.filters import DEFAULT_HOMES
from components.choices.parameters import Choice
from components.facts import store
from components.words.language import DEFAULT, Words

LISTED = "listed-rows"
"""Where a reader's session keeps the addresses, by table, of several rows that are open as a list."""


def read(choices: Sequence[Choice] = (), usual: tuple[str, ...] = DEFAULT_HOMES) -> Address:
    """What this reader's address bar says, for a page with these choices of its own and these homes at first."""
    return parse(query(), choices, partners(), bounds(), usual)


def query() -> Query:
    """The parameters of this reader's address bar, as they stand there."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def current() -> Address:
    """What the address bar says for the page on screen: for callbacks, which run before the page does."""
    page: Address | None = st.session_state.get("page-address")
    return read(tuple(page.filters.own), page.filters.usual) if page else read()


def remember(where: Address, page: str = "") -> None:
    """Keeps the address that is being drawn, for the callbacks and links of its page, and its name once it is known."""
    st.session_state["page-address"] = where
    st.session_state["page-written"] = False
    if page:
        st.session_state["page-arrived"] = st.session_state.get("page-name") != page
        st.session_state["page-name"] = page


def page_address() -> Address:
    """The address of the page that is being drawn, as it was read at its head."""
    return st.session_state["page-address"]


def written() -> bool:
    """Whether the address was written since the page was last drawn whole, so that what hangs on it is to be drawn.

    In a part of a page that runs alone the address itself does not tell: one that was on its way may be an older one.
    """
    return bool(st.session_state.get("page-written"))


def arrived() -> bool:
    """Whether the reader has just come to the page that is being drawn, from another one or from nowhere."""
    return bool(st.session_state["page-arrived"])


def language_query(words: Words) -> Query:
    """The parameter that keeps the language; none for the usual one."""
    return {} if words.code == DEFAULT else {"lang": [words.code]}


def server_origin() -> str:
    """The address of this server as the reader has it, with a slash at its end."""
    parts = urlsplit(str(st.context.url or ""))
    folder, _, page = parts.path.rpartition("/")
    base = folder if page in ("", st.session_state.get("page-name")) else parts.path
    return urlunsplit((parts.scheme, parts.netloc, f"{base}/", "", ""))


def on_phone() -> bool:
    """Whether the reader's browser says that it is one of a phone."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def write(address: Address) -> None:
    """Puts the address into the reader's address bar: one entry of the browser's history."""
    st.session_state["page-written"] = True
    st.query_params.from_dict(address.query())


def change(**changes: Any) -> None:
    """Writes the address with some of its filters changed and no row open."""
    where = current()
    write(replace(where, row="", filters=where.filters.changed(**changes)))


def choose(name: str, *codes: str) -> None:
    """Writes what was chosen of one of the page's own choices."""
    own = current().filters.own
    change(own={choice: codes if choice.name == name else others for choice, others in own.items()})


def open_row(row: str) -> None:
    """Puts the row's own address, "table:id", into the address bar, which opens it; "" closes the one that is open."""
    write(replace(current(), row=row))


def row_addresses(table: str, rows: pd.DataFrame) -> list[str]:
    """The address that each row opens, "table:id": its own, but a claim opens the row that it is about."""
    if table == "claims":
        return (rows["table"] + ":" + rows["row_id"]).tolist()
    return [f"{table}:{row}" for row in rows.index]


def open_rows(rows: pd.Index) -> None:
    """Opens the one row behind a mark at its own address, or lists the rows that the mark sums; see `by_table`."""
    if len(rows) == 1:
        ((table, identity),) = by_table([rows]).items()
        open_row(*row_addresses(table, store.load(table).loc[identity]))
    elif len(rows):
        list_rows([rows])


def list_rows(indexes: Iterable[pd.Index]) -> None:
    """Lists every row that the indexes have."""
    st.session_state[LISTED] = by_table(indexes)


def by_table(indexes: Iterable[pd.Index]) -> dict[str, pd.Index]:
    """The ids of the rows of each table, each once.

    The name of an index says of which table it is; those of `rows` name theirs ("visits:aze-arg-..."), as in
    `measures.sources.coverage_rows`.
    """
    found: dict[str, list[str]] = {}
    for index in indexes:
        for row in index:
            table, _, identity = row.partition(":") if index.name == "rows" else (str(index.name), "", row)
            found.setdefault(table, []).append(identity)
    return {table: pd.Index(ids, dtype="str", name=table).unique() for table, ids in found.items()}
