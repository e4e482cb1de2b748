"""How much of a headline was binding, and how much of that was paid: the rungs of a deal's money.

Only where reports tell them apart: a letter of intent, a pledge over time, a first tranche, what
was paid so far, or a leg that is said to bind. Elsewhere one amount is all three.
"""

from collections.abc import Callable, Iterator, Sequence

from deals.model import codes
from deals.model.amount import Amount
from deals.model.deal import Rung, Step
from deals.resolve.conflicts import amount_key
from deals.resolve.events import Status
from deals.resolve.evidence import Evidence
from deals.resolve.ranking import Candidate, choose

_APART = {"commitment", "contingent_max", "initial", "funded_to_date"}  # bases that tell rungs
_HEADLINE = {None, "headline", "commitment", "contingent_max", "round_total", "including_debt"}
_PAID = {"funded_to_date", "equity_paid", "initial", "this_investor", "round_total", None}
_SIGNED = codes.STATUSES.order("signed")
_COMPLETED = codes.STATUSES.order("completed")

Stated = tuple[Amount, Evidence]


def rungs(items: Sequence[Evidence], status: Status) -> tuple[Rung, ...]:
    """Headline, binding and funded amount, each with its report; empty where they are one."""
    if not any(_tells_rungs(item) for item in items):
        return ()
    found = [
        _rung("headline", _headlines(items), "the figure that reports lead with"),
        _rung("binding", list(_binding(items)), "signed or completed, or a leg said to bind"),
        _rung("funded", list(_funded(items)), "what a report of a completion says was paid"),
    ]
    if status.detail == "loi":
        found[1] = Rung(step="binding", rule="none: a letter of intent binds nobody")
    return tuple(rung for rung in found if rung)


def _tells_rungs(item: Evidence) -> bool:
    basis = item.report.amount.basis if item.report.amount else None
    return (
        basis in _APART
        or item.told == "loi"
        or any(leg.binding and leg.amount for leg in item.report.legs)
    )


def _amounts(items: Sequence[Evidence], wanted: Callable[[Evidence], bool]) -> list[Stated]:
    return [
        (item.report.amount, item)
        for item in items
        if item.report.amount and item.report.amount.has_figures and wanted(item)
    ]


def _headlines(items: Sequence[Evidence]) -> list[Stated]:
    """What was said before the completion, which tells what was paid; else whatever was said."""
    before = [item for item in items if codes.STATUSES.order(item.report.told_status) < _COMPLETED]
    return _amounts(before, _is_headline) or _amounts(items, _is_headline)


def _is_headline(item: Evidence) -> bool:
    return item.report.amount is not None and item.report.amount.basis in _HEADLINE


def _binding(items: Sequence[Evidence]) -> Iterator[Stated]:
    for item in items:
        for leg in item.report.legs:
            if leg.binding == "binding" and leg.amount and leg.amount.has_figures:
                yield leg.amount, item
        amount, order = item.report.amount, item.told_order
        whole = amount is not None and amount.basis not in _APART
        if amount and amount.has_figures and whole and _SIGNED <= order <= _COMPLETED:
            yield amount, item


def _funded(items: Sequence[Evidence]) -> Iterator[Stated]:
    for item in items:
        amount = item.report.amount
        completed = item.canonical == "completed"
        if amount and amount.has_figures and completed and amount.basis in _PAID:
            yield amount, item


def _rung(step: Step, stated: Sequence[Stated], rule: str) -> Rung | None:
    choice = choose([Candidate(a, item, amount_key(a)) for a, item in stated])
    if choice is None:
        return None
    amount = choice.value
    return Rung(
        step=step,
        amount_low=amount.low,
        amount_high=amount.high,
        currency=amount.currency,
        amount_text=amount.text,
        report=choice.evidence.id,
        rule=f"{rule}; {choice.rule}",
    )
