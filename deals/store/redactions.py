"""Takedowns: a source's text and words leave the file, its hash, address and facts stay."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from deals.model.former import Takedown
from deals.store.schema import SEARCH_TABLES


@dataclass(frozen=True, slots=True)
class Redaction:
    """What a takedown removed: numbers of texts and of reports."""

    source: str
    texts: int
    reports: int


def redacted_sources(db: Database) -> set[str]:
    """Ids of the sources whose words must not come in again."""
    return {row[0] for row in db.conn.execute("select distinct source_id from redactions")}


def find_source(db: Database, words: str) -> str | None:
    """The source with this id, address, file hash or text hash; None where there is none."""
    row = db.conn.execute(
        "select id from sources where id = :it or url = :it or file_hash = :it union all "
        "select source_id from texts where hash = :it limit 1",
        {"it": words},
    ).fetchone()
    return row[0] if row else None


def text_hashes(db: Database, source: str) -> list[str]:
    """Hashes of the texts of a source."""
    rows = db.conn.execute("select hash from texts where source_id = ? order by hash", [source])
    return [row[0] for row in rows]


def without_words(record: str) -> str:
    """A flat record (JSON), or a part of one, without the words of its source: names, codes,
    figures and days stay; quotes, conditions, the wording of amounts, and the title go."""
    left = json.loads(record)
    for name in ("quotes", "conditions"):
        left.pop(name, None)
    if isinstance(source := left.get("source"), dict):
        source.pop("title", None)
    for holder in (left, *(left.get("legs") or ())):
        holder.pop("condition", None)
        if isinstance(amount := holder.get("amount"), str):
            holder.pop("amount")  # an amount in words only, as a person typed it
        elif isinstance(amount, dict):
            amount.pop("text", None)
            if not amount:
                holder.pop("amount")
    return json.dumps(left, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def redact(db: Database, source: str, author: str, reason: str) -> tuple[Redaction, list[str]]:
    """Take a source's words out of layer 1 and note it; inside the caller's transaction.

    Returns what was removed and the ids of the source's reports, whose deals are to be derived
    anew. The file still holds the words in free pages until `scrub` ran.
    """
    db.conn.execute("pragma secure_delete = on")
    reports = db.conn.execute(
        "select id, record from reports where source_id = ? order by id", [source]
    ).fetchall()
    db.conn.executemany(
        "update reports set record = ? where id = ?",
        [(without_words(record), key) for key, record in reports],
    )
    db.conn.executemany(
        "update judgements set value = ? where id = ?",
        [
            (without_words(value), number)
            for number, value in db.conn.execute(
                "select id, value from judgements where kind = 'edit_report' and value is not null "
                "and subject in (select id from reports where source_id = ?)",
                [source],
            ).fetchall()
        ],
    )
    texts = db.conn.execute(
        "update texts set text = null, disclaimer = null, source = json_remove(source, '$.title') "
        "where source_id = ?",
        [source],
    ).rowcount
    done = Redaction(source, texts, len(reports))
    db.conn.execute(
        "insert into redactions (source_id, made_at, author, reason, texts_count, reports_count) "
        "values (?, ?, ?, ?, ?, ?)",
        [source, datetime.now(UTC).isoformat(timespec="seconds"), author, reason, done.texts,
         done.reports],
    )  # fmt: skip
    return done, [key for key, _ in reports]


def restore(db: Database, takedown: Takedown) -> None:
    """Note a takedown that another database did, before the reports of its source come in."""
    db.conn.execute(
        "insert or ignore into sources (id, url, file_hash) values (?, ?, ?)",
        [takedown.taken_down, takedown.url, takedown.file_hash],
    )
    row = [takedown.taken_down, takedown.at, takedown.author, takedown.reason, takedown.texts,
           takedown.reports]  # fmt: skip
    db.conn.execute(
        "insert into redactions (source_id, made_at, author, reason, texts_count, reports_count) "
        "select ?1, ?2, ?3, ?4, ?5, ?6 where not exists (select 1 from redactions "
        "where source_id = ?1 and made_at = ?2 and author = ?3 and reason = ?4)",
        row,
    )


def scrub(db: Database) -> None:
    """Write the file anew, so that nothing that was deleted is left in it; outside of any
    transaction. Search tables keep what was deleted in their segments until they are rebuilt."""
    with db.atomic():
        for table in SEARCH_TABLES:
            db.conn.execute(f"insert into {table} ({table}) values ('rebuild')")  # noqa: S608
    db.conn.execute("vacuum")
    db.conn.execute("pragma wal_checkpoint(truncate)")
