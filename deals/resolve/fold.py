"""Fold: the reports of one deal → the deal, each value with its report and rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from deals.model import codes
from deals.model.amount import Amount
from deals.model.codelist import CodeList
from deals.model.deal import PLAIN, Conflict, Deal, Event, Usd, Value
from deals.model.judgement import Pin
from deals.model.report import Valuation
from deals.resolve import conflicts as disagreements
from deals.resolve import events as ladder
from deals.resolve.chosen import (
    chosen_values,
    from_talk,
    implied,
    said,
    shown_keys,
    value_of,
    value_shown,
)
from deals.resolve.evidence import Evidence, place_in_time
from deals.resolve.funding import rungs
from deals.resolve.parties import (
    conditions,
    investors_shown,
    legs,
    links,
    parties,
    payments,
    people,
    target,
)
from deals.resolve.pins import STEPS, read_pin
from deals.resolve.rates import in_dollars
from deals.resolve.standing import binding_of, certainty_of, stalls_on
from deals.resolve.totals import counts_in_totals
from deals.resolve.when import When, deal_day

_BY_STRENGTH = "the strongest report that dates the step"
_BY_EVENTS = "events: the furthest step that a report states"


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a deal and the day since which it was publicly known (None: not known)."""

    known_from: date | None
    deal: Deal


def fold(
    deal_id: str,
    evidence: Sequence[Evidence],
    pins: Mapping[str, Pin] | None = None,
    known_from: date | None = None,
) -> Deal:
    """The deal that all of `evidence` says together. The order of reports does not matter.

    `pins` are values that a person decided, by field; they go before any report. `known_from` is
    the day since which this state is known, where that is told.

    Raises ValueError when there is no evidence.
    """
    if not evidence:
        raise ValueError(f"deal {deal_id} has no report")
    items = in_time(evidence)
    decided = pins or {}
    steps, status = _ladder(items, decided)
    when = deal_day(steps, items)
    stated = said(items)
    chosen = chosen_values(items, stated, decided)
    values = [value_of(field, choice, form) for field, (choice, form) in chosen.items()]
    columns: dict[str, Any] = {"type": "unknown"} | {value.field: value.value for value in values}
    amount, valuation = value_shown(chosen, "amount"), value_shown(chosen, "valuation")
    usd = _amount_usd(amount, when.day)
    unions = _unions(items)
    counts, reason = counts_in_totals(
        columns["type"], status, amount, usd, unions.get("links", ()), from_talk(chosen, "amount")
    )
    found: Sequence[Conflict] = ()
    if len(items) > 1 and (differing := disagreements.differing(items, stated, when.day)):
        found = disagreements.conflicts(differing, shown_keys(chosen, steps))
    return Deal(
        id=deal_id,
        type=codes.DEAL_TYPES.canonical(columns["type"]),
        type_detail=_finer(columns["type"], codes.DEAL_TYPES),
        **_party_columns(items, columns.get("round")),
        **_amount_columns(amount, usd),
        **_valuation_columns(valuation, when.day),
        **{field: columns[field] for field in PLAIN if field in columns},
        **_status_columns(items, steps, status, "conditions" in unions),
        **_time_columns(items, when),
        counts_in_totals=counts,
        counts_reason=reason,
        **unions,
        reports_count=len(items),
        origins_count=len({item.origin for item in items}) if len(items) > 1 else 1,
        values=(*values, *implied(chosen), *_event_values(steps, status, decided)),
        events=tuple(steps),
        funding=rungs(items, status),
        conflicts=tuple(found),
        conflicts_count=len(found),
        known_from=known_from,
    )


def _party_columns(items: Sequence[Evidence], round_: str | None) -> dict[str, Any]:
    named = parties(items)
    target_id, target_name = target(named)
    investors = investors_shown(items, named)
    return {
        "title": _title(investors, round_, target_name),
        "target_id": target_id,
        "target": target_name,
        "investors": investors,
        "parties": named,
    }


def _ladder(
    items: Sequence[Evidence], decided: Mapping[str, Pin]
) -> tuple[list[Event], ladder.Status]:
    steps = ladder.events(items)
    if not decided:
        return steps, ladder.status(steps)
    days = {STEPS[f]: read_pin(f, pin.value) for f, pin in decided.items() if f in STEPS}
    if days:
        steps = ladder.decided_events(steps, days)
    if "status" in decided:
        return steps, ladder.decided_status(decided["status"].value, steps)
    return steps, ladder.status(steps)


def _status_columns(
    items: Sequence[Evidence], steps: Sequence[Event], status: ladder.Status, conditional: bool
) -> dict[str, Any]:
    # The days that reports give steps; a day that we only infer stays in the events.
    days = {step.status: step.happened_on for step in steps if not step.inferred}
    return {
        "status": status.code,
        "status_detail": status.detail,
        "status_on": status.on,
        "announced_on": days.get("announced"),
        "completed_on": days.get("completed"),
        "terminated_on": days.get("terminated"),
        "certainty": certainty_of(items, status.code),
        "binding": binding_of(status, conditional),
        "stalls_on": stalls_on(items, status),
    }


