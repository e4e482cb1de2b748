"""Money words against exact values; the properties that hold for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.model.amount import Amount
from deals.model.money import Money, UnreadableAmount, find_money, read_amount
from deals.model.money_words import ISO_CODES
from deals.model.money_writing import write_amount

M, BN, TN = 10**6, 10**9, 10**12

# words -> exact, min, max, currency, qualifier
CASES: list[tuple[str, float | None, float | None, float | None, str | None, str]] = [
    # currencies before the figure
    ("$14.3 billion", 14_300_000_000, None, None, "USD", "exact"),
    ("US$300m", 300 * M, None, None, "USD", "exact"),
    ("US$ 300 million", 300 * M, None, None, "USD", "exact"),
    ("USD1bn", BN, None, None, "USD", "exact"),
    ("USD 1,234,567.89", 1234567.89, None, None, "USD", "exact"),
    ("AUD$7.4 million", 7_400_000, None, None, "AUD", "exact"),
    ("EUR 1.2bn", 1_200_000_000, None, None, "EUR", "exact"),
    ("£250m", 250 * M, None, None, "GBP", "exact"),
    ("£1tn", TN, None, None, "GBP", "exact"),
    ("¥50 billion", 50 * BN, None, None, "JPY", "exact"),
    ("RMB 3bn", 3 * BN, None, None, "CNY", "exact"),
    ("Rs 5,655 crore", 56_550_000_000, None, None, "INR", "exact"),
    ("Rs.5,655 crore", 56_550_000_000, None, None, "INR", "exact"),
    ("₹ 20,00,00,000", 200 * M, None, None, "INR", "exact"),
    ("C$1.2 billion", 1_200_000_000, None, None, "CAD", "exact"),
    ("A$5m", 5 * M, None, None, "AUD", "exact"),
    ("HK$2bn", 2 * BN, None, None, "HKD", "exact"),
    ("S$5m", 5 * M, None, None, "SGD", "exact"),
    ("NT$5bn", 5 * BN, None, None, "TWD", "exact"),
    ("NZ$5m", 5 * M, None, None, "NZD", "exact"),
    ("R$1bn", BN, None, None, "BRL", "exact"),
    ("R83 billion", 83 * BN, None, None, "ZAR", "exact"),
    ("CHF 90m", 90 * M, None, None, "CHF", "exact"),
    ("SEK 5 bn", 5 * BN, None, None, "SEK", "exact"),
    ("AED 3bn", 3 * BN, None, None, "AED", "exact"),
    ("Dh 3bn", 3 * BN, None, None, "AED", "exact"),
    # currencies behind it
    ("1bn USD", BN, None, None, "USD", "exact"),
    ("14.3B USD", 14_300_000_000, None, None, "USD", "exact"),
    ("1.5 mln dlrs", 1_500_000, None, None, "USD", "exact"),
    ("30 billion Canadian dlrs", 30 * BN, None, None, "CAD", "exact"),
    ("1.5 mln dlrs Canadian", 1_500_000, None, None, "CAD", "exact"),
    ("180 mln stg", 180 * M, None, None, "GBP", "exact"),
    ("1.3 billion euros", 1_300_000_000, None, None, "EUR", "exact"),
    ("100 €", 100, None, None, "EUR", "exact"),
    ("259 billion riyals", 259 * BN, None, None, "SAR", "exact"),
    ("422.8 billion won", 422_800_000_000, None, None, "KRW", "exact"),
    ("12 million Swiss francs", 12 * M, None, None, "CHF", "exact"),
    ("5 mln zł", 5 * M, None, None, "PLN", "exact"),
    ("5 million roubles", 5 * M, None, None, "RUB", "exact"),
    ("2.5 lakh crore rupees", 2_500_000_000_000, None, None, "INR", "exact"),
    ("$52.3 billion (A$)", 52_300_000_000, None, None, "AUD", "exact"),
    # digits and multipliers
    ("$26,000,000", 26 * M, None, None, "USD", "exact"),
    ("$1.345 billion", 1_345_000_000, None, None, "USD", "exact"),
    ("$1.25 trillion", 1_250_000_000_000, None, None, "USD", "exact"),
    ("$80mn", 80 * M, None, None, "USD", "exact"),
    ("$14.3B", 14_300_000_000, None, None, "USD", "exact"),
    ("$5M", 5 * M, None, None, "USD", "exact"),
    ("$250K", 250_000, None, None, "USD", "exact"),
    ("$5MM", 5 * M, None, None, "USD", "exact"),
    ("$3 trn", 3 * TN, None, None, "USD", "exact"),
    ("$3 thousand million", 3 * BN, None, None, "USD", "exact"),
    ("$4.7-billion", 4_700_000_000, None, None, "USD", "exact"),
    ("14-billion-dollar deal", 14 * BN, None, None, "USD", "exact"),
    ("1,200 euros", 1200, None, None, "EUR", "exact"),
    ("1.200.000 euros", 1_200_000, None, None, "EUR", "exact"),
    ("1.234.567,89 euros", 1234567.89, None, None, "EUR", "exact"),
    ("CHF 1'200'000", 1_200_000, None, None, "CHF", "exact"),
    ("1 200 000 €", 1_200_000, None, None, "EUR", "exact"),
    ("12\u202f500 €", 12_500, None, None, "EUR", "exact"),
    ("$1\u00a0billion", BN, None, None, "USD", "exact"),
    # other languages
    ("€1,2 Mrd", 1_200_000_000, None, None, "EUR", "exact"),
    ("1,5 Milliarden US-Dollar", 1_500_000_000, None, None, "USD", "exact"),
    ("1,345 Milliarden Euro", 1_345_000_000, None, None, "EUR", "exact"),
    ("750 Millionen Dollar", 750 * M, None, None, "USD", "exact"),
    ("2 miliardi di dollari", 2 * BN, None, None, "USD", "exact"),
    ("2 miliarde de dolari", 2 * BN, None, None, "USD", "exact"),
    ("US$ 2,5 milhões", 2_500_000, None, None, "USD", "exact"),
    ("noin 400 miljoonaa puntaa", 400 * M, None, None, "GBP", "about"),
    # number words
    ("a billion dollars", BN, None, None, "USD", "exact"),
    ("two billion dollars", 2 * BN, None, None, "USD", "exact"),
    ("twenty-five million dollars", 25 * M, None, None, "USD", "exact"),
    ("three hundred and fifty million dollars", 350 * M, None, None, "USD", "exact"),
    ("one and a half billion dollars", 1_500_000_000, None, None, "USD", "exact"),
    ("half a billion dollars", 500 * M, None, None, "USD", "exact"),
    ("half-billion-dollar", 500 * M, None, None, "USD", "exact"),
    ("a quarter of a billion dollars", 250 * M, None, None, "USD", "exact"),
    # bounds
    ("up to $100 billion", None, None, 100 * BN, "USD", "up_to"),
    ("as much as $2 billion", None, None, 2 * BN, "USD", "up_to"),
    ("at most $2 billion", None, None, 2 * BN, "USD", "up_to"),
    ("up to a combined $15 billion", None, None, 15 * BN, "USD", "up_to"),
    ("up to about $5bn", None, None, 5 * BN, "USD", "up_to"),
    ("more than $10bn", None, 10 * BN, None, "USD", "more_than"),
    ("over $10bn", None, 10 * BN, None, "USD", "more_than"),
    ("upwards of $10bn", None, 10 * BN, None, "USD", "more_than"),
    ("exceeding $10bn", None, 10 * BN, None, "USD", "more_than"),
    ("could exceed $10 billion", None, 10 * BN, None, "USD", "more_than"),
    ("$100 million-plus", None, 100 * M, None, "USD", "more_than"),
    ("$5bn+", None, 5 * BN, None, "USD", "more_than"),
    ("at least $200 million", None, 200 * M, None, "USD", "at_least"),
    ("$200 million or more", None, 200 * M, None, "USD", "at_least"),
    ("less than $5m", None, None, 5 * M, "USD", "less_than"),
    ("below $5 billion", None, None, 5 * BN, "USD", "less_than"),
    ("under $5 billion", None, None, 5 * BN, "USD", "less_than"),
    ("less than nearly $700m", None, None, 700 * M, "USD", "less_than"),
    *(
        (f"{word} $15 billion", 15 * BN, None, None, "USD", "about")
        for word in (
            "nearly",
            "almost",
            "close to",
            "approximately",
            "around",
            "roughly",
            "some",
            "~",
            "an estimated",
            "about",
            "just under",
        )
    ),
    # ranges
    ("between $2bn and $3bn", None, 2 * BN, 3 * BN, "USD", "range"),
    ("between 80 and 100 mln dlrs", None, 80 * M, 100 * M, "USD", "range"),
    ("$2-3 billion", None, 2 * BN, 3 * BN, "USD", "range"),
    ("$2\u20133\u202fbillion", None, 2 * BN, 3 * BN, "USD", "range"),
    ("$2 billion to $3 billion", None, 2 * BN, 3 * BN, "USD", "range"),
    ("$500m to $1bn", None, 500 * M, BN, "USD", "range"),
    ("$500 million to $1 billion", None, 500 * M, BN, "USD", "range"),
    ("$500-$600 million", None, 500 * M, 600 * M, "USD", "range"),
    ("$15 billion-$25 billion", None, 15 * BN, 25 * BN, "USD", "range"),
    ("from $2bn to $3bn", None, 2 * BN, 3 * BN, "USD", "range"),
    ("three to four billion dlrs", None, 3 * BN, 4 * BN, "USD", "range"),
    ("1,5-2 Milliarden Euro", None, 1_500_000_000, 2 * BN, "EUR", "range"),
    ("upwards of $500 million to $1 billion", None, 500 * M, BN, "USD", "range"),
    # orders of size
    ("multi-billion-dollar", None, 2 * BN, None, "USD", "magnitude"),
    ("multibillion-dollar", None, 2 * BN, None, "USD", "magnitude"),
    ("multimillion-pound", None, 2 * M, None, "GBP", "magnitude"),
    ("several billion dollars", None, 2 * BN, None, "USD", "magnitude"),
    ("several hundred million dollars", None, 200 * M, BN, "USD", "magnitude"),
    ("billions of dollars", None, 2 * BN, None, "USD", "magnitude"),
    ("tens of billions of dollars", None, 10 * BN, 100 * BN, "USD", "magnitude"),
    ("hundreds of billions of dollars", None, 100 * BN, TN, "USD", "magnitude"),
    # payment and harmless words
    ("$6.5 billion in stock", 6_500_000_000, None, None, "USD", "exact"),
    ("$19 billion in cash and stock", 19 * BN, None, None, "USD", "exact"),
    ("all-cash $2bn", 2 * BN, None, None, "USD", "exact"),
    ("the deal, worth about $2bn", 2 * BN, None, None, "USD", "about"),
    # restatements and prices beside the total
    ("INR 11,500 crore ($1.4 billion)", 115 * BN, None, None, "INR", "exact"),
    ("INR 11,500 crore (about $1.4 billion)", 115 * BN, None, None, "INR", "exact"),
    ("$5.7 billion or INR 43,574 crore", 5_700_000_000, None, None, "USD", "exact"),
    ("$28 billion, $157 per share", 28 * BN, None, None, "USD", "exact"),
    # no total
    *(
        (f"$11.75 {per}", None, None, None, "USD", "not_applicable")
        for per in (
            "per share",
            "a share",
            "each share",
            "per ADS",
            "per common share",
            "a year",
        )
    ),
    ("15 cts a share", None, None, None, "USD", "not_applicable"),
    *(
        (words, None, None, None, None, "undisclosed")
        for words in (
            "undisclosed",
            "Undisclosed amount",
            "undisclosed sum",
            "not disclosed",
            "terms not disclosed",
            "Terms of the deal were not disclosed.",
        )
    ),
]


@pytest.mark.parametrize(("text", "exact", "low", "high", "currency", "kind"), CASES)
def test_reads(
    text: str,
    exact: float | None,
    low: float | None,
    high: float | None,
    currency: str | None,
    kind: str,
) -> None:
    amount = read_amount(text)
    got = amount.exact, amount.min, amount.max, amount.currency, amount.kind, amount.text
    assert got == (exact, low, high, currency, kind, text)


@pytest.mark.parametrize(
    ("text", "currency", "low", "high", "code"),
    [
        ("20,00,00,000", "INR", 200 * M, 200 * M, "INR"),
        ("800 million", "USD", 800 * M, 800 * M, "USD"),
        ("hundreds of billions", "USD", 100 * BN, TN, "USD"),
        ("seven- to nine-figure", "USD", M, BN, "USD"),
        ("nine-figure sum", "USD", 100 * M, BN, "USD"),
        ("kr 5 mln", "NOK", 5 * M, 5 * M, "NOK"),
        ("5 bn francs", "CHF", 5 * BN, 5 * BN, "CHF"),
        ("$5m", "CAD", 5 * M, 5 * M, "CAD"),
        ("$5m", "EUR", 5 * M, 5 * M, "USD"),
        ("¥50 billion", "CNY", 50 * BN, 50 * BN, "CNY"),
        ("€5m", "USD", 5 * M, 5 * M, "EUR"),
    ],
)
def test_context_names_the_currency_where_the_sign_allows_it(
    text: str, currency: str, low: int, high: int, code: str
) -> None:
    amount = read_amount(text, currency=currency)
    assert (amount.low, amount.high, amount.currency) == (low, high, code)


def test_bases_of_a_cell() -> None:
    assert read_amount("$11 a share").basis == "per_share"
    assert read_amount("$45 billion including debt").basis == "including_debt"
    assert read_amount("$45 billion").basis is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no amount in ''"),
        ("-", "no amount in '-'"),
        ("deal", "no amount in 'deal'"),
        ("n/a", "'n' is not understood"),
        ("20,00,00,000", "the currency of '20,00,00,000' is missing"),
        ("nine-figure sum", "the currency of 'nine-figure' is missing"),
        ("5 bn kr", "the currency of '5 bn kr' is missing"),
        ("$5 million zorkmids", "'zorkmids' is not understood"),
        ("1.200 euros", "the number '1.200' is not understood"),
        ("12 500 euros", "the number '12' is not understood"),
        ("1,23,4 euros", "the number '1,23,4' is not understood"),
        ("49% of it", "the number '49' is not understood"),
        ("$2 billion stake / $1.5 billion", "'stake' is not understood"),
        ("$2 billion / $1.5 billion", "two amounts, '$2 billion' and '$1.5 billion'"),
        ("$3bn to $2bn", "two amounts, '$3bn' and '$2bn'"),
        ("$900 to $1 billion", None),
        ("$1 billion plus $2 billion", "'plus' is not understood"),
        ("$1 billion and EUR 2 billion", "two amounts"),
        ("€5 million dollars", "'dollars' is not understood"),
        ("8 million shares, $3 billion", "'8' 'shares' is no money"),
        ("undisclosed part of a $400m round", "'undisclosed' is not understood"),
        ("USD 5 [undisclosed]", "[undisclosed] is not a qualifier"),
    ],
)
def test_refuses_and_says_why(text: str, message: str | None) -> None:
    with pytest.raises(UnreadableAmount) as caught:
        read_amount(text)
    assert message is None or message in str(caught.value)


# --- prose ------------------------------------------------------------------------------------


def brief(money: Money) -> tuple[str, float | None, float | None, str | None, str]:
    return money.text, money.low, money.high, money.currency, money.qualifier


def test_finds_in_order_with_spans() -> None:
    text = (
        "Acme will pay about $2.5bn, or $35 a share in cash; its rival Bolt had offered "
        "between €1bn and €1.2bn. Terms of a third bid were not disclosed."
    )
    found = find_money(text)
    assert [brief(m) for m in found] == [
        ("about $2.5bn", 2_500_000_000, 2_500_000_000, "USD", "about"),
        ("$35 a share", 35, 35, "USD", "exact"),
        ("between €1bn and €1.2bn", BN, 1_200_000_000, "EUR", "range"),
        ("Terms of a third bid were not disclosed", None, None, None, "undisclosed"),
    ]
    assert all(text[m.start : m.end] == m.text for m in found)
    assert [m.unit for m in found] == ["total", "per_share", "total", "total"]
    assert found[1].consideration == ("cash",)


@pytest.mark.parametrize(
    "text",
    [
        "up 5 pct",
        "a 49% stake",
        "a 49 percent stake",
        "Series C",
        "in June 2025",
        "2025",
        "10 million users",
        "5 billion shares",
        "$META",
        "hundreds of millions of users",
        "5G",
        "nine-figure growth",
        "R2D2",
        "Euro 2024",
        "PHP 8.3",
        "call 301-7700\n\nMark Smith",
        "12 500 euros",
        "$1.200",
        "ALL 5 million people",
        "COP 29",
        "an A380",
        "one of them",
        "USD 5 million shares",
        "some of the people",
        "undisclosed location",
        "a dollar store",
    ],
)
def test_is_not_money(text: str) -> None:
    assert find_money(text) == []
    assert find_money(text, currency="USD") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("A $5 billion deal", ["$5 billion"]),
        ("$3bn to $2bn", ["$3bn", "$2bn"]),
        ("up 12p to 440", ["12p"]),
        ("$5bn + $3bn", ["$5bn", "$3bn"]),
        ("in $1m–$2m, and $3m-plus.", ["$1m–$2m", "$3m-plus"]),
        ("up to at least $5m", ["at least $5m"]),
        ("Bolt Inc <BLT.N> 1.5 mln dlrs", ["1.5 mln dlrs"]),
        ("a seven- to nine-figure sum", ["seven- to nine-figure"]),
        ("a multi-billion-dollar bet", ["multi-billion-dollar"]),
        (
            "It declined to disclose the purchase price.",
            ["declined to disclose the purchase price"],
        ),
        ("for an undisclosed sum.", ["undisclosed sum"]),
        ("$5 million (€4.4 million)", ["$5 million", "€4.4 million"]),
        ("a $42-a-share offer", ["$42-a-share"]),
        ("$5 billion a year ago", ["$5 billion"]),
    ],
)
def test_spans(text: str, want: list[str]) -> None:
    assert [m.text for m in find_money(text)] == want


def only(text: str, currency: str | None = None, country: str | None = None) -> Money:
    (money,) = find_money(text, currency=currency, country=country)
    return money


@pytest.mark.parametrize(
    ("text", "context", "code", "assumed"),
    [
        ("$5m", {}, "USD", True),
        ("US$5m", {}, "USD", False),
        ("$5m", {"country": "CA"}, "CAD", False),
        ("$5m", {"country": "AU"}, "AUD", False),
        ("$5m", {"country": "DE"}, "USD", True),
        ("$5m", {"currency": "SGD"}, "SGD", False),
        ("¥50 billion", {}, "JPY", True),
        ("¥50 billion", {"country": "CN"}, "CNY", False),
        ("¥50 billion for a Chinese chip maker", {}, "CNY", False),
        ("¥50 billion for the Japanese unit of a Chinese firm", {}, "JPY", True),
        ("5 bn kr", {"country": "SE"}, "SEK", False),
        ("5 bn kr", {}, None, False),
        ("paid 800 million for it", {"currency": "EUR"}, "EUR", False),
        ("issued at CA$0.035", {}, "CAD", False),
    ],
)
def test_currency_of_a_sign(
    text: str, context: dict[str, str], code: str | None, assumed: bool
) -> None:
    money = only(text, **context)
    assert (money.currency, money.currency_assumed) == (code, assumed)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("$6.5 billion in stock", ("stock",)),
        ("$19 billion in cash and stock", ("cash", "stock")),
        ("$2bn in a mix of stock and cash", ("stock", "cash")),
        ("an all-cash deal worth about $2bn", ("cash",)),
        ("$2bn in an all-share deal", ()),
        ("$2bn all-stock deal", ("stock",)),
        ("$2bn in debt", ()),
        ("$16 billion of assets", ()),
    ],
)
def test_consideration(text: str, forms: tuple[str, ...]) -> None:
    assert only(text).consideration == forms


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$5bn", "total"),
        ("$5 per share", "per_share"),
        ("$5/share", "per_share"),
        ("$5 per Bolt share", "per_share"),
        ("$5m a year", "per_year"),
        ("$7 per month", "per_month"),
        ("$80 a barrel", "per_other"),
        ("$5m each", "each"),
    ],
)
def test_unit(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_money_as_amount() -> None:
    assert only("up to $2bn").amount() == Amount(
        text="up to $2bn",
        exact=None,
        min=None,
        max=2 * BN,
        currency="USD",
        qualifier="up_to",
        basis=None,
    )
    per_share = only("$11.75 a share").amount()
    assert (per_share.kind, per_share.basis) == ("not_applicable", "per_share")
    assert not per_share.has_figures
    with pytest.raises(ValueError, match="needs a currency"):
        only("5 bn kr").amount()


# --- writing ----------------------------------------------------------------------------------


def amount(**fields: object) -> Amount:
    return Amount.model_validate(fields)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (amount(exact=14_300_000_000, currency="USD"), "USD 14.3 billion"),
        (amount(exact=1_234_567.89, currency="EUR"), "EUR 1,234,567.89"),
        (amount(exact=1.345, currency="EUR"), "EUR 1.3450"),
        (amount(exact=0, currency="EUR"), "EUR 0"),
        (amount(exact=BN, currency="USD", qualifier="about"), "about USD 1 billion"),
        (amount(min=10 * BN, currency="USD", qualifier="more_than"), "more than USD 10 billion"),
        (amount(min=10 * BN, currency="USD"), "at least USD 10 billion"),
        (amount(max=10 * BN, currency="USD"), "up to USD 10 billion"),
        (amount(max=10 * BN, currency="USD", qualifier="less_than"), "less than USD 10 billion"),
        (amount(min=2 * BN, max=3 * BN, currency="USD"), "USD 2 billion to USD 3 billion"),
        (
            amount(min=2 * BN, max=3 * BN, currency="USD", qualifier="up_to"),
            "USD 2 billion to USD 3 billion [up_to]",
        ),
        (
            amount(min=2 * BN, currency="USD", qualifier="magnitude"),
            "at least USD 2 billion [magnitude]",
        ),
        (amount(min=2, max=BN, currency="USD"), "USD 2 to USD 1,000,000,000"),
        (amount(min=5, max=5, currency="USD"), "USD 5 to USD 5"),
        (amount(qualifier="undisclosed"), "undisclosed"),
        (amount(qualifier="undisclosed", currency="EUR"), "undisclosed (EUR)"),
        (amount(qualifier="not_applicable", text="$95 a share"), "$95 a share"),
        (amount(qualifier="not_applicable"), "not stated as a total"),
    ],
)
def test_writes(value: Amount, words: str) -> None:
    assert write_amount(value) == words
    assert meaning(read_amount(words)) == meaning(value)


@pytest.mark.parametrize("value", [1e-60])
def test_does_not_write_what_it_could_not_read(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        write_amount(amount(exact=value, currency="USD"))


def meaning(value: Amount) -> tuple[object, ...]:
    currency = value.currency if value.kind != "not_applicable" else None
    return value.exact, value.min, value.max, currency, value.kind


FIGURES = (
    st.integers(0, 10**17)
    | st.builds(lambda n, k: n * 10**k, st.integers(1, 99_999), st.integers(0, 12))
    | st.floats(0, 1e15).map(lambda x: round(x, 3))
    | st.floats(1e-9, 1e16)
)
FIGURE_KINDS = st.sampled_from(
    [
        None,
        "exact",
        "about",
        "at_least",
        "more_than",
        "up_to",
        "less_than",
        "range",
        "magnitude",
    ]
)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low, high = sorted((draw(FIGURES), draw(FIGURES)))
    shape = draw(st.sampled_from(["exact", "min", "max", "both"]))
    return amount(
        exact=low if shape == "exact" else None,
        min=low if shape in {"min", "both"} else None,
        max=high if shape in {"max", "both"} else None,
        currency=draw(st.sampled_from(sorted(ISO_CODES))),
        qualifier=draw(FIGURE_KINDS),
    )


@settings(max_examples=500)
@given(amounts())
def test_written_amounts_read_back(value: Amount) -> None:
    assert meaning(read_amount(write_amount(value))) == meaning(value)


# --- any text ---------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["$", "US$", "€", "£", "¥", "USD", "EUR", "R", "kr", "Rs", "C", "A", "5", "2.5", "1,2",
     "1.200", "300", "000", "20,00,000", "2025", ".5", "49", "million", "bn", "m", "k", "B",
     "crore", "lakh", "Mrd", "dollars", "euros", "pounds", "dlrs", "cents", "p", "won", "to",
     "and", "between", "from", "-", "–", "+", "%", ",", ".", "(", ")", "/", "[", "]", "about",
     "over", "up", "more", "than", "less", "at", "least", "most", "nearly", "some", "~", ">",
     "<", "a", "an", "one", "twenty", "five", "hundred", "half", "quarter", "of", "several",
     "billions", "tens", "hundreds", "multi", "multibillion", "nine", "figure", "figures",
     "seven", "plus", "or", "share", "per", "each", "year", "in", "cash", "stock", "all", "deal",
     "terms", "undisclosed", "not", "disclosed", "price", "sum", "shares", "users", "the"]
)
TEXTS = st.text() | st.lists(
    st.tuples(PIECES, st.sampled_from([" ", " ", "", "-", "\n", "\u00a0"])), max_size=25
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@settings(max_examples=1000)
@given(TEXTS, st.sampled_from([None, "USD", "CNY"]), st.sampled_from([None, "CA", "CN"]))
def test_found_money_is_sound(text: str, currency: str | None, country: str | None) -> None:
    end = 0
    for money in find_money(text, currency=currency, country=country):
        assert end <= money.start < money.end <= len(text)
        assert money.text == text[money.start : money.end]
        assert money.text == money.text.strip()
        if money.low is not None and money.high is not None:
            assert money.low <= money.high
        if money.currency is not None:
            assert money.amount().kind in {money.qualifier, "not_applicable"}
        end = money.end


@settings(max_examples=1000)
@given(TEXTS)
def test_a_cell_is_read_or_refused(text: str) -> None:
    try:
        value = read_amount(text, currency="USD")
    except UnreadableAmount:
        return
    if value.has_figures:
        assert meaning(read_amount(write_amount(value))) == meaning(value)


@pytest.mark.parametrize(
    "unit",
    [
        "1 000 ",
        "1'000",
        "1,",
        "a.",
        "$",
        "$5 ",
        "about ",
        "five ",
        "five-",
        "multi-",
        "not ",
        "terms ",
        "undisclosed ",
        "- ",
        "5-",
        "between $5 and ",
        "one hundred and ",
        "(",
        "$1m to ",
    ],
)
def test_time_is_linear_in_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        times = []
        for _ in range(3):
            started = time.process_time()
            find_money(text)
            times.append(time.process_time() - started)
        return min(times)

    # 64 times the text would take 4,096 times as long if each place looked at all the others.
    assert seconds(64_000) < 512 * max(seconds(1_000), 0.0001)


@pytest.mark.parametrize(
    "text", ["$5 million", "between $2 and $3 billion", "$95 a share", "more than £40m"]
)
def test_what_money_tells_is_what_its_amount_holds(text: str) -> None:
    (money,) = find_money(text)
    amount = money.amount()
    assert money.told() == (amount.low, amount.high, amount.kind, amount.currency)
    assert money.fields() == amount.model_dump(exclude_none=True)
