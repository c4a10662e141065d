"""What trade was: the series that is drawn, its sums, and which years can be compared."""

import math

import pandas as pd
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.measures import trade as trade_measures

NAN = float("nan")


@pytest.fixture(scope="module")
def everything() -> pd.DataFrame:
    return store.load("trade")


@pytest.fixture(scope="module")
def own(everything: pd.DataFrame) -> pd.DataFrame:
    return trade_measures.own_series(everything)


def of(series: pd.DataFrame, home: str, *partners: str) -> pd.DataFrame:
    return series[(series["home_iso3"] == home) & (series["partner_iso3"].isin(partners) if partners else True)]


def year(sums: pd.DataFrame, wanted: int) -> dict[str, object]:
    return sums[sums["year"] == wanted].to_dict("records")[0]


def wide(*counts: int, start: int = 2001) -> pd.DataFrame:
    """A series in which so many partners have a figure in each year, each of one dollar."""
    partners = [f"P{at:02}" for at in range(max(counts))]
    return trade(
        *[figure(partner, "imports", start + at, 1) for at, count in enumerate(counts) for partner in partners[:count]]
    )


# The default series


def test_newer_data_set_goes_before_older_and_newest_extract_before_others() -> None:
    rows = trade(
        figure("BRA", "imports", 2016, 1, dataset="un-comtrade-wits", extracted_on="2017-11"),
        figure("BRA", "imports", 2016, 2, dataset="imf-dots", extracted_on="2022-05"),
        figure("BRA", "imports", 2016, 3, dataset="un-comtrade", extracted_on="2025-04"),
        figure("BRA", "imports", 2016, 4, dataset="un-comtrade", extracted_on="2026-03"),
        figure("BRA", "exports", 2016, 5, dataset="un-comtrade-wits", extracted_on="2017-11"),
        figure("BRA", "exports", 2016, 6, dataset="imf-dots", extracted_on="2016-01"),
        figure("BRA", "exports", 2017, 7, dataset="un-comtrade-wits", extracted_on="2017-11"),
    )
    chosen = trade_measures.own_series(rows)
    assert chosen["value_usd"].tolist() == [4, 6, 7]
    assert chosen.index.tolist() == [rows.index[3], rows.index[5], rows.index[6]]
    assert (chosen.index.name, chosen.dtypes.tolist()) == ("trade", rows.dtypes.tolist())


def test_series_keep_to_their_reporter_full_years_flows_and_data_sets() -> None:
    rows = trade(
        figure("BRA", "imports", 2016, 1),
        figure("BRA", "exports", 2016, 2, reporter="BRA"),
        figure("BRA", "exports", 2017, 3, reporter=""),
        figure("BRA", "exports", 2018, 4, months=("01-01", "09-30")),
        figure("BRA", "exports", 2018, 5, months=("02-01", "12-31")),
        figure("BRA", "turnover", 2018, 6),
        figure("BRA", "exports", 2018, 7, dataset="unctad", extracted_on="2018-08"),
        figure("BRA", "exports", 2018, 8, dataset="statement", extracted_on=""),
    )
    assert trade_measures.own_series(rows)["value_usd"].tolist() == [1]
    assert trade_measures.mirror_series(rows)["value_usd"].tolist() == [2]
    assert trade_measures.statements(rows)["value_usd"].tolist() == [8]


def test_series_of_the_data_have_one_figure_for_each_home_partner_flow_and_year(everything: pd.DataFrame) -> None:
    for series in (trade_measures.own_series(everything), trade_measures.mirror_series(everything)):
        assert len(series) > 1000
        assert not series.duplicated(["home_iso3", "partner_iso3", "flow", "period_start"]).any()
        assert set(series["dataset"]) <= set(trade_measures.DATASETS)
        assert series.equals(everything.loc[series.index])


def test_revised_extract_is_taken_from_the_data(own: pd.DataFrame) -> None:
    revised = own[(own["home_iso3"] == "KAZ") & (own["partner_iso3"] == "BRA") & (own["flow"] == "imports")]
    extracts = dict(zip(revised["period_start"].dt.year, revised["extracted_on"], strict=True))
    assert {extracts[year] for year in (2020, 2021, 2022)} == {"2026-03"}


