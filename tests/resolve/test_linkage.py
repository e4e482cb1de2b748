"""Joining reports of one target, few or very many."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from deals.model.judgement import Judgements
from deals.model.thresholds import UNSURE
from deals.resolve import linkage
from deals.resolve.grouping import group
from deals.resolve.matching import RULES, Ref, score, telling

FIRST = date(2010, 1, 1)


def rounds(number: int, target: str = "harbour") -> list[Ref]:
    """Reports of rounds, two of each: another buyer, amount and day for every round."""
    refs = []
    for place in range(number):
        day = FIRST + timedelta(days=700 * (place // 2))
        figure = 1e6 * (3 + place // 2)
        buyer = frozenset({f"buyer-{place // 2}"})
        refs.append(
            Ref(id=f"r{place:05}", target=target, type="minority_stake", status_order=30,
                buyers=buyer, groups=buyer, low=figure, high=figure, point=figure,
                day=day, announced=(day, day), year=day.year)
        )  # fmt: skip
    return refs


def parts(refs: list[Ref]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for told in group(refs, Judgements([])).assignments:
        found.setdefault(told.deal, set()).add(told.report)
    return {frozenset(reports) for reports in found.values()}


def test_the_two_reports_of_each_round_are_joined() -> None:
    refs = rounds(60)
    expected = {frozenset({refs[n].id, refs[n + 1].id}) for n in range(0, 60, 2)}
    assert parts(refs) == expected
    random.Random(3).shuffle(refs)  # noqa: S311
    assert parts(refs) == expected


def test_of_very_many_only_those_that_share_something_are_compared() -> None:
    refs = rounds(linkage.MANY + 100)
    compared = list(linkage._pairs(refs))
    assert len(compared) == len(refs) // 2  # each with the other report of its round
    assert parts(refs) == {frozenset({refs[n].id, refs[n + 1].id}) for n in range(0, len(refs), 2)}


def test_reports_of_one_handle_are_not_compared_at_all() -> None:
    refs = [
        Ref(id=f"r{n:05}", handle="a", target="harbour", type="debt", status_order=30)
        for n in range(3_000)
    ]
    assert len(parts(refs)) == 1


def test_rules_that_can_say_nothing_of_a_block_are_left_out() -> None:
    refs = rounds(6)
    assert telling(refs) == [
        rule for rule in RULES if rule.__name__ in {"_buyers", "_types", "_amounts", "_announced",
                                                    "_days"}
    ]  # fmt: skip
    refs[0] = replace(refs[0], stake=20.0, round="a", valuation=1e9, completed=(FIRST, FIRST))
    refs[3] = replace(refs[3], target="harbour-two", stake=21.0, valuation=2e9)
    told = {rule.__name__ for rule in telling(refs)}
    assert {"_target", "_stakes", "_valuations", "_sequence"} <= told
    assert not {"_rounds", "_completed"} & told
    for one, other in combinations(refs, 2):
        assert score(one, other, telling(refs)) == score(one, other)


def test_scores_that_cannot_reach_what_matters_are_not_finished() -> None:
    some = random.Random(5)  # noqa: S311
    refs = [
        replace(ref, stake=some.choice([None, 10.0, 40.0]), round=some.choice([None, "a", "b"]),
                type=some.choice(["minority_stake", "funding_round", "acquisition"]),
                completed=some.choice([None, (FIRST, FIRST)]), valuation=some.choice([None, 1e9]))
        for ref in rounds(40)
    ]  # fmt: skip
    pairs = list(combinations(refs, 2))
    barred = linkage._bars(list(RULES), UNSURE)
    told = [linkage._promising(one, other, barred) for one, other in pairs]
    exact = [score(one, other) for one, other in pairs]
    assert any(known is None for known in told)
    assert all(known == one or (known is None and one < UNSURE)
               for known, one in zip(told, exact, strict=True))  # fmt: skip
    for rule, most in RULES.items():
        found = [rule(one, other) for one, other in pairs]
        assert max((reason.weight for reason in found if reason), default=0.0) <= most
