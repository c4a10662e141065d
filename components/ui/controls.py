"""The widgets of the filters: set from the address before they are drawn, they write their codes back on a change."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from components.choices import address, parameters
from components.choices.address import Address
from components.choices.filters import HOMES
from components.choices.parameters import Choice
from components.facts import store
from components.ui import address_bar
from components.ui.markdown import plain
from components.words import language
from components.words.language import Words

MOST_PILLS = 6
"""A choice of more codes than this is a list to search in, not a row of pills."""

NARROW, WIDE = 232, 320
"""Pixels of a search and of a choice among texts, of which four stand in one row, and of a choice among codes."""

MOST_SEGMENTS = 8
"""A way of looking with more options than this is a slider."""


def shared(where: Address, words: Words) -> None:
    """The filters that every page has: home, region, partners, years, and the language where there are several."""
    with st.container(key="filters"):
        _home(where, words)
        _region(where, words)
        partners = sorted(address.partners(), key=words.country)
        hint = words("filter-partners-all", count=len(partners))
        _several(
            "partners",
            partners,
            where.filters.partners,
            words.country,
            words,
            label=words("filter-partners"),
            hint=hint,
        )
        _years(where, words)
        if len(language.languages()) > 1:
            _language(where, words)
        if "Mobi" in st.context.headers.get("User-Agent", ""):
            # On a phone the filters cover the page; components/server/page.js closes them on a click here.
            st.button(words("show-result"), key="show-result", type="primary", width="stretch")


def own(where: Address, words: Words) -> None:
    """The page's own choices that matter in its open view, in one row above its content; the map has the day's own."""
    offered = [choice for choice in where.filters.offered if not choice.days]
    if offered:
        with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
            for choice in offered:
                if not choice.aside:
                    _own(where, choice, words)
            aside = [choice for choice in offered if choice.aside]
            if aside:
                with st.popover(words("choices-aside"), icon=":material/tune:"):
                    for choice in aside:
                        _own(where, choice, words)


def reset(words: Words) -> None:
    """A button that takes every choice back."""
    st.button(
        words("reset"), key=f"reset-{words.code}", icon=":material/restart_alt:", type="tertiary", on_click=_reset
    )


def regions() -> dict[str, tuple[str, ...]]:
    """The partner states of each region, as the table of states has them; empty while that table is quarantined."""
    return _regions(store.STORE.snapshot().version)


def _home(where: Address, words: Words) -> None:
    chosen = where.filters.homes
    key = _set("home", words, chosen[0] if len(chosen) == 1 else "both")
    st.segmented_control(
        words("filter-home"),
        [*HOMES, "both"],
        format_func=lambda code: words("both-homes") if code == "both" else words.country(code),
        key=key,
        required=True,
        on_change=_changed,
        args=(key, "homes"),
    )


def _region(where: Address, words: Words) -> None:
    by_region = regions()
    if by_region:
        chosen = where.filters.partners
        whole = next((name for name, codes in by_region.items() if codes == chosen), None)
        key = _set("region", words, whole if chosen else "all")
        st.pills(
            words("filter-region"),
            ["all", *sorted(by_region, reverse=True)],
            format_func=lambda region: words("region-all" if region == "all" else f"region-{region.replace(' ', '-')}"),
            key=key,
            on_change=_changed,
            args=(key, "region"),
        )


def _years(where: Address, words: Words) -> None:
    """The years, to be dragged or to be typed."""
    first, last = where.filters.bounds
    key = _set("years", words, where.filters.years)
    st.slider(words("filter-years"), first, last, key=key, on_change=_changed, args=(key, "years"))
    with st.container(horizontal=True):
        for end, year in zip(("from", "to"), where.filters.years, strict=True):
            key = _set(end, words, year)
            st.number_input(words(f"filter-{end}"), first, last, key=key, on_change=_changed, args=(key, end))


def _language(where: Address, words: Words) -> None:
    # The one widget whose key has no language: a reader who changes it must not lose it.
    st.session_state["language"] = where.language
    st.selectbox(
        words("filter-language"),
        language.languages(),
        format_func=lambda code: language.words(code)("language-name"),
        key="language",
        on_change=_language_changed,
    )


def _own(where: Address, choice: Choice, words: Words) -> None:
    codes = where.filters.own[choice]
    of_table = f"choice-{choice.table}-{choice.name}"
    label = words(of_table if words.has(of_table) else f"choice-{choice.name}")
    if choice.searched:
        _search(choice, "".join(codes), label, words)
        return

    def named(code: str) -> str:
        return parameters.said(choice, code, words)

    options = _occurring(choice, codes) if choice.coded else choice.options
    if choice.many and len(options) > MOST_PILLS:
        hint, width = words("choice-all"), WIDE if choice.coded else NARROW
        _several(choice.name, options, codes, named, words, label=label, hint=hint, width=width)
        return
    # The slider of years stands at the year of an exact day.
    key = _set(choice.name, words, list(codes) if choice.many else codes[0][:4] if choice.days else codes[0])
    # In a row, options would scroll sideways instead of standing on a second line.
    changed: dict[str, Any] = {"key": key, "on_change": _changed, "args": (key, choice.name)}
    if choice.many:
        st.pills(
            label, options, selection_mode="multi", format_func=lambda code: plain(named(code)), wrap=True, **changed
        )
    elif len(options) <= MOST_SEGMENTS:
        st.segmented_control(label, options, required=True, format_func=named, wrap=True, **changed)
    else:
        # The slider itself tells the chosen option alone.
        ends = words("choice-span", label=label, first=named(options[0]), last=named(options[-1]).lower())
        st.select_slider(ends, options, format_func=named, **changed)


def _several(
    name: str,
    options: Sequence[str],
    chosen: Sequence[str],
    named: Callable[[str], str],
    words: Words,
    *,
    label: str,
    hint: str,
    width: int | Any = "stretch",
) -> None:
    """Codes from a list that closes after each choice, and below it those that are chosen, to be taken out.

    Not Streamlit's multiselect: its list stays open and covers what the choice has changed.
    """
    with st.container(width=width, gap="xsmall"):
        key = _set(name, words, None)
        st.selectbox(
            label,
            [code for code in options if code not in chosen],
            format_func=named,
            placeholder=words("choice-add") if chosen else hint,
            key=key,
            on_change=_added,
            args=(key, name),
        )
        if chosen:
            key = _set(f"{name}-chosen", words, list(chosen))
            st.pills(
                label,
                list(chosen),
                selection_mode="multi",
                format_func=lambda code: f"{plain(named(code))} :material/close:",
                key=key,
                on_change=_changed,
                args=(key, name),
                label_visibility="collapsed",
            )


def _occurring(choice: Choice, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that some row has, or that are chosen; all of them while the table is quarantined."""
    rows = store.STORE.snapshot().tables.get(choice.table)
    found = {*chosen, *(choice.options if rows is None else rows[choice.narrows].unique())}
    return tuple(option for option in choice.options if option in found)


