"""What reports tell, made ready for grouping and for the fold; work that helpers can share.

Nothing here looks into the database: a report comes with the organizations of its names.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic_core import from_json

from deals.model.amount import Amount
from deals.model.codes import DEAL_TYPES, STATUSES
from deals.model.judgement import Judgements, Pin
from deals.model.report import OFFERING
from deals.model.stored import stored_report
from deals.resolve.evidence import Evidence, Publishers, known_from, weigh
from deals.resolve.fold import in_time, versions
from deals.resolve.grouping import Unsure, clusters, report_year, round_key, span
from deals.resolve.matching import Ref
from deals.resolve.organizations import above
from deals.resolve.rates import in_dollars
from deals.store.deal_rows import DealRows
from deals.store.derived import AssignedRow, GroupKey
from deals.store.neighbours import StoredReport, StoredRow

BUYERS = ("lead_investors", "investors", "other_investors")
_ANY_DAY = date(2024, 1, 1)  # for undated reports; rates move less than matching tolerates


# What goes to helpers and comes back is plain tuples and lists: pickling an object takes longer
# than some of the work on it.
# A deal with the reports that go into it, and what people pinned of it.
Assigned = tuple[str, Sequence[AssignedRow], Mapping[str, Pin]]
# The groups of a block, (what its id depends on, members), and its unsure pairs, as in Clusters.
Grouped = tuple[list[tuple[GroupKey, list[tuple[str, str]]]], list[Unsure]]


@dataclass(frozen=True, slots=True)
class Known:
    """What grouping needs beside the reports: who is above whom, whom records state, and what
    people decided."""

    parents: Mapping[str, str]
    stated: Container[str]
    judged: Judgements


def group_blocks(known: Known, blocks: Sequence[Sequence[StoredRow]]) -> list[Grouped]:
    """The groups of the reports of each block; a block is of reports that may be one deal."""
    return [_grouped(block, known) for block in blocks]


def _grouped(block: Sequence[StoredRow], known: Known) -> Grouped:
    found, unsure = clusters([_ref(StoredReport(*row), known) for row in block], known.judged)
    return [((*one.key,), one.members) for one in found], unsure


def fold_deals(publishers: Publishers, deals: Sequence[Assigned]) -> DealRows:
    """The rows of the deals, with all their states."""
    rows = DealRows()
    for deal, reports, pins in deals:
        evidence = [weighed(StoredReport(*row[1:]), publishers) for row in reports]
        reasons = {row[1]: row[0] for row in reports}
        states = versions(deal, evidence, pins)
        starts = [state.known_from.isoformat() for state in states if state.known_from]
        rows.add(
            states[-1].deal,
            [(until, state.deal) for until, state in zip(starts[1:], states, strict=False)],
            [_row(deal, item, reasons[item.id]) for item in in_time(evidence)],
        )
    return rows


def _row(deal: str, item: Evidence, reason: str) -> tuple[Any, ...]:
    """The row of a report in its deal: since when it was public, and how much its word weighs."""
    day = item.known_from.isoformat() if item.known_from else None
    weight = item.tier, item.rank, item.certainty, item.origin
    return item.id, deal, reason, day, item.known_inferred, *weight


def weighed(stored: StoredReport, publishers: Publishers) -> Evidence:
    """A stored report as evidence for the fold, with the names as the database shows them."""
    report = stored_report(stored.record)
    return weigh(stored.id, report, publishers, _organizations(stored), bool(stored.reviewed))


def _organizations(stored: StoredReport) -> dict[str, tuple[str, str]]:
    """Name as written → id and display name; a country may tell the target from a namesake."""
    found: dict[str, tuple[str, str]] = {}
    for role, name, organization, shown in from_json(stored.names):
        if role == "target" or name not in found:
            found[name] = (organization, shown)
    return found


def _ref(stored: StoredReport, known: Known) -> Ref:
    report = stored_report(stored.record)
    organizations = _organizations(stored)
    day = known_from(report)[0]
    target = organizations[report.target][0]
    buyers = frozenset(organizations[n][0] for field in BUYERS for n in getattr(report, field))
    offering = report.deal if report.deal and report.deal.startswith(OFFERING) else None
    amount, valuation = report.amount, report.valuation
    low, high, point = _in_dollars(amount, day or _ANY_DAY) if amount else (None, None, None)
    return Ref(
        id=stored.id,
        handle=None if offering else report.deal,
        offering=offering,
        target=target,
        stated=target in known.stated,
        buyers=buyers,
        groups=frozenset(above(buyers, known.parents)),
        type=DEAL_TYPES.canonical(report.told_type),
        status_order=STATUSES.order(report.told_status),
        round=round_key(report.round),
        low=low,
        high=high,
        point=point,
        valuation=in_dollars(valuation.value, valuation.currency, day).amount
        if valuation
        else None,
        stake=report.stake_percent,
        announced=span(report.date.announced),
        completed=span(report.date.completed),
        day=day,
        year=report_year(report, day),
    )


def _in_dollars(amount: Amount, day: date) -> list[float | None]:
    """The bounds and the figure of an amount, in dollars; None where there is no rate."""
    rate = in_dollars(1.0, amount.currency, day).amount
    figures = (amount.low, amount.high, amount.point)
    return [None if figure is None or rate is None else figure * rate for figure in figures]
