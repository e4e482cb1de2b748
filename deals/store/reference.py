"""Bookkeeping tables: code lists and publishers, kept equal to what the program carries."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from deals.model.codes import CODE_LISTS
from deals.model.publisher import Publisher


def put_code_lists(db: Database) -> None:
    """Make the code_lists table equal to the program's lists."""
    db.conn.execute("delete from code_lists")
    db.conn.executemany(
        "insert into code_lists values (?, ?, ?, ?, ?)",
        [
            (codelist.name, code.code, code.definition, code.canonical, code.order)
            for codelist in CODE_LISTS
            for code in codelist.codes
        ],
    )


def put_publishers(db: Database, publishers: Iterable[tuple[str, Publisher]]) -> None:
    """Make the publishers table hold (id, publisher) pairs; those still cited are kept."""
    db.conn.executemany(
        "insert into publishers values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set "
        "name = excluded.name, kind = excluded.kind, rank = excluded.rank, "
        "country = excluded.country, domains = excluded.domains, aliases = excluded.aliases",
        [
            (
                key,
                p.name,
                p.kind,
                p.rank,
                p.country,
                json.dumps(p.domains),
                json.dumps(p.aliases, ensure_ascii=False),
            )
            for key, p in publishers
        ],
    )


@dataclass(frozen=True, slots=True)
class Ingest:
    """One file's passage into the database."""

    file: str
    file_hash: str
    format: str
    handles: bool
    records_read: int
    reports_new: int
    reports_known: int
    rejected: int
    grouped: int
    passed: int
    seconds: float


def next_ingest(db: Database) -> int:
    """The id that the next ingest will have."""
    number: int = db.conn.execute("select coalesce(max(id), 0) + 1 from ingests").fetchone()[0]
    return number


def put_ingest(db: Database, ingest_id: int, ingest: Ingest) -> None:
    """Record that a file was read."""
    db.conn.execute(
        "insert into ingests values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            ingest_id,
            ingest.file,
            ingest.file_hash,
            ingest.format,
            int(ingest.handles),
            ingest.records_read,
            ingest.reports_new,
            ingest.reports_known,
            ingest.rejected,
            ingest.grouped,
            ingest.passed,
            round(ingest.seconds, 3),
            datetime.now(UTC).isoformat(timespec="seconds"),
        ],
    )


def earlier_ingest(db: Database, file_hash: str, handles: bool) -> Ingest | None:
    """The last ingest of a file with these bytes and this use of handles, if there was one."""
    row = db.conn.execute(
        "select file, file_hash, format, handles, records_read, reports_new, reports_known, "
        "rejected, grouped, passed, seconds from ingests where file_hash = ? and handles = ? "
        "order by id desc limit 1",
        [file_hash, int(handles)],
    ).fetchone()
    return Ingest(*row) if row else None
