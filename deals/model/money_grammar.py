"""The rules of money: figures -> single amounts -> ranges -> qualified phrases.

    phrase = {qualifier} [filler] (range | single) [afterwards] [per what]
    range  = "between" single "and" single | ["from"] single ("to" | "-") single
    single = [currency] figure [multiplier] [currency]

Figures and multipliers are read by `money_figures`. Every rule looks at a bounded number of
tokens from where it starts, so reading a text takes time linear in its length.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from deals.model import money_words as words
from deals.model.amount import Qualifier
from deals.model.money_figures import Figure, read_figure, times
from deals.model.money_tokens import Tokens, prefix_currency, suffix_currency
from deals.model.money_words import Sign, Unit


class Single(NamedTuple):
    """One figure with the currency sign that stands before or after it."""

    end: int
    figure: Figure
    sign: Sign | None
    prefixed: bool


class Span(NamedTuple):
    """A single amount or a range: bounds in whole units of the sign's currency."""

    end: int
    low: Decimal | None
    high: Decimal | None
    sign: Sign | None
    kind: Qualifier  # exact, range or magnitude
    figure: Figure


@dataclass(slots=True)
class Phrase:
    """A whole amount phrase, from token `start` to before token `end`."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    sign: Sign | None
    qualifier: Qualifier
    unit: Unit
    figure: Figure


def read_single(t: Tokens, i: int) -> Single | None:
    """One amount without qualifier at token `i`."""
    prefix = prefix_currency(t, i)
    if prefix is None and i and t.is_number(i) and t.glued(i) and t.raw[i - 1][-1:].isalpha():
        return None  # A380
    sign, j = prefix or (None, i)
    figure = read_figure(t, j)
    if figure is None:
        return None
    end = figure.end
    suffix = suffix_currency(t, end)
    if suffix:
        sign, end = _joined(sign, suffix, end)
    if t.low[end] in {"%", "pct", "percent"} or t.low[end : end + 2] == ["per", "cent"]:
        return None
    return Single(end, figure, sign, prefix is not None)


def _joined(sign: Sign | None, suffix: tuple[Sign, int], end: int) -> tuple[Sign, int]:
    """The narrower of the signs before and behind; the one behind is left out if it differs."""
    behind, behind_end = suffix
    if sign is None or behind.among <= sign.among:
        return behind, behind_end
    return (sign, behind_end) if sign.among <= behind.among else (sign, end)


def read_span(t: Tokens, i: int) -> Span | None:
    """A range or a single amount at token `i`; a range whose ends do not fit is not one."""
    between = t.low[i] == "between"
    first = read_single(t, i + (between or t.low[i] == "from"))
    if first is None:
        return None
    second = _second(t, first.end, "and" if between else "to")
    span = second and _range(first, second)
    if span:
        return span
    if between or t.low[i] == "from":
        return None
    low, high = first.figure.bounds()
    if low is None and high is None:
        return None
    return Span(first.end, low, high, first.sign,
                "magnitude" if first.figure.vague else "exact", first.figure)


def _second(t: Tokens, j: int, joint: str) -> Single | None:
    """The far end of a range, behind "to", "-" or (after "between") "and"."""
    if t.low[j] == "-" and t.low[j + 1] == joint:
        j += 1
    if t.low[j] != joint and (t.low[j] != "-" or joint == "and"):
        return None
    found = words.QUALIFIERS.match(t.low, j + 1)
    if found and found[0] in {"about", "up_to"}:
        return read_single(t, found[1])
    return read_single(t, j + 1)


def _range(first: Single, second: Single) -> Span | None:
    """Both ends as one range, sharing the multiplier and the currency; None if they clash."""
    one, two = first.figure, second.figure
    if one.vague or two.vague or (second.prefixed and not first.sign):
        return None
    if first.sign and not first.prefixed and not second.sign:
        return None  # "up 12p to 440"
    sign = first.sign or second.sign
    if first.sign and second.sign:
        narrow, wide = sorted((first.sign, second.sign), key=lambda s: len(s.among))
        if not narrow.among <= wide.among or narrow.factor != wide.factor:
            return None
        sign = narrow
    if one.multiplier and not two.multiplier and not second.prefixed:
        return None
    low, _ = one.bounds(two.multiplier)
    high, _ = two.bounds()
    if low is None or high is None or low > high:
        return None
    return Span(second.end, low, high, sign, "range", two)


# --- phrases ----------------------------------------------------------------------------------

# Most places of "in" and "at" begin no amount: they only do where they lead up to a figure.
_ONLY_QUALIFIERS = (
    words.QUALIFIERS.first.keys()
    - {"between", "from", "multi", "a", "an"}
    - words.PLURAL_MULTIPLIERS
    - words.FRACTIONS.first.keys()
    - words.SEVERAL.first.keys()
    - words.ROUND_PLURALS.first.keys()
    - words.SMALL_NUMBERS.keys()
    - {prefix.lower() for prefix in words.PREFIX_WORDS.first}
)
_UPPER = frozenset({"up_to", "less_than"})
_LOWER = frozenset({"at_least", "more_than"})


def read_phrase(t: Tokens, i: int) -> Phrase | None:
    """The amount phrase that starts at token `i`; its figures are always low <= high."""
    qualifier, j = _qualifier(t, i)
    if j == i and t.low[i] in _ONLY_QUALIFIERS:
        return None
    span = read_span(t, j)
    if span is None and j > i:
        filler = words.FILLERS.match(t.low, j)
        span = filler and read_span(t, filler[1])
    if span is None:
        return None
    behind, end = _afterwards(t, span)
    if qualifier in {None, "about"}:
        qualifier = behind or qualifier
    low, high = span.low, span.high
    if span.sign and span.sign.factor != 1:
        low, high = times(low, span.sign.factor), times(high, span.sign.factor)
    kind, low, high = _qualified(span.kind, qualifier, low, high)
    unit, end = _per_what(t, end)
    return Phrase(i, end, low, high, span.sign, kind, unit, span.figure)


def _qualifier(t: Tokens, i: int) -> tuple[Qualifier | None, int]:
    """Up to three qualifiers in a row; a bound wins over "about". Bounds to both sides cancel
    the reading, which leaves the later one to be read from its own start."""
    kind: Qualifier | None = None
    j = i
    for _ in range(3):
        found = words.QUALIFIERS.match(t.low, j)
        if found is None or t.raw[j] == "CA" or (t.raw[j] in {"<", ">"} and t.glued(j)):
            break  # Canadian dollars; the end of <TICKER>
        code, j = found
        if {kind, code} & _UPPER and {kind, code} & _LOWER:
            return None, i
        kind = code if kind in {None, "about"} else kind
    return kind, j


def _afterwards(t: Tokens, span: Span) -> tuple[Qualifier | None, int]:
    """What follows the figure: "-plus", "+", "or more"."""
    j = span.end
    if t.low[j] == "-" and t.low[j + 1] == "plus":
        return "more_than", j + 2
    if t.low[j] == "+" and t.glued(j) and not t.glued(j + 1):
        return "more_than", j + 1
    if t.low[j] == "+" and t.glued(j) and t.low[j + 1] in {",", ".", ")", "-", ";"}:
        return "more_than", j + 1
    if span.figure.plus:
        return "more_than", j
    return words.AFTERWARDS.match(t.low, j) or (None, j)


def _qualified(
    kind: Qualifier, qualifier: Qualifier | None, low: Decimal | None, high: Decimal | None
) -> tuple[Qualifier, Decimal | None, Decimal | None]:
    """The qualifier of the phrase and its bounds: a range or magnitude keeps its own."""
    if kind == "magnitude" and qualifier in _UPPER and high is not None:
        return "up_to", None, high
    if kind != "exact" or qualifier is None:
        return kind, low, high
    if qualifier in _LOWER:
        return qualifier, low, None
    return (qualifier, None, high) if qualifier in _UPPER else (qualifier, low, high)


def _per_what(t: Tokens, i: int) -> tuple[Unit, int]:
    """"a share", "per ADS", "/share", "a year": the unit and the index behind it."""
    if t.low[i] == "apiece":
        return "each", i + 1
    if t.low[i] in {"par", "nominal"}:
        return "per_share", i
    if t.low[i] in {"annually", "yearly"}:
        return "per_year", i + 1
    j = i + 1 if t.low[i] == "-" else i
    if t.low[j] == "for" and t.low[j + 1] in {"each", "every"}:
        j += 1
    if t.low[j] not in {"a", "an", "per", "each", "every", "/"}:
        return "total", i
    k = j + 1
    k += t.low[k] == "-"
    while t.low[k] in words.SHARE_ADJECTIVES and k < j + 5:
        k += 1
    if t.low[j] in {"per", "each"}:  # per Winterhalter share
        k = next((n for n in (k + 1, k + 2) if t.low[n] == "share"), k)
    unit = words.PER_WHAT.get(t.low[k])
    if unit and t.low[k + 1] not in {"ago", "earlier", "later", "before"}:
        return unit, k + 1
    if t.low[j] == "each":
        return "each", j + 1
    if t.low[j] == "per" and t.raw[j + 1].isalpha() and t.raw[j + 1].islower():
        return "per_other", j + 2
    return "total", i


def payment_after(t: Tokens, i: int) -> tuple[str, ...]:
    """The forms of payment named right behind an amount: "in cash and stock", "cash"."""
    j = i + 1 if t.low[i] == "in" else i
    while t.low[j] in {"a", "an", "all", "-", "mix", "combination", "mostly"} and j < i + 6:
        j += 1
    if j > i and t.low[j - 1] in {"mix", "combination"}:
        j += t.low[j] == "of"
    found = words.PAYMENTS.match(t.low, j)
    forms: list[str] = []
    while found and len(forms) < 4:
        code, j = found
        forms += [code] if code not in forms else []
        k = j + (t.low[j] == ",")
        k += t.low[k] in {"and", "or", "plus"}
        if t.low[j] == "-" and t.low[j + 1] == "and":
            k = j + 3 if t.low[j + 2] == "-" else j + 2
        found = words.PAYMENTS.match(t.low, k) if k > j else None
    return () if forms == ["debt"] else tuple(forms)  # "$5bn in debt" is more often owed than paid


def payment_before(t: Tokens, i: int) -> tuple[str, ...]:
    """The form of an "all-cash" or "all-stock deal worth" that leads up to the amount."""
    for j in range(i - 1, max(i - 7, 0), -1):
        word = t.low[j]
        if word in {"cash", "stock", "share"}:
            k = j - (t.low[j - 1] == "-")
            if k > 0 and t.low[k - 1] == "all":
                return ("cash",) if word == "cash" else ("stock",)
            return ()
        if word not in words.HARMLESS:
            return ()
    return ()
