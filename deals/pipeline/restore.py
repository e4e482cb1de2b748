"""Judgements, takedowns and former ids of a records file, as an export wrote them."""

from copy import deepcopy
from dataclasses import dataclass, field

from sqlite_utils import Database

from deals.errors import BadInput
from deals.model.former import FormerId, Takedown
from deals.model.judgement import REVIEWS, Judgement
from deals.store import redactions
from deals.store.evidence import NewReport
from deals.store.judgements import add_judgement, all_judgements, put_former_ids


@dataclass(slots=True)
class Held:
    """What was taken so far."""

    numbers: dict[int, int] = field(default_factory=dict)  # of judgements, in the file → here
    former: list[FormerId] = field(default_factory=list)
    kept_ids: dict[str, str] = field(default_factory=dict)
    judgements: int = 0  # new ones
    reviewed: set[str] = field(default_factory=set)  # reports that new reviews are of
    only_reviews: bool = True  # whether no new judgement is about anything else


class Restored:
    """Puts judgements back in their order, once each, inside the caller's transaction.

    Numbers are given anew; a judgement that undoes another is made to name its new number.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._made: dict[str, int] | None = None
        self._held = Held()

    @property
    def judgements_new(self) -> int:
        """How many judgements were not in the database yet."""
        return self._held.judgements

    @property
    def reviewed(self) -> set[str] | None:
        """The reports that the new judgements are about; None where they reach further."""
        return self._held.reviewed if self._held.only_reviews else None

    def add(self, record: Judgement | FormerId | Takedown, line: int) -> None:
        """Take one. Raises BadInput for an undo whose judgement did not come before it."""
        if isinstance(record, FormerId):
            self._held.former.append(record)
            return
        if isinstance(record, Takedown):
            redactions.restore(self._db, record)
            self._held.kept_ids |= record.ids
            return
        if record.undoes is not None:
            number = self._held.numbers.get(record.undoes)
            if number is None:
                raise BadInput(
                    f"line {line}: it undoes judgement {record.undoes}, which is not before it",
                    hint="Export the records again, and keep them in one file.",
                )
            record = record.model_copy(update={"undoes": number, "subject": str(number)})
        content = _content(record)
        known = self._known()
        if content not in known:
            known[content] = add_judgement(self._db, record.model_copy(update={"id": None}))
            self._note(record)
        if record.id is not None:
            self._held.numbers[record.id] = known[content]

    def _note(self, new: Judgement) -> None:
        self._held.judgements += 1
        if new.kind in REVIEWS:
            self._held.reviewed |= {new.subject, *([new.object] if new.object else [])}
        else:
            self._held.only_reviews = False

    def with_its_id(self, report: NewReport) -> NewReport:
        """The report with the id that it had before its words were taken down."""
        kept = self._held.kept_ids.get(report.id)
        return report._replace(id=kept) if kept else report

    def held(self) -> Held:
        """What was taken so far, to go back to."""
        return deepcopy(self._held)

    def back_to(self, held: Held) -> None:
        """Forget what was taken since, when the database forgets it too."""
        self._held, self._made = held, None

    def put_former_ids(self) -> None:
        """Keep the ids that lead on, once the reports that they lead to are stored."""
        put_former_ids(self._db, self._held.former)

    def _known(self) -> dict[str, int]:
        if self._made is None:
            self._made = {_content(j): j.id for j in all_judgements(self._db) if j.id is not None}
        return self._made


def _content(judgement: Judgement) -> str:
    return judgement.model_dump_json(exclude={"id"})
