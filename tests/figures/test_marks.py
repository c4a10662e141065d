"""Positions: what a mark carries leads back to its rows, and nothing that a browser may send leads astray."""

import pandas as pd
import pytest

from components.figures import marks


@pytest.mark.parametrize(
    ("positions", "carried"),
    [([], ""), ([3], "3"), ([3, 17, 22], "3 17 22"), ([3, 4, 5, 9, 10, 2], "3-5 9-10 2"), (range(100), "0-99")],
)
def test_positions_are_carried_in_runs_and_found_again(positions: list[int], carried: str) -> None:
    assert marks.joined(str(at) for at in positions) == carried
    assert marks.found(carried, 1000) == list(positions)


@pytest.mark.parametrize("carried", ["", "x", "-1", "1e9", "<b>", "7", "5-9", "9-5", "0-99999999999", "None", "１"])
def test_what_is_no_position_of_the_frame_is_left_out(carried: str) -> None:
    rows = pd.Index(["a", "b", "c"])
    assert set(marks.addresses(rows, carried)) <= {"a", "b", "c"}
    assert marks.addresses(rows, carried) == []


def test_a_run_ends_where_the_frame_does() -> None:
    assert marks.addresses(pd.Index(["a", "b", "c"]), "1-5") == ["b", "c"]


def test_a_mark_leads_to_the_table_of_its_rows_among_several_frames() -> None:
    frames = [pd.Index(["a", "b"], name="visits"), pd.Index(["c"], name="trade"), pd.Index(["d"], name="trade")]
    assert marks.evidence(frames, "1") == ("visits", ["b"])
    assert marks.evidence(frames, "2-3") == ("trade", ["c", "d"])
    assert marks.evidence(frames, "0 3") == ("visits", ["a"])
    assert marks.evidence(frames, "7") == ("", [])
