"""Numbers and codes as people read them in a terminal."""

from collections.abc import Mapping
from typing import Any

_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_QUALIFIERS = {
    "about": "~",
    "at_least": "≥ ",
    "more_than": "> ",
    "up_to": "≤ ",
    "less_than": "< ",
    "magnitude": "≥ ",
}


def short_number(value: float) -> str:
    """14300000000 → 14.3 B; at most four digits that count."""
    for size, letter in _SCALES:
        if abs(value) >= size:
            return f"{value / size:.4g} {letter}"
    return f"{value:.4g}"


def money(value: float | None, currency: str | None) -> str:
    """$14.3 B, INR 115 B; an empty string for None."""
    if value is None:
        return ""
    symbol = _SYMBOLS.get(currency or "")
    return f"{symbol}{short_number(value)}" if symbol else f"{currency} {short_number(value)}"


def qualified(
    low: float | None, high: float | None, currency: str | None, qualifier: str | None
) -> str:
    """An amount with its qualifier: > $10 B, $2–3 B, undisclosed."""
    if qualifier == "undisclosed":
        return "undisclosed"
    if qualifier == "range" and low is not None and high is not None:
        return _span(low, high, currency)
    point = high if qualifier in {"up_to", "less_than"} or low is None else low
    return _QUALIFIERS.get(qualifier or "", "") + money(point, currency) if point else ""


def _span(low: float, high: float, currency: str | None) -> str:
    """$2–3 B where both have one scale, else $500 M–$1 B."""
    first, last = money(low, currency), money(high, currency)
    if first.split()[-1] == last.split()[-1]:
        return f"{first.rsplit(' ', 1)[0]}–{short_number(high)}"
    return f"{first}–{last}"


def plain(code: str | None) -> str:
    """minority_stake → minority stake."""
    return (code or "").replace("_", " ")


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
