"""Building whole databases: the demonstration from the packaged data, and the rebuild."""

from pathlib import Path

from deals.errors import NotFound
from deals.pipeline.derive import derive
from deals.pipeline.ingest import Options, ingest, put_reference
from deals.pipeline.judge import decide_file
from deals.pipeline.packaged import data_folder
from deals.pipeline.progress import Progress, silent
from deals.pipeline.summary import Summary
from deals.store import evidence
from deals.store.database import open_to_write


def demo(db_path: Path, progress: Progress | None = None) -> Summary:
    """Ingest the packaged deals and take the decisions about them; again changes nothing."""
    summary = ingest([str(data_folder() / "deals")], db_path, Options(), progress)
    decide_file(db_path, str(data_folder() / "judgements.yml"), "curators")
    return summary


def rebuild(db_path: Path, progress: Progress | None = None) -> int:
    """Make layer 3 anew from the evidence and judgements; returns the number of deals.

    Raises NotFound when there is no database.
    """
    if not db_path.is_file():
        raise NotFound(f"{db_path}: there is no database", hint="Make one with: deals ingest FILE")
    with open_to_write(db_path) as db, db.atomic():
        ranked = put_reference(db)
        evidence.describe_sources(db, None, ranked.describe)
        return len(derive(db, ranked, progress=progress or silent).deals)
