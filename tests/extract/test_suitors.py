"""Suitors on a shortlist, drawn by interest, or staying away; and stakes told by their price."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "buyers", "target", "status"),
    [
        ("Private equity funds Alder Partners and Cedar SpA and Hong Kong's Elm Harvest Group have "
         "been shortlisted to bid for Italian lingerie brand Birchina, three sources close to the "
         "matter said on Tuesday.", {"Alder Partners", "Cedar SpA", "Elm Harvest Group"},
         "Birchina", "rumoured"),
        ("German drugmaker Birch Pharma has attracted takeover interest from buyout groups Alder "
         "Capital and Cedar Partners, sources said.", {"Alder Capital", "Cedar Partners"},
         "Birch Pharma", "rumoured"),
        ("Shares in Birch Medical, the hip maker, fell 17 per cent after the American group Alder "
         "said that it did not intend to make an offer.", {"Alder"}, "Birch Medical", "terminated"),
    ],
)  # fmt: skip
def test_suitors(reports: Read, text: str, buyers: set[str], target: str, status: str) -> None:
    (report,) = told(reports, text)
    assert (set(report.investors), report.target, report.status) == (buyers, target, status)


def test_a_joint_bid_for_what_was_told_before(reports: Read) -> None:
    (report,) = told(
        reports,
        "Bids for Birch Cablevision, the bankrupt operator, are expected to top $7 billion, people "
        "close to the process said.",
        "Alder Communications Inc., the third-largest cable company, and Cedar Cable have been "
        "discussing a joint bid under which they would divide its subscribers.",
    )
    assert report.target == "Birch Cablevision"
    assert report.investors == ("Alder Communications Inc.", "Cedar Cable")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Alder Stella will also buy $15 million of Birch Oncology stock at a premium.",
         "$15 million"),
        ("Alder Heritage has agreed to buy $120 million of shares as a cornerstone investor in the "
         "Hong Kong initial public offering of Birch Biotech.", "$120 million"),
        ("Alder Corp agreed to buy 2.5 billion yen worth of Birch Motor shares.",
         "2.5 billion yen"),
    ],
)  # fmt: skip
def test_a_stake_by_its_price(reports: Read, text: str, amount: str) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.investors[0].split()[0]) == ("minority_stake", "Alder")
    assert report.target.split()[0] == "Birch"
    assert report.amount is not None
    assert report.amount.text == amount


def test_its_own_shares_are_no_stake(reports: Read) -> None:
    assert told(reports, "Alder Corp will buy $15 million of Alder stock this year.") == []


def test_the_owner_of_another_chain_is_named_in_the_next_sentence(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch & Bow, the clothing retailer, has been bought out of administration by the owner of "
        "Fairweather in a deal that will save 21 of its stores.",
        "Alder Retail has acquired the brand, website and stock along with leases on the stores "
        "for £6.5m, administrators said on Friday.",
    )
    assert (report.investors, report.target) == (("Alder Retail",), "Birch & Bow")
    assert report.amount is not None
    assert report.amount.text == "£6.5m"


def test_where_figures_come_from_is_no_investor(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Partners has acquired a 24 per cent stake in Birch Towers Ltd for $58 million.",
        "The value of private equity investments fell to $1.1 billion, according to data from "
        "consultancy Cedar & Holm.",
    )
    assert report.investors == ("Alder Partners",)


def test_whom_an_aside_names_is_not_bid_for(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Media Co, the owner of the Elm Ledger and 60 other newspapers, on Tuesday rejected "
        "an unsolicited $1.1 billion takeover offer from Alder Press Group.",
    )
    assert (report.target, report.investors) == ("Birch Media Co", ("Alder Press Group",))


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Alder Financial Corp said it has received approval from the Cedar Bureau of Banking for "
         "its proposed acquisition of Birch Bancorp.", "Alder Financial Corp", "Birch Bancorp"),
        ("Shareholders of Birch Bank voted on Monday for its absorption by larger rival Alder "
         "Commercial Bank.", "Alder Commercial Bank", "Birch Bank"),
        ("The parent company of Birch Kitchen, the restaurants, will be taken private by a Boston "
         "investment firm for $566 million, the companies said. Alder Square Partners would pay "
         "$23 for each share of Birch Restaurants Inc.", "Alder Square Partners",
         "Birch Restaurants Inc"),
        ('Alder One, Inc. ("ALD" or the "Company"), a maker of plastics, today announced growth. '
         "Birch Plastics, Inc. brings capacity. The Company acquired Birch Plastics for "
         "$600,000 in cash.", "Alder One, Inc.", "Birch Plastics, Inc."),
    ],
)  # fmt: skip
def test_who_buys_whom(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)
