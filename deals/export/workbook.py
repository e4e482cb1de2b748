"""Tables → one XLSX file, a sheet each: real numbers, dates and booleans, a header that stays."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from deals.export.cells import real_day
from deals.export.writers import STEP, Progress
from deals.model.table import Column, Table

LAST_ROW = 1_048_575  # of a sheet, counted from 0
LONGEST_CELL = 32_767
CUT = " … (cut: too long for a cell; whole in the other formats)"
# Without a form of its own a boolean is a number to LibreOffice.
_FORMS = {"day": "yyyy-mm-dd", "boolean": '"TRUE";"TRUE";"FALSE"'}
_WIDTHS = {"text": 24, "integer": 10, "number": 18, "boolean": 9, "day": 12, "list": 30, "json": 30}


def write_xlsx(tables: Iterable[Table], path: Path, progress: Progress) -> dict[str, int]:
    """Write row by row in bounded memory; returns rows by table.

    A table longer than a sheet goes on in a second one; a text longer than a cell is cut, and the
    cell says so. Text is always text: nothing becomes a formula or a link.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    counts = {}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        styles = {name: book.add_format({"num_format": form}) for name, form in _FORMS.items()}
        for table in tables:
            counts[table.name] = _write_sheets(book, table, bold, styles, progress)
    return counts


def _write_sheets(
    book: Any, table: Table, bold: Any, styles: Mapping[str, Any], progress: Progress
) -> int:
    count, line, sheets = 0, LAST_ROW, 0
    sheet: Any = None
    for row in table.rows:
        if line == LAST_ROW:
            sheets += 1
            sheet, line = _sheet(book, table, sheets, bold), 0
        line += 1
        count += 1
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is not None:
                _writer(sheet, column, value, styles)(line, place)
        if count % STEP == 0:
            progress(table.name, count)
    if sheet is None:
        _sheet(book, table, 1, bold)
    return count


def _sheet(book: Any, table: Table, number: int, bold: Any) -> Any:
    name = table.name[:28] if number == 1 else f"{table.name[:24]} ({number})"
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _WIDTHS[column.kind])
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, bold)
    return sheet


def _writer(
    sheet: Any, column: Column, value: Any, styles: Mapping[str, Any]
) -> Callable[[int, int], Any]:
    if column.kind == "boolean":
        truth = styles["boolean"]
        return lambda line, place: sheet.write_boolean(line, place, bool(value), truth)
    if isinstance(value, int | float):
        return lambda line, place: sheet.write_number(line, place, value)
    # A column of partial dates holds real dates where the day is known, else the words.
    found = real_day(value) if column.kind == "day" or column.name.endswith("_on") else None
    if found is not None:
        moment = datetime(found.year, found.month, found.day)
        return lambda line, place: sheet.write_datetime(line, place, moment, styles["day"])
    text = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - len(CUT)] + CUT
    return lambda line, place: sheet.write_string(line, place, text)
