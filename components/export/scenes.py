"""The network as the browser fetches it once for a choice of homes, partners, years and kinds: by its own address."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from components.choices import address, parameters
from components.choices.address import Address
from components.facts import store
from components.figures import network
from components.words import language

PATH = "/network/scene.json"
KIND = parameters.column("missions", "kind")


def url(where: Address) -> str:
    """The address of the scene of what is chosen. It changes with data and day, so that a browser may keep it."""
    kinds = {choice: codes for choice, codes in where.filters.own.items() if choice == KIND}
    query = replace(where, row="", filters=where.filters.changed(own=kinds)).query()
    query["version"] = [f"{store.STORE.snapshot().version}-{datetime.date.today()}"]
    return f"{PATH}?{urlencode(query, doseq=True)}"


def scene(query: Mapping[str, Sequence[str]]) -> bytes:
    """The scene that such an address asks for, as JSON; what it holds that is not understood is left out."""
    known = {name: values for name, values in query.items() if name != "version"}
    where = address.parse(known, (KIND,), address.partners(), address.bounds())
    chosen = where.filters
    wide = chosen.changed(own={})
    everything, milestones = (wide.apply(store.load(name), years=False) for name in ("missions", "milestones"))
    made = network.scene(
        chosen.apply(store.load("missions")),
        milestones,
        store.load("claims"),
        language.words(where.language),
        homes=chosen.homes,
        partners=chosen.partners or address.partners(),
        countries=store.load("countries"),
        cities=store.load("cities"),
        today=datetime.date.today(),
        everything=everything,
    )
    return json.dumps(made, separators=(",", ":"), ensure_ascii=False).encode()
