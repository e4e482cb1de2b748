"""Exports as the programs they are for open them, every table and every cell of the deals."""

import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from deals import pipeline
from deals.export.cells import real_day
from deals.model.table import kind_of
from deals.pipeline import Filters

PART: Any = {"investor": "Meta"}  # all deals take LibreOffice half a minute
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARQUET = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
            "day": "DATE", "list": "VARCHAR[]", "json": "JSON"}  # fmt: skip


def stored(db: Path, table: str) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]]]:
    """Columns with their kinds, and the rows, as they are in the database."""
    with closing(sqlite3.connect(db)) as connection:
        columns = [(row[1], kind_of(row[1], row[2]))
                   for row in connection.execute(f"pragma table_info([{table}])")]  # fmt: skip
        rows = connection.execute(f"select * from [{table}]").fetchall()  # noqa: S608
    return columns, rows


@pytest.fixture(scope="module")
def opened(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Any]]]:
    """Sheets of the workbook as LibreOffice reads them: cells in their types."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice Calc is not installed here")
    folder = tmp_path_factory.mktemp("office")
    pipeline.export(demo_db, "xlsx", str(folder / "deals.xlsx"), Filters(**PART))
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "fods", "--outdir", str(folder), str(folder / "deals.xlsx")],
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    flat = folder / "deals.fods"
    assert flat.exists(), done.stderr
    root = ET.parse(flat).getroot()  # noqa: S314  (of LibreOffice's making)
    return {str(t.get(f"{_TABLE}name")): list(_lines(t)) for t in root.iter(f"{_TABLE}table")}


def _lines(table: ET.Element) -> Iterator[list[Any]]:
    for row in table.iter(f"{_TABLE}table-row"):
        cells: list[Any] = []
        for cell in row.iter(f"{_TABLE}table-cell"):
            repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells += [_value(cell)] * min(repeated, 100)
        if any(cell is not None for cell in cells):
            yield cells


def _value(cell: ET.Element) -> Any:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "float":
        return float(cell.get(f"{_OFFICE}value", "nan"))
    if kind == "date":
        return date.fromisoformat(cell.get(f"{_OFFICE}date-value", "")[:10])
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "string":
        return "\n".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p"))
    return None


def test_libreoffice_reads_every_deal_in_its_types(
    opened: dict[str, list[list[Any]]], demo_db: Path
) -> None:
    columns, rows = stored(demo_db, "deals")
    header, *lines = opened["deals"]
    assert header[: len(columns)] == [name for name, _ in columns]
    found = {line[0]: line for line in lines}
    wanted = pipeline.list_deals(demo_db, Filters(limit=1000, **PART))
    assert found.keys() == {row["id"] for row in wanted}
    types: set[type] = set()
    for row in (row for row in rows if row[0] in found):
        for (name, kind), want, got in zip(columns, row, found[row[0]], strict=False):
            types.add(type(got))
            if want is None:
                assert got is None, (row[0], name)
            elif kind == "boolean":
                assert got is bool(want), (row[0], name)
            elif isinstance(want, int | float):
                assert got == pytest.approx(want), (row[0], name)
            elif (kind == "day" or name.endswith("_on")) and real_day(want):
                assert got == date.fromisoformat(want), (row[0], name)
            else:
                assert isinstance(got, str), (row[0], name)
                assert got.split() == want.split(), (row[0], name)
    assert types == {str, float, bool, date, type(None)}


def test_libreoffice_finds_a_sheet_for_every_table(
    opened: dict[str, list[list[Any]]], demo_db: Path, tmp_path: Path
) -> None:
    done = pipeline.export(demo_db, "csv", str(tmp_path / "out"), Filters(**PART))
    for table, count in done.rows.items():
        assert len(opened[table]) == count + 1, table


def test_duckdb_reads_every_table_in_its_types(demo_db: Path, tmp_path: Path) -> None:
    done = pipeline.export(demo_db, "parquet", str(tmp_path / "out"))
    with duckdb.connect() as connection:
        for table, count in done.rows.items():
            file = tmp_path / "out" / f"{table}.parquet"
            columns, rows = stored(demo_db, table)
            described = connection.execute(f"describe from '{file}'").fetchall()
            assert [(row[0], row[1]) for row in described] == [
                (name, _PARQUET[kind]) for name, kind in columns
            ], table
            read = connection.execute(f"select count(*) from '{file}'").fetchone()  # noqa: S608
            assert read == (count,)
            assert count == len(rows)


def test_duckdb_has_the_values_of_the_database(demo_db: Path, tmp_path: Path) -> None:
    pipeline.export(demo_db, "parquet", str(tmp_path / "deals.parquet"))
    columns, rows = stored(demo_db, "deals")
    with duckdb.connect() as connection:
        read = connection.execute(f"from '{tmp_path / 'deals.parquet'}'").fetchall()
    found = {row[0]: row for row in read}
    assert len(found) == len(rows)
    for row in rows:
        for (name, kind), want, got in zip(columns, row, found[row[0]], strict=True):
            if want is None or kind in {"text", "integer", "number"}:
                assert got == want, (row[0], name)
            elif kind == "boolean":
                assert got is bool(want), (row[0], name)
            elif kind == "day":
                assert got == date.fromisoformat(want), (row[0], name)
            else:
                assert isinstance(got, list), (row[0], name)
