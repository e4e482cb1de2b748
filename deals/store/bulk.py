"""Loading much at once: indexes are made after the rows, which is several times as fast."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

CACHE = 128 * 1024  # KiB of pages in memory; random keys of a million rows touch that many
_WORTH = 4  # rows stored by one row to come: beyond that, the indexes are better kept up


@contextmanager
def without_indexes(db: Database, tables: tuple[str, ...], coming: int) -> Iterator[None]:
    """Take the indexes of the tables away while the block adds about `coming` rows to the first,
    where that is worth making them again. Runs inside the caller's transaction, which brings them
    back when the block fails."""
    stored: int = db.conn.execute(f"select count(*) from {tables[0]}").fetchone()[0]  # noqa: S608
    if coming < ENOUGH or stored > coming * _WORTH:
        yield
        return
    marks = ", ".join("?" * len(tables))
    found = db.conn.execute(
        "select name, sql from sqlite_master where type = 'index' and sql is not null "  # noqa: S608
        f"and tbl_name in ({marks}) order by rowid",
        tables,
    ).fetchall()
    for name, _ in found:
        db.conn.execute(f"drop index {name}")
    yield
    for _, sql in found:
        db.conn.execute(sql)


ENOUGH = 5_000  # rows
