"""The widgets of the filters: set from the address before they are drawn, they write their codes back on a change."""

from __future__ import annotations

import functools
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

NARROW = 232
"""Pixels of a search, and of a choice among texts: four of them stand in one row."""

MOST_SEGMENTS = 8
"""A way of looking with more options than this is a slider."""


def shared(where: Address, words: Words) -> None:
    """The filters that every page has: home, region, partners, years, and the language where there are several."""
    with st.container(key="filters"):
        _home(where, words)
        _partners(where, words)
        _years(where, words)
        if len(language.languages()) > 1:
            _language(where, words)


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


def _partners(where: Address, words: Words) -> None:
    chosen = where.filters.partners
    by_region = regions()
    if by_region:
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
    key = _set("partners", words, list(chosen))
    st.multiselect(
        words("filter-partners"),
        sorted(address.partners(), key=words.country),
        format_func=words.country,
        placeholder=words("filter-partners-all", count=len(address.partners())),
        key=key,
        on_change=_changed,
        args=(key, "partners"),
    )


def _years(where: Address, words: Words) -> None:
    key = _set("years", words, where.filters.years)
    first, last = where.filters.bounds
    st.slider(words("filter-years"), first, last, key=key, on_change=_changed, args=(key, "years"))


def _language(where: Address, words: Words) -> None:
    # The one widget whose key has no language: a reader who changes it must not lose it.
    st.session_state["language"] = where.language
    st.selectbox(
        words("filter-language"),
        language.languages(),
        format_func=lambda code: language.words(code)("language-name"),
        key="language",
        on_change=_spoken,
    )


def _own(where: Address, choice: Choice, words: Words) -> None:
    codes = where.filters.own[choice]
    # The slider of years stands at the year of an exact day.
    of_table = f"choice-{choice.table}-{choice.name}"
    label = words(of_table if words.has(of_table) else f"choice-{choice.name}")
    if choice.searched:
        _search(choice, "".join(codes), label, words)
        return
    key = _set(choice.name, words, list(codes) if choice.many else codes[0][:4] if choice.days else codes[0])

    def said(code: str) -> str:
        return parameters.said(choice, code, words)

    options = _occurring(choice, codes) if choice.coded else choice.options
    arguments: dict[str, Any] = {"format_func": said, "key": key, "on_change": _changed, "args": (key, choice.name)}
    if choice.many and len(options) <= MOST_PILLS:
        as_text: dict[str, Any] = {"format_func": lambda code: plain(said(code))}
        st.pills(label, options, selection_mode="multi", **arguments | as_text)
    elif choice.many:
        st.multiselect(
            label, options, placeholder=words("choice-all"), width=320 if choice.coded else NARROW, **arguments
        )
    elif len(options) <= MOST_SEGMENTS:
        st.segmented_control(label, options, required=True, **arguments)
    else:
        # The slider itself tells the chosen option alone.
        ends = words("choice-span", label=label, first=said(options[0]), last=said(options[-1]).lower())
        st.select_slider(ends, options, **arguments)


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


def _changed(key: str, what: str) -> None:
    where = address_bar.current()
    value = st.session_state[key]
    if what == "homes":
        address_bar.change(where, homes=HOMES if value == "both" else (value,))
    elif what == "region":
        address_bar.change(where, partners=regions().get(value, ()))
    elif what == "partners":
        address_bar.change(where, partners=tuple(value))
    elif what == "years":
        address_bar.change(where, years=tuple(value))
    else:
        codes = tuple(value) if isinstance(value, list) else (value,) if value else ()
        own = {choice: codes if choice.name == what else kept for choice, kept in where.filters.own.items()}
        address_bar.change(where, own=own)


def _reset() -> None:
    where = address_bar.current()
    bounds, own = where.filters.bounds, where.filters.unchosen
    address_bar.change(where, homes=where.filters.usual, partners=(), years=bounds, own=own)


def _spoken() -> None:
    address_bar.write(replace(address_bar.current(), language=st.session_state["language"]))


@functools.lru_cache(maxsize=2)
def _regions(version: str) -> dict[str, tuple[str, ...]]:
    if "countries" not in store.STORE.snapshot().tables:
        return {}
    region = store.load("countries").set_index("iso3")["region"]
    partners = address.partners()
    return {name: tuple(code for code in partners if region[code] == name) for name in region[list(partners)].unique()}
