"""Which reports are one deal."""

import random
from datetime import date
from typing import Any

import pytest

from deals.model.codes import STATUSES
from deals.resolve.grouping import group, targets_alike
from deals.resolve.matching import Ref, compare


def ref(key: str, *, status: str = "announced", day: str | None = None, **fields: Any) -> Ref:
    amount = fields.pop("amount", None)
    announced = fields.pop("announced", None)
    buyers = frozenset(fields.pop("buyers", {"northwind"}))
    when = date.fromisoformat(day) if day else None
    if announced:
        fields["announced"] = (date.fromisoformat(announced),) * 2
        when = when or date.fromisoformat(announced)
    if amount:
        fields |= {"low": amount, "high": amount, "point": amount}
    base: dict[str, Any] = {"target": "harbour", "type": "funding_round", "year": 2024}
    return Ref(
        id=key,
        status_order=STATUSES.order(status),
        buyers=buyers,
        groups=buyers,
        day=when,
        **(base | fields),
    )


def deals(*refs: Ref) -> dict[str, str]:
    return {a.report: a.deal for a in group(refs).assignments}


def together(*refs: Ref) -> bool:
    return len(set(deals(*refs).values())) == 1


def test_handles_are_the_deal() -> None:
    found = deals(ref("a", handle="x"), ref("b", handle="x", target="other"), ref("c", handle="y"))
    assert found == {"a": "x", "b": "x", "c": "y"}


def test_an_offering_is_a_deal_of_its_own_or_one_that_records_call_otherwise() -> None:
    notices = [
        ref("n1", offering="form-d-1-2024-03-05", buyers=set(), day="2024-03-12", amount=5e6),
        ref("n2", offering="form-d-1-2024-03-05", buyers=set(), day="2024-09-12", amount=5e6),
    ]
    alone = deals(*notices)
    assert set(alone.values()) == {"form-d-1-2024-03-05"}
    told = ref("a", handle="harbour-seed", announced="2024-03-06", amount=5e6)
    assert set(deals(*notices, told).values()) == {"harbour-seed"}
    larger = ref("b", handle="harbour-b", announced="2024-03-06", amount=90e6)
    assert deals(*notices, larger) == alone | {"b": "harbour-b"}


def test_two_offerings_are_two_deals() -> None:
    found = deals(
        ref("n1", offering="form-d-1-2024-03-05", buyers=set(), day="2024-03-12", amount=5e6),
        ref("n2", offering="form-d-1-2024-03-19", buyers=set(), day="2024-03-20", amount=5e6),
        ref("a", announced="2024-03-06", amount=5e6),
    )
    assert found["n1"] != found["n2"]


def test_rumour_announcement_completion_and_retrospective_are_one_deal() -> None:
    assert together(
        ref("a", type="acquisition", status="rumoured", day="2024-02-01", amount=9e9),
        ref("b", type="acquisition", announced="2024-03-05", amount=10e9),
        ref(
            "c",
            type="acquisition",
            status="completed",
            day="2024-11-02",
            completed=(date(2024, 11, 1),) * 2,
        ),
        ref("d", type="acquisition", status="completed", day="2026-05-01", amount=10e9),
    )


def test_a_target_whose_name_is_cut_short_is_known_by_its_buyer_amount_and_days() -> None:
    whole = {"target": "harbour-robotics", "type": "acquisition", "amount": 9e9}
    short = whole | {"target": "harbour"}
    assert together(ref("a", **whole, day="2024-02-01"), ref("b", **short, day="2024-02-03"))
    for other in (
        short | {"buyers": {"rival"}},
        short | {"amount": 2e9},
        short | {"target": "harbour-ventures"},
    ):
        assert not together(
            ref("a", **whole, day="2024-02-01"), ref("b", **other, day="2024-02-03")
        )
    stated = {"stated": True, "day": "2024-02-01"}
    assert not together(ref("a", **whole, **stated), ref("b", **short, **stated))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"round": "series a"}, {"round": "series b"}, id="rounds"),
        pytest.param(
            {"announced": "2024-01-10", "amount": 2e8},
            {"announced": "2024-09-10", "amount": 5e8},
            id="months-apart",
        ),
        pytest.param(
            {"type": "acquisition"}, {"type": "acquisition", "buyers": {"rival"}}, id="rival-bids"
        ),
        pytest.param(
            {"type": "funding_round", "amount": 1e9},
            {"type": "debt", "amount": 2e9},
            id="loan-beside-the-round",
        ),
        pytest.param({"target": "harbour"}, {"target": "ashore"}, id="targets"),
    ],
)
def test_different_deals_stay_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not together(ref("a", **one), ref("b", **other))


