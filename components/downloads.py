"""The panel from which the rows of a table or of a chart are taken away, and the address at which they always are."""

from __future__ import annotations

import datetime
import functools
from urllib.parse import urlsplit, urlunsplit

import pandas as pd
import streamlit as st

from components import exports, extracts, language, menu, snippets
from components.extracts import Extract
from components.filters import Filters
from components.language import Words


@st.fragment
def panel(rows: pd.Index, chosen: Filters, code: str, *, key: str, chart: bool = False) -> None:
    """A button that opens the panel for the rows with these addresses, which the index's name says the table of.

    Nothing of it is sent before it is opened, and no file is made before it is asked for.
    """
    words = language.words(code)
    with st.container(horizontal=True, horizontal_alignment="right"):
        label, key_of = words("download"), f"download-{key}"
        box = st.popover(label, icon=":material/download:", type="tertiary", key=key_of, on_change="rerun")
    if box.open:
        with box:
            _opened(rows, chosen, words, key, chart)


def _opened(rows: pd.Index, chosen: Filters, words: Words, key: str, chart: bool) -> None:
    name, today = str(rows.name), datetime.date.today()
    offers = {"screen": extracts.behind(rows, key if chart else name, chosen, today, words)}
    if chart and (measured := extracts.measured(rows, chosen, today, words)):
        offers["series"] = measured
    offers["whole"] = extracts.whole(name, today, words)

    def said(offer: str) -> str:
        kind = f"{offer}-chart" if chart and offer == "screen" else offer
        return words(f"download-{kind}", count=len(offers[offer].rows))

    picked = st.segmented_control(
        words("download-which"),
        offers,
        default="screen",
        required=True,
        format_func=said,
        key=f"which-{key}-{words.code}",
    )
    offer = offers[picked or "screen"]
    origin = _origin()
    with st.container(horizontal=True, gap="small"):
        for form in exports.MEDIA:
            st.download_button(
                words(f"download-{form}"),
                data=functools.partial(offer.content, form, origin, words),
                file_name=offer.file_name(form),
                mime=exports.MEDIA[form],
                key=f"take-{form}-{key}",
                on_click="ignore",
            )
    st.caption(words("download-note"))
    _address(offer, origin, words, key)


def _address(offer: Extract, origin: str, words: Words, key: str) -> None:
    """The address of the rows, and the lines that read them from there."""
    url = offer.url(origin, "csv")
    if not url:
        st.caption(words("download-no-address"))
        return
    spoken = st.segmented_control(
        words("download-address"),
        snippets.LANGUAGES,
        default="address",
        required=True,
        format_func=lambda name: words(f"download-in-{name}"),
        key=f"spoken-{key}-{words.code}",
    )
    told = snippets.lines(spoken or "address", url, extracts.described(offer.name), offer.rows)
    st.code(told, language=snippets.LANGUAGES[spoken or "address"], wrap_lines=True)
    st.caption(words("download-package", url=f"{origin}data/datapackage.zip"))


def _origin() -> str:
    """The address of this server as the reader has it, with a slash at its end."""
    parts = urlsplit(str(st.context.url or ""))
    folder, _, page = parts.path.rpartition("/")
    base = folder if page in menu.PAGES or not page else parts.path
    return urlunsplit((parts.scheme, parts.netloc, f"{base}/", "", ""))
