"""Takedowns: the words of a source leave the database, its facts stay."""

from pathlib import Path

from deals.errors import NotFound
from deals.pipeline.derive import derive
from deals.pipeline.extract import cache_folder
from deals.pipeline.ingest import put_reference
from deals.store import evidence, redactions
from deals.store.database import open_to_write
from deals.store.redactions import Redaction


def redact(db_path: Path, source: str, author: str, reason: str) -> Redaction:
    """Remove the text, quotes, title, conditions and wording of a source (given by its id,
    address, or hash of file or text), wherever the file holds them, free pages included.

    Its hash, address and facts stay, the takedown is noted, and reading the source again brings
    no words back. It cannot be undone. Raises NotFound for an unknown source.
    """
    if not db_path.is_file():
        raise NotFound(f"{db_path}: there is no database", hint="Make one with: deals ingest FILE")
    from deals.extract.language_model import forget  # brings the grammar with it

    with open_to_write(db_path) as db:
        with db.atomic():
            found = redactions.find_source(db, source)
            if found is None:
                raise NotFound(
                    f"{source}: no such source",
                    hint="Give its address, or its id as the table sources has it.",
                )
            ranked = put_reference(db)
            for text_hash in redactions.text_hashes(db, found):
                forget(cache_folder(), text_hash)
            done, reports = redactions.redact(db, found, author, reason)
            evidence.describe_sources(db, [found], ranked.describe)
            if reports:
                derive(db, ranked, reports)
        redactions.scrub(db)
        with db.atomic():
            derive(db, ranked)  # writing the file anew renumbers the rows that searches point at
    return done
