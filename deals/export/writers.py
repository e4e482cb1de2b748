"""One table → one file, row by row: CSV, JSON lines, Parquet."""

import csv
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from deals.errors import DealsError
from deals.export.cells import plain, text
from deals.model.table import Table

Progress = Callable[[str, int], None]
STEP = 1_000  # rows between two signs of life

_PARQUET_TYPES = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "day": "DATE",
    "list": "VARCHAR[]",
    "json": "JSON",
}


def write_csv(table: Table, stream: TextIO, progress: Progress) -> int:
    """Comma-separated values with a header (RFC 4180); returns the number of rows."""
    writer = csv.writer(stream)
    writer.writerow([column.name for column in table.columns])
    count = 0
    for count, row in enumerate(table.rows, 1):
        writer.writerow(
            [text(column, value) for column, value in zip(table.columns, row, strict=True)]
        )
        if count % STEP == 0:
            progress(table.name, count)
    return count


def write_jsonl(table: Table, stream: TextIO, progress: Progress) -> int:
    """One JSON object a line; every column is there, null where empty. Returns the rows."""
    count = 0
    for count, row in enumerate(table.rows, 1):
        line = {c.name: plain(c, value) for c, value in zip(table.columns, row, strict=True)}
        stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        if count % STEP == 0:
            progress(table.name, count)
    return count


def write_parquet(table: Table, path: Path, progress: Progress) -> int:
    """A Parquet file with typed columns, by way of DuckDB. Returns the rows.

    Raises DealsError when DuckDB is not installed.
    """
    try:
        import duckdb  # heavy, and wanted by this format only
    except ImportError as error:
        raise DealsError(
            "Parquet needs DuckDB, which is not installed",
            hint="Install it with: pip install 'deals[parquet]'",
        ) from error
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        lines = Path(folder) / "rows.jsonl"
        with lines.open("w", encoding="utf-8") as stream:
            count = write_jsonl(table, stream, progress)
        with lines.open("rb") as written:
            largest = max(_LEAST_BUFFER, max(map(len, written), default=0))
        types = ", ".join(f"{_quoted(c.name)}: '{_PARQUET_TYPES[c.kind]}'" for c in table.columns)
        with duckdb.connect() as connection:
            connection.execute("set memory_limit = '1GB'; set threads = 2")
            connection.execute(
                f"copy (select * from read_json({_quoted(str(lines))}, "  # noqa: S608
                f"format = 'newline_delimited', columns = {{{types}}}, "
                f"maximum_object_size = {largest})) to {_quoted(str(path))} "
                "(format parquet, compression zstd)"
            )
    return count


_LEAST_BUFFER = 1 << 24  # bytes, for each of which DuckDB takes two of memory in every thread


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
