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

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from deals.resolve.evidence import Evidence

T = TypeVar("T")
_NO_DAY = date.min


@dataclass(slots=True)
class Candidate(Generic[T]):
    """A value that one report states; `same` groups equal values, `precision` 0 is the best."""

    value: T
    evidence: Evidence
    same: Hashable
    precision: int = 0


@dataclass(slots=True)
class Choice(Generic[T]):
    """The winning value with its report, the rule in words, and how many reports state any.

    A pinned value is a person's; no report stands for it.
    """

    value: T
    evidence: Evidence
    rule: str
    reports: int
    pinned: bool = False


_CRITERIA = (
    "stage", "source kind", "review", "publisher", "certainty", "independence", "precision",
    "recency",
)  # fmt: skip
_UNRIVALLED = "the only report"


def choose(candidates: Sequence[Candidate[T]]) -> Choice[T] | None:
    """The value to show by the published order; None when no report states the field."""
    if not candidates:
        return None
    first = candidates[0]
    if len(candidates) == 1:
        return Choice(first.value, first.evidence, _UNRIVALLED, 1)
    if all(candidate.same == first.same for candidate in candidates):
        return _agreed(candidates)
    origins: dict[Hashable, set[str]] = {}
    for candidate in candidates:
        origins.setdefault(candidate.same, set()).add(candidate.evidence.origin)

    def rank(candidate: Candidate[T]) -> tuple[int | str, ...]:
        """One number a criterion, less is better; the report's id last."""
        item = candidate.evidence
        told = -(item.known_from or _NO_DAY).toordinal()
        return *item.standing, -len(origins[candidate.same]), candidate.precision, told, item.id

    winner = min(candidates, key=rank)
    rival = min((other for other in candidates if other.same != winner.same), key=rank)
    places = zip(_CRITERIA, rank(winner), rank(rival), strict=False)
    decisive = next((name for name, mine, other in places if mine != other), None)
    rule = _reason(winner, rival, decisive, origins)
    return Choice(winner.value, winner.evidence, rule, len(candidates))


def _agreed(candidates: Sequence[Candidate[T]]) -> Choice[T]:
    """The choice among equal values, which are equally independent: most choices are of this."""
    winner = min(candidates, key=_rank_of_equals)
    number = len({candidate.evidence.origin for candidate in candidates})
    rule = _UNRIVALLED if number == 1 else f"all agree ({number} origins)"
    return Choice(winner.value, winner.evidence, rule, len(candidates))


def _rank_of_equals(candidate: Candidate[Any]) -> tuple[object, ...]:
    """All criteria but independence, less is better; the report's id last."""
    item = candidate.evidence
    return item.standing, candidate.precision, -(item.known_from or _NO_DAY).toordinal(), item.id


def _reason(
    winner: Candidate[T],
    rival: Candidate[T],
    decisive: str | None,
    origins: dict[Hashable, set[str]],
) -> str:
    if decisive is None:
        return "first by report id; nothing else tells them apart"
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
    return words[decisive]
