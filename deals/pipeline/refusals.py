"""A file that is refused halfway leaves no trace: the others of the same call go in."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import fields

from sqlite_utils import Database

from deals.errors import BadInput
from deals.pipeline.rejects import RejectsFile
from deals.pipeline.restore import Restored
from deals.pipeline.summary import Summary


@contextmanager
def undone(
    db: Database, summary: Summary, rejects: RejectsFile, restored: Restored
) -> Iterator[None]:
    """Where BadInput is raised inside, rows, counts, rejects and judgements are as they were."""
    counts, place, held = deepcopy(summary), rejects.place(), restored.held()
    try:
        with db.atomic():
            yield
    except BadInput:
        for count in fields(summary):
            setattr(summary, count.name, getattr(counts, count.name))
        rejects.back_to(place)
        restored.back_to(held)
        raise
