"""The sources behind what is on screen, how to cite them, a view, a chart or a row, and the link to a view."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.choices.address import Query
from components.choices.filters import Filters
from components.export import citations
from components.export.citations import FORMS, Work
from components.facts import cells, dates, sources, store
from components.facts.sources import Stated
from components.measures import sources as sources_measures
from components.ui import address_bar
from components.words.language import Words, plain

LISTED = 60
"""Sources listed at once below a page; each row's own panel lists all of its own."""

MARKS = {
    "states": ("green", "check"),
    "vaguer": ("green", "check"),
    "other": ("orange", "balance"),
    "silent": ("gray", "remove"),
}
"""The colour and the icon of what a source is known to say of a field."""


def sources_behind(tables: pd.DataFrame | Sequence[pd.DataFrame], words: Words) -> None:
    """How many sources the rows rest on and, once a reader opens it, which ones, the most cited first."""
    if "sources" not in store.tables():
        return
    each = [tables] if isinstance(tables, pd.DataFrame) else tables
    cited, official = (
        sources_measures.rows_by_source(each),
        sources_measures.official_sources(each, store.load("sources")),
    )
    label = words("provenance", count=len(cited), official=len(official))
    section = st.expander(label, key="provenance", icon=":material/fact_check:", on_change="rerun")
    if section.open:
        with section:
            st.caption(words("provenance-official"))
            source_list(cited.index[:LISTED], words)
            if len(cited) > LISTED:
                st.caption(words("provenance-more", count=len(cited) - LISTED))
            _popover(lambda: _sources(cited.index[:LISTED]), words, key="source", label="cite-source")


def source_list(ids: Iterable[str], words: Words, marks: Mapping[str, str] | None = None) -> None:
    """Sources one below the other: title as a link, then publisher, date, kind and language, and its mark, if any."""
    known = store.load("sources")
    for _, source in known.loc[pd.Index([*ids]).intersection(known.index)].iterrows():
        date, kind = words.date(*dates.partial(source["published_on"])), words.value("sources", "kind", source["kind"])
        about = [source["publisher"], date, kind, words.language(source["language"])]
        small = plain(" · ".join(part for part in about if part))
        mark = (marks or {}).get(source["id"], "")
        text = f"{linked(plain(source['title']), source['url'])}  \n:small[{small}]"
        st.markdown(f"{text}  \n:small[{mark}]" if mark else text)


def sources_of_row(table: str, row: pd.Series, words: Words) -> None:
    """The sources of a row, each with the fields that it is known to state."""
    known = {} if table == "claims" else sources.stated(table, row)
    marks = {source: _mark(table, stated, words) for source, stated in known.items()}
    st.markdown(f"**{words('heading-sources')}**")
    source_list(row["sources"].split(";"), words, marks)
    if table != "claims" and not all(marks.values()):
        st.caption(words("stated-unrecorded"))


def _mark(table: str, stated: Stated, words: Words) -> str:
    """What a source is known to say of the fields of its row, in words; "" where nothing is recorded."""
    if stated.only and not stated.other:
        return f":green[:material/check: {words('stated-only')}]"
    parts = []
    for kind, (colour, icon) in MARKS.items():
        if fields := getattr(stated, kind):
            names = plain(words.join(words.heading(table, field) for field in fields))
            text = words(f"stated-{kind}", fields=names)
            parts.append(f":{colour}[:material/{icon}: {text}]")
    return " ".join([*parts, *([f":gray[({plain(stated.note)})]"] if stated.note else [])])


def linked(label: str, url: str) -> str:
    """A link where the address is one of the web, otherwise the label alone."""
    address = sources.web_address(url)
    return f"[{label}](<{address}>)" if address else label


def view(page: str, words: Words) -> None:
    """The citation of exactly what is on screen, behind a button; `page` is the page's title."""

    def works() -> dict[str, Work]:
        filters = address_bar.page_address().filters
        seen = ", ".join([filters.describe(words), *_looks(filters, words)])
        return {"view": _view(page.lower(), words("cite-title", page=page, what=seen), words)}

    _popover(works, words, key="view", label="cite-view")


def chart(title: str, key: str, words: Words) -> None:
    """The citation of a chart, behind a button."""
    _popover(lambda: {"chart": _view(key, title, words)}, words, key=key, label="cite-chart")


def link(words: Words) -> None:
    """A button that copies the link of the view (see components/server/page.js), and shows it to be copied by hand."""
    popover = st.popover(
        words("copy-link"), icon=":material/link:", type="tertiary", key="copy-link", on_change="rerun"
    )
    if popover.open:
        with popover:
            st.caption(words("copy-link-help"))
            st.code(_link(_view_query(), words), language=None, wrap_lines=True)


