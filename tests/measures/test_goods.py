"""Measures of goods: one side at a time, classes never mixed, incomplete years never summed."""

import pandas as pd
import pytest
from product_rows import goods, products

from components.facts import store
from components.measures import goods as goods_measures


def test_the_standard_names_chapters_in_their_sections() -> None:
    names = goods_measures.standard()
    assert names.label("27") == "27 Mineral fuels and oils"
    assert names.section_label("27") == "V Mineral products"
    assert names.label("3") == "3 Mineral fuels and lubricants"
    assert names.section_label("3") == ""
    assert names.label("99", "Commodities not specified") == "99 Commodities not specified"
    assert names.section_label("99") == ""


def test_the_home_side_is_taken_for_a_whole_year_and_flow_and_the_partners_only_where_it_has_none() -> None:
    rows = products(
        goods("BRA", "17", 2015, 100),
        goods("BRA", "17", 2015, 70, reporter="BRA"),
        goods("ARG", "17", 2015, 30, reporter="ARG"),
        goods("ARG", "17", 2016, 40, reporter="ARG"),
        goods("ARG", "17", 2015, 50, flow="exports", reporter="ARG"),
    )
    kept = goods_measures.series(rows)
    assert kept["value_usd"].tolist() == [100, 40, 50]
    assert kept.index.isin(rows.index).all()


def test_of_two_data_sets_the_first_in_the_rule_is_taken() -> None:
    rows = products(goods("BRA", "17", 2015, 90, dataset="unctad"), goods("BRA", "17", 2015, 100))
    assert goods_measures.series(rows)["value_usd"].tolist() == [100]


@pytest.mark.parametrize(
    "row",
    [
        goods("BRA", "17", 2015, None),
        goods("BRA", "", 2015, 10, classification="named", dataset="statement", reporter=""),
        goods("BRA", "17", 2015, 10, months=("01-01", "07-31")),
        goods("BRA", "17", 2015, 10, dataset="statement"),
    ],
)
def test_what_is_no_figure_of_a_class_in_a_full_year_is_left_out(row: dict[str, str]) -> None:
    assert goods_measures.series(products(row)).empty


def test_the_finest_classification_that_a_home_has_is_taken() -> None:
    rows = products(
        goods("BRA", "17", 2015, 100),
        goods("BRA", "0", 2015, 110, classification="SITC1", dataset="unctad"),
        goods("BRA", "0", 2015, 7, classification="SITC1", dataset="unctad", home="KAZ", reporter="KAZ"),
    )
    assert goods_measures.of_class(rows, "finest")["value_usd"].tolist() == [100, 7]
    assert goods_measures.of_class(rows, "SITC1")["value_usd"].tolist() == [110, 7]


def test_a_complete_year_has_a_sum_and_shares() -> None:
    rows = products(goods("BRA", "17", 2015, 60), goods("ARG", "17", 2015, 20), goods("BRA", "87", 2015, 20))
    summed = goods_measures.by_code(rows)
    assert summed["code"].tolist() == ["17", "87"]
    assert summed["value"].tolist() == [80, 20]
    assert summed["share"].tolist() == [0.8, 0.2]
    assert summed["partners"].tolist() == [2, 1]
    assert goods_measures.total(rows, 2015) == 100
    assert goods_measures.concentration(rows, 2015) == pytest.approx(0.8**2 + 0.2**2)


def test_a_year_that_is_not_complete_has_neither() -> None:
    rows = products(goods("BRA", "17", 2018, 60, complete=False), goods("BRA", "87", 2018, 20, complete=False))
    assert goods_measures.by_code(rows)["share"].isna().all()
    assert goods_measures.total(rows, 2018) is None
    assert goods_measures.total(rows, 2001) is None
    assert goods_measures.concentration(rows, 2018) is None
    assert goods_measures.by_partner(rows).empty


def test_one_class_of_an_incomplete_year_is_shown_by_partner() -> None:
    rows = products(goods("BRA", "17", 2018, 60, complete=False), goods("ARG", "17", 2018, 20, complete=False))
    assert goods_measures.by_partner(rows)["value"].tolist() == [60, 20]


def test_the_newest_complete_year_comes_before_a_newer_one_that_is_not() -> None:
    rows = products(goods("BRA", "17", 2016, 60), goods("BRA", "17", 2018, 20, complete=False))
    assert goods_measures.newest_year(rows) == 2016
    assert goods_measures.newest_year(rows[1:]) == 2018
    assert goods_measures.newest_year(rows[:0]) is None


def test_classes_of_two_kinds_and_two_figures_for_one_class_are_not_summed() -> None:
    two_kinds = products(goods("BRA", "17", 2015, 1), goods("BRA", "0", 2015, 1, classification="SITC1"))
    two_sides = products(goods("BRA", "17", 2015, 1), goods("BRA", "17", 2015, 1, reporter="BRA"))
    for rows in (two_kinds, two_sides):
        with pytest.raises(ValueError, match="not one side"):
            goods_measures.by_code(rows)


def test_goods_that_are_only_named_stand_apart() -> None:
    rows = products(
        goods("BRA", "", 2015, None, classification="named", dataset="statement", reporter="", product="Coffee"),
        goods("BRA", "17", 2015, 1),
    )
    assert goods_measures.named(rows)["product"].tolist() == ["Coffee"]


def test_the_chapters_of_2021_are_the_whole_of_what_azerbaijan_reported() -> None:
    figures = goods_measures.of_class(goods_measures.series(store.load("products")), "finest")
    own = figures[(figures["home_iso3"] == "AZE") & (figures["partner_iso3"] == "BRA")]
    sums = {flow: goods_measures.total(own[own["flow"] == flow], 2021) for flow in ("exports", "imports")}
    trade = store.load("trade")
    reported = trade[
        (trade["home_iso3"] == "AZE")
        & (trade["partner_iso3"] == "BRA")
        & (trade["reporter_iso3"] == "AZE")
        & (trade["dataset"] == "un-comtrade")
        & (trade["period_start"] == pd.Timestamp("2021-01-01"))
    ].drop_duplicates("flow")
    totals = dict(zip(reported["flow"], reported["value_usd"].astype(float), strict=True))
    assert sums["imports"] == pytest.approx(totals["imports"], abs=50)
    assert sums["exports"] == pytest.approx(totals["exports"], abs=50)
    assert sums["imports"] == pytest.approx(194.97e6, rel=1e-3)


def test_every_chapter_has_the_full_title_of_the_standard() -> None:
    names = goods_measures.standard()
    chapters = store.load("chapters")
    assert len(chapters) == 97
    assert len(set(chapters["section"])) == 21
    assert names.titles["27"].startswith("Mineral fuels, mineral oils and products of their distillation")
    assert names.titles["7"] == "Machinery and transport equipment"
    assert all(names.titles[code] for code in names.names)
