"""From mark to evidence: every mark of every figure on every page leads to rows, and every row to its sources.

Pages, their ways of looking and the figure functions are found by looking, so whatever is added is tested at once.
"""

import datetime
import functools
import inspect
import json
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from opened import fresh, points

from components import figures
from components.choices.parameters import Choice
from components.export import charts, mission_marks
from components.export.pictures import Shown
from components.facts import store
from components.figures import marks, mission_map
from components.measures import cache
from components.ui import downloads
from components.ui.menu import PAGES
from components.views import missions as missions_views
from components.words import language
from components.words.language import Words

MOST_LOOKS = 8
"""Options of one way of looking that are opened; of more, as of the years of the map, the first two and the last."""

ADDRESSES: dict[str, list[dict[str, list[str]]]] = {page: [{}] for page in PAGES}
"""What is opened of each page besides its ways of looking: add the address of a figure that only such a one shows."""
ADDRESSES["country"].append({"country": ["BRA"]})

SHAPES = ("shares", "ranks", "growth", "concentration", "volatility", "first")
ADDRESSES["trade"] += [{"view": ["shape"], "shape": [shape]} for shape in SHAPES]
ADDRESSES["trade"] += [{"view": ["mirror"], "gap": [gap]} for gap in ("imports", "widest")]
ADDRESSES["compare"] += [{"view": ["league"]}]
ADDRESSES["compare"] += [{"view": ["pairs"], "subject": [subject]} for subject in ("missions", "trade")]


@dataclass
class Drawn:
    """What the pages drew: for each figure function its figures, for each chart the rows that it was given, and for
    each download panel what it was given."""

    made: dict[str, list[tuple[Any, Any]]] = field(default_factory=dict)
    charts: dict[int, tuple[str, go.Figure, list[pd.Index]]] = field(default_factory=dict)
    panels: dict[tuple[Any, ...], tuple[Any, ...]] = field(default_factory=dict)


def functions() -> dict[str, Callable[..., Any]]:
    """Every function of components/figures that gives a figure of its own, as "module.function"."""
    found = {}
    for module in pkgutil.iter_modules(figures.__path__):
        of_module = import_module(f"{figures.__name__}.{module.name}")
        for name, function in inspect.getmembers(of_module, inspect.isfunction):
            signature = inspect.signature(function)
            gives, *takes = (str(one) for one in (signature.return_annotation, *_annotations(signature)))
            own = function.__module__ == of_module.__name__ and not name.startswith("_") and gives not in takes
            if own and gives.rpartition(".")[2] == "Figure":
                found[f"{module.name}.{name}"] = function
    return found


def _annotations(signature: inspect.Signature) -> Iterator[Any]:
    return (parameter.annotation for parameter in signature.parameters.values())


def looks(choices: tuple[Choice, ...]) -> Iterator[dict[str, list[str]]]:
    """The address of each option of each way of looking that a page has."""
    for choice in choices:
        options = choice.options if len(choice.options) <= MOST_LOOKS else (*choice.options[:2], choice.options[-1])
        if not choice.many:
            views = [reached(one, choices) for one in choice.within] or [{}]
            yield from ({**view, choice.name: [option]} for view in views for option in options)


def reached(within: str, choices: tuple[Choice, ...]) -> dict[str, list[str]]:
    """The address at which a choice matters that says `within` what it does."""
    query: dict[str, list[str]] = {}
    for part in within.split(" & "):
        name, _, code = part.rpartition("=")
        around = next((one.within for one in choices if one.name == name and name), ())
        query |= reached(around[0], choices) if around else {}
        query |= {"home": ["AZE", "KAZ"]} if part == "homes" else {name or "view": [code]}
    return query


def open_everything(drawn: Drawn) -> None:
    """Opens every page in every way of looking."""
    for page in PAGES:
        app = fresh(page).run()
        for query in [*ADDRESSES[page], *looks(app.session_state["page-address"].filters.own)]:
            app.query_params.clear()
            for name, values in query.items():
                app.query_params[name] = values
            app.run()
            assert not app.exception, (page, query)


def everything_drawn() -> Drawn:
    """All that the pages draw, noted as they draw it."""
    noted = Drawn()
    cache._many.clear()
    with pytest.MonkeyPatch.context() as patch:
        for name, function in functions().items():
            patch.setattr(inspect.getmodule(function), function.__name__, _noting(name, function, noted))
        patch.setattr(charts, "draw", _charting(charts.draw, noted))
        patch.setattr(downloads, "panel", _offering(downloads.panel, noted))
        open_everything(noted)
    cache._many.clear()
    return noted


