"""Filters as a value: what they keep, what they say, what they are called."""

import made
import pandas as pd
import pytest

from components.choices import parameters
from components.choices.filters import Filters
from components.facts import schema, search, store
from components.words.language import Words

BOUNDS = (1990, 2026)


def chosen(**changes: object) -> Filters:
    return Filters(**{"bounds": BOUNDS, "years": BOUNDS, **changes})


def visits(**columns: list) -> pd.DataFrame:
    count = len(next(iter(columns.values())))
    rows = {
        "start_date": ["2010-01-01"] * count,
        "end_date": [None] * count,
        "date_precision": ["year"] * count,
        "home_iso3": ["AZE"] * count,
        "partner_iso3": ["ARG"] * count,
        "level": ["minister"] * count,
        **columns,
    }
    frame = pd.DataFrame(rows, index=pd.Index([f"row-{at}" for at in range(count)], name="visits"))
    return frame.assign(start_date=pd.to_datetime(frame["start_date"]), end_date=pd.to_datetime(frame["end_date"]))


def test_home_and_partner_narrow() -> None:
    rows = visits(home_iso3=["AZE", "KAZ", "AZE"], partner_iso3=["ARG", "ARG", "BRA"])
    assert list(chosen(partners=("ARG",)).apply(rows).index) == ["row-0"]
    assert list(chosen(homes=("AZE", "KAZ"), partners=("ARG",)).apply(rows).index) == ["row-0", "row-1"]
    assert list(chosen().apply(rows).index) == ["row-0", "row-2"]


def test_a_pair_is_found_whichever_side_sends() -> None:
    missions = store.load("missions")
    found = chosen(partners=("BRA",)).apply(missions)
    assert {"aze-in-bra-brasilia-embassy", "bra-in-aze-baku-embassy"} <= set(found.index)
    assert set(found["sending_iso3"]) | set(found["receiving_iso3"]) == {"AZE", "BRA"}


@pytest.mark.parametrize(
    ("start", "end", "precision", "years", "kept"),
    [
        ("2010-06-15", None, "day", (2010, 2010), True),
        ("2010-06-15", None, "day", (2011, 2012), False),
        ("2010-01-01", None, "year", (2010, 2010), True),
        ("2010-12-30", "2011-01-02", "day", (2011, 2011), True),
        (None, None, "", (1990, 2025), False),
        (None, None, "", BOUNDS, True),
    ],
)
def test_years_keep_what_may_fall_into_them(
    start: str | None, end: str | None, precision: str, years: tuple[int, int], kept: bool
) -> None:
    rows = visits(start_date=[start], end_date=[end], date_precision=[precision])
    assert bool(len(chosen(years=years).apply(rows))) is kept


def test_a_mission_without_an_end_lasts() -> None:
    missions = store.load("missions")
    late = chosen(years=(2025, 2025)).apply(missions)
    assert "aze-in-arg-buenos-aires-embassy" in late.index
    assert "cri-in-aze-baku-embassy" not in late.index


def test_a_page_choice_narrows_only_its_own_table() -> None:
    level = parameters.column("visits", "level")
    narrowed = chosen(own={level: ("minister",)})
    rows = visits(level=["minister", "ambassador"])
    assert list(narrowed.apply(rows).index) == ["row-0"]
    assert len(narrowed.apply(store.load("agreements"))) == len(chosen().apply(store.load("agreements")))


def test_a_way_of_looking_narrows_nothing() -> None:
    scale = parameters.view("scale", "linear", "log")
    rows = visits(level=["minister"])
    assert len(chosen(own={scale: ("log",)}).apply(rows)) == 1
    assert chosen(own={scale: ("log",)}).one("scale") == "log"


def test_filters_say_themselves(words) -> None:
    level = parameters.column("visits", "level")
    said = chosen(partners=("ARG", "BRA"), years=(2005, 2016), own={level: ("minister",)}).describe(words)
    assert said == "Azerbaijan with Argentina and Brazil, minister, 2005–2016"
    assert "Kazakhstan" in chosen(homes=("KAZ",)).describe(words)


def test_only_what_differs_from_the_start_counts_as_narrowed() -> None:
    scale = parameters.view("scale", "linear", "log")
    assert not chosen(own={scale: ("linear",)}).narrowed
    assert chosen(own={scale: ("log",)}).narrowed
    assert chosen(years=(1990, 2000)).narrowed


def test_a_name_for_files_is_made_of_codes_alone() -> None:
    assert chosen(partners=("ARG", "BRA"), years=(2005, 2016)).slug() == "AZE_ARG-BRA_2005-2016"