# Sums by year


def test_sums_balance_and_turnover() -> None:
    series = trade(
        figure("ARG", "exports", 2010, 10),
        figure("ARG", "imports", 2010, 4),
        figure("BRA", "imports", 2010, 3),
        figure("BRA", "imports", 2011, 5),
    )
    sums = trade_measures.yearly(series)
    assert sums.columns.tolist() == [
        *("home_iso3", "year", "exports", "imports", "balance", "turnover", "known", "partners", "complete")
    ]
    assert year(sums, 2010) == {
        "home_iso3": "AZE",
        "year": 2010,
        "exports": 10.0,
        "imports": 7.0,
        "balance": 3.0,
        "turnover": 17.0,
        "known": 17.0,
        "partners": 2,
        "complete": True,
    }


def test_flow_without_a_figure_is_unknown_and_so_is_what_follows_from_it() -> None:
    sums = trade_measures.yearly(trade(figure("BRA", "imports", 2011, 5), figure("BRA", "imports", 2013, 6)))
    assert sums["year"].tolist() == [2011, 2013]
    assert sums[["exports", "balance", "turnover"]].isna().all(axis=None)
    assert sums["known"].tolist() == [5.0, 6.0]


def test_a_zero_that_a_source_gives_is_a_zero() -> None:
    sums = trade_measures.yearly(trade(figure("BRA", "exports", 2011, 0), figure("BRA", "imports", 2011, 5)))
    assert year(sums, 2011)["balance"] == -5.0


def test_homes_are_never_summed_together() -> None:
    rows = [figure("BRA", "imports", 2010, 5), figure("BRA", "imports", 2010, 7, home="KAZ", reporter="KAZ")]
    sums = trade_measures.yearly(trade(*rows))
    assert sums[["home_iso3", "imports"]].to_numpy().tolist() == [["AZE", 5.0], ["KAZ", 7.0]]


@pytest.mark.parametrize("measure", [trade_measures.yearly, trade_measures.by_partner, trade_measures.newest_year])
def test_reporters_are_never_mixed(measure: object) -> None:
    mixed = trade(figure("BRA", "imports", 2010, 5), figure("BRA", "imports", 2010, 7, reporter="BRA"))
    with pytest.raises(ValueError, match="two figures"):
        measure(mixed)  # type: ignore[operator]


# Which years are complete


@pytest.mark.parametrize(
    ("counts", "complete"),
    [
        ([4, 2], [True, False]),
        ([4, 3], [True, True]),
        ([26, 26, 1, 1, 1], [True, True, False, False, False]),
        ([1, 3, 2, 9, 4, 8], [True, True, True, True, False, True]),
        # Judged by the fullest year, so that a slow decline is seen as well.
        ([9, 5, 3, 2], [True, True, False, False]),
        ([9, 4, 3, 5], [True, False, False, True]),
    ],
)
def test_year_is_complete_with_more_than_half_of_the_fullest_years_partners(
    counts: list[int], complete: list[bool]
) -> None:
    sums = trade_measures.yearly(wide(*counts))
    assert sums["partners"].tolist() == counts
    assert sums["complete"].tolist() == complete


def test_years_of_one_partner_are_complete_whenever_they_are_there() -> None:
    whole = wide(5, 5, 1, 1)
    one = whole[whole["partner_iso3"] == "P00"]
    assert trade_measures.yearly(one, whole=whole)["complete"].tolist() == [True] * 4


def test_partners_who_are_not_all_there_need_a_year_that_is_complete_for_the_whole() -> None:
    whole = trade(*[figure(partner, "imports", 2001, 1) for partner in ("ARG", "BRA", "CHL", "PER", "URY")])
    later = trade(
        *[figure(partner, "imports", 2002, 1) for partner in ("ARG", "CHL", "PER", "URY")],
        figure("BRA", "imports", 2003, 1),
    )
    whole = pd.concat([whole, later])
    two = whole[whole["partner_iso3"].isin(["ARG", "BRA"])]
    # In 2002 the home reported widely, so no figure of Brazil means no trade; in 2003 Argentina is simply not known.
    assert trade_measures.yearly(two, whole=whole)["complete"].tolist() == [True, True, False]


