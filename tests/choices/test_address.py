"""The address contract: codes in, codes out, and nothing in a link that can break a page."""

import datetime
from dataclasses import replace

import pytest
from conftest import ROOT

from components.choices import address, parameters
from components.choices.address import Address
from components.facts import store

LEVEL = parameters.column("visits", "level")
SCALE = parameters.view("scale", "linear", "log")
BOUNDS = (1990, 2026)
PARTNERS = ("ARG", "BRA", "CUB", "MEX")


def parse(**query: list[str]) -> Address:
    return address.parse({name.rstrip("_"): values for name, values in query.items()}, (LEVEL, SCALE), PARTNERS, BOUNDS)


def test_an_empty_address_is_the_default_and_says_nothing() -> None:
    where = parse()
    assert not where.filters.narrowed
    assert where.ignored == ()
    assert where.query() == {}


@pytest.mark.parametrize(
    "query",
    [
        {
            "home": ["KAZ"],
            "country": ["ARG", "BRA"],
            "from": ["2005"],
            "to": ["2016"],
            "level": ["minister"],
            "scale": ["log"],
        },
        {"home": ["AZE", "KAZ"]},
        {"country": ["MEX"], "row": ["visits:aze-arg-2006-04-mammadyarov"]},
    ],
)
def test_what_is_written_is_read_again(query: dict[str, list[str]]) -> None:
    where = address.parse(query, (LEVEL, SCALE), PARTNERS, BOUNDS)
    assert where.ignored == ()
    assert where.query() == query
    assert address.parse(where.query(), (LEVEL, SCALE), PARTNERS, BOUNDS) == where


def test_a_row_that_had_another_id_is_found_by_it() -> None:
    where = parse(row=["agreements:aze-ury-2016-customs-agreement"])
    assert where.row == "agreements:aze-ury-2014-customs-agreement"
    assert where.ignored == ()
    assert parse(row=["agreements:"]).ignored == ("row=agreements:",)


def test_no_recorded_address_of_a_row_is_lost() -> None:
    recorded = (ROOT / "tests" / "recorded_ids.txt").read_text(encoding="utf-8").split()
    assert len(recorded) > 1800
    assert [row for row in recorded if not parse(row=[row]).row] == []


def test_pages_share_all_but_their_own_choices() -> None:
    where = parse(
        home=["KAZ"], country=["ARG"], level=["minister"], scale=["log"], row=["visits:aze-arg-2006-04-mammadyarov"]
    )
    assert where.query(own=False) == {"home": ["KAZ"], "country": ["ARG"]}


@pytest.mark.parametrize(
    ("query", "years", "ignored"),
    [
        ({"from": ["2016"], "to": ["2005"]}, (2005, 2016), 1),
        ({"from": ["1500"]}, BOUNDS, 1),
        ({"from": ["soon"], "to": ["2005"]}, (1990, 2005), 1),
        ({"from": ["٢٠٠٥"]}, BOUNDS, 1),
        ({"to": ["2005.5"]}, BOUNDS, 1),
        ({"to": [""]}, BOUNDS, 1),
        ({"from": ["2001", "2002"]}, (2002, 2026), 0),
    ],
)
def test_years_are_put_right_or_told(query: dict[str, list[str]], years: tuple[int, int], ignored: int) -> None:
    where = address.parse(query, (), PARTNERS, BOUNDS)
    assert where.filters.years == years
    assert len(where.ignored) == ignored


def test_codes_are_read_in_any_case_and_order_and_once() -> None:
    where = parse(country=["mex", "ARG", "MEX"], home=["kaz"])
    assert where.filters.partners == ("ARG", "MEX")
    assert where.filters.homes == ("KAZ",)
    assert where.ignored == ()


def test_all_is_the_same_as_none() -> None:
    assert parse(country=list(PARTNERS)).query() == {}
    assert parse(level=list(LEVEL.options)).query() == {}


@pytest.mark.parametrize(
    "query",
    [
        {"country": ["XXX"]},
        {"home": ["BRA"]},
        {"level": ["emperor"]},
        {"scale": ["cubic"]},
        {"lang": ["tlh"]},
        {"row": ["visits:no-such-visit"]},
        {"row": ["nonsense"]},
        {"row": ["../../etc/passwd:x"]},
        {"colour": ["red"]},
        {"country": ["<img src=x onerror=alert(1)>"]},
        {"country": ["A" * 500_000]},
        {"\0": ["\0"]},
    ],
)
def test_what_is_not_understood_is_dropped_and_told_in_short(query: dict[str, list[str]]) -> None:
    where = address.parse(query, (LEVEL, SCALE), PARTNERS, BOUNDS)
    assert not where.filters.narrowed
    assert where.row == ""
    assert len(where.ignored) == 1
    assert len(where.ignored[0]) <= address.LONGEST + 1


