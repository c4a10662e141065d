"""The names of goods as a chart needs them: shown as they stand, and cut where one would fill the chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from components.figures import texts
from components.measures.goods import Nomenclature

ROOM = 60
"""Characters that a name has at most; those of the standards have fewer."""


def shown(name: str) -> str:
    """One name."""
    return texts.shown(texts.cut(name, ROOM))


def drawn(nomenclature: Nomenclature) -> Nomenclature:
    """All names of the standards."""
    return replace(nomenclature, names=_all(nomenclature.names), sections=_all(nomenclature.sections))


def _all(names: Mapping[str, str]) -> dict[str, str]:
    return {code: shown(name) for code, name in names.items()}
