"""Where sources differ, in the panel of a row: each value with who gives it, and why the row keeps its own."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.facts import cells, schema, store
from components.facts import sources as sources_facts
from components.facts.sources import Verdict
from components.ui import address_bar, citing, table_columns
from components.ui.markdown import plain
from components.words.language import Words

SIDE = 265
"""Pixels of a value among those that sources give: four stand side by side in the dialog, one on a phone."""

NAMED = 3
"""Sources of the value kept that stand beside it; the panel lists all of the row."""


def disputed(table: str, identity: str) -> set[str]:
    """The fields of a row for which another source gives another value."""
    return set(sources_facts.claims_of(table, identity)["field"])


def beside(table: str, identity: str, words: Words) -> None:
    """What this row says and what other sources say, field by field side by side, each with who says so."""
    claims = sources_facts.claims_of(table, identity)
    if claims.empty:
        return
    st.markdown(f"**{words('row-claims')}**")
    for field, others in claims.groupby("field", sort=False):
        _values(table, store.load(table).loc[[identity]], str(field), others, words)
    st.caption(f"{words('row-claims-rule')} {words('row-claims-counted')}")


def about(claims: pd.DataFrame, words: Words) -> dict[str, str]:
    """The fields of the one claim given, in words: what row it is about, and what either side says of its field."""
    told = table_columns.of_claims(claims, words).drop(columns="source").iloc[0]
    return {plain(words.heading("claims", str(column))): plain(said) for column, said in told.items() if said}


def onward(claim: pd.Series, words: Words) -> None:
    """The values side by side that a claim is one of, and the way to the row that it is about."""
    table, identity, field = str(claim["table"]), str(claim["row_id"]), str(claim["field"])
    claims = sources_facts.claims_of(table, identity)
    _values(table, store.load(table).loc[[identity]], field, claims[claims["field"] == field], words)
    st.button(
        words("claim-row"),
        key="claim-row",
        icon=":material/open_in_full:",
        on_click=address_bar.open_row,
        args=(table, identity),
    )


def _values(table: str, rows: pd.DataFrame, field: str, others: pd.DataFrame, words: Words) -> None:
    """One field: the row's own value, and beside it each other one with the verdict of the rule."""
    row, sources = rows.iloc[0], store.load("sources")
    own = sources_facts.own_sources(row, others["sources"])
    described = schema.table(table).field(field)
    precision = str(row[described.precision]) if described.precision else ""
    st.markdown(plain(words.heading(table, field)))
    with st.container(horizontal=True, key=f"claims-{field}"):
        ours = plain(cells.text(table, field, rows, words)) or words("row-empty")
        with st.container(border=True, width=SIDE, height="stretch"):
            st.markdown(f"**{ours}**  \n{words('row-kept' if own else 'row-kept-alone')}")
            _sources(own, words)
        for _, claim in others.iterrows():
            said = plain(cells.claim_text(table, field, claim["value"], claim["precision"], words))
            verdict = sources_facts.verdict(row, own, claim, precision, sources)
            with st.container(border=True, width=SIDE, height="stretch"):
                st.markdown(f"**{said}**  \n{plain(claim['note'])}")
                citing.listed(claim["sources"].split(";"), words)
                st.caption(told(verdict, words))


def _sources(own: Sequence[str], words: Words) -> None:
    """The first sources of the value kept, the strongest kinds before the others, and how many more there are."""
    ranked = sources_facts.strongest(own)
    citing.listed(ranked[:NAMED], words)
    if len(ranked) > NAMED:
        st.caption(words("row-kept-more", count=len(ranked) - NAMED))


def told(verdict: Verdict, words: Words) -> str:
    """The verdict as a sentence."""
    return words(
        f"verdict-{verdict.by}",
        ours=words(f"verdict-has-{verdict.ours}"),
        others=words(f"verdict-has-{verdict.others}"),
        level="yes" if verdict.ours == verdict.others else "no",
        vaguer="yes" if verdict.vaguer else "no",
        behind=words("verdict-outlets", count=verdict.outlets[0]),
        against=verdict.outlets[1],
    )
