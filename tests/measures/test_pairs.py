"""The league table: worked out by hand, held against the tables row by row, and in a sound order."""

import datetime

import numpy as np
import pandas as pd
import pytest
from made import rows
from trade_rows import figure, trade

from components.choices import address
from components.choices.filters import Filters
from components.export import series
from components.facts import store
from components.measures import pairs as pairs_measures
from components.measures import trade as trade_measures
from components.measures.pairs import Tables
from components.views.pairs import WIDTHS, displayed
from components.words.language import Words

DAY = datetime.date(2026, 11, 24)
HOMES = ("AZE", "KAZ")
YEARS = (1978, 2026)


def visit(name: str, day: str, level: str = "minister", status: str = "held", partner: str = "BRA") -> dict[str, str]:
    date = {"start_date": day, "date_precision": "day" if day else "", "date_basis": "event" if day else ""}
    pair = {"home_iso3": "AZE", "partner_iso3": partner}
    return {"id": name, "direction": "to_partner", "level": level, "status": status, **date, **pair}


def mission(name: str, sending: str, receiving: str, **cells: str) -> dict[str, str]:
    usual = {"kind": "embassy", "opened_on": "2010-01-01", "opened_precision": "year", "status": "open"}
    return {"id": name, "sending_iso3": sending, "receiving_iso3": receiving} | usual | cells


TRADE = trade(
    figure("BRA", "exports", 2018, 100),
    figure("BRA", "imports", 2018, 50),
    figure("BRA", "imports", 2019, 80),
    figure("BRA", "imports", 2019, 40, reporter="BRA"),
    figure("BRA", "imports", 2020, 90),
    figure("ARG", "imports", 2018, 7),
    figure("ARG", "imports", 2019, 9),
)
OWN = trade_measures.own_series(TRADE)
MADE = Tables(
    visits=rows(
        "visits",
        visit("one", "2012-03-09", "head_of_state"),
        visit("two", "2016-06-01"),
        visit("undated", ""),
        visit("planned", "2027-01-01"),
        visit("announced", "2017-01-01", status="announced"),
    ),
    milestones=rows(
        "milestones",
        {"id": "a", "home_iso3": "AZE", "partner_iso3": "BRA", "kind": "relations_established"}
        | {"date": "1993-10-01", "date_precision": "month", "date_basis": "event"},
        {"id": "b", "home_iso3": "AZE", "partner_iso3": "ARG", "kind": "relations_established"},
    ),
    agreements=rows("agreements", {"id": "a", "home_iso3": "AZE", "partner_iso3": "BRA", "status": "draft"}),
    missions=rows(
        "missions",
        mission("there", "AZE", "BRA"),
        mission("here", "BRA", "AZE", closed_on="2020-01-01", closed_precision="year", status="closed"),
        mission("covered", "ARG", "AZE", kind="non_resident"),
    ),
    series=OWN,
    whole=OWN,
    trade=TRADE,
)


