"""The sentences of the mirror gap: how far two sides are apart, what explains it, and how the gaps are altogether."""

from trade_rows import figure, trade

from components.facts import store
from components.figures import mirror
from components.measures.mirror import mirror_gap
from components.words.language import Words


def test_brazil_in_2021_in_one_sentence(words: Words) -> None:
    everything = store.load("trade")
    gap = mirror_gap(everything[everything["home_iso3"] == "AZE"])
    of_year = gap[(gap["partner_iso3"] == "BRA") & (gap["year"] == 2021) & (gap["flow"] == "imports")]
    (row,) = of_year.itertuples()
    assert mirror.sentence(row, words) == (
        "In 2021 Azerbaijan reports US$ 195 million of imports from Brazil; Brazil reports US$ 11.1 million of exports "
        "to Azerbaijan: 17.6 times less, US$ 184 million apart. Freight and insurance alone do not explain that: often "
        "Azerbaijan counts goods by the state that made them, and Brazil by the first one that they are sent to."
    )


def test_equal_figures_are_said_to_be_one_estimate_of_the_other(words: Words) -> None:
    rows = trade(figure("CUB", "imports", 2010, 5_000_000), figure("CUB", "imports", 2010, 5_000_000, reporter="CUB"))
    (row,) = mirror_gap(rows).itertuples()
    said = mirror.sentence(row, words)
    assert said.endswith("the same to the dollar, so one side is probably an estimate made from the other.")


def test_how_the_gaps_are_altogether(words: Words) -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 200_000_000),
        figure("BRA", "imports", 2010, 100_000_000, reporter="BRA"),
        figure("BRA", "imports", 2011, 50_000_000),
        figure("BRA", "imports", 2012, 30_000_000, reporter="BRA"),
        figure("BRA", "exports", 2010, 10_000_000),
    )
    assert mirror.summary(mirror_gap(rows), words) == (
        "Of Azerbaijan’s trade with Brazil, 2010–2012, one figure is reported by both sides; freight and insurance can "
        "explain none of the gaps, and none is more than ten times apart. 3 more are reported by one side alone."
    )
