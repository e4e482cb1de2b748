"""Figures: digits, number words and vague magnitudes, each with its multiplier.

    figure = number [multiplier] | number words [multiplier] | fraction multiplier
           | "several" [hundred] multiplier | "tens of" multipliers | "multi-"multiplier
           | multipliers "of" | n"-figure"

Values are Decimals, so that 14.3 billion is 14300000000 and not a neighbour of it.
"""

from dataclasses import dataclass
from decimal import Context, Decimal

from deals.model import money_words as words
from deals.model.money_tokens import (
    MAX_DIGITS,
    Tokens,
    parse_number,
    split_number,
    suffix_currency,
)
from deals.model.money_words import Multiplier

ARITHMETIC = Context(prec=2 * MAX_DIGITS)
_AND_A_HALF = words.Words({"and a half": True})
ONE, TEN, HUNDRED, THOUSAND = Decimal(1), Decimal(10), Decimal(100), Decimal(1000)


@dataclass(slots=True)
class Figure:
    """A figure before its currency: digits (`raw`), or bounds in units of `multiplier`."""

    end: int
    raw: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    vague: bool = False
    multiplier: Multiplier | None = None
    plus: bool = False
    figures: bool = False  # "nine-figure": money only beside a money word

    def bounds(self, shared: Multiplier | None = None) -> tuple[Decimal | None, Decimal | None]:
        """Low and high in whole units; (None, None) when the digits cannot be read."""
        multiplier = self.multiplier or shared
        scale = multiplier.value if multiplier else ONE
        if self.raw is None:
            return times(self.low, scale), times(self.high, scale)
        comma = multiplier is not None and multiplier.comma
        value = times(parse_number(self.raw, scaled=multiplier is not None, comma=comma), scale)
        return value, value


def times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    """The product, exact to the last digit; None for an open bound."""
    return None if value is None else ARITHMETIC.multiply(value, factor)


def read_figure(t: Tokens, i: int) -> Figure | None:
    """The figure that starts at token `i`, with its multiplier; None when there is none."""
    return _digits(t, i) if t.is_number(i) else _vague(t, i) or _number_words(t, i)


def _multiplier(t: Tokens, i: int) -> tuple[Multiplier, int] | None:
    """The multiplier at token `i` (a joining hyphen before it allowed), stacked ones multiplied."""
    i = t.after_hyphen(i)
    found = words.MULTIPLIERS.match(t.low, i)
    if found is None:
        return None
    if t.low[i] in words.LETTER_MULTIPLIERS and not t.glued(i) and t.raw[i].islower():
        return None
    multiplier, j = found
    if multiplier.value in words.STACKED:
        second = words.MULTIPLIERS.match(t.low, j)
        if second and second[0].value > multiplier.value:
            value = ARITHMETIC.multiply(multiplier.value, second[0].value)
            return Multiplier(value, multiplier.comma), second[1]
    return multiplier, j


def _digits(t: Tokens, i: int) -> Figure | None:
    """A number in digits: "14.3 billion", "14-billion", "500+ million", "nine-figure"."""
    if t.low[i + 1] == "-" and t.low[i + 2] in {"figure", "to"}:
        n_figure = _n_figure(t, i)
        if n_figure:
            return n_figure
    j, plus = i + 1, False
    if t.low[j] == "+" and t.glued(j) and _multiplier(t, j + 1):
        j, plus = j + 1, True
    found = _multiplier(t, j)
    if found is None:
        if t.glued(j) and t.raw[j].isalpha() and not suffix_currency(t, j):
            return None  # 5G, 2nd
        if split_number(t, i) or split_number(t, j):
            return None
        return Figure(j, raw=t.raw[i])
    multiplier, end = found
    if t.glued(end) and t.raw[end][:1].isdigit():
        return None  # B2B: letters between digits are no multiplier
    return Figure(end, raw=t.raw[i], multiplier=multiplier, plus=plus)


def _number_words(t: Tokens, i: int) -> Figure | None:
    """"twenty-five million", "half a billion", "one and a half billion", "a billion", "two"."""
    fraction = words.FRACTIONS.match(t.low, i)
    if fraction:
        found = _multiplier(t, fraction[1])
        return found and Figure(found[1], low=fraction[0], high=fraction[0], multiplier=found[0])
    value, j = _small_number(t, i)
    if value is None:
        return None
    if t.low[j] == "-" or t.low[j] == "or":
        n_figure = _n_figure(t, i)
        if n_figure:
            return n_figure
    half = _AND_A_HALF.match(t.low, t.after_hyphen(j))
    if half:
        value, j = value + Decimal("0.5"), half[1]
    found = _multiplier(t, j)
    if found:
        return Figure(found[1], low=value, high=value, multiplier=found[0])
    needs_multiplier = half is not None or (t.low[i] in {"a", "an"} and value == 1)
    return None if needs_multiplier else Figure(j, low=value, high=value)


