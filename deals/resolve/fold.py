"""Fold: the reports of one deal → the deal, each value with its report and rule."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from deals.model import codes
from deals.model.amount import Amount
from deals.model.deal import Deal, Event, Usd, Value
from deals.model.judgement import Pin
from deals.model.report import Valuation
from deals.resolve import conflicts as disagreements
from deals.resolve import events as ladder
from deals.resolve.evidence import Evidence, agreed, place_in_time
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
from deals.resolve.pins import read_pin
from deals.resolve.ranking import Candidate, Choice, choose
from deals.resolve.rates import in_dollars
from deals.resolve.standing import binding_of, certainty_of
from deals.resolve.totals import counts_in_totals
from deals.resolve.when import When, deal_day

_QUALIFIER_PRECISION = {
    "exact": 0,
    "about": 1,
    "range": 2,
    "more_than": 3,
    "at_least": 3,
    "up_to": 3,
    "less_than": 3,
    "magnitude": 4,
}
_BY_EVENTS = "events: the furthest step that a report states"


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a deal and the day since which it was publicly known (None: not known)."""

    known_from: date | None
    deal: Deal


def fold(deal_id: str, evidence: Sequence[Evidence], pins: Mapping[str, Pin] | None = None) -> Deal:
    """The deal that all of `evidence` says together. The order of reports does not matter.

    `pins` are values that a person decided, by field; they go before any report.

    Raises ValueError when there is no evidence.
    """
    if not evidence:
        raise ValueError(f"deal {deal_id} has no report")
    items = in_time(evidence)
    steps = ladder.events(items)
    status = ladder.status(items, steps)
    when = deal_day(steps, items)
    chosen = _chosen(items)
    for field, pin in (pins or {}).items():
        choice = Choice(read_pin(field, pin.value), items[0], pin.rule, 0, pinned=True)
        chosen[field] = (choice, chosen[field][1])
    values = [_value(field, choice, shown) for field, (choice, shown) in chosen.items() if choice]
    columns = {"type": "unknown"} | {value.field: value.value for value in values}
    values += _implied(chosen)
    amount, valuation = _shown(chosen, "amount"), _shown(chosen, "valuation")
    found = disagreements.conflicts(items, _keys(chosen, steps), when.day)
    usd = _amount_usd(amount, when.day)
    tied = links(items)
    counts, reason = counts_in_totals(
        columns["type"], status, amount, usd, tied, _from_talk(chosen["amount"][0])
    )
    target_id, target_name = target(items)
    return Deal(
        id=deal_id,
        title=_title(items, columns.get("round"), target_name),
        type=codes.DEAL_TYPES.canonical(columns["type"]),
        type_detail=_finer(columns["type"], codes.DEAL_TYPES),
        target_id=target_id,
        target=target_name,
        **_amount_columns(amount, usd),
        **_valuation_columns(valuation, when.day),
        **{field: columns.get(field) for field in _PLAIN},
        **_status_columns(items, steps, status),
        **_time_columns(items, when),
        counts_in_totals=counts,
        counts_reason=reason,
        **_unions(items),
        values=(*values, *_event_values(steps, status)),
        events=tuple(steps),
        links=tied,
        conflicts=tuple(found),
        conflicts_count=len(found),
    )


def _status_columns(
    items: Sequence[Evidence], steps: Sequence[Event], status: ladder.Status
) -> dict[str, Any]:
    return {
        "status": status.code,
        "status_detail": status.detail,
        "status_on": status.on,
        "announced_on": _step_day(steps, "announced"),
        "completed_on": _step_day(steps, "completed"),
        "terminated_on": _step_day(steps, "terminated"),
        "certainty": certainty_of(items, status.code),
        "binding": binding_of(items, status),
    }


def _time_columns(items: Sequence[Evidence], when: When) -> dict[str, Any]:
    return {
        "first_reported_on": _known(items, min),
        "last_reported_on": _known(items, max),
        "deal_on": when.day,
        "year": when.year,
        "quarter": when.quarter,
        "month": when.month,
    }