def test_years_after_the_wide_reports_are_not_complete_in_the_data(own: pd.DataFrame) -> None:
    sums = trade_measures.yearly(own)
    partial = sums.loc[~sums["complete"], ["home_iso3", "year", "partners"]].to_numpy().tolist()
    assert partial == [*[["AZE", year, 1] for year in (2022, 2023, 2024)], ["KAZ", 2024, 1]]
    two = trade_measures.yearly(of(own, "AZE", "ARG", "BRA"), whole=own)
    assert two.loc[~two["complete"], "year"].tolist() == [2022, 2023, 2024]
    assert trade_measures.yearly(of(own, "AZE", "BRA"), whole=own)["complete"].all()


def test_newest_year_is_complete_for_every_home(own: pd.DataFrame) -> None:
    assert trade_measures.newest_year(of(own, "AZE"), whole=own) == 2021
    assert trade_measures.newest_year(of(own, "KAZ"), whole=own) == 2023
    assert trade_measures.newest_year(own) == 2021
    assert trade_measures.newest_year(of(own, "AZE", "BRA"), whole=own) == 2024
    assert trade_measures.newest_year(own[:0]) is None


def test_homes_without_a_common_year_have_no_newest_one() -> None:
    rows = [figure("BRA", "imports", 2010, 5), figure("BRA", "imports", 2011, 7, home="KAZ", reporter="KAZ")]
    assert trade_measures.newest_year(trade(*rows)) is None


# Partners, shares, indexes, rankings


def test_by_partner_keeps_the_way_to_the_rows() -> None:
    series = trade(
        figure("BRA", "imports", 2010, 3), figure("BRA", "exports", 2010, 8), figure("ARG", "imports", 2011, 4)
    )
    first, second = trade_measures.by_partner(series).to_dict("records")
    assert (first["partner_iso3"], first["year"], first["known"]) == ("ARG", 2011, 4.0)
    assert (first["exports_row"], first["imports_row"]) == ("", series.index[2])
    assert math.isnan(first["turnover"])
    assert (second["turnover"], second["balance"]) == (11.0, 5.0)
    assert (second["exports_row"], second["imports_row"]) == (series.index[1], series.index[0])


def test_share_of_region() -> None:
    whole = wide(4, 4, 1)
    part = whole[whole["partner_iso3"] == "P00"]
    shares = trade_measures.share_of_region(trade_measures.yearly(part, whole=whole), trade_measures.yearly(whole))
    assert shares["year"].tolist() == [2001, 2002, 2003]
    assert shares["imports"].tolist()[:2] == [0.25, 0.25]
    # In 2003 the part is all that is known, which is not all that there was.
    assert math.isnan(shares["imports"][2])
    assert shares["exports"].isna().all()


def test_share_of_nothing_is_unknown() -> None:
    sums = trade_measures.yearly(trade(figure("BRA", "imports", 2010, 0)))
    assert trade_measures.share_of_region(sums, sums)["imports"].isna().all()


@pytest.mark.parametrize(
    ("values", "index"),
    [
        ([50, 100, 25], [100, 200, 50]),
        ([NAN, 50, NAN, 25], [NAN, 100, NAN, 50]),
        ([0, 50, 100], [0, 100, 200]),
        ([NAN, NAN], [NAN, NAN]),
        ([], []),
    ],
)
def test_index_to_first(values: list[float], index: list[float]) -> None:
    given = pd.Series(values, dtype="float64")
    assert trade_measures.index_to_first(given).tolist() == pytest.approx(index, nan_ok=True)


def test_ranking_is_by_known_trade_home_by_home() -> None:
    series = trade(
        figure("ARG", "exports", 2010, 5),
        figure("ARG", "imports", 2010, 6),
        figure("BRA", "imports", 2010, 12),
        figure("CHL", "imports", 2011, 99),
        figure("CHL", "imports", 2010, 1, home="KAZ", reporter="KAZ"),
    )
    ranked = trade_measures.ranking(series, 2010)
    assert ranked[["home_iso3", "partner_iso3", "known"]].to_numpy().tolist() == [
        ["AZE", "BRA", 12.0],
        ["AZE", "ARG", 11.0],
        ["KAZ", "CHL", 1.0],
    ]
    assert trade_measures.ranking(series, 1990).empty


