"""One row whole, or the rows behind a mark, in a dialog: every field, its sources, what others say, what is around."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from components.choices.address import Address
from components.facts import cells, schema, store
from components.facts import sources as sources_facts
from components.facts.sources import Verdict
from components.figures import outliers as outliers_figures
from components.measures import outliers, profile
from components.measures import people as people_measures
from components.measures import sources as sources_measures
from components.ui import address_bar, citing, menu, table_columns, tables
from components.words import language
from components.words.language import Words, plain

SIDE = 265
"""Pixels of a value among those that sources give: four stand side by side in the dialog, one on a phone."""

MOST_SOURCES = 3
"""Sources of the value kept that stand beside it; the panel lists all of the row."""


def draw(where: Address, words: Words) -> None:
    """Draws the dialog that is open, if any: the row that the address names, else the rows that are listed."""
    if where.row:
        st.session_state.pop(address_bar.LISTED, None)
        table, _, identity = where.row.partition(":")
        title = plain(sources_facts.headline(table, store.load(table).loc[[identity]], words))
        close = functools.partial(address_bar.open_row, "")
        st.dialog(title, width="large", on_dismiss=close)(_row)(table, identity, words)
    elif address_bar.LISTED in st.session_state:
        by_table = st.session_state[address_bar.LISTED]
        title = words(f"table-{next(iter(by_table))}") if len(by_table) == 1 else words("rows-title")
        close = functools.partial(st.session_state.pop, address_bar.LISTED, None)
        st.dialog(title, width="large", on_dismiss=close)(_list)(by_table, words)


def _row(table: str, identity: str, words: Words) -> None:
    """One row: its fields, what others say of it, its sources, and what is around it."""
    _leave_unless_open(f"{table}:{identity}")
    rows = store.load(table).loc[[identity]]
    if "home_iso3" in rows.columns:
        words = language.words(words.code, (str(rows["home_iso3"].iloc[0]),))
    fields = _claim_fields(rows, words) if table == "claims" else _fields(table, rows, words)
    st.table(fields, border="horizontal", alt=words(f"row-{table}"))
    if table == "trade":
        _outlier(rows, identity, words)
    if table == "claims":
        _claimed_row(rows.iloc[0], words)
    _claims(table, identity, words)
    if "sources" in rows.columns:
        citing.sources_of_row(table, rows.iloc[0], words)
    if table == "sources":
        by_table = sources_measures.rows_citing(identity, sources_measures.citing_tables())
        st.markdown(f"**{words('source-cited', count=sum(map(len, by_table.values())))}**")
        tables.show_grouped(by_table, words, key="citing")
    if table == "missions":
        mission = rows.iloc[0]
        _around([mission["sending_iso3"], mission["receiving_iso3"]], words)
    if table == "countries":
        _around([identity], words)
    _people(table, identity, words)
    citing.row(table, identity, words)


def _people(table: str, identity: str, words: Words) -> None:
    """The ways to all rows with each person whom the row names."""
    mentions = people_measures.mentions()
    named = mentions.loc[(mentions["table"] == table) & (mentions["row"] == identity), "person"].unique()
    for name in named:
        code, label = people_measures.code_of(name), words("person-all", name=plain(name))
        act = functools.partial(menu.open_search, "person", code, words)
        st.button(label, key=f"person-{code}", icon=":material/person:", type="tertiary", on_click=act)


def _list(by_table: dict[str, pd.Index], words: Words) -> None:
    """The rows behind a mark, by table."""
    _leave_unless_open("")
    st.caption(words("rows-behind", count=sum(map(len, by_table.values()))))
    tables.show_grouped(by_table, words, key="behind")


def _leave_unless_open(row: str) -> None:
    """Runs the page anew when the address no longer names this row: a dialog alone would go on showing it."""
    if address_bar.current().row != row:
        st.rerun()


def _fields(table: str, rows: pd.DataFrame, words: Words) -> dict[str, str]:
    """Every field of the one row given that has a value, in words; one that sources dispute is marked as such."""
    fields: dict[str, str] = {}
    disputed = set(sources_facts.claims_of(table, str(rows.index[0]))["field"])
    for field in schema.table(table).fields:
        if field.name in ("id", "former_ids", "sources") or field.name.endswith("precision"):
            continue
        value = cells.text(table, field.name, rows, words)
        text = citing.linked(plain(value), value) if field.name == "url" else plain(value)
        if field.name in disputed:
            text = f"{text or words('row-empty')} :orange-badge[{words('sources-differ')}]"
        if text:
            fields[plain(words.heading(table, field.name))] = text
    return fields


def _claim_fields(claims: pd.DataFrame, words: Words) -> dict[str, str]:
    """The fields of the one claim given, in words: what row it is about, and what either side says of its field."""
    values = table_columns.claim_cells(claims, words).drop(columns="source").iloc[0]
    return {plain(words.heading("claims", str(column))): plain(value) for column, value in values.items() if value}


def _outlier(rows: pd.DataFrame, identity: str, words: Words) -> None:
    """Why a reader should look twice at a figure of trade, where there is a reason."""
    reasons = outliers.known().to_dict("index").get(identity)
    if reasons:
        why = outliers_figures.reason_text(next(rows.itertuples()), reasons, words)
        st.info(plain(words("odd-row", why=why)), icon=":material/error:")


def _claims(table: str, identity: str, words: Words) -> None:
    """What this row says and what other sources say, field by field side by side, each with who says so."""
    claims = sources_facts.claims_of(table, identity)
    if len(claims):
        st.markdown(f"**{words('row-claims')}**")
        for field, others in claims.groupby("field", sort=False):
            _sides(table, identity, str(field), others, words)
        st.caption(f"{words('row-claims-rule')} {words('row-claims-counted')}")


def _claimed_row(claim: pd.Series, words: Words) -> None:
    """The values side by side that a claim is one of, and the way to the row that it is about."""
    table, row, field = str(claim["table"]), str(claim["row_id"]), str(claim["field"])
    claims = sources_facts.claims_of(table, row)
    _sides(table, row, field, claims[claims["field"] == field], words)
    icon = ":material/open_in_full:"
    st.button(words("claim-row"), key="claim-row", icon=icon, on_click=address_bar.open_row, args=(f"{table}:{row}",))


def _sides(table: str, identity: str, field: str, claims: pd.DataFrame, words: Words) -> None:
    """One field: the row's own value, and beside it each other one with the verdict of the rule."""
    rows, sources = store.load(table).loc[[identity]], store.load("sources")
    row = rows.iloc[0]
    stated = sources_facts.stated(table, row)
    silent = [source for source, of_row in stated.items() if field in of_row.silent]
    own = sources_facts.own_sources(row, claims["sources"], silent)
    stating = {
        source: kind for source in own for kind in ("vaguer", "states") if field in getattr(stated[source], kind)
    }
    described = schema.table(table).field(field)
    precision = str(row[described.precision]) if described.precision else ""
    st.markdown(plain(words.heading(table, field)))
    with st.container(horizontal=True, key=f"claims-{field}"):
        with st.container(border=True, width=SIDE, height="stretch"):
            value = plain(cells.text(table, field, rows, words)) or words("row-empty")
            st.markdown(f"**{value}**  \n{words('row-kept' if own else 'row-kept-alone')}")
            strongest = sorted(sources_facts.strongest(own), key=lambda one: stating.get(one) != "states")
            texts = {kind: words(f"stated-it-{kind}") for kind in set(stating.values())}
            marks = {one: f":green[:material/check: {texts[kind]}]" for one, kind in stating.items()}
            citing.source_list(strongest[:MOST_SOURCES], words, marks)
            if len(strongest) > MOST_SOURCES:
                st.caption(words("row-kept-more", count=len(strongest) - MOST_SOURCES))
        for _, claim in claims.iterrows():
            with st.container(border=True, width=SIDE, height="stretch"):
                value = plain(cells.claim_text(table, field, claim["value"], claim["precision"], words))
                st.markdown(f"**{value}**  \n{plain(claim['note'])}")
                citing.source_list(claim["sources"].split(";"), words)
                st.caption(verdict_text(sources_facts.verdict(row, own, claim, precision, sources), words))


