"""Layer 1: adding reports and their sources and mentions. Nothing stored is changed or lost."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as a report writes it, in a role and place, with its comparison key."""

    role: str
    position: int
    name: str
    key: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report ready to store: `record` is its flat form, `known_from` an ISO day or None."""

    about: str
    source: Source
    record: Mapping[str, Any]
    mentions: Sequence[Mention]
    known_from: str | None
    known_from_inferred: bool
    line: int | None = None
    doubts: Sequence[Doubt] = ()
    text_hash: str | None = None
    kept_id: str | None = None  # where the content no longer gives it: words were taken down

    @property
    def json(self) -> str:
        """The record as canonical JSON; its hash is the report's id."""
        return _CANONICAL(self.record)

    @property
    def id(self) -> str:
        """Key of the report, by its content alone."""
        return self.kept_id or content_id(self.json)


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


Described = tuple[str | None, str | None, int | None]  # publisher id, kind, tier
Describe = Callable[[Source], Described]


def add_reports(
    db: Database,
    reports: Iterable[NewReport],
    ingest_id: int | None,
    describe: Describe | None = None,
) -> Added:
    """Store reports that are not stored yet, in batches, inside the caller's transaction.

    `ingest_id` is None for what did not come with a file. With `describe`, sources that come in
    with a batch are described at once, from what is at hand; the others are left to the caller.
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
    describe: Describe | None,
) -> None:
    texts = [report.json for report in reports]
    chunk = {
        report.kept_id or content_id(text): (report, text)
        for report, text in zip(reports, texts, strict=True)
    }
    stored = {
        row[0]
        for row in db.conn.execute(
            "select id from reports where id in (select value from json_each(?))",
            [json.dumps(list(chunk))],
        )
    }
    new = {key: both for key, both in chunk.items() if key not in stored}
    added.new += new
    added.known += len(reports) - len(new)
    added.sources |= _put_new_sources(db, [report for report, _ in new.values()], describe)
    redacted = redacted_sources(db)
    if redacted:
        new = {
            key: (r, without_words(text) if source_id(r.source) in redacted else text)
            for key, (r, text) in new.items()
        }
    _put_reports(db, new, ingest_id)


def _put_new_sources(
    db: Database, reports: Sequence[NewReport], describe: Describe | None
) -> set[str]:
    """Give the reports' sources their rows, and describe those that are new; the ids of the others,
    which older reports speak of too."""
    sources: dict[str, list[NewReport]] = {}
    for report in reports:
        sources.setdefault(source_id(report.source), []).append(report)
    unknown = sources.keys() - _stored_sources(db, sources) if describe else set()
    put_sources(db, (found[0].source for key, found in sources.items() if key not in unknown))
    if describe:
        db.conn.executemany(
            f"insert into sources ({', '.join(_DESCRIBED)}, url, file_hash, id) "  # noqa: S608
            f"values ({', '.join('?' * (len(_DESCRIBED) + 3))})",
            [
                (*_described(_told(found), describe), found[0].source.url,
                 found[0].source.file_hash, key)
                for key, found in sources.items()
                if key in unknown
            ],
        )  # fmt: skip
    return sources.keys() - unknown


def _told(reports: Sequence[NewReport]) -> Source:
    """What reports of one document state of it together."""
    if len(reports) == 1:
        return reports[0].source
    return _merged(Counter(_CANONICAL(report.record["source"]) for report in reports))


def _put_reports(
    db: Database, new: Mapping[str, tuple[NewReport, str]], ingest_id: int | None
) -> None:
    """Insert reports (id → report and its record as JSON) with the names in them."""
    db.conn.executemany(
        "insert into reports values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                key,
                r.about,
                source_id(r.source),
                r.record.get("deal"),
                r.record.get("type"),
                r.record.get("status"),
                r.known_from,
                int(r.known_from_inferred),
                text,
                ingest_id,
                r.line,
                _doubts(r.doubts),
                r.record.get("extractor"),
                r.record.get("extractor_version"),
                int("extractor" not in r.record),
                r.text_hash,
            )
            for key, (r, text) in new.items()
        ],
    )
    db.conn.executemany(
        "insert into mentions (report_id, role, position, name, key, person_id) "
        "values (?, ?, ?, ?, ?, ?)",
        [
            (key, m.role, m.position, m.name, m.key, m.person_id)
            for key, (r, _) in new.items()
            for m in r.mentions
        ],
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


def _stored_sources(db: Database, ids: Iterable[str]) -> set[str]:
    return {
        row[0]
        for row in db.conn.execute(
            "select id from sources where id in (select value from json_each(?))",
            [json.dumps(list(ids))],
        )
    }


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
