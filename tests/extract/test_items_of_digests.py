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
