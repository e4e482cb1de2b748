"""Which of the sums around a deal is its price, what withholds one, and in which currency it is."""

import pytest

from tests.extract.telling import Read, agency, check_told, told

_AGREED = "Alder Corp said it agreed to acquire Cedar Mills Inc."


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("The purchase price of the outstanding shares is about 7.4 mln dlrs.",
         "about 7.4 mln dlrs"),
        ("The purchase price for all of the stock of the company will be 7.4 mln dlrs.",
         "7.4 mln dlrs"),
        ("The price to be paid for the company in the deal was 7.4 mln dlrs.", "7.4 mln dlrs"),
        ("No price was disclosed for the transaction.", "No price was disclosed"),
        ("Details of the purchase were withheld.", "Details of the purchase were withheld"),
        ("Financial terms of the deal were not released.",
         "terms of the deal were not released"),
        ("The price of the acquisition was not revealed.",
         "price of the acquisition was not revealed"),
    ],
)  # fmt: skip
def test_prices_and_what_withholds_them(reports: Read, sentence: str, amount: str) -> None:
    (report,) = agency(reports, f"{_AGREED} {sentence}")
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    "sentence",
    [
        "The cash portion of the purchase price was 12 mln dlrs.",
        "No other terms were disclosed.",
        "Details of the fire at a Cedar plant were not disclosed, it said in the deal's papers.",
        "The purchase excludes a Cedar mill in Akron, which is on the market for 3 mln dlrs.",
    ],
)
def test_what_is_no_price(reports: Read, sentence: str) -> None:
    (report,) = agency(reports, f"{_AGREED} {sentence}")
    assert report.amount is None


@pytest.mark.parametrize(
    ("statement", "currency"),
    [
        ("All amounts are expressed in Canadian dollars.", "CAD"),
        ("(All dollar figures in CAD$ unless otherwise noted.)", "CAD"),
        ("All dollar amounts in this release are in Australian dollars.", "AUD"),
        ("The plant makes saws for Canadian farms.", "USD"),
    ],
)
def test_dollars_of_the_whole_text(reports: Read, statement: str, currency: str) -> None:
    (report,) = told(
        reports, f"Alder Inc. today announced it has acquired Cedar Mills for $45 million in cash. "
        f"{statement}"
    )  # fmt: skip
    assert report.amount is not None
    assert report.amount.currency == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Alder Corp agreed to buy Cedar Brewery for 98 mln pesos. Cedar is the largest "
         "Philippine brewer.", "PHP"),
        ("Alder AB agreed to buy Cedar Mills for 98 mln crowns. Both are Swedish.", "SEK"),
        ("Alder said it agreed to buy Cedar Mills for R450m.", "ZAR"),
    ],
)  # fmt: skip
def test_pesos_of_one_country(reports: Read, text: str, currency: str) -> None:
    (report,) = told(reports, text)
    assert report.amount is not None
    assert report.amount.currency == currency


def test_a_sum_behind_a_name(reports: Read) -> None:
    text = "The tribunal approved the Alder R1.4 billion acquisition of Cedar Foods."
    check_told(reports, text, ("Alder",), "Cedar Foods")


def test_an_earlier_offer(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder International said it had sold the Cedar Group to Holm Press for £72.5m.",
        "Alder last month said it had accepted a £66m offer from Holm Press for the Cedar Group.",
    )
    assert report.amount is not None
    assert report.amount.text == "£72.5m"


def test_the_money_of_the_main_clause(reports: Read) -> None:
    merger = next(
        r
        for r in told(
            reports,
            "Alder Media, which is merging with Cedar News, today confirmed that its founder had "
            "sold a 7.5 per cent stake for $38 million.",
        )
        if r.type == "merger"
    )
    assert merger.amount is None


def test_what_holders_keep_is_no_price(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Mines said its merger with Cedar Gold would form a company in which Cedar holders "
        "will control 70 pct of the equity, worth some 76 mln dlrs.",
    )
    assert report.amount is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Alder raised $40 million in a Series C round led by Holm Ventures. At that price Alder "
         "is worth about $590 million.", 590e6),
        ("Alder agreed to take full control of Cedar Foods. The value of the deal was not "
         "disclosed, but a source said Cedar was valued at around 2.6 billion euros.", 2.6e9),
    ],
)  # fmt: skip
def test_what_a_company_is_worth(reports: Read, text: str, value: float) -> None:
    (report,) = told(reports, text)
    assert report.valuation is not None
    assert report.valuation.value == value
    assert report.amount is None or report.amount.exact != value


@pytest.mark.parametrize(
    ("text", "payment"),
    [
        ("Alder is arranging an offer to pay a total $90 million in cash for 38 mln Cedar Mills "
         "shares.", ("cash",)),
        ("Alder acquired Cedar Mills for 3.8 mln shares.", ("stock",)),
    ],
)  # fmt: skip
def test_shares_that_are_paid_for(reports: Read, text: str, payment: tuple[str, ...]) -> None:
    (report,) = told(reports, text)
    assert report.payment == payment


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Alder Estates has sold more than 1,400 pubs to Holm Inns for £2.5bn.", ("Holm Inns",),
         "more than 1,400 pubs"),
        ("Alder is to buy up to 50 hotels from Cedar Resorts.", ("Alder",), "up to 50 hotels"),
        ("Alder acquired over 30 radio stations from Cedar.", ("Alder",),
         "over 30 radio stations"),
    ],
)  # fmt: skip
def test_counted_things(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    check_told(reports, text, investors, target)


def test_shares_are_no_counted_thing(reports: Read) -> None:
    assert all(
        "customers" not in r.target for r in told(reports, "Alder bought over 200 customers lunch.")
    )


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("The cost of the deal, signed late yesterday, is around 90 mln stg.", "around 90 mln stg"),
        ("Under the agreement, the exchange would have a market value of about 20 mln dlrs.",
         "about 20 mln dlrs"),
        ("The price was not disclosed but is understood to be around 12 mln dlrs.",
         "around 12 mln dlrs"),
        ("The terms are withheld. Bankers put the value of the deal at 31 mln dlrs.",
         "31 mln dlrs"),
    ],
)  # fmt: skip
def test_what_a_deal_costs(reports: Read, sentence: str, amount: str) -> None:
    (report,) = agency(reports, f"{_AGREED} {sentence}")
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Alder completed the sale of its Cedar unit to Holm. Proceeds were $14 million.",
         "$14 million"),
        ("Alder sold its Cedar unit to Holm. The sale will net it about £14m.", "about £14m"),
        ("Alder has increased its offer for Cedar from £310m to £340m.", "£340m"),
        ("Alder lowered its bid for Cedar from $40 million to $35 million.", "$35 million"),
        ("Alder is paying 4.2 billion Swedish crowns for Cedar.", "4.2 billion Swedish crowns"),
        ("Alder bought Cedar for an undisclosed fee.", "undisclosed fee"),
    ],
)  # fmt: skip
def test_what_sides_pay_and_get(reports: Read, text: str, amount: str) -> None:
    (report,) = told(reports, text)
    assert report.amount is not None
    assert (report.amount.text, report.target_country) == (amount, None)
