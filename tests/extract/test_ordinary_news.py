"""Ways of ordinary news: brands, loans lined up, called-off unions, leads that tell the price."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "investors", "target", "amount"),
    [
        ("alderIQ, the company that tracks pallets, today announced that it has closed a $24 "
         "million Series B financing. The round was led by Birch Growth.", ("Birch Growth",),
         "alderIQ", "$24 million"),
        ("Struggling Birch Airlines Inc. has lined up a $165 million loan from Alder Finance.",
         ("Alder Finance",), "Birch Airlines Inc.", "$165 million"),
        ("Birch Cruises Ltd. secured a $750 million loan from a pair of investors. Alder Capital "
         "and Cedar Credit Management are providing the three-year facility at 11.5%.",
         ("Alder Capital", "Cedar Credit Management"), "Birch Cruises Ltd.", "$750 million"),
        ("BirchKart has received $15 million from Japan's Alder Health Fund at a valuation of $85 "
         "million, according to filings sourced from Cedarlens.", ("Alder Health Fund",),
         "BirchKart", "$15 million"),
        ("One of Britain's oldest pub companies has rejected an approach, saying the £640m "
         "proposal undervalues it. Birch & Fern said it had received an unsolicited proposal of "
         "218p a share from Alder Holdings.", ("Alder Holdings",), "Birch & Fern", "£640m"),
        ("Spain's Cedarcantara has offloaded its Polish mobile phone business. Local rival Alder "
         "is handing over 740m euros for the unit, which has 2.3 million customers.", ("Alder",),
         "Polish mobile phone business", "740m euros"),
        ("Alder Systems Corp., a maker of software, is offering $19.50 a share in cash, or $2.8 "
         "billion, for Denver-based Birchsoft.", ("Alder Systems Corp.",), "Birchsoft",
         "$2.8 billion"),
        ("Alder Resources Ltd agreed to acquire 4.5 million treasury shares of Birch Gold Inc, "
         "giving it a 51 percent interest in it. Birch Gold will use the $9.9 million to bring its "
         "mine into production.", ("Alder Resources Ltd",), "Birch Gold Inc", "$9.9 million"),
        ("Birch Mills Inc said its board approved an agreement under which Alder Industries will "
         "acquire the textile maker for $31 a share, or about $176 million.", ("Alder Industries",),
         "Birch Mills Inc", "about $176 million"),
        ("Chilean company Birch Minera SA has mandated Alder Brothers and Co Ltd to arrange a $140 "
         "million loan, it said.", ("Alder Brothers and Co Ltd",), "Birch Minera SA",
         "$140 million"),
        ("Riverbend Inns gave up its plan to purchase Birch Hotel North. It had agreed to pay "
         "owner Cedar Properties $47 million.", ("Riverbend Inns",), "Birch Hotel North", "$47"
         " million"),
    ],
)  # fmt: skip
def test_who_and_for_how_much(
    reports: Read, text: str, investors: tuple[str, ...], target: str, amount: str
) -> None:
    report = told(reports, text)[0]
    assert (report.investors or report.lead_investors, report.target) == (investors, target)
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder Aviation Inc and Birch Composites Corp have scrapped their planned $3.1 billion "
         "combination.", "terminated"),
        ("The authority said Alder's takeover of its rival Birch could not be allowed to proceed "
         "under any circumstances.", "terminated"),
        ("Alder has entered exclusive negotiations to sell Birch Homes to Cedar Capital in a deal "
         "that three people familiar with the matter said would value it at €1.4bn.", "in_talks"),
        ("Birch Stores, the retailer, said it had opened its books to private equity house Alder "
         "Capital.", "in_talks"),
        ("Alder Resources has beaten two rivals to buy the Birch coal mine in Queensland for A$410 "
         "million. Completion took place on Monday night.", "completed"),
    ],
)  # fmt: skip
def test_how_far_it_has_come(reports: Read, text: str, status: str) -> None:
    (report,) = told(reports, text)
    assert report.status == status


@pytest.mark.parametrize(
    ("text", "partners", "target"),
    [
        ("Alder Chemical and Birch Minerals are teaming up on the coast. The companies said they "
         "will form a joint venture, Cedar Battery Materials, with $1.3 billion in investment.",
         ("Alder Chemical", "Birch Minerals"), "Cedar Battery Materials"),
        ("Trading house Alder will form a logistics venture with Vietnam's Birch Ports.",
         ("Alder",), "Birch Ports"),
    ],
)  # fmt: skip
def test_ventures(reports: Read, text: str, partners: tuple[str, ...], target: str) -> None:
    (report,) = told(reports, text)
    assert report.type == "joint_venture"
    assert (report.investors, report.target) == (partners, target)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("The Russian government has raised $1.26bn by selling its remaining shares in Birchneft "
         "to America's Alder Petroleum. Alder was one of three bidders for the 9.4% holding.", 9.4),
        ("Alder Hospitality of Abu Dhabi will become a strategic shareholder of Birch Hotels "
         "Limited through a subscription for new shares. On completion it will own 14.9 per cent "
         "of the capital.", 14.9),
    ],
)  # fmt: skip
def test_the_stake(reports: Read, text: str, percent: float) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.stake_percent) == ("minority_stake", percent)


def test_whose_creditors_choose(reports: Read) -> None:
    (report,) = told(
        reports,
        "Creditors of Birch Marine picked Alder Shipyard as preferred bidder for a controlling "
        "stake in the tanker operator.",
    )
    assert (report.target, report.investors) == ("Birch Marine", ("Alder Shipyard",))


def test_a_licence_to_another_s_models(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Labs has entered into an agreement with Birch AI under which Alder Labs receives a "
        "non-exclusive license to Birch AI's models and its three founders will join Alder Labs.",
    )
    assert (report.type, report.investors, report.target) == (
        "licence_and_hire", ("Alder Labs",), "Birch AI"
    )  # fmt: skip


def test_its_director_buys(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch International Corp said its director S. Jon Holm, who controls Cedar Capital Inc, "
        "will buy 27 percent of the company's preferred stock.",
    )
    assert (report.investors, report.target) == (("S. Jon Holm",), "Birch International Corp")


@pytest.mark.parametrize(
    "text",
    [
        "It is invoking Section 39A of the Banking (Amendment) Act 1986 empowering it to buy a "
        "stake in it.",
        "Sales of the division, which had been purchased by Alder from Cedar, peaked in 1985.",
    ],
)
def test_what_is_no_name(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_a_total_investment_is_the_price(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Parts Inc said Alder Inc has bought a 20 percent stake in it by acquiring 600,000 "
        "new shares, for a total investment of $5,400,000.",
    )
    assert report.amount is not None
    assert report.amount.text == "$5,400,000"


def test_managers_of_a_company_buy_it(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Inc said it sold its Alder Parts Co division to a group of investors headed by "
        "Alder's management for a cash price of $12 million.",
    )
    assert (report.investors, report.target) == (("Alder's management",), "Alder Parts Co")
