"""A foreign table in any of its file formats: its header and its rows with their lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from deals.errors import BadInput
from deals.model.mapping import Layout
from deals.read.delimited import SAMPLE, Row, delimited_rows, encoding_of
from deals.read.jsontable import json_rows
from deals.read.sheets import sheet_rows

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".tab", ".psv", ".txt")
JSONS = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True, slots=True)
class Table:
    """The names of a table's columns, and its rows from the first behind the header."""

    columns: list[str]
    rows: Iterator[Row]


def raw_rows(path: Path, name: str, layout: Layout) -> Iterator[Row]:
    """(line, cells) of every row, the header among them. Raises BadInput: see the formats."""
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        start = file.read(8)
    if is_workbook(path):
        return sheet_rows(path, name, layout)
    if suffix in JSONS or (suffix not in TEXTS and start.lstrip()[:1] in {b"{", b"["}):
        return json_rows(path, name, layout)
    return delimited_rows(path, name, layout)


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its first bytes; text under such a name is none."""
    with path.open("rb") as file:
        return file.read(8).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def guessed_encoding(path: Path) -> str | None:
    """The encoding of a text that had to be guessed from its letters; None where it tells it."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    if path.suffix.lower() in JSONS or is_workbook(path):
        return None
    encoding = encoding_of(path, sample, path.name)
    return None if encoding.startswith("utf") else encoding


def open_table(path: Path, name: str, layout: Layout) -> Table:
    """The table as the layout places it. Raises BadInput when its header names a column twice."""
    rows = raw_rows(path, name, layout)
    above: list[Row] = []
    last = layout.header_line + max(layout.header_lines, 1) - 1
    for line, cells in rows:
        if line >= layout.header_line:
            above.append((line, cells))
        if line >= last:
            break
    if not above:
        raise BadInput(
            f"{name}: it ends before line {layout.header_line}",
            hint="Correct header_line in the mapping.",
        )
    if layout.header_lines == 0:
        return Table([str(n) for n in range(1, len(above[0][1]) + 1)], chain(above, rows))
    columns = joined([cells for _, cells in above])
    while columns and not columns[-1]:
        columns.pop()
    columns = _told_apart(columns)
    return Table([c or f"({n})" for n, c in enumerate(columns, 1)], rows)


def joined(lines: list[list[str]]) -> list[str]:
    """The names of columns whose header takes several lines; a name above several columns, which
    spreadsheets write once, counts for those to its right."""
    width = max(map(len, lines))
    parts: list[list[str]] = []
    for number, cells in enumerate(lines):
        names = [" ".join(cell.split()) for cell in cells] + [""] * (width - len(cells))
        if number < len(lines) - 1:
            for place in range(1, width):
                names[place] = names[place] or names[place - 1]
        parts.append(names)
    return [" ".join(filter(None, column)) for column in zip(*parts, strict=True)]


def _told_apart(columns: list[str]) -> list[str]:
    """Columns of one name with their number: `Investor`, `Investor (2)`."""
    seen: dict[str, int] = {}
    names = []
    for column in columns:
        seen[column] = seen.get(column, 0) + 1
        names.append(column if not column or seen[column] == 1 else f"{column} ({seen[column]})")
    return names
