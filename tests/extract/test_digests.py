"""Lists of deals: each item is news, whatever its place, and stands for itself."""

import pytest

from deals.extract.reporting.background import lists_deals
from tests.extract.telling import Read


@pytest.mark.parametrize(
    "headline",
    [
        "Deals of the day-Mergers and acquisitions",
        "Deals round-up: Saws, hammers and a very small ferry",
        "Start-up funding wrap: Alder, Birch raise money",
        "Asia deal briefs for June 29",
        "Buyout Wire - Wednesday's deal flow",
        "Bank M&A tracker, week ended May 19",
        "The week's rounds",
        "DEALTALK-What moved today",
    ],
)
def test_a_headline_that_announces_a_list(headline: str) -> None:
    assert lists_deals(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Alder Group to buy Birch Tools for $30 million",
        "Merger talks between Alder and Birch end",
        "Alder signs biggest deal of its history",
        "Takeover of Birch draws fire",
        "Alder raises funding for its weekly magazine",
    ],
)
def test_a_headline_that_announces_one_deal(headline: str) -> None:
    assert not lists_deals(headline)


def test_every_item_of_a_list_is_news(reports: Read) -> None:
    found = reports(
        "Deals round-up: saws, hammers and a ferry\n\n"
        "Cedar Works gobbled up the small chain Dogwood Saws for £9m.\n\n"
        "Analysts said that the market was calm. Shares of most makers of tools did not move "
        "much in the week.\n\n"
        "Nothing was heard of Elm.\n\n"
        "Fir Bancorp closed its purchase of Gorse Bank, worth $9 million when it was agreed on "
        "last March.\n\n"
        "Holly Robotics raised $3 million in a seed round. Ivy Seed Partners led.\n\n"
        "Juniper Corp pulled out of the race for the U.S. hotel group Larch House.\n",
        "2024-05-20",
    )
    told = {(r.target.rstrip("."), r.status): set(r.investors) for r in found}
    assert told == {
        ("Dogwood Saws", "completed"): {"Cedar Works"},
        ("Gorse Bank", "completed"): {"Fir Bancorp"},
        ("Holly Robotics", "completed"): {"Ivy Seed Partners"},
        ("Larch House", "terminated"): {"Juniper Corp"},
    }


def test_a_label_is_who_the_item_speaks_of(reports: Read) -> None:
    found = reports(
        "Funding round-up of the week\n\n"
        "Birch: Alder Group bought out the Delhi saw company.\n\n"
        "Cedar: After a good year the saw maker picked up $9 million from Dogwood Trading, which "
        "takes a stake.\n",
        "2024-05-20",
    )
    assert {r.target: r.investors for r in found} == {
        "Birch": ("Alder Group",),
        "Cedar": ("Dogwood Trading",),
    }
