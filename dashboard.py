"""The server: `streamlit run dashboard.py` starts the pages and, beside them, the routes."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

# The frame's script lies in components/, so Streamlit puts that folder on the path; the pages import from the root.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from components.facts import store
from components.server import answers, metrics, middleware, routes
from components.ui import menu

SCRIPT = Path(__file__).resolve().parent / "components" / "ui" / "shell.py"

MIDDLEWARE = [Middleware(one) for one in (metrics.Watch, middleware.SafetyHeaders, middleware.Compression)]

app = st.App(
    SCRIPT,
    routes=routes.routes([*menu.PAGES, menu.SEARCH]),
    middleware=MIDDLEWARE,
    lifespan=routes.ready,
    on_script_error=metrics.count_error,
    exception_handlers={store.QuarantineError: answers.quarantined},
)