def test_the_rows_given_stay_as_they_are() -> None:
    rows = store.load("trade")
    before = rows.copy(deep=True)
    chosen(partners=("ARG",), years=(2000, 2010)).apply(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_a_choice_is_offered_in_the_views_that_it_matters_in() -> None:
    view = parameters.view("view", "flows", "mirror")
    measure, scale = (
        parameters.view("measure", "absolute", "share", within=("flows",)),
        parameters.view("scale", "linear"),
    )
    own = {view: ("flows",), measure: ("share",), scale: ("linear",)}
    assert chosen(own=own).offered == (view, measure, scale)
    assert chosen(own={**own, view: ("mirror",)}).offered == (view, scale)
    assert chosen(own={**own, view: ("mirror",)}).one("measure") == "share"
    assert chosen(own={measure: ("share",)}).offered == ()
    assert chosen(own={scale: ("linear",)}).offered == (scale,)


def test_a_choice_is_offered_where_all_that_it_needs_holds() -> None:
    view, gap = (
        parameters.view("view", "flows", "mirror"),
        parameters.view("gap", "years", "imports", within=("mirror",)),
    )
    mapped = parameters.view("map", "AZE", "KAZ", within=("gap=imports & homes",))
    own = {view: ("mirror",), gap: ("imports",), mapped: ("AZE",)}
    both = {"homes": ("AZE", "KAZ")}
    assert chosen(own=own, **both).offered == (view, gap, mapped)
    assert chosen(own=own).offered == (view, gap)
    assert chosen(own={**own, gap: ("years",)}, **both).offered == (view, gap)
    # What stands in the address for a view that is not open makes nothing matter.
    assert chosen(own={**own, view: ("flows",)}, **both).offered == (view,)


def test_a_column_can_be_called_otherwise_where_two_tables_have_one_of_its_name(words: Words) -> None:
    kinds = parameters.column("agreements", "kind", called="document")
    chosen = Filters((1990, 2026), (1990, 2026), own={kinds: ("treaty",)})
    documents = store.load("agreements")
    assert set(chosen.apply(documents)["kind"]) == {"treaty"}
    assert "treaty" in chosen.describe(words)
    assert chosen.chosen("document") == ("treaty",)


def test_the_open_view_is_no_narrowing_and_stays_when_choices_are_taken_back() -> None:
    view, scale = parameters.view("view", "flows", "mirror"), parameters.view("scale", "linear", "log")
    looked = chosen(own={view: ("mirror",), scale: ("log",)})
    assert looked.narrowed
    assert looked.unchosen == {view: ("mirror",), scale: ("linear",)}
    assert not looked.changed(own=looked.unchosen).narrowed


SEARCH = parameters.SEARCH
LANGUAGE = parameters.among("sources", "language", ["es", "", "en", "es"])
VIEW = parameters.view("view", "sources", "support")


def sources(*titles: str) -> pd.DataFrame:
    about = {"publisher": "Agência Brasil", "language": "es", "kind": "news"}
    return made.rows("sources", *({"id": f"s{at}", "title": title, **about} for at, title in enumerate(titles)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("relações", ["s0"]),
        ("RELACOES agencia", ["s0"]),
        ("embassy", ["s1"]),
        ("embassy relações", []),
        ("(.*", []),
        ("100%", ["s2"]),
    ],
)
def test_a_search_finds_the_rows_that_have_all_of_its_words(text: str, found: list[str]) -> None:
    rows = sources("Relações exteriores", "The embassy", "100% [news]")
    assert rows.index[search.matching(rows, text)].tolist() == found
    searched = chosen(own={SEARCH: (text,)})
    assert searched.text == text
    assert searched.apply(rows).index.tolist() == rows.index.tolist()  # charts stay as the filters say
    assert SEARCH not in searched.unsearched.own


def test_a_search_and_a_choice_among_texts_say_themselves(words) -> None:
    picked = chosen(own={VIEW: ("sources",), SEARCH: ("Caspian oil",), LANGUAGE: ("es",)})
    assert picked.describe(words) == (
        "Azerbaijan with all of Latin America and the Caribbean, “Caspian oil”, Spanish, 1990–2026"
    )
    assert picked.slug() == "AZE_all_1990-2026_q_es"
    assert "Caspian" not in picked.unsearched.describe(words)


def test_the_texts_of_a_column_are_a_choice_without_the_empty_one() -> None:
    assert LANGUAGE.options == ("en", "es")
    assert LANGUAGE.many
    assert not SEARCH.many
    assert SEARCH.default == LANGUAGE.default == ()


def test_a_page_may_begin_with_other_homes() -> None:
    both = ("AZE", "KAZ")
    assert not chosen(homes=both, usual=both).narrowed
    assert chosen(usual=both).narrowed
    assert chosen(homes=both).narrowed


@pytest.mark.parametrize("name", schema.package().tables)
def test_a_whole_table_is_narrowed_as_any_rows_are(name: str) -> None:
    rows = store.load(name)
    others = rows.set_axis(pd.Index(rows.index.tolist(), dtype="str", name=name))
    flows = parameters.column("trade", "flow")
    for narrowed in (
        chosen(),
        chosen(homes=("AZE", "KAZ"), partners=("ARG", "BRA"), years=(2005, 2016)),
        chosen(homes=("KAZ",), years=(2012, 2012), own={flows: ("exports",)}),
    ):
        pd.testing.assert_frame_equal(narrowed.apply(rows), narrowed.apply(others))
        pd.testing.assert_frame_equal(narrowed.apply(rows, years=False), narrowed.apply(others, years=False))
