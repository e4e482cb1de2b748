"""Single cells of foreign tables: amounts, dates, damaged text, countries, currencies."""

import pytest

from deals.model.mapping import DateOrder, Decimal
from deals.read.cells import (
    cell_amount,
    cell_date,
    cell_percent,
    is_nothing,
    mended,
)
from deals.read.places import cell_country, cell_currency


@pytest.mark.parametrize(
    ("cell", "currency", "unit", "decimal", "low", "high", "told", "code"),
    [
        ("9000000", "USD", "ones", ".", 9_000_000, 9_000_000, "USD", None),
        ("1,00,00,000", "INR", "ones", ".", 10_000_000, 10_000_000, "INR", None),  # lakh commas
        ("14,342,000+", "USD", "ones", ".", 14_342_000, None, "USD", None),
        ("$180B", None, "ones", ".", 180_000_000_000, 180_000_000_000, "USD", None),
        ("1.234.567,89", "EUR", "ones", ",", 1_234_567.89, 1_234_567.89, "EUR", None),
        ("2.500", "EUR", "millions", ",", 2_500_000_000, 2_500_000_000, "EUR", None),
        ("12,5", "EUR", "millions", ",", 12_500_000, 12_500_000, "EUR", None),
        ("12,5 Mio. EUR", None, "ones", ",", 12_500_000, 12_500_000, "EUR", None),
        ("€1,2 Mrd", None, "millions", ",", 1_200_000_000, 1_200_000_000, "EUR", None),
        ("1 500 000", "SEK", "ones", ",", 1_500_000, 1_500_000, "SEK", None),
        ("3'400'000", "CHF", "ones", ".", 3_400_000, 3_400_000, "CHF", None),
        ("Rs 50 crore", None, "millions", ".", 500_000_000, 500_000_000, "INR", None),
        ("$3.4m", "USD", "millions", ".", 3_400_000, 3_400_000, "USD", None),  # own scale counts
        ("12.5", "USD", "millions", ".", 12_500_000, 12_500_000, "USD", None),
        ("0", "USD", "ones", ".", None, None, None, "zero_amount"),
        ("1", "USD", "ones", ".", 1, 1, "USD", "tiny_amount"),
        ("1", "USD", "millions", ".", 1_000_000, 1_000_000, "USD", None),
        ("9000000", "USD", "millions", ".", 9e12, 9e12, "USD", "huge_amount"),
        ("68000000000", "JPY", "ones", ".", 68e9, 68e9, "JPY", None),
        ("9000000", None, "ones", ".", None, None, None, "no_currency"),
        ("about a lot", "USD", "ones", ".", None, None, None, "unreadable_amount"),
        ("-5", "USD", "ones", ".", None, None, None, "unreadable_amount"),
        ("Undisclosed", "USD", "millions", ".", None, None, None, None),
    ],
)
def test_amounts(
    cell: str,
    currency: str | None,
    unit: str,
    decimal: Decimal,
    low: float | None,
    high: float | None,
    told: str | None,
    code: str | None,
) -> None:
    amount, found_code, text = cell_amount(cell, currency, unit, decimal)
    assert amount is not None
    assert (amount.low, amount.high, amount.currency, found_code) == (low, high, told, code)
    assert amount.text is not None
    assert amount.text.startswith(cell)  # the words are kept, whatever became of them
    assert bool(text) == bool(code)
    if code:
        assert cell.lstrip("-") in text


def test_the_unit_of_a_column_is_kept_with_the_words() -> None:
    assert cell_amount("12.5", "USD", "millions").amount.text == "12.5 (in millions)"  # type: ignore[union-attr]
    assert cell_amount("Undisclosed", "USD", "millions").amount.kind == "undisclosed"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "order", "edtf"),
    [
        ("2012-07-23", "dmy", "2012-07-23"),
        ("2012-07-23 00:00:00", "ymd", "2012-07-23"),
        ("2012-07-23T10:15:00Z", "ymd", "2012-07-23"),
        ("05/04/2013", "dmy", "2013-04-05"),
        ("05/04/2013", "mdy", "2013-05-04"),
        ("4/5/98", "mdy", "1998-04-05"),
        ("4/5/14 3:20 PM", "mdy", "2014-04-05"),
        ("31.12.2019", "dmy", "2019-12-31"),
        ("2019/3/7", "dmy", "2019-03-07"),
        ("12-Jan-15", "dmy", "2015-01-12"),
        ("March 3, 2014", "dmy", "2014-03-03"),
        ("Q2 2019", "dmy", "2019-34"),
        ("2019-05", "ymd", "2019-05"),
        ("2019", "ymd", "2019"),
        ("41640", "excel", "2014-01-01"),
        ("41640.75", "excel", "2014-01-01"),
        ("12. März 2018", "dmy", "2018-03-12"),
    ],
)
def test_dates(cell: str, order: DateOrder, edtf: str) -> None:
    day, code, _ = cell_date(cell, order)
    assert (str(day), code) == (edtf, None)


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("1201-11-03 00:00:00", "ymd"),
        ("3201-10-21", "ymd"),
        ("4//17/2013", "dmy"),
        ("2015-02-30", "ymd"),
        ("13/13/2013", "mdy"),
        ("1650-01-01", "ymd"),
        ("soon", "dmy"),
        ("2099-01-01", "ymd"),
    ],
)
def test_impossible_dates_are_doubted_with_their_words(cell: str, order: DateOrder) -> None:
    day, code, text = cell_date(cell, order)
    assert (day, code) == (None, "impossible_date")
    assert cell in text


@pytest.mark.parametrize(
    ("cell", "text", "damaged"),
    [
        ("Harbour Robotics", "Harbour Robotics", False),
        ("Harbour\\xc2\\xa0Robotics", "Harbour Robotics", False),
        ("Harbour\\\\xc2\\\\xa0Robotics\\\\xe2\\\\x80\\\\x99s", "Harbour Robotics’s", False),
        ("Harbour\u00a0 Robotics\ufeff", "Harbour Robotics", False),
        ("Ships &amp; Sons", "Ships & Sons", False),
        ("AT&T", "AT&T", False),
        ("CafÃ© ZÃ¼rich", "Café Zürich", True),
        ("Harbourâ€™s", "Harbour's", True),
        ("Ünal Çelik", "Ünal Çelik", False),
        ("株式会社", "株式会社", False),
        ("Zero\x00Corp", "ZeroCorp", False),
        ("A\tB\r\nC", "A B C", False),
    ],
)
def test_damaged_text_is_mended(cell: str, text: str, damaged: bool) -> None:
    found = mended(cell)
    assert found.text.replace("’", "'") == text.replace("’", "'")
    assert found.damaged is damaged


def test_currencies_countries_parts_and_nothing() -> None:
    assert [cell_currency(word) for word in ("usd", "US$", "€", "Rs.", "doubloons")] == [
        "USD", "USD", "EUR", "INR", None,
    ]  # fmt: skip
    assert [cell_country(word) for word in ("GBR", "uk", "Germany", "South Korea", "SF Bay")] == [
        "GB", "GB", "DE", "KR", None,
    ]  # fmt: skip
    assert [cell_percent(word) for word in ("49%", "12,5 %", "0.5", "149", "half")] == [
        49, 12.5, 0.5, None, None,
    ]  # fmt: skip
    assert all(is_nothing(word) for word in ("-", "—", "N/A", "n.a.", "Unknown", "#N/A", "nan"))
    assert not is_nothing("Undisclosed")  # says that there is an amount
