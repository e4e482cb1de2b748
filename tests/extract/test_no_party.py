"""What stands like a name and is none: tickers, sums, securities, columns, provinces, trades."""

import pytest

from tests.extract.telling import Read, agency, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ('FERN CORP. "OTC:(FRNX)" is pleased to announce an agreement to be acquired by HOLM LABS.',
         ("HOLM LABS",), "FERN CORP"),
        ("FERN PHARMA CORP. (OTC:FRNX) is pleased to announce an agreement to be acquired by HOLM "
         "LABS INC.", ("HOLM LABS INC",), "FERN PHARMA CORP"),
        ("BREWER Birch & Newtown has agreed to buy Fern Breweries for £200 million.",
         ("Birch & Newtown",), "Fern Breweries"),
        ("NEW YORK\u2014Ketchup maker Birch Co. has agreed to buy Fern Foods Inc. for $2 billion.",
         ("Birch Co.",), "Fern Foods Inc."),
        ("LONDON\u2014Birch Co. has agreed to buy Fern Foods Inc. for $200 million.",
         ("Birch Co.",), "Fern Foods Inc."),
        ("Homegrown Fernola has raised $30 million from Birch Capital.",
         ("Birch Capital",), "Fernola"),
        ("Birch Group has agreed to buy its South Korean EV battery supplier Fern Energy.",
         ("Birch Group",), "Fern Energy"),
        ("Fern raised $30 million from Birch Capital and Brunei sovereign wealth fund Zamholm.",
         ("Birch Capital", "Zamholm"), "Fern"),
        ("Birch Motor has set up a joint venture in Wuhan, the capital of Hubei Province, with "
         "Fern Motor Co.", ("Birch Motor",), "Fern Motor Co"),
        ("Birch has offered Holm $1.3 billion to buy its Fern Foods unit.",
         ("Birch",), "Fern Foods unit"),
        ("Birch has offered Holm $1.3 billion for its Fern Foods unit.",
         ("Birch",), "Fern Foods unit"),
        ("Holm Corp. has sold Birch Partners a 20 percent stake in Fern Corp. for $20 million.",
         ("Birch Partners",), "Fern Corp."),
    ],
)  # fmt: skip
def test_who_is_a_party(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    check_told(reports, text, investors, target)


def test_the_code_of_a_share_in_small_letters(reports: Read) -> None:
    (report,) = agency(
        reports, "Birch AB <brcb.St.> said it has bought <Alder Oy> for 20 mln crowns."
    )
    assert (report.investors, report.target) == (("Birch AB",), "Alder Oy")


def test_what_is_sold_to_whom_is_named_between(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Fern-Alder Co Inc said <Holm and Sons Co> has agreed to sell Fern its Rockford cable "
        "system for 20 mln dlrs.",
    )
    assert report.sellers == ("Holm and Sons Co",)
    assert (report.investors, report.target) == (("Fern-Alder Co Inc",), "Rockford cable system")


def test_a_sum_behind_who_is_offered_it(reports: Read) -> None:
    (report,) = told(
        reports, "Birchrite offered Fernmart R1.36 billion to buy 56 of its Holm Cash outlets."
    )
    assert (report.investors, report.sellers) == (("Birchrite",), ("Fernmart",))
    assert report.amount is not None


def test_a_sentence_that_ends_with_a_legal_form(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Capital LLC has acquired Holm Inc. from Fern Partners LLC. Alongside AlderBanc, "
        "the firm financed the deal.",
    )
    assert report.sellers == ("Fern Partners LLC",)


def test_securities_are_no_company(reports: Read) -> None:
    (report,) = told(
        reports,
        "Fern Gold Corp. announced that it has completed its bought deal private placement of "
        '28,500,000 subscription receipts (the "Subscription Receipts") for gross proceeds of $30 '
        "million.",
    )
    assert (report.target, report.type) == ("Fern Gold Corp.", "funding_round")


@pytest.mark.parametrize(
    "text",
    [
        "Holmios reported that eight African start-ups had raised $100 million.",
        "Holm Capital said that just eight start-ups have raised $100 million this year.",
    ],
)
def test_start_ups_that_are_only_counted(reports: Read, text: str) -> None:
    assert not told(reports, text)


def test_money_put_into_what_was_bought(reports: Read) -> None:
    first, second = told(
        reports,
        "Ride app Birch has bought the food delivery business Fernpanda from Holm Group.",
        "Birch will also pump $200 million into Fernpanda.",
    )
    assert (first.type, first.amount) == ("acquisition", None)
    assert (second.investors, second.target) == (("Birch",), "Fernpanda")
    assert second.amount is not None
