"""Deals told by who talks to whom, who wins, who walks away, and what is left of a company."""

import pytest

from tests.extract.telling import Read, told

Sides = tuple[tuple[str, ...], str]


@pytest.mark.parametrize(
    ("text", "sides", "kind", "status"),
    [
        ("Alder Air confirmed that it is talking to its Spanish rival Birch Lines about a possible "
         "merger.", (("Alder Air",), "Birch Lines"), "merger", "in_talks"),
        ("Alder Air said it was in talks with Birch Lines about a tie-up.",
         (("Alder Air",), "Birch Lines"), "merger", "in_talks"),
        ("Alder Air has ended talks with Birch Lines about a merger.",
         (("Alder Air",), "Birch Lines"), "merger", "terminated"),
        ("Alder Air is in discussions with Birch Lines over a potential takeover of the Spanish "
         "carrier.", (("Alder Air",), "Birch Lines"), "acquisition", "in_talks"),
        ("The planned merger of two of Britain's largest radio groups, Alder Radio and Birch Wave, "
         "has been cleared by regulators.", (("Alder Radio",), "Birch Wave"), "merger",
         "announced"),
        ("A unit of Russian energy company Cedar Oil has won an auction for a controlling stake in "
         "the Siberian oil producer Fern Oil.", (("Cedar Oil",), "Fern Oil"), "majority_stake",
         "announced"),
        ("Plans for a £1.3bn takeover of the pub operator Birch have collapsed after bidder Alder "
         "decided to walk away.", (("Alder",), "Birch"), "acquisition", "terminated"),
        ("Software group Alder has splashed out $310m on Birch, a maker of tools for accountants.",
         (("Alder",), "Birch"), "acquisition", "announced"),
        ("Indian carmaker Alder is in talks with Birch Auto about forming a joint venture.",
         (("Alder",), "Birch Auto"), "joint_venture", "in_talks"),
        ("Alder Auto has signed a memorandum of understanding with Birch Cars on a joint venture "
         "that would make vans.", (("Alder Auto",), "Birch Cars"), "joint_venture", "announced"),
        ("Gaming group Birch has backed a £339m bid by Alder Resorts.",
         (("Alder Resorts",), "Birch"), "acquisition", "announced"),
        ("Birch & Co shareholders voted overwhelmingly in favour of the French group Alder's $16.2 "
         "billion takeover.", (("Alder",), "Birch & Co"), "acquisition", "announced"),
        ("Alder Foods has withdrawn its $143 billion merger proposal to Birch Soap.",
         (("Alder Foods",), "Birch Soap"), "merger", "terminated"),
        ("Retail entrepreneur Philip Holm has ruled out another bid for Birch for six months.",
         (("Philip Holm",), "Birch"), "acquisition", "terminated"),
        ("Alder Group has pumped in around $60 million in logistics startup Birch.",
         (("Alder Group",), "Birch"), "minority_stake", "completed"),
        ("Alder Group will pick up a 9.5 per cent stake in Jo Holm-led Birch Retail.",
         (("Alder Group",), "Birch Retail"), "minority_stake", "announced"),
        ("Spain's Alder has come out on top in the sale of Birch Telefon, the former monopoly.",
         (("Alder",), "Birch Telefon"), "acquisition", "announced"),
        ("Alder Bank has emerged as the winner in the battle for Birch Bank.",
         (("Alder Bank",), "Birch Bank"), "acquisition", "announced"),
        ("Birch Dental said its board had accepted a buyout worth about $3.4 billion, including "
         "debt, from private equity firms Alder Capital and Elm Partners.",
         (("Alder Capital", "Elm Partners"), "Birch Dental"), "acquisition", "announced"),
        ("In Tucson, Alder Comfort has purchased Birch Air, a contractor.",
         (("Alder Comfort",), "Birch Air"), "acquisition", "completed"),
        ("Trash haulers Alder Waste Corp and Birch Hauling Inc have mutually agreed to walk away "
         "from their planned merger.", (("Alder Waste Corp",), "Birch Hauling Inc"), "merger",
         "terminated"),
        ("Birch, a Rotterdam start-up whose software reads documents, today came out of stealth, "
         "backed by €4.1 million in pre-seed money from Alder Ventures.",
         (("Alder Ventures",), "Birch"), "funding_round", "completed"),
        ("Birch Space is to become publicly traded through a business combination with Alder "
         "Acquisition Corp. II.", (("Alder Acquisition Corp. II",), "Birch Space"), "merger",
         "announced"),
        ("Alder Apps said that it has picked up Birch, a five-person start-up that reads faces.",
         (("Alder Apps",), "Birch"), "acquisition", "completed"),
        ("Alder Roofing has bought out its partner in Birch Shingles Ltd.",
         (("Alder Roofing",), "Birch Shingles Ltd"), "acquisition", "completed"),
        ("Alder Storage has taken a 19.9% strategic position in Birch Batteries Ltd.",
         (("Alder Storage",), "Birch Batteries Ltd"), "minority_stake", "completed"),
        ("Alder Group won control of Birch on Thursday after holders of 51% accepted its bid.",
         (("Alder Group",), "Birch"), "majority_stake", "completed"),
        ("A consortium headed by Alder Capital has agreed terms to take Birch private.",
         (("Alder Capital",), "Birch"), "acquisition", "announced"),
        ("Linden Corp is in advanced talks to acquire Fern Holdings in a deal worth $8 billion.",
         (("Linden Corp",), "Fern Holdings"), "acquisition", "in_talks"),
    ],
)  # fmt: skip
def test_who_and_whom(reports: Read, text: str, sides: Sides, kind: str, status: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == sides
    assert (report.type, report.status) == (kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Air is talking to unions about the merger.",
        "Alder United splashed out £30m on Wayne Holm, the striker.",
        "Alder Group has splashed out £30m on new offices.",
        "The takeover battle is in doubt after rival bidder Alder spoke to the press.",
        "The stores have been painted by Alder Play.",
        "Alder Group raised $300m by selling bonds.",
        "Ms Holm comes to Alder from Cedar Labs, where she was in charge of more than 30 deals, "
        "including the £210 million acquisition of Birch in 2021.",
        "Alder Group was one of three left in an auction that bankers believed would raise £350m.",
        "Holders approved the purchase of saws by Alder Group.",
        "The regulator has approved Alder's $5bn acquisition.",
        "Alder Group made $300m from sales of saws.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "target", "seller", "amount"),
    [
        ("The Italian government has raised 6.9bn euros (£4.8bn) by selling shares in the power "
         "company Fern Power.", "Fern Power", "Italian government", "6.9bn euros"),
        ("Alder Group raised $300m by selling its paper arm to Cedar Corp.", "paper arm",
         "Alder Group", "$300m"),
        ("Alder Group has netted £45m from the sale of its stake in Fern.", "Fern", "Alder Group",
         "£45m"),
    ],
)  # fmt: skip
def test_what_a_sale_brought_in(
    reports: Read, text: str, target: str, seller: str, amount: str
) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.sellers, report.status) == (target, (seller,), "completed")
    assert report.amount is not None
    assert report.amount.text == amount


