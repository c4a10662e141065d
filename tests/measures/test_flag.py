"""Trade and the flag: openings and medians worked out by hand, and marks that lead to the figures behind them."""

import datetime

import pandas as pd
import pytest
from made import rows
from trade_rows import figure, trade

from components.choices import address
from components.facts import store
from components.figures import flag as flag_figures
from components.measures import flag as flag_measures
from components.measures import pairs as pairs_measures
from components.measures import trade as trade_measures
from components.words.language import Words

HOMES = ("AZE", "KAZ")


def mission(name: str, sending: str, receiving: str, opened: str, **cells: str) -> dict[str, str]:
    when = {"opened_on": f"{opened}-01-01" if opened else "", "opened_precision": "year" if opened else ""}
    usual = {"kind": "embassy", "status": "open", "sending_iso3": sending, "receiving_iso3": receiving}
    return {"id": name} | usual | when | cells


MISSIONS = rows(
    "missions",
    mission("one", "AZE", "BRA", "2012"),
    mission("two", "BRA", "AZE", "2009"),
    mission("closed", "CRI", "AZE", "2017", status="closed"),
    mission("planned", "AZE", "VEN", "2016", status="announced"),
    mission("covered", "PER", "AZE", "2005", kind="non_resident"),
    mission("dated", "CUB", "KAZ", "2011"),
    mission("undated", "KAZ", "CUB", ""),
)
# Three years before 2010 and four after it; 2010 itself, 2004 and 2016 count on neither side.
BRAZIL = {2004: 999, 2006: 10, 2007: 20, 2009: 60, 2010: 5000, 2011: 30, 2012: 50, 2014: 40, 2015: 80, 2016: 9999}
CHILE = {2006: 100, 2007: 100, 2009: 100, 2011: 300, 2012: 300, 2015: 300}
PERU = {2006: 100, 2007: 100, 2009: 100, 2011: 50, 2012: 50, 2015: 50}
HAITI = {2006: 7, 2007: 7, 2011: 7, 2012: 7, 2013: 7}
TRADE = trade(
    *(figure("BRA", "imports", year, value) for year, value in BRAZIL.items()),
    figure("BRA", "exports", 2012, 15),
    *(figure("CHL", "imports", year, value) for year, value in CHILE.items()),
    *(figure("PER", "exports", year, value) for year, value in PERU.items()),
    *(figure("HTI", "imports", year, value) for year, value in HAITI.items()),
)
SERIES = trade_measures.own_series(TRADE)
# Every year counts: what is complete is another measure's question.
KNOWN = trade_measures.by_partner(SERIES)


def test_the_first_mission_of_a_pair_is_dated_only_where_all_are() -> None:
    firsts = flag_measures.first_missions(MISSIONS, HOMES)
    pairs = {(row.home_iso3, row.partner_iso3): row.year for row in firsts.itertuples()}
    assert pairs[("AZE", "BRA")] == 2009
    assert pairs[("AZE", "CRI")] == 2017
    assert pairs[("KAZ", "CUB")] is pd.NA
    assert len(pairs) == 3


def test_trade_before_and_after_worked_out_by_hand() -> None:
    firsts = pd.DataFrame({"home_iso3": ["AZE"], "partner_iso3": ["BRA"], "year": pd.array([2010], dtype="Int64")})
    pairs = flag_measures.before_after(firsts, KNOWN, flag_measures.without(KNOWN, firsts))
    row = pairs.iloc[0]
    assert row["before"] == 20  # of 10, 20, 60
    assert row["after"] == (40 + 65) / 2  # of 30, 65, 40, 80
    assert row["change"] == pytest.approx(2.625)
    assert row["others"] == 2  # Haiti has two years before
    assert row["others_change"] == pytest.approx((3 + 0.5) / 2)


def test_a_pair_without_a_date_or_figures_has_no_change() -> None:
    years = pd.array([None, 2010], dtype="Int64")
    firsts = pd.DataFrame({"home_iso3": ["AZE"] * 2, "partner_iso3": ["BRA", "HTI"], "year": years})
    pairs = flag_measures.before_after(firsts, KNOWN, KNOWN[:0])
    assert pairs[["before", "after", "change", "others_change"]].isna().to_numpy().all()


def test_years_are_those_complete_for_every_home() -> None:
    known = pd.DataFrame({"home_iso3": ["AZE"] * 8 + ["KAZ"] * 7, "year": [*range(2014, 2022), *range(2013, 2020)]})
    assert flag_measures.newest_years(known) == [2015, 2016, 2017, 2018, 2019]
    assert flag_measures.newest_years(known[:0]) == []


@pytest.mark.parametrize(
    ("first", "second", "rho"),
    [([1, 2, 3, 4], [10, 20, 30, 400], 1), ([1, 2, 3], [3, 2, 1], -1), ([0, 0, 1], [1, 2, 3], 0.866)],
)
def test_a_rank_correlation(first: list[float], second: list[float], rho: float) -> None:
    assert flag_measures.rank_correlation(pd.Series(first), pd.Series(second)) == pytest.approx(rho, abs=0.001)


def test_a_rank_correlation_of_next_to_nothing_is_unknown() -> None:
    assert pd.isna(flag_measures.rank_correlation(pd.Series([1, 2]), pd.Series([1, 2])))
    assert pd.isna(flag_measures.rank_correlation(pd.Series([1, 1, 1]), pd.Series([1, 2, 3])))


