"""Would these two reports be of one deal? A score, and the reasons in words.

Each rule looks at one thing that both reports state and gives a weight: above zero it speaks for
one deal, below zero against. What only one of them states decides nothing. The weights are
rough log-odds, set by hand; they are published with the rules.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

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
_ONCE = {"control", "licence"}  # families of what happens to a target once
AGREED = codes.STATUSES.order("loi")
COMPLETED = codes.STATUSES.order("completed")


@dataclass(slots=True)
class Ref:
    """What matching needs of a report. Money in USD; `day` is when it became public.

    The fields at the end follow from the others: a report is compared with many.
    """

    id: str
    target: str
    type: str
    status_order: int
    handle: str | None = None  # what the record calls the deal
    offering: str | None = None  # what notices of one offering have in common
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
    family: str = field(init=False)  # the family of its type
    again: bool = field(init=False)  # whether such deals happen to one target again and again
    fresh: bool = field(init=False)  # news: talk or an announcement, no look back at what was done
    talk: bool = field(init=False)  # speaks of talks rather than of an agreed deal
    about: date | None = field(init=False)  # the day of the deal, as far as the report tells

    def __post_init__(self) -> None:
        self.family = FAMILIES[self.type]
        self.again = self.family not in _ONCE
        self.fresh = self.status_order < COMPLETED
        self.talk = self.status_order < AGREED
        self.about = self.announced[0] if self.announced else self.day

    @property
    def given(self) -> str | None:
        """The id that the report gives its deal, if any."""
        return self.handle or self.offering


class Reason(NamedTuple):
    """One thing that speaks for or against, with its weight."""

    weight: float
    words: str


Rule = Callable[[Ref, Ref], Reason | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sum of the reasons; above zero speaks for one deal."""

    score: float
    reasons: tuple[Reason, ...] = field(default=())


def compare(one: Ref, other: Ref, rules: Iterable[Rule] | None = None) -> Comparison:
    """How much speaks for the two reports being of one deal, and what. Symmetric. `rules` are those
    that can say anything of the two, where that is known."""
    found = [rule(one, other) for rule in rules or RULES]
    reasons = tuple([reason for reason in found if reason is not None])
    return Comparison(sum([reason.weight for reason in reasons]), reasons)


def score(one: Ref, other: Ref, rules: Iterable[Rule] | None = None) -> float:
    """The score of `compare` alone, for the many pairs whose reasons nobody reads."""
    total = 0.0
    for rule in rules or RULES:
        reason = rule(one, other)
        if reason is not None:
            total += reason[0]
    return total


def telling(block: Sequence[Ref]) -> list[Rule]:
    """The rules that can say anything of a pair of the block, in their order: those that look at
    what fewer than two of its reports state cannot."""
    if len({ref.target for ref in block}) > 1:
        found = list(RULES)
    else:
        found = [rule for rule in RULES if rule is not _target]
    for field_, rules in _LOOKS_AT.items():
        stated = sum(1 for ref in block if getattr(ref, field_) is not None)
        found = [rule for rule in found if stated >= rules.get(rule, 0)]
    return found


_ALIKE = Reason(-2.0, "targets of names alike")
_OTHER_TARGET = Reason(-4.0, "different targets")


def _target(one: Ref, other: Ref) -> Reason | None:
    if one.target == other.target:
        return None
    return _ALIKE if alike(one, other) else _OTHER_TARGET


def alike(one: Ref, other: Ref) -> bool:
    """Whether the target of one may be the other's, its name cut short ("Scale" for "Scale AI"):
    some buyer must be the same, and no record may state both."""
    if (one.stated and other.stated) or one.buyers.isdisjoint(other.buyers):
        return False
    return cut_short(*sorted((one.target, other.target), key=len))


@lru_cache(maxsize=50_000)
def cut_short(short: str, long: str) -> bool:
    """Whether a target's id may stand for a name of which the other is the whole."""
    words = (short.replace("-", " "), long.replace("-", " "))
    return long.startswith(f"{short}-") and likeness(*words).same is None


