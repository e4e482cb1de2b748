"""Bids that are chosen, found inadequate, or told by the price that they put on a company; banks
that are rescued, and assets that change hands."""

import pytest

from tests.extract.telling import Read, agency, told


@pytest.mark.parametrize(
    "text",
    [
        "Birch Tools Inc said its directors were unanimous in finding inadequate a 540 mln dlr "
        "takeover proposal put forward April 13 by <Cedar Corp>.",
        "Directors of Birch Tools Inc called the 540 mln dlr offer by Cedar Corp too low.",
        "Birch Tools Inc has deemed unacceptable a 540 mln dlr proposal from Cedar Corp.",
    ],
)
def test_a_bid_found_inadequate(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (("Cedar Corp",), "Birch Tools Inc")
    assert report.amount is not None
    assert report.amount.exact == 540_000_000


@pytest.mark.parametrize("verb", ["has chosen", "picked", "selected", "favours"])
def test_a_bid_that_is_chosen(reports: Read, verb: str) -> None:
    (report,) = agency(
        reports,
        f"The U.K. government {verb} a 52.5 mln stg offer from Cedar Plc for state-owned <Birch "
        "Coaches Ltd>, the Trade Department said.",
    )
    assert (report.investors, report.target) == (("Cedar Plc",), "Birch Coaches Ltd")
    assert report.sellers == ("U.K. government",)


@pytest.mark.parametrize(
    "text",
    [
        "Birch Tools chose a bid from Cedar Corp to build its headquarters.",
        "Birch Tools chose the offer from Cedar Corp for the supply of steel.",
        "Birch Tools was pressed to select the offer from Cedar Corp.",
        "Birch Tools found the advice given by Cedar Corp inadequate.",
    ],
)
def test_other_choices_are_none(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_a_firm_offer_for_the_whole_of_an_activity(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Group has received a firm offer of EUR 340 million, on a debt-free basis, from the "
        "Spanish group Cedar S.A. for the whole of its packaging activity.",
        "Last year Cedar S.A. took over Portugal's Elmnorte.",
    )
    assert (report.investors, report.target) == (("Cedar S.A.",), "packaging activity")
    assert report.sellers == ("Birch Group",)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Cedar Plc and Birch Plc announced terms of a recommended offer that puts a price of "
         "118.4 mln stg on Birch.", "118.4 mln stg"),
        ("Cedar Plc has made an offer valuing Birch Plc at 30 mln stg.", "30 mln stg"),
        ("Cedar Plc is offering five new ordinary shares plus 210p cash for every three Birch Plc "
         "shares. The bid is worth 30 mln stg.", "30 mln stg"),
    ],
)  # fmt: skip
def test_the_price_that_a_bid_puts_on_a_company(reports: Read, text: str, amount: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (("Cedar Plc",), "Birch Plc")
    assert report.amount is not None
    assert report.amount.text == amount


def test_a_market_that_values_a_company_bids_for_nothing(reports: Read) -> None:
    assert told(reports, "Cedar Plc rose to a price that values Birch Plc at £30m.") == []


@pytest.mark.parametrize(
    "how", ["as part of", "Monday as branches of", "tomorrow as offices of", "as a unit of"]
)
def test_a_bank_that_reopens_as_part_of_another(reports: Read, how: str) -> None:
    (report,) = agency(
        reports, f"The Bank Board said insolvent Birch Savings Bank will reopen {how} <Cedar Bank>."
    )
    assert (report.investors, report.target) == (("Cedar Bank",), "Birch Savings Bank")


def test_a_shop_that_reopens_as_something_else_is_not_bought(reports: Read) -> None:
    assert told(reports, "Birch Stores will reopen Monday as a sponsor of Cedar United.") == []


def test_branches_that_are_transferred(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Savings Corp said the transfer of eight valley branches to <Cedar Bank> took effect "
        "yesterday.",
        "Cedar took over deposits of 214 mln dlrs and paid Birch a premium, it said.",
    )
    assert (report.investors, report.sellers) == (("Cedar Bank",), ("Birch Savings Corp",))
    assert (report.target, report.type) == ("eight valley branches", "asset_purchase")


def test_wells_in_which_interests_are_bought(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Energy Co closed Friday on the purchase of working interests averaging 41 pct in 63 "
        "producing gas wells from a unit of <Cedar Inc> for 18.2 mln dlrs.",
    )
    assert (report.target, report.type) == ("63 producing gas wells", "asset_purchase")
    assert (report.status, report.stake_percent) == ("completed", None)
    assert report.sellers == ("Cedar Inc",)


@pytest.mark.parametrize(
    "buyer", ["The buyer, an affiliate of Cedar Advisors, LLC,", "The purchaser, Cedar Advisors,"]
)
def test_the_buyer_who_paid(reports: Read, buyer: str) -> None:
    (report,) = told(
        reports,
        "Birch Trust closed today on the disposition of nine office buildings in Reston. "
        f"{buyer} paid $187.3 million.",
    )
    assert report.investors is not None
    assert report.investors[0].startswith("Cedar Advisors")
    assert (report.target, report.status) == ("nine office buildings", "completed")
    assert report.amount is not None
    assert report.amount.text == "$187.3 million"
