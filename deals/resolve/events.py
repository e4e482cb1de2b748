"""The dated steps of a deal, and the status that they add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from deals.model import codes
from deals.model.dates import PartialDate
from deals.model.deal import Event
from deals.resolve.evidence import Evidence
from deals.resolve.ranking import Candidate, choose

# Date fields of a report and the step that each dates.
_DATED_STEPS = ("announced", "signed", "completed", "terminated")
_TALK = ("rumoured", "in_talks", "denied", "stalled")
_PRECISION = {"day": 0, "month": 1, "quarter": 2, "season": 3, "half": 3, "year": 4}


@dataclass(slots=True)
class Status:
    """Where the deal stands: canonical code, finer code if one is known, EDTF day of the step."""

    code: str
    detail: str | None
    on: str | None


def events(evidence: Sequence[Evidence]) -> list[Event]:
    """One event a step, by the order of statuses, dated by the strongest report.

    Talk has the first day on which it was reported. A step that no report dates was made by the
    first day on which a report told it (EDTF `../day`), and is marked as inferred.
    """
    found = [event for code in _codes(evidence) if (event := _event(code, evidence))]
    return sorted(found, key=lambda e: (codes.STATUSES.order(e.status), e.status))


def _codes(evidence: Sequence[Evidence]) -> set[str]:
    found = {item.told for item in evidence}
    for item in evidence:
        if "date" in item.report.model_fields_set:
            found.update(step for step in _DATED_STEPS if _dates(item, step))
    return found


def _dates(item: Evidence, step: str) -> bool:
    return getattr(item.report.date, step) is not None and _happened(step, item)


def _happened(step: str, item: Evidence) -> bool:
    """A completion or an end that a report dates ahead of time has not happened yet."""
    if step in {"announced", "signed"}:
        return True
    return item.told_order >= codes.STATUSES.order(step)


def _event(code: str, evidence: Sequence[Evidence]) -> Event | None:
    telling = [item for item in evidence if item.told == code]
    if code not in _TALK:
        step = code if code in _DATED_STEPS else codes.STATUSES.canonical(code)
        dated = [
            Candidate(day, item, day, _PRECISION.get(day.precision, 5))
            for item in evidence
            if (day := getattr(item.report.date, step, None)) is not None
            and _happened(step, item)
            and (code == step or item.told == code)
        ]
        choice = choose(dated)
        if choice:
            chosen: PartialDate = choice.value
            reports = {item.id for item in telling} | {c.evidence.id for c in dated}
            return Event(
                status=code,
                happened_on=str(chosen),
                earliest=chosen.earliest,
                latest=chosen.latest,
                report=choice.evidence.id,
                reports=len(reports),
            )
    return _undated_event(code, telling)


def _undated_event(code: str, telling: Sequence[Evidence]) -> Event | None:
    if not telling:
        return None
    days = [(day, item) for item in telling if (day := _told_on(item)) is not None]
    if not days:
        first = min(telling, key=lambda item: item.id)
        return Event(status=code, happened_on=None, report=first.id, reports=len(telling))
    day, item = min(days, key=lambda pair: (pair[0], pair[1].id))
    talk = code in _TALK
    return Event(
        status=code,
        happened_on=day.isoformat() if talk else f"../{day}",
        earliest=day,
        latest=day,
        report=item.id,
        reports=len(telling),
        inferred=not talk,
    )


def _told_on(item: Evidence) -> date | None:
    """The day by which a report surely told it: its own, where that is known to the day."""
    reported = item.report.date.reported
    if reported is not None and reported.latest is not None:
        return reported.latest
    return None if item.known_inferred else item.known_from


def status(evidence: Sequence[Evidence], steps: Sequence[Event]) -> Status:
    """The status that the events add up to: the furthest step, which never runs backwards.

    A deal that ended stays ended unless it was completed; a completed deal ends only when a
    report says that it was unwound.
    """
    reached = {codes.STATUSES.canonical(step.status) for step in steps}
    if "completed" in reached and not any(step.status == "unwound" for step in steps):
        code = "completed"
    else:
        code = max(reached, key=codes.STATUSES.order)
    mine = [step for step in steps if codes.STATUSES.canonical(step.status) == code]
    details = [step for step in mine if step.status != code]
    detail = max(details, key=lambda s: (s.reports, s.status)) if details else None
    dated = [s for s in (detail, *mine) if s is not None and s.happened_on]
    return Status(code, detail.status if detail else None, dated[0].happened_on if dated else None)


def decided_events(steps: Sequence[Event], days: Mapping[str, PartialDate]) -> list[Event]:
    """The steps with the days that a person decided, by status; a step that no report tells is
    added."""
    kept = {step.status: step for step in steps}
    for code, day in days.items():
        kept[code] = Event(
            status=code,
            happened_on=str(day),
            earliest=day.earliest,
            latest=day.latest,
            report=None,
            reports=kept[code].reports if code in kept else 0,
        )
    return sorted(kept.values(), key=lambda e: (codes.STATUSES.order(e.status), e.status))


def decided_status(code: str, steps: Sequence[Event]) -> Status:
    """The status that a person decided, on the day of its step where one is known."""
    canonical = codes.STATUSES.canonical(code)
    dated = [s.happened_on for s in steps if s.status in {code, canonical} and s.happened_on]
    return Status(canonical, code if code != canonical else None, dated[0] if dated else None)


def first_days(steps: Sequence[Event]) -> dict[str, date]:
    """Canonical status → first day on which the deal had it, where a day is known."""
    days: dict[str, date] = {}
    for step in steps:
        if step.earliest is not None:
            code = codes.STATUSES.canonical(step.status)
            days[code] = min(days.get(code, step.earliest), step.earliest)
    return days
