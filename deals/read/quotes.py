"""Rows of delimited text in which some quotation marks are never closed.

Such a mark makes the rows behind it a part of its cell. Where the lines of a cell look like rows of
the table, or the text ends inside it, they are read again one by one: only the line with the open
mark is odd, and keeps the mark at the start of its cell.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Any

LOOKED_AT = 500  # lines of one cell, after which it is looked at whether they are rows
MOST_MENDED = 2000  # open marks of one file; a file with more is no table that quotes cells
MOST_TRIED = 50  # marks of one line
_STANDS_FOR = "\ue000"  # for a mark that is taken as a letter
_ALIKE = 0.8  # share of a cell's lines that have as many cells as the table, for them to be rows


class _Lines:
    """Lines that can be given back; knows those of the row that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.taken: list[str] = []
        self.ended = False
        self.look: Any = None  # whether the lines taken so far are rows, asked now and then
        self._back: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.taken and len(self.taken) % LOOKED_AT == 0 and self.look():
            raise StopIteration
        if self._back:
            line = self._back.popleft()
        else:
            try:
                line = next(self.lines)
            except StopIteration:
                self.ended = True
                raise
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        """Put lines before those that are to come."""
        self._back.extendleft(reversed(lines))


def careful_rows(lines: Iterator[str], dialect: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """(first line, cells) of every row. Raises csv.Error as csv.reader does."""
    source = _Lines(lines)
    rows = csv.reader(source, **dialect)
    line, width, mended, mark = 1, 0, 0, dialect["quotechar"]
    source.look = lambda: mended < MOST_MENDED and _are_rows(source.taken, width, dialect)
    while True:
        taken: list[str] = []
        source.taken = taken
        try:
            cells = next(rows)
        except StopIteration:
            return
        if len(taken) > 1 and mended < MOST_MENDED and _swallows(source, cells, width, dialect):
            mended += 1
            source.give_back(taken[1:])
            del taken[1:]
            cells = _with_open_mark(taken[0], width, dialect)
        elif len(taken) == 1 and taken[0].count(mark) % 2:
            cells = _with_open_mark(taken[0], width or len(cells), dialect)
        if len(taken) == 1 and len(cells) > 1:
            width = len(cells)
        yield line, cells
        line += len(taken)


def _swallows(source: _Lines, cells: list[str], width: int, dialect: dict[str, Any]) -> bool:
    """Whether a row of several lines holds other rows."""
    last = source.taken[-1].rstrip("\r\n \t")
    open_at_end = source.ended and "\n" in cells[-1].replace("\r", "\n")
    if open_at_end and not last.endswith(dialect["quotechar"]):
        return True
    return _are_rows(source.taken, width, dialect)


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
    places = [p for p in range(len(plain)) if _starts_cell(plain, p, dialect)][:MOST_TRIED]
    for attempt in (plain, *(plain[:p] + _STANDS_FOR + plain[p + 1 :] for p in places)):
        try:
            cells = next(csv.reader([attempt], **dialect, strict=True), [])
        except csv.Error:
            continue
        if len(cells) == width:
            return [cell.replace(_STANDS_FOR, mark) for cell in cells]
    return next(csv.reader([plain], **dialect), [])


def _starts_cell(line: str, place: int, dialect: dict[str, Any]) -> bool:
    """Whether a quotation mark stands where a cell begins."""
    return line[place] == dialect["quotechar"] and (
        place == 0 or line[:place].rstrip(" ").endswith(dialect["delimiter"])
    )
