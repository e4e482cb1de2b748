"""Brands written with a small letter, and who takes part in their rounds."""

import pytest

from deals.extract.names.brands import brands
from tests.extract.telling import Read, told

_SEED = (
    "birchwell closes £1.8m seed investment to help with recycling\n\n"
    "6 November 2018, Leeds, UK. birchwell, whose app tells people what to throw away, is "
    "celebrating the close of a £1.8 million seed investment.\n\n"
    "Alder Seed Fund put in the largest share, alongside Cedar Angels and a group of individuals "
    "that includes Jo Holm.\n\n"
    "The director of Elm, a charity, said birchwell pays for itself within months.\n"
)


def test_a_brand_that_opens_the_headline(reports: Read) -> None:
    (report,) = reports(_SEED, "2018-11-06")
    assert (report.target, report.round, report.status) == ("birchwell", "seed", "completed")
    assert report.investors == ("Alder Seed Fund", "Cedar Angels", "Jo Holm")
    assert report.lead_investors == ("Alder Seed Fund",)
    assert report.amount is not None
    assert report.amount.exact == 1_800_000


def test_a_brand_in_title_case_words(reports: Read) -> None:
    (report,) = reports(
        "parcelfern Nabs $110 Million Series D, Passes $1.2 Billion Valuation\n\n"
        "NEW YORK, Oct. 7, 2014 -- Same-day delivery network parcelfern today joined the club of "
        "start-ups worth more than a billion dollars. Alder Management has led a $110 million "
        "Series D that values the company at $1.2 billion after the money.\n\n"
        "Also participating were Birch Capital and all of parcelfern's major shareholders, among "
        "them Cedar Ventures.\n\n"
        "parcelfern said it has no plans for an initial public offering.\n",
        "2014-10-07",
    )
    assert (report.target, report.round, report.type) == ("parcelfern", "Series D", "funding_round")
    assert report.investors == ("Alder Management", "Birch Capital", "Cedar Ventures")
    assert report.status == "completed"


@pytest.mark.parametrize(
    "text",
    [
        "shares rise as Birch buys Elm\n\nShares rose. The shares, a third of all, had shares in.",
        "birchwell raises $5m\n\nbirchwell said so. it was glad. birchwell, a maker of saws, grew.",
        "birchwell Raises $5m\n\nBirchwell said so. The users of birchwell and birchwell's staff.",
        "birchwell raises $5m\n\nThe maker of birchwell said so.",
        "Tools of birchwell\n\nbirchwell said so. birchwell, a maker of saws, and birchwell's men.",
    ],
)
def test_other_small_words_are_no_brand(text: str) -> None:
    assert list(brands(text)) == []


def test_no_plans_for_an_offering_are_none(reports: Read) -> None:
    text = "Birch Tools said it has no plans for an initial public offering or a placement."
    assert told(reports, text) == []