_BUYER = Reason(2.0, "a buyer in common")
_BUYER_AGAIN = Reason(1.5, "a buyer in common")
_ONE_GROUP = Reason(1.0, "buyers of one group")
_OTHER_INVESTORS = Reason(-1.0, "different investors of a round")
_OTHER_BUYERS = Reason(-5.0, "different buyers")


def _buyers(one: Ref, other: Ref) -> Reason | None:
    if not one.buyers or not other.buyers:
        return None
    if not one.buyers.isdisjoint(other.buyers):
        return _BUYER_AGAIN if one.again and other.again else _BUYER
    if not one.groups.isdisjoint(other.groups):
        return _ONE_GROUP
    return _OTHER_INVESTORS if one.type == other.type == "funding_round" else _OTHER_BUYERS


_SAME_TYPE = Reason(0.5, "the same type")
_LENDING = Reason(-3.0, "lending or a pledge against a purchase")
_OTHER_TYPE = Reason(-0.75, "different types")
_APART = {
    frozenset({"control", "licence"}): Reason(-1.0, "different types"),
    frozenset({"control", "equity"}): Reason(-1.5, "different types"),
}


def _types(one: Ref, other: Ref) -> Reason | None:
    if one.type == "unknown" or other.type == "unknown":
        return None
    if one.type == other.type:
        return _SAME_TYPE
    if one.family == other.family:
        return None
    families = frozenset({one.family, other.family})
    return _LENDING if families & {"debt", "pledge"} else _APART.get(families, _OTHER_TYPE)


_SAME_ROUND = Reason(3.0, "the same round")
_OTHER_ROUND = Reason(-6.0, "different rounds")


def _rounds(one: Ref, other: Ref) -> Reason | None:
    if not one.round or not other.round:
        return None
    return _SAME_ROUND if one.round == other.round else _OTHER_ROUND


_SAME_AMOUNT = Reason(2.0, "the same amount")
_FITTING = Reason(0.5, "amounts that fit")
_CLOSE = Reason(-0.25, "amounts not far apart")
_OTHER_AMOUNT = Reason(-0.5, "different amounts")
_OTHER_AMOUNT_AGAIN = Reason(-1.5, "different amounts")
_FAR = Reason(-1.0, "amounts far apart")
_FAR_AGAIN = Reason(-2.5, "amounts far apart")


def _amounts(one: Ref, other: Ref) -> Reason | None:
    if one.point is None or other.point is None:
        return None
    ratio = _ratio(one.point, other.point)
    if ratio <= 1.02:
        return _SAME_AMOUNT
    if _open(one) <= (other.high or math.inf) and _open(other) <= (one.high or math.inf):
        return _FITTING
    if ratio <= 1.35:
        return _CLOSE
    again = one.again and other.again
    if ratio <= 2:
        return _OTHER_AMOUNT_AGAIN if again else _OTHER_AMOUNT
    return _FAR_AGAIN if again else _FAR


def _open(ref: Ref) -> float:
    return 0.95 * (ref.low or 0.0)


_SAME_VALUATION = Reason(1.5, "the same valuation")
_VALUATIONS_FAR = Reason(-1.5, "valuations far apart")


def _valuations(one: Ref, other: Ref) -> Reason | None:
    if not one.valuation or not other.valuation:
        return None
    ratio = _ratio(one.valuation, other.valuation)
    if ratio <= 1.02:
        return _SAME_VALUATION
    return _VALUATIONS_FAR if ratio > 1.5 else None


_SAME_STAKE = Reason(1.0, "the same stake")
_OTHER_STAKE = Reason(-2.0, "different stakes")


def _stakes(one: Ref, other: Ref) -> Reason | None:
    if one.stake is None or other.stake is None:
        return None
    apart = abs(one.stake - other.stake)
    if apart <= 0.6:
        return _SAME_STAKE
    return _OTHER_STAKE if apart > 5 else None


_SAME_TIME = Reason(2.0, "announced at the same time")
_WEEKS = Reason(0.5, "announced within weeks")
_WEEKS_AGAIN = Reason(0.0, "announced within weeks")


def _announced(one: Ref, other: Ref) -> Reason | None:
    if not one.announced or not other.announced:
        return None
    gap = _gap(one.announced, other.announced)
    again = one.again and other.again
    if gap <= 31:
        return _SAME_TIME
    if gap <= 75:
        return _WEEKS_AGAIN if again else _WEEKS
    if gap <= 400:
        return _days_apart(-3.0 if again else -1.0, "announced", gap)
    return _days_apart(-4.0, "announced", gap)


