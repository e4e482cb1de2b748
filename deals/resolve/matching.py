"""Would these two reports be of one deal? A score, and the reasons in words.

Each rule looks at one thing that both reports state and gives a weight: above zero it speaks for
one deal, below zero against. What only one of them states decides nothing. The weights are
rough log-odds, set by hand; they are published with the rules.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from deals.model import codes
from deals.resolve.likeness import likeness

Span = tuple[date, date]  # first and last day that something can have happened on

# Types whose reports are confused with one another. Control of a company changes hands once;
# money goes into it again and again.
FAMILIES = {
    "acquisition": "control",
    "majority_stake": "control",
    "merger": "control",
    "asset_purchase": "control",
    "divestiture": "control",
    "licence_and_hire": "licence",
    "minority_stake": "equity",
    "funding_round": "equity",
    "commercial_with_equity": "equity",
    "joint_venture": "venture",
    "debt": "debt",
    "capital_commitment": "pledge",
    "other": "other",
    "unknown": "other",
}
AGREED = codes.STATUSES.order("loi")
COMPLETED = codes.STATUSES.order("completed")


@dataclass(frozen=True, slots=True)
class Ref:
    """What matching needs of a report. Money in USD; `day` is when it became public."""

    id: str
    target: str
    type: str
    status_order: int
    handle: str | None = None
    buyers: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()  # the buyers and the organizations above them
    round: str | None = None
    low: float | None = None
    high: float | None = None
    point: float | None = None
    valuation: float | None = None
    stake: float | None = None
    announced: Span | None = None
    completed: Span | None = None
    day: date | None = None
    year: int | None = None
    stated: bool = False  # whether records state the target, so that no other name is meant

    @property
    def family(self) -> str:
        """The family of its type."""
        return FAMILIES[self.type]

    @property
    def fresh(self) -> bool:
        """Whether it is news: talk or an announcement, not a look back at what was done."""
        return self.status_order < COMPLETED

    @property
    def talk(self) -> bool:
        """Whether it speaks of talks rather than of an agreed deal."""
        return self.status_order < AGREED


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against, with its weight."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of the reasons; above zero speaks for one deal."""

    score: float
    reasons: tuple[Reason, ...] = field(default=())


def compare(one: Ref, other: Ref) -> Comparison:
    """How much speaks for the two reports being of one deal. Symmetric."""
    reasons = tuple(reason for rule in RULES for reason in rule(one, other))
    return Comparison(sum(reason.weight for reason in reasons), reasons)