# What published statements say of the same trade


@pytest.mark.parametrize(
    ("home", "partner", "of_year", "dataset", "exports", "imports", "together"),
    [
        ("AZE", "BRA", 2021, "", 72.05, 194.97, 267.0),
        # The statement is older than the release of the statistical office, which now comes first.
        ("KAZ", "ARG", 2018, "imf-dots", 4.2, 22.2, 26.4),
        ("AZE", "MEX", 2020, "", None, None, 50.3),
    ],
)
def test_series_of_the_data_agree_with_statements(
    everything: pd.DataFrame,
    home: str,
    partner: str,
    of_year: int,
    dataset: str,
    exports: float,
    imports: float,
    together: float,
) -> None:
    own = trade_measures.own_series(everything, dataset)
    sums = year(trade_measures.yearly(of(own, home, partner), whole=own), of_year)
    if exports is not None:
        assert sums["exports"] == pytest.approx(exports * 1e6, abs=0.05e6)
        assert sums["imports"] == pytest.approx(imports * 1e6, abs=0.05e6)
    assert sums["turnover"] == pytest.approx(together * 1e6, abs=0.05e6)


def test_measures_leave_their_arguments_alone(everything: pd.DataFrame) -> None:
    before = everything.copy(deep=True)
    own = trade_measures.own_series(everything)
    kept = own.copy(deep=True)
    sums = trade_measures.yearly(own, whole=own)
    trade_measures.by_partner(own)
    trade_measures.ranking(own, 2020)
    trade_measures.share_of_region(sums, sums)
    pd.testing.assert_frame_equal(everything, before)
    pd.testing.assert_frame_equal(own, kept)
    pd.testing.assert_frame_equal(sums, trade_measures.yearly(own, whole=own))


def test_no_rows_make_empty_frames_of_the_same_columns(own: pd.DataFrame) -> None:
    for measure in (trade_measures.yearly, trade_measures.by_partner):
        assert measure(own[:0]).empty
        assert measure(own[:0]).dtypes.to_dict() == measure(own).dtypes.to_dict()


def test_a_data_set_that_is_named_shows_itself_alone() -> None:
    rows = trade(
        figure("BRA", "imports", 2016, 1, dataset="un-comtrade", extracted_on="2026-03"),
        figure("BRA", "imports", 2016, 2, dataset="imf-dots"),
        figure("BRA", "exports", 2016, 3, dataset="unctad", extracted_on="2018-08"),
        figure("BRA", "exports", 2016, 4, reporter="BRA", dataset="unctad", extracted_on="2018-08"),
    )
    assert trade_measures.own_series(rows, "imf-dots")["value_usd"].tolist() == [2]
    assert trade_measures.own_series(rows, "unctad")["value_usd"].tolist() == [3]
    assert trade_measures.mirror_series(rows, "unctad")["value_usd"].tolist() == [4]


# What officials and the press said, against the figures


def dollars(series: pd.DataFrame, home: str, partner: str, wanted: int, flow: str) -> float:
    rows = series[(series["home_iso3"] == home) & (series["partner_iso3"] == partner) & (series["flow"] == flow)]
    (value,) = rows["value_usd"][rows["period_start"].dt.year == wanted]
    return float(value)


def stated(everything: pd.DataFrame, home: str, partner: str, wanted: int, flow: str) -> list[int]:
    """The statements on a whole year of a pair's flow."""
    said = trade_measures.statements(everything[trade_measures.full_years(everything)])
    rows = said[(said["home_iso3"] == home) & (said["partner_iso3"] == partner) & (said["flow"] == flow)]
    return sorted(rows["value_usd"][rows["period_start"].dt.year == wanted])