@pytest.fixture(scope="module")
def real() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The homes' own series of the data, its known trade, and the pairs before and after."""
    series = trade_measures.own_series(store.load("trade"))
    known = flag_measures.complete_trade(series, series)
    firsts = flag_measures.first_missions(store.load("missions"), HOMES)
    return series, known, flag_measures.before_after(firsts, known, flag_measures.without(known, firsts))


def test_each_dot_stands_on_the_median_of_the_years_that_it_leads_to(
    real: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], words: Words
) -> None:
    series, known, pairs = real
    drawn = flag_figures.trade(series, pairs, words, known=known, never=52)
    assert "1 pair whose opening has no date" in drawn.layout.meta["alt"]
    assert "52 pairs that never had a mission" in drawn.layout.meta["alt"]
    there = pairs.dropna(subset="change").sort_values(["year", "home_iso3", "partner_iso3"], ignore_index=True)
    dots = [trace for trace in drawn.data[1:] if trace.name != "As partners without a mission"]
    assert [trace.name.partition(",")[0] for trace in dots] == ["Azerbaijan", "Azerbaijan", "Kazakhstan", "Kazakhstan"]
    assert sum(len(trace.x) for trace in dots) == 2 * len(there) > 20
    for number, trace in enumerate(dots):
        for x, y, carried in zip(trace.x, trace.y, trace.customdata, strict=True):
            pair = there.loc[y]
            rows_behind = series.iloc[[int(at) for at in carried.split()]]
            assert set(rows_behind["partner_iso3"]) == {pair["partner_iso3"]}
            assert set(rows_behind["home_iso3"]) == {pair["home_iso3"]}
            by_year = rows_behind.groupby(rows_behind["period_start"].dt.year)["value_usd"].sum()
            assert set(by_year.index) <= set(flag_measures.windows(pair["year"])[number % 2])
            assert len(by_year) >= flag_measures.LEAST
            assert by_year.median() == pytest.approx(x, rel=1e-4)


def test_visits_before_and_after_worked_out_by_hand_and_each_dot_leads_to_them(words: Words) -> None:
    pair = {"home_iso3": "AZE", "partner_iso3": "BRA", "status": "held", "date_precision": "year"}
    years = {
        "too early": 2004,
        "first": 2005,
        "last": 2009,
        "of the year": 2010,
        "next": 2011,
        "end": 2015,
        "late": 2016,
    }
    visits = rows(
        "visits",
        {"id": "undated"} | pair,
        *({"id": name, "start_date": f"{year}-01-01"} | pair for name, year in years.items()),
        {"id": "another", "start_date": "2011-01-01"} | pair | {"partner_iso3": "CHL"},
    )
    opened = pd.array([2010, 2021, None], dtype="Int64")
    firsts = pd.DataFrame({"home_iso3": "AZE", "partner_iso3": ["BRA", "CHL", "PER"], "year": opened})
    around = flag_measures.visits_around(firsts, visits, (1990, 2025))
    assert around["partner_iso3"].tolist() == ["BRA", "CHL"]
    assert around[["before", "after"]].iloc[0].tolist() == [2, 2]
    assert around["before"].iloc[1] == 0
    assert around["after"].isna().iloc[1]  # 2026 is not over
    assert flag_measures.visits_around(firsts, visits, (2006, 2025))["before"].isna().iloc[0]
    drawn = flag_figures.visits(visits, around, words)
    assert "1 pair is left out" in drawn.layout.title.subtitle.text
    behind = [set(visits.index[[int(at) for at in trace.customdata[0].split()]]) for trace in drawn.data[1:]]
    assert behind == [{"first", "last"}, {"next", "end"}]
    assert [trace.x[0] for trace in drawn.data[1:]] == [2, 2]


def test_each_dot_of_visits_leads_to_its_trade(
    real: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], words: Words
) -> None:
    series, known, _ = real
    names = ("visits", "milestones", "agreements", "missions")
    of = pairs_measures.Tables(*(store.load(name) for name in names), series, series, store.load("trade"))
    today = datetime.date(2026, 11, 24)
    league = pairs_measures.league(of, HOMES, address.partners(), day=today, years=(1978, 2026))
    years = flag_measures.newest_years(known)
    drawn = flag_figures.visits_and_trade(series, league, words, known=known, years=years)
    visits = league.set_index(["home_iso3", "partner_iso3"])["visits"]
    count = 0
    for trace in drawn.data:
        for x, y, carried in zip(trace.x, trace.y, trace.customdata, strict=True):
            behind = series.iloc[[int(at) for at in carried.split()]]
            pair = (behind["home_iso3"].iloc[0], behind["partner_iso3"].iloc[0])
            assert visits[pair] == x
            by_year = behind.groupby(behind["period_start"].dt.year)["value_usd"].sum()
            assert by_year.median() == pytest.approx(y, rel=1e-4)
            count += 1
    assert count > 40


def test_figures_of_nothing_are_drawn_and_say_so(words: Words) -> None:
    firsts = flag_measures.first_missions(MISSIONS, HOMES)
    pairs = flag_measures.before_after(firsts, KNOWN[:0], KNOWN[:0])
    drawn = flag_figures.trade(SERIES[:0], pairs, words, known=KNOWN[:0], never=3)
    assert "No pair" in drawn.layout.meta["alt"]
    league = pd.DataFrame({"home_iso3": ["AZE"], "partner_iso3": ["BRA"], "visits": [3], "ours": [1], "theirs": [0]})
    assert len(flag_figures.visits_and_trade(SERIES[:0], league, words, known=KNOWN[:0], years=[]).data) == 3