def _target(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.target == other.target:
        return
    if alike(one, other):
        yield Reason(-2.0, "targets of names alike")
    else:
        yield Reason(-4.0, "different targets")


def alike(one: Ref, other: Ref) -> bool:
    """Whether the target of one may be the other's, its name cut short ("Scale" for "Scale AI"):
    some buyer must be the same, and no record may state both."""
    if (one.stated and other.stated) or not one.buyers & other.buyers:
        return False
    return cut_short(*sorted((one.target, other.target), key=len))


@lru_cache(maxsize=50_000)
def cut_short(short: str, long: str) -> bool:
    """Whether a target's id may stand for a name of which the other is the whole."""
    words = (short.replace("-", " "), long.replace("-", " "))
    return long.startswith(f"{short}-") and likeness(*words).same is None


def _buyers(one: Ref, other: Ref) -> Iterator[Reason]:
    if not one.buyers or not other.buyers:
        return
    if one.buyers & other.buyers:
        yield Reason(1.5 if _again(one, other) else 2.0, "a buyer in common")
    elif one.groups & other.groups:
        yield Reason(1.0, "buyers of one group")
    elif one.type == other.type == "funding_round":
        yield Reason(-1.0, "different investors of a round")
    else:
        yield Reason(-5.0, "different buyers")


_TYPE_WEIGHTS = {
    frozenset({"control", "licence"}): -1.0,
    frozenset({"control", "equity"}): -1.5,
}


def _types(one: Ref, other: Ref) -> Iterator[Reason]:
    if "unknown" in {one.type, other.type}:
        return
    families = frozenset({one.family, other.family})
    if one.type == other.type:
        yield Reason(0.5, "the same type")
    elif len(families) == 1:
        return
    elif families & {"debt", "pledge"}:
        yield Reason(-3.0, "lending or a pledge against a purchase")
    else:
        yield Reason(_TYPE_WEIGHTS.get(families, -0.75), "different types")


def _rounds(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.round and other.round:
        same = one.round == other.round
        yield Reason(3.0, "the same round") if same else Reason(-6.0, "different rounds")


def _amounts(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.point is None or other.point is None:
        return
    ratio = _ratio(one.point, other.point)
    again = _again(one, other)
    if ratio <= 1.02:
        yield Reason(2.0, "the same amount")
    elif _open(one) <= (other.high or math.inf) and _open(other) <= (one.high or math.inf):
        yield Reason(0.5, "amounts that fit")
    elif ratio <= 1.35:
        yield Reason(-0.25, "amounts not far apart")
    elif ratio <= 2:
        yield Reason(-1.5 if again else -0.5, "different amounts")
    else:
        yield Reason(-2.5 if again else -1.0, "amounts far apart")


def _open(ref: Ref) -> float:
    return 0.95 * (ref.low or 0.0)


def _valuations(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.valuation and other.valuation:
        ratio = _ratio(one.valuation, other.valuation)
        if ratio <= 1.02:
            yield Reason(1.5, "the same valuation")
        elif ratio > 1.5:
            yield Reason(-1.5, "valuations far apart")


def _stakes(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.stake is not None and other.stake is not None:
        apart = abs(one.stake - other.stake)
        if apart <= 0.6:
            yield Reason(1.0, "the same stake")
        elif apart > 5:
            yield Reason(-2.0, "different stakes")


def _announced(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.announced and other.announced:
        gap = _gap(one.announced, other.announced)
        if gap <= 31:
            yield Reason(2.0, "announced at the same time")
        elif gap <= 75:
            yield Reason(0.0 if _again(one, other) else 0.5, "announced within weeks")
        elif gap <= 400:
            yield Reason(-3.0 if _again(one, other) else -1.0, f"announced {gap} days apart")
        else:
            yield Reason(-4.0, f"announced {gap} days apart")


def _completed(one: Ref, other: Ref) -> Iterator[Reason]:
    if one.completed and other.completed:
        gap = _gap(one.completed, other.completed)
        if gap <= 45:
            yield Reason(1.5, "completed at the same time")
        else:
            yield Reason(-0.5 if gap <= 200 else -3.0, f"completed {gap} days apart")


def _sequence(one: Ref, other: Ref) -> Iterator[Reason]:
    """The announcement that one dates, and the completion that only the other does."""
    for first, second in ((one, other), (other, one)):
        if first.announced and second.completed and not second.announced:
            gap = (second.completed[1] - first.announced[0]).days
            if gap < -31:
                yield Reason(-4.0, "completed before it was announced")
            elif (_again(one, other) and gap > 400) or gap > 1000:
                yield Reason(-1.5, "completed long after it was announced")
            else:
                yield Reason(0.3, "announced, then completed")


def _days(one: Ref, other: Ref) -> Iterator[Reason]:
    """When nothing dates both: how far apart the reports themselves are."""
    if (one.announced and other.announced) or (one.completed and other.completed):
        return
    first, second = _about(one), _about(other)
    if first is None or second is None:
        return
    if one.talk != other.talk:
        yield from _talk_then_deal(*((one, other) if one.talk else (other, one)))
        return
    gap = abs((first - second).days)
    again = _again(one, other)
    if gap <= 60:
        yield Reason(1.0, "told at the same time")
    elif gap <= 240:
        yield Reason(-0.25 if again else 0.0, f"told {gap} days apart")
    elif (one if first > second else other).fresh:
        yield Reason(-2.5 if again else -1.0, f"news again {gap} days later")
    else:
        yield Reason(-1.0 if again else -0.5, f"told {gap} days apart")


def _talk_then_deal(talk: Ref, deal: Ref) -> Iterator[Reason]:
    then = _about(deal)
    if talk.day is None or then is None:
        return
    ahead = (then - talk.day).days
    if deal.announced is None and ahead > 300:
        yield Reason(-0.5, "told long after the talks")
    elif -30 <= ahead <= 400:
        yield Reason(0.5, "talks, then the deal")
    else:
        yield Reason(-2.5 if deal.announced else -2.0, "talks that do not lead up to it")


def _about(ref: Ref) -> date | None:
    return ref.announced[0] if ref.announced else ref.day


def _again(one: Ref, other: Ref) -> bool:
    """Whether deals like these happen to one target again and again."""
    return not {one.family, other.family} & {"control", "licence"}


def _gap(one: Span, other: Span) -> int:
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def _ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return high / low if low > 0 else math.inf


RULES: tuple[Callable[[Ref, Ref], Iterator[Reason]], ...] = (
    _target,
    _buyers,
    _types,
    _rounds,
    _amounts,
    _valuations,
    _stakes,
    _announced,
    _completed,
    _sequence,
    _days,
)
