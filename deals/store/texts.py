"""Layer 1, texts: the documents that were read as prose, known by the hash of their text."""

import json
from collections.abc import Iterator

from sqlite_utils import Database

from deals.model.article import Article
from deals.store.evidence import put_sources, source_id
from deals.store.redactions import redacted_sources


def reader_of(db: Database, text_hash: str) -> tuple[str, str] | None:
    """The program (name, version) that read a text last; None when it was not read yet."""
    row = db.conn.execute(
        "select extractor, extractor_version from texts where hash = ?", [text_hash]
    ).fetchone()
    return (row[0], row[1]) if row else None


def unreviewed(db: Database, text_hash: str) -> list[tuple[str, str]]:
    """Id and record (JSON) of what machines read out of a text and nobody reviewed."""
    found = db.conn.execute(
        "select id, record from reports where text_hash = ? and extractor is not null "
        "and not reviewed and about = 'deal' order by id",
        [text_hash],
    )
    return [(row[0], row[1]) for row in found]


def machine_records(db: Database, source: str) -> Iterator[str]:
    """The records (JSON) that machines read out of earlier texts of a source."""
    for row in db.conn.execute(
        "select record from reports where source_id = ? and extractor is not null order by id",
        [source],
    ):
        yield row[0]


def put_text(
    db: Database,
    article: Article,
    extractor: tuple[str, str],
    reports: int,
    ingest_id: int,
    *,
    keep: bool,
) -> str:
    """Note that a document was read, by which extractor (name, version), and with how many deals
    found; with its text when `keep`, unless its source was redacted. A text that was read before
    keeps its row, with the program that read it last. Returns the source's id."""
    source = source_id(article.source)
    put_sources(db, [article.source])
    stated = article.source.model_dump(mode="json", exclude_none=True)
    disclaimer = article.disclaimer
    if source in redacted_sources(db):
        keep, disclaimer = False, None
        stated.pop("title", None)
    db.conn.execute(
        "insert into texts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (hash) do "
        "update set extractor = excluded.extractor, reports_count = excluded.reports_count, "
        "extractor_version = excluded.extractor_version",
        [
            article.hash,
            source,
            json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            article.published_from,
            article.language,
            article.licence,
            disclaimer,
            article.text if keep else None,
            len(article.text),
            *extractor,
            reports,
            ingest_id,
        ],
    )
    return source
