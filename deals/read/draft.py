"""A draft of a mapping for a table that nobody has described."""

from itertools import islice
from pathlib import Path

from deals.errors import BadInput
from deals.model.mapping import Layout
from deals.read.drafted import Draft
from deals.read.drafter import Drafter
from deals.read.header import find_header, told_above
from deals.read.sheets import sheet_chosen, sheet_names
from deals.read.tables import guessed_encoding, is_workbook, open_table, raw_rows

LOOKED_AT = 5000  # rows that are looked at


_MOST_COLUMNS = 16_384  # of a workbook


def draft_mapping(path: Path, name: str, sheet: str | None = None) -> Draft:
    """Look at the first rows of a table and draft its mapping.

    Raises BadInput when the file is no table, or no column of it can name a company.
    """
    top = list(islice(raw_rows(path, name, Layout(sheet=sheet)), LOOKED_AT))
    if (widest := max((len(cells) for _, cells in top), default=0)) > _MOST_COLUMNS:
        raise BadInput(
            f"{name}: a row of {widest:,} columns, more than a spreadsheet can have",
            hint="Is it another format under the name of a table, such as JSON on one line?",
        )
    layout = find_header(top).model_copy(update={"sheet": sheet})
    table = open_table(path, name, layout)
    seen = (cells for _, cells in islice(table.rows, LOOKED_AT))
    rows = [cells for cells in seen if any(map(str.strip, cells)) and cells != table.columns]
    if not rows:
        raise BadInput(f"{name}: no row below its header", hint="Give a table with rows.")
    rows = _even(rows, len(table.columns))
    columns = {
        heading: [row[place] if place < len(row) else "" for row in rows]
        for place, heading in enumerate(table.columns)
    }
    draft = Drafter(Path(name).name, columns, layout, told_above(top, layout)).draft(name)
    if guessed := guessed_encoding(path):
        draft.notes.append(
            f"its letters look like {guessed}; if names come out wrong, set layout: encoding"
        )
    if sheet is None and is_workbook(path):
        _other_sheets(path, name, table.columns, layout, draft)
    return draft


def _even(rows: list[list[str]], width: int) -> list[list[str]]:
    """The rows that are not wider than the header; all where those are few."""
    even = [cells for cells in rows if not any(map(str.strip, cells[width:]))]
    return even if len(even) > 0.5 * len(rows) else rows


def _other_sheets(path: Path, name: str, columns: list[str], layout: Layout, draft: Draft) -> None:
    """Doubt a draft where other sheets hold the same columns; tell of those that do not."""
    chosen = sheet_chosen(path, name)
    others = [sheet for sheet in sheet_names(path) if sheet != chosen]
    alike = [sheet for sheet in others if _headed(path, name, sheet, layout) == columns]
    if alike:
        draft.doubts.append(
            f"the sheets {', '.join(map(repr, [chosen, *alike]))} have the same columns: give one "
            f"mapping a sheet (deals map --sheet NAME), as layout: sheet names it"
        )
    elif others:
        draft.notes.append(f"of its sheets only {chosen!r} is read")


def _headed(path: Path, name: str, sheet: str, layout: Layout) -> list[str]:
    """The columns of a sheet under the layout of another; none where it has no such line."""
    try:
        return open_table(path, name, layout.model_copy(update={"sheet": sheet})).columns
    except BadInput:
        return []