def test_brazil_2021_is_the_267_million_that_was_published(everything: pd.DataFrame, own: pd.DataFrame) -> None:
    imports, exports = (dollars(own, "AZE", "BRA", 2021, flow) for flow in ("imports", "exports"))
    assert (imports, exports) == (pytest.approx(194.97e6, abs=5e3), pytest.approx(72.05e6, abs=5e3))
    assert imports + exports == pytest.approx(267.0e6, abs=5e4)
    assert stated(everything, "AZE", "BRA", 2021, "turnover") == [59_600_000, 267_000_000]


def test_mexico_2020_is_the_50_3_million_that_was_published(everything: pd.DataFrame, own: pd.DataFrame) -> None:
    imports, exports = (dollars(own, "AZE", "MEX", 2020, flow) for flow in ("imports", "exports"))
    assert imports + exports == pytest.approx(50.3e6, abs=5e4)
    assert 50_300_000 in stated(everything, "AZE", "MEX", 2020, "turnover")


def test_uruguay_2018_is_the_81_million_that_was_published(everything: pd.DataFrame, own: pd.DataFrame) -> None:
    imports, exports = (dollars(own, "AZE", "URY", 2018, flow) for flow in ("imports", "exports"))
    assert imports + exports == pytest.approx(81e6, abs=5e5)
    assert stated(everything, "AZE", "URY", 2018, "turnover") == [81_000_000]


def test_kazakhstan_and_argentina_2018_as_their_ministry_states_it(everything: pd.DataFrame) -> None:
    flows = ("exports", "imports", "turnover")
    said = [stated(everything, "KAZ", "ARG", 2018, flow) for flow in flows]
    # The ministry's parts, 4.2 and 22.1, are 0.1 short of its sum: the row of imports says so in its note.
    assert said == [[4_200_000], [22_100_000], [26_400_000]]


@pytest.mark.parametrize(
    ("dataset", "exports", "imports", "together"),
    # What the statistical office printed a year later is a little less of imports.
    [("imf-dots", 4.2, 22.2, 26.4), ("national-statistics", 4.2, 22.0, 26.3), ("", 4.2, 22.0, 26.3)],
)
def test_kazakhstan_and_argentina_2018_as_the_data_sets_have_it(
    everything: pd.DataFrame, dataset: str, exports: float, imports: float, together: float
) -> None:
    series = trade_measures.own_series(everything, dataset)
    found = [dollars(series, "KAZ", "ARG", 2018, flow) for flow in ("exports", "imports")]
    assert [*found, sum(found)] == pytest.approx([exports * 1e6, imports * 1e6, together * 1e6], abs=5e4)


def test_kazakhstan_and_mexico_2014_is_the_120_8_million_that_was_stated(
    everything: pd.DataFrame, own: pd.DataFrame
) -> None:
    exports, imports = (dollars(own, "KAZ", "MEX", 2014, flow) for flow in ("exports", "imports"))
    # The data set has 120.86 million; the statement leaves out what is below a tenth.
    assert exports + imports == pytest.approx(120.8e6, abs=1e5)
    assert stated(everything, "KAZ", "MEX", 2014, "turnover") == [120_800_000]


def test_argentina_2015_is_told_in_three_ways(everything: pd.DataFrame, own: pd.DataFrame) -> None:
    mirror = trade_measures.mirror_series(everything)
    sums = [sum(dollars(side, "AZE", "ARG", 2015, flow) for flow in ("exports", "imports")) for side in (own, mirror)]
    assert sums == [pytest.approx(15.2e6, abs=5e4), pytest.approx(3.7e6, abs=5e4)]
    assert stated(everything, "AZE", "ARG", 2015, "turnover") == [10_600_000]


def test_over_several_years_a_gap_is_no_year_of_no_trade() -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 100),
        figure("BRA", "imports", 2012, 200),
        figure("BRA", "exports", 2012, 30),
        figure("BRA", "imports", 2014, 900),
    )
    series = trade_measures.own_series(rows)
    (total,) = trade_measures.over_years(series, [2010, 2011, 2012]).to_dict("records")
    assert (total["imports"], total["exports"], total["known"]) == (300, 30, 330)
    assert total["imports_row"].split() == list(series.index[:2])
    (mean,) = trade_measures.over_years(series, [2010, 2011, 2012], mean=True).to_dict("records")
    assert (mean["imports"], mean["exports"], mean["balance"]) == (150, 30, -120)