def _search(choice: Choice, text: str, label: str, words: Words) -> None:
    key = _set(choice.name, words, text)
    st.text_input(
        label,
        key=key,
        type="search",
        max_chars=parameters.LONGEST_SEARCH,
        placeholder=words(f"choice-{choice.name}-of-{choice.table}"),
        on_change=_changed,
        args=(key, choice.name),
        width=NARROW,
    )


def _set(name: str, words: Words, value: object) -> str:
    """Gives a widget the address's value before it is drawn; its key names the language, in which its labels are."""
    key = f"{name}-{words.code}"
    st.session_state[key] = value
    return key


def _added(key: str, what: str) -> None:
    """Adds the code that was picked to those that are chosen."""
    picked = st.session_state[key]
    if picked is not None:
        filters = address_bar.current().filters
        chosen = filters.partners if what == "partners" else filters.chosen(what)
        _write(what, [*chosen, picked])


def _changed(key: str, what: str) -> None:
    _write(what, st.session_state[key])


def _write(what: str, value: Any) -> None:
    """Writes what was chosen of one filter into the address."""
    where = address_bar.current()
    first, last = where.filters.years
    if what == "homes":
        address_bar.change(where, homes=HOMES if value == "both" else (value,))
    elif what == "region":
        address_bar.change(where, partners=regions().get(value, ()))
    elif what == "partners":
        address_bar.change(where, partners=tuple(value))
    elif what in ("years", "from", "to"):
        years = {"years": value, "from": (value or first, last), "to": (first, value or last)}[what]
        address_bar.change(where, years=tuple(sorted(years)))
    else:
        codes = tuple(value) if isinstance(value, list) else (value,) if value else ()
        own = {choice: codes if choice.name == what else others for choice, others in where.filters.own.items()}
        address_bar.change(where, own=own)


def _reset() -> None:
    where = address_bar.current()
    bounds, own = where.filters.bounds, where.filters.unchosen
    address_bar.change(where, homes=where.filters.usual, partners=(), years=bounds, own=own)


def _language_changed() -> None:
    address_bar.write(replace(address_bar.current(), language=st.session_state["language"]))


@functools.lru_cache(maxsize=2)
def _regions(version: str) -> dict[str, tuple[str, ...]]:
    if "countries" not in store.STORE.snapshot().tables:
        return {}
    region = store.load("countries").set_index("iso3")["region"]
    partners = address.partners()
    return {name: tuple(code for code in partners if region[code] == name) for name in region[list(partners)].unique()}
