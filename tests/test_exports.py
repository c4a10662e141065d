"""Downloads: the same rows and values as the table, and nothing that a spreadsheet would run."""

import csv
import io

import pandas as pd
import pytest

from components import data, exports, schema


@pytest.mark.parametrize("name", schema.package().tables)
def test_a_csv_read_back_has_the_values_of_the_table(name: str) -> None:
    rows = data.load(name)
    back = pd.read_csv(io.BytesIO(exports.csv(rows)), dtype=str, keep_default_na=False)
    written = data.STORE.snapshot().text[name]
    guarded = written.map(
        lambda cell: (
            f"'{cell}" if cell.startswith(exports.RISKY) and not cell.lstrip("-").replace(".", "").isdigit() else cell
        )
    )
    pd.testing.assert_frame_equal(back, guarded, check_dtype=False)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    rows = pd.DataFrame({"title": [cell], "value": [-1.5]})
    lines = list(csv.reader(io.StringIO(exports.csv(rows).decode(), newline="")))
    assert lines[1] == ["'" + cell, "-1.5"]


def test_numbers_are_written_exactly() -> None:
    rows = pd.DataFrame({"latitude": [-34.6025, None], "value": pd.array([194970000, None], dtype="Int64")})
    assert exports.csv(rows).decode() == "latitude,value\r\n-34.6025,194970000\r\n,\r\n"
