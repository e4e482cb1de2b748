"""Ways of agency news: dollars of the place, whose unit buys, offers in several papers, holders who
approve, sentences behind "Ltd."."""

import pytest

from tests.extract.telling import Read, agency, told


@pytest.mark.parametrize(
    ("city", "words", "currency"),
    [
        ("SYDNEY", "20 mln dlrs", "AUD"),
        ("TORONTO", "20 mln dlrs", "CAD"),
        ("HONG KONG", "20 mln dlrs", "HKD"),
        ("SINGAPORE", "20 mln dlrs", "SGD"),
        ("WELLINGTON", "20 mln dlrs", "NZD"),
        ("SYDNEY", "20 mln U.S. dlrs", "USD"),
        ("NEW YORK", "20 mln dlrs", "USD"),
        ("SYDNEY", "$20 million", "USD"),
        ("KARACHI", "20 mln rupees", "PKR"),
        ("NAIROBI", "20 million shillings", "KES"),
    ],
)
def test_whose_dollars_they_are(reports: Read, city: str, words: str, currency: str) -> None:
    text = (
        f"ALDER BUYS BIRCH\n\n{city}, March 27 - Alder Ltd said it bought Birch Ltd for {words}.\n"
    )
    (report,) = reports(text, "1987-03-27")
    assert report.amount is not None
    assert report.amount.currency == currency


def test_whose_unit_buys(reports: Read) -> None:
    (report,) = agency(
        reports, "Cedar Plus Inc said <Alder AG>'s Fern Systems agreed to buy 65 pct of Elm Corp."
    )
    assert (report.investors, report.target) == (("Fern Systems",), "Elm Corp")


def test_who_wants_to_amend_a_purchase(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Plus Inc said Fern Systems wants to amend its agreement to purchase Cedar Plus' 65 "
        "pct interest in Elm Communications.",
    )
    assert (report.investors, report.stake_percent) == (("Fern Systems",), 65)


def test_who_announced_that_it_bought(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Brokers noted heavy buying after an announcement by <Alder Land Co Ltd> that it bought "
        "about 20 pct of Birch Hotels.",
    )
    assert report.investors == ("Alder Land Co Ltd",)


def test_an_offer_of_cash_and_papers(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said it will offer 10.50 dlrs a share in cash, 4.50 dlrs in subordinated "
        "debentures and a 1/4 share in a new company for each Birch Western Inc share outstanding.",
    )
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Western Inc")


def test_whose_holders_approve_is_bought(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Lanes Inc said its shareholders approved the merger with Alder Inc, a unit of "
        "<Cedar Corp>.",
    )
    assert (report.investors, report.target) == (("Alder Inc",), "Birch Lanes Inc")


def test_a_sentence_begins_behind_a_form(reports: Read) -> None:
    (report,) = told(
        reports,
        "The tax turns on Alder Pipelines Ltd's 4.3 billion dlr offer for Birch Petroleum Ltd. "
        "Opposition parties asked what would happen if the takeover was completed.",
    )
    assert (report.target, report.status) == ("Birch Petroleum Ltd", "announced")


def test_its_own_stock_is_no_stake(reports: Read) -> None:
    text = "Birch Corp said it will buy up to 302,300 shares of Birch's cumulative preferred stock."
    assert agency(reports, text) == []


def test_what_followed_a_purchase_of_a_named_month(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Media highlighted progress following its July 2023 acquisition of a 51% stake in "
        "Birch Ventures Inc.",
    )
    assert (report.target, report.status) == ("Birch Ventures Inc", "completed")


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Alder Corp said the Swedish authorities and the Bank of Sweden approved its acquisition "
         "of Birch AB.", "Alder Corp", "Birch AB"),
        ("Alder Corp said it has received approval from the Maine Bureau of Banking for its "
         "proposed acquisition of Birch Bancorp.", "Alder Corp", "Birch Bancorp"),
        ("Birch Ltd said its board believes that terms of Alder Mining Corp's previously announced "
         "offer are fair.", "Alder Mining Corp", "Birch Ltd"),
    ],
)  # fmt: skip
def test_who_has_the_approval(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


def test_a_motion_withdrawn_ends_no_offer(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Group PLC said a Birch Corp shareholder had agreed to withdraw a motion in court to "
        "prevent Alder from completing its tender offer for Birch Corp.",
    )
    assert report.status == "announced"


def test_a_short_name_in_the_dateline(reports: Read) -> None:
    (report,) = reports(
        "Area sawmills change hands\n\nDILLARD, Ore. (NP) _ Two sawmills have a new owner.\n\n"
        "Alder Timber Inc. on Friday closed on its purchase of the mills from Cedar Corp.\n",
        "2004-05-14",
    )
    assert report.investors == ("Alder Timber Inc.",)
