"""Items of digests: deals of different companies side by side, and names as items write them."""

import pytest

from tests.extract.telling import Read, check_told, told


def _pairs(reports: Read, *paragraphs: str) -> set[tuple[tuple[str, ...], str]]:
    return {(report.investors, report.target) for report in told(reports, *paragraphs)}


def test_each_of_several_deals_of_one_bullet(reports: Read) -> None:
    assert _pairs(
        reports,
        "The flurry of merger proposals in junior mining grew during the week.",
        "• The biggest of the deals was Alder Resources' offer for Birch Goldmines.",
        "• Lower down the food chain was a multitude of deals: Uranium explorer Cedar Resources "
        "accepted a superior takeover offer from Elm Exploration; Holm Minerals hiked its all-cash "
        "offer for Kinder Gold to 75¢ per share from 55¢; Oak Gold and Silver and Pine Mines "
        "tabled a friendly $80-million merger; and Teak Exploration unveiled a friendly bid for "
        "fellow junior Yew Resources.",
        "• Gull Holdings announced it was bringing in a new chairman.",
    ) == {
        (("Alder Resources",), "Birch Goldmines"),
        (("Elm Exploration",), "Cedar Resources"),
        (("Holm Minerals",), "Kinder Gold"),
        (("Oak Gold and Silver",), "Pine Mines"),
        (("Teak Exploration",), "Yew Resources"),
    }


