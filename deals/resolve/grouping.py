"""Which reports are one deal: by handle, else by what speaks for it.

The answer depends on the reports alone, not on the order in which they came. Reports of one
target are compared pair by pair; the two groups with the highest average score become one, until
no average reaches the threshold. Two handles never become one.
"""

import hashlib
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from deals.model.dates import PartialDate
from deals.model.judgement import Judgements
from deals.model.report import Report
from deals.model.thresholds import SAME_DEAL, UNSURE
from deals.resolve.decided import decided
from deals.resolve.linkage import Linkage
from deals.resolve.matching import Reason, Ref, Rule, compare, cut_short, score
from deals.resolve.names import name_key, slug

K = TypeVar("K", int, str)
Pair = tuple[Ref, Ref]
MOST_LONGER = 3  # targets that a name may be the beginning of


@dataclass(frozen=True, slots=True)
class Assignment:
    """The deal that a report was put into, and the reason in words."""

    report: str
    deal: str
    reason: str


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two deals that may be one: the average score and what speaks for and against."""

    deal: str
    other: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """Every report's deal, and the pairs of deals that a person should look at."""

    assignments: list[Assignment] = field(default_factory=list)
    candidates: list[CandidatePair] = field(default_factory=list)


class Key(NamedTuple):
    """What a group's id depends on: its handle, its readable name, the ISO day and id of its first
    report, and the least id of its reports."""

    handle: str | None
    name: str
    day: str
    first: str
    least: str


class Cluster(NamedTuple):
    """A group of reports that are one deal: (report id, reason for being in it)."""

    key: Key
    members: list[tuple[str, str]]


Unsure = tuple[int, int, float, str]  # places of two groups of a block, score, reasons in words


class Clusters(NamedTuple):
    """The groups of a block, and pairs of them that are unsure."""

    found: list[Cluster]
    unsure: list[Unsure]


def group(refs: Iterable[Ref], judged: Judgements | None = None) -> Grouping:
    """Put every report into a deal. Reports with a handle define deals; the others join the one
    that they fit best, or each other. What a person decided goes before both."""
    judged = judged or Judgements([])
    ordered = sorted(refs, key=lambda ref: ref.id)
    alike = targets_alike(
        ((r.target, buyer) for r in ordered for buyer in r.buyers),
        {r.target for r in ordered if r.stated},
    )
    tied = tied_targets({r.id: r.target for r in ordered}, judged)
    handles = ((r.target, r.handle) for r in ordered if r.handle)
    blocks = Blocks(handles, itertools.chain(tied, alike))
    members: dict[str, list[Ref]] = defaultdict(list)
    for ref in ordered:
        members[blocks.of(ref.target)].append(ref)
    parts = [clusters(block, judged) for block in members.values()]
    names = names_of(cluster.key for part in parts for cluster in part.found)
    found, first = Grouping(), 0
    for part in parts:
        mine = names[first : first + len(part.found)]
        for cluster, name in zip(part.found, mine, strict=True):
            found.assignments.extend(Assignment(key, name, why) for key, why in cluster.members)
        found.candidates.extend(candidates(part.unsure, mine))
        first += len(mine)
    return found


def report_year(report: Report, known_from: date | None) -> int | None:
    """Year of the deal as one report tells it: announced, signed, completed, else told."""
    stated = (
        report.date.announced,
        report.date.signed,
        report.date.completed,
        report.date.reported,
        report.date.terminated,
    )
    for day in stated:
        if day is not None and day.earliest is not None:
            return day.earliest.year
    return known_from.year if known_from else None


def span(day: PartialDate | None) -> tuple[date, date] | None:
    """First and last day that a date can be; None for no date or an open one."""
    return (day.earliest, day.latest) if day and day.earliest and day.latest else None


def round_key(name: str | None) -> str | None:
    """A round's name for comparison."""
    return name_key(name) if name else None


