"""The shape of the trade, on cases worked by hand: gaps stay gaps, and only like is compared with like."""

import math

import pytest
from trade_rows import figure, trade

from components.measures import trade_shape


def test_a_value_says_of_which_flows_it_is() -> None:
    series = trade(
        figure("BRA", "imports", 2010, 30), figure("BRA", "exports", 2010, 10), figure("BRA", "imports", 2011, 5)
    )
    both = trade_shape.values(series)
    assert both[["year", "value", "flows"]].values.tolist() == [[2010, 40, "both"], [2011, 5, "imports"]]
    assert trade_shape.values(series, "exports")["value"].tolist() == [10]


def test_shares_are_of_all_partners_and_only_of_complete_years() -> None:
    whole = trade(
        figure("BRA", "imports", 2010, 60),
        figure("ARG", "imports", 2010, 30),
        figure("MEX", "imports", 2010, 10),
        figure("BRA", "imports", 2011, 50),
    )
    brazil = whole[whole["partner_iso3"] == "BRA"]
    rows = trade_shape.shares(brazil, whole)
    assert rows[["year", "share"]].values.tolist() == [[2010, 0.6]]


def test_equal_values_share_the_better_place() -> None:
    whole = trade(
        figure("BRA", "imports", 2010, 60),
        figure("ARG", "imports", 2010, 30),
        figure("CHL", "imports", 2010, 30),
        figure("MEX", "imports", 2010, 10),
    )
    rows = trade_shape.ranks(whole, whole).set_index("partner_iso3")["rank"]
    assert rows.to_dict() == {"BRA": 1, "ARG": 2, "CHL": 2, "MEX": 4}
    only = trade_shape.ranks(whole[whole["partner_iso3"] == "MEX"], whole)
    assert only["rank"].tolist() == [4]


def test_growth_is_compound_between_two_years_that_both_exist() -> None:
    series = trade(
        figure("BRA", "imports", 2010, 100),
        figure("BRA", "imports", 2012, 121),
        figure("ARG", "imports", 2010, 100),
        figure("ARG", "imports", 2011, 900),
        figure("CHL", "imports", 2010, 0),
        figure("CHL", "imports", 2012, 50),
    )
    rows = trade_shape.growth(series, 2010, 2012)
    assert rows["partner_iso3"].tolist() == ["BRA"]
    assert rows["growth"].iloc[0] == pytest.approx(0.10)


def test_growth_does_not_compare_one_flow_with_both() -> None:
    series = trade(
        figure("BRA", "imports", 2010, 100), figure("BRA", "imports", 2012, 121), figure("BRA", "exports", 2012, 500)
    )
    assert trade_shape.growth(series, 2010, 2012).empty
    assert len(trade_shape.growth(series, 2010, 2012, "imports")) == 1


def test_growth_needs_two_years_in_order() -> None:
    with pytest.raises(ValueError, match="in order"):
        trade_shape.growth(trade(figure("BRA", "imports", 2010, 1)), 2010, 2010)


def test_the_span_of_growth_is_of_complete_years() -> None:
    series = trade(*(figure("BRA", "imports", year, 1) for year in (2001, 2005, 2009, 2014)))
    assert trade_shape.span(series, series, None) == (2005, 2014)
    assert trade_shape.span(series, series, (2000, 2010)) == (2001, 2009)
    assert trade_shape.span(series, series, (2006, 2010)) is None
    assert trade_shape.span(series[:0], series[:0], None) is None


@pytest.mark.parametrize(
    ("shares", "index"), [((100,), 1.0), ((50, 50), 0.5), ((60, 30, 10), 0.46), ((25, 25, 25, 25), 0.25)]
)
def test_concentration_is_the_sum_of_squared_shares(shares: tuple[int, ...], index: float) -> None:
    partners = ("BRA", "ARG", "CHL", "MEX")
    series = trade(*(figure(partner, "imports", 2010, value) for partner, value in zip(partners, shares, strict=False)))
    rows = trade_shape.concentration(series, series)
    assert rows["hhi"].tolist() == pytest.approx([index])
    assert rows["equal"].tolist() == pytest.approx([1 / index])
    assert rows["partners"].tolist() == [len(shares)]


def test_volatility_is_the_standard_deviation_of_yearly_log_changes() -> None:
    series = trade(*(figure("BRA", "imports", 2010 + at, value) for at, value in enumerate((100, 200, 100, 200))))
    (row,) = trade_shape.volatility(series).to_dict("records")
    two, mean = math.log(2), math.log(2) / 3
    assert row["changes"] == 3
    assert row["volatility"] == pytest.approx(math.sqrt((2 * (two - mean) ** 2 + (two + mean) ** 2) / 2))


def test_volatility_skips_gaps_zeroes_and_changes_of_what_is_reported() -> None:
    series = trade(
        *(figure("BRA", "imports", year, 100) for year in (2001, 2002, 2003, 2004)),
        *(figure("ARG", "imports", year, 100) for year in (2001, 2003, 2005, 2007, 2008)),
        *(figure("CHL", "imports", year, 100) for year in (2001, 2002, 2003, 2004)),
        figure("CHL", "exports", 2003, 900),
    )
    rows = trade_shape.volatility(series)
    assert rows[["partner_iso3", "volatility", "changes"]].values.tolist() == [["BRA", 0.0, 3]]


def test_the_first_year_of_any_trade_and_of_each_flow() -> None:
    series = trade(
        figure("BRA", "imports", 2003, 5), figure("BRA", "exports", 1999, 5), figure("ARG", "imports", 1996, 5)
    )
    rows = trade_shape.first_years(series).set_index("partner_iso3")
    assert rows.loc["BRA", ["year", "exports", "imports"]].tolist() == [1999, 1999, 2003]
    assert rows.loc["ARG", "year"] == 1996
    assert rows["exports"].isna().to_dict() == {"ARG": True, "BRA": False}
