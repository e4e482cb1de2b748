"""Layer 1: adding reports and their sources and mentions. Nothing stored is changed or lost."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from sqlite_utils import Database

from deals.model.doubt import Doubt
from deals.model.report import Source
from deals.store.batches import batches
from deals.store.redactions import redacted_sources, without_words

ID_LENGTH = 16  # hex digits of SHA-256: 64 bits
# What `sources` keeps of a document, chosen among what its reports state of it.
_DESCRIBED = (
    "title",
    "publisher",
    "author",
    "published",
    "retrieved",
    "kind",
    "origin",
    "is_copy",
    "published_from",
    "publisher_id",
    "tier",
)


_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":")
).encode  # made once: the arguments cost more than a small record


def content_id(text: str) -> str:
    """A key that depends on the content alone, so that the same content is stored once."""
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]


def source_id(source: Source) -> str:
    """Key of a document: its address, or its file's hash where it has no address."""
    return content_id(source.url or f"file:{source.file_hash}")


# A name as a report writes it: role, place, name, comparison key, id of a person. A plain tuple, as
# a bulk load sends millions of them from one process to another.
Mention = tuple[str, int, str, str, str | None]
Described = tuple[str | None, str | None, int | None]  # publisher id, kind, tier
Describe = Callable[[Source], Described]


class NewSource(NamedTuple):
    """A document as one report states it: its key, address, file's hash, and the values of
    _DESCRIBED that follow from this statement alone."""

    id: str
    url: str | None
    file_hash: str | None
    described: tuple[str | int | None, ...]


class NewReport(NamedTuple):
    """A report ready to store: plain values, which another process may have made."""

    id: str  # key of its content, or of what that was before words were taken down
    about: str
    source: NewSource
    record: str  # canonical JSON of its flat form; its hash is the id
    handle: str | None
    type: str | None
    status: str | None
    extractor: str | None
    extractor_version: str | None
    mentions: Sequence[Mention]
    known_from: str | None  # ISO day
    known_from_inferred: bool
    line: int | None
    doubts: str  # JSON array
    text_hash: str | None = None


def made_ready(
    about: str,
    source: Source,
    record: Mapping[str, Any],
    mentions: Sequence[Mention],
    known_from: tuple[date | None, bool],
    describe: Describe,
    line: int | None = None,
    doubts: Sequence[Doubt] = (),
) -> NewReport:
    """A report ready to store. `record` is its flat form; `known_from` the day since which it was
    public and whether that is inferred."""
    text = _CANONICAL(record)
    day, inferred = known_from
    return NewReport(
        content_id(text),
        about,
        NewSource(
            source_id(source),
            source.url,
            source.file_hash,
            _described(source, describe),
        ),
        text,
        record.get("deal"),
        record.get("type"),
        record.get("status"),
        record.get("extractor"),
        record.get("extractor_version"),
        mentions,
        day.isoformat() if day else None,
        inferred,
        line,
        _doubts(doubts),
    )


@dataclass(slots=True)
class Added:
    """What an ingest added: ids of new reports, how many were known already, and the sources that
    are still to be described."""

    new: list[str]
    known: int
    sources: set[str]


def text_of(db: Database, report: str) -> str | None:
    """Hash of the text that a report was read from; None for what people recorded."""
    row = db.conn.execute("select text_hash from reports where id = ?", [report]).fetchone()
    return row[0] if row else None


def add_reports(
    db: Database, reports: Iterable[NewReport], ingest_id: int | None, describe: Describe
) -> Added:
    """Store reports that are not stored yet, in batches, inside the caller's transaction.

    `ingest_id` is None for what did not come with a file. Sources that come in with a batch are
    described at once, from what is at hand; those stored before are left to the caller.
    """
    added = Added([], 0, set())
    for chunk in batches(reports):
        _add_chunk(db, chunk, ingest_id, added, describe)
    return added


def _add_chunk(
    db: Database,
    reports: Sequence[NewReport],
    ingest_id: int | None,
    added: Added,
    describe: Describe,
) -> None:
    chunk = {report.id: report for report in reports}
    stored = _stored(db, "reports", chunk)
    new = [report for key, report in chunk.items() if key not in stored]
    added.new += (report.id for report in new)
    added.known += len(reports) - len(new)
    added.sources |= _put_new_sources(db, new, describe)
    if redacted := redacted_sources(db):
        new = [
            r._replace(record=without_words(r.record)) if r.source.id in redacted else r
            for r in new
        ]
    _put_reports(db, new, ingest_id)


def _stored(db: Database, table: str, ids: Iterable[str]) -> set[str]:
    return {
        row[0]
        for row in db.conn.execute(
            f"select id from {table} where id in (select value from json_each(?))",  # noqa: S608
            [json.dumps(list(ids))],
        )
    }


