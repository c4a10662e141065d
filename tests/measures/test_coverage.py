"""Coverage: how many rows of which years each partner has, worked out by hand."""

import made
import pandas as pd
import pytest

from components.facts import sources as sources_facts
from components.facts import store
from components.measures import counts, sources
from components.measures import trade as trade_measures

VISITS = made.rows(
    "visits",
    {"id": "late", "home_iso3": "AZE", "partner_iso3": "BRA", "start_date": "2014-12-30", "end_date": "2015-01-02"},
    {"id": "early", "home_iso3": "AZE", "partner_iso3": "BRA", "start_date": "2001-01-01", "date_precision": "year"},
    {"id": "undated", "home_iso3": "AZE", "partner_iso3": "ARG"},
    {"id": "other", "home_iso3": "KAZ", "partner_iso3": "ARG", "start_date": "2007-05-01", "date_precision": "month"},
)
MISSIONS = made.rows(
    "missions",
    {"id": "open", "sending_iso3": "AZE", "receiving_iso3": "ARG", "opened_on": "2010-10-01"},
    {
        "id": "theirs",
        "sending_iso3": "BRA",
        "receiving_iso3": "AZE",
        "opened_on": "2009-01-01",
        "closed_on": "2019-02-03",
    },
    {"id": "closed", "sending_iso3": "BRA", "receiving_iso3": "AZE", "closed_on": "2020-01-01"},
)
HOMES = ("AZE", "KAZ")


def test_every_row_stands_once_by_pair_table_and_date() -> None:
    found = sources.coverage_rows([VISITS, MISSIONS], HOMES)
    assert found.index.tolist() == [
        "missions:open",
        "visits:undated",
        "missions:theirs",
        "missions:closed",
        "visits:early",
        "visits:late",
        "visits:other",
    ]
    assert found.index.name == "rows"
    assert found.loc["visits:late", ["first", "last"]].tolist() == [2014, 2015]
    assert found.loc["visits:early", ["first", "last"]].tolist() == [2001, 2001]
    assert found.loc["missions:open", ["first", "last"]].tolist() == [2010, 2010]
    assert found.loc["missions:closed", ["first", "last"]].tolist() == [2020, 2020]
    assert pd.isna(found.loc["visits:undated", "first"])


def test_a_matrix_has_only_what_was_found() -> None:
    found = sources.coverage_rows([VISITS, MISSIONS], HOMES)
    matrix = sources.coverage_matrix(found[found["home_iso3"] == "AZE"])
    assert matrix["rows"].to_dict() == {
        ("ARG", "missions"): 1,
        ("ARG", "visits"): 1,
        ("BRA", "missions"): 2,
        ("BRA", "visits"): 2,
    }
    assert matrix.loc[("BRA", "visits"), ["first", "newest"]].tolist() == [2001, 2015]
    assert matrix.loc[("BRA", "missions"), ["first", "newest"]].tolist() == [2009, 2020]
    assert matrix.loc[("ARG", "visits"), ["first", "newest"]].isna().all()


def test_a_matrix_by_year_counts_the_rows_that_begin_in_it() -> None:
    found = sources.coverage_rows([VISITS], HOMES)
    matrix = sources.coverage_matrix(found, by=("partner_iso3", "year"))
    assert matrix["rows"].to_dict() == {("ARG", 2007): 1, ("BRA", 2001): 1, ("BRA", 2014): 1}


def test_nothing_gives_an_empty_matrix() -> None:
    assert sources.coverage_rows([], HOMES).empty
    assert sources.coverage_matrix(sources.coverage_rows([VISITS.iloc[:0]], HOMES)).empty


@pytest.mark.parametrize(
    ("years", "missing"),
    [
        ([], []),
        ([2001], []),
        ([2001, 2002], []),
        ([2005, 2001, 2003], [(2002, 2002), (2004, 2004)]),
        ([1, 9], [(2, 8)]),
    ],
)
def test_gaps_are_the_years_between(years: list[int], missing: list[tuple[int, int]]) -> None:
    assert counts.year_gaps(years) == missing


def test_extracts_say_what_the_figures_were_taken_from() -> None:
    cells = [("unctad", "2018-08", 1995), ("imf-dots", "2022-05", 2019), ("unctad", "2018-08", 2015)]
    trade = pd.DataFrame(
        [
            {
                "dataset": dataset,
                "extracted_on": month,
                "flow": "exports",
                "period_start": pd.Timestamp(year, 1, 1),
                "period_end": pd.Timestamp(year, 12, 31),
            }
            for dataset, month, year in cells
        ]
    )
    assert trade_measures.extracts(trade).to_numpy().tolist() == [
        ["imf-dots", "2022-05", 1, 2019, 2019],
        ["unctad", "2018-08", 2, 1995, 2015],
    ]


def test_the_matrices_of_the_data_hold_every_row_once() -> None:
    tables = [store.load(name) for name in sources_facts.FACTS]
    found = sources.coverage_rows(tables, HOMES)
    assert found.index.is_unique
    assert set(found["home_iso3"]) == set(HOMES)
    assert sources.coverage_matrix(found)["rows"].sum() == sum(map(len, tables))
