"""Pairs side by side: the marks of each pair lead to its own rows, and a mission is drawn where it is known."""

import datetime
from collections import Counter

import pandas as pd
from made import rows

from components.facts import store
from components.figures import pairs
from components.measures import trade
from components.words.language import Words

TODAY = datetime.date(2026, 11, 24)
FEW = [("AZE", "BRA"), ("KAZ", "BRA"), ("AZE", "ARG")]


def of_few(table: pd.DataFrame) -> pd.DataFrame:
    return table[pd.MultiIndex.from_frame(table[["home_iso3", "partner_iso3"]]).isin(FEW)]


def test_each_panel_counts_the_visits_of_its_pair_on_the_same_axes(words: Words) -> None:
    visits = of_few(store.load("visits"))
    drawn = pairs.visits(visits, FEW, words)
    assert len(drawn.data) == len(FEW)
    ranges = {tuple(drawn.layout[name]["range"]) for name in ("yaxis", "yaxis2", "yaxis3")}
    assert len(ranges) == 1
    for trace, (home, partner) in zip(drawn.data, FEW, strict=True):
        for year, count, carried in zip(trace.x, trace.y, trace.customdata, strict=True):
            behind = visits.iloc[[int(at) for at in carried.split()]]
            assert len(behind) == count
            assert set(behind["home_iso3"] + behind["partner_iso3"]) == {home + partner}
            assert set(behind["start_date"].dt.year) == {year}
    dated = visits["start_date"].notna().sum()
    assert sum(sum(trace.y) for trace in drawn.data) == dated


def test_each_line_is_the_trade_of_its_pair(words: Words) -> None:
    series = of_few(trade.own_series(store.load("trade")))
    drawn = pairs.trade(series, FEW, words)
    seen: Counter[int] = Counter()
    for trace, (home, partner) in zip(drawn.data, FEW, strict=True):
        for year, value, carried in zip(trace.x, trace.y, trace.customdata, strict=True):
            behind = series.iloc[[int(at) for at in carried.split()]]
            seen.update(int(at) for at in carried.split())
            assert (value is None) == behind.empty
            if value is not None:
                assert abs(behind["value_usd"].sum() / value - 1) < 1e-4
                assert set(behind["home_iso3"] + behind["partner_iso3"]) == {home + partner}
                assert set(behind["period_start"].dt.year) == {year}
    assert set(seen.values()) == {1}
    assert len(seen) == len(series)


def mission(name: str, **cells: str) -> dict[str, str]:
    usual = {"sending_iso3": "AZE", "receiving_iso3": "BRA", "kind": "embassy", "status": "open"}
    return {"id": name} | usual | cells


def test_a_mission_is_drawn_over_the_days_that_are_known(words: Words) -> None:
    missions = rows(
        "missions",
        mission("exact", opened_on="2012-08-15", opened_precision="day"),
        mission("year", opened_on="2012-01-01", opened_precision="year", sending_iso3="BRA", receiving_iso3="AZE"),
        mission("undated", note="status as of 2022", kind="non_resident"),
        mission("closed", status="closed", note="status as of 2019", kind="consulate"),
        mission("ended", opened_on="2017-08-01", opened_precision="month", closed_on="2020-01-01")
        | {"closed_precision": "year", "status": "closed"},
    )
    drawn = pairs.missions(missions, [("AZE", "BRA")], words, today=TODAY)
    bars = drawn.data[0]
    spans = {
        (carried, base, f"{pd.Timestamp(base) + pd.Timedelta(milliseconds=length):%Y-%m-%d}")
        for carried, base, length in zip(bars.customdata, bars.base, bars.x, strict=True)
    }
    assert spans == {
        ("0", "2012-08-15", "2026-11-24"),
        ("1", "2012-01-01", "2012-12-31"),
        ("1", "2012-12-31", "2026-11-24"),
        ("2", "2022-01-01", "2026-11-24"),
        ("4", "2017-08-01", "2017-08-31"),
        ("4", "2017-08-31", "2020-01-01"),
        ("4", "2020-01-01", "2020-12-31"),
    }
    assert "1 of which no day is certain" in drawn.layout.title.subtitle.text
    assert {width for carried, width in zip(bars.customdata, bars.width, strict=True) if carried == "2"} == {pairs.THIN}


def test_pairs_without_rows_are_drawn_empty(words: Words) -> None:
    none = {name: store.load(name)[:0] for name in ("visits", "trade", "missions")}
    assert [len(trace.x) for trace in pairs.visits(none["visits"], FEW, words).data] == [0, 0, 0]
    assert len(pairs.trade(none["trade"], FEW, words).data) == 0
    assert len(pairs.missions(none["missions"], FEW, words, today=TODAY).data[0].x) == 0
