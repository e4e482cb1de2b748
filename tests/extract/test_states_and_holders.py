"""States that sell, units that holders or managers get, local money: sentences of our own."""

import pytest

from tests.extract.telling import Read, agency


@pytest.mark.parametrize(
    ("text", "seller", "buyers", "target"),
    [
        ("France will sell its 20 pct stake in state-owned bank <Banque Alder> to <Birch SA>, the "
         "finance ministry said.", "France", ("Birch SA",), "Banque Alder"),
        ("Canada has agreed to sell Alder Aircraft Ltd to <Cedar Inc> for 155 mln dlrs.",
         "Canada", ("Cedar Inc",), "Alder Aircraft Ltd"),
        ("Britain will privatise <Birch Airports Plc> next year, the Transport Secretary said.",
         "Britain", (), "Birch Airports Plc"),
        ("The Finance Ministry said it will sell its shares in Birch Telephone Corp next month.",
         "Finance Ministry", (), "Birch Telephone Corp"),
    ],
)  # fmt: skip
def test_a_state_sells(
    reports: Read, text: str, seller: str, buyers: tuple[str, ...], target: str
) -> None:
    (report,) = agency(reports, text)
    assert (report.sellers, report.investors, report.target) == ((seller,), buyers, target)


@pytest.mark.parametrize(
    "text",
    [
        "Japan will sell 40,000 tonnes of wheat to Cedar Corp this year.",
        "Canada will sell bonds for 200 mln dlrs next month, the finance ministry said.",
    ],
)
def test_a_state_that_sells_goods_is_no_seller_of_companies(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cedar Corp said it will distribute to its shareholders all the stock of its Holm Drills "
        "Inc subsidiary.",
        "Cedar Corp said it plans to distribute its 80 pct interest in Holm Drills Inc to its "
        "holders.",
        "Cedar Corp said directors approved the distribution to holders of the shares of its Holm "
        "Drills Inc unit.",
    ],
)
def test_shares_of_a_unit_given_to_holders(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.type) == ("Holm Drills Inc", "divestiture")
    assert (report.sellers, report.investors) == (("Cedar Corp",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Cedar Corp said it distributes the products of Holm Drills Inc to hardware stores.",
        "Cedar Corp said it will distribute 40 cts of each share's earnings to its holders.",
    ],
)
def test_what_is_distributed_otherwise_is_no_deal(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


def test_a_unit_sold_in_a_buyout_of_managers(reports: Read) -> None:
    (report,) = agency(
        reports, "Cedar Plc said it has sold Birch Tools Ltd in a management buyout for 12 mln stg."
    )
    assert (report.investors, report.target) == (("management",), "Birch Tools Ltd")
    (report,) = agency(
        reports,
        "Cedar Corp said it received a management buyout offer for its Birch Tools unit valued at "
        "12 mln dlrs.",
    )
    assert (report.investors, report.target) == (("management",), "Birch Tools unit")


def test_a_bid_by_one_for_a_thing_of_another(reports: Read) -> None:
    (report,) = agency(
        reports, "Cedar Corp said it rejected an offer by <Alder Corp> for its Birch Hotel."
    )
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Hotel")
    assert report.sellers == ("Cedar Corp",)


def test_a_company_that_agreed_to_be_bought_by_another(reports: Read) -> None:
    told = agency(
        reports,
        "Cedar Corp said it would begin a rival offer for Birch Corp, which last week agreed to be "
        "acquired by Alder Inc for 48 dlrs a share.",
    )
    assert {(r.investors, r.target) for r in told} == {
        (("Cedar Corp",), "Birch Corp"), (("Alder Inc",), "Birch Corp")
    }  # fmt: skip


def test_what_opens_a_sentence_without_a_name(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Corp said it has withdrawn from three fields.",
        "The drill business was sold to Alder Inc for 20 mln dlrs.",
    )
    assert (report.investors, report.target) == (("Alder Inc",), "drill business")
    assert report.sellers == ("Cedar Corp",)


def test_stations_by_their_call_letters_are_one_sale(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Inc said it agreed to sell four radio stations, WAAA and WBBB in Akron and WCCC and "
        "WDDD in Toledo, to Alder Inc for 30 mln dlrs.",
    )
    assert (report.investors, report.target) == (("Alder Inc",), "four radio stations")


def test_the_part_that_the_next_sentence_gives(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Bank has been authorised to convert 32 mln dlrs of debt into shares of <Birch SA>.",
        "Cedar would get 42 pct of the company, which grows pines.",
    )
    assert report.stake_percent == 42


@pytest.mark.parametrize(
    ("city", "words", "currency"),
    [
        ("STOCKHOLM", "740 mln crowns", "SEK"),
        ("OSLO", "740 mln crowns", "NOK"),
        ("PARIS", "740 mln francs", "FRF"),
        ("ZURICH", "740 mln francs", "CHF"),
        ("ZURICH", "740 mln French francs", "FRF"),
        ("MANILA", "740 mln pesos", "PHP"),
    ],
)
def test_local_money_is_that_of_the_dateline(
    reports: Read, city: str, words: str, currency: str
) -> None:
    (report,) = reports(
        f"ALDER BUYS BIRCH\n\n    {city}, May 25 - Alder AB said it bought Birch AB for {words}.\n",
        "1987-05-25",
    )
    assert report.amount is not None
    assert (report.amount.exact, report.amount.currency) == (740e6, currency)


def test_local_money_of_no_known_place_has_no_currency(reports: Read) -> None:
    (report,) = reports(
        "ALDER BUYS BIRCH\n\n    VIENNA, May 25 - Alder AB said it bought Birch AB for 740 mln "
        "crowns.\n",
        "1987-05-25",
    )
    assert report.amount is None


def test_what_a_government_offers(reports: Read) -> None:
    (report,) = agency(
        reports, "Portugal's government said it would offer 49 pct of state brewer <Birch SA>."
    )
    assert (report.target, report.stake_percent) == ("Birch SA", 49)
    assert report.sellers == ("Portugal's government",)
    assert agency(reports, "Cedar Corp said it offered 20 pct of Birch Inc's workers jobs.") == []


def test_a_minister_who_approves_of_a_sale_sells_nothing(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Trade Secretary Paul Birch told parliament he had approved the sale of <Fern Yards Ltd> "
        "to a consortium headed by <Holm Marine Plc>.",
    )
    assert (report.investors, report.sellers) == (("Holm Marine Plc",), ())


def test_who_only_reviews_or_trades_is_no_side(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Corp said it has received several offers for its Fern Optical division and hired "
        "<Elm Brothers> to review them.",
    )
    assert (report.sellers, report.investors) == (("Cedar Corp",), ())
    text = "Cedar Corp said arbitragers have accumulated about 20 pct of the stock of <Birch Inc>."
    assert agency(reports, text) == []


def test_a_request_that_a_purchase_be_blocked_does_not_end_it(reports: Read) -> None:
    (report,) = agency(
        reports,
        "The commission approved the acquisition of <Birch Co> by Alder Corp, rejecting a request "
        "by <Fern Lines> that it be blocked.",
    )
    assert report.status == "announced"
