"""A file that is refused halfway leaves no trace: the others of the same call go in."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import fields, replace
from typing import Any

from sqlite_utils import Database

from deals.errors import BadInput
from deals.pipeline.documents import Documents
from deals.pipeline.rejects import RejectsFile
from deals.pipeline.restore import Restored


@contextmanager
def undone(db: Database, summary: Any, rejects: RejectsFile, restored: Restored) -> Iterator[None]:
    """Where BadInput is raised inside, rows, counts, rejects and judgements are as they were."""
    counts = {each.name: _kept(getattr(summary, each.name)) for each in fields(summary)}
    place, held = rejects.place(), restored.held()
    try:
        with db.atomic():
            yield
    except BadInput:
        for name, value in counts.items():
            setattr(summary, name, value)
        rejects.back_to(place)
        restored.back_to(held)
        raise


def _kept(count: Any) -> Any:
    """A count that stays as it is; of documents with their list."""
    if isinstance(count, Documents):
        return replace(count, first_without_deal=list(count.first_without_deal))
    return copy(count)
