"""What the server does before its first reader comes: it reads the tables and imports what the pages will need."""

from __future__ import annotations

import datetime
import gc
import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

import components
from components import address, data, figures, kept


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:
    """Makes everything ready that readers share, so that the first of them waits no longer than the next."""
    data.STORE.snapshot()
    address.bounds()
    kept.newest_fact(datetime.date.today())
    for folder in (components, figures):
        for module in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."):
            importlib.import_module(module.name)
    # Streamlit collects garbage after every run. What stands now stays as long as the server, so it need not be gone
    # through each time: on these tables that took longer than drawing a page.
    gc.collect()
    gc.freeze()
    yield