def _unions(items: Sequence[Evidence]) -> dict[str, Any]:
    """What the reports name together, and how many they are."""
    return {
        "investors": investors_shown(items),
        "payment": payments(items),
        "conditions": conditions(items),
        "parties": parties(items),
        "people": people(items),
        "legs": legs(items),
        "reports_count": len(items),
        "origins_count": len({item.origin for item in items}),
    }


def versions(
    deal_id: str, evidence: Sequence[Evidence], pins: Mapping[str, Pin] | None = None
) -> list[Version]:
    """Every state that the deal went through in public, oldest first; the last is today's.

    A state is the same fold over the reports known by a day; equal neighbours are one. Where no
    report has a day, there is one state, of which is not known since when it was public. Pins
    are of today: they change the last state only.
    """
    items = in_time(evidence)
    states: list[Version] = []
    for day in sorted({item.known_from for item in items if item.known_from}):
        known = [item for item in items if item.known_from and item.known_from <= day]
        deal = fold(deal_id, known)
        if not states or deal != states[-1].deal.model_copy(update={"known_from": None}):
            states.append(Version(day, deal.model_copy(update={"known_from": day})))
    last = states.pop() if states else Version(None, fold(deal_id, items))
    if pins:
        pinned = fold(deal_id, items, pins)
        last = replace(last, deal=pinned.model_copy(update={"known_from": last.known_from}))
    return [*states, last]