def _time_columns(items: Sequence[Evidence], when: When) -> dict[str, Any]:
    days = [item.known_from for item in items if item.known_from]
    first, last = (min(days), max(days)) if days else (None, None)
    return {
        "first_reported_on": first.isoformat() if first else None,
        "last_reported_on": last.isoformat() if last else None,
        "deal_on": when.day,
        "year": when.year,
        "quarter": when.quarter,
        "month": when.month,
    }


def _unions(items: Sequence[Evidence]) -> dict[str, Any]:
    """What the reports name together, by field; fields that none of them names are left out."""
    told: set[str] = set()
    for item in items:
        told |= item.report.model_fields_set
    return {
        field: found
        for field, union in _UNIONS.items()
        if field in told and (found := union(items))
    }


_UNIONS: Mapping[str, Callable[[Sequence[Evidence]], Any]] = {
    "payment": payments, "conditions": conditions, "people": people, "legs": legs, "links": links,
}  # fmt: skip


def versions(
    deal_id: str, evidence: Sequence[Evidence], pins: Mapping[str, Pin] | None = None
) -> list[Version]:
    """Every state that the deal went through in public, oldest first; the last is today's.

    A state is the same fold over the reports known by a day; each has a report more than the one
    before. Where no report has a day, there is one state, of which is not known since when it was
    public. Pins are of today: they change the last state only.
    """
    items = in_time(evidence)
    states: list[Version] = []
    for day in sorted({item.known_from for item in items if item.known_from}):
        known = [item for item in items if item.known_from and item.known_from <= day]
        states.append(Version(day, fold(deal_id, known, known_from=day)))
    last = states.pop() if states else Version(None, fold(deal_id, items))
    if pins:
        last = Version(last.known_from, fold(deal_id, items, pins, last.known_from))
    return [*states, last]


def in_time(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The reports by the day since which they were public; undated ones placed by the steps."""
    placed = list(evidence)
    if len(placed) == 1 and not placed[0].known_inferred:  # most deals of a bulk load
        return placed
    if any(item.known_inferred for item in placed):
        placed = place_in_time(placed, ladder.first_days(ladder.events(evidence)))
    return sorted(placed, key=lambda item: (item.known_from or date.min, item.id))


_DAYS = {step: field for field, step in STEPS.items()}  # the columns of days, by step


def _event_values(
    steps: Sequence[Event], status: ladder.Status, decided: Mapping[str, Pin]
) -> list[Value]:
    values = [
        Value(
            field=field,
            value=step.happened_on,
            report=step.report,
            rule=decided[field].rule if field in decided else _BY_STRENGTH,
            reports=step.reports,
        )
        for step in steps
        if step.happened_on and not step.inferred and (field := _DAYS.get(step.status))
    ]
    reached = status.detail or status.code
    last = next((step for step in steps if step.status == reached), steps[-1])
    return [
        *values,
        Value(
            field="status",
            value=status.code,
            report=None if "status" in decided else last.report,
            rule=decided["status"].rule if "status" in decided else _BY_EVENTS,
            reports=last.reports,
        ),
    ]


def _amount_columns(amount: Amount | None, usd: Usd) -> dict[str, Any]:
    if amount is None:
        return {"usd_reason": "no report states an amount"}
    return {
        "amount": amount.point,
        "amount_low": amount.low,
        "amount_high": amount.high,
        "currency": amount.currency,
        "amount_qualifier": amount.kind,
        "amount_basis": amount.basis,
        "amount_text": amount.text,
        "amount_usd": usd.amount,
        "usd_rate": usd.rate,
        "usd_rate_on": usd.rate_on,
        "usd_reason": usd.reason,
    }


def _amount_usd(amount: Amount | None, day: date | None) -> Usd:
    return in_dollars(amount.point, amount.currency, day) if amount else Usd()


def _valuation_columns(valuation: Valuation | None, day: date | None) -> dict[str, Any]:
    if valuation is None:
        return {}
    usd = in_dollars(valuation.value, valuation.currency, day)
    return {
        "valuation": valuation.value,
        "valuation_currency": valuation.currency,
        "valuation_basis": valuation.basis,
        "valuation_usd": usd.amount,
    }


def _finer(code: str, codelist: CodeList) -> str | None:
    return code if codelist.canonical(code) != code else None


def _title(investors: Sequence[str], round_name: str | None, target_name: str) -> str:
    if round_name:
        return f"{target_name} {round_name}"
    if not investors:
        return target_name
    shown = " and ".join(investors[:2]) + (" and others" if len(investors) > 2 else "")
    return f"{shown} – {target_name}"