AS_OF = parameters.as_of(datetime.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("given", "written", "day"),
    [
        ("2014", "2014", "2014-12-31"),
        ("2014-12-31", "2014", "2014-12-31"),
        ("2014-06-15", "2014-06-15", "2014-06-15"),
        ("1991-01-01", "1991-01-01", "1991-01-01"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2026", "", "2026-11-24"),
        ("2026-11-24", "", "2026-11-24"),
        ("2026-11-23", "2026-11-23", "2026-11-23"),
    ],
)
def test_a_day_is_a_year_or_exact(given: str, written: str, day: str) -> None:
    where = address.parse({"as_of": [given]}, (AS_OF,), PARTNERS, BOUNDS)
    assert where.ignored == ()
    assert where.query() == ({"as_of": [written]} if written else {})
    assert where.filters.day(datetime.date(2026, 11, 24)) == datetime.date.fromisoformat(day)
    assert address.parse(where.query(), (AS_OF,), PARTNERS, BOUNDS) == where


@pytest.mark.parametrize(
    "given",
    [
        "1990-12-31",
        "1990",
        "2026-11-25",
        "2027",
        "2027-01-01",
        "2014-02-30",
        "2014-6-15",
        "20140615",
        "2014-W05-1",
        "2014-06-15T00:00",
        " 2014-06-15",
        "٢٠١٤-٠٦-١٥",
        "-2014-06-15",
        "2014-06",
        "0000-00-00",
        "soon",
        "",
        "9" * 500,
    ],
)
def test_what_is_no_day_is_dropped_and_told(given: str) -> None:
    where = address.parse({"as_of": [given]}, (AS_OF,), PARTNERS, BOUNDS)
    assert not where.filters.narrowed
    assert len(where.ignored) == 1
    assert where.filters.day(datetime.date(2026, 11, 24)) == datetime.date(2026, 11, 24)


def test_of_several_days_one_is_taken() -> None:
    where = address.parse({"as_of": ["2014-06-15", "2012"]}, (AS_OF,), PARTNERS, BOUNDS)
    assert where.query() == {"as_of": ["2012"]}


def test_embedding_is_not_the_pages_business() -> None:
    assert parse(embed=["true"], embed_options=["dark_theme"]).ignored == ()


def test_partners_and_years_come_from_the_data() -> None:
    countries = store.load("countries")
    assert set(address.partners()) == set(countries.loc[countries["role"] == "partner", "iso3"])
    first, last = address.bounds()
    assert first <= store.load("trade")["period_start"].dt.year.min()
    assert last >= store.load("milestones")["date"].dt.year.max()


SEARCH = parameters.SEARCH


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("embassy  in\tBaku", "embassy in Baku"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("\x00\x1b[31m\u202eabc\u2066", "[31m abc"),
        ("a" * 500_000, "a" * parameters.LONGEST_SEARCH),
    ],
)
def test_a_text_to_search_for_is_read_with_care(given: str, read: str) -> None:
    where = address.parse({"q": [given]}, (SEARCH,), PARTNERS, BOUNDS)
    assert where.filters.own[SEARCH] == (read,)
    assert where.query() == {"q": [read]}
    assert bool(where.ignored) == (len(given) > parameters.LONGEST_SEARCH)  # what is cut is told
    assert address.parse(where.query(), (SEARCH,), PARTNERS, BOUNDS) == replace(where, ignored=())


@pytest.mark.parametrize("given", ["", "   ", "\x00\n"])
def test_a_search_for_nothing_keeps_everything(given: str) -> None:
    where = address.parse({"q": [given]}, (SEARCH,), PARTNERS, BOUNDS)
    assert where.filters.own[SEARCH] == ()
    assert where.query() == {}


def test_the_homes_that_a_page_begins_with_are_left_out_of_its_address() -> None:
    both = ("AZE", "KAZ")
    assert address.parse({}, (), PARTNERS, BOUNDS, both).filters.homes == both
    assert address.parse({"home": list(both)}, (), PARTNERS, BOUNDS, both).query() == {}
    alone = address.parse({"home": ["AZE"]}, (), PARTNERS, BOUNDS, both)
    assert alone.filters.homes == ("AZE",)
    assert alone.query() == {"home": ["AZE"]}
