"""US dollars by the ECB's rates; figures checked against the published reference rates."""

from datetime import date

import pytest

from deals.resolve.rates import in_dollars


def test_rate_of_the_day() -> None:
    usd = in_dollars(2_000_000, "EUR", date(2019, 6, 12))
    assert usd.rate == 1.1323  # ECB reference rate of 12 June 2019
    assert usd.rate_on == date(2019, 6, 12)
    assert usd.amount == pytest.approx(2_264_600)


def test_a_weekend_takes_the_last_rate_before_it() -> None:
    saturday = in_dollars(1, "GBP", date(2019, 6, 15))
    friday = in_dollars(1, "GBP", date(2019, 6, 14))
    assert saturday.rate_on == date(2019, 6, 14)
    assert saturday.rate == friday.rate


def test_dollars_stay_dollars() -> None:
    assert in_dollars(5, "USD", None).amount == 5


@pytest.mark.parametrize(
    ("currency", "day", "reason"),
    [
        ("SAR", date(2020, 1, 1), "publishes no rate for SAR"),
        ("EUR", date(1987, 5, 5), "before 1999-01-04"),
        ("RUB", date(2023, 1, 1), "no ECB rate for RUB after 2022-03-01"),
        ("EUR", None, "no day to take a rate of"),
        (None, date(2020, 1, 1), "no figure is stated"),
    ],
)
def test_without_a_rate_there_is_a_reason(
    currency: str | None, day: date | None, reason: str
) -> None:
    usd = in_dollars(1, currency, day)
    assert usd.amount is None
    assert reason in (usd.reason or "")