class Blocks:
    """Reports that share a target or a handle, directly or through others, are one block: only
    they can be one deal. A block is known by one of its targets."""

    def __init__(
        self, handles: Iterable[tuple[str, str]], tied: Iterable[Sequence[str]] = ()
    ) -> None:
        """`handles` are (target, handle); `tied` are targets that people's decisions join."""
        self._parent: dict[str, str] = {}
        named: dict[str, str] = {}
        for target, handle in handles:
            self._union(named.setdefault(handle, target), target)
        for targets in tied:
            for one, other in itertools.pairwise(targets):
                self._union(one, other)

    def of(self, target: str) -> str:
        """The block of a target."""
        while (above := self._parent.get(target, target)) != target:
            target = above
        return target

    def _union(self, one: str, other: str) -> None:
        low, high = sorted((self.of(one), self.of(other)))
        if low != high:
            self._parent[high] = low


def tied_targets(targets: Mapping[str, str], judged: Judgements) -> Iterator[list[str]]:
    """The targets that each decision for one deal joins; `targets` is report id → target."""
    for judgement in judged.same:
        yield [targets[r] for r in (*judgement.reports, *judgement.others) if r in targets]


def targets_alike(
    bought: Iterable[tuple[str, str]], stated: Container[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of targets of which one may be the other's name cut short, with a buyer in common.
    `bought` are (target, buyer); `stated` tells which organizations records state.

    A name from which many others go on is a common word, not one of them cut short; without this
    bound, reports of hundreds of companies would be compared pair by pair.
    """
    known: dict[str, str] = {}  # each buyer's id once: of many reports few buyers are different
    buyers: dict[str, list[str]] = defaultdict(list)
    for target, buyer in bought:
        buyers[target].append(known.setdefault(buyer, buyer))
    longer: dict[str, list[str]] = defaultdict(list)
    for target, mine in buyers.items():
        short = target
        while "-" in short:
            short = short.rpartition("-")[0]
            shared = short in buyers and not set(mine).isdisjoint(buyers[short])
            if shared and not (short in stated and target in stated) and cut_short(short, target):
                longer[short].append(target)
    for short, targets in longer.items():
        if len(targets) <= MOST_LONGER:
            yield from ((short, target) for target in targets)


@dataclass(slots=True)
class _Cluster:
    """Reports that are one deal, with the comparisons that brought them together."""

    refs: list[Ref]
    handle: str | None = None
    best: dict[str, str] = field(default_factory=dict)  # report → what speaks for it, in words

    def named(self) -> Cluster:
        """The group with what its id depends on, and its reports with their reasons."""
        first = self.refs[0]
        key = Key(
            self.handle,
            self.handle or deal_id(self.refs),
            (first.day or date.max).isoformat(),
            first.id,
            min(ref.id for ref in self.refs),
        )
        return Cluster(key, [(ref.id, reason) for ref, reason in self.explained()])

    def explained(self) -> Iterator[tuple[Ref, str]]:
        """Each report with the reason for being in this group, in words."""
        for ref in self.refs:
            if ref.given and ref.given == self.handle:
                yield ref, "handle"
            elif ref.id in self.best:
                yield ref, self.best[ref.id]
            else:
                yield ref, "the only report"


@lru_cache(maxsize=50_000)
def words(reasons: tuple[Reason, ...]) -> str:
    """The reasons in a sentence, the weightiest first, those against marked."""
    ordered = sorted(reasons, key=lambda r: (-abs(r.weight), r.words))
    named = [r.words if r.weight >= 0 else f"but {r.words}" for r in ordered if r.weight]
    return ", ".join(named) or "nothing speaks against it"


def clusters(block: Sequence[Ref], judged: Judgements) -> Clusters:
    """Groups of a block's reports (by id), and the pairs of groups that are near the threshold."""
    if len(block) == 1 and not judged.active:  # most blocks of a bulk load
        return Clusters([_Cluster(list(block), block[0].given).named()], [])
    start = decided(block, judged)
    linkage = Linkage(block, start, UNSURE)
    linkage.join(SAME_DEAL)
    roots = sorted(linkage.members)
    place = {root: number for number, root in enumerate(roots)}
    found = [_cluster(block, linkage.members[r], start.named(r), linkage.rules) for r in roots]
    members = linkage.members
    unsure = [
        (place[a], place[b], average, _closest(_pairs(block, members[a], members[b])))
        for a, b, average in linkage.open_pairs(UNSURE)
    ]
    return Clusters([cluster.named() for cluster in found], unsure)


def _pairs(block: Sequence[Ref], one: Iterable[int], other: Sequence[int]) -> Iterator[Pair]:
    return ((block[x], block[y]) for x in one for y in other)


def _closest(pairs: Iterable[Pair]) -> str:
    """What speaks for the closest of the pairs of reports being of one deal, in words."""
    scored = [(score(*pair), pair) for pair in pairs]
    most = max(number for number, _ in scored)
    return max(words(compare(*pair).reasons) for number, pair in scored if number == most)


def candidates(unsure: Iterable[Unsure], names: Sequence[str]) -> Iterator[CandidatePair]:
    """The unsure pairs of a block with the names of its groups."""
    for a, b, average, why in unsure:
        low, high = sorted((names[a], names[b]))
        yield CandidatePair(low, high, round(average, 2), why)


def _cluster(
    block: Sequence[Ref], places: Sequence[int], handle: str | None, rules: Sequence[Rule]
) -> _Cluster:
    refs = sorted((block[place] for place in places), key=lambda r: (r.day or date.max, r.id))
    if len(refs) == 1:
        return _Cluster(refs, handle)
    joined = [not (handle and ref.given == handle) for ref in refs]  # else by the handle
    return _Cluster(refs, handle, _nearest(refs, joined, rules) if any(joined) else {})


def _nearest(refs: Sequence[Ref], wanted: Sequence[bool], rules: Sequence[Rule]) -> dict[str, str]:
    """What speaks for each wanted report and the closest other one being of one deal, in words."""
    scores = {
        pair: score(refs[pair[0]], refs[pair[1]], rules)
        for pair in itertools.combinations(range(len(refs)), 2)
        if wanted[pair[0]] or wanted[pair[1]]
    }
    most = [-math.inf] * len(refs)
    for pair, number in scores.items():
        for place in pair:
            most[place] = max(most[place], number)
    found: dict[str, str] = {}
    for pair, number in scores.items():
        if closest := [refs[n].id for n in pair if wanted[n] and number == most[n]]:
            why = words(compare(refs[pair[0]], refs[pair[1]], rules).reasons)
            found.update((key, max(why, found.get(key, why))) for key in closest)
    return found


def names_of(keys: Iterable[Key]) -> list[str]:
    """An id for each group: its handle, else a readable one; doubles get a hash behind them. A name
    that no other group has does not matter to the others."""
    groups = list(keys)
    taken = {key.handle for key in groups if key.handle}
    names = [""] * len(groups)
    for number in sorted(range(len(groups)), key=lambda n: (groups[n].day, groups[n].first)):
        key = groups[number]
        name = key.name
        if not key.handle and name in taken:
            name = f"{name}-{hashlib.sha256(key.least.encode()).hexdigest()[:6]}"
        taken.add(name)
        names[number] = name
    return names


def deal_id(refs: Sequence[Ref]) -> str:
    """The readable id of a group of reports: target, round and year for a named round; else its
    most named buyer, its target and the year."""
    year = _most_named(ref.year for ref in refs if ref.year)
    name = _most_named(ref.round for ref in refs if ref.round)
    target = _most_named(ref.target for ref in refs)
    if name:
        parts: tuple[str | None, ...] = (target, slug(name))
    else:
        parts = (_most_named(buyer for ref in refs for buyer in ref.buyers), target)
    return "-".join(str(part) for part in (*parts, year) if part)[:120].strip("-")


def _most_named(values: Iterable[K]) -> K | None:
    """The value that comes most often, of equals the least; None where there is none."""
    found = list(values)
    if len(found) < 2:
        return found[0] if found else None
    counts = Counter(found)
    if len(counts) == 1:
        return found[0]
    most = max(counts.values())
    return min(value for value, number in counts.items() if number == most)
