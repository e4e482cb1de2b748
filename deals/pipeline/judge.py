"""Judgements: merging, splitting, pinning, and undoing; each derives what it changes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from deals.errors import BadInput, NotFound
from deals.model.judgement import Judgement
from deals.pipeline.derive import derive
from deals.pipeline.ingest import put_reference
from deals.pipeline.query import deal_or_not_found
from deals.resolve.pins import read_pin
from deals.store.database import open_to_read, open_to_write
from deals.store.judgements import add_judgement, all_judgements


def merge(db_path: Path, deal: str, other: str, author: str, reason: str) -> int:
    """Decide that two deals are one, which keeps the first id. Returns the judgement's number.

    Raises NotFound for an unknown deal, BadInput when both ids mean one deal.
    """
    with open_to_write(db_path) as db, db.atomic():
        (first, mine), (second, others) = (deal_or_not_found(db, d) for d in (deal, other))
        if first == second:
            raise BadInput(f"{deal} and {other} are one deal already", hint="Nothing to do.")
        return _judge(db, Judgement(
            made_at=_now(), author=author, kind="same_deal", subject=first, object=second,
            reports=tuple(mine), others=tuple(others), reason=reason,
        ))  # fmt: skip


def split(db_path: Path, deal: str, reports: Sequence[str], author: str, reason: str) -> int:
    """Decide that some reports of a deal are another deal. Returns the judgement's number.

    Raises NotFound for an unknown deal or a report that is not in it, BadInput when none or all
    of its reports are given.
    """
    with open_to_write(db_path) as db, db.atomic():
        found, all_reports = deal_or_not_found(db, deal)
        unknown = sorted(set(reports) - set(all_reports))
        if unknown:
            raise NotFound(f"{deal}: no report {', '.join(unknown)}",
                           hint=f"See them with: deals reports --deal {found}")  # fmt: skip
        rest = sorted(set(all_reports) - set(reports))
        if not reports or not rest:
            raise BadInput(f"{deal}: some reports must leave and some must stay",
                           hint=f"See them with: deals reports --deal {found}")  # fmt: skip
        return _judge(db, Judgement(
            made_at=_now(), author=author, kind="different_deal", subject=found,
            reports=tuple(sorted(set(reports))), others=tuple(rest), reason=reason,
        ))  # fmt: skip


def pin(db_path: Path, deal: str, field: str, value: str, author: str, reason: str) -> int:
    """Decide a field's value. Returns the judgement's number; BadInput when it cannot be read."""
    try:
        read_pin(field, value)
    except ValueError as error:
        raise BadInput(f"{field}: {error}", hint="Write it as in a record.") from error
    with open_to_write(db_path) as db, db.atomic():
        found, reports = deal_or_not_found(db, deal)
        return _judge(db, Judgement(
            made_at=_now(), author=author, kind="pin", subject=found, field=field, value=value,
            reports=tuple(reports), reason=reason,
        ))  # fmt: skip


def undo(db_path: Path, number: int, author: str, reason: str) -> int:
    """Take a judgement back by another one. Returns the new one's number.

    Raises NotFound for an unknown number, BadInput for one that is undone or an undo itself.
    """
    with open_to_write(db_path) as db, db.atomic():
        made = {judgement.id: judgement for judgement in all_judgements(db)}
        judged = made.get(number)
        if judged is None:
            raise NotFound(f"{number}: no such judgement", hint="List them: deals judgements")
        if judged.kind == "undo" or any(j.undoes == number for j in made.values()):
            raise BadInput(f"{number}: it is not in force", hint="List them: deals judgements")
        return _judge(db, Judgement(
            made_at=_now(), author=author, kind="undo", subject=str(number), undoes=number,
            reports=judged.reports, others=judged.others, reason=reason,
        ))  # fmt: skip


def judgements(db_path: Path) -> list[Judgement]:
    """All judgements, oldest first."""
    with open_to_read(db_path) as db:
        return list(all_judgements(db))


def _judge(db: Database, judgement: Judgement) -> int:
    number = add_judgement(db, judgement)
    derive(db, put_reference(db), [*judgement.reports, *judgement.others])
    return number


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
