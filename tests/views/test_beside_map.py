"""What stands beside the map: the heads of mission of its day."""

from opened import opened


def test_the_heads_of_a_day_have_their_first_and_their_last_known_date() -> None:
    heads = opened("embassies", {"as_of": ["2014"]}).dataframe[0].value.set_index("name")
    assert heads.loc["Carlos Dante Riva", ["since", "until", "certain"]].tolist() == [
        "appointed 2012-02-18",
        "last seen 2014-04",
        "Perhaps",
    ]
    assert heads.loc["Assad José Jater Peña", "until"] == "until 2016-01"


def test_all_heads_of_a_day_stand_in_one_list() -> None:
    app = opened("embassies", {"as_of": ["2014"], "home": ["AZE", "KAZ"]})
    heads = app.dataframe[0].value
    assert len(heads) > 12
    assert not heads.duplicated(["name", "post"]).any()
