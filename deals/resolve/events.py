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
_FROM = {step: codes.STATUSES.order(step) for step in ("completed", "terminated")}
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
    reached: dict[str, list[Evidence]] = {}  # step → reports that tell it
    for item in evidence:
        reached.setdefault(item.told, []).append(item)
    for item in evidence:
        for step in _dated(item):
            reached.setdefault(step, [])
    found = [
        event for code, telling in reached.items() if (event := _event(code, telling, evidence))
    ]
    if len(found) > 1:
        found.sort(key=lambda e: (codes.STATUSES.order(e.status), e.status))
    return found


def _dated(item: Evidence) -> dict[str, Candidate[PartialDate]]:
    """The steps that a report dates. A completion or an end that it dates ahead of time has not
    happened yet."""
    if item.dated is None:
        item.dated = {}
        if "date" in item.report.model_fields_set:
            for step in _DATED_STEPS:
                day = getattr(item.report.date, step)
                if day is not None and item.told_order >= _FROM.get(step, 0):
                    precision = _PRECISION.get(day.precision, 5)
                    item.dated[step] = Candidate(day, item, day, precision)
    return item.dated


def _event(code: str, telling: Sequence[Evidence], evidence: Sequence[Evidence]) -> Event | None:
    if code in _TALK:
        return _undated_event(code, telling)
    step = code if code in _DATED_STEPS else codes.STATUSES.canonical(code)
    dated = [
        day
        for item in (evidence if code == step else telling)
        if (day := _dated(item).get(step)) is not None
    ]
    choice = choose(dated)
    if choice is None:
        return _undated_event(code, telling)
    reports = {*[item.id for item in telling], *[day.evidence.id for day in dated]}
    return Event(
        status=code,
        happened_on=choice.value.edtf,
        earliest=choice.value.earliest,
        latest=choice.value.latest,
        report=choice.evidence.id,
        reports=len(reports),
    )


def _undated_event(code: str, telling: Sequence[Evidence]) -> Event | None:
    if not telling:
        return None
    number = len({item.id for item in telling})
    days = [(day, item) for item in telling if (day := _told_on(item)) is not None]
    if not days:
        first = min(telling, key=lambda item: item.id)
        return Event(status=code, happened_on=None, report=first.id, reports=number)
    day, item = min(days, key=lambda pair: (pair[0], pair[1].id))
    talk = code in _TALK
    return Event(
        status=code,
        happened_on=day.isoformat() if talk else f"../{day}",
        earliest=day,
        latest=day,
        report=item.id,
        reports=number,
        inferred=not talk,
    )


def _told_on(item: Evidence) -> date | None:
    """The day by which a report surely told it: its own, where that is known to the day."""
    reported = item.report.date.reported
    if reported is not None and reported.latest is not None:
        return reported.latest
    return None if item.known_inferred else item.known_from


def status(steps: Sequence[Event]) -> Status:
    """The status that the events add up to: the furthest step, which never runs backwards.

    A deal that ended stays ended unless it was completed; a completed deal ends only when a
    report says that it was unwound.
    """
    canonical = [codes.STATUSES.canonical(step.status) for step in steps]
    if len(steps) == 1:
        told, code = steps[0].status, canonical[0]
        return Status(code, told if told != code else None, steps[0].happened_on or None)
    if "completed" in canonical and not any(step.status == "unwound" for step in steps):
        code = "completed"
    else:
        code = max(canonical, key=codes.STATUSES.order)
    mine = [step for step, broader in zip(steps, canonical, strict=True) if broader == code]
    details = [step for step in mine if step.status != code]
    detail = max(details, key=lambda s: (s.reports, s.status)) if details else None
    dated = next((s.happened_on for s in (detail, *mine) if s is not None and s.happened_on), None)
    return Status(code, detail.status if detail else None, dated)


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
