"""The day, month, quarter and year to which a deal belongs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from deals.model.deal import Event
from deals.resolve.evidence import Evidence


@dataclass(frozen=True, slots=True)
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
    dated = {
        step.status: (step.earliest or step.latest, step.latest or step.earliest)
        for step in steps
        if step.earliest or step.latest
    }
    for code in _FIRST:
        if code in dated:
            return _within(*dated[code])
    first = min((i.known_from for i in items if i.known_from), default=None)
    return _within(first, first)


_FIRST = ("announced", "signed", "loi", "completed", "in_talks", "rumoured", "terminated")


@lru_cache(maxsize=10_000)
def _within(low: date | None, high: date | None) -> When:
    """When a deal was that took place between two days."""
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