def _put_new_sources(db: Database, reports: Sequence[NewReport], describe: Describe) -> set[str]:
    """Give the reports' sources their rows, and describe those that are new; the ids of the others,
    which older reports speak of too."""
    sources: dict[str, list[NewReport]] = {}
    for report in reports:
        sources.setdefault(report.source.id, []).append(report)
    known = _stored(db, "sources", sources)
    db.conn.executemany(
        f"insert into sources ({', '.join(_DESCRIBED)}, id, url, file_hash) "  # noqa: S608
        f"values ({', '.join('?' * (len(_DESCRIBED) + 3))})",
        [
            (*_told(found, describe), *found[0].source[:3])
            for key, found in sources.items()
            if key not in known
        ],
    )
    return known


def _told(reports: Sequence[NewReport], describe: Describe) -> tuple[str | int | None, ...]:
    """The values of _DESCRIBED that reports of one document give together."""
    if len(reports) == 1:
        return reports[0].source.described
    stated = Counter(_CANONICAL(json.loads(report.record)["source"]) for report in reports)
    return _described(_merged(stated), describe)


def _put_reports(db: Database, new: Sequence[NewReport], ingest_id: int | None) -> None:
    """Insert reports with the names in them."""
    db.conn.executemany(
        "insert into reports values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                r.id,
                r.about,
                r.source.id,
                r.handle,
                r.type,
                r.status,
                r.known_from,
                int(r.known_from_inferred),
                r.record,
                ingest_id,
                r.line,
                r.doubts,
                r.extractor,
                r.extractor_version,
                int(r.extractor is None),
                r.text_hash,
            )
            for r in new
        ],
    )
    db.conn.executemany(
        # The id that most names get, unless records state another one.
        "insert into mentions (report_id, role, position, name, key, person_id, organization_id) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, case when ?6 is null then replace(?5, ' ', '-') end)",
        [(r.id, *mention) for r in new for mention in r.mentions],
    )


def _doubts(doubts: Sequence[Doubt]) -> str:
    """Doubts as the JSON array of the column; `[]` where there is none."""
    if not doubts:
        return "[]"
    return json.dumps([doubt.model_dump() for doubt in doubts], ensure_ascii=False)


def put_sources(db: Database, sources: Iterable[Source]) -> None:
    """Make sure that sources have their rows; `describe_sources` fills them in."""
    db.conn.executemany(
        "insert or ignore into sources (id, url, file_hash) values (?, ?, ?)",
        [(source_id(source), source.url, source.file_hash) for source in sources],
    )


def describe_sources(db: Database, ids: Iterable[str] | None, describe: Describe) -> None:
    """Fill in what is known of sources (all when `ids` is None) from their reports and texts.

    Reports may state different parts of one document; each field takes the value that most of
    them state. `describe` gives the publisher's id, the kind, and the kind's tier.
    """
    chosen = "" if ids is None else "where source_id in (select value from json_each(:ids)) "
    rows = db.conn.execute(
        f"select source_id, json_extract(record, '$.source') from reports {chosen}"  # noqa: S608
        f"union all select source_id, source from texts {chosen}order by source_id",
        {} if ids is None else {"ids": json.dumps(sorted(ids))},
    )
    stated = (
        (key, Counter(text for _, text in group))
        for key, group in groupby(rows, lambda row: row[0])
    )
    _put_described(db, stated, describe)


def _put_described(
    db: Database, stated: Iterable[tuple[str, Counter[str]]], describe: Describe
) -> None:
    """Write what reports state of sources: (id, the source as JSON → number of reports)."""
    for chunk in batches(stated):
        db.conn.executemany(
            f"update sources set {' = ?, '.join(_DESCRIBED)} = ? where id = ?",  # noqa: S608
            [(*_described(_merged(texts), describe), key) for key, texts in chunk],
        )


def _most_stated(texts: Counter[str]) -> dict[str, Any]:
    """Each field with the value that most reports state; of equals the first by its text."""
    counts: dict[str, Counter[Any]] = {}
    for text, number in texts.items():
        for name, value in json.loads(text).items():
            counts.setdefault(name, Counter())[value] += number
    return {
        name: min(values, key=lambda v: (-values[v], str(v))) for name, values in counts.items()
    }


def _merged(texts: Counter[str]) -> Source:
    """What reports (their sources as JSON → how many) state of one document together."""
    one = json.loads(next(iter(texts))) if len(texts) == 1 else _most_stated(texts)
    return Source.model_validate(one)


def _described(source: Source, describe: Describe) -> tuple[str | int | None, ...]:
    """The values of _DESCRIBED."""
    publisher_id, kind, tier = describe(source)
    published, retrieved = source.published, source.retrieved
    return (
        source.title,
        source.publisher,
        source.author,
        str(published) if published else None,
        str(retrieved) if retrieved else None,
        kind,
        source.origin,
        None if source.is_copy is None else int(source.is_copy),
        published.earliest.isoformat() if published and published.earliest else None,
        publisher_id,
        tier,
    )
