"""Judgements, takedowns and former ids of a records file, as an export wrote them."""

from sqlite_utils import Database

from deals.errors import BadInput
from deals.model.former import FormerId, Takedown
from deals.model.judgement import Judgement
from deals.store import redactions
from deals.store.evidence import NewReport
from deals.store.judgements import add_judgement, all_judgements, put_former_ids

Held = tuple[dict[int, int], dict[str, str], int, int]


class Restored:
    """Puts judgements back in their order, once each, inside the caller's transaction.

    Numbers are given anew; a judgement that undoes another is made to name its new number.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._made: dict[str, int] | None = None
        self._numbers: dict[int, int] = {}
        self._former: list[FormerId] = []
        self._kept_ids: dict[str, str] = {}
        self.judgements_new = 0

    def add(self, record: Judgement | FormerId | Takedown, line: int) -> None:
        """Take one. Raises BadInput for an undo whose judgement did not come before it."""
        if isinstance(record, FormerId):
            self._former.append(record)
            return
        if isinstance(record, Takedown):
            redactions.restore(self._db, record)
            self._kept_ids |= record.ids
            return
        if record.undoes is not None:
            number = self._numbers.get(record.undoes)
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
            self.judgements_new += 1
        if record.id is not None:
            self._numbers[record.id] = known[content]

    def with_its_id(self, report: NewReport) -> NewReport:
        """The report with the id that it had before its words were taken down."""
        kept = self._kept_ids.get(report.id)
        return report._replace(id=kept) if kept else report

    def held(self) -> Held:
        """What was taken so far, to go back to."""
        return dict(self._numbers), dict(self._kept_ids), len(self._former), self.judgements_new

    def back_to(self, held: Held) -> None:
        """Forget what was taken since, when the database forgets it too."""
        self._numbers, self._kept_ids, former, self.judgements_new = held
        del self._former[former:]
        self._made = None

    def put_former_ids(self) -> None:
        """Keep the ids that lead on, once the reports that they lead to are stored."""
        put_former_ids(self._db, self._former)

    def _known(self) -> dict[str, int]:
        if self._made is None:
            self._made = {_content(j): j.id for j in all_judgements(self._db) if j.id is not None}
        return self._made


def _content(judgement: Judgement) -> str:
    return judgement.model_dump_json(exclude={"id"})
