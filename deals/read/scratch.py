"""Tables that are joined while they are read: rows by key in a temporary SQLite file."""

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

Fields = Mapping[str, str]
Line = tuple[int, Fields]  # line of the file, filled cells by column


class Scratch:
    """A few tables of lines, each found by one column; memory does not grow with them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.execute("pragma journal_mode = off")
        db.execute("pragma synchronous = off")
        db.execute("create table lines (name text, key text, line integer, cells text)")

    def load(self, name: str, lines: Iterable[Line], key: str) -> int:
        """Add a table's lines under their column `key`; returns how many there were."""
        before = self._db.total_changes
        self._db.executemany(
            "insert into lines values (?, ?, ?, ?)",
            (
                (name, cells.get(key, ""), line, json.dumps(cells, ensure_ascii=False))
                for line, cells in lines
            ),
        )
        return self._db.total_changes - before

    def index(self) -> None:
        """Make the keys quick to find; call it once, when all is loaded."""
        self._db.execute("create index lines_key on lines (name, key)")

    def all(self, name: str) -> Iterator[Line]:
        """Lines of a table, in file order."""
        cursor = self._db.cursor()
        for line, cells in cursor.execute(
            "select line, cells from lines where name = ? order by line", [name]
        ):
            yield line, json.loads(cells)

    def of(self, name: str, key: str) -> list[Line]:
        """Lines of a table with this key, in file order."""
        found = self._db.execute(
            "select line, cells from lines where name = ? and key = ? order by line", [name, key]
        )
        return [(line, json.loads(cells)) for line, cells in found.fetchall()]

    def one(self, name: str, key: str | None) -> Fields:
        """The first line with this key; empty where there is none."""
        found = self.of(name, key) if key else []
        return found[0][1] if found else {}


@contextmanager
def scratch() -> Iterator[Scratch]:
    """A Scratch that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="deals-") as folder:
        db = sqlite3.connect(Path(folder) / "scratch.db")
        try:
            yield Scratch(db)
        finally:
            db.close()
