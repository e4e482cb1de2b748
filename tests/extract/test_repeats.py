"""Deals told again in other words, and bids for what the bidder holds a part of."""

import pytest

from tests.extract.telling import Read, agency

_FIRST = (
    "The Trade Department said it would not refer Alder Plc's purchase of Birch Stone Corp to the "
    "regulator."
)


def test_the_company_of_the_sentence_before_is_the_same_deal(reports: Read) -> None:
    (report,) = agency(
        reports,
        _FIRST,
        "Alder said last month that its Elm Holding Corp unit had agreed to buy the Ohio-based "
        "company for 242 mln dlrs.",
    )
    assert (report.target, report.investors) == ("Birch Stone Corp", ("Alder Plc",))
    assert report.amount is not None
    assert report.amount.exact == 242_000_000


@pytest.mark.parametrize(
    "second",
    [
        "Alder said its Elm Holding Corp unit also agreed to buy a Texas-based company.",
        "Alder said its Elm Holding Corp unit agreed to buy the Birch industrial division.",
    ],
)
def test_another_company_is_another_deal(reports: Read, second: str) -> None:
    found = agency(reports, _FIRST, second)
    assert found[0].investors == ("Alder Plc",)
    assert all(report.amount is None for report in found)
    assert [r.target for r in found].count("Birch Stone Corp") == 1


@pytest.mark.parametrize(
    ("text", "buyer", "status"),
    [
        ("Alder Partners, a group that holds about 5 pct of Birch Corp stock, said it will not "
         "pursue a tender offer for all of its shares.", "Alder Partners", "terminated"),
        ("Alder Corp, which owns 42 pct of Birch Corp, said it began a tender offer for the "
         "company's remaining shares.", "Alder Corp", "announced"),
        ("The investor group owning about 42 pct of the capital stock of Birch Corp said it began "
         "a cash tender offer for the company's remaining shares.", "The investor group",
         "announced"),
    ],
)  # fmt: skip
def test_a_bid_for_the_rest_of_what_the_bidder_holds(
    reports: Read, text: str, buyer: str, status: str
) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.investors) == ("Birch Corp", (buyer,))
    assert (report.type, report.status) == ("acquisition", status)


def test_a_merger_told_by_the_shares_to_be_had_in_it(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Inc said it cut the number of Birch Corp shares to be received in its planned "
        "merger.",
    )
    assert {report.target, *report.investors} == {"Alder Inc", "Birch Corp"}


def test_the_name_before_a_noun_is_not_what_was_bought(reports: Read) -> None:
    assert agency(reports, "Figure 1. Indicates deposits acquired by Birch Corp in 1986.") == []
