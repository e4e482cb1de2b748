"""What is left for people to decide: candidate pairs and disagreements that nobody settled yet."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database

from deals.model.judgement import Judgements
from deals.model.question import Question, QuestionKind
from deals.resolve.names import name_key
from deals.store import questions
from deals.store.database import open_to_read
from deals.store.judgements import all_judgements
from deals.store.queries import deal_reports

KINDS: tuple[QuestionKind, ...] = ("deals", "organizations", "conflict")


def pending(
    db_path: Path, kinds: Sequence[QuestionKind] = KINDS, limit: int | None = None
) -> list[Question]:
    """Open questions: pairs of deals by score, organizations by their deals, disagreements by the
    size of the deal. Those that a person left unsure come back when there is new evidence."""
    with open_to_read(db_path) as db:
        judged = Judgements(all_judgements(db))
        found = (question for kind in kinds for question in _open(db, kind, judged))
        return [question for _, question in zip(range(limit or 10**9), found, strict=False)]


def _open(db: Database, kind: QuestionKind, judged: Judgements) -> Iterator[Question]:
    if kind == "deals":
        for question in questions.deal_questions(db):
            if not _left_unsure(db, question, judged):
                yield question
    elif kind == "organizations":
        settled = {_names(j.subject, j.object or "") for j in judged.about_names}
        for question in questions.organization_questions(db):
            if _names(*(str(side["name"]) for side in question.sides)) not in settled:
                yield question
    else:
        for question in questions.conflict_questions(db):
            if not _field_settled(question, judged):
                yield question


def _names(one: str, other: str) -> frozenset[str]:
    return frozenset({name_key(one), name_key(other)})


def _left_unsure(db: Database, question: Question, judged: Judgements) -> bool:
    now = {stored.id for deal in question.about for stored in deal_reports(db, deal)}
    return any(j.kind == "unsure_deal" and {*j.reports, *j.others} == now for j in judged.unsure)


def _field_settled(question: Question, judged: Judgements) -> bool:
    """A decision holds until a report that it did not know speaks of the field."""
    _, field = question.about
    now = {report for side in question.sides for report in side["reports"]}
    return any(j.field == field and now <= set(j.reports) for j in (*judged.pinned, *judged.unsure))