_COMPLETED_TOGETHER = Reason(1.5, "completed at the same time")


def _completed(one: Ref, other: Ref) -> Reason | None:
    if not one.completed or not other.completed:
        return None
    gap = _gap(one.completed, other.completed)
    if gap <= 45:
        return _COMPLETED_TOGETHER
    return _days_apart(-0.5 if gap <= 200 else -3.0, "completed", gap)


_BEFORE = Reason(-4.0, "completed before it was announced")
_LONG_AFTER = Reason(-1.5, "completed long after it was announced")
_IN_TURN = Reason(0.3, "announced, then completed")


def _sequence(one: Ref, other: Ref) -> Reason | None:
    """The announcement that one dates, and the completion that only the other does."""
    if one.completed and other.announced and not one.announced:
        one, other = other, one
    if not one.announced or not other.completed or other.announced:
        return None
    gap = (other.completed[1] - one.announced[0]).days
    if gap < -31:
        return _BEFORE
    return _LONG_AFTER if gap > (400 if one.again and other.again else 1000) else _IN_TURN


_TOLD_TOGETHER = Reason(1.0, "told at the same time")


def _days(one: Ref, other: Ref) -> Reason | None:
    """When nothing dates both: how far apart the reports themselves are."""
    if (one.announced and other.announced) or (one.completed and other.completed):
        return None
    first, second = one.about, other.about
    if first is None or second is None:
        return None
    if one.talk != other.talk:
        return _talk_then_deal(one, other) if one.talk else _talk_then_deal(other, one)
    gap = abs((first - second).days)
    again = one.again and other.again
    if gap <= 60:
        return _TOLD_TOGETHER
    if gap <= 240:
        return _days_apart(-0.25 if again else 0.0, "told", gap)
    if (one if first > second else other).fresh:
        return _news_again(-2.5 if again else -1.0, gap)
    return _days_apart(-1.0 if again else -0.5, "told", gap)


_AFTER_TALKS = Reason(-0.5, "told long after the talks")
_FROM_TALKS = Reason(0.5, "talks, then the deal")
_OTHER_TALKS = Reason(-2.0, "talks that do not lead up to it")
_OTHER_TALKS_DATED = Reason(-2.5, "talks that do not lead up to it")


def _talk_then_deal(talk: Ref, deal: Ref) -> Reason | None:
    if talk.day is None or deal.about is None:
        return None
    ahead = (deal.about - talk.day).days
    if deal.announced is None and ahead > 300:
        return _AFTER_TALKS
    if -30 <= ahead <= 400:
        return _FROM_TALKS
    return _OTHER_TALKS_DATED if deal.announced else _OTHER_TALKS


@lru_cache(maxsize=50_000)
def _days_apart(weight: float, step: str, gap: int) -> Reason:
    return Reason(weight, f"{step} {gap} days apart")


@lru_cache(maxsize=50_000)
def _news_again(weight: float, gap: int) -> Reason:
    return Reason(weight, f"news again {gap} days later")


def _gap(one: Span, other: Span) -> int:
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def _ratio(one: float, other: float) -> float:
    low, high = (one, other) if one < other else (other, one)
    return high / low if low > 0 else math.inf


# The rules in their order, each with the most that it gives.
RULES: Mapping[Rule, float] = {
    _target: 0.0,
    _buyers: 2.0,
    _types: 0.5,
    _rounds: 3.0,
    _amounts: 2.0,
    _valuations: 1.5,
    _stakes: 1.0,
    _announced: 2.0,
    _completed: 1.5,
    _sequence: 0.3,
    _days: 1.0,
}
# What rules look at, and how many reports of a block must state it for them to say anything.
_LOOKS_AT: Mapping[str, Mapping[Rule, int]] = {
    "round": {_rounds: 2},
    "point": {_amounts: 2},
    "valuation": {_valuations: 2},
    "stake": {_stakes: 2},
    "announced": {_announced: 2, _sequence: 1},
    "completed": {_completed: 2, _sequence: 1},
}
