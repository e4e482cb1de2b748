"""Reviews of what machines read: which reports wait for one, and what was decided of others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from deals.model.judgement import Judgements


@dataclass(frozen=True, slots=True)
class Pending:
    """A machine's report with what a reviewer needs: the record, and its text where it is kept."""

    report: str
    record: dict[str, Any]
    extractor: str
    extractor_version: str
    deal: str | None
    text: str | None


def put_reviews(db: Database, judged: Judgements) -> None:
    """Make the reports say what reviewers decided: accepted reports are reviewed; rejected ones,
    and those that an edited one replaces, are set aside."""
    states = []
    corrected = judged.corrected()
    for report, review in judged.reviews().items():
        kind = review.kind if review else None
        aside = kind in {"edit_report", "reject_report"}
        states.append(("set_aside" if aside else "deal", int(kind is not None), report))
        if review and review.object and kind == "edit_report":
            corrected.discard(review.object)
            states.append(("deal", 1, review.object))
    states += [("set_aside", 1, report) for report in corrected]
    db.conn.executemany(
        "update reports set about = ?1, reviewed = ?2 where id = ?3 "
        "and (about <> ?1 or reviewed <> ?2)",
        states,
    )


_PENDING = (
    "select r.id, r.record, r.extractor, r.extractor_version, d.deal_id, t.text from reports r "
    "left join deal_reports d on d.report_id = r.id left join texts t on t.hash = r.text_hash "
)


def pending(db: Database, limit: int | None = None) -> Iterator[Pending]:
    """The reports that nobody reviewed, the latest first."""
    for row in db.conn.execute(
        _PENDING + "where not r.reviewed and r.about = 'deal' "
        "order by r.known_from desc nulls last, r.id limit ?",
        [-1 if limit is None else limit],
    ):
        yield _pending(row)


def machine_report(db: Database, report: str) -> Pending | None:
    """A report that a machine read, reviewed or not; None where there is none with this id."""
    row = db.conn.execute(
        _PENDING + "where r.id = ? and r.extractor is not null",
        [report],
    ).fetchone()
    return _pending(row) if row else None


def _pending(row: tuple[Any, ...]) -> Pending:
    return Pending(row[0], json.loads(row[1]), *row[2:])
