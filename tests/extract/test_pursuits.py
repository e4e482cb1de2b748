"""Pursuits told from the side: talks with the owners of a company, or about a sale to nobody who is
named, and interest that is given up; what a controlling stake values."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "status", "amount"),
    [
        ("Talks between Alder Group and the owners of Birch Gold over a £90m sale have collapsed.",
         "terminated", "£90m"),
        ("Talks between Alder Group and the family owners of Birch Gold about a takeover have "
         "broken down.", "terminated", None),
        ("Alder Group is in talks with the owners of Birch Gold about a £90m purchase.",
         "in_talks", "£90m"),
        ("Negotiations between Alder Group and the founders of Birch Gold over the sale of the "
         "company are under way.", "in_talks", None),
        ("Canadian miner Alder Group has dropped its interest in London-listed rival Birch Gold.",
         "terminated", None),
        ("Alder Group said it is no longer interested in Birch Gold.", "terminated", None),
        ("Alder Group said it was no longer considering an offer for Birch Gold.", "terminated",
         None),
        ("Alder Group has walked away from Birch Gold after weeks of talks.", "terminated", None),
    ],
)  # fmt: skip
def test_who_pursues_whom(reports: Read, text: str, status: str, amount: str | None) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (("Alder Group",), "Birch Gold")
    assert report.status == status
    assert (report.amount.text if report.amount else None) == amount


@pytest.mark.parametrize(
    "text",
    [
        'Birch TV confirmed on Wednesday that it\'s had "preliminary conversations" about a sale '
        "after reports that cable operator Alder was interested.",
        "Birch TV said it was in early talks about a possible sale.",
        "Birch TV has held preliminary discussions over a sale, it said on Friday.",
    ],
)
def test_talks_about_a_sale_to_nobody_who_is_named(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.status, report.investors) == ("Birch TV", "in_talks", ())


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Alder Group and the owners of its office over a rent rise have collapsed.",
        "Talks between Alder Group and unions over the sale have collapsed.",
        "Talks between Alder Group and the founders of Birch Gold about a takeover of Cedar Corp "
        "have collapsed.",
        "Alder Group has dropped its interest in golf.",
        "Shoppers have lost interest in Birch Gold.",
        "Alder Group said it will end any interest in Birch Gold's mines.",
        "Jo Alder has walked away from Birch Gold after ten years as chief executive.",
        "Birch TV has had conversations about a sale of its van.",
        "Birch TV and Alder Group had conversations about sales of boxes.",
    ],
)
def test_talks_and_interest_that_are_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "amount", "valuation"),
    [
        ("Alder Capital is in talks to acquire a controlling stake in Birch Solar from its "
         "promoters at an enterprise value of about $700 million.", None, 700e6),
        ("Alder Capital has bought a majority stake in Birch Solar for $400 million in a deal "
         "that values the company at $700 million.", "$400 million", 700e6),
        ("Alder Capital acquired Birch Solar at an enterprise value of $700 million.",
         "$700 million", None),
    ],
)  # fmt: skip
def test_the_value_of_the_whole_is_no_price_of_a_stake(
    reports: Read, text: str, amount: str | None, valuation: float | None
) -> None:
    (report,) = told(reports, text)
    assert (report.amount.text if report.amount else None) == amount
    assert (report.valuation.value if report.valuation else None) == valuation


def test_items_of_a_digest_may_each_stand_under_their_own_line(reports: Read) -> None:
    text = (
        "Business in brief\n\n"
        "Alder sells saw arm\nTools firm Alder is selling its saws business to French maker Cedar "
        "Tools for £23m. It will now focus on drills.\n\n"
        "Gold miner ends approach\nCanadian miner Red Fern has dropped its interest in "
        "London-listed rival Kumasi Gold. Kumasi shares fell 8%.\n\n"
        "Phone firm in profit\nPhone retailer Elmtalk made £3m. Sales were up.\n\n"
        "Lender floats\nShares in the Leeds-based loans company Birch Credit will start trading in "
        "London on Friday after the firm set the price of its flotation at 215p. The company is "
        "raising £60m of new money.\n"
    )
    found = {r.target: (r.type, r.status, r.investors) for r in reports(text, "2004-11-14")}
    assert found == {
        "saws business": ("asset_purchase", "announced", ("Cedar Tools",)),
        "Kumasi Gold": ("acquisition", "terminated", ("Red Fern",)),
        "Birch Credit": ("ipo", "announced", ()),
    }


def test_a_label_names_the_property_that_an_item_speaks_of(reports: Read) -> None:
    text = (
        "Deal Digest: Birchly, Elm Cart and others in news\n\n"
        "Birchly: The start-up has raised Rs 75 crore from Cedar Partners.\n\n"
        "Elm Cart: Fern Express has bought a 26% stake in Elm Cart for Rs 48 crore.\n\n"
        "Hotel Larch: Talks between Alder Hospitality and the Pune-based owner of the five-star "
        "property for a Rs 350-crore sale have been called off.\n"
    )
    found = {r.target: r for r in reports(text, "2019-03-14")}
    report = found["Hotel Larch"]
    assert (report.type, report.status) == ("asset_purchase", "terminated")
    assert report.investors == ("Alder Hospitality",)