def test_the_two_companies_are_those_just_named(reports: Read) -> None:
    (report,) = told(
        reports,
        "Swedish carmaker Alder has signed an agreement to make cars with the Chinese firm Birch "
        "Auto.\n\nThe two companies will set up a 50-50 joint venture in the city of Chengdu and "
        "invest $480m in a new plant.",
    )
    assert (report.type, report.investors, report.target) == (
        "joint_venture", ("Alder",), "Birch Auto",
    )  # fmt: skip
    three = "Alder Group, Birch Tools and Fern are rivals.\n\nThe companies plan to merge."
    assert told(reports, three) == []


@pytest.mark.parametrize(
    ("text", "buyer", "target", "status"),
    [
        ("Its vitamins arm is going to the Dutch chemicals group Alder for 1.6bn Swiss francs.",
         "Alder", "vitamins arm", "announced"),
        ("Its computers division, which invented the laptop, is to pass to Alder.",
         "Alder", "computers division", "announced"),
        ("Birch Drugs is in negotiations with Mumbai-based Alder Motors over the sale of its "
         "factory in Limoges.", "Alder Motors", "factory", "in_talks"),
        ("Birch Drugs is going to the fair for a day.", None, None, None),
    ],
)  # fmt: skip
def test_to_whom_a_unit_goes(
    reports: Read, text: str, buyer: str | None, target: str | None, status: str | None
) -> None:
    found = told(reports, "Birch Drugs makes drugs and saws.", text)
    assert [(r.investors, r.target, r.status, r.sellers) for r in found] == (
        [((buyer,), target, status, ("Birch Drugs",))] if buyer else []
    )


