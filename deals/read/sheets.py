"""Workbooks (XLSX, XLS, ODS): one sheet's rows with their lines."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from deals.errors import BadInput
from deals.model.mapping import Layout
from deals.read.delimited import Row, refuse_html

LARGEST_UNPACKED = 2 << 30  # bytes; what unpacks to more is refused unread
LARGEST_RATIO = 200  # unpacked to packed; spreadsheets reach about 30


def sheet_rows(path: Path, name: str, layout: Layout) -> Iterator[Row]:
    """(line, cells) of every row of the sheet that the layout names, else of the only one, else
    of the one with the most cells. Dates become ISO dates, whole numbers lose their `.0`.

    Raises BadInput when the file is no workbook, or has no such sheet.
    """
    with path.open("rb") as file:
        refuse_html(file.read(4096), name)
    _refuse_bombs(path, name)
    try:
        with _opened(path) as book:
            sheet = _sheet(book, name, layout.sheet)
            merged, (top, left) = _Merged(sheet), sheet.start or (0, 0)
            for row, cells in enumerate(sheet.iter_rows(), top):
                read = [_cell(cell) for cell in cells]
                yield row + 1, merged.filled(row, read, left)
    except (CalamineError, OSError, ValueError) as error:
        raise BadInput(
            f"{name}: not readable as a workbook ({error})",
            hint="Open it in a spreadsheet and save it as XLSX or CSV.",
        ) from error


def sheet_names(path: Path) -> list[str]:
    """Names of the sheets of a workbook, in order."""
    with _opened(path) as book:
        return list(book.sheet_names)


def sheet_chosen(path: Path, name: str) -> str:
    """The sheet that is read where none is named."""
    with _opened(path) as book:
        return str(_sheet(book, name, None).name)


def _opened(path: Path) -> CalamineWorkbook:
    """The workbook, by its name's format, else by its bytes: many an .xls is an XLSX."""
    try:
        return CalamineWorkbook.from_path(str(path))
    except CalamineError:
        return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


class _Merged:
    """Cells merged over several rows: what stands in the first counts for those below it."""

    def __init__(self, sheet: CalamineSheet) -> None:
        ranges = sheet.merged_cell_ranges or ()
        self._tall = {first: last[0] for first, last in ranges if last[0] > first[0]}
        self._open: dict[int, tuple[int, str]] = {}  # column → last row, text

    def filled(self, row: int, cells: list[str], left: int) -> list[str]:
        """The cells of a row, counted from 0, the first in column `left`; those that are merged
        with a cell above say what it says."""
        for place, cell in enumerate(cells if self._tall or self._open else ()):
            if last := self._tall.get((row, left + place)):
                self._open[place] = last, cell
            elif place in self._open and not cell:
                last, text = self._open[place]
                cells[place] = text if row <= last else cell
        return cells


def _sheet(book: CalamineWorkbook, name: str, wanted: str | None) -> CalamineSheet:
    names = list(book.sheet_names)
    if wanted is not None and wanted not in names:
        raise BadInput(
            f"{name}: no sheet {wanted!r}", hint=f"Its sheets are {', '.join(map(repr, names))}."
        )
    sheets = [book.get_sheet_by_name(each) for each in ([wanted] if wanted else names)]
    filled = [sheet for sheet in sheets if sheet.height]
    if not filled:
        raise BadInput(f"{name}: no sheet of it has a row", hint="Give a workbook with a table.")
    return max(filled, key=lambda sheet: sheet.height * sheet.width)


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e17 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value)


def _refuse_bombs(path: Path, name: str) -> None:
    """Raises BadInput where a packed workbook would unpack to far more than it should."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            sizes = [(item.file_size, max(1, item.compress_size)) for item in packed.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadInput(
            f"{name}: not readable as a workbook ({error})",
            hint="Open it in a spreadsheet and save it as XLSX or CSV.",
        ) from error
    unpacked = sum(size for size, _ in sizes)
    worst = max((size / small for size, small in sizes if size > 1 << 20), default=0)
    if unpacked > LARGEST_UNPACKED or worst > LARGEST_RATIO:
        raise BadInput(
            f"{name}: it unpacks to {unpacked / 2**20:,.0f} MB, too much for its size",
            hint="Save it as CSV if it is a real table.",
        )
