"""Rows of delimited text in which some quotation marks are never closed.

Such a mark makes the rows behind it a part of its cell. Where the lines of a cell look like rows of
the table, or the text ends inside it, they are read again one by one: only the line with the open
mark is odd, and keeps the mark at the start of its cell.
"""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

LOOKED_AT = (
    500  # lines of one cell, after which it is looked at whether they are rows; then 1000 ...
)
MOST_MENDED = 2000  # open marks of one file; a file with more is no table that quotes cells
MOST_TRIED = 50  # marks of one line
_STANDS_FOR = "\ue000"  # for a mark that is taken as a letter
_ALIKE = 0.8  # share of a cell's lines that have as many cells as the table, for them to be rows


class _Source:
    """Lines that can be given back; knows those of the row that is being read."""

    def __init__(self, lines: Iterator[str], dialect: dict[str, Any]) -> None:
        self.dialect = dialect
        self.taken: list[str] = []
        self.width = 0  # of the last row of one line
        self.mended = 0
        self._lines = lines
        self._back: deque[str] = deque()
        self.ended = False

    def rows(self) -> Iterator[list[str]]:
        """A reader of the lines to come; ends early in a cell whose lines look like rows."""
        return csv.reader(self._feed(), **self.dialect)

    def _feed(self) -> Iterator[str]:
        taken, look_at = self.taken, LOOKED_AT
        for line in chain(_drained(self._back), self._lines):
            taken.append(line)
            yield line
            if len(taken) < LOOKED_AT:
                look_at = LOOKED_AT
            elif len(taken) >= look_at:  # at twice as many each time: a long cell is read once
                if self._are_rows():
                    return
                look_at *= 2
        self.ended = True

    def swallows(self, cells: list[str]) -> bool:
        """Whether a row of several lines holds other rows."""
        if self.mended >= MOST_MENDED:
            return False
        last = self.taken[-1].rstrip("\r\n \t")
        open_at_end = self.ended and "\n" in cells[-1].replace("\r", "\n")
        if open_at_end and not last.endswith(self.dialect["quotechar"]):
            return True
        return self._are_rows()

    def _are_rows(self) -> bool:
        return self.mended < MOST_MENDED and _are_rows(self.taken, self.width, self.dialect)

    def one_line(self) -> list[str]:
        """The cells of the first line taken; the others are to be read again."""
        self.mended += 1
        self._back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]
        return _with_open_mark(self.taken[0], self.width, self.dialect)


def _drained(lines: deque[str]) -> Iterator[str]:
    while lines:
        yield lines.popleft()


def careful_rows(lines: Iterator[str], dialect: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """(first line, cells) of every row. Raises csv.Error as csv.reader does."""
    source, mark = _Source(lines, dialect), dialect["quotechar"]
    rows, taken, line = source.rows(), source.taken, 1
    while True:
        cells = next(rows, None)
        if cells is None and source.ended:
            return
        if cells is None:  # it ended early, to look at the lines of a cell
            rows = source.rows()
            continue
        if len(taken) > 1:
            if source.swallows(cells):
                cells = source.one_line()
                rows = source.rows()
        elif mark in taken[0] and taken[0].count(mark) % 2:
            cells = _with_open_mark(taken[0], source.width or len(cells), dialect)
        if len(taken) == 1 and len(cells) > 1:
            source.width = len(cells)
        yield line, cells
        line += len(taken)
        taken.clear()


def _are_rows(lines: list[str], width: int, dialect: dict[str, Any]) -> bool:
    """Whether most lines have as many cells as the rows of the table, which has several."""
    if width < 3:
        return False
    alike = sum(len(_with_open_mark(line, width, dialect)) == width for line in lines)
    return alike >= _ALIKE * len(lines)


def _with_open_mark(line: str, width: int, dialect: dict[str, Any]) -> list[str]:
    """The cells of one line; a mark that it does not close is the first letter of its cell.

    Of the marks that may be meant the first is taken that gives the row the table's width.
    """
    mark, plain = dialect["quotechar"], line.rstrip("\r\n")
    if plain.count(mark) % 2 == 0:
        return next(csv.reader([plain], **dialect), [])
    places = list(islice(_cell_marks(plain, dialect), MOST_TRIED))
    for attempt in (plain, *(plain[:p] + _STANDS_FOR + plain[p + 1 :] for p in places)):
        try:
            cells = next(csv.reader([attempt], **dialect, strict=True), [])
        except csv.Error:
            continue
        if len(cells) == width:
            return [cell.replace(_STANDS_FOR, mark) for cell in cells]
    return next(csv.reader([plain], **dialect), [])


def _cell_marks(line: str, dialect: dict[str, Any]) -> Iterator[int]:
    """Where a quotation mark stands where a cell begins."""
    mark, place = dialect["quotechar"], -1
    while (place := line.find(mark, place + 1)) >= 0:
        start = place
        while start and line[start - 1] == " ":
            start -= 1
        if place == 0 or line.endswith(dialect["delimiter"], 0, start):
            yield place