def test_a_report_joins_the_handle_that_it_fits() -> None:
    found = deals(
        ref("a", handle="first", round="series a", announced="2023-01-10"),
        ref("b", handle="second", round="series b", announced="2024-06-10"),
        ref("c", announced="2024-06-11", round="series b"),
    )
    assert found["c"] == "second"


def test_two_handles_never_become_one() -> None:
    same: dict[str, Any] = {"announced": "2024-06-10", "amount": 1e9}
    assert deals(ref("a", handle="x", **same), ref("b", handle="y", **same)) == {"a": "x", "b": "y"}


def test_ids_are_readable_and_told_apart() -> None:
    found = deals(
        ref("a", type="acquisition", announced="2024-03-05"),
        ref("b", round="series b", announced="2024-06-10", target="ashore"),
        ref("c", handle="rival-harbour-2024", buyers={"third"}, type="acquisition"),
        ref("d", buyers={"rival"}, type="acquisition", announced="2024-04-01"),
    )
    assert found["a"] == "northwind-harbour-2024"
    assert found["b"] == "ashore-series-b-2024"
    assert found["d"].startswith("rival-harbour-2024-")


def test_every_report_has_a_reason() -> None:
    same = {"announced": "2024-06-10", "amount": 1e9}
    reasons = {
        a.report: a.reason
        for a in group([ref("a", **same), ref("b", **same), ref("c", target="z")]).assignments
    }
    assert reasons["a"].startswith("announced at the same time, the same amount, a buyer")
    assert reasons["c"] == "the only report"


def test_what_is_not_sure_stays_apart_and_is_a_candidate() -> None:
    found = group(
        [
            ref("a", announced="2024-03-05", amount=1e9),
            ref("b", announced="2024-05-05", amount=1.3e9, type="minority_stake"),
        ]
    )
    assert len({a.deal for a in found.assignments}) == 2
    (pair,) = found.candidates
    assert "but amounts not far apart" in pair.reasons
    assert 0.5 <= pair.score < 1.5


def test_comparing_is_symmetric_and_order_does_not_matter() -> None:
    generator = random.Random(7)  # noqa: S311
    refs = [
        ref(
            f"r{n:02}",
            buyers={f"b{generator.randrange(4)}", f"b{generator.randrange(4)}"},
            target=f"t{n % 3}",
            amount=generator.choice([None, 1e9, 1.2e9, 5e9]),
            announced=generator.choice([None, "2024-01-10", "2024-02-01", "2025-02-01"]),
            status=generator.choice(["in_talks", "announced", "completed"]),
            handle="h" if n == 4 else None,
        )
        for n in range(60)
    ]
    for one in refs[:12]:
        for other in refs[:12]:
            assert compare(one, other).score == compare(other, one).score
    expected = deals(*refs)
    for _ in range(10):
        generator.shuffle(refs)
        assert deals(*refs) == expected


def test_a_name_from_which_many_go_on_is_none_of_them_cut_short() -> None:
    stem = ("harbour", "northwind")
    few = [stem, *((f"harbour-{word}", "northwind") for word in ("ai", "bio"))]
    many = [stem, *((f"harbour-{word}", "northwind") for word in ("ai", "bio", "data", "labs"))]
    assert len(list(targets_alike(few, set()))) == 2
    assert list(targets_alike(many, set())) == []
