"""Positions: what a mark carries leads back to its rows, and nothing that a browser may send leads astray."""

import pandas as pd
import pytest

from components.figures import marks

FRAMES = [pd.Index(["a", "b"], name="visits"), pd.Index(["c"], name="trade"), pd.Index(["d"], name="trade")]


def test_positions_lead_back_to_the_rows() -> None:
    rows = pd.DataFrame(index=pd.Index(["a", "b", "c"], name="visits"))
    positions = marks.positions(rows)
    assert positions.to_dict() == {"a": "0", "b": "1", "c": "2"}
    assert marks.rows_behind([rows.index], " ".join(positions[["a", "c"]])) == ("visits", ["a", "c"])


@pytest.mark.parametrize(
    "carried", ["", "x", "-1", "1e9", "<b>", "7", "5-9", "0-3", "99999999999", "9" * 5000, "None", "１", "1.0", "1,2"]
)
def test_what_is_no_position_of_the_frame_is_left_out(carried: str) -> None:
    assert marks.rows_behind(FRAMES, carried) == ("", [])
    assert marks.rows_behind(FRAMES, f"{carried} 1") == ("visits", ["b"])


def test_a_mark_leads_to_the_table_of_its_rows_among_several_frames() -> None:
    assert marks.rows_behind(FRAMES, "1") == ("visits", ["b"])
    assert marks.rows_behind(FRAMES, "2 3") == ("trade", ["c", "d"])
    assert marks.rows_behind(FRAMES, "0 3") == ("visits", ["a"])
