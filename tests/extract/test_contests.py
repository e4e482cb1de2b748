"""Contests for a company: offers from nobody who is named, groups that give up, who may look at the
books, who joins the race, whose bid wins."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "buyers", "status"),
    [
        ("Holm Retail Ltd said it would let a consortium led by the buyout firm Alder Equity carry "
         "out due diligence after it raised its offer.", ("Alder Equity",), "announced"),
        ("Holm Retail Ltd has opened its books to Alder Equity, it said.", ("Alder Equity",),
         "in_talks"),
        ("A consortium backed by US buyout firm Alder Equity has become the third bidder for Holm "
         "Retail Ltd.", ("Alder Equity",), "announced"),
        ("Alder Equity, the buyout house, has won the backing of Holm Retail Ltd's board for a "
         "£90m takeover.", ("Alder Equity",), "announced"),
        ("Shares in London-based toy seller Holm Retail Ltd rose after a paper said that Sweden's "
         "Alder Equity was in early talks about an offer.", ("Alder Equity",), "in_talks"),
    ],
)  # fmt: skip
def test_who_is_in_the_contest(
    reports: Read, text: str, buyers: tuple[str, ...], status: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.status) == (buyers, "Holm Retail Ltd", status)


def test_offers_from_several_who_are_not_named(reports: Read) -> None:
    (report,) = told(
        reports,
        "Conglomerate Alder Group has received non-binding offers from three suitors for its "
        "controlling stake in paint maker Birch SA.",
    )
    assert (report.sellers, report.investors) == (("Alder Group",), ())
    assert (report.target, report.type) == ("Birch SA", "majority_stake")


def test_a_group_that_gives_up_and_who_it_is(reports: Read) -> None:
    (report,) = told(
        reports,
        "The consortium seeking to buy Birch United has withdrawn its £30m bid.",
        "The group, made up of Alder Equity and Cedar Fund, said it was pulling out.",
    )
    assert (report.target, report.status) == ("Birch United", "terminated")
    assert report.investors == ("Alder Equity", "Cedar Fund")


def test_who_made_the_winning_bid(reports: Read) -> None:
    (report,) = told(
        reports,
        "A little-known company has bought a 74% stake in the oil producer Birch SA at an auction.",
        "Alder Invest, which was registered three weeks ago, made the winning bid.",
    )
    assert (report.investors, report.target, report.stake_percent) == (
        ("Alder Invest",), "Birch SA", 74
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp and Birch Corp will work together, Jo Holm said when asked whether Alder might "
        "take a stake in Birch.",
        "Holm Retail Ltd said it would let a consultancy look at its shops.",
        "Alder Group has received several offers of help from its customers.",
        "The group seeking to buy time has withdrawn its motion against Birch United.",
    ],
)
def test_no_contest(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_who_was_invited_to_bid(reports: Read) -> None:
    (report,) = told(
        reports,
        "Oil company Alder has shortlisted three suitors for its North Sea fields, people close to "
        "the sale said.",
        "Private equity-backed Birch Energy, Norway's Cedar Oil and Fern Resources were invited to "
        "submit binding offers by June.",
    )
    assert report.sellers == ("Alder",)
    assert report.investors == ("Birch Energy", "Cedar Oil", "Fern Resources")


@pytest.mark.parametrize(
    "text",
    [
        "Alder Equity has pulled out of its £29m attempt to buy Birch United.",
        "Alder Equity has abandoned its bid to take over Birch United.",
    ],
)
def test_an_attempt_that_is_given_up(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.status) == (
        ("Alder Equity",), "Birch United", "terminated"
    )  # fmt: skip


def test_a_plan_that_a_court_approves(reports: Read) -> None:
    (report,) = told(
        reports,
        "The tribunal on Tuesday approved the resolution plan submitted by Alder Group for "
        "debt-ridden Birch Ispat.",
    )
    assert (report.investors, report.target) == (("Alder Group",), "Birch Ispat")


def test_managers_and_who_backs_them(reports: Read) -> None:
    (report,) = told(
        reports,
        "The management of bus and coach builder Birch Motors has bought the company from its "
        "German parent.",
        "The £28m buy-out, led by managing director Jo Holm, is backed by venture capital firm "
        "Alder Equity, which will own 45% of the shares.",
    )
    assert report.target == "Birch Motors"
    assert "Alder Equity" in report.investors


def test_groups_in_number_that_are_named_later(reports: Read) -> None:
    (report,) = told(
        reports,
        "Four groups have submitted bids for a controlling stake in Birch Cement, the"
        " privatisation "
        "board said.",
        "Among those in the running are France's Alder SA and Cedar Group.",
    )
    assert (report.target, report.type) == ("Birch Cement", "majority_stake")
    assert report.investors == ("Alder SA", "Cedar Group")


def test_who_is_chosen_among_those_who_bid(reports: Read) -> None:
    (report,) = told(
        reports,
        "The Danish government has chosen Alder Energy as the preferred buyer for a 66 percent "
        "stake in Birch Ports SA.",
    )
    assert (report.investors, report.target) == (("Alder Energy",), "Birch Ports SA")
    assert (report.type, report.stake_percent) == ("majority_stake", 66)


def test_who_was_approached_by_nobody_who_is_named(reports: Read) -> None:
    (report,) = told(
        reports,
        "Shares in Birch Inns plc rose 12 percent after the pub operator said it had been "
        "approached about a possible offer.",
    )
    assert (report.investors, report.target) == ((), "Birch Inns plc")
    assert (report.type, report.status) == ("acquisition", "in_talks")


def test_leaving_a_country_ends_no_deal(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Foods said it would pull out of the Russian market after it agreed to buy Birch "
        "Mills Ltd for $40 million.",
    )
    assert (report.target, report.status) == ("Birch Mills Ltd", "announced")
