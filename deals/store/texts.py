"""Layer 1, texts: the documents that were read as prose, known by the hash of their text."""

import json
from collections.abc import Iterator

from sqlite_utils import Database

from deals.model.article import Article
from deals.store.evidence import put_sources, source_id
from deals.store.redactions import redacted_sources


def reports_in(db: Database, text_hash: str) -> int | None:
    """How many deals were found in a text when it was read; None when it was not read yet."""
    row = db.conn.execute("select reports_count from texts where hash = ?", [text_hash]).fetchone()
    return row[0] if row else None


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
    found; with its text when `keep`, unless its source was redacted. Returns the source's id."""
    source = source_id(article.source)
    put_sources(db, [article.source])
    stated = article.source.model_dump(mode="json", exclude_none=True)
    disclaimer = article.disclaimer
    if source in redacted_sources(db):
        keep, disclaimer = False, None
        stated.pop("title", None)
    db.conn.execute(
        "insert into texts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
