"""Digests: each item is read for itself, whatever marks it."""

from collections.abc import Callable

import pytest

from deals.model.report import Report

Read = Callable[..., list[Report]]
ITEMS = (
    "Alder Group said it bought the tools division of U.S. firm Birch Foods for $5 million.",
    "Cedar Energy agreed to acquire Dogwood Gas. The company will pay $7 million in cash.",
    "Elm Bank sold its card unit to Fir Capital. Terms were not disclosed.",
)
TOLD = [
    ("Alder Group", "tools division of U.S. firm Birch Foods"),
    ("Cedar Energy", "Dogwood Gas"),
    ("Fir Capital", "card unit"),
]


def parties(reports: list[Report]) -> list[tuple[str, str]]:
    """Who buys what, in order."""
    return [(", ".join(report.investors), report.target) for report in reports]


@pytest.mark.parametrize("mark", ["** ", "* ", "• ", "- ", "– ", "--- ", "■ ", ""])
def test_each_item_gives_its_own_deal(reports: Read, mark: str) -> None:
    text = "Deals of the day\n\n" + "\n\n".join(mark + item for item in ITEMS) + "\n"
    found = reports(text)
    assert parties(found) == TOLD
    assert found[1].amount is not None
    assert found[1].amount.low == 7e6


def test_headings_between_items_tell_how_far_their_deals_are(reports: Read) -> None:
    found = reports(
        "Weekly tracker\n\nAnnounced\n\nAlder Group agreed to buy Birch Tools for $5 million.\n\n"
        "Completed\n\nCedar Energy's acquisition of Dogwood Gas for $7 million.\n\n"
        "Terminated\n\nElm Bank's $9 million purchase of Fir Savings.\n"
    )
    assert [r.status for r in found] == ["announced", "completed", "terminated"]
    assert found[2].quotes["status"].text == "Terminated"


def test_a_label_is_whom_its_item_speaks_of(reports: Read) -> None:
    found = reports(
        "Who got funded\n\nAlderly: The Pune-based grocer raised $5 million in a Series A round "
        "led by Oak Ventures.\n\nBirchly: The start-up raised $7 million in seed funding from "
        "Pine Capital.\n\nCedarly: The firm has been acquired by Elm Software.\n"
    )
    assert [r.target for r in found] == ["Alderly", "Birchly", "Cedarly"]


def test_an_article_that_goes_on_about_one_company_is_no_digest(reports: Read) -> None:
    found = reports(
        "Alder buys Birch\n\n* Alder Group agreed to buy Birch Tools for $5 million.\n\n"
        "* Cedar Capital, which owns a stake in Birch Tools, sold its shares to Alder Group.\n\n"
        "* Birch Tools was acquired by Cedar Capital in 2009.\n"
    )
    assert [r.target for r in found] == ["Birch Tools"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("South Africa's Alder Mining", "Alder Mining"),
        ("Drugmaker Alder Pharma", "Alder Pharma"),
    ],
)
def test_what_only_describes_is_no_part_of_a_name(reports: Read, words: str, name: str) -> None:
    (found,) = reports(f"News\n\n{words} agreed to acquire Birch Tools for $5 million.\n")
    assert found.investors == (name,)


def test_a_countrys_name_is_not_whose_bid_it_is(reports: Read) -> None:
    (found,) = reports(
        "News\n\nSpain's Alder Bank is considering a bid for rival Birch Savings worth as much as "
        "1.9 billion euros, a newspaper said.\n"
    )
    assert found.status == "in_talks"
