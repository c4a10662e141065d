"""What pages say where a file is held back."""

import asyncio
from pathlib import Path

from opened import opened
from starlette.requests import Request

from components.facts import store
from components.server import routes
from components.words.language import Words


def test_pages_open_without_outlines_and_say_so(folder: Path, monkeypatch, words: Words) -> None:
    (folder / store.LAND).unlink()
    monkeypatch.setattr(store, "STORE", store.Store(folder))
    app = opened("embassies", {})
    assert not app.exception
    assert [warning.value for warning in app.warning] == [words("held-land", file=store.LAND)]
    assert any("land.geojson" in text.value for text in app.text)
    answer = asyncio.run(routes.land(Request({"type": "http", "headers": []})))
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
