"""Which of several stated values a deal shows, and the sentence that says why.

The published order, first difference decides:

1. stage: once a deal is announced, what is said of the agreed deal beats talk before it
2. source: tier of the source's kind
3. review: what people wrote or reviewed before what a machine read, of one kind of source
4. publisher: the rank of the publisher
5. certainty: filed, stated by a party, reported
6. independence: how many origins state the same value; copies of one origin count once
7. precision: an exact figure or day before a rounded or open one
8. recency: the later report
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from deals.model import codes
from deals.resolve.evidence import Evidence, agreed

T = TypeVar("T")
_NO_DAY = date.min


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """A value that one report states; `same` groups equal values, `precision` 0 is the best."""

    value: T
    evidence: Evidence
    same: Hashable
    precision: int = 0


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The winning value with its report, the rule in words, and how many reports state any.

    A pinned value is a person's; no report stands for it.
    """

    value: T
    evidence: Evidence
    rule: str
    reports: int
    pinned: bool = False


def choose(candidates: Sequence[Candidate[T]]) -> Choice[T] | None:
    """The value to show by the published order; None when no report states the field."""
    if not candidates:
        return None
    origins: dict[Hashable, set[str]] = {}
    for candidate in candidates:
        origins.setdefault(candidate.same, set()).add(candidate.evidence.origin)
    criteria: list[Criterion[T]] = _criteria(origins)

    def rank(candidate: Candidate[T]) -> tuple[object, ...]:
        return *(measure(candidate) for _, measure in criteria), candidate.evidence.id

    ordered = sorted(candidates, key=rank)
    winner = ordered[0]
    rival = next((other for other in ordered if other.same != winner.same), None)
    rule = _reason(winner, rival, criteria, origins)
    return Choice(winner.value, winner.evidence, rule, len(candidates))


Criterion = tuple[str, Callable[[Candidate[T]], int]]


def _criteria(origins: dict[Hashable, set[str]]) -> list[Criterion[T]]:
    return [
        ("stage", lambda c: 0 if agreed(c.evidence.report) else 1),
        ("source kind", lambda c: c.evidence.tier),
        ("review", lambda c: 0 if c.evidence.reviewed else 1),
        ("publisher", lambda c: c.evidence.rank),
        ("certainty", lambda c: -codes.CERTAINTIES.order(c.evidence.certainty)),
        ("independence", lambda c: -len(origins[c.same])),
        ("precision", lambda c: c.precision),
        ("recency", lambda c: -(c.evidence.known_from or _NO_DAY).toordinal()),
    ]


def _reason(
    winner: Candidate[T],
    rival: Candidate[T] | None,
    criteria: list[Criterion[T]],
    origins: dict[Hashable, set[str]],
) -> str:
    if rival is None:
        number = len(origins[winner.same])
        return "the only report" if number == 1 else f"all agree ({number} origins)"
    mine, other = winner.evidence, rival.evidence
    words = {
        "stage": "said of the agreed deal, not of talks before it",
        "source kind": f"stronger source (tier {mine.tier}, the next {other.tier})",
        "review": "written or reviewed by a person, the next only read by a machine",
        "publisher": f"higher-ranked publisher (rank {mine.rank}, the next {other.rank})",
        "certainty": f"better evidenced ({mine.certainty}, the next {other.certainty})",
        "independence": f"more origins ({len(origins[winner.same])}, "
        f"the next {len(origins[rival.same])})",
        "precision": "more exact",
        "recency": "more recent",
    }
    for name, measure in criteria:
        if measure(winner) != measure(rival):
            return words[name]
    return "first by report id; nothing else tells them apart"
