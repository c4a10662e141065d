"""How long missions and postings lasted: known ends are kept, unknown ones get a sign and nothing more."""

import datetime

import pandas as pd
from made import rows

from components.measures import postings

TODAY = datetime.date(2026, 11, 24)


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def test_a_posting_lasts_from_its_start_to_its_end_as_vague_as_they_are() -> None:
    told = {"appointed_on": "2016-09-01", "appointed_precision": "month"}
    told |= {"ended_on": "2022-01-01", "ended_precision": "year"}
    found = postings.of_envoys(rows("envoys", {"id": "a", **told}), TODAY).loc["a"]
    assert (found["first"], found["last"]) == (day("2016-09-01"), day("2022-12-31"))
    assert pd.isna(found["before"])
    assert pd.isna(found["after"])


def test_a_posting_without_an_end_lasts_to_the_newest_sighting_and_no_further() -> None:
    told = {"credentials_on": "2023-01-12", "credentials_precision": "day"}
    told |= {"seen_first_on": "2022-10-01", "seen_first_precision": "month"}
    told |= {"seen_last_on": "2025-05-01", "seen_last_precision": "month"}
    found = postings.of_envoys(rows("envoys", {"id": "a", **told}), TODAY).loc["a"]
    assert (found["first"], found["last"]) == (day("2022-10-01"), day("2025-05-31"))
    assert pd.isna(found["before"])
    assert found["after"] == day("2025-05-31") + postings.STUB


def test_a_posting_known_by_a_sighting_alone_has_both_ends_open_and_none_reaches_beyond_today() -> None:
    told = {"seen_first_on": "2026-03-01", "seen_first_precision": "month"}
    told |= {"seen_last_on": "2026-03-01", "seen_last_precision": "month"}
    found = postings.of_envoys(rows("envoys", {"id": "a", **told}, {"id": "b", "name": "Nobody"}), TODAY)
    assert list(found.index) == ["a"]
    assert found.loc["a", "before"] == day("2026-03-01") - postings.STUB
    assert found.loc["a", "after"] == pd.Timestamp(TODAY)


def test_missions_are_open_until_today_closed_or_not_placed() -> None:
    missions = rows(
        "missions",
        {"id": "open", "status": "open", "opened_on": "2012-08-01", "opened_precision": "month"},
        {
            "id": "closed",
            "status": "closed",
            "opened_on": "2017-08-01",
            "opened_precision": "month",
            "closed_on": "2020-01-01",
            "closed_precision": "year",
        },
        {"id": "undated", "status": "open", "note": "status as of 2022"},
        {"id": "announced", "status": "announced"},
        {"id": "unknown", "status": "unknown"},
        {"id": "superseded", "status": "closed", "opened_on": "2007-04-01", "opened_precision": "month"},
    )
    found = postings.of_missions(missions, TODAY)
    assert list(found.index) == ["open", "closed", "undated", "superseded"]
    assert found.loc["open", "last"] == pd.Timestamp(TODAY)
    assert found.loc["closed", "last"] == day("2020-12-31")
    assert found.loc["undated", "first"] == day("2022-01-01")
    assert found.loc["undated", "before"] == day("2022-01-01") - postings.STUB
    assert found.loc["superseded", "after"] == day("2007-04-30") + postings.STUB
    assert found[["before", "after"]].isna().sum().tolist() == [3, 3]
