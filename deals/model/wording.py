"""Figures and codes as people read them, on a page or in a terminal; plain text, not escaped."""

_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k"))
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SIGNS = {
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
        shown = float(f"{value / size:.4g}")  # rounded first: 999.99 M is 1 B
        if abs(shown) >= 1:
            return f"{shown:,g} {letter}"
    return f"{value:.4g}"


def full_number(value: float) -> str:
    """14300000000.0 → 14,300,000,000; at most two decimals, none when there are none."""
    return f"{value:,.2f}".removesuffix(".00")


def money(value: float, currency: str | None) -> str:
    """$14.3 B, INR 115 B; the number alone where the currency is not known."""
    number = short_number(value)
    if currency is None:
        return number
    symbol = _SYMBOLS.get(currency)
    return f"{symbol}{number}" if symbol else f"{currency} {number}"


def sign(qualifier: str | None) -> str:
    """The mark before an open or rough figure: more_than → "> "."""
    return _SIGNS.get(qualifier or "", "")


def percent(value: float) -> str:
    """49.0 → 49 %, 0.125 → 0.125 %."""
    return f"{value:,.4g} %" if abs(value) < 1000 else f"{value:,.0f} %"


def apart(spread: float) -> str:
    """How far values are apart, in no more digits than tell: 0.07143 → 7.1 %, 8.756 → 876 %."""
    value = spread * 100
    return percent(round(value, 1 if value < 10 else 0))


def plain(code: str) -> str:
    """minority_stake → minority stake."""
    return code.replace("_", " ")


def shortened(text: str, size: int) -> str:
    """The text, or its beginning and an ellipsis where it is longer than `size`."""
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"
