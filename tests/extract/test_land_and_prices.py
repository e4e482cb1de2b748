"""Buildings and land by size and address, what is paid to whom, companies eyed and bolted on."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "sellers", "target"),
    [
        ("Cedar Realty LLC sold the 246,000-square-foot, three-story Birch LIC warehouse at 48-49 "
         "35th St. in Long Island City, N.Y., for $72 million to Alder Co., a paper reported.",
         ("Alder Co.",), ("Cedar Realty LLC",),
         "246,000-square-foot, three-story Birch LIC warehouse"),
        ("Cedar Land sold a 189,000-square-foot industrial building at 1440 W. Elm Road in "
         "Jupiter, Fla., to affiliates of Alder LLC for $40.8 million.",
         ("Alder LLC",), ("Cedar Land",), "189,000-square-foot industrial building"),
        ("Alder LLC agreed to acquire a grocery-anchored retail plaza with two buildings "
         "encompassing 87,946 square feet in Chicago for roughly $28.4 million from Cedar Plaza "
         "LLC.", ("Alder LLC",), ("Cedar Plaza LLC",), "grocery-anchored retail plaza"),
        ("The city of San Birch sold 12.7 acres of land near the airport for $24.8 million to "
         "affiliates of Alder Airport Partners.", ("Alder Airport Partners",),
         ("city of San Birch",), "12.7 acres of land near the airport"),
        ("Alder Homes bought a 200-unit, garden-style apartment complex in Tulsa, Okla., from "
         "Cedar Homes for $20 million.", ("Alder Homes",), ("Cedar Homes",),
         "200-unit, garden-style apartment complex in Tulsa, Okla"),
        ("Affiliates of Alder Capital bought a retail park in Bristol for £22m from Cedar Land.",
         ("Alder Capital",), ("Cedar Land",), "retail park"),
        ("Alder Pharma has agreed to pay Cedar AG's generics division, Dogwood Inc., up to $1 "
         "billion for a basket of oral medicines.", ("Alder Pharma",), ("Dogwood Inc.",),
         "basket of oral medicines"),
        ("Alder Foods agreed to pay Cedar Corp. $120 million for five cheese factories.",
         ("Alder Foods",), ("Cedar Corp.",), "five cheese factories"),
        ("Alder Inc. paid Cedar's parent, Dogwood Holdings, £20m for Birch Tools.",
         ("Alder Inc.",), ("Dogwood Holdings",), "Birch Tools"),
        ("Alder acquired Birch Tools for $5 million from Cedar Corp.", ("Alder",),
         ("Cedar Corp",), "Birch Tools"),
    ],
)  # fmt: skip
def test_who_sells_what_to_whom(
    reports: Read, text: str, investors: tuple[str, ...], sellers: tuple[str, ...], target: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.sellers, report.target) == (investors, sellers, target)
    assert report.amount is not None


@pytest.mark.parametrize(
    "text",
    [
        "Alder Pharma paid Cedar $3 million for consulting services.",
        "Alder Air paid Boeing $2 billion for 12 aircraft.",
        "Birch Bank, which is courted by savers, opened a branch.",
        "Jane Birch was courted by Alder before the season.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Birch, the supermarket group, is reportedly being eyed by Alder Capital.", "rumoured"),
        ("The bid clouds the fate of Birch Inc, which was being courted by Alder Capital.",
         "in_talks"),
        ("The deadline for Alder Capital to make a firm offer for Birch has been extended to May "
         "2.", "in_talks"),
        ("Alder Capital said the watchdog has allowed it to push back the 'put up or shut up' "
         "deadline for its potential deal with oil producer Birch.", "in_talks"),
        ("Alder Capital paid $193 million to acquire the remainder of Birch, a maker of valves.",
         "completed"),
        ("Alder Capital bolts the services group Birch on to its business.", "announced"),
        ("Birch has rejected the latest bid of 32p a share for its business from largest "
         "shareholder Alder Capital.", "announced"),
        ("Alder Capital eyeing more: The Oslo group has bought Birch, a toolmaker.", "completed"),
    ],
)  # fmt: skip
def test_how_far_a_deal_has_come(reports: Read, text: str, status: str) -> None:
    (report,) = told(reports, text)
    assert report.investors == ("Alder Capital",)
    assert report.target.startswith("Birch")
    assert report.status == status


def test_assets_of_a_transaction(reports: Read) -> None:
    for text in (
        "The largest was the $5 billion asset transaction with Birch Oil by Alder Group.",
        "The largest was Alder Group's $5 billion asset transaction with Birch Oil.",
    ):
        check_told(reports, text, ("Alder Group",), "Birch Oil", type="asset_purchase")


def test_whose_sum_is_the_price(reports: Read) -> None:
    (report,) = told(reports, "The biggest deal was Alder's $546-million offer for Birch Mines, "
                     "which outpaces Cedar Mining's $513-million bid tabled in June.")  # fmt: skip
    assert report.amount is not None
    assert report.amount.exact == 546e6


def test_the_price_of_a_part_is_not_that_of_the_stake(reports: Read) -> None:
    (report,) = told(reports, "Alder has bought a 9% stake in Birch Bank. Of the stake, 4.49% was "
                     "purchased from the state for $775 million.")  # fmt: skip
    assert (report.stake_percent, report.amount) == (9, None)


def test_three_that_merge(reports: Read) -> None:
    text = (
        "Alder, Cedar and Birch proposed a three-way merger that would tap into a pooled treasury "
    )
    text += "of $44 million."
    check_told(reports, text, ("Alder", "Cedar"), "Birch", type="merger", amount=None)


def test_an_everyday_word_as_a_name(reports: Read) -> None:
    text = "Oslo-based fintech Finally has raised $20 million in debt and equity."
    (report,) = told(reports, text)
    assert (report.type, report.target) == ("funding_round", "Finally")


def test_deals_in_the_clauses_of_one_sentence(reports: Read) -> None:
    first, second, third = told(
        reports,
        "Alder bought Birch Tools, Cedar acquired Dogwood Mills for $5 million and Elm merged with "
        "Fir Corp.",
    )
    assert (first.investors, first.target, first.amount) == (("Alder",), "Birch Tools", None)
    assert (second.investors, second.target) == (("Cedar",), "Dogwood Mills")
    assert second.amount is not None
    assert (third.type, third.investors, third.target) == ("merger", ("Elm",), "Fir Corp")


@pytest.mark.parametrize(
    "text",
    [
        "Birch has found a buyer in Alder.",
        "Birch has found a buyer in the shape of Alder.",
        "Alder has taken Birch off Cedar Group's hands for £40m.",
        "Alder forked out £40m for Birch.",
        "Birch is being sold to Alder for £40m.",
    ],
)
def test_other_words_of_buying(reports: Read, text: str) -> None:
    check_told(reports, text, ("Alder",), "Birch", type="acquisition")
