"""The browser that draws charts as pictures: Chromium, if the server has one, which is asked for nothing else.

It starts with a picture, takes about 430 MB, and ends when nobody has asked for another one for a while, or with the
server. It has no way out: all that it loads are Plotly's own files, and whatever else it asked for would end at a port
where nobody listens.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import html
from collections import OrderedDict
from pathlib import Path

from choreographer.browsers.chromium import Chromium as Browser
from choreographer.errors import ChannelClosedError, DevtoolsProtocolError
from kaleido import Kaleido
from kaleido.errors import (
    BrowserClosedError,
    BrowserFailedError,
    ChromeNotFoundError,
    JavascriptError,
    KaleidoError,
)

from components.export.pictures import Picture
from components.server.answers import Refusal
from components.words import language

SECONDS = 20
"""A picture takes at most, with the start of the browser if need be; then the browser is given up."""

IDLE = 600
"""Seconds without a picture after which the browser ends."""

MOST = 8
"""Readers who wait for a picture at once; others are told to come again."""

CACHED = 48
"""Pictures kept for the next who asks, the oldest given up first; one has at most half a megabyte."""

NOWHERE = "http://127.0.0.1:9"
"""Where all that leaves the browser is sent."""


FAILURES = (
    TimeoutError,
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    DevtoolsProtocolError,
    JavascriptError,
    KaleidoError,
)
"""How a picture comes to nothing: it took too long, the browser is gone, or it says that it cannot draw it."""


@functools.cache
def is_there() -> bool:
    """Whether the server has a browser that could draw."""
    return Path(Browser.find_browser(skip_local=False) or "").is_file()


class Chromium:
    """One browser, which draws one picture at a time; the last ones are kept."""

    def __init__(self) -> None:
        self._browser: Kaleido | None = None
        self._drawing = asyncio.Lock()
        self._waiting = 0
        self._ending: asyncio.Task[None] | None = None
        self._made: OrderedDict[str, bytes] = OrderedDict()

    async def draw(self, picture: Picture, form: str, tag: str) -> bytes:
        """A picture as SVG or PNG; its tag is that of all that it shows.

        Raises Refusal: 501 where there is no browser, 503 where too many wait or where it came to nothing.
        """
        if tag not in self._made and self._waiting >= MOST:
            raise Refusal(503, language.words()("route-picture-busy"))
        self._waiting += 1
        try:
            async with self._drawing:
                if tag not in self._made:
                    self._made[tag] = await self._drawn(picture, form)
                self._made.move_to_end(tag)
                while len(self._made) > CACHED:
                    self._made.popitem(last=False)
                return self._made[tag]
        finally:
            self._waiting -= 1

    async def _drawn(self, picture: Picture, form: str) -> bytes:
        size = {"width": picture.width, "height": picture.height, "scale": picture.scale if form == "png" else 1}
        if self._ending:
            self._ending.cancel()
        self._ending = asyncio.create_task(self._end())
        try:
            async with asyncio.timeout(SECONDS):
                if self._browser is None:
                    self._browser = Kaleido(mathjax=False, timeout=SECONDS, proxy_server=NOWHERE)
                    await self._browser.open()
                content = await self._browser.calc_fig(picture.figure, {"format": form, **size})
                return _with_title(content, picture.alt) if form == "svg" else content
        except ChromeNotFoundError:
            raise Refusal(501, language.words()("route-no-browser")) from None
        except FAILURES as failure:
            await self.close()
            raise Refusal(503, language.words()("route-picture-failed")) from failure

    async def _end(self) -> None:
        await asyncio.sleep(IDLE)
        async with self._drawing:
            await self.close()

    async def close(self) -> None:
        """Ends the browser, if it was started. The next picture starts another."""
        browser, self._browser = self._browser, None
        if browser is not None:
            with contextlib.suppress(*FAILURES):
                async with asyncio.timeout(SECONDS):
                    await browser.close()


def _with_title(content: bytes, alt: str) -> bytes:
    """An SVG that tells screen readers what it shows."""
    start, end, drawn = content.partition(b">")
    return start + b' role="img"' + end + f"<title>{html.escape(alt)}</title>".encode() + drawn


CHROMIUM = Chromium()
"""The browser of this server."""
