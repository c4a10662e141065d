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
from components.facts import search, store
from components.ui import address_bar
from components.words import language
from components.words.language import Words, plain

MOST_PILLS = 6
"""A choice of more codes than this is a list to search in, not a row of pills."""

NARROW, WIDE = 232, 320
"""Pixels of a search and of a choice among texts, of which four stand in one row, and of a choice among codes."""

MOST_SEGMENTS = 8
"""A way of looking with more options than this is a slider."""


def shared_filters(where: Address, words: Words) -> None:
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
        if address_bar.on_phone():
            # On a phone the filters cover the page; components/server/page.js closes them on a click here.
            st.button(words("show-result"), key="show-result", width="stretch")


def page_choices(where: Address, words: Words) -> None:
    """The page's own choices that matter in its open view, in one row above its content; the map has the day's own."""
    offered = [choice for choice in where.filters.offered if not (choice.days or choice.searched)]
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


def reset_button(words: Words) -> None:
    """A button that takes every choice back."""
    st.button(
        words("reset"), key=f"reset-{words.code}", icon=":material/restart_alt:", type="tertiary", on_click=_reset
    )


def _home(where: Address, words: Words) -> None:
    chosen = where.filters.homes
    st.segmented_control(
        words("filter-home"),
        [*HOMES, "both"],
        format_func=lambda code: words("both-homes") if code == "both" else words.country(code),
        required=True,
        **_bound("home", words, chosen[0] if len(chosen) == 1 else "both"),
    )


def _region(where: Address, words: Words) -> None:
    by_region, chosen = address.regions(), where.filters.partners
    if by_region:
        whole = next((name for name, codes in by_region.items() if codes == chosen), None)
        st.pills(
            words("filter-region"),
            ["all", *sorted(by_region, reverse=True)],
            format_func=lambda region: words("region-all" if region == "all" else f"region-{region.replace(' ', '-')}"),
            **_bound("region", words, whole if chosen else "all"),
        )


def _years(where: Address, words: Words) -> None:
    """The years, to be dragged or to be typed."""
    first, last = where.filters.bounds
    st.slider(words("filter-years"), first, last, **_bound("years", words, where.filters.years))
    with st.container(horizontal=True):
        for end, year in zip(("from", "to"), where.filters.years, strict=True):
            st.number_input(words(f"filter-{end}"), first, last, **_bound(end, words, year))


def _language(where: Address, words: Words) -> None:
    # The one widget whose key has no language: a reader who changes it must not lose it.
    st.session_state["language"] = where.language
    st.selectbox(
        words("filter-language"),
        language.languages(),
        format_func=lambda code: language.words(code)("language-name"),
        key="language",
        on_change=lambda: address_bar.write(replace(address_bar.current(), language=st.session_state["language"])),
    )


def _own(where: Address, choice: Choice, words: Words) -> None:
    """One of the page's own choices: a list to search in, pills, segments or a slider."""
    codes = where.filters.own[choice]
    of_table = f"choice-{choice.table}-{choice.name}"
    label = words(of_table if words.has(of_table) else f"choice-{choice.name}")
    label_of = functools.partial(parameters.option_text, choice, words=words)
    options = _occurring(choice, codes) if choice.coded else choice.options
    if choice.many and len(options) > MOST_PILLS:
        hint, width = words("choice-all"), WIDE if choice.coded else NARROW
        _several(choice.name, options, codes, label_of, words, label=label, hint=hint, width=width)
        return
    # The slider of years stands at the year of an exact day.
    value = list(codes) if choice.many else codes[0][:4] if choice.days else codes[0]
    # In a row, options would scroll sideways instead of standing on a second line.
    look: dict[str, Any] = _bound(choice.name, words, value) | {"format_func": label_of, "wrap": True}
    if choice.many:
        st.pills(label, options, selection_mode="multi", **look | {"format_func": lambda code: plain(label_of(code))})
    elif len(options) <= MOST_SEGMENTS:
        st.segmented_control(label, options, required=True, **look)
    else:
        # The slider itself tells the chosen option alone.
        ends = words("choice-span", label=label, first=label_of(options[0]), last=label_of(options[-1]).lower())
        st.select_slider(ends, options, format_func=label_of, **_bound(choice.name, words, value))


def _several(
    name: str,
    options: Sequence[str],
    chosen: Sequence[str],
    label_of: Callable[[str], str],
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
        st.selectbox(
            label,
            [code for code in options if code not in chosen],
            format_func=label_of,
            placeholder=words("choice-add") if chosen else hint,
            # What the browser does not find, as it minds accents and knows one name of each, comes as it was typed.
            accept_new_options=name == "partners",
            **_bound(name, words, None) | {"on_change": _added},
        )
        if chosen:
            st.pills(
                label,
                list(chosen),
                selection_mode="multi",
                format_func=lambda code: f"{plain(label_of(code))} :material/close:",
                label_visibility="collapsed",
                **_bound(name, words, list(chosen), key=f"{name}-chosen"),
            )


def _occurring(choice: Choice, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that some row has, or that are chosen; all of them while the table is quarantined."""
    rows = store.tables().get(choice.table)
    found = {*chosen, *(choice.options if rows is None else rows[choice.narrows].unique())}
    return tuple(option for option in choice.options if option in found)


def _bound(name: str, words: Words, value: object, *, key: str = "") -> dict[str, Any]:
    """Gives the widget of a filter the address's value before it is drawn, and has it write a change of it there.

    Its key names the language, in which its labels are; `key` is another name, for a second widget of a filter.
    """
    key = f"{key or name}-{words.code}"
    st.session_state[key] = value
    return {"key": key, "on_change": _changed, "args": (key, name)}


def _added(key: str, what: str) -> None:
    """Adds the code that was picked, or the state that was typed by any of its names, to those that are chosen."""
    picked = st.session_state[key]
    if picked is None:
        return
    where = address_bar.current()
    chosen = where.filters.partners if what == "partners" else where.filters.chosen(what)
    if what == "partners" and picked not in address.partners():
        typed, picked = picked, search.state(picked, address.partners())
        if not picked:
            unknown = language.words(where.language)("filter-partners-unknown", name=plain(typed))
            st.toast(unknown, icon=":material/search_off:")
            return
    _write(what, [*chosen, picked])


def _changed(key: str, what: str) -> None:
    _write(what, st.session_state[key])


def _write(what: str, value: Any) -> None:
    """Writes what was chosen of one filter into the address."""
    where = address_bar.current()
    first, last = where.filters.years
    if what == "home":
        address_bar.change(homes=HOMES if value == "both" else (value,))
    elif what == "region":
        address_bar.change(partners=address.regions().get(value, ()))
    elif what == "partners":
        address_bar.change(partners=tuple(value))
    elif what in ("years", "from", "to"):
        years = {"years": value, "from": (value or first, last), "to": (first, value or last)}[what]
        address_bar.change(years=tuple(sorted(years)))
    else:
        address_bar.choose(what, *(value if isinstance(value, list) else (value,) if value else ()))


def _reset() -> None:
    """Takes every choice back but the open view."""
    where = address_bar.current()
    bounds, page_choices = where.filters.bounds, where.filters.unchosen
    address_bar.change(homes=where.filters.usual, partners=(), years=bounds, own=page_choices)
