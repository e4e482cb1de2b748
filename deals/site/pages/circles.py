"""Money that comes back: short circles among payments between organizations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Payment:
    """Money from one organization to another: an investment, or a payment that a report tells."""

    giver: str
    taker: str
    deal: str
    words: str


Pair = tuple[str, str]


def circles(payments: Iterable[Payment], most: int = 60) -> list[list[list[Payment]]]:
    """Circles of two and three organizations: each a list of steps, each step its payments.

    The shortest first, then those with most payments; at most `most`.
    """
    steps: dict[Pair, list[Payment]] = {}
    for payment in payments:
        if payment.giver != payment.taker:
            steps.setdefault((payment.giver, payment.taker), []).append(payment)
    after: dict[str, set[str]] = {}
    for giver, taker in steps:
        after.setdefault(giver, set()).add(taker)
    found = [[(a, b), (b, a)] for a, b in steps if a < b and (b, a) in steps]
    for a in after:
        for b in after[a]:
            # each circle once: told from its first name, and not where two of it pay each other
            thirds = after.get(b, set()) - {a}
            found += [
                [(a, b), (b, c), (c, a)]
                for c in thirds
                if a < b and a < c and (c, a) in steps and not _has_pair(steps, a, b, c)
            ]
    found.sort(key=lambda pairs: (len(pairs), -sum(len(steps[p]) for p in pairs), pairs))
    return [[steps[pair] for pair in pairs] for pairs in found[:most]]


def _has_pair(steps: dict[Pair, Any], a: str, b: str, c: str) -> bool:
    return any(pair in steps for pair in ((b, a), (c, b), (a, c)))
