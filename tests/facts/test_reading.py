"""The files of the tables: read by Arrow where they are as they should be, and as the strict way reads them."""

import sys

import pandas as pd
import pytest

from components.facts import reading, rules, schema

TABLES = schema.package().tables
SECTIONS = TABLES["sections"]
HEADER = "section,classification,name,title,sources\n"
ROW = 'I,HS2,Animals,"Live animals, ""all"" kinds",wco\n'


@pytest.mark.parametrize("name", TABLES)
def test_both_ways_to_read_a_file_give_the_same_cells(name: str) -> None:
    content = (schema.FOLDER / TABLES[name].file).read_bytes()
    quick = reading._read_minimal(TABLES[name], content)
    strict = reading._read_strictly(content, TABLES[name].file)
    assert quick is not None
    assert not strict.faults
    pd.testing.assert_frame_equal(quick, strict.rows)
    assert reading.read(TABLES[name], content).canonical


def test_marks_of_quotation_stand_only_where_they_must() -> None:
    found = reading.read(SECTIONS, f"{HEADER}{ROW}".encode())
    assert found.rows["title"].tolist() == ['Live animals, "all" kinds']
    assert found.canonical


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}{ROW}".replace("\n", "\r\n"),
        f"{HEADER}{ROW}"[:-1],
        f"{HEADER}{ROW}\n",
        f"{HEADER}{ROW}".replace("Animals", '"Animals"'),
        f"{HEADER}{ROW}".replace("Animals", '"Ani"mals'),
        f"{HEADER}{ROW}".replace("HS2,", ""),
        f"{HEADER}{ROW}".replace("wco", "w\rco"),
        f"\ufeff{HEADER}{ROW}",
        HEADER.replace("name,title", "title,name") + ROW,
    ],
)
def test_what_is_written_otherwise_is_read_strictly(content: str) -> None:
    assert reading._read_minimal(SECTIONS, content.encode()) is None


def test_what_is_no_csv_is_told_with_its_line() -> None:
    found = reading.read(
        SECTIONS, f"{HEADER}{ROW}{ROW.replace('Animals', chr(34) + 'Ani' + chr(34) + 'mals')}".encode()
    )
    assert [(fault.line, fault.rule) for fault in found.faults] == [(3, "csv")]


def test_bytes_that_are_no_text_are_read_strictly() -> None:
    assert reading._read_minimal(SECTIONS, HEADER.encode() + ROW.encode().replace(b"Animals", b"Ani\xffmals")) is None


def test_rows_out_of_order_are_no_canonical_form() -> None:
    second = ROW.replace("I,", "II,")
    assert reading.read(SECTIONS, f"{HEADER}{ROW}{second}".encode()).canonical
    assert not reading.read(SECTIONS, f"{HEADER}{second}{ROW}".encode()).canonical


def test_a_cell_is_tidy_where_its_words_joined_by_single_spaces_are_the_cell() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    spaces = [sign for sign in signs if sign.isspace()]
    cells = ["", " ", "a b", "a  b", " a", "a ", *(f"a{sign}b" for sign in [*spaces, *signs[:0x3100]])]
    tidy = rules._tidy(pd.Series(cells, dtype="str"))
    assert tidy.tolist() == [cell == " ".join(cell.split()) for cell in cells]
