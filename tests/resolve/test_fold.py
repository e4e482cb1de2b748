"""The fold: which value a deal shows, why, and since when."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from deals.model.deal import Deal
from deals.resolve.evidence import Evidence
from deals.resolve.fold import fold, versions

Make = Callable[..., Evidence]


def usd(figure: float | None = None, **more: Any) -> dict[str, Any]:
    return ({"exact": figure} if figure is not None else {}) | {"currency": "USD"} | more


@pytest.fixture
def trail(evidence: Make) -> list[Evidence]:
    """A rumour, a firmer rumour, the announcement, the completion, and a late blog."""
    talk: dict[str, Any] = {"status": "in_talks", "attribution": "people familiar"}
    return [
        evidence(
            day="2024-03-01",
            **talk,
            date={"reported": "2024-03-01"},
            amount=usd(min=2e9, qualifier="magnitude", text="multibillion-dollar"),
        ),
        evidence(
            by="Big Wire",
            day="2024-03-02",
            **talk,
            date=None,
            amount=usd(min=10e9, qualifier="more_than", text="over $10 billion"),
        ),
        evidence(
            day="2024-03-03",
            **talk,
            date=None,
            amount=usd(15e9, qualifier="about"),
            stake_percent=49,
        ),
        evidence(
            day="2024-03-06",
            status="announced",
            date={"announced": "2024-03-05"},
            attribution="company statement",
            amount=usd(14.3e9),
            stake_percent=49,
            voting=False,
            valuation={"value": 29e9, "currency": "USD"},
        ),
        evidence(
            by="Big Wire",
            day="2024-04-02",
            status="completed",
            date={"completed": "2024-04-01"},
            amount=usd(14.3e9),
        ),
        evidence(
            by="Some Blog",
            day="2024-09-01",
            status="completed",
            date=None,
            amount=usd(14.8e9, text="$14.8 billion"),
        ),
    ]


def test_the_agreed_figure_beats_the_rumours_and_the_late_blog(trail: list[Evidence]) -> None:
    deal = fold("d", trail)
    assert (deal.amount, deal.amount_qualifier, deal.currency) == (14.3e9, "exact", "USD")
    assert (deal.status, deal.status_on) == ("completed", "2024-04-01")
    assert (deal.stake_percent, deal.voting, deal.valuation) == (49, False, 29e9)
    assert (deal.announced_on, deal.year, deal.quarter, deal.month) == (
        "2024-03-05",
        2024,
        "2024-Q1",
        "2024-03",
    )
    assert deal.counts_in_totals
    assert deal.certainty == "reported_multi"
    amount = next(v for v in deal.values if v.field == "amount")
    assert amount.report == trail[4].id
    assert amount.rule.startswith("higher-ranked publisher (rank 1, the next 5)") or (
        "stronger source" in amount.rule
    )


def test_every_value_names_a_report_that_states_it(trail: list[Evidence]) -> None:
    deal = fold("d", trail)
    ids = {item.id for item in trail}
    assert {v.field for v in deal.values} >= {
        "status",
        "type",
        "amount",
        "stake_percent",
        "voting",
        "valuation",
        "announced_on",
    }
    assert all(value.report in ids for value in deal.values)


def test_conflicts_name_figures_that_cannot_both_hold(trail: list[Evidence]) -> None:
    (conflict,) = fold("d", trail).conflicts
    assert conflict.field == "amount"
    assert [c.value for c in conflict.claims if c.chosen] == ["$40 million"] or conflict.spread
    values = {c.value for c in conflict.claims}
    assert "over $10 billion" not in values  # open, and the figure fits it
    assert "$14.8 billion" in values
    assert conflict.spread == pytest.approx(14.8 / 14.3 - 1, abs=0.02)


@pytest.mark.parametrize(
    ("day", "status", "amount", "qualifier", "stake"),
    [
        ("2024-03-01", "in_talks", 2e9, "magnitude", None),
        ("2024-03-02", "in_talks", 10e9, "more_than", None),
        ("2024-03-03", "in_talks", 15e9, "about", 49),
        ("2024-03-06", "announced", 14.3e9, "exact", 49),
        ("2024-04-02", "completed", 14.3e9, "exact", 49),
    ],
)
def test_the_story_as_of_a_day(
    trail: list[Evidence], day: str, status: str, amount: float, qualifier: str, stake: int | None
) -> None:
    then = [v for v in versions("d", trail) if v.known_from and v.known_from.isoformat() <= day]
    deal = then[-1].deal
    assert deal.known_from == then[-1].known_from
    assert (deal.status, deal.amount, deal.amount_qualifier, deal.stake_percent) == (
        status,
        amount,
        qualifier,
        stake,
    )


def test_order_does_not_matter(trail: list[Evidence]) -> None:
    expected = fold("d", trail)
    for seed in range(20):
        shuffled = trail[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        assert fold("d", shuffled) == expected


def one(evidence: Make, **fields: Any) -> Deal:
    return fold("d", [evidence(**fields)])


@pytest.mark.parametrize(
    ("fields", "counts", "reason"),
    [
        ({"status": "rumoured", "date": None}, False, "not agreed"),
        ({"status": "terminated"}, False, "no money moved"),
        ({"status": "loi"}, False, "letter of intent"),
        ({"type": "capital_commitment"}, False, "pledge"),
        ({"amount": None}, False, "no amount is stated"),
        ({"amount": "undisclosed"}, False, "no amount is stated"),
        ({"amount": usd(max=5e9, qualifier="up_to")}, False, "upper bound"),
        ({"amount": {"exact": 5, "currency": "SAR"}}, False, "no amount in USD"),
        ({"type": "commercial_with_equity"}, False, "supply agreement"),
        ({"type": "recapitalisation"}, False, "ownership is reordered"),
        ({"links": [{"type": "tranche_of", "deal": "whole-2023"}]}, False, "a part of whole-2023"),
        ({"amount": usd(5e9, basis="commitment")}, False, "umbrella pledge"),
        ({"links": [{"type": "sum_of", "deal": "part-2023"}]}, False, "cumulative position"),
        ({"status": "completed"}, True, "completed, with an amount"),
    ],
)
def test_what_counts_in_totals(
    evidence: Make, fields: dict[str, Any], counts: bool, reason: str
) -> None:
    deal = one(evidence, **fields)
    assert deal.counts_in_totals is counts
    assert reason in deal.counts_reason


def test_a_foreign_amount_takes_the_rate_of_the_deals_day(evidence: Make) -> None:
    deal = one(
        evidence, amount={"exact": 1_000_000, "currency": "EUR"}, date={"announced": "2019-06-15"}
    )
    assert deal.amount_usd == pytest.approx(1_125_600, rel=0.01)
    assert deal.usd_rate_on == date(2019, 6, 14)  # a Saturday takes Friday's


def test_finer_codes_stand_beside_the_canonical_ones(evidence: Make) -> None:
    deal = one(evidence, type="acqui_hire", status="blocked")
    assert (deal.type, deal.type_detail) == ("acquisition", "acqui_hire")
    assert (deal.status, deal.status_detail) == ("terminated", "blocked")


def test_status_never_runs_backwards(evidence: Make) -> None:
    deal = fold(
        "d",
        [
            evidence(status="completed", day="2024-05-01"),
            evidence(status="announced", day="2024-06-01"),
            evidence(status="terminated", day="2024-07-01"),
        ],
    )
    assert deal.status == "completed"
    undone = fold("d", [evidence(status="completed"), evidence(status="unwound")])
    assert (undone.status, undone.status_detail) == ("terminated", "unwound")


def test_copies_of_one_origin_count_once(evidence: Make) -> None:
    copies = [
        evidence(by=f"Site {n}", source={"origin": "Big Wire", "is_copy": True}, amount=usd(1e9))
        for n in range(4)
    ]
    others = [
        evidence(by=f"Own {n}", source={"kind": "news_rewrite"}, amount=usd(2e9)) for n in range(2)
    ]
    ranked = [evidence(by="Big Wire", source={"kind": "news_rewrite"}, amount=usd(2e9))]
    deal = fold("d", copies + others + ranked)
    assert deal.origins_count == 3
    assert deal.amount == 2e9


def test_a_month_gives_no_day_and_a_year_no_quarter(evidence: Make) -> None:
    month = one(evidence, date={"announced": "2024-03"})
    assert (month.announced_on, month.month, month.quarter) == ("2024-03", "2024-03", "2024-Q1")
    year = one(evidence, date={"announced": "2024"})
    assert (year.announced_on, year.year, year.quarter, year.month) == ("2024", 2024, None, None)


def test_a_step_that_no_report_dates_is_inferred_and_marked(evidence: Make) -> None:
    deal = one(evidence, status="completed", date=None, day="2024-05-07")
    (event,) = deal.events
    assert (event.happened_on, event.inferred) == ("../2024-05-07", True)
    assert deal.completed_on is None


def test_an_expected_completion_has_not_happened(evidence: Make) -> None:
    deal = one(
        evidence, status="announced", date={"announced": "2024-03-05", "completed": "2025-01"}
    )
    assert deal.status == "announced"
    assert deal.completed_on is None


@pytest.mark.parametrize(
    ("status", "dates", "expected"),
    [
        ("completed", {"completed": "2031"}, "announced"),
        ("completed", {"completed": "2024-03"}, "completed"),
        ("terminated", {"terminated": "2024-06-01"}, "announced"),
        ("loi", {"announced": "2024-03-09"}, "announced"),
    ],
)
def test_an_end_that_a_report_dates_after_its_own_day_has_not_happened(
    evidence: Make, status: str, dates: dict[str, str], expected: str
) -> None:
    deal = one(evidence, status=status, date=dates, day="2024-03-06")
    assert deal.status == expected
    assert (deal.status_detail == "loi") is (status == "loi")


def test_undated_reports_are_placed_by_the_steps(evidence: Make) -> None:
    talk = evidence(status="in_talks", day=None, date=None)
    told = evidence(status="in_talks", day="2024-03-01")
    done = evidence(status="announced", day="2024-03-06", date={"announced": "2024-03-05"})
    states = versions("d", [talk, told, done])
    assert [state.deal.reports_count for state in states] == [1, 2, 3]
    assert states[1].known_from == date(2024, 3, 5)  # talk ends where the agreed deal begins


def test_different_currencies_are_compared_in_dollars(evidence: Make) -> None:
    same = fold(
        "d",
        [
            evidence(amount=usd(1_126e6), date={"announced": "2019-06-14"}),
            evidence(amount={"exact": 1e9, "currency": "EUR"}, date={"announced": "2019-06-14"}),
        ],
    )
    assert not same.conflicts
    apart = fold(
        "d", [evidence(amount=usd(2e9)), evidence(amount={"exact": 1e9, "currency": "EUR"})]
    )
    assert [c.field for c in apart.conflicts] == ["amount"]


def test_before_and_after_the_money_is_no_conflict(evidence: Make) -> None:
    deal = fold(
        "d",
        [
            evidence(valuation={"value": 10e9, "currency": "USD", "basis": "pre_money"}),
            evidence(valuation={"value": 12e9, "currency": "USD", "basis": "post_money"}),
        ],
    )
    assert not deal.conflicts


def test_types_conflict_by_their_canonical_codes(evidence: Make) -> None:
    assert not fold("d", [evidence(type="acquisition"), evidence(type="buyout")]).conflicts
    (conflict,) = fold("d", [evidence(type="acquisition"), evidence(type="merger")]).conflicts
    assert conflict.field == "type"
    assert conflict.spread is None


def test_a_deal_needs_a_report() -> None:
    with pytest.raises(ValueError, match="has no report"):
        fold("d", [])


@pytest.mark.parametrize(
    ("one", "other", "suspicion"),
    [
        (7.1e9, 71e9, "a digit too many or too few?"),
        (3e6, 3e9, "million for billion?"),
        (435.74e9, 437.54e9, None),
        (5e9, 8e9, None),
        (14.3e9, 13.4e9, "two digits swapped?"),
        (1.43e9, 2.45e9, None),
    ],
)
def test_slips_are_suspected(
    evidence: Make, one: float, other: float, suspicion: str | None
) -> None:
    found = fold("d", [evidence(amount=usd(one)), evidence(amount=usd(other))]).conflicts
    said = found[0].suspicion if found else None
    assert (said or "").split(":")[0] == (suspicion or "")


def test_an_amount_from_the_talk_before_does_not_count(evidence: Make) -> None:
    deal = fold("d", [
        evidence(status="in_talks", date=None, day="2024-01-01"),
        evidence(status="completed", amount=None),
    ])  # fmt: skip
    assert deal.amount == 40e6
    assert (deal.counts_in_totals, deal.counts_reason) == (
        False,
        "the only amount is from talk before the deal",
    )


def test_an_exact_figure_goes_before_a_rounded_one_that_it_fits(evidence: Make) -> None:
    deal = fold("d", [
        evidence(by="Big Wire", amount=usd(22e9, qualifier="about")),
        evidence(amount=usd(21.8e9)),
    ])  # fmt: skip
    assert deal.amount == 21.8e9


def test_a_completed_report_is_not_placed_on_the_day_of_the_announcement(evidence: Make) -> None:
    deal = fold("d", [evidence(status="completed", day=None, date={"announced": "2020-10"})])
    (event,) = [e for e in deal.events if e.status == "completed"]
    assert (event.happened_on, event.earliest) == (None, None)
    states = versions("d", [
        evidence(status="completed", day=None, date={"announced": "2022-01"}, id="undated"),
        evidence(status="completed", day="2023-10-14", date={"completed": "2023-10-13"}),
    ])  # fmt: skip
    assert [str(state.known_from) for state in states] == ["2023-10-13", "2023-10-14"]


def test_what_a_value_says_is_never_nothing(evidence: Make) -> None:
    deal = one(evidence, amount="undisclosed", status="completed", date=None, day=None)
    assert {v.field: v.value for v in deal.values}["amount"] == "undisclosed"
    assert all(value.value is not None for value in deal.values)


@pytest.mark.parametrize(
    ("fields", "stalls_on"),
    [
        ({"status": "in_talks", "date": None, "day": "2024-02-29"}, date(2026, 2, 28)),
        ({"status": "rumoured", "date": None, "day": "2024-03-06"}, date(2026, 3, 6)),
        ({"status": "loi", "day": "2024-03-06"}, date(2026, 3, 6)),
        ({"status": "in_talks", "date": None, "day": None}, None),
        ({"status": "announced"}, None),
        ({"status": "denied", "date": None}, date(2026, 3, 6)),
    ],
)
def test_silence_after_talk_stalls_a_deal(
    evidence: Make, fields: dict[str, Any], stalls_on: date | None
) -> None:
    assert one(evidence, **fields).stalls_on == stalls_on


def test_news_puts_the_stall_off(evidence: Make) -> None:
    first = evidence(status="rumoured", date=None, day="2020-01-10")
    later = evidence(status="in_talks", date=None, day="2021-05-01")
    states = versions("d", [first, later])
    assert [state.deal.stalls_on for state in states] == [date(2022, 1, 10), date(2023, 5, 1)]


def rungs(deal: Deal) -> dict[str, float | None]:
    return {rung.step: rung.amount_low for rung in deal.funding}


def test_a_letter_of_intent_binds_nothing(evidence: Make) -> None:
    letter = evidence(
        status="loi", amount=usd(max=100e9, qualifier="up_to", basis="commitment"), day="2025-09-22"
    )
    deal = fold("d", [letter])
    assert [rung.step for rung in deal.funding] == ["headline", "binding"]
    headline, binding = deal.funding
    assert (headline.amount_high, headline.report) == (100e9, letter.id)
    assert (binding.amount_low, binding.report) == (None, None)
    assert "letter of intent" in binding.rule


def test_headline_binding_and_funded_stand_apart(evidence: Make) -> None:
    deal = fold("d", [
        evidence(status="announced", amount=usd(40e9, basis="commitment")),
        evidence(status="signed", amount=usd(30e9)),
        evidence(status="completed", amount=usd(10e9, basis="funded_to_date"), day="2024-06-01"),
    ])  # fmt: skip
    assert rungs(deal) == {"headline": 40e9, "binding": 30e9, "funded": 10e9}


def test_a_completion_does_not_replace_the_headline(evidence: Make) -> None:
    deal = fold("d", [
        evidence(status="loi", amount=usd(max=100e9, qualifier="up_to", basis="commitment")),
        evidence(status="completed", amount=usd(10e9), day="2025-06-01"),
    ])  # fmt: skip
    assert [(rung.step, rung.amount_high) for rung in deal.funding] == [
        ("headline", 100e9), ("binding", 10e9), ("funded", 10e9)
    ]  # fmt: skip


def test_a_leg_said_to_bind_is_the_binding_amount(evidence: Make) -> None:
    legs = [
        {"what": "cash", "amount": usd(5e9), "binding": "binding"},
        {"what": "cash", "amount": usd(20e9), "binding": "conditional"},
    ]
    deal = one(evidence, status="announced", amount=usd(25e9, basis="contingent_max"), legs=legs)
    assert rungs(deal) == {"headline": 25e9, "binding": 5e9}


def test_one_amount_needs_no_ladder(evidence: Make) -> None:
    assert one(evidence, status="completed").funding == ()


def test_votes_and_holdings_stand_apart_from_the_stake(evidence: Make) -> None:
    deal = fold("d", [
        evidence(stake_percent=25, voting_percent=40, stake_before=5, stake_after=30),
        evidence(stake_percent=25, voting_percent=45),
    ])  # fmt: skip
    assert (deal.stake_percent, deal.stake_before, deal.stake_after) == (25, 5, 30)
    assert [c.field for c in deal.conflicts] == ["voting_percent"]