def test_a_deal_with_a_bullet_of_its_own_behind_another(reports: Read) -> None:
    assert _pairs(
        reports,
        "Startups raised a total of at least $124m across six deals. An interesting piece of news "
        "is that Birch Payments received a $50m investment from Alder Ventures.",
        "In other news from the ecosystem;",
        "● Oak Fund, a fund launched by Oak Partners, has achieved a final close of $110 million.",
        "● One of the largest online marketplaces, Gumbird, has been acquired by Teak Capital, a "
        "firm led by two brothers.",
    ) == {(("Alder Ventures",), "Birch Payments"), (("Teak Capital",), "Gumbird")}


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Alder Tools ( ALD/PA ) is buying Fern Pipes in a deal valued at about $900 million.",
         ("Alder Tools",), "Fern Pipes"),
        ("UK's Fern Energy ( FNRGF ) said on Friday it would acquire Birch Fields ( BRF ).",
         ("Fern Energy",), "Birch Fields"),
        ("Alder Stations has agreed to sell NBC affiliate KQQS Reno, Nev., to Holm Holdings LLC.",
         ("Holm Holdings LLC",), "KQQS Reno"),
        ("Cedar Industries agreed to buy Elm Utilities' IT arm Fernix for $400 million.",
         ("Cedar Industries",), "Fernix"),
        ("Alder Holdings is to pay $A340 million for Birch Wines, an Adelaide vintner.",
         ("Alder Holdings",), "Birch Wines"),
        ("Alder Holdings has completed the $625 million purchase of New Zealand's leading auction "
         "operator, internet site Fern Me, reports The Herald.", ("Alder Holdings",), "Fern Me"),
        ("The Alder Society has acquired the Bedford-based international publisher of automated "
         "testing software and printed course material, Birch Training.",
         ("Alder Society",), "Birch Training"),
        ("Alder Insurance has sold the checking business FRN to Holm Holdings Inc. FRN uses its "
         "database of vehicles to offer its customers services.", ("Holm Holdings Inc",), "FRN"),
        ("An investors group led by Alder Group and including processing (BPO) entrepreneur Jon "
         "Holm, could buy Elm Utilities' BPO unit Birchex.", ("Alder Group",), "Birchex"),
        ("In Mr. Holm's largest purchase so far, Alder Group has acquired Birch Mills.",
         ("Alder Group",), "Birch Mills"),
        ("Alder Capital is interested in taking over Fern Exchange if the German bourse fails to "
         "merge with Birchnext.", ("Alder Capital",), "Fern Exchange"),
        ("Alder Entertainment has sold Birch Games to Silver Fern Interactive. This divestment "
         "follows the merger of Birch Games into Alder Entertainment.",
         ("Silver Fern Interactive",), "Birch Games"),
        ("Alder Holdings agreed to buy Fern Casinos with partner Birch International.",
         ("Alder Holdings", "Birch International"), "Fern Casinos"),
    ],
)  # fmt: skip
def test_names_and_sides_of_an_item(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    check_told(reports, text, investors, target)


_LINES = (
    "Several deals have closed so far this year.",
    "1. Alder divests Texas hospital",
    "Brentwood, Tenn.-based Alder Health sold Fern Mountain Medical Center, a 146-bed hospital in "
    "Big Spring, Texas, to Dallas-based Birch Care.",
    "2. Cedar Health acquires Wisconsin hospital",
    "Cedar Health assumed full ownership of Larch Bay Medical Center in Marinette, Wis.",
    "3. Oak buys Florida hospital, plans $47M investment",
    "Ash Health Services completed the sale of its interest in Bay Sacred Rowan in Panama City, "
    "Fla., to St. Louis-based Oak Health on March 14.",
    "4. Elm Buys Tennessee Hospital, Its Second This Year, Near the Border",
    "West Palm Beach, Fla.-based Elm Health acquired Jelly Community Hospital in Jelly, Tenn.",
)


def test_the_name_under_a_line_that_only_describes(reports: Read) -> None:
    found = told(reports, *_LINES)
    assert {(r.investors, r.target, r.status) for r in found} == {
        (("Birch Care",), "Fern Mountain Medical Center", "completed"),
        (("Cedar Health",), "Larch Bay Medical Center", "completed"),
        (("Oak Health",), "Bay Sacred Rowan", "completed"),
        (("Elm Health",), "Jelly Community Hospital", "completed"),
    }
    assert all(r.type is not None and r.amount is None for r in found)


def test_a_line_and_its_paragraph_are_one_deal(reports: Read) -> None:
    assert _pairs(
        reports,
        "Holm Brown Buying NBC Affil in Yuma, AZ",
        "The former Fox affiliate board chief and owner of several other stations has agreed to "
        "buy KYQA from Alder West Communications for $1.3 million.",
        "Holm Brown Buys an Oregon LPTV",
        "Holm Brown is expanding his footprint in Medford, Ore. To go along with his Fox affiliate "
        "there, KMVQ, he is acquiring KMCQ-LP from Fern Partners.",
        "New York Broadband Buys Ft. Worth LPTV",
        "Jon Alder has agreed to sell low-power KVFQ-LD Fort Worth, Texas (DMA 5), to New York "
        "Broadband LLC. The price is $1.05 million.",
        "AlderHill Sells TVs In Two Markets",
        "AlderHill has agreed to sell NBC affiliate KGQS Laredo, Texas, to Elm Holdings LLC for "
        "$20.5 million.",
    ) == {
        (("Holm Brown",), "KYQA"),
        (("Holm Brown",), "KMCQ-LP"),
        (("New York Broadband LLC",), "KVFQ-LD Fort Worth"),
        (("Elm Holdings LLC",), "KGQS Laredo"),
    }


def test_a_deal_that_only_the_line_tells(reports: Read) -> None:
    assert _pairs(
        reports,
        "Alder Group Buys Birch Inns",
        "The 40 pubs of Birch Inns stand all over the country, and their guests will see few "
        "changes at first, Alder Group promised.",
        "Cedar Foods Buys Elm Mills",
        "Cedar Foods has agreed to buy Elm Mills for $30 million.",
    ) == {(("Alder Group",), "Birch Inns"), (("Cedar Foods",), "Elm Mills")}


def test_two_parts_of_different_companies(reports: Read) -> None:
    assert _pairs(
        reports,
        "Alder to buy Birch",
        "Alder Group said yesterday it would buy Birch Foods for $1.2 billion in cash. The deal, "
        "which is expected to close in June, would create the country's largest maker of soups.",
        "Profits up at Oak",
        "Oak Bank reported a 12 percent rise in profits in the first quarter.",
        "Fern sells hotels",
        "Fern Leisure has agreed to sell six hotels to Holm Partners for £90 million. Fern bought "
        "the hotels in 2001.",
        "Jobs cut at Teak",
        "Teak Motors is to cut 400 jobs at its plant in Leeds.",
    ) == {(("Alder Group",), "Birch Foods"), (("Holm Partners",), "six hotels")}


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Two funds are busy: Cedar Fund has divested units worth $280 million (around INR 2,483 "
         "crores) in the NSE-listed Fern Infrastructure Trust.", (), "Fern Infrastructure Trust"),
        ("Alder Partners have sold shares worth £30 million in Birch Foods.", (), "Birch Foods"),
        ("Africa's largest maker of apps, Cassat technologies, received a $50m investment from C5 "
         "capital putting software in first place.", ("C5 capital",), "Cassat technologies"),
        ("Birch 🇧🇷 raised a $2 million seed round led by Canary Fund 🇧🇷 with funding from Oak "
         "Ventures 🇧🇷, Holm City 🇺🇸, and Ash Media Ventures 🇧🇷.",
         ("Canary Fund", "Oak Ventures", "Holm City", "Ash Media Ventures"), "Birch"),
        ("Fern Labs raised $5 million from Oak Ventures this week (see Funding Roundup: Lights, "
         "Money and Mosel to Pump $1.5 Billion into Thin Film).", ("Oak Ventures",), "Fern Labs"),
        ("In Jon Holm's biggest strategic play since the death of his father Karl, AHB is set to "
         "strike its biggest blow on the gambling market, agreeing to buy a $US900 million ($A1.21 "
         "billion) casino licence in Macau with partner Birch International.",
         ("AHB", "Birch International"), "casino licence"),
        ("Cedar Students acquired a 300-bed student block in York from Yew Group for £25m. The "
         "deal comes two years after Cedar Students bought Larch Halls.",
         ("Cedar Students",), "300-bed student block"),
        ("Fern Bank acquired lending start-up Holm for $40m.", ("Fern Bank",), "Holm"),
        ("Helped by the acquisition of Birch Foods last year, sales at Alder Group rose. In March "
         "Alder Group completed the purchase of Fern Mills from Holm Partners for $60 million.",
         ("Alder Group",), "Fern Mills"),
    ],
)  # fmt: skip
def test_what_items_add_to_names_and_sums(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    check_told(reports, text, investors, target)


def test_the_lines_of_a_counted_list(reports: Read) -> None:
    assert _pairs(
        reports,
        "Here are this week's top deals:",
        "1. Alder Pay raised £30m in a round led by Birch Capital.\n"
        "2. Fern Bank acquired lending start-up Holm for $40m.\n"
        "3. Teak Insure secured $12m from Oak Ventures and Elm Partners.",
    ) == {
        (("Birch Capital",), "Alder Pay"),
        (("Fern Bank",), "Holm"),
        (("Oak Ventures", "Elm Partners"), "Teak Insure"),
    }
