"""Which reports are one deal: by handle, else by target, buyers and year.

The answer depends on the reports alone, not on the order in which they came.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from deals.model.report import Report


@dataclass(frozen=True, slots=True)
class Ref:
    """What grouping needs of a report: its handle, resolved parties, year, type and round."""

    id: str
    handle: str | None
    target: str
    buyers: frozenset[str]
    year: int | None
    type: str
    round: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """The deal that a report was put into, and the reason in words."""

    report: str
    deal: str
    reason: str


def report_year(report: Report, known_from: date | None) -> int | None:
    """Year of the deal as one report tells it: announced, signed, completed, else told."""
    for day in (
        report.date.announced,
        report.date.signed,
        report.date.completed,
        report.date.reported,
        report.date.terminated,
    ):
        if day is not None and day.earliest is not None:
            return day.earliest.year
    return known_from.year if known_from else None


def group(refs: Iterable[Ref]) -> list[Assignment]:
    """Put every report into a deal. Reports with a handle define deals; the others join the one
    deal with a handle that they fit, or each other."""
    handled: dict[str, list[Ref]] = defaultdict(list)
    free: list[Ref] = []
    for ref in refs:
        if ref.handle:
            handled[ref.handle].append(ref)
        else:
            free.append(ref)
    assigned = [
        Assignment(ref.id, handle, "handle") for handle, mine in handled.items() for ref in mine
    ]
    clusters = []
    by_target: dict[str, list[str]] = defaultdict(list)
    for handle, mine in handled.items():
        for target in {ref.target for ref in mine}:
            by_target[target].append(handle)
    for cluster in _clusters(free):
        fitting = [
            handle
            for handle in by_target[cluster[0].target]
            if any(_fits(one, other) for one in cluster for other in handled[handle])
        ]
        if len(fitting) == 1:
            reason = "same target, buyer and year as reports with this handle"
            assigned += [Assignment(ref.id, fitting[0], reason) for ref in cluster]
        else:
            clusters.append(cluster)
    return assigned + _named(clusters, set(handled))


def _fits(one: Ref, other: Ref) -> bool:
    if one.target != other.target or one.year != other.year:
        return False
    if one.buyers and other.buyers:
        return bool(one.buyers & other.buyers)
    return one.type == other.type and one.round == other.round


def _clusters(refs: Sequence[Ref]) -> list[list[Ref]]:
    """Connected sets of reports that fit one another, each sorted by day and id."""
    blocks: dict[tuple[str, int | None], list[Ref]] = defaultdict(list)
    for ref in sorted(refs, key=lambda r: (r.day or date.max, r.id)):
        blocks[ref.target, ref.year].append(ref)
    clusters = []
    for block in blocks.values():
        open_clusters: list[list[Ref]] = []
        for ref in block:
            mine = [c for c in open_clusters if any(_fits(ref, other) for other in c)]
            merged = [ref, *(other for cluster in mine for other in cluster)]
            open_clusters = [c for c in open_clusters if c not in mine] + [merged]
        clusters += [sorted(c, key=lambda r: (r.day or date.max, r.id)) for c in open_clusters]
    return clusters


def _named(clusters: list[list[Ref]], taken: set[str]) -> list[Assignment]:
    """Readable ids: buyer, target, year. A second deal of the same name gets a hash behind it."""
    assigned = []
    for cluster in sorted(clusters, key=lambda c: (c[0].day or date.max, c[0].id)):
        deal = deal_id(cluster)
        if deal in taken:
            deal = f"{deal}-{hashlib.sha256(cluster[0].id.encode()).hexdigest()[:6]}"
        taken.add(deal)
        assigned += [Assignment(ref.id, deal, "same target, buyer and year") for ref in cluster]
    return assigned


def deal_id(cluster: Sequence[Ref]) -> str:
    """The readable id of a group of reports: its most named buyer, its target, its year."""
    buyers = Counter(buyer for ref in cluster for buyer in ref.buyers)
    first = min(buyers, key=lambda b: (-buyers[b], b), default=None)
    year = cluster[0].year
    parts = (first, cluster[0].target, str(year) if year else None)
    return "-".join(part for part in parts if part)[:120].strip("-")