def verdict_text(verdict: Verdict, words: Words) -> str:
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


def _around(states: list[str], words: Words) -> None:
    """What is around a mission or a state: its missions, heads through time, openings and closings, and its page."""
    countries, missions, envoys = (store.load(name) for name in ("countries", "missions", "envoys"))
    ends = ["sending_iso3", "receiving_iso3"]
    if len(states) == 1:
        of_state = missions[missions[ends].isin(states).any(axis="columns")]
        envoys = envoys[envoys[ends].isin(states).any(axis="columns")]
        if len(of_state):
            st.markdown(f"**{words('table-missions')}**")
            shown = table_columns.mission_cells(cells.newest_first(of_state), words)
            tables.show_brief("missions", shown, words, key="around-missions")
    else:
        envoys = envoys[(envoys[ends] == states).all(axis="columns")]
    if len(envoys):
        st.markdown(f"**{words('standing-through')}**")
        began = envoys[list(profile.STARTS)].min(axis="columns").sort_values(kind="stable")
        _postings(envoys.loc[began.index], words)
    _openings(states, words)
    for code in states:
        if countries.at[code, "role"] == "partner":
            label = words("standing-profile", country=words.country(code))
            act = functools.partial(menu.open_profile, code, words)
            st.button(label, key=f"profile-{code}", icon=":material/flag:", type="tertiary", on_click=act)


def _postings(envoys: pd.DataFrame, words: Words) -> None:
    """Postings with whom, where and all dates that are known of each: "appointed 18 February 2012, last seen 2014"."""
    columns = ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on")
    dates: list[str] = []
    for row in envoys.index:
        known = {name: cells.text("envoys", name, envoys.loc[[row]], words) for name in columns}
        if known["appointed_on"] or known["credentials_on"]:
            known["seen_first_on"] = ""
        dates.append(", ".join(table_columns.posting_date(name, date, words) for name, date in known.items() if date))
    tables.show_brief(
        "envoys", table_columns.posting_cells(envoys, words).assign(dates=dates), words, key="around-envoys"
    )


def _openings(states: list[str], words: Words) -> None:
    """The openings and closings between the states, as the events tell them."""
    events = store.load("milestones")
    known = events[events["kind"].isin(["mission_opened", "mission_closed"]) & events["partner_iso3"].isin(states)]
    if len(states) > 1:
        known = known[known["home_iso3"].isin(states)]
    if len(known):
        st.markdown(f"**{words('standing-events')}**")
        days = cells.displayed("milestones", "date", known, words)
        shown = pd.DataFrame({"since": days, "title": known["title"]}, index=known.index)
        headings = {"since": words("heading-date"), "title": words("heading-milestones-title")}
        tables.show_brief("milestones", shown, words, key="around-events", headings=headings)
