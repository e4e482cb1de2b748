"""Workbooks as tables: which sheet is read, merged cells, what is refused."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from deals.errors import BadInput
from deals.model.report import Report, Source
from deals.read.draft import draft_mapping
from deals.read.draft_text import draft_text
from deals.read.mapped import read_mapped
from deals.read.mappings import read_mapping
from deals.read.records import Numbered, Passed


def records(path: Path) -> list[dict[str, Any]]:
    """Flat records by the text of a draft, which must be sure; other rows must be passed over."""
    draft = draft_mapping(path, path.name)
    assert draft.sure, draft.doubts
    file = path.with_suffix(".yml")
    file.write_text(draft_text(draft), encoding="utf-8")
    mapping = read_mapping(file)
    assert mapping == draft.mapping()  # what is printed is what is used
    found = []
    for item in read_mapped(path, path.name, mapping, Source(file_hash="f" * 64)):
        if isinstance(item, Passed):
            continue
        assert isinstance(item, Numbered), item
        assert isinstance(item.record, Report)
        found.append(item.record.flat())
    return found


def _workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    notes = book.active
    assert notes is not None
    notes.title = "Read me"
    notes["A1"] = "See the other sheet"
    sheet = book.create_sheet("Deals")
    sheet.append(["Target", "Buyer", "Announced", "Value (EUR m)", "Stake (%)", "Country"])
    sheet.append(["Harbour", "Northwind", date(2024, 3, 5), 40, 49, "Germany"])
    sheet.append([None] * 6)
    sheet.append(["Pier", "Sea Fund", datetime(2024, 3, 6, 10, 30), 1.5, None, "UK"])
    book.save(path)


def test_a_workbook_takes_the_sheet_with_the_table(tmp_path: Path) -> None:
    path = tmp_path / "deals.xlsx"
    _workbook(path)
    first, second = records(path)
    assert first["amount"]["exact"] == 40_000_000
    assert (first["stake_percent"], first["target_country"]) == (49, "DE")
    assert second["date"] == {"announced": "2024-03-06"}
    assert second["target_country"] == "GB"
    with pytest.raises(BadInput, match="no sheet 'Dealz'"):
        draft_mapping(path, "deals.xlsx", sheet="Dealz")


def test_an_open_document_sheet(tmp_path: Path) -> None:
    rows = (
        ("Target", "Buyer", "Announced", "Price"),
        ("Harbour", "Northwind", "2024-03-05", "$5m"),
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        "<table:table-row>" + "".join(cell.format(c) for c in row) + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    path = tmp_path / "deals.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Deals">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    (found,) = records(path)
    assert (found["target"], found["amount"]["exact"]) == ("Harbour", 5_000_000)


def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)
    with pytest.raises(BadInput, match="too much for its size"):
        draft_mapping(path, "bomb.xlsx")


HEADER = ["Target", "Buyer", "Announced", "Value (EUR m)"]


def book(path: Path, sheets: dict[str, list[list[Any]]], merged: str = "") -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
    made.save(path)


def test_sheets_of_the_same_columns_are_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    first = [HEADER, ["Harbour", "Northwind", "2023-03-05", 40]]
    book(path, {"2023": first, "2024": first, "Notes": [["by hand"]]})
    draft = draft_mapping(path, "t.xlsx")
    assert "the sheets '2023', '2024' have the same columns" in "; ".join(draft.doubts)
    assert draft_mapping(path, "t.xlsx", "2024").sure
    book(path, {"2023": first, "Notes": [["by hand"]]})
    draft = draft_mapping(path, "t.xlsx")
    assert draft.sure
    assert "of its sheets only '2023' is read" in draft.notes


def test_cells_merged_over_rows_count_for_each(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    rows = [
        HEADER,
        ["Harbour", "Northwind", "2023-03-05", 40],
        [None, "Sea Fund", "2023-04-05", 10],
        ["Pier", "Ada", "2023-05-05", 5],
    ]
    book(path, {"Deals": rows}, merged="A2:A3")
    found = records(path)
    assert [(r["target"], r["investors"][0]) for r in found] == [
        ("Harbour", "Northwind"),
        ("Harbour", "Sea Fund"),
        ("Pier", "Ada"),
    ]