def in_time(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The reports by the day since which they were public; undated ones placed by the steps."""
    steps = ladder.first_days(ladder.events(evidence))
    placed = place_in_time(list(evidence), steps)
    return sorted(placed, key=lambda item: (item.known_from or date.min, item.id))


# Fields that are shown as stated, and how exact a statement of each is.
_PLAIN = ("stake_percent", "voting", "round", "sector", "country")
_PLAIN_SOURCE = {"country": "target_country"}


Chosen = dict[str, tuple[Choice[Any] | None, Callable[[Any], Any]]]  # field → choice, shown as


def _chosen(items: Sequence[Evidence]) -> Chosen:
    def stated(
        field: str,
        same: Callable[[Any], Hashable] = lambda v: v,
        precision: Callable[[Any], int] = lambda v: 0,
    ) -> Choice[Any] | None:
        return choose(
            [
                Candidate(value, item, same(value), precision(value))
                for item in items
                if (value := getattr(item.report, _PLAIN_SOURCE.get(field, field))) is not None
            ]
        )

    chosen: Chosen = {
        "type": (
            stated(
                "type",
                codes.DEAL_TYPES.canonical,
                lambda v: 0 if codes.DEAL_TYPES.canonical(v) != v else 1,
            ),
            str,
        ),
        "amount": (
            _amount_choice(items),
            lambda amount: amount.point if amount.has_figures else amount.kind,
        ),
        "valuation": (stated("valuation", lambda v: (v.value, v.currency)), lambda v: v.value),
    }
    for field in _PLAIN:
        chosen[field] = (stated(field), lambda value: value)
    return chosen


def _amount_choice(items: Sequence[Evidence]) -> Choice[Amount] | None:
    """The amount with figures that ranks first; without any, an explicit "undisclosed"."""
    stated = [
        Candidate(
            amount, item, disagreements.amount_key(amount), _QUALIFIER_PRECISION.get(amount.kind, 9)
        )
        for item in items
        if (amount := item.report.amount) is not None
    ]
    figures = [c for c in stated if c.value.has_figures]
    refined = [c for c in figures if any(_refines(other, c) for other in figures)]
    choice = choose([c for c in figures if c not in refined])
    if choice and refined:
        rule = f"{choice.rule}; more exact than {len(refined)} open or rounded figures"
        return replace(choice, rule=rule, reports=len(figures))
    return choice or choose([c for c in stated if c.value.kind == "undisclosed"])


_VAGUE = 0.05  # an exact figure this close to a rounded one says the same, more exactly
_OPEN_KINDS = {"at_least", "more_than", "up_to", "less_than", "magnitude"}


def _refines(exact: Candidate[Amount], vague: Candidate[Amount]) -> bool:
    """Whether a figure says the same as an open or rounded one or a range ("more than $10 billion",
    "about $22 billion"), more exactly.

    It lies within its bounds, is said at the same stage, and by a source not much weaker.
    """
    low, high = vague.value.low or 0, vague.value.high
    if vague.value.kind == "about" and exact.value.kind == "exact":
        low, high = low * (1 - _VAGUE), (high or 0) * (1 + _VAGUE)
    elif vague.value.kind == "range":
        if exact.value.kind not in {"exact", "about"}:
            return False
    elif vague.value.kind not in _OPEN_KINDS or exact.value.kind in _OPEN_KINDS:
        return False
    figure = exact.value.point or 0
    return (
        exact.value.currency == vague.value.currency
        and low <= figure <= (figure if high is None else high)
        and agreed(exact.evidence.report) == agreed(vague.evidence.report)
        and exact.evidence.tier <= vague.evidence.tier + 1
    )


def _from_talk(choice: Choice[Any] | None) -> bool:
    return choice is not None and not choice.pinned and not agreed(choice.evidence.report)


def _shown(chosen: Chosen, field: str) -> Any:
    choice = chosen[field][0]
    return choice.value if choice else None


def _value(field: str, choice: Choice[Any], shown: Callable[[Any], Any]) -> Value:
    return Value(
        field=field,
        value=shown(choice.value),
        report=None if choice.pinned else choice.evidence.id,
        rule=choice.rule,
        reports=choice.reports,
    )


def _implied(chosen: Chosen) -> list[Value]:
    """The valuation that price and stake imply, beside any stated one; marked as inferred."""
    amount, stake = _shown(chosen, "amount"), _shown(chosen, "stake_percent")
    price = chosen["amount"][0]
    if price is None or not stake or amount.kind not in {"exact", "about"}:
        return []
    if amount.basis not in {None, "headline", "equity_paid"}:
        return []
    return [
        Value(
            field="implied_valuation",
            value=round(amount.point / stake * 100),
            report=None if price.pinned else price.evidence.id,
            rule=f"inferred: the amount for {stake:g} %, in {amount.currency}",
        )
    ]


def _event_values(steps: Sequence[Event], status: ladder.Status) -> list[Value]:
    values = [
        Value(
            field=f"{step.status}_on",
            value=step.happened_on,
            report=step.report,
            rule="the strongest report that dates the step",
            reports=step.reports,
        )
        for step in steps
        if step.status in {"announced", "completed", "terminated"}
        and step.happened_on
        and not step.inferred
    ]
    last = next((s for s in steps if s.status == (status.detail or status.code)), steps[-1])
    return [
        *values,
        Value(
            field="status",
            value=status.code,
            report=last.report,
            rule=_BY_EVENTS,
            reports=last.reports,
        ),
    ]


def _keys(chosen: Chosen, steps: Sequence[Event]) -> dict[str, Hashable]:
    """What the deal shows, keyed as the conflicts key their claims."""
    keys: dict[str, Hashable] = {f"{step.status}_on": step.happened_on for step in steps}
    for field, (choice, _) in chosen.items():
        if choice:
            value = choice.value
            keys[field] = (
                disagreements.amount_key(value)
                if isinstance(value, Amount)
                else (value.value, value.currency, value.basis)
                if isinstance(value, Valuation)
                else codes.DEAL_TYPES.canonical(value)
                if field == "type"
                else str(value).lower()
                if isinstance(value, bool)
                else value
            )
    return keys


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


def _finer(code: str, codelist: codes.CodeList) -> str | None:
    return code if codelist.canonical(code) != code else None


def _step_day(steps: Sequence[Event], code: str) -> str | None:
    """The day that a report gives the step; a day that we only infer stays in the events."""
    return next((s.happened_on for s in steps if s.status == code and not s.inferred), None)


def _known(items: Sequence[Evidence], pick: Callable[[list[date]], date]) -> str | None:
    days = [item.known_from for item in items if item.known_from]
    return pick(days).isoformat() if days else None


def _title(items: Sequence[Evidence], round_name: str | None, target_name: str) -> str:
    if round_name:
        return f"{target_name} {round_name}"
    investors = investors_shown(items)
    if not investors:
        return target_name
    shown = " and ".join(investors[:2]) + (" and others" if len(investors) > 2 else "")
    return f"{shown} – {target_name}"