def row(table: str, identity: str, words: Words) -> None:
    """The address of one row and its citation with those of its sources; of a source, its own."""
    section = st.expander(words("cite-row"), key="cite-row", icon=":material/format_quote:", on_change="rerun")
    if section.open:
        with section:
            st.caption(words("cite-link"))
            st.code(_link({"row": f"{table}:{identity}"}, words), language=None, wrap_lines=True)
            _forms(_works_of_row(table, store.load(table).loc[[identity]], words), words, key="row")


def _popover(works: Callable[[], Mapping[str, Work]], words: Words, *, key: str, label: str) -> None:
    """A button that opens the citations; they are made once it does."""
    icon = ":material/format_quote:"
    popover = st.popover(words(label), icon=icon, type="tertiary", key=f"cite-{key}", on_change="rerun")
    if popover.open:
        with popover:
            _forms(works(), words, key=key)


@st.fragment
def _forms(works: Mapping[str, Work], words: Words, *, key: str) -> None:
    """One of the works in the form that the reader picks, to copy or to download."""
    picked = next(iter(works))
    if len(works) > 1:
        picked = st.selectbox(
            words("cite-what"), works, format_func=lambda one: works[one].title, key=f"cite-{key}-what-{words.code}"
        )
    form = st.segmented_control(
        words("cite-form"),
        FORMS,
        format_func=lambda one: words(f"cite-form-{one}"),
        default="apa",
        required=True,
        key=f"cite-{key}-form-{words.code}",
    )
    write, ending, mime = FORMS[form]
    citation = write(works[picked], words)
    st.code(citation, language=None, wrap_lines=True)
    st.download_button(
        words("cite-download"),
        data=citation.encode(),
        file_name=f"{works[picked].key}.{ending}",
        mime=mime,
        key=f"cite-{key}-download-{words.code}",
        on_click="ignore",
        icon=":material/download:",
    )


def _view(name: str, title: str, words: Words) -> Work:
    """What is on screen, or one chart of it, as a work."""
    key = "_".join([name, address_bar.page_address().filters.slug(), store.STORE.snapshot().version])
    return _work(key, title, _view_query(), words)


def _view_query() -> Query:
    """The parameters of what is on screen, without the row that is open over it."""
    return replace(address_bar.page_address(), row="").query()


def _looks(filters: Filters, words: Words) -> list[str]:
    """The ways of looking that are not those at first, each with what was chosen; open tabs have no name."""
    looks = []
    for choice, codes in filters.own.items():
        if not choice.many and codes != choice.default and words.has(f"choice-{choice.name}"):
            key = f"option-{choice.name}-{codes[0]}"
            option = words(key) if words.has(key) else codes[0]
            looks.append(words("cite-look", choice=words(f"choice-{choice.name}"), option=option))
    return looks


def _works_of_row(table: str, row: pd.DataFrame, words: Words) -> dict[str, Work]:
    """A row of the data as a work, and its sources; a source is a work by itself. `row` is a table of one row."""
    (identity,) = row.index
    if table == "sources":
        return _sources([identity])
    title = ", ".join(filter(None, [sources.headline(table, row, words), cells.date_text(table, row, words)]))
    work = _work(f"{table}-{identity}", title, {"row": [f"{table}:{identity}"]}, words)
    return {"row": work} | _sources(row["sources"].iloc[0].split(";") if "sources" in row.columns else ())


def _work(key: str, title: str, query: Query, words: Words) -> Work:
    """A part of these data as a work: their version and its day, seen today. Its link names the version as well, so
    that who follows it later is told what differs."""
    version = store.STORE.snapshot().version
    return Work(
        key=key,
        title=title,
        author=words("cite-author"),
        part_of=words("cite-work"),
        issued=store.created()[:10],
        version=version,
        url=_link({**query, "version": version}, words),
        language=words.code,
        kind="dataset",
        accessed=datetime.date.today(),
    )


def _sources(ids: Iterable[str]) -> dict[str, Work]:
    """These sources as works, by their ids."""
    known = store.load("sources")
    found = known.loc[pd.Index([*ids]).intersection(known.index)]
    return {str(one): citations.source(source.to_dict()) for one, source in found.iterrows()}


def _link(query: Mapping[str, str | list[str]], words: Words) -> str:
    """The whole address of a view or of a row on the page that the reader is on."""
    codes = urlencode({**query, **address_bar.language_query(words)}, doseq=True, safe=":")
    base = str(st.context.url or "")
    return f"{base}?{codes}" if codes else base