def test_a_league_worked_out_by_hand() -> None:
    brazil, argentina, chile = pairs_measures.league(
        MADE, ("AZE",), ("BRA", "ARG", "CHL"), day=DAY, years=YEARS
    ).to_dict("records")
    assert (brazil["since"], brazil["since_precision"]) == (pd.Timestamp("1993-10-01"), "month")
    assert (brazil["ours"], brazil["theirs"]) == (1, 0)
    assert (brazil["visits"], brazil["top_visits"]) == (4, 1)
    assert brazil["last_visit"] == pd.Timestamp("2016-06-01")
    assert brazil["visits_course"].tolist() == [1, 1, 0, 1]  # 2011 to 2015, 2016 to 2020, none, 2026 to 2030
    assert brazil["agreements"] == 1
    assert (brazil["trade_usd"], brazil["trade_year"]) == (80, 2019)  # in 2020 half of the partners report nothing
    assert brazil["trade_course"].tolist() == [150, 80, 90]
    assert (brazil["gap"], brazil["gap_year"]) == (2, 2019)
    assert (argentina["ours"], argentina["theirs"], argentina["visits"], argentina["agreements"]) == (0, 0, 0, 0)
    assert pd.isna(argentina["since"])
    assert argentina["since_precision"] == ""
    assert np.array_equal(argentina["trade_course"], [7, 9, np.nan], equal_nan=True)
    for unknown in ("since", "last_visit", "trade_usd", "trade_year", "gap", "gap_year"):
        assert pd.isna(chile[unknown]), unknown


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The tables of all pairs of the data."""
    names = ("visits", "milestones", "agreements", "missions")
    own = trade_measures.own_series(store.load("trade"))
    return Tables(*(store.load(name) for name in names), own, own, store.load("trade"))


@pytest.fixture(scope="module")
def everyone(tables: Tables) -> pd.DataFrame:
    """The league of all pairs of the data."""
    return pairs_measures.league(tables, HOMES, address.partners(), day=DAY, years=YEARS)


def test_every_cell_is_what_the_tables_say(everyone: pd.DataFrame) -> None:
    assert len(everyone) == len(HOMES) * len(address.partners())
    visits, agreements, milestones = (store.load(name) for name in ("visits", "agreements", "milestones"))
    own = trade_measures.own_series(store.load("trade"))
    for pair in everyone.to_dict("records"):

        def of(rows: pd.DataFrame, pair: dict = pair) -> pd.DataFrame:
            return rows[(rows["home_iso3"] == pair["home_iso3"]) & (rows["partner_iso3"] == pair["partner_iso3"])]

        held = of(visits)[of(visits)["status"] == "held"]
        assert pair["visits"] == len(held)
        assert pair["top_visits"] == (held["level"] == "head_of_state").sum()
        assert pair["agreements"] == len(of(agreements))
        begun = held["start_date"][held["start_date"] <= pd.Timestamp(DAY)]
        assert pair["last_visit"] is pd.NaT if begun.empty else pair["last_visit"] == begun.max()
        established = of(milestones)[of(milestones)["kind"] == "relations_established"]["date"].dropna()
        assert pair["since"] is pd.NaT if established.empty else pair["since"] == established.min()
        if isinstance(pair["visits_course"], np.ndarray):
            assert pair["visits_course"].sum() == held["start_date"].notna().sum()
        figures = of(own)
        newest = figures[figures["period_start"].dt.year == 2021]  # the newest year that is complete for both homes
        assert pd.isna(pair["trade_usd"]) == newest.empty
        assert newest.empty or pair["trade_usd"] == newest["value_usd"].sum()
        course = pair["trade_course"] if len(figures) else np.array([])
        assert np.nansum(course) == pytest.approx(figures["value_usd"].sum(), rel=1e-6)


def test_every_cell_opens_the_rows_that_it_stands_for(everyone: pd.DataFrame, tables: Tables) -> None:
    opened, known = 0, {name: rows.index for name, rows in store.tables().items()}
    for _, pair in everyone.iterrows():
        behind = {
            name: pairs_measures.rows_behind(tables, name, pair, DAY)
            for name in WIDTHS
            if name not in ("partner", "home")
        }
        for name in ("ours", "theirs", "visits", "top_visits", "agreements"):
            assert len(behind[name]) == pair[name], name
        for name, date in (("since", "date"), ("last_visit", "start_date")):
            dates = behind[name][date].dropna()
            assert pair[name] is pd.NaT if dates.empty else pair[name] == (min if name == "since" else max)(dates)
        assert behind["trade_usd"]["value_usd"].sum() == (0 if pd.isna(pair["trade_usd"]) else pair["trade_usd"])
        course = pair["trade_course"] if len(behind["trade_course"]) else [0]
        assert np.nansum(course) == pytest.approx(behind["trade_course"]["value_usd"].sum(), rel=1e-6)
        assert len(behind["gap"]) == (0 if pd.isna(pair["gap"]) else 2)
        if len(behind["gap"]):
            ours, theirs = behind["gap"]["value_usd"]
            assert pair["gap"] == ours / theirs
            assert list(behind["gap"]["reporter_iso3"]) == [pair["home_iso3"], pair["partner_iso3"]]
        for name, found in behind.items():
            assert (known[str(found.index.name)].get_indexer(found.index) >= 0).all(), name
            opened += len(found)
    assert opened > 2000


def test_the_league_that_is_taken_away_is_the_one_on_screen(everyone: pd.DataFrame) -> None:
    chosen = Filters(YEARS, YEARS, HOMES)
    taken = series.made("league", chosen, DAY)
    assert set(taken.index) == {f"{pair['home_iso3']}.{pair['partner_iso3']}" for pair in everyone.to_dict("records")}
    both = everyone.set_axis(everyone["home_iso3"] + "." + everyone["partner_iso3"]).loc[taken.index]
    for name, column in (("ours", "missions_sent"), ("visits", "visits"), ("top_visits", "visits_head_of_state")):
        assert (both[name] == taken[column]).all(), column
    for name, column in (("since", "relations_since"), ("trade_usd", "trade_usd"), ("gap", "gap_ratio")):
        assert both[name].equals(taken[column].astype(both[name].dtype)), column
    few = series.made("league", chosen.changed(homes=("AZE",), partners=("BRA",), years=(2012, 2016)), DAY)
    visits = store.load("visits")
    of_pair = visits[(visits["home_iso3"] == "AZE") & (visits["partner_iso3"] == "BRA") & (visits["status"] == "held")]
    assert few["visits"].tolist() == [of_pair["start_date"].dt.year.between(2012, 2016).sum()]
    assert few[["first_year", "last_year"]].to_numpy().tolist() == [[2012, 2016]]


@pytest.mark.parametrize("column", pairs_measures.ORDERS)
@pytest.mark.parametrize("backwards", [False, True])
def test_what_is_unknown_comes_last_both_ways(
    everyone: pd.DataFrame, column: str, backwards: bool, words: Words
) -> None:
    names = everyone["partner_iso3"].map(words.country)
    rows = pairs_measures.ordered(everyone, column, names, backwards=backwards)
    assert sorted(rows.index) == sorted(everyone.index)
    cells = names[rows.index].str.casefold() if column == "partner" else rows[column]
    unknown = cells.isna().tolist()
    assert unknown == sorted(unknown)
    rising = (column in pairs_measures.RISING) != backwards
    known = cells.dropna()
    assert known.is_monotonic_increasing if rising else known.is_monotonic_decreasing
    assert displayed(rows, words, homes=True)["partner"].tolist() == names[rows.index].tolist()


def test_a_small_chart_of_trade_leaves_out_the_years_without_a_figure(words: Words) -> None:
    pairs = pairs_measures.league(MADE, ("AZE",), ("BRA", "ARG", "CHL"), day=DAY, years=YEARS)
    brazil, argentina, chile = displayed(pairs, words, homes=False)["trade_course"]
    assert brazil.tolist() == [150, 80, 90]
    assert argentina is None  # two years are no course
    assert chile is None


def test_the_league_of_nothing_has_its_pairs_all_the_same() -> None:
    empty = Tables(*(getattr(MADE, name)[:0] for name in Tables.__dataclass_fields__))
    pairs = pairs_measures.league(empty, HOMES, ("BRA",), day=DAY, years=YEARS)
    assert pairs[["visits", "ours", "agreements"]].to_numpy().tolist() == [[0, 0, 0], [0, 0, 0]]
    assert pairs[["since", "trade_usd", "gap"]].isna().to_numpy().all()


def test_homes_are_compared_by_the_same_rows_as_their_pairs() -> None:
    known = {name: store.load(name) for name in (*pairs_measures.DATED, *pairs_measures.LASTING, "trade")}
    of = pairs_measures.tables(Filters(YEARS, YEARS, HOMES), known, pairs_measures.own_trade())
    compared = pairs_measures.of_homes(of, HOMES, day=DAY, years=YEARS).set_index(["measure", "home_iso3"])
    league = pairs_measures.league(of, HOMES, address.partners(), day=DAY, years=YEARS).groupby("home_iso3")
    assert compared.loc["trade_usd", "year"].nunique() == 1
    for measure in ("ours", "theirs", "top_visits", "trade_usd"):
        sums = league[measure].sum()
        for home in HOMES:
            assert compared.at[(measure, home), "value"] == pytest.approx(sums[home])
    visits = known["visits"]
    for home in HOMES:  # those with bodies of the region name no partner
        held = visits[(visits["home_iso3"] == home) & (visits["status"] == "held")]
        assert compared.at[("visits", home), "value"] == len(held)
        assert compared.at[("visits", home), "rows"] == list(held.index)
