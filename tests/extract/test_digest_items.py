"""Digests: each item is read for itself, whatever marks it."""

import pytest

from deals.model.report import Report
from tests.extract.telling import Read

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


DEALS = [
    ("Alder Group failed with its 220 pence-a-share approach for British chain Birch Tools.",
     "Birch Tools", "acquisition", "terminated"),
    ("Alder Group has dropped out of the running for U.S. school chain Birch Tools.",
     "Birch Tools", "acquisition", "terminated"),
    ("Alder Group dropped its pursuit of Croatian peer Birch Tools.",
     "Birch Tools", "acquisition", "terminated"),
    ("Alder Group has gobbled up Welsh chain Birch Tools for £31m.",
     "Birch Tools", "acquisition", "completed"),
    ("Birch Tools has been snapped up by insurer Alder Group.",
     "Birch Tools", "acquisition", "completed"),
    ("Alder Group has swooped on rival Birch Tools in a £14.5m deal.",
     "Birch Tools", "acquisition", "completed"),
    ("Alder Group added on Birch Tools, a maker of jigsaws.",
     "Birch Tools", "acquisition", "completed"),
    ("Birch Tools is to be taken private by Alder Group.",
     "Birch Tools", "acquisition", "announced"),
    ("Birch Tools is negotiating a sale to appliance company Alder Group for $50 million.",
     "Birch Tools", "acquisition", "in_talks"),
    ("Cedar Capital, which has owned Birch Tools since 2012, is selling it to Alder Group.",
     "Birch Tools", "acquisition", "announced"),
    ("Cedar Capital said it has exited Birch Tools, selling its 62% stake to Alder Group.",
     "Birch Tools", "majority_stake", "announced"),
    ("Birch Tools sells 10% stake to South Korea's Alder Group for $72 million.",
     "Birch Tools", "minority_stake", "announced"),
    ("The team behind labelling tool Birch Tools said they'd been acquired by Alder Group.",
     "Birch Tools", "acquisition", "completed"),
    ("Alder Group provided a $180m unitranche loan to Birch Tools.",
     "Birch Tools", "debt", "announced"),
    ("Birch Tools borrows $200 million from Alder Group for a toll road.",
     "Birch Tools", "debt", "announced"),
    ("Shares in Birch Tools dipped after it emerged that Japan's Alder Group had withdrawn its "
     "takeover approach.", "Birch Tools", "acquisition", "terminated"),
    ("Cedar Motors has carved out its battery arm, Birch Tools, and will sell a 40 per cent stake "
     "in it to Alder Group.", "Birch Tools", "minority_stake", "announced"),
    ("Cedar Inns has offloaded 22 of its less loved boozers to property investor Alder Group.",
     "22 of its less loved boozers", "asset_purchase", "completed"),
    ("Birch Tools has been approached by Alder Group about a combination.",
     "Birch Tools", "acquisition", "in_talks"),
    ("**Birch Tools** will be acquired by **Alder Group** for $112 million in cash.",
     "Birch Tools", "acquisition", "announced"),
    ("Alder Group and Malaysia's Birch Tools to set up 70:30 venture in Batu Kawan.",
     "Birch Tools", "joint_venture", "announced"),
    ("Alder Group and Birch Tools are to fold their wire businesses into a joint company, owned "
     "60 percent by Alder Group.", "Birch Tools", "joint_venture", "announced"),
    ("Alder Group and Birch Tools will combine Nov. 1 under the former's name.",
     "Birch Tools", "merger", "announced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "target", "kind", "status"), DEALS)
def test_words_of_digests(reports: Read, text: str, target: str, kind: str, status: str) -> None:
    (found,) = reports(f"News\n\n{text}\n")
    assert (found.target, found.type, found.status) == (target, kind, status)
    assert found.investors == ("Alder Group",)


def test_the_share_of_a_venture_is_told_by_its_ratio(reports: Read) -> None:
    (found,) = reports("News\n\nAlder Group and Birch Tools form 51:49 joint venture in Rome.\n")
    assert found.stake_percent == 51


def test_a_row_of_a_tracker_is_a_deal(reports: Read) -> None:
    (found,) = reports(
        "Tracker\n\nAlder Bancorp Inc. (Tenn.) / Birch Financial Corp. (N.C.): $146.2 million, "
        "all stock. Target assets: $982.3 million.\n"
    )
    assert (found.investors, found.target) == (("Alder Bancorp Inc.",), "Birch Financial Corp.")
    assert (found.amount and found.amount.low, found.status) == (146.2e6, "announced")


@pytest.mark.parametrize(
    "price",
    [
        "Dutch rival Elm Parking is taking the loss-making unit off its hands for £2m.",
        "Private equity-backed Elm Parking is paying £22m in cash.",
    ],
)
def test_who_buys_comes_with_the_price(reports: Read, price: str) -> None:
    (found,) = reports(f"News\n\nAlder has found a buyer for its parking division. {price}\n")
    assert found.target == "parking division"
    assert (found.investors, found.sellers) == (("Elm Parking",), ("Alder",))


@pytest.mark.parametrize(
    "more",
    [
        "Larch Ventures led, and was joined by insiders Oak Fund.",
        "Larch Ventures and Oak Fund co-led, with others pitching in.",
        "Larch Ventures and Oak Fund put up the money.",
        "Larch Ventures and Oak Fund wrote cheques.",
    ],
)
def test_who_puts_money_in_may_follow_the_round(reports: Read, more: str) -> None:
    (found,) = reports(f"News\n\nZipple raised $110 million in Series C funding. {more}\n")
    assert found.investors == ("Larch Ventures", "Oak Fund")


def test_the_start_up_is_whom_the_label_names(reports: Read) -> None:
    found = reports(
        "Who got funded\n\nZipple: The firm raised $5 million in a Series A round led by Oak "
        "Ventures.\n\nBrello: Services player Elm Software bought out the Mumbai laundry start-up."
        "\n\nCargon: The truck aggregator has picked up $28 million from Japan's Fir Trading, "
        "which gets an 11 per cent stake.\n"
    )
    assert parties(found) == [
        ("Oak Ventures", "Zipple"), ("Elm Software", "Brello"), ("Fir Trading", "Cargon")
    ]  # fmt: skip
    assert found[2].stake_percent == 11


def test_a_company_that_is_put_up_for_sale_looks_for_a_buyer(reports: Read) -> None:
    (found,) = reports(
        "News\n\nFerry operator Alder Line has been put up for sale by its parent, Birch Group.\n"
    )
    assert (found.target, found.investors, found.status) == ("Alder Line", (), "in_talks")


def test_a_label_may_tell_its_country_and_end_with_a_dash(reports: Read) -> None:
    found = reports(
        "Startup digest\n\nAlderku (Indonesia) – The grocery app snagged $9 million from Oak "
        "Ventures and Elm Capital.\n\nBirchly (Malaysia) – The ticketing startup secured a $3 "
        "million bridge round from Fir Ventures.\n\nCedarado (Philippines) – Trucking platform "
        "Cedarado has been acquired by Gorse Asia.\n"
    )
    assert parties(found) == [
        ("Oak Ventures, Elm Capital", "Alderku"),
        ("Fir Ventures", "Birchly"),
        ("Gorse Asia", "Cedarado"),
    ]


def test_what_was_raised_in_steps_is_no_round(reports: Read) -> None:
    assert not reports("News\n\nAlder Labs raised $69 million over the past 45 days.\n")
