"""What stands beside the map: the heads of mission of its day, a page at a time."""

from opened import opened


def test_the_heads_of_a_day_have_their_first_and_their_last_known_date() -> None:
    heads = opened("embassies", {"as_of": ["2014"]}).dataframe[0].value.set_index("name")
    assert heads.loc["Carlos Dante Riva", ["since", "until", "certain"]].tolist() == [
        "appointed 2012-02-18",
        "last seen 2014-04",
        "Perhaps",
    ]
    assert heads.loc["Assad José Jater Peña", "until"] == "until 2016-01"


def test_heads_beyond_the_first_page_can_be_turned_to() -> None:
    app = opened("embassies", {"as_of": ["2014"], "home": ["AZE", "KAZ"]})
    first = app.dataframe[0].value
    app.session_state["page-standing-heads"] = 2
    second = app.run().dataframe[0].value
    assert not set(zip(first["name"], first["post"], strict=True)) & set(
        zip(second["name"], second["post"], strict=True)
    )
    assert any(f"{len(first) + len(second)}" in caption.value for caption in app.caption)
