"""Pages opened without a browser, and the marks of the figures on them."""

import functools
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from conftest import ROOT
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

# For each app that is opened Streamlit looks through all installed packages. What it finds is always the same.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)


def fresh(page: str) -> AppTest:
    """A page that has not been run yet."""
    app = AppTest.from_file(str(ROOT / "components" / "ui" / "shell.py"), default_timeout=60)
    return app.switch_page(f"../../pages/{page}.py")


def opened(page: str, query: dict[str, list[str]]) -> AppTest:
    """The page as a reader meets it who comes with this address."""
    app = fresh(page)
    for name, values in query.items():
        app.query_params[name] = values
    return app.run()


def points(figure: go.Figure) -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    """Each mark of a figure that answers to the pointer: its name, its values, and what it carries."""
    for trace in figure.data:
        if trace.hoverinfo == "skip" or trace.visible == "legendonly":
            continue
        values = next(trace[name] for name in ("z", "values", "y", "x") if name in trace and trace[name] is not None)
        if trace.type in ("scatter", "bar"):
            values = [None if pd.isna(x) or pd.isna(y) else (x, y) for x, y in zip(trace.x, trace.y, strict=True)]
        # The browser tells the id of an area of a treemap that is picked.
        carried = trace.ids if trace.type == "treemap" else trace.customdata
        assert carried is not None, f"the trace {trace.name!r} of {figure.layout.title.text!r} carries no customdata"
        assert len(carried) == len(values), (
            f"the trace {trace.name!r} has {len(values)} marks, {len(carried)} customdata"
        )
        for value, text in zip(_flat(values), _flat(carried), strict=True):
            if value is not None and not (isinstance(value, float) and pd.isna(value)):
                yield f"{trace.name} at {value}", value if isinstance(value, tuple) else (value,), text


def _flat(values: Any) -> Iterator[Any]:
    """The cells of a list, or of a grid row by row."""
    for value in values:
        nested = hasattr(value, "__iter__") and not isinstance(value, str | tuple)
        yield from _flat(value) if nested else (value,)
