"""Quotation marks that are never closed: only their own line is odd."""

import csv
import io
import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.read.delimited import LONGEST_CELL
from deals.read.quotes import careful_rows

DIALECT = {"delimiter": ",", "quotechar": '"', "doublequote": True}
ROWS = [[f"Harbour {n}", f"Northwind, Pier & Co {n}", "2024-03-05", "$5m"] for n in range(30)]


def read(text: str) -> list[tuple[int, list[str]]]:
    return list(careful_rows(iter(io.StringIO(text, newline="")), DIALECT))


def written(rows: list[list[str]]) -> list[str]:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().splitlines(keepends=True)


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.sampled_from([0, 2, 3])), min_size=1, max_size=4,
        unique_by=lambda place: place[0],
    )
)  # fmt: skip
@settings(max_examples=200)
def test_open_marks_cost_no_other_row(places: list[tuple[int, int]]) -> None:
    lines = written(ROWS)
    expected = [list(row) for row in ROWS]
    for row, cell in places:
        start, plain = ROWS[row][0], ROWS[row][cell]
        lines[row] = lines[row].replace(plain, f'"{plain}', 1)
        expected[row][cell] = f'"{plain}'
        assert start in lines[row]
    found = read("".join(lines))
    assert [line for line, _ in found] == list(range(1, 31))
    assert [cells for _, cells in found] == expected


def test_cells_of_several_lines_stay_whole() -> None:
    rows = [["Harbour", "x", "2024", "one\ntwo, and more\r\nthree"], ["Pier", "y", "2025", "z"]]
    found = read("".join(written(rows)))
    assert found == [(1, rows[0]), (4, rows[1])]


def test_a_long_cell_that_is_closed_stays_whole() -> None:
    words = "\n".join(f"line {n}, with a comma" for n in range(5000))
    rows = [["a", "b", "c", "d"], ["Harbour", "x", "2024", words], ["Pier", "y", "2025", "z"]]
    assert [cells for _, cells in read("".join(written(rows)))] == rows


def calls(text: str, rows: int | None = None) -> int:
    """Functions called, Python's and C's, until the text is read (as so many rows)."""
    number = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = read(text)
    finally:
        sys.setprofile(before)
    assert rows is None or len(found) == rows
    return number


def test_a_file_of_open_marks_takes_no_quadratic_work() -> None:
    def work(number: int) -> int:
        return calls("a,b,c\n" + "".join(f'Harbour {n},"x,2024\n' for n in range(number)))

    assert work(40_000) < 8 * work(10_000)


@pytest.mark.parametrize("end", ["", 'the end",c\n'], ids=["open", "closed"])
def test_a_long_text_in_one_cell_takes_no_quadratic_work(
    end: str, request: pytest.FixtureRequest
) -> None:
    limit = csv.field_size_limit(LONGEST_CELL)
    request.addfinalizer(lambda: csv.field_size_limit(limit))

    def work(number: int) -> int:
        text = "a,b,c\n" * 5 + 'x,"a text\n' + "of plain words\n" * number + end
        return calls(text, 6 if end else 6 + number)

    assert work(40_000) < 8 * work(10_000)
