"""The day, month, quarter and year to which a deal belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from deals.model.deal import Event
from deals.resolve.evidence import Evidence


@dataclass(slots=True)
class When:
    """The day whose exchange rate counts, and the year, quarter and month where they are sure."""

    day: date | None = None
    year: int | None = None
    quarter: str | None = None
    month: str | None = None


def deal_day(steps: Sequence[Event], items: Sequence[Evidence]) -> When:
    """When the deal took place: announced, else signed, completed, first told, ended.

    A step known to the month or year only counts by the middle of that time, and gives no
    quarter or month that its words do not give.
    """
    by_status = {step.status: step for step in steps if step.earliest or step.latest}
    for code in ("announced", "signed", "loi", "completed", "in_talks", "rumoured", "terminated"):
        if code in by_status:
            step = by_status[code]
            low, high = step.earliest or step.latest, step.latest or step.earliest
            break
    else:
        low = high = min((i.known_from for i in items if i.known_from), default=None)
    if low is None or high is None:
        return When()
    return When(
        low + timedelta(days=(high - low).days // 2),
        low.year if low.year == high.year else None,
        _quarter(low) if _quarter(low) == _quarter(high) else None,
        low.isoformat()[:7] if (low.year, low.month) == (high.year, high.month) else None,
    )


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"
