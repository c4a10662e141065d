"""No mission of the data version recorded before vanishes from the network without a word."""

import json

import pandas as pd
import pytest
from conftest import ROOT

from components.facts import store

RECORDED = json.loads((ROOT / "tests" / "recorded_missions.json").read_text(encoding="utf-8"))


def vanished(recorded: dict[str, str], missions: pd.DataFrame, changelog: str) -> list[str]:
    """The missions that are gone, or no longer open, with neither a closing date nor their id in the changelog."""
    lost = []
    for identity, status in recorded.items():
        row = missions.loc[identity] if identity in missions.index else None
        there = row is not None and (row["status"] == status or status != "open" or not pd.isna(row["closed_on"]))
        if not there and f"`{identity}`" not in changelog:
            lost.append(identity)
    return lost


def test_no_recorded_mission_vanishes_without_a_word() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert vanished(RECORDED["status"], store.load("missions"), changelog) == []


def test_every_mission_is_recorded() -> None:
    assert set(store.load("missions").index) <= set(RECORDED["status"]), "add it to tests/recorded_missions.json"


@pytest.mark.parametrize(
    ("changes", "changelog", "lost"),
    [
        ({}, "", []),
        ({"status": "closed"}, "", ["bra-in-aze-baku-embassy"]),
        ({"status": "closed", "closed_on": pd.Timestamp("2027-01-01")}, "", []),
        ({"status": "closed"}, "- `bra-in-aze-baku-embassy` has closed; when is not known.", []),
    ],
)
def test_what_counts_as_a_word(changes: dict[str, object], changelog: str, lost: list[str]) -> None:
    missions = store.load("missions").copy()
    for column, value in changes.items():
        missions.loc["bra-in-aze-baku-embassy", column] = value
    assert vanished(RECORDED["status"], missions, changelog) == lost


def test_a_row_that_is_gone_is_lost() -> None:
    missions = store.load("missions").drop(index="bra-in-aze-baku-embassy")
    assert vanished(RECORDED["status"], missions, "") == ["bra-in-aze-baku-embassy"]