def _small_number(t: Tokens, i: int) -> tuple[Decimal | None, int]:
    """A number below 100,000 in words, and the index behind it; "a" counts as one."""
    if t.low[i] in {"a", "an"}:
        return (HUNDRED, i + 2) if t.low[i + 1] == "hundred" else (Decimal(1), i + 1)
    value = words.SMALL_NUMBERS.get(t.low[i])
    if value is None:
        return None, i
    j = i + 1
    value, j = _add_ones(t, value, j)
    if t.low[t.after_hyphen(j)] == "hundred":
        value, j = value * 100, t.after_hyphen(j) + 1
        k = j + 1 if t.low[j] == "and" else j
        rest = words.SMALL_NUMBERS.get(t.low[k])
        if rest is not None:
            rest, j = _add_ones(t, rest, k + 1)
            value += rest
    return Decimal(value), j


def _add_ones(t: Tokens, tens: int, j: int) -> tuple[int, int]:
    """"twenty" + "-five": the sum and the index behind it."""
    k = t.after_hyphen(j)
    ones = words.SMALL_NUMBERS.get(t.low[k], 0)
    return (tens + ones, k + 1) if tens >= 20 and tens % 10 == 0 and 0 < ones < 10 else (tens, j)


def _n_figure(t: Tokens, i: int) -> Figure | None:
    """"nine-figure" is 10^8 to 10^9; "seven- to nine-figure" spans both."""
    first, j = _figure_count(t, i)
    last = first
    if t.low[j] == "-" and t.low[j + 1] in {"to", "or"}:
        last, j = _figure_count(t, j + 2)
    elif t.low[j] in {"to", "or"}:
        last, j = _figure_count(t, j + 1)
    if t.low[j] == "-":
        j += 1
    if first is None or last is None or t.low[j] not in {"figure", "figures"} or first > last:
        return None
    return Figure(j + 1, low=TEN ** (first - 1), high=TEN**last, vague=True, figures=True)


def _figure_count(t: Tokens, i: int) -> tuple[int | None, int]:
    count = words.SMALL_NUMBERS.get(t.low[i])
    if count is None and t.raw[i] in {"4", "5", "6", "7", "8", "9", "10", "11", "12", "13"}:
        count = int(t.raw[i])
    return (count if count and 4 <= count <= 13 else None), i + 1


def _vague(t: Tokens, i: int) -> Figure | None:
    """Orders of size: multi-billion, several hundred million, tens of billions, billions."""
    word = t.low[i]
    if word.startswith("multi"):
        inside = words.MULTIPLIERS.match([word[5:], ""], 0) if len(word) > 8 else None
        found = (inside[0], i + 1) if inside else None
        if word == "multi":
            found = words.MULTIPLIERS.match(t.low, i + 2 if t.low[i + 1] == "-" else i + 1)
        return found and Figure(found[1], low=Decimal(2), vague=True, multiplier=found[0])
    if word in words.PLURAL_MULTIPLIERS:
        plural = words.MULTIPLIERS.match(t.low, i)
        if plural is None or t.low[plural[1]] != "of" or not suffix_currency(t, plural[1]):
            return None
        return Figure(plural[1], low=Decimal(2), vague=True, multiplier=plural[0])
    several = words.SEVERAL.match(t.low, i)
    if several:
        return _several(t, several[1])
    tens = words.ROUND_PLURALS.match(t.low, i)
    if tens and t.low[tens[1]] in words.PLURAL_MULTIPLIERS:
        multiplier, end = words.MULTIPLIERS.match(t.low, tens[1]) or (None, 0)
        low, high = (Decimal(tens[0]), HUNDRED if tens[0] < 100 else THOUSAND)
        return Figure(end, low=low, high=high, vague=True, multiplier=multiplier)
    return None


def _several(t: Tokens, j: int) -> Figure | None:
    """Behind "several": "hundred million" is 200 to 1,000 million, "billion" 2 billion or more."""
    hundred = t.low[j] == "hundred"
    found = _multiplier(t, j + 1 if hundred else j)
    if found is None:
        return None
    low, high = (2 * HUNDRED, THOUSAND) if hundred else (Decimal(2), None)
    return Figure(found[1], low=low, high=high, vague=True, multiplier=found[0])
