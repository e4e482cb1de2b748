"""How business pages tell deals: bids that holders should throw out, deals that fell through, what
is farmed out or handed on, companies taken off the market."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target", "status"),
    [
        ("The board of Birch Ports has told investors to throw out a £618m hostile bid from its "
         "Rotterdam rival Alder.", ("Alder",), "Birch Ports", "announced"),
        ("The board of Birch Ports has told shareholders to ignore a £618m bid from Alder Group.",
         ("Alder Group",), "Birch Ports", "announced"),
        ("The £820 million private equity buyout of Norwegian ferry operator Birch Link collapsed "
         "last night after small investors refused to sell to the bidder, London-based Alder "
         "Grove.", ("Alder Grove",), "Birch Link", "terminated"),
        ("The proposed sale of Birch Foods to Alder Group fell through after a row over price.",
         ("Alder Group",), "Birch Foods", "terminated"),
        ("The takeover of paper maker Birch Mills by Leeds-based Alder Group collapsed yesterday.",
         ("Alder Group",), "Birch Mills", "terminated"),
        ("Birch Inc. agreed to go private in a $412 million deal with Alder Partners.",
         ("Alder Partners",), "Birch Inc.", "announced"),
        ("The founding family of fruit exporter Birch Holdings plans to take the company off the "
         "JSE after 18 years.", ("founding family",), "Birch Holdings", "announced"),
        ("Alder Trust, the vehicle through which the Holm family holds its 66% of Birch, will put "
         "R12.40 in cash on the table for every share it doesn't own.", ("Alder Trust",), "Birch",
         "announced"),
        ("Birch makes straps in Biel.\n\nBirch has had two owners since 1999.\n\nAlder Capital "
         "beat a field of nine to land the Biel-based company for 905 million francs.",
         ("Alder Capital",), "Birch", "announced"),
        ("Cedar Partners handed tool maker Birch on to Alder Capital for $30 million.",
         ("Alder Capital",), "Birch", "completed"),
        ("The retailer Birch was snatched out of administration by Alder Capital.",
         ("Alder Capital",), "Birch", "completed"),
        ("Joint administrators at Elm Hall have sold the Birch & Sons chain to Alder Capital.",
         ("Alder Capital",), "Birch & Sons chain", "completed"),
        ("More than 900 workers at Birch & Sons kept their jobs.\n\nBirch & Sons has 88 shops.\n\n"
         "Administrators from Elm Hall sold the bulk of the Leeds-based business to Alder "
         "Capital.", ("Alder Capital",), "Birch & Sons", "completed"),
        ("Two savings banks voted to pool their businesses.\n\nCaja Alder of Leeds and Catalonia's "
         "Caixa Birch will together have assets of 52 billion euros.", ("Caja Alder",),
         "Caixa Birch", "announced"),
        ("Alder Bank and Birch Bank agreed to pool their operations.", ("Alder Bank",),
         "Birch Bank", "announced"),
        ("Alder will pay R1.3bn for Birch plc.", ("Alder",), "Birch plc", "announced"),
    ],
)  # fmt: skip
def test_who_and_how_far(
    reports: Read, text: str, investors: tuple[str, ...], target: str, status: str
) -> None:
    check_told(reports, text, investors, target, status=status)


@pytest.mark.parametrize(
    ("text", "investors", "target", "percent"),
    [
        ("Alder Agro will buy the promoters' 38.6 per cent stake in Birch Sugars for Rs 214 crore.",
         ("Alder Agro",), "Birch Sugars", 38.6),
        ("Alder agreed with the promoters of Birch Sugars to pick up their entire 38.6 per cent "
         "holding for Rs 214 crore.", ("Alder",), "Birch Sugars", 38.6),
        ("Alder agreed with the founders of Birch Foods to buy their 30% stake for $3m.",
         ("Alder",), "Birch Foods", 30),
        ("Alder Bank has assumed control of Birch Bank with the payment of GH¢118 million for 75 "
         "per cent of its shares.", ("Alder Bank",), "Birch Bank", 75),
        ("Alder bought the founder's 20% stake in Birch plc.", ("Alder",), "Birch plc", 20),
        ("The group is to transfer a 38% participating interest in Block C-23 to Borneo's Alder "
         "Petroleum.", ("Alder Petroleum",), "Block C-23", 38),
        ("Cedar Oil has farmed out a 30% interest in the Birch licence to Alder Petroleum.",
         ("Alder Petroleum",), "Birch licence", 30),
        ("Birch Town have new owners after the English Football League ratified the sale of a 76% "
         "shareholding to property developer Alder Homes.", ("Alder Homes",), "Birch Town", 76),
        ("Alder Group and France's Cedar signed a contract to make cars.\n\nThe 50-50 venture, "
         "Birch Auto Co, will have a capital of 2.6 billion yuan.", ("Alder Group", "Cedar"),
         "Birch Auto Co", 50),
    ],
)  # fmt: skip
def test_the_stake(
    reports: Read, text: str, investors: tuple[str, ...], target: str, percent: float
) -> None:
    check_told(reports, text, investors, target, stake_percent=percent)


def test_who_sells_to_please_the_authority(reports: Read) -> None:
    read = told(
        reports,
        "The Competition Authority has cleared the takeover of Birch FM by Alder Radio, subject to "
        "Alder Radio disposing of its 27 per cent holding in Elm Sound.",
    )
    assert [(r.investors, r.target, r.sellers) for r in read] == [
        (("Alder Radio",), "Birch FM", ()),
        ((), "Elm Sound", ("Alder Radio",)),
    ]


def test_a_place_in_capitals_is_no_seller(reports: Read) -> None:
    (report,) = told(
        reports,
        "PETALING JAYA: Cedar Holdings Bhd is selling its 51% interest in Birch Sdn Bhd to Alder "
        "Agri Bhd for RM188mil.",
    )
    assert report.sellers == ("Cedar Holdings Bhd",)


def test_who_writes_buys_nothing(reports: Read) -> None:
    (report,) = told(
        reports,
        "By JO HOLM, Business Writer – Mon Sep 20, 4:52 pm ET",
        "The parent of the Birch chain of restaurants said Monday it will be taken private by "
        "Alder Partners.",
    )
    assert (report.investors, report.target) == (("Alder Partners",), "Birch")


def test_a_loan_for_a_stake_makes_no_list_of_deals(reports: Read) -> None:
    read = told(
        reports,
        "Alder Resources has bought 26% of Birch Chrome from Cedar Mining.",
        "The stake comes at a price of $1.1bn.",
        "Cedar Mining will itself lend Alder Resources $740m of the money.",
        "Cedar Mining said it had sold its 40% in the Elm nickel project to Fern Metals for $18m.",
    )
    assert [r.amount.text for r in read if r.target == "Birch Chrome" and r.amount] == ["$1.1bn"]


@pytest.mark.parametrize(
    "text",
    [
        "Jo Holm will take over as Birch Bank's CEO on February 3.",
        "Council members threw out a proposal for 60 flats from residents.",
        "The judge threw out a bid from Alder Homes to delay the case.",
        "The sale of Alder cars to Chinese buyers collapsed.",
        "Salah handed the ball on to Jones.",
        "The bank passed the cut on to Alder customers.",
        "Birch farmed out its call centres to Alder plc.",
        "Alder and Birch will together have 40 people at the fair.",
        "The company went private in 2005.",
        "Alder made a payment of £5m for Birch's services.",
        "Alder plc said their 30% holding was safe.",
        "Alder beat a field of nine to land the role of Hamlet.",
        "Alder beat a field of 20 to win Birch Trophy.",
        "Alder took the product off the market.",
        "The bag was snatched from Alder Park by a boy.",
    ],
)
def test_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []
