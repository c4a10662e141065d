"""Which missions are open on a day: rules worked out by hand, and days on which the network was counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from made import rows

from components.facts import schema, store
from components.measures import missions as missions_measures
from components.measures.missions import Counts

PARTNERS = ("ARG", "BRA", "CHL", "PER")
TODAY = pd.Timestamp("2026-11-24")

# Read from missions.csv by eye: the id of each resident mission between Azerbaijan and the region that was open then.
OURS = {
    "2006-12-31": set(),
    "2010-12-31": {
        "aze-in-arg-buenos-aires-embassy",
        "aze-in-cub-havana-embassy",
        "aze-in-mex-mexico-city-embassy",
    },
}
OURS["2014-12-31"] = OURS["2010-12-31"] | {
    "aze-in-bra-brasilia-embassy",
    "aze-in-col-bogota-embassy",
    "aze-in-ury-montevideo-diplomatic-office",
}
OURS["2018-12-31"] = OURS["2026-11-24"] = OURS["2014-12-31"] | {"aze-in-per-lima-embassy"}
THEIRS = {"2006-12-31": set(), "2010-12-31": {"bra-in-aze-baku-embassy", "cub-in-aze-baku-embassy"}}
THEIRS["2014-12-31"] = THEIRS["2010-12-31"] | {
    "arg-in-aze-baku-embassy",
    "col-in-aze-baku-embassy",
    "mex-in-aze-baku-embassy",
}
THEIRS["2026-11-24"] = THEIRS["2014-12-31"] | {"chl-in-aze-baku-embassy", "ven-in-aze-baku-embassy"}
THEIRS["2018-12-31"] = THEIRS["2026-11-24"] | {"cri-in-aze-baku-embassy", "per-in-aze-baku-embassy"}
COUNTED = {"2006-12-31": (0, 0), "2010-12-31": (3, 2), "2014-12-31": (6, 5), "2018-12-31": (7, 9), "2026-11-24": (7, 7)}


def frame(table: str, *rows: dict[str, str]) -> pd.DataFrame:
    described = schema.table(table)
    filled = [dict.fromkeys(described.columns, "") | row for row in rows]
    typed = schema.typed(described, pd.DataFrame(filled, columns=described.columns, dtype="str"))
    return typed.set_index(pd.Index([row["id"] for row in filled], name=table, dtype="str"))


def mission(id_: str = "aze-in-arg-embassy", **cells: str) -> dict[str, str]:
    sending, _, receiving = id_.upper().split("-")[:3]
    told = {"id": id_, "sending_iso3": sending, "receiving_iso3": receiving, "kind": "embassy", "status": "open"}
    return told | {"note": "Any note; status as of 2020"} | cells


def established(id_: str, home: str, partner: str, **cells: str) -> dict[str, str]:
    return {"id": id_, "home_iso3": home, "partner_iso3": partner, "kind": "relations_established"} | cells


COUNTRIES = pd.DataFrame({"iso3": ["AZE", "KAZ", *PARTNERS], "role": ["home", "home", *["partner"] * 4]})
ESTABLISHED = frame(
    "milestones",
    established("a", "AZE", "PER", date="1996-06-25", date_precision="day"),
    established("b", "AZE", "CHL", date="1994-01-01", date_precision="year"),
    established("c", "KAZ", "BRA", date="1993-09-22", date_precision="day"),
    established("d", "AZE", "BRA"),
)


@pytest.mark.parametrize(
    ("cells", "day", "state"),
    [
        # Known to the day: open from it on, closed from it on.
        ({"opened_on": "2009-06-22", "opened_precision": "day"}, "2009-06-21", "not_open"),
        ({"opened_on": "2009-06-22", "opened_precision": "day"}, "2009-06-22", "open"),
        ({"opened_on": "2009-06-22", "opened_precision": "day"}, "2019-06-22", "open"),
        # Known to the month or year: perhaps, until its last day.
        ({"opened_on": "2010-10-01", "opened_precision": "month"}, "2010-09-30", "not_open"),
        ({"opened_on": "2010-10-01", "opened_precision": "month"}, "2010-10-30", "perhaps"),
        ({"opened_on": "2010-10-01", "opened_precision": "month"}, "2010-10-31", "open"),
        ({"opened_on": "2012-01-01", "opened_precision": "year"}, "2012-01-01", "perhaps"),
        ({"opened_on": "2012-01-01", "opened_precision": "year"}, "2012-12-31", "open"),
        # Open without an opening: certain from the year of its source, or of the data where that is undated.
        ({}, "2019-12-31", "unknown"),
        ({}, "2020-01-01", "open"),
        ({"note": "source undated"}, "2025-12-31", "unknown"),
        ({"note": "source undated"}, "2026-11-24", "open"),
        # Closed without a closing: certain from the year of its source, in doubt after its opening.
        ({"status": "closed"}, "2019-12-31", "unknown"),
        ({"status": "closed"}, "2020-01-01", "not_open"),
        ({"status": "closed", "opened_on": "2007-04-01", "opened_precision": "month"}, "2007-03-31", "not_open"),
        ({"status": "closed", "opened_on": "2007-04-01", "opened_precision": "month"}, "2008-01-01", "unknown"),
        ({"status": "closed", "opened_on": "2007-04-01", "opened_precision": "month"}, "2021-01-01", "not_open"),
        # Nothing is known of what is unknown, nothing stands of what is announced.
        ({"status": "unknown"}, "1995-01-01", "unknown"),
        ({"status": "unknown"}, "2026-11-24", "unknown"),
        ({"status": "unknown", "opened_on": "2015-06-01", "opened_precision": "day"}, "2015-05-31", "not_open"),
        ({"status": "unknown", "opened_on": "2015-06-01", "opened_precision": "day"}, "2015-06-01", "unknown"),
        ({"status": "announced"}, "2026-11-24", "not_open"),
        ({"status": "announced", "opened_on": "2015-01-01", "opened_precision": "year"}, "2026-11-24", "not_open"),
    ],
)
def test_state_of_one_mission(cells: dict[str, str], day: str, state: str) -> None:
    missions = frame("missions", mission(**cells))
    assert missions_measures.state_on(missions, pd.Timestamp(day)).to_dict() == {"aze-in-arg-embassy": state}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2017-07-31", "not_open"),
        ("2017-08-15", "perhaps"),
        ("2017-08-31", "open"),
        ("2019-12-31", "open"),
        ("2020-06-01", "perhaps"),
        ("2020-12-31", "not_open"),
    ],
)
def test_a_closing_known_to_the_year(day: str, state: str) -> None:
    # As Costa Rica's in Baku: opened in August 2017, closed in 2020.
    cells = {
        "opened_on": "2017-08-01",
        "opened_precision": "month",
        "closed_on": "2020-01-01",
        "closed_precision": "year",
    }
    missions = frame("missions", mission(status="closed", **cells))
    assert list(missions_measures.state_on(missions, pd.Timestamp(day))) == [state]


def test_a_closing_without_an_opening() -> None:
    missions = frame("missions", mission(status="closed", closed_on="2012-05-10", closed_precision="day"))
    states = [missions_measures.state_on(missions, pd.Timestamp(day)).iloc[0] for day in ("2012-05-09", "2012-05-10")]
    assert states == ["unknown", "not_open"]


def test_what_is_open_when_the_data_are_compiled_has_opened() -> None:
    compiled = pd.Timestamp(schema.package().created[:10])
    this_year = {"opened_on": f"{compiled.year}-01-01", "opened_precision": "year"}
    missions = frame("missions", mission(**this_year))
    before = missions_measures.state_on(missions, compiled - pd.Timedelta(days=1))
    assert [before.iloc[0], missions_measures.state_on(missions, compiled).iloc[0]] == ["perhaps", "open"]


def test_ties_are_the_closest_that_stand() -> None:
    dated = {"opened_on": "2010-01-01", "opened_precision": "day"}
    missions = frame(
        "missions",
        mission("aze-in-arg-embassy", **dated),
        mission("arg-in-aze-embassy", opened_on="2012-01-01", opened_precision="day"),
        mission("aze-in-bra-office", kind="diplomatic_office", **dated),
        mission("bra-to-aze-from-ankara", kind="non_resident", **dated),
        mission("chl-in-aze-embassy", **dated),
        mission("kaz-in-per-embassy", **dated),
        mission(
            "aze-in-per-honorary-consulate", kind="honorary_consulate", opened_on="2015-01-01", opened_precision="day"
        ),
    )

    def ties(day: str, home: str) -> dict[str, str]:
        found = missions_measures.ties_on(missions, ESTABLISHED, COUNTRIES, pd.Timestamp(day), home)
        assert (found.index.name, found.name) == ("iso3", "tie")
        return found.to_dict()

    assert ties("1995-12-31", "AZE") == {"ARG": "none", "BRA": "none", "CHL": "relations", "PER": "none"}
    assert ties("2011-12-31", "AZE") == {"ARG": "ours", "BRA": "ours", "CHL": "theirs", "PER": "relations"}
    assert ties("2016-12-31", "AZE") == {"ARG": "mutual", "BRA": "ours", "CHL": "theirs", "PER": "non_resident"}
    assert ties("2016-12-31", "KAZ") == {"ARG": "none", "BRA": "relations", "CHL": "none", "PER": "ours"}


def test_relations_without_a_date_hold_from_the_year_of_the_data() -> None:
    nothing = frame("missions")
    year = schema.package().created[:4]
    found = [
        missions_measures.ties_on(nothing, ESTABLISHED, COUNTRIES, pd.Timestamp(day), "AZE")["BRA"]
        for day in (f"{int(year) - 1}-12-31", f"{year}-01-01")
    ]
    assert found == ["none", "relations"]


def test_a_mission_of_unknown_date_makes_no_tie() -> None:
    missions = frame("missions", mission("aze-to-arg-from-lima", kind="non_resident"))
    days = ("2019-12-31", "2020-01-01")
    ties = [
        missions_measures.ties_on(missions, ESTABLISHED, COUNTRIES, pd.Timestamp(day), "AZE")["ARG"] for day in days
    ]
    assert ties == ["none", "non_resident"]


def test_closest_tie_of_several_homes() -> None:
    dated = {"opened_on": "2010-01-01", "opened_precision": "day"}
    missions = frame(
        "missions",
        mission("per-in-aze-embassy", **dated),
        mission("aze-in-per-embassy", **dated),
        mission("bra-in-aze-embassy", **dated),
        mission("kaz-in-bra-embassy", **dated),
    )
    tables, day = (missions, frame("milestones"), COUNTRIES), pd.Timestamp("2016-12-31")
    one, other = ({**missions_measures.ties_on(*tables, day, home)} for home in ("AZE", "KAZ"))
    both = {"ARG": "none", "BRA": "ours", "CHL": "none", "PER": "mutual"}
    assert one == both | {"BRA": "theirs"}
    assert other == both | {"PER": "none"}
    assert missions_measures.ties_on(*tables, day, "AZE", "KAZ").to_dict() == both


def test_counts_and_years_on_a_small_frame() -> None:
    missions = frame(
        "missions",
        mission("aze-in-arg-embassy", opened_on="2010-01-01", opened_precision="year"),
        mission("aze-in-bra-office", kind="diplomatic_office", opened_on="2012-07-01", opened_precision="day"),
        mission("aze-in-bra-consulate", kind="consulate", opened_on="2009-07-01", opened_precision="day"),
        mission("bra-in-aze-embassy"),
        mission("per-to-aze-from-ankara", kind="non_resident", opened_on="2010-03-01", opened_precision="day"),
        mission("kaz-in-bra-embassy", opened_on="2010-03-01", opened_precision="day"),
    )
    counts = missions_measures.counts_on(missions, pd.Timestamp("2010-06-01"), "AZE")
    assert counts == Counts(ours=0, theirs=0, ours_non_resident=0, theirs_non_resident=1, doubtful=2, undated=0)
    counts = missions_measures.counts_on(missions, pd.Timestamp("2020-06-01"), "AZE")
    assert counts == Counts(ours=2, theirs=1, ours_non_resident=0, theirs_non_resident=1, doubtful=0, undated=0)
    per_year = missions_measures.open_per_year(missions, "AZE", today=pd.Timestamp("2012-06-30"), first=2009)
    assert per_year.to_dict("list") == {"ours": [0, 1, 1, 1], "theirs": [0, 0, 0, 0]}
    assert list(per_year.index) == [2009, 2010, 2011, 2012]


def test_accreditations_of_which_no_source_tells_whether_they_held_are_counted_as_undated() -> None:
    undated = mission("per-to-aze-from-ankara", kind="non_resident")
    dated = mission("aze-to-bra-from-lima", kind="non_resident", opened_on="2010-03-01", opened_precision="day")
    missions = frame("missions", undated, dated, mission("aze-in-arg-embassy"))
    before, after = (
        missions_measures.counts_on(missions, pd.Timestamp(day), "AZE") for day in ("2015-01-01", "2020-01-01")
    )
    assert (before.ours_non_resident, before.theirs_non_resident, before.undated) == (1, 0, 1)
    assert (after.ours_non_resident, after.theirs_non_resident, after.undated) == (1, 1, 0)


@pytest.mark.parametrize("day", COUNTED)
def test_resident_missions_of_azerbaijan_counted_by_hand(day: str) -> None:
    missions = store.load("missions")
    resident = missions["kind"].isin(missions_measures.RESIDENT)
    there = missions[resident & (missions_measures.state_on(missions, pd.Timestamp(day)) == "open")]
    assert set(there.index[there["sending_iso3"] == "AZE"]) == OURS[day]
    assert set(there.index[there["receiving_iso3"] == "AZE"]) == THEIRS[day]
    counts = missions_measures.counts_on(missions, pd.Timestamp(day), "AZE")
    assert (counts.ours, counts.theirs) == COUNTED[day] == (len(OURS[day]), len(THEIRS[day]))


def test_years_agree_with_the_days_counted_by_hand() -> None:
    per_year = missions_measures.open_per_year(store.load("missions"), "AZE", today=TODAY)
    assert {day: tuple(per_year.loc[int(day[:4])]) for day in COUNTED} == COUNTED
    assert per_year.index[0] == missions_measures.FIRST_YEAR


def test_ties_of_azerbaijan_read_by_hand() -> None:
    tables = [store.load(name) for name in ("missions", "milestones", "countries")]
    ties = missions_measures.ties_on(*tables, TODAY, "AZE")
    held = {tie: set(ties.index[ties == tie]) for tie in missions_measures.TIES}
    assert held["mutual"] == {"ARG", "BRA", "COL", "CUB", "MEX"}
    assert held["ours"] == {"PER", "URY"}
    assert held["theirs"] == {"CHL", "VEN"}
    assert len(ties) == 33


def test_every_day_has_one_state_a_mission() -> None:
    missions = store.load("missions")
    days = missions_measures.year_ends(TODAY)
    there = missions_measures.open_on(missions, days)
    for day in days:
        state = missions_measures.state_on(missions, day)
        assert state.isin(missions_measures.STATES).all()
        assert state.index.equals(missions.index)
        assert ((state == "open") == there[day]).all()


def test_every_status_names_its_year_or_has_no_dated_source() -> None:
    notes = store.load("missions")["note"]
    assert notes.str.contains(r"status as of \d{4}|source undated").all()


def test_nothing_at_all() -> None:
    nothing = frame("missions")
    assert missions_measures.state_on(nothing, TODAY).empty
    assert missions_measures.counts_on(nothing, TODAY, "AZE") == Counts(0, 0, 0, 0, 0, 0)
    assert (missions_measures.open_per_year(nothing, "AZE", today=TODAY) == 0).all(axis=None)


EMBASSY = {"kind": "embassy", "status": "open", "opened_precision": "year"}


def built() -> pd.DataFrame:
    return rows(
        "missions",
        EMBASSY | {"id": "aze-arg", "sending_iso3": "AZE", "receiving_iso3": "ARG", "opened_on": "2010-01-01"},
        EMBASSY | {"id": "arg-aze", "sending_iso3": "ARG", "receiving_iso3": "AZE", "opened_on": "2012-01-01"},
        EMBASSY | {"id": "aze-per", "sending_iso3": "AZE", "receiving_iso3": "PER", "opened_on": "2011-01-01"},
    )


@pytest.mark.parametrize(
    ("day", "alone"), [("2009-12-31", []), ("2010-12-31", ["aze-arg"]), ("2011-12-31", ["aze-arg", "aze-per"])]
)
def test_missions_without_an_answer(day: str, alone: list[str]) -> None:
    assert list(missions_measures.unanswered(built(), pd.Timestamp(day)).index) == alone


def test_an_answer_ends_the_wait_once_it_may_be_open() -> None:
    assert list(missions_measures.unanswered(built(), pd.Timestamp("2012-06-01")).index) == ["aze-per"]


def test_ranking_by_missions_then_by_opening() -> None:
    ties = pd.Series({"ARG": "mutual", "PER": "ours", "BRA": "none"}, name="tie")
    ranked = missions_measures.ranking(built(), ties, pd.Timestamp("2013-01-01"))
    assert list(ranked.index) == ["ARG", "PER"]
    assert list(ranked["missions"]) == [2, 1]
    assert list(ranked["since"].dt.year) == [2010, 2011]


def test_azerbaijans_missions_without_an_answer_read_by_hand() -> None:
    of_pair = store.load("missions")
    of_pair = of_pair[(of_pair["sending_iso3"] == "AZE") | (of_pair["receiving_iso3"] == "AZE")]
    alone = missions_measures.unanswered(of_pair, pd.Timestamp("2026-11-24"))
    assert set(alone.index) == {
        "aze-in-per-lima-embassy",
        "aze-in-ury-montevideo-diplomatic-office",
        "chl-in-aze-baku-embassy",
        "ven-in-aze-baku-embassy",
    }


def test_nobody_and_nothing() -> None:
    day = pd.Timestamp("2014-12-31")
    assert missions_measures.unanswered(rows("missions"), day).empty
    assert missions_measures.ranking(rows("missions"), pd.Series(dtype="str"), day).empty
