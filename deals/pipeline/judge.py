"""Judgements: what people decide, one by one or from a file; each derives what it changes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ValidationError
from sqlite_utils import Database

from deals.errors import BadInput, NotFound
from deals.model.judgement import Judgement, Judgements, Kind
from deals.model.question import Decision
from deals.pipeline.derive import derive
from deals.pipeline.ingest import put_reference
from deals.pipeline.query import deal_or_not_found, organization_or_not_found
from deals.read.decisions import decisions
from deals.read.files import input_files
from deals.resolve.names import name_key
from deals.resolve.pins import read_pin
from deals.store.database import open_to_read, open_to_write
from deals.store.judgements import add_judgement, all_judgements, reports_of_sources

_LIST = "List them: deals judgements"
M = TypeVar("M", bound=BaseModel)


def merge(
    db_path: Path, one: str, other: str, author: str, reason: str, organizations: bool = False
) -> int:
    """Decide that two deals (or organizations) are one; the first gives its id or name. Returns
    the judgement's number.

    Raises NotFound for an unknown one, BadInput when both mean the same.
    """
    return _one(db_path, _about("same", one, other, reason, organizations), author)


def split(db_path: Path, deal: str, reports: Sequence[str], author: str, reason: str) -> int:
    """Decide that some reports of a deal are another deal. Returns the judgement's number.

    Raises NotFound for an unknown deal or a report that is not in it, BadInput when none or all
    of its reports are given.
    """
    with open_to_write(db_path) as db, db.atomic():
        return _judge(db, [_split(db, deal, reports, author, reason)])[0]


def differ(
    db_path: Path, one: str, other: str, author: str, reason: str, organizations: bool = False
) -> int:
    """Decide that two deals, or the organizations of two names, are two."""
    return _one(db_path, _about("different", one, other, reason, organizations), author)


def pin(db_path: Path, deal: str, field: str, value: str, author: str, reason: str) -> int:
    """Decide a field's value. Returns the judgement's number; BadInput when it cannot be read."""
    decision = _valid(Decision, decision="pin", deal=deal, field=field, value=value, reason=reason)
    return _one(db_path, decision, author)


def undo(db_path: Path, number: int, author: str, reason: str) -> int:
    """Take a judgement back by another one. Returns the new one's number.

    Raises NotFound for an unknown number, BadInput for one that is undone or an undo itself.
    """
    with open_to_write(db_path) as db, db.atomic():
        made = {judgement.id: judgement for judgement in all_judgements(db)}
        judged = made.get(number)
        if judged is None:
            raise NotFound(f"{number}: no such judgement", hint=_LIST)
        if judged.kind == "undo" or any(j.undoes == number for j in made.values()):
            raise BadInput(f"{number}: it is not in force", hint=_LIST)
        about_names = judged.kind.endswith("_organization")
        undone = _judgement("undo", str(number), author, reason).model_copy(
            update={"undoes": number, "reports": judged.reports, "others": judged.others}
        )
        return _judge(db, [undone], about_names)[0]


def judgements(db_path: Path) -> list[Judgement]:
    """All judgements, oldest first."""
    with open_to_read(db_path) as db:
        return list(all_judgements(db))


def decide(
    db_path: Path,
    decisions: Iterable[tuple[str, Decision]],
    author: str,
    *,
    again: bool = False,
) -> tuple[int, int]:
    """Take decisions with the places where they were read, all or none.

    Ids mean what they mean before the first of them. What was decided just so before is not
    decided again, not even if it was undone since, unless `again`. Returns how many were new and
    how many known. Raises BadInput with the place of the first that cannot be taken.
    """
    with open_to_write(db_path) as db, db.atomic():
        every = list(all_judgements(db))
        made = {_content(j) for j in (Judgements(every).active if again else every)}
        new: list[Judgement] = []
        known = 0
        for place, decision in decisions:
            try:
                judgement = _read(db, decision, decision.author or author)
            except (BadInput, NotFound) as error:
                raise BadInput(f"{place}: {error}", hint=error.hint) from error
            if judgement is None or _content(judgement) in made:
                known += 1
            else:
                made.add(_content(judgement))
                new.append(judgement)
        if new:
            _judge(db, new)
    return len(new), known


def decide_file(db_path: Path, path: str, author: str) -> tuple[int, int]:
    """Take the decisions of a file (YAML, JSON lines; `-` is standard input), all or none; how
    many were new and how many known. Raises BadInput as `decide` does."""
    written = "yaml" if path.endswith((".yml", ".yaml")) else "jsonl"
    with input_files([path], written) as files:
        return decide(db_path, (d for file in files for d in decisions(file)), author)


def _content(judgement: Judgement) -> tuple[object, ...]:
    """What makes two judgements the same decision, whenever they were made. What is split off or
    left unsure is so of these very reports; every other decision holds for later ones too."""
    of_these = judgement.kind == "split" or judgement.kind.startswith("unsure_")
    return (judgement.kind, judgement.subject, judgement.object, judgement.field,
            judgement.value, judgement.reason, judgement.reports if of_these else ())  # fmt: skip


def _one(db_path: Path, decision: Decision, author: str) -> int:
    with open_to_write(db_path) as db, db.atomic():
        judgement = _read(db, decision, author)
        if judgement is None:
            one, other = decision.deals or decision.organizations or ("", "")
            raise BadInput(f"{one} and {other} are one already", hint="Nothing to do.")
        return _judge(db, [judgement])[0]


def _about(
    answer: Literal["same", "different"], one: str, other: str, reason: str, organizations: bool
) -> Decision:
    if one == other:
        raise BadInput(f"{one} and {other} are one already", hint="Nothing to do.")
    if organizations:
        return _valid(Decision, decision=answer, organizations=(one, other), reason=reason)
    return _valid(Decision, decision=answer, deals=(one, other), reason=reason)


def _read(db: Database, decision: Decision, author: str) -> Judgement | None:
    """The judgement that a decision makes; None where two that are to be one are one already."""
    if decision.organizations:
        return _about_organizations(db, decision, author)
    if decision.deals:
        return _about_deals(db, decision, author)
    deal = decision.deal or ""
    if decision.sources:
        return _split(db, deal, _reports_at(db, deal, decision.sources), author, decision.reason)
    found, reports = deal_or_not_found(db, deal)
    if decision.decision == "pin":
        _check_pin(decision.field or "", decision.value or "")
    return _judgement(
        "pin" if decision.decision == "pin" else "unsure_field", found, author, decision.reason
    ).model_copy(
        update={"field": decision.field, "value": decision.value, "reports": tuple(reports)}
    )


def _about_deals(db: Database, decision: Decision, author: str) -> Judgement | None:
    (first, mine), (second, others) = (deal_or_not_found(db, d) for d in decision.deals or ())
    if first == second:
        return None
    kinds: dict[str, Kind] = {
        "same": "same_deal",
        "different": "different_deal",
        "unsure": "unsure_deal",
    }
    return _judgement(kinds[decision.decision], first, author, decision.reason).model_copy(
        update={"object": second, "reports": tuple(mine), "others": tuple(others)}
    )


def _about_organizations(db: Database, decision: Decision, author: str) -> Judgement | None:
    name, other_name = decision.organizations or ("", "")
    one, first = organization_or_not_found(db, name)
    other, second = organization_or_not_found(db, other_name)
    if name_key(other_name) != name_key(second) and other_name != other:
        second = other_name  # another name of it, which may be meant alone
    same_key = name_key(first) == name_key(second)
    if decision.decision == "same" and one == other and not same_key:
        return None
    if same_key:
        raise BadInput(
            f"{first} and {second} are one name", hint="Records of them can tell them apart."
        )
    kinds: dict[str, Kind] = {
        "same": "same_organization",
        "different": "different_organization",
        "unsure": "unsure_organization",
    }
    return _judgement(kinds[decision.decision], first, author, decision.reason).model_copy(
        update={"object": second}
    )


def _reports_at(db: Database, deal: str, sources: Sequence[str]) -> list[str]:
    found = reports_of_sources(db, deal_or_not_found(db, deal)[0], sources)
    missing = [address for address in sources if address not in found]
    if missing:
        raise NotFound(
            f"{deal}: no report from {missing[0]}", hint=f"See them with: deals show {deal}"
        )
    return [report for reports in found.values() for report in reports]


def _split(db: Database, deal: str, reports: Sequence[str], author: str, reason: str) -> Judgement:
    found, all_reports = deal_or_not_found(db, deal)
    see = f"See them with: deals reports --deal {found}"
    unknown = sorted(set(reports) - set(all_reports))
    if unknown:
        raise NotFound(f"{deal}: no report {', '.join(unknown)}", hint=see)
    rest = sorted(set(all_reports) - set(reports))
    if not reports or not rest:
        raise BadInput(f"{deal}: some reports must leave and some must stay", hint=see)
    return _judgement("split", found, author, reason).model_copy(
        update={"reports": tuple(sorted(set(reports))), "others": tuple(rest)}
    )


def _check_pin(field: str, value: str) -> None:
    try:
        read_pin(field, value)
    except ValueError as error:
        raise BadInput(f"{field}: {error}", hint="Write it as in a record.") from error


def _judge(db: Database, made: Sequence[Judgement], about_names: bool = False) -> list[int]:
    numbers = [add_judgement(db, judgement) for judgement in made]
    reports = {r for judgement in made for r in (*judgement.reports, *judgement.others)}
    about_names = about_names or any(j.kind.endswith("_organization") for j in made)
    derive(db, put_reference(db), reports, names_changed=about_names)
    return numbers


def _judgement(kind: Kind, subject: str, author: str, reason: str) -> Judgement:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    return _valid(
        Judgement, made_at=made_at, author=author, kind=kind, subject=subject, reason=reason
    )


def _valid(model: type[M], **stated: object) -> M:
    """What was stated as a model; BadInput that names the first field that cannot be so."""
    try:
        return model.model_validate(stated)
    except ValidationError as error:
        first = error.errors()[0]
        place = "".join(f"{field}: " for field in first["loc"][:1])
        message = place + first["msg"].removeprefix("Value error, ")
        raise BadInput(message, hint="Leave nothing empty.") from error
