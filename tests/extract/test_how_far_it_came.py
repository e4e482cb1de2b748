"""How far a deal has come: tries in vain, talks, offers, promises; who says so, on what terms."""

import pytest

from tests.extract.telling import Read, agency, check_told, told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder Corp gave up an unsuccessful attempt to acquire Birch Corp.", "terminated"),
        ("The board's vote scuppered the planned £3bn takeover of Birch Corp by Alder Inc.",
         "terminated"),
        ("Alder Corp said it seeks to acquire Birch Inc. It has offered 7.07 dlrs per share for "
         "all Birch shares, it said.", "announced"),
        ("Alder Corp said it is interested in buying Birch Inc. The chairman said Elm Beer had "
         "offered $30 a share.", "in_talks"),
    ],
)  # fmt: skip
def test_how_far_a_purchase_came(reports: Read, text: str, status: str) -> None:
    assert status in [report.status for report in told(reports, text)]


def test_a_sale_after_a_try_in_vain(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Corp sold its 9 per cent holding in Birch Corp after an unsuccessful campaign to "
        "acquire control of Birch.",
    )
    assert (report.sellers, report.target, report.status) == (
        ("Alder Corp",),
        "Birch Corp",
        "completed",
    )


def test_talks_on_forming_a_venture(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Energy has held preliminary talks with Petrobirch and Sinocedar on forming a joint "
        "venture to build refineries.",
    )
    assert {*report.investors, report.target} == {"Alder Energy", "Petrobirch", "Sinocedar"}
    assert (report.type, report.status) == ("joint_venture", "in_talks")


def test_a_loan_that_is_promised(reports: Read) -> None:
    check_told(
        reports,
        "Birch Corp has obtained commitments for a $200 million credit facility from Alder "
        "Capital; the funding is expected to close in January.",
        ("Alder Capital",),
        "Birch Corp",
        type="debt",
        status="announced",
    )


def test_his_controlling_stake(reports: Read) -> None:
    (report,) = told(
        reports,
        "Jo Holm, chairman of Birch Foods, has agreed to sell his controlling stake in Birch "
        "Foods, the company said.",
    )
    assert (report.target, report.type, report.sellers) == (
        "Birch Foods",
        "majority_stake",
        ("Jo Holm",),
    )


def test_words_enclosed_between_verb_and_object(reports: Read) -> None:
    check_told(
        reports,
        "Alder Holdings will acquire, via tender offer, all outstanding shares of Birch Gear for "
        "JPY1,380 per share.",
        ("Alder Holdings",),
        "Birch Gear",
        type="acquisition",
        status="announced",
    )


def test_a_company_taken_private_by_nobody_named(reports: Read) -> None:
    check_told(
        reports,
        "Birch Bars, the pub chain, has been taken private in a £1.8bn deal.",
        (),
        "Birch Bars",
        type="acquisition",
        status="completed",
    )


def test_acceptances_of_a_bid(reports: Read) -> None:
    check_told(
        reports,
        "Alder Group said it has received valid acceptances from shareholders representing 33.5% "
        "of Birch Bars.",
        ("Alder Group",),
        "Birch Bars",
        type="acquisition",
        status="announced",
    )


def test_a_sum_or_more_into_a_unit(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Holdings is in late-stage talks to invest $1 billion or more into Birch Group's "
        "payments unit.",
    )
    assert (report.target, report.status) == ("Birch Group's payments unit", "in_talks")


@pytest.mark.parametrize(
    "text",
    [
        "The disposal makes Birch Corp a more attractive target for a merger with Cedar plc.",
        "The ruling effectively scotches any merger between Alder Corp and Birch Inc.",
    ],
)
def test_mergers_that_are_only_supposed(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Alder Corp agreed to buy Birch Inc, the Journal said.", None),
        ("Bloomberg reported that Alder Corp agreed to buy Birch Inc.", None),
        ("Alder Corp agreed to buy Birch Inc, a site reported, citing documents.", None),
        ("Alder Media said it agreed to buy Birch Inc.", "company statement"),
    ],
)
def test_who_says_so(reports: Read, text: str, attribution: str | None) -> None:
    (report,) = told(reports, text)
    assert report.attribution == attribution


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The deal is subject to regulatory approval, is expected to be completed in May.",
         "regulatory approval"),
        ("The deal is subject to approval by holders, and the transaction is valued at $40 mln.",
         "approval by holders"),
        ("The deal is subject to board approval and is expected to close in May.",
         "board approval"),
    ],
)  # fmt: skip
def test_where_a_condition_ends(reports: Read, text: str, condition: str) -> None:
    (report,) = agency(reports, f"Alder Corp said it agreed to buy Birch Inc. {text}")
    assert report.conditions == (condition,)


def test_a_stake_by_who_held_it(reports: Read) -> None:
    (report,) = told(reports, "Alder Corp said it sold the 9 pct stake it held in Birch Co.")
    assert (report.target, report.status, report.stake_percent) == ("Birch Co", "completed", 9)


def test_commitments_for_money(reports: Read) -> None:
    check_told(
        reports,
        "Birch Ltd. announced today that it has secured commitments for $250 million of new money "
        "financing from Alder Capital.",
        ("Alder Capital",),
        "Birch Ltd.",
        type="debt",
        status="announced",
    )
