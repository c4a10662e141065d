"""Junk addresses: every page is drawn, every route answers with a sentence, and nobody sees a trace or a 500."""

import asyncio

import mutations
import pytest
import replicas
from windows import ask

from components.ui.menu import PAGES

PAGE_EVERY = 2 if mutations.COUNT < 500 else 1
"""Of so many junk addresses one is opened on a page, which takes longer than a route."""


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_junk_at_the_data_routes_gets_an_answer(url: str, method: str) -> None:
    for number in range(mutations.COUNT):
        asked = f"{mutations.path(number)}?{mutations.query(number)}"
        status, given, body = ask(url, asked, method)
        assert status in (200, 301, 307, 308, 400, 403, 404, 405), asked
        assert b"Traceback" not in body, asked
        assert given["x-content-type-options"] == "nosniff", asked
        if asked.startswith("/data/") and method == "GET":
            assert body.strip(), asked


def test_junk_in_the_address_of_a_page_is_left_out_and_the_page_stands(url: str) -> None:
    async def look() -> None:
        async with replicas.connect(url) as socket:
            for number in range(0, mutations.COUNT, PAGE_EVERY):
                page, query = tuple(PAGES)[number % len(PAGES)], mutations.query(number)
                status, _, body = await asyncio.to_thread(ask, url, f"/{page}?{query}")
                assert status == 200, (page, query)
                assert b"Traceback" not in body, (page, query)
                texts = await replicas.drawn(socket, page, query)
                assert not texts[0].startswith("exception"), (page, query, texts[0])
                assert len(texts) > 5, (page, query)

    asyncio.run(look())
