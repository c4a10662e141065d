"""What a reader's browser tells beside the choices: where this server is."""

from typing import Any

import pytest
import streamlit as st

from components.ui import address_bar


@pytest.mark.parametrize(
    ("url", "page", "origin"),
    [
        ("https://example.org/visits?country=ARG", "visits", "https://example.org/"),
        ("https://example.org/search?find=visa", "search", "https://example.org/"),
        ("https://example.org/", "overview", "https://example.org/"),
        ("https://example.org/ties/", "overview", "https://example.org/ties/"),
        ("https://example.org/ties", "overview", "https://example.org/ties/"),
        ("https://example.org/ties/overview", "overview", "https://example.org/ties/"),
    ],
)
def test_the_server_is_above_the_page_on_screen(
    url: str, page: str, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session: dict[str, Any] = {"page-name": page}
    monkeypatch.setattr(st, "session_state", session)
    monkeypatch.setattr(type(st.context), "url", url)
    assert address_bar.server_origin() == origin
