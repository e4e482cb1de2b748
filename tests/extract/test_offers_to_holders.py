"""Offers to those who hold the shares, investments to be made, media that deal themselves."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    "text",
    [
        "Alder Holdings AB has today announced a public offer to the shareholders of Fern Tools "
        "AB.",
        "Alder Holdings AB announces a recommended public cash offer to the shareholders in Fern "
        "Tools AB.",
        "Alder Holdings AB has made a mandatory takeover bid to all the shareholders of Fern Tools "
        "AB.",
    ],
)
def test_an_offer_to_the_shareholders_is_for_the_company(reports: Read, text: str) -> None:
    check_told(
        reports, text, ("Alder Holdings AB",), "Fern Tools AB", type="acquisition",
        status="announced",
    )  # fmt: skip


def test_an_offer_to_its_own_shareholders_buys_nobody(reports: Read) -> None:
    assert told(reports, "Alder AB has made a cash offer to the shareholders of Alder AB.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder Fund has entered into an agreement to make a strategic investment in Fern Tools, "
         "a maker of saws.", "announced"),
        ("Alder Fund will make a significant minority investment in Fern Tools.", "announced"),
        ("Alder Fund has made a strategic investment in Fern Tools.", "completed"),
    ],
)  # fmt: skip
def test_an_investment_to_be_made_needs_no_sum(reports: Read, text: str, status: str) -> None:
    check_told(reports, text, ("Alder Fund",), "Fern Tools", type="minority_stake", status=status)


def test_a_pact_with_a_holder_is_of_whom_the_sentence_speaks(reports: Read) -> None:
    found = told(
        reports,
        "Harbour Telecom said it had entered into conditional agreements with state investor "
        "Larch Holdings to acquire 21 per cent of Fern Tools and 7.39 per cent of Birch Mills.",
    )
    assert [(r.investors, r.target, r.stake_percent) for r in found] == [
        (("Harbour Telecom",), "Fern Tools", 21.0),
        (("Harbour Telecom",), "Birch Mills", 7.39),
    ]


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Reuters has agreed to buy Fern Data for $110 million.", "Reuters", "Fern Data"),
        ("Harbour Group has sold Fern Data to Reuters.", "Reuters", "Fern Data"),
        ("Harbour Group told Reuters it has agreed to buy Fern Data.", "Harbour Group",
         "Fern Data"),
        ("Harbour Group has agreed to buy Fern Data, according to Reuters.", "Harbour Group",
         "Fern Data"),
    ],
)  # fmt: skip
def test_a_medium_may_be_a_side(reports: Read, text: str, buyer: str, target: str) -> None:
    check_told(reports, text, (buyer,), target)


def test_a_thing_in_brackets_acts_for_nobody(reports: Read) -> None:
    check_told(
        reports,
        "Alder Software hopes to break into the medium-sized enterprise (SME) market with the "
        "acquisition of Fern Systems.",
        ("Alder Software",),
        "Fern Systems",
    )


def test_a_chain_that_is_sold_is_not_its_owner(reports: Read) -> None:
    text = "Larch Stores is considering selling its chain of shoe shops."
    check_told(reports, text, (), "chain of shoe shops", sellers=("Larch Stores",))


def test_an_owner_in_capitals_is_cut_off(reports: Read) -> None:
    (report,) = told(
        reports,
        "BRIAN HOLM'S Alder Corporation has tabled a $146 million bid for Fern Television.",
        "Holm, a shareholder of Fern Television, said he was confident.",
    )
    assert (report.investors, report.target) == (("Alder Corporation",), "Fern Television")
