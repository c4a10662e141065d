"""What is new: rows are compared by their keys, cell by cell, and narrowed as everything is."""

import time

import pandas as pd

from components.choices.address import bounds
from components.choices.filters import HOMES, Filters
from components.choices.parameters import SEARCH
from components.facts import archive, store
from components.measures import changes


def tables(**rows: dict[str, dict[str, str]]) -> dict[str, pd.DataFrame]:
    """The tables as they stand, each with cells changed by the id of the row; `{}` takes the row out."""
    made = dict(store.STORE.snapshot().text)
    for name, edits in rows.items():
        text = made[name].copy()
        for row, cells in edits.items():
            mine = text["id"] == row
            if cells:
                text.loc[mine, list(cells)] = list(cells.values())
            else:
                text = text[~mine]
        made[name] = text.reset_index(drop=True)
    return made


VISIT, OTHER = "aze-arg-2006-04-mammadyarov", "aze-arg-2011-02-aliyev"


def test_rows_added_changed_and_removed_are_told_by_key() -> None:
    now = tables()
    old = tables(visits={VISIT: {"note": "before", "city": "Rosario"}, OTHER: {}})
    found = changes.between(old, now)
    cells = found[found["change"] == "changed"].set_index("column")
    assert set(found["table"]) == {"visits"}
    assert set(cells.index) == {"note", "city"}
    assert (cells["row_id"] == VISIT).all()
    assert cells.loc["city", ["before", "after", "home_iso3", "partner_iso3", "newest"]].tolist() == [
        "Rosario", "", "AZE", "ARG", 2006,
    ]  # fmt: skip
    assert found.loc[found["change"] == "added", "row_id"].tolist() == [OTHER]
    back = changes.between(now, old)
    assert back.loc[back["change"] == "removed", ["row_id", "home_iso3", "partner_iso3"]].to_numpy().tolist() == [
        [OTHER, "AZE", "ARG"]
    ]
    assert changes.counts(found) == {"added": 1, "changed": 1, "removed": 0}
    assert changes.between(now, now).empty


def test_a_renamed_row_is_the_same_row_and_a_new_column_no_change() -> None:
    now = tables()
    renamed = now["agreements"].loc[now["agreements"]["former_ids"] != "", ["id", "former_ids"]].iloc[0]
    old = tables(agreements={renamed["id"]: {"id": renamed["former_ids"]}})
    old["agreements"] = old["agreements"].drop(columns=["former_ids", "date_basis"])
    found = changes.between(old, now)
    assert found[["change", "row_id", "column"]].to_numpy().tolist() == [["changed", renamed["id"], "id"]]


def test_every_release_is_compared_with_the_one_before_and_the_newest_comes_first() -> None:
    every = changes.every()
    assert every["date"].is_monotonic_decreasing
    assert every["version"].iloc[0] == store.STORE.snapshot().version
    assert every["date"].iloc[-1] > pd.Timestamp(archive.releases()[0].day)
    added = every[(every["table"] == "visits") & (every["change"] == "added")]
    first = archive.text("9d35d114")["visits"]["id"]
    there = set(store.load("visits").index)
    assert set(added["row_id"]) & there == there - set(first)
    assert sum(changes.since("9d35d114").values()) > 0


def test_the_choices_narrow_what_is_new() -> None:
    whole = Filters(bounds(), bounds(), HOMES)
    every = changes.chosen(whole)
    assert len(every) == len(changes.every())
    assert "sources" in set(every["table"])
    narrow = changes.chosen(whole.changed(homes=("KAZ",), partners=("BRA",), years=(2018, 2020)))
    assert set(narrow["home_iso3"]) == {"KAZ"}
    assert set(narrow["partner_iso3"]) == {"BRA"}
    assert ((narrow["first"] <= 2020) & (narrow["newest"] >= 2018)).all()
    found = changes.chosen(whole.changed(own={SEARCH: ("ƏLIYEV comtrade-no-such",)}))
    assert found.empty
    found = changes.chosen(whole.changed(own={SEARCH: ("aliyev",)}))
    assert 0 < len(found) < len(every)


def test_two_releases_are_compared_in_well_under_a_second() -> None:
    old, now = archive.text("9d35d114"), store.STORE.snapshot().text
    changes.between(old, now)
    before = time.process_time()
    changes.between(old, now)
    assert time.process_time() - before < 1
