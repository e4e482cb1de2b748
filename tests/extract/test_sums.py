"""What is paid, told in other words than "for"; and headlines that say that a deal is done."""

import pytest

from tests.extract.telling import Read, agency, told


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Birch Inc said 83 mln dlrs changed hands today as it concluded the sale of Cedar Mills "
         "Inc to Alder Corp.", "83 mln dlrs"),
        ("Birch Inc said it sold Cedar Mills Inc to Alder Corp. It said 40 mln dlrs in cash "
         "will change hands.", "40 mln dlrs"),
        ("Alder Corp said it agreed to buy Cedar Mills Inc. Consideration would be in the "
         "neighborhood of 14 mln dlrs, it said.", "in the neighborhood of 14 mln dlrs"),
        ("Alder Corp said it agreed to buy Cedar Mills Inc. The price will be in excess of 14 mln "
         "dlrs, it said.", "in excess of 14 mln dlrs"),
        ("Alder Corp agreed to acquire Cedar Mills Inc in a swap of stock. At current prices that "
         "makes the exchange worth about 31 mln dlrs.", "about 31 mln dlrs"),
        ("Alder Ltd announced a takeover bid for Cedar Mills Ltd. The cash offer capitalises Cedar "
         "at 267 mln dlrs.", "267 mln dlrs"),
        ("Alder Corp said it has taken a seven pct stake in Cedar Mills Inc. Alder subscribed to "
         "newly issued shares in the amount of 25 mln dlrs.", "25 mln dlrs"),
    ],
)  # fmt: skip
def test_what_is_paid(reports: Read, text: str, amount: str) -> None:
    (report,) = agency(reports, text)
    assert report.investors == ("Alder Corp",) or report.investors == ("Alder Ltd",)
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    "sentence",
    [
        "Cedar said 200 mln shares changed hands in a year.",
        "The exchange has assets of 31 mln dlrs.",
        "Cedar capitalised interest of 12 mln dlrs last year.",
        "Cedar sold tools in the amount of 25 mln dlrs.",
    ],
)
def test_other_sums_are_not(reports: Read, sentence: str) -> None:
    text = f"Alder Corp said today it agreed to buy Cedar Mills. {sentence}"
    (report,) = agency(reports, text)
    assert report.amount is None


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("Finalizes Purchase of", "completed"),
        ("Concludes Acquisition of", "completed"),
        ("Plans Purchase of", "announced"),
    ],
)
def test_a_headline_tells_how_far_it_is(reports: Read, verb: str, status: str) -> None:
    article = (
        f"Alder Savings {verb} Cedar Bank\n\nTULSA, Okla., July 3, 2006 - Cedar Bank has assets of "
        "$97 million, Alder Savings said.\n\nIt serves three towns.\n"
    )
    (report,) = reports(article, "2006-07-03")
    assert (report.investors, report.target) == (("Alder Savings",), "Cedar Bank")
    assert report.status == status


def test_the_state_of_who_is_just_named(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said its board and that of <Cedar Bancorp> have approved a definitive "
        "agreement providing for Alder to acquire the Indiana company in a swap of stock.",
    )
    assert (report.investors, report.target) == (("Alder Corp",), "Cedar Bancorp")


def test_the_state_of_one_of_several_stays_open(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said the boards of <Cedar Bancorp> and <Elm Inc> have approved an agreement "
        "for Alder to acquire the Indiana company.",
    )
    assert report.target == "Indiana company"


@pytest.mark.parametrize(
    "text",
    [
        "Alder Partners takes controlling interest in Cedar Trailers.",
        "The holders of Cedar Trailers and Alder Partners have concluded a recapitalization in "
        "which Alder has purchased 70 percent of Cedar Trailers.",
    ],
)
def test_who_takes_control(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (("Alder Partners",), "Cedar Trailers")
    assert report.type == "majority_stake"


def test_what_the_parent_received(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Inc sold its Cedar Mills unit to Alder Corp today. It said it received 25.6 mln "
        "dlrs, of which 22 mln was in cash.",
    )
    assert report.amount is not None
    assert report.amount.text == "25.6 mln dlrs"
