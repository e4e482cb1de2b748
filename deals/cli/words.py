"""Amounts as people read them in a terminal."""

from collections.abc import Mapping
from typing import Any

from deals.model import wording
from deals.model.wording import short_number, sign


def money(value: float | None, currency: str | None) -> str:
    """$14.3 B, INR 115 B; an empty string for None."""
    return "" if value is None else wording.money(value, currency)


def counted(number: int, word: str) -> str:
    """1 report, 2 reports."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def plain(code: str | None) -> str:
    """minority_stake → minority stake; an empty string for None."""
    return wording.plain(code or "")


def qualified(
    low: float | None, high: float | None, currency: str | None, qualifier: str | None
) -> str:
    """An amount with its qualifier: > $10 B, $2–3 B, undisclosed."""
    if qualifier == "undisclosed":
        return "undisclosed"
    if qualifier == "range" and low is not None and high is not None:
        return _span(low, high, currency)
    point = high if qualifier in {"up_to", "less_than"} or low is None else low
    return sign(qualifier) + money(point, currency) if point is not None else ""


def _span(low: float, high: float, currency: str | None) -> str:
    """$2–3 B where both have one scale, else $500 M–$1 B."""
    first, last = money(low, currency), money(high, currency)
    if first.split()[-1] == last.split()[-1]:
        return f"{first.rsplit(' ', 1)[0]}–{short_number(high)}"
    return f"{first}–{last}"


def amount_of(record: Mapping[str, Any]) -> str:
    """The amount of a flat record, qualified; an empty string when it states none."""
    amount = record.get("amount")
    if not amount:
        return ""
    exact = amount.get("exact")
    low, high = (exact, exact) if exact is not None else (amount.get("min"), amount.get("max"))
    kind = amount.get("qualifier") or _implied(exact, low, high)
    return qualified(low, high, amount.get("currency"), kind)


def _implied(exact: Any, low: Any, high: Any) -> str:
    if exact is not None:
        return "exact"
    if low is not None:
        return "range" if high is not None else "at_least"
    return "up_to"