@pytest.mark.parametrize(
    "price", ["82.6bn koruna", "3.2 trillion won", "1.6bn Swiss francs", "6 billion reais"]
)
def test_a_price_in_any_money(reports: Read, price: str) -> None:
    (report,) = told(reports, f"Alder Group has bought Birch Telefon for {price}.")
    assert report.amount is not None
    assert report.amount.text == price


def test_what_is_reported_with_pleasure_is_no_rumour(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Metals is pleased to report that it has entered into an agreement with Alder "
        "Copper Ltd, under which Alder Copper will purchase the Corva Lake project.",
    )
    assert report.status == "announced"


def test_control_of_the_company_is_of_whom_was_spoken(reports: Read) -> None:
    (report,) = told(
        reports,
        "Office-sharing firm Birch is pulling its listing.\n\nAlder Capital will take control of "
        "the company in a $9.5 billion rescue.",
    )
    assert (report.investors, report.target) == (("Alder Capital",), "Birch")


def test_more_than_a_sum_is_a_round_where_it_is_the_news(reports: Read) -> None:
    (report,) = told(reports, "Ride firm Birch has raised over $1 billion from Alder Capital.")
    assert report.amount is not None
    assert report.amount.text == "over $1 billion"


def test_the_lender_of_a_town_is_who_was_spoken_of(reports: Read) -> None:
    (report,) = told(
        reports,
        "Shares in Birch & Counties rose on a report that the bank was about to be bought by "
        "Banco Alder.\n\nA newspaper said that Alder was preparing an offer of £7.2bn for the "
        "Leeds-based lender and had hired advisers.\n\nBirch & Counties declined to comment.",
    )
    assert (report.target, report.status) == ("Birch & Counties", "in_talks")


def test_what_is_left_of_a_company_is_its_assets(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Scooters is shutting down.\n\nBerlin-based rival Alder Group has agreed to buy "
        "what's left, including about 9,000 scooters.",
    )
    assert (report.investors, report.target) == (("Alder Group",), "Birch Scooters")
    assert report.type == "asset_purchase"


def test_who_bought_the_stores_that_found_a_buyer(reports: Read) -> None:
    (report,) = told(
        reports,
        "The collapsed toy retailer Birch Toys found a buyer for 47 of its shops.\n\nThe stores "
        "have been bought by Alder Play, a rival which is based in Swindon.",
    )
    assert (report.investors, report.target) == (("Alder Play",), "47 of its shops")
    assert (report.sellers, report.status) == (("Birch Toys",), "completed")


def test_another_unit_sold_before_is_another_deal(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Corp is exploring the sale of its water treatment business in a deal that could "
        "fetch more than $2 billion, people familiar with the matter said. The company makes "
        "saws. It has 400 staff. It is based in Ohio. In July it agreed to sell its lighting "
        "division to Cedar Electric for $340 million.",
    )
    assert (report.target, report.investors) == ("water treatment business", ())
    assert report.amount is not None
    assert report.amount.text == "more than $2 billion"


def test_the_kind_of_two_companies_is_no_name(reports: Read) -> None:
    (report,) = told(
        reports,
        "Medical supplies distributors Alder Corp and Birch Inc said they had agreed to call off "
        "their $6.7 billion merger.",
    )
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Inc")
    assert report.status == "terminated"
