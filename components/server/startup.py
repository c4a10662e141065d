"""What the server does before its first reader comes: it reads the tables and imports what the pages will need."""

from __future__ import annotations

import asyncio
import datetime
import gc
import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

import components
from components.choices import address
from components.facts import store
from components.measures import counts
from components.server import compression, first_html, headers


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:
    """Makes everything ready that readers share, so that the first of them waits no longer than the next."""
    store.STORE.snapshot()
    address.bounds()
    counts.newest_fact(datetime.date.today())
    for module in pkgutil.walk_packages(components.__path__, "components."):
        importlib.import_module(module.name)
    # Streamlit collects garbage after every run. What stands now stays as long as the server, so it need not be gone
    # through each time: on these tables that took longer than drawing a page.
    gc.collect()
    gc.freeze()
    headers.unname_server()
    warming = asyncio.create_task(compression.warm(app, first_html.named()))
    yield
    warming.cancel()
