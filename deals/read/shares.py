"""Tables in which one row is an investor's share of a round: a round's rows become one report.

The round's own figures stand on each of its rows and are never summed. Rows are sorted by their
round in a temporary SQLite file, so that memory does not grow with the table.
"""

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from deals.model.mapping import LISTS
from deals.model.reject import Reject
from deals.read.cells import doubt
from deals.read.delimited import Row
from deals.read.fields import Doubts, Values
from deals.read.records import Passed
from deals.read.rows import Item, RowReader


@dataclass(slots=True)
class _Version:
    """What rows of one round say alike: first line, values, doubts, number of rows."""

    line: int
    values: Values
    doubts: Doubts
    rows: int = 1


def grouped(reader: RowReader, rows: Iterable[Row]) -> Iterator[Item]:
    """One item a round, with the number of its rows; rows that differ in the round's own values
    give one report for each version, each with a doubt. Rows without a key stand alone."""
    places = [reader.columns.index(column) for column in reader.mapping.group_by]
    with tempfile.TemporaryDirectory(prefix="deals-") as folder:
        db = sqlite3.connect(Path(folder) / "rows.db")
        try:
            db.execute("pragma journal_mode = off")
            db.execute("pragma synchronous = off")
            db.execute("create table rows (key text, line integer, cells text)")
            db.executemany("insert into rows values (?, ?, ?)", _keyed(rows, places))
            found = db.execute("select key, line, cells from rows order by key, line")
            for _, members in groupby(found, key=lambda row: row[0]):
                yield from _round(reader, ((line, json.loads(cells)) for _, line, cells in members))
        finally:
            db.close()


def _keyed(rows: Iterable[Row], places: list[int]) -> Iterator[tuple[str, int, str]]:
    for line, cells in rows:
        key = [cells[place].strip() if place < len(cells) else "" for place in places]
        told = json.dumps(key) if all(key) else f"line {line:012}"
        yield told, line, json.dumps(cells)


def _round(reader: RowReader, rows: Iterable[Row]) -> Iterator[Item]:
    versions: list[_Version] = []
    for line, cells in rows:
        read = reader.values(line, cells)
        if isinstance(read, Reject | Passed):
            yield read
            continue
        _add(versions, _Version(line, *read))
    differing = sorted({f for one in versions for other in versions for f in _differ(one, other)})
    for version in versions:
        if differing:
            text = f"the rows of this round differ in {', '.join(differing)}; none is summed"
            version.doubts.append(doubt("rows_disagree", differing[0], text))
        yield reader.record(version.line, version.values, version.doubts, version.rows)


def _add(versions: list[_Version], new: _Version) -> None:
    """Join the row to the version that it does not contradict, else begin another."""
    for version in versions:
        if next(_differ(version, new), None) is None:
            for field, value in new.values.items():
                if field in LISTS and field in version.values:
                    held = version.values[field]
                    version.values[field] = tuple(dict.fromkeys((*held, *value)))
                else:
                    version.values.setdefault(field, value)
            version.doubts += [item for item in new.doubts if item not in version.doubts]
            version.rows += 1
            return
    versions.append(new)


def _differ(one: _Version, other: _Version) -> Iterator[str]:
    """Fields of the round itself that both versions state, and state differently."""
    for field, value in one.values.items():
        told = other.values.get(field)
        if field not in LISTS and told is not None and _told(told) != _told(value):
            yield field


def _told(value: Any) -> Any:
    """A value as the cell told it: money comes with its column, which says nothing here."""
    return value[0] if isinstance(value, tuple) else value
