"""How well evidenced and how firm a deal is: certainty and binding, apart from its status."""

from collections.abc import Sequence
from datetime import date

from deals.model import codes
from deals.model.thresholds import QUIET_YEARS
from deals.resolve.events import Status
from deals.resolve.evidence import Evidence


def certainty_of(items: Sequence[Evidence], status: str) -> str:
    """The best certainty among the reports of the deal's status; several single reports of
    different origins make `reported_multi`."""
    if len(items) == 1:
        return items[0].certainty
    mine = [i for i in items if i.canonical == status] or items
    best = max([i.certainty for i in mine], key=codes.CERTAINTIES.order)
    if best == "reported_single" and len({item.origin for item in mine}) > 1:
        return "reported_multi"
    return best


def binding_of(status: Status, conditional: bool) -> str | None:
    """Whether the deal binds its parties; None where that is not said. `conditional` tells that
    there are conditions to it."""
    if status.code == "completed" or status.detail == "signed":
        return "binding"
    if status.code in {"rumoured", "in_talks"} or status.detail == "loi":
        return "non_binding"
    if status.code == "announced" and conditional:
        return "conditional"
    return None


def stalls_on(items: Sequence[Evidence], status: Status) -> date | None:
    """The day from which a deal in talks counts as stalled if nothing more is heard of it.

    None for deals beyond talks, for which silence means nothing, and where no report has a day.
    """
    if status.code not in {"rumoured", "in_talks"} and status.detail != "loi":
        return None
    last = max((item.known_from for item in items if item.known_from), default=None)
    if last is None:
        return None
    day = min(last.day, 28) if last.month == 2 else last.day
    return last.replace(year=last.year + QUIET_YEARS, day=day)
