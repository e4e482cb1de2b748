"""Deals that a paper tells another way: contests won, shares of a venture, lists of things sold."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("The Czech government yesterday chose Alder Steel over bidders from Ukraine in the "
         "long-delayed privatisation of Birch Hut.", ("Alder Steel",), "Birch Hut"),
        ("State-owned Alder Petroleum trumped a Canadian rival on Wednesday in the contest for "
         "Birch Oil Sands.", ("Alder Petroleum",), "Birch Oil Sands"),
        ("A bankruptcy judge approved the sale of the retailer's trademarks, customer list and "
         "internet domain to Alder Group, a New York company.", ("Alder Group",),
         "retailer's trademarks, customer list and internet domain"),
        ("Birch Foods Co. said it is selling a group of cookie, pie crust and fruit snack brands "
         "to Alder SA.", ("Alder SA",), "group of cookie, pie crust and fruit snack brands"),
        ("Under the terms, holders of Birch Mines Ltd. will get 0.742 of an Alder Gold Corp. share "
         "for every share they own.", ("Alder Gold Corp.",), "Birch Mines Ltd."),
        ("Whisky distiller Alder is paying €46m for Rhône wine merchant Domaines Birch.",
         ("Alder",), "Domaines Birch"),
        ("Alder Care struck the £74m deal with Birch Linen's private equity owner, Fenwick Moor, "
         "in September.", ("Alder Care",), "Birch Linen"),
        ("Birch Bakery, whose pies are sold from 34 shops, is now owned by Alder Group.",
         ("Alder Group",), "Birch Bakery"),
        ("Alder Media was last night locked in exclusive talks with Birchgreave over the purchase "
         "of its regional press division.", ("Alder Media",), "regional press division"),
    ],
)  # fmt: skip
def test_who_buys_what(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, target)


def test_shares_in_which_a_venture_is_held(reports: Read) -> None:
    (report,) = told(
        reports,
        "A joint venture in which Alder will have 51 percent and Birch Cell the other 49 is to "
        "begin production in late 2021, both companies said.",
    )
    assert (report.type, report.stake_percent) == ("joint_venture", 51)
    assert (*report.investors, report.target) == ("Alder", "Birch Cell")


def test_the_group_that_the_article_speaks_of(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Screens' plan to become the second-biggest cinema operator has hit a snag.",
        "The Office of Fair Trading (OFT) said it was asking the Competition Commission to take a "
        "closer look at the group's £120m swoop on Birch Cinemas.",
    )
    assert (report.investors, report.target) == (("Alder Screens",), "Birch Cinemas")
    assert report.amount is not None


def test_a_shell_that_is_named_later(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Motors is joining the stock market by combining with a blank-check company.",
        "Investors have committed $225 million alongside the transaction with Alder Acquisition "
        "Corp II, the companies said.",
    )
    assert report.investors == ("Alder Acquisition Corp II",)


def test_as_much_as(reports: Read) -> None:
    (report,) = told(
        reports,
        "An arm of Chinese travel company Alder Holdings is in advanced talks to invest as much as "
        "$350 million in Indonesian payments firm Birchku.",
    )
    assert (report.target, report.status) == ("Birchku", "in_talks")
    assert report.amount is not None


def test_a_sum_in_crowns(reports: Read) -> None:
    (report,) = told(reports, "Alder Steel will pay Kc6.2bn for 67 per cent of Birch Hut.")
    assert report.amount is not None
    assert (report.amount.currency, report.stake_percent) == ("CZK", 67)


def test_a_lower_case_brand_that_buys(reports: Read) -> None:
    found = reports(
        "alderette snaps up Finland's Birchvio to teach its tool to read\n\n"
        "alderette, the design tool, has made its first acquisition. Birchvio joins alderette. "
        "alderette says it has users.\n",
        "2019-04-11",
    )
    assert [(r.investors, r.target) for r in found] == [(("alderette",), "Birchvio")]


def test_a_company_that_is_named_ahead_and_described_behind(reports: Read) -> None:
    found = reports(
        "Third bidder joins fight for winemaker Birchglen\n\n"
        "The battle for control of Birchglen Estates has taken a fresh twist after drinks giant "
        "Alder Brands said it would pay A$2.9bn for the Australian wine company.\n\n"
        "Birchglen directors said they would recommend it.\n",
        "2004-09-14",
    )
    assert [(r.investors, r.target) for r in found] == [(("Alder Brands",), "Birchglen Estates")]
