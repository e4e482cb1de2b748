"""What headings of columns say, and what words of cells mean as countries and currencies."""

import pytest

from deals.read.headings import read_heading
from deals.read.places import cell_country, cell_currency


@pytest.mark.parametrize(
    ("heading", "words", "unit", "currency"),
    [
        ("Deal Value (US$m)", "deal value", "millions", "USD"),
        ("Montant (M€)", "montant", "millions", "EUR"),
        ("Valor (R$ milhões)", "valor", "millions", "BRL"),
        ("Purchase price (in TEUR)", "purchase price", "thousands", "EUR"),
        ("Deal Value EUR (m)", "deal value", "millions", "EUR"),
        ("Value of Transaction ($mil)", "value of transaction", "millions", "USD"),
        ("Amount (£'000)", "amount", "thousands", "GBP"),
        ("Deal value (INR Cr)", "deal value", "crores", "INR"),
        ("Kaufpreis in Mrd. EUR", "kaufpreis", "billions", "EUR"),
        ("price_amount", "price amount", None, None),
        ("Amount in USD", "amount", None, "USD"),
    ],
)
def test_what_headings_say(
    heading: str, words: str, unit: str | None, currency: str | None
) -> None:
    found = read_heading(heading)
    assert (found.words, found.unit, found.currency) == (words, unit, currency)


@pytest.mark.parametrize(
    ("word", "code"),
    [("Deutschland", "DE"), ("Allemagne", "DE"), ("Niemcy", "DE"), ("ドイツ", "DE"), ("德国", "DE"),
     ("Vereinigte Staaten", "US"), ("Royaume-Uni", "GB"), ("Nirgendwo", None)],
)  # fmt: skip
def test_countries_in_other_languages(word: str, code: str | None) -> None:
    assert cell_country(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("US Dollar", "USD"), ("euro", "EUR"), ("Swiss Franc", "CHF"), ("元", "CNY"), ("BTC", None)],
)
def test_currencies_by_name(word: str, code: str | None) -> None:
    assert cell_currency(word) == code
