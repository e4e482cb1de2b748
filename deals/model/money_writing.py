"""Amounts of money written canonically, so that `money` reads them back as they are."""

from decimal import Decimal

from deals.model.amount import Amount, Number, Qualifier
from deals.model.money_figures import ARITHMETIC
from deals.model.money_tokens import MAX_DIGITS

NO_TOTAL = "not stated as a total"
_SCALES = (("trillion", Decimal(10) ** 12), ("billion", Decimal(10) ** 9),
           ("million", Decimal(10) ** 6))


def write_amount(amount: Amount) -> str:
    """Canonical words: `read_amount` gives back the same exact, min, max, currency and kind.

    "USD 14.3 billion", "more than USD 10 billion", "USD 2 billion to USD 3 billion", "undisclosed"
    or "undisclosed (EUR)". A qualifier that the words for the bounds do not imply follows in square
    brackets ("USD 2 billion or more [magnitude]"). What carries no figure and is not withheld is
    written as its own words, or as "not stated as a total". The basis is not written. Raises
    ValueError for a figure that is not finite or takes more than 40 characters.
    """
    if amount.kind == "undisclosed":
        return f"undisclosed ({amount.currency})" if amount.currency else "undisclosed"
    if not amount.has_figures:
        return amount.text or NO_TOTAL
    code, low, high = amount.currency or "", amount.low, amount.high
    if amount.exact is not None:
        figures, implied = _figure(code, amount.exact), "exact"
    elif low is not None and high is not None:
        start = _figure(code, low)
        end = _figure(code, high, scaled=start.endswith("illion"))  # else the end would share it
        figures, implied = f"{start} to {end}", "range"
    else:
        return _one_sided(amount.kind, code, low, high)
    if amount.kind == "about" and implied == "exact":
        return f"about {figures}"
    return figures if amount.kind == implied else f"{figures} [{amount.kind}]"


def _one_sided(kind: Qualifier, code: str, low: Number | None, high: Number | None) -> str:
    """One open bound: "at least", "more than", "up to", "less than", else marked in brackets."""
    lower = low is not None
    figure = _figure(code, low if low is not None else high or 0)
    leads: dict[Qualifier, str] = (
        {"at_least": "at least", "more_than": "more than"} if lower
        else {"up_to": "up to", "less_than": "less than"}
    )
    if kind in leads:
        return f"{leads[kind]} {figure}"
    return f"{'at least' if lower else 'up to'} {figure} [{kind}]"


def _figure(code: str, value: Number, *, scaled: bool = True) -> str:
    """"USD 14.3 billion"; digits in full where three decimals do not carry it."""
    whole_number = isinstance(value, float) and value.is_integer()
    exact = Decimal(int(value) if whole_number else str(value))
    if not exact.is_finite():
        raise ValueError(f"{value!r} cannot be written as an amount")
    number, name = _in_full(exact), ""
    for scale_name, scale in _SCALES if scaled else ():
        count = ARITHMETIC.divide(exact, scale)
        if count >= 1 and is_whole(ARITHMETIC.scaleb(count, 3)):
            number, name = f"{ARITHMETIC.normalize(count):f}", f" {scale_name}"
            break
    if len(number) > MAX_DIGITS:
        raise ValueError(f"{value!r} cannot be written as an amount")
    return f"{code} {number}{name}"


def _in_full(exact: Decimal) -> str:
    """Digits in groups of three; three decimals get a nought, as "1.345" could mean 1345."""
    whole, _, fraction = f"{exact:f}".partition(".")
    fraction = fraction.rstrip("0")
    fraction += "0" if len(fraction) == 3 else ""
    return f"{int(whole):,}.{fraction}".rstrip(".")


def is_whole(value: Decimal) -> bool:
    """Whether a figure has no decimals."""
    return value == value.to_integral_value()
