"""The value of each field that a deal shows, with the report that it comes from and the rule."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from deals.model import codes
from deals.model.amount import Amount
from deals.model.deal import PLAIN, Event, Value
from deals.model.judgement import Pin
from deals.model.report import Valuation
from deals.resolve import conflicts as disagreements
from deals.resolve.evidence import Evidence
from deals.resolve.pins import read_pin
from deals.resolve.ranking import Candidate, Choice, choose

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

Shown = Callable[[Any], Any] | None
Chosen = dict[str, tuple[Choice[Any], Shown]]  # field → choice, shown as
Said = dict[str, list[Candidate[Any]]]  # field → what the reports state of it, in their order


def said(items: Sequence[Evidence]) -> Said:
    """What the reports state of each field of a deal."""
    if len(items) == 1:
        return {field: [one] for field, one in _stated(items[0]).items()}
    found: Said = {}
    for item in items:
        for field, one in _stated(item).items():
            if field in found:
                found[field].append(one)
            else:
                found[field] = [one]
    return found


def _stated(item: Evidence) -> dict[str, Candidate[Any]]:
    """What one report states, by field of a deal."""
    if item.stated is None:
        item.stated = {}
        told = item.report.model_fields_set
        for field, how in _FIELDS.items():
            if how.attribute in told:
                value = getattr(item.report, how.attribute)
                if value is not None:
                    same, precision = how.weighed(value) if how.weighed else (value, 0)
                    item.stated[field] = Candidate(value, item, same, precision)
    return item.stated


def chosen_values(items: Sequence[Evidence], stated: Said, pins: Mapping[str, Pin]) -> Chosen:
    """The winning statement of each field that any report states or a person pinned, and how its
    value is shown."""
    chosen: Chosen = {}
    for field, how in _FIELDS.items():
        if field in pins:
            pin = pins[field]
            pinned = Choice(read_pin(field, pin.value), items[0], pin.rule, 0, pinned=True)
            chosen[field] = (pinned, how.shown)
        elif field in stated and (choice := how.choose(stated[field])):
            chosen[field] = (choice, how.shown)
    return chosen


def _amount_shown(amount: Amount) -> Any:
    return amount.point if amount.has_figures else amount.kind


def _amount_choice(stated: Sequence[Candidate[Amount]]) -> Choice[Amount] | None:
    """The amount with figures that ranks first; without any, an explicit "undisclosed"."""
    figures = [c for c in stated if c.value.has_figures]
    if len(stated) == len(figures) == 1:
        return choose(figures)
    alike = {_told_alike(c): c for c in figures}  # of thousands of reports few differ in this
    vague = {
        key
        for key, c in alike.items()
        if c.precision and any(_refines(other, c) for other in alike.values())
    }
    exact = [c for c in figures if _told_alike(c) not in vague] if vague else figures
    choice = choose(exact)
    if choice and vague:
        rule = f"{choice.rule}; more exact than {len(figures) - len(exact)} open or rounded figures"
        return replace(choice, rule=rule, reports=len(figures))
    return choice or choose([c for c in stated if c.value.kind == "undisclosed"])


def _told_alike(amount: Candidate[Amount]) -> Hashable:
    """Equal for figures that `_refines` cannot tell apart."""
    return amount.same, amount.evidence.agreed, amount.evidence.tier


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
        and exact.evidence.agreed == vague.evidence.agreed
        and exact.evidence.tier <= vague.evidence.tier + 1
    )


def from_talk(chosen: Chosen, field: str) -> bool:
    """Whether a value was taken from talk before the deal was agreed."""
    if field not in chosen:
        return False
    choice = chosen[field][0]
    return not choice.pinned and not choice.evidence.agreed


def value_shown(chosen: Chosen, field: str) -> Any:
    """The winning statement of a field, or None."""
    return chosen[field][0].value if field in chosen else None


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field of a deal is chosen: the attribute of a report that states it, what is equal for
    values that say the same, with how exact a value is (0: exact), and how a value is shown; None
    where it is the value itself."""

    attribute: str
    weighed: Callable[[Any], tuple[Hashable, int]] | None = None
    shown: Shown = None
    choose: Callable[[Sequence[Candidate[Any]]], Choice[Any] | None] = choose


def _type_weighed(deal_type: str) -> tuple[Hashable, int]:
    """A finer type is more exact than a canonical one."""
    canonical = codes.DEAL_TYPES.canonical(deal_type)
    return canonical, 0 if canonical != deal_type else 1


def _amount_weighed(amount: Amount) -> tuple[Hashable, int]:
    key = disagreements.amount_key(amount)
    return key, _QUALIFIER_PRECISION.get(key[3], 9)


_FIELDS: Mapping[str, _Field] = {
    "type": _Field("type", _type_weighed),
    "amount": _Field("amount", _amount_weighed, _amount_shown, _amount_choice),
    "valuation": _Field(
        "valuation", lambda stated: ((stated.value, stated.currency), 0), lambda v: v.value
    ),
    **{field: _Field("target_country" if field == "country" else field) for field in PLAIN},
}


def value_of(field: str, choice: Choice[Any], shown: Shown) -> Value:
    """A choice as the deal keeps it, with its report and rule."""
    return Value(
        field=field,
        value=shown(choice.value) if shown else choice.value,
        report=None if choice.pinned else choice.evidence.id,
        rule=choice.rule,
        reports=choice.reports,
    )


def implied(chosen: Chosen) -> list[Value]:
    """The valuation that price and stake imply, beside any stated one; marked as inferred."""
    amount, stake = value_shown(chosen, "amount"), value_shown(chosen, "stake_percent")
    if "amount" not in chosen or not stake or amount.kind not in {"exact", "about"}:
        return []
    if amount.basis not in {None, "headline", "equity_paid"}:
        return []
    price = chosen["amount"][0]
    return [
        Value(
            field="implied_valuation",
            value=round(amount.point / stake * 100),
            report=None if price.pinned else price.evidence.id,
            rule=f"inferred: the amount for {stake:g} %, in {amount.currency}",
        )
    ]


def shown_keys(chosen: Chosen, steps: Sequence[Event]) -> dict[str, Hashable]:
    """What the deal shows, keyed as the conflicts key their claims."""
    keys: dict[str, Hashable] = {f"{step.status}_on": step.happened_on for step in steps}
    for field, (choice, _) in chosen.items():
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
