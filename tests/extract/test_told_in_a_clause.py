"""Sides told in a clause of their own: what the other side did, stakes that were held, licences."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    "text",
    [
        "Birch has agreed to open its books to Alder Capital after the private equity firm raised "
        "its offer to £2.10 a share.",
        "Alder Capital has withdrawn a $143 billion offer to buy Birch, backing away after the "
        "soup maker rejected the bid as too low.",
        "Birch rejected a bid from Alder Capital after the buyout firm raised its offer.",
        "Alder Capital dropped its bid for Birch after the brewer's board turned down the offer.",
    ],
)
def test_what_the_other_side_did(reports: Read, text: str) -> None:
    check_told(reports, text, ("Alder Capital",), "Birch")


@pytest.mark.parametrize(
    ("text", "sellers", "target"),
    [
        ("Ivan Brode has sold the 29.4 pct stake he held in Birch Corp to Alder Inc for 80 mln "
         "dlrs.", ("Ivan Brode",), "Birch Corp"),
        ("Cedar Corp sold the stake it held in Birch Inc.", ("Cedar Corp",), "Birch Inc"),
        ("Alder agreed to buy the 30 pct stake in Birch Foods held by Cedar Group.",
         ("Cedar Group",), "Birch Foods"),
        ("Birch Tools, Inc. said it has entered into an asset purchase agreement with an affiliate "
         "of Alder Capital, under which Birch proposes to sell its assets.",
         (), "Birch Tools, Inc."),
    ],
)  # fmt: skip
def test_stakes_and_assets_that_were_held(
    reports: Read, text: str, sellers: tuple[str, ...], target: str
) -> None:
    (report,) = told(reports, text)
    assert (report.sellers, report.target) == (sellers, target)
    assert report.investors in {(), ("Alder",), ("Alder Inc",), ("Alder Capital",)}


def test_a_licence_that_is_paid_for(reports: Read) -> None:
    text = (
        "Alder agreed to pay Birch AI $650 million in licensing fees for its technology and has "
        "hired its co-founders."
    )
    check_told(reports, text, ("Alder",), "Birch AI", type="licence_and_hire")


def test_who_once_put_money_in(reports: Read) -> None:
    text = (
        "Birch will receive $25 million, while investors like Alder and Cedar, who put $414 "
        "million into the company, will get their money back."
    )
    assert told(reports, text) == []


def test_where_the_founders_come_from(reports: Read) -> None:
    text = (
        "Birch Therapeutics, a start-up formed last year by scientists from the University of "
        "Norland, announced completion of $5 million in Series A financing led by Alder Ventures."
    )
    check_told(reports, text, ("Alder Ventures",), "Birch Therapeutics")


def test_what_only_its_owner_names(reports: Read) -> None:
    text = (
        "The owner of the Daily and Sunday Birch completed the sale of the newspapers to Alder "
        "Group for £665m yesterday."
    )
    check_told(reports, text, ("Alder Group",), "Birch")


def test_a_release_below_several_headlines(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Tools Initiates Restructuring",
        "Receives Commitment for Additional Financing",
        "Sale to Be Implemented Through Court Process",
        "Birch Tools Operations Continue Without Interruption",
        'AKRON, Ohio, Jan. 28, 2013 (GLOBE NEWSWIRE) -- Birch Tools, Inc. ("the Company") today '
        "announced that it has entered into an asset purchase agreement with an affiliate of Alder "
        "Capital, under which Birch Tools proposes to sell its assets as a going concern.",
    )
    assert (report.investors, report.target) == (("Alder Capital",), "Birch Tools, Inc.")
    assert report.type == "asset_purchase"


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("A spokeswoman said Alder AB will receive Birch shares as payment for its unit, giving "
         "the Swedish group 15 pct of the stock.", ("Alder AB",), "Birch"),
        ("The race to buy Birch Broadcast has been narrowed to four bidders, leaving Alder "
         "Partners - the company advised by Ivan Brode - with a strong chance to take over the "
         "corporation's distribution business.", ("Alder Partners",), "Birch Broadcast"),
    ],
)  # fmt: skip
def test_what_is_left_or_paid(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    check_told(reports, text, investors, target)
