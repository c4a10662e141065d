"""The panel from which the rows of a table or of a chart are taken away, and the address at which they always are."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import babel
import pandas as pd
import streamlit as st
from babel.numbers import get_decimal_symbol

from components.choices.filters import Filters
from components.export import extracts, files
from components.export.extracts import Extract
from components.facts import schema, store
from components.ui import address_bar
from components.words import language
from components.words.language import Words

PICTURE, PICTURES = "picture-format", ("png", "svg")
"""Where a reader's session keeps the format of saved pictures, and the formats that there are."""


_FORMS = {"csv": "csv", "excel": "csv"} | dict(zip(files.MEDIA, files.MEDIA, strict=True))
"""The buttons of the panel, each with the format that it saves."""

MOST_SEGMENTS = 4
"""Sets of rows that stand side by side to choose from; more are a list."""


class Chart(NamedTuple):
    """What the panel below a chart knows of it: the addresses of the rows that its marks stand for, the line that shows
    it on another page, and the addresses of its picture."""

    drawn: Sequence[pd.Index]
    frame: str
    pictures: Sequence[str]


@st.fragment
def panel(
    rows: Sequence[pd.Index],
    chosen: Filters,
    code: str,
    *,
    key: str,
    measured: str = "",
    chart: Chart | None = None,
) -> None:
    """A button that opens the panel for the rows with these addresses; the name of each index says of which table.

    Below a `chart`, they are the rows that it is made from. `measured` names a series that is made from them, if any,
    which can be taken away as well. Nothing of it is sent before it is opened, and no file is made before it is asked
    for.
    """
    words = language.words(code)
    with st.container(horizontal=True, horizontal_alignment="right"):
        label, key_of = words("download"), f"download-{key}"
        box = st.popover(label, icon=":material/download:", type="tertiary", key=key_of, on_change="rerun")
    if box.open:
        offers = _offers(rows, chosen, words, key, chart.drawn if chart else None, measured)
        with box:
            if not chart:
                _files(offers, words, key)
                return
            of_rows, of_picture = st.tabs([words("download-tab-rows"), words("download-tab-picture")])
            with of_rows:
                _files(offers, words, key)
            with of_picture:
                _picture(words, key)
                st.caption(words("download-frame"))
                st.code(chart.frame, language="html", wrap_lines=True)
                st.caption(words("download-picture-address"))
                st.code("\n".join(chart.pictures), language=None, wrap_lines=True)


def picture(key: str, chosen: Filters) -> dict[str, str | int]:
    """How the camera in a chart's toolbar saves it: in the format last chosen, named in codes, sharp on any screen."""
    name = f"{key}_{chosen.slug()}_{store.STORE.snapshot().version}"
    return {"format": st.session_state.get(PICTURE, PICTURES[0]), "filename": name, "scale": 2}


def _picture(words: Words, key: str) -> None:
    """The choice of the format in which pictures are saved; it holds for every chart, so the page is drawn again."""
    known = st.session_state.get(PICTURE, PICTURES[0])
    picked = st.segmented_control(
        words("download-picture"),
        PICTURES,
        default=known,
        required=True,
        format_func=str.upper,
        key=f"picture-{key}-{words.code}",
    )
    if picked and picked != known:
        st.session_state[PICTURE] = picked
        st.rerun()


def _files(offers: Mapping[str, tuple[str, Extract]], words: Words, key: str) -> None:
    """What can be taken: which rows, in which format, and the address at which they are."""
    labels = {offer: label for offer, (label, _) in offers.items()}
    first = next(iter(offers))
    look: dict[str, Any] = {"format_func": lambda one: labels[one], "key": f"which-{key}-{words.code}"}
    if len(labels) <= MOST_SEGMENTS:
        picked = st.segmented_control(words("download-which"), labels, default=first, required=True, **look)
    else:
        picked = st.selectbox(words("download-which"), list(labels), **look)
    offer = offers[picked or first][1]
    origin = address_bar.server_origin()
    excel_key = f"excel-{key}-{words.code}"
    separator = files.EXCEL[st.session_state.get(excel_key) or _usual_separator()]
    with st.container(horizontal=True, gap="small"):
        for name, form in _FORMS.items():
            st.download_button(
                words(f"download-{name}"),
                data=functools.partial(offer.content, form, origin, words, excel=separator if name == "excel" else ""),
                file_name=offer.file_name(form),
                mime=files.MEDIA[form],
                key=f"take-{name}-{key}",
                on_click="ignore",
            )
    st.segmented_control(
        words("download-excel-separator"),
        files.EXCEL,
        default=_usual_separator(),
        required=True,
        format_func=lambda code: words(f"download-excel-{code}"),
        key=excel_key,
    )
    st.caption(words("download-note"))
    _row_addresses(offer, origin, words, key)


def _usual_separator() -> str:
    """What separates cells where the reader's browser is: a semicolon where the comma is the decimal sign."""
    try:
        decimal = get_decimal_symbol(babel.Locale.parse(st.context.locale or language.DEFAULT, sep="-"))
    except (ValueError, babel.UnknownLocaleError):
        decimal = "."
    return "semicolon" if decimal == "," else "1"


def _offers(
    rows: Sequence[pd.Index],
    chosen: Filters,
    words: Words,
    key: str,
    drawn: Sequence[pd.Index] | None,
    measured: str,
) -> dict[str, tuple[str, Extract]]:
    """What can be taken: the series that is measured; of each table the rows of the chart, those on screen where they
    are others, the series that they are, and the whole; with its words."""
    today, offers = datetime.date.today(), {}
    of_screen, of_chart = address_bar.by_table(rows), address_bar.by_table(drawn or ())
    if measured and len(of_screen) > 1:
        offers["measured"] = extracts.extract(measured, chosen, today, words)
    for name, screen in of_screen.items():
        if name in of_chart:
            offers[f"chart-{name}"] = extracts.rows_behind(of_chart[name], key, chosen, today, words)
        if name not in of_chart or len(of_chart[name]) < len(screen):
            offers[f"screen-{name}"] = extracts.rows_behind(screen, name, chosen, today, words)
        if measured and len(of_screen) == 1:
            offers["measured"] = extracts.extract(measured, chosen, today, words)
        if (series := extracts.series_of(screen, chosen, today, words)) and series.name != measured:
            offers["series"] = series
        offers[f"whole-{name}"] = extracts.whole(name, today, words)

    def label(offer: str, extract: Extract) -> str:
        text = words(f"download-{offer.partition('-')[0]}", count=len(extract.rows))
        several = len(of_screen) > 1 and extract.name in of_screen
        return f"{words(f'table-{extract.name}')}: {text}" if several else text

    return {offer: (label(offer, extract), extract) for offer, extract in offers.items()}


def _row_addresses(offer: Extract, origin: str, words: Words, key: str) -> None:
    """The address of the rows, and the lines that read them from there."""
    url = offer.url(origin, "csv")
    if not url:
        st.caption(words("download-no-address"))
        return
    syntax = st.segmented_control(
        words("download-address"),
        files.SNIPPETS,
        default="address",
        required=True,
        format_func=lambda name: words(f"download-in-{name}"),
        key=f"spoken-{key}-{words.code}",
    )
    snippet = files.snippet(syntax or "address", url, schema.table(offer.name), offer.rows)
    st.code(snippet, language=files.SNIPPETS[syntax or "address"], wrap_lines=True)
    st.caption(words("download-package", url=f"{origin}data/datapackage.zip"))