def _noting(name: str, function: Callable[..., Any], noted: Drawn) -> Callable[..., Any]:
    def noting(*given: Any, **named: Any) -> Any:
        figure = function(*given, **named)
        noted.made.setdefault(name, []).append((figure, given[0] if given else None))
        return figure

    return noting


def _charting(draw: Callable[..., Shown | None], noted: Drawn) -> Callable[..., Shown | None]:
    def charting(name: str, *given: Any) -> Shown | None:
        shown = draw(name, *given)
        if shown:
            noted.charts[id(shown.figure)] = (name, shown.figure, shown.rows)
        return shown

    return charting


def _offering(panel: Callable[..., None], noted: Drawn) -> Callable[..., None]:
    def offering(rows: Any, chosen: Any, code: str, *, key: str, chart: Any = None, measured: str = "") -> None:
        drawn = chart and chart.drawn
        names = tuple(str(index.name) for index in rows)
        noted.panels.setdefault((key, names, measured, repr(chosen.own)), (rows, chosen, key, drawn, measured))
        panel(rows, chosen, code, key=key, chart=chart, measured=measured)

    return offering


def sourced(table: str, addresses: list[str]) -> bool:
    """Whether each of these rows is there and cites a source that is there; a source is its own.

    Addresses of `rows` name their tables themselves.
    """
    if table == "rows":
        apart = [one.partition(":") for one in addresses]
        return all(identity in with_sources(name) for name, _, identity in apart)
    return with_sources(table).issuperset(addresses)


@functools.cache
def with_sources(table: str) -> frozenset[str]:
    """The addresses of all rows of a table that cite sources, all of which are there."""
    known, sources = store.load(table), {*store.load("sources").index}
    cells = known["sources"] if "sources" in known.columns else pd.Series(known.index, index=known.index)
    return frozenset(row for row, cell in cells.items() if cell and set(cell.split(";")) <= sources)


def test_every_figure_function_is_found() -> None:
    assert {"visits.timeline", "trade.flows", "relations.events", "missions.open_missions"} <= set(functions())


def test_every_mark_leads_to_rows_with_sources_and_every_panel_offers_rows() -> None:
    """One test, as opening every page in every way of looking takes longest."""
    drawn = everything_drawn()
    for name in functions():
        leads(drawn, name)
    assert {key for key, *_ in drawn.panels} >= {key for key, *_ in drawn.charts.values()}
    for rows, chosen, key, drawn_rows, measured in drawn.panels.values():
        offers = downloads._offers(rows, chosen, language.words(), key, drawn_rows, measured)
        empty = [offer for offer, (_, extract) in offers.items() if extract.rows.empty and offer != "measured"]
        assert not empty, f"the panel of {key} offers no rows as {empty}"


def leads(drawn: Drawn, name: str) -> None:
    """Whether every mark of the charts of a figure function leads to rows, and each of these to its sources."""
    made = drawn.made.get(name, [])
    assert made, (
        f"No page drew figures.{name}. Name it in export/charts.py and show it on a page; where only an address "
        "shows it, add that address to ADDRESSES in tests/pages/test_evidence.py; where no page shows it, remove it."
    )
    charts = [drawn.charts[id(figure)] for figure, _ in made if id(figure) in drawn.charts]
    assert charts, f"figures.{name} is drawn, but not by charts.draw, which makes its marks lead to their rows."
    for key, figure, frames in charts:
        found, behind = 0, set()
        for place, value, carried in points(figure):
            if carried == "" and 0 in value:
                continue  # nothing was counted there, so no row stands behind it
            table, addresses = marks.rows_behind(frames, str(carried))
            assert addresses, f"{key}: the mark of {place} carries {carried!r}, which leads to no row"
            assert sourced(table, addresses), f"{key}: a row behind {place} has no source"
            found += 1
            behind.update(addresses)
        assert {address for index in marks.rows_drawn(figure, frames) for address in index} == behind, key
        assert found, f"{key}: figures.{name} has no mark that can be picked"


def test_every_mark_of_the_map_leads_to_a_mission_with_sources_or_to_a_state() -> None:
    query = {"home": ["AZE", "KAZ"]}
    found = {layer: json.loads(mission_marks.layer(layer, query)) for layer in mission_map.LAYERS}
    for layer in ("arcs", "signs"):
        assert sourced("missions", [mark["id"] for mark in found[layer]])
    assert {mark["id"] for mark in found["states"]} <= set(store.load("countries").index)


def test_every_change_beside_the_map_leads_to_a_mission_with_sources(words: Words) -> None:
    first, last = datetime.date(1991, 1, 1), datetime.date(2026, 11, 24)
    told = missions_views.year_changes(store.load("missions"), words, first, last)
    assert sourced("missions", [row for _, row in told if row])
