"""Opening a database file: pragmas, migrations, and the refusal of files that are not ours."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database, Migrations

from deals.errors import DatabaseError, NotFound
from deals.store import indexes, schema, views
from deals.store.bulk import CACHE

migrations = Migrations("deals")
APPLICATION_ID = 0x6465616C  # "deal" in the file's header


FIRST = "".join((
    schema.BOOKKEEPING, schema.EVIDENCE, schema.JUDGEMENT, schema.DERIVED, indexes.DERIVED,
    views.CLAIMS, views.REPORT_DOUBTS,
))  # fmt: skip
# Tables may change until the first release; the file's header says which ones it has.
TABLES_MARK = zlib.crc32(FIRST.encode()) & 0x7FFFFFFF


@migrations()
def m001_first_schema(db: Database) -> None:
    """The three layers, as first published."""
    for statement in FIRST.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"pragma user_version = {TABLES_MARK}")


@contextmanager
def open_to_write(path: Path) -> Iterator[Database]:
    """A database for one writer, made or migrated as needed, in write-ahead mode.

    Raises DatabaseError when the file is not ours, is newer than this program, or is locked.
    """
    if not path.parent.is_dir():
        raise DatabaseError(f"{path}: the folder does not exist", hint="Make it first.")
    with _friendly(path):
        _refuse_foreign(path)
        db = Database(path)
        try:
            db.conn.execute("pragma busy_timeout = 10000")
            db.conn.execute("pragma foreign_keys = on")
            db.conn.execute(f"pragma cache_size = -{CACHE}")
            _claim(db)
            if db.table_names():  # nobody reads a new file: its pages need no log
                db.enable_wal()
            _refuse_newer(db, path)
            migrations.apply(db)
            yield db
        finally:
            _settle(db)
            db.close()


@contextmanager
def open_to_read(path: Path) -> Iterator[Database]:
    """A database that is only read. Raises NotFound when there is none, DatabaseError when the
    file is not ours."""
    if not path.is_file():
        raise NotFound(
            f"{path}: there is no database", hint=f"Make one with: deals ingest FILE --db {path}"
        )
    with _friendly(path):
        _refuse_foreign(path)
        db = Database(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))
        try:
            db.conn.execute("pragma busy_timeout = 10000")
            if migrations.pending(db):
                raise DatabaseError(
                    f"{path}: made by an older version of deals",
                    hint=f"Bring it up to date with: deals rebuild --db {path}",
                )
            yield db
        finally:
            db.close()


def _claim(db: Database) -> None:
    """Mark an empty file as ours before anything else, so that a kill leaves no orphan."""
    if not db.conn.execute("select count(*) from sqlite_master").fetchone()[0]:
        db.conn.execute(f"pragma application_id = {APPLICATION_ID}")


def _settle(db: Database) -> None:
    """Back to one file without a write-ahead log, which read-only places cannot open."""
    with suppress(sqlite3.OperationalError):  # somebody else has it open; the last one settles it
        db.conn.execute("pragma journal_mode = delete")


@contextmanager
def _friendly(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise DatabaseError(
                f"{path}: another program is writing to it", hint="Wait for it to end, or stop it."
            ) from error
        if "unable to open" in str(error) or "readonly" in str(error):
            raise DatabaseError(
                f"{path}: cannot be opened ({error})", hint="Check the rights of file and folder."
            ) from error
        raise
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise DatabaseError(
                f"{path}: not a usable SQLite database ({error})",
                hint="Choose another file with --db, or restore a copy of this one.",
            ) from error
        raise


def _refuse_foreign(path: Path) -> None:
    """A SQLite file that holds tables but is not ours must not be written to."""
    if not path.is_file() or path.stat().st_size == 0:
        return
    # Not read-only: what a killed program left half written is rolled back by whoever opens it.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    try:
        ours = connection.execute("pragma application_id").fetchone()[0] == APPLICATION_ID
        tables = {row[0] for row in connection.execute("select name from sqlite_master")}
        mark = connection.execute("pragma user_version").fetchone()[0]
    finally:
        connection.close()
    if tables and not ours:
        raise DatabaseError(
            f"{path}: a SQLite file, but not one that deals made",
            hint="Choose another file with --db.",
        )
    if "deals" in tables and mark != TABLES_MARK:
        raise DatabaseError(
            f"{path}: made by another version of deals, with other tables",
            hint="Export its records with that version (deals export --format records), and ingest "
            "them into a new database with this one.",
        )


def _refuse_newer(db: Database, path: Path) -> None:
    if "_sqlite_migrations" not in db.table_names():
        return
    empty = Database(memory=True)
    known = {migration.name for migration in migrations.pending(empty)}
    empty.close()
    if {migration.name for migration in migrations.applied(db)} - known:
        raise DatabaseError(
            f"{path}: made by a newer version of deals", hint="Upgrade this program."
        )
