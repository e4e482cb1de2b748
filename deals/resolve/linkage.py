"""Average linkage: the two groups of reports with the highest average score become one, until no
average reaches the threshold.

Two groups that both have a handle, or are of two offerings, never become one, and are not compared.
Of a block of very many reports only those that share a buyer, a round, an amount or a month are;
others count as unlike.
"""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from deals.resolve.decided import Start
from deals.resolve.matching import RULES, Ref, Rule, score, telling

MANY = 400  # reports of one block from which not every pair is compared
_ROUNDED = 1e-6  # more than averages are rounded by
UNLIKE = -4.0  # score of a pair that is not compared

_Bar = tuple[Rule, float]  # what the score must have come to by this rule
# Two groups, the places of a report of each, and the score; None where it is below what matters.
_Scored = tuple[int, int, tuple[int, int], float | None]


class Linkage:
    """Groups of places in a block, and the sums of scores between those that may become one.

    No average is higher than the highest score in it: of groups that no scores of at least `least`
    connect, directly or through others, no sums are kept.
    """

    def __init__(self, block: Sequence[Ref], start: Start, least: float) -> None:
        self.members = start.members
        self.rules = telling(block)
        self._start = start
        self._sums: dict[int, dict[int, float]] = {root: {} for root in self.members}
        unlike = UNLIKE if len(block) > MANY else 0.0  # else every pair is compared
        sums, least = self._sums, least - _ROUNDED
        scored = list(self._scored(block, least))
        parts = _connected((a, b) for a, b, _, known in scored if known and known >= least)
        for a, b, (x, y), known in scored:
            if (part := parts.get(a)) and part is parts.get(b):
                before = sums[a].get(b)
                if before is None:
                    before = unlike * self._size(a, b)
                exact = score(block[x], block[y], self.rules) if known is None else known
                sums[a][b] = sums[b][a] = before + exact - unlike

    def _scored(self, block: Sequence[Ref], least: float) -> Iterator[_Scored]:
        """The pairs of reports to compare, with their groups and their score."""
        start, barred = self._start, _bars(self.rules, least)
        home = {place: root for root, places in self.members.items() for place in places}
        named = bool(start.handles or start.offerings)
        for pair in _pairs(block):
            x, y = pair
            a, b = home[x], home[y]
            if a != b and not (named and start.named_apart(a, b)):
                yield a, b, pair, _promising(block[x], block[y], barred)

    def join(self, least: float) -> None:
        """Join the best pair until no average reaches `least`."""
        start, members = self._start, self.members
        heap = [
            entry for a, b in self._reaching(least) if -(entry := self._entry(a, b))[0] >= least
        ]
        heapq.heapify(heap)
        while heap:
            _, a, b, size = heapq.heappop(heap)
            if a not in members or b not in members or len(members[a]) * len(members[b]) != size:
                continue  # one of them has changed since
            if start.named_apart(a, b) or start.apart(members[a], members[b]):
                continue
            for other in self._absorb(a, b):
                entry = self._entry(*sorted((a, other)))
                if -entry[0] >= least:
                    heapq.heappush(heap, entry)
            start.absorb(a, b)

    def open_pairs(self, least: float) -> Iterator[tuple[int, int, float]]:
        """Pairs of groups whose average reaches `least` and that nothing decided keeps apart."""
        start = self._start
        for a, b in sorted(self._reaching(least)):
            average = -self._entry(a, b)[0]
            apart = start.named_apart(a, b) or start.apart(self.members[a], self.members[b])
            if average >= least and not apart:
                yield a, b, average

    def _reaching(self, least: float) -> Iterator[tuple[int, int]]:
        """The pairs whose average is at least about as high: most are far below."""
        sizes = {root: len(places) for root, places in self.members.items()}
        for a, others in self._sums.items():
            low = (least - _ROUNDED) * sizes[a]
            for b, total in others.items():
                if a < b and total >= low * sizes[b]:
                    yield a, b

    def _absorb(self, a: int, b: int) -> list[int]:
        """Make group b a part of a; the groups whose average with a is another now."""
        mine, theirs = self._sums[a], self._sums.pop(b)
        others = [other for other in (mine.keys() | theirs.keys()) if other not in {a, b}]
        for other in others:
            one = mine.get(other, UNLIKE * self._size(a, other))
            two = theirs.get(other, UNLIKE * self._size(b, other))
            mine[other] = self._sums[other][a] = one + two
            self._sums[other].pop(b, None)
        mine.pop(b, None)
        self.members[a] += self.members.pop(b)
        return sorted(others)

    def _entry(self, a: int, b: int) -> tuple[float, int, int, int]:
        size = self._size(a, b)  # rounded, so that the order of adding up decides nothing
        return -round(self._sums[a][b] / size, 9), a, b, size

    def _size(self, a: int, b: int) -> int:
        return len(self.members[a]) * len(self.members[b])


def _bars(rules: Sequence[Rule], least: float) -> list[_Bar]:
    """Each rule with the score below which not even the most of those after it makes `least`."""
    found, after = [], 0.0
    for rule in reversed(rules):
        found.append((rule, least - after))
        after += RULES[rule]
    return found[::-1]


def _promising(one: Ref, other: Ref, barred: Sequence[_Bar]) -> float | None:
    """The score by these rules; None as soon as it can no longer reach what they are barred by."""
    total = 0.0
    for rule, bar in barred:
        reason = rule(one, other)
        if reason is not None:
            total += reason[0]
            if total < bar:
                return None
    return total


def _connected(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """The groups that pairs connect, directly or through others: by each of them, in one list."""
    parts: dict[int, list[int]] = {}
    for a, b in pairs:
        one, other = parts.setdefault(a, [a]), parts.setdefault(b, [b])
        if one is not other:
            if len(one) < len(other):
                one, other = other, one
            one += other
            parts.update((group, one) for group in other)
    return parts


def _pairs(block: Sequence[Ref]) -> Iterator[tuple[int, int]]:
    """Places of the reports to compare: every pair, or of very many those that share something."""
    if len(block) <= MANY:
        yield from itertools.combinations(range(len(block)), 2)
        return
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for place, ref in enumerate(block):
        for mark in _marks(ref):
            sharing[mark].append(place)
    seen = {pair for places in sharing.values() for pair in itertools.combinations(places, 2)}
    yield from sorted(seen)


def _marks(ref: Ref) -> Iterator[Hashable]:
    """What reports of one deal have in common: a buyer, else a round, an amount, a month."""
    yield from (("buyer", buyer) for buyer in ref.groups)
    if not ref.buyers:
        if ref.round:
            yield "round", ref.round
        if ref.point:
            yield "amount", f"{ref.point:.2g}"
        if ref.day:
            yield "month", f"{ref.day:%Y-%m}"
