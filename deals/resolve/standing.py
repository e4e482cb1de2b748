"""How well evidenced and how firm a deal is: certainty and binding, apart from its status."""

from collections.abc import Sequence

from deals.model import codes
from deals.resolve.events import Status
from deals.resolve.evidence import Evidence
from deals.resolve.parties import conditions


def certainty_of(items: Sequence[Evidence], status: str) -> str:
    """The best certainty among the reports of the deal's status; several single reports of
    different origins make `reported_multi`."""
    mine = [i for i in items if codes.STATUSES.canonical(i.report.told_status) == status] or list(
        items
    )
    best = max((i.certainty for i in mine), key=codes.CERTAINTIES.order)
    several = len({item.origin for item in mine}) > 1
    return "reported_multi" if best == "reported_single" and several else best


def binding_of(items: Sequence[Evidence], status: Status) -> str | None:
    """Whether the deal binds its parties; None where that is not said."""
    if status.code == "completed" or status.detail == "signed":
        return "binding"
    if status.code in {"rumoured", "in_talks"} or status.detail == "loi":
        return "non_binding"
    if status.code == "announced" and conditions(items):
        return "conditional"
    return None
