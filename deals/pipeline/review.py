"""Reviews of what machines read: accept, edit, reject; each is a judgement and can be undone."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from deals.bulk.new_reports import new_report
from deals.errors import BadInput, NotFound
from deals.model.judgement import Judgement, Kind
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.pipeline.derive import derive
from deals.pipeline.ingest import packaged_publishers, put_reference
from deals.read.formats import Raw
from deals.read.records import Numbered, records
from deals.store import evidence, reviews
from deals.store.database import open_to_read, open_to_write
from deals.store.judgements import add_judgement
from deals.store.reviews import Pending

AS_READ = "read beside the text"


def reviews_pending(db_path: Path, limit: int | None = None) -> list[Pending]:
    """The reports that a machine read and nobody reviewed, the latest first.

    A report that was reviewed comes up again only when both the text of its source and what is
    read out of it have changed: it is another report then.
    """
    with open_to_read(db_path) as db:
        return list(reviews.pending(db, limit))


def accept(db_path: Path, report: str, author: str, reason: str = AS_READ) -> int:
    """Decide that a machine's report is right; it then weighs like a person's. Returns the
    judgement's number. Raises NotFound for a report that no machine read."""
    with open_to_write(db_path) as db, db.atomic():
        _machine_report(db, report)
        return _review(db, "accept_report", report, author, reason)


def reject(db_path: Path, report: str, author: str, reason: str) -> int:
    """Decide that a machine's report is wrong; it is set aside and no deal is made from it.
    Returns the judgement's number. Raises NotFound for a report that no machine read."""
    with open_to_write(db_path) as db, db.atomic():
        _machine_report(db, report)
        return _review(db, "reject_report", report, author, reason)


def edit(
    db_path: Path, report: str, changes: Mapping[str, Any], author: str, reason: str = AS_READ
) -> int:
    """Correct fields of a machine's report, written as in a record; None takes a field out.

    The corrected report is stored beside the machine's, which is set aside, so that both values
    are kept. Quotes of changed fields go unless `changes` brings others. Returns the judgement's
    number. Raises NotFound for a report that no machine read, BadInput for a change that a record
    cannot take or that changes nothing.
    """
    with open_to_write(db_path) as db, db.atomic():
        machine = _machine_report(db, report)
        corrected = _corrected(machine, changes)
        if corrected.flat() == _as_person(machine.record):
            raise BadInput(f"{report}: nothing is changed", hint="Accept it as it is.")
        ranked = packaged_publishers()
        new = new_report(corrected, Numbered(0, corrected), False, ranked)
        new = new._replace(text_hash=evidence.text_of(db, report))
        evidence.add_reports(db, [new], None, ranked.describe)
        value = json.dumps(changes, ensure_ascii=False, default=str)
        return _review(db, "edit_report", report, author, reason, new.id, value)


def _machine_report(db: Database, report: str) -> Pending:
    found = reviews.machine_report(db, report)
    if found is None:
        raise NotFound(
            f"{report}: no report that a machine read",
            hint="List those that wait for a review: deals review",
        )
    return found


def _corrected(machine: Pending, changes: Mapping[str, Any]) -> Report:
    """The machine's record with the changes, read as strictly as any other record."""
    quotes = {
        name: quote
        for name, quote in machine.record.get("quotes", {}).items()
        if name.split(".")[0] not in changes
    }
    merged = _as_person(machine.record) | {"quotes": quotes} | dict(changes)
    left = {name: value for name, value in merged.items() if value is not None}
    source = Source.model_validate(machine.record["source"])
    (item,) = records([Raw(0, left, text=left)], machine.report, source)
    if isinstance(item, Reject):
        raise BadInput(f"{item.field or 'record'}: {item.reason}", hint="Write it as in a record.")
    if not isinstance(item.record, Report):
        raise BadInput("target: a report needs one", hint="Reject it where there is no deal.")
    return item.record


def _as_person(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without the marks of the program that read it."""
    return {k: v for k, v in record.items() if k not in {"extractor", "extractor_version"}}


def _review(
    db: Database,
    kind: Kind,
    report: str,
    author: str,
    reason: str,
    corrected: str | None = None,
    value: str | None = None,
) -> int:
    number = add_judgement(db, Judgement(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"), author=author, kind=kind,
        subject=report, object=corrected, value=value, reason=reason, reports=(report,),
        others=(corrected,) if corrected else (),
    ))  # fmt: skip
    derive(db, put_reference(db), [report, *([corrected] if corrected else [])])
    return number
