"""Amounts of money as people write them: find them in prose, read a cell, write one canonically.

The vocabulary is in `money_words`; `money_tokens`, `money_figures` and `money_grammar` build on it
in that order. All is pure. What is read is what the words say: nothing is converted, and what has
two readings ("1.200 euros") has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from deals.model import money_words as words
from deals.model.amount import LARGEST, WITHOUT_FIGURES, Amount, Number, Qualifier
from deals.model.money_figures import ARITHMETIC
from deals.model.money_grammar import Phrase, payment_after, payment_before, read_phrase
from deals.model.money_tokens import MAX_DIGITS, Tokens
from deals.model.money_words import Unit

__all__ = ["Money", "UnreadableAmount", "find_money", "read_amount", "write_amount"]

_STARTERS = words.starters(
    {"between", "from", "multi", "multimillion", "multibillion", "multitrillion", "a", "an"}
    | words.PLURAL_MULTIPLIERS
)
_WITHHELD_TRIGGERS = words.WITHHELD | words.DISCLOSED | words.DISCLOSE
_CLAUSE_END = frozenset({".", ";", ":", "!", "?"})
_CELL_MARKS = frozenset({",", ".", ":", ";", "/", "(", ")", '"', "'", "-", "=", "or"})
_CONTEXT = 120  # characters around a yen sign that tell yen from yuan
_NO_TOTAL = "not stated as a total"
_KIND_MARK = re.compile(r"\s*\[([a-z_]{2,20})\]\s*$")
_SCALES = (("trillion", Decimal(10) ** 12), ("billion", Decimal(10) ** 9),
           ("million", Decimal(10) ** 6))


class UnreadableAmount(ValueError):
    """The words are no amount, or one with two readings; the message says what was in the way."""


@dataclass(frozen=True, slots=True)
class Money:
    """One amount found in a text.

    `start` and `end` are character offsets and take in the qualifier, the currency and words such
    as "a share". `low` and `high` are whole units of `currency` (an open bound is None); `unit`
    other than "total" is a price or rate, not a sum. `currency_assumed`: the sign has several
    meanings and nothing said which ("$", "¥", "Rs"). `consideration` is the form of payment that
    the words next to the amount name.
    """

    start: int
    end: int
    text: str
    low: Number | None
    high: Number | None
    currency: str | None
    currency_assumed: bool
    qualifier: Qualifier
    unit: Unit = "total"
    consideration: tuple[str, ...] = ()

    def amount(self) -> Amount:
        """The same as an Amount; ValueError when a figure has no currency.

        What is no total (a price per share, a yearly rate) becomes `not_applicable` and keeps its
        words but no figure.
        """
        return self._amount(self.text)

    def _amount(self, text: str, basis: str | None = None) -> Amount:
        if self.unit != "total":
            basis = "per_share" if self.unit == "per_share" else None
            return _without_figures(text, "not_applicable", self.currency, basis)
        if max(self.low or 0, self.high or 0) > LARGEST:
            raise UnreadableAmount(f"{_short(text)} is more than any deal")
        point = self.low is not None and self.low == self.high and self.qualifier != "range"
        return Amount(
            text=text, exact=self.low if point else None,
            min=None if point else self.low, max=None if point else self.high,
            currency=self.currency, qualifier=self.qualifier, basis=basis,
        )


def _without_figures(
    text: str, qualifier: Qualifier, currency: str | None = None, basis: str | None = None
) -> Amount:
    return Amount(text=text, exact=None, min=None, max=None, currency=currency,
                  qualifier=qualifier, basis=basis)


# --- finding ----------------------------------------------------------------------------------


def find_money(
    text: str, *, currency: str | None = None, country: str | None = None
) -> list[Money]:
    """All amounts in running prose, from left to right, never overlapping.

    `currency` (ISO 4217) is what a sign of several meanings stands for where it can ("$", "¥",
    "kr", "francs"), and that of a bare "5 million" which is not a count of something; `country`
    (ISO 3166-1 alpha-2) does the first by that country's currency. Without either, "$" is USD and
    "¥" is JPY unless the words around speak of yuan or China; both are marked as assumed. Vague
    words count only with a currency or a money noun ("nine-figure deal"). Withheld amounts
    ("undisclosed sum", "terms were not disclosed") are found too. Takes linear time.
    """
    t = Tokens(text)
    found: list[Money] = []
    first_free = 0
    for i, (raw, low) in enumerate(zip(t.raw[: t.count], t.low, strict=False)):
        if i < first_free:
            continue
        money: tuple[Money, int] | None = None
        if low in _STARTERS or raw in _STARTERS or "0" <= raw[-1] <= "9":
            phrase = read_phrase(t, i)
            if phrase and _is_money(t, phrase, currency):
                money = _money(t, phrase, currency, country), phrase.end
        elif low in _WITHHELD_TRIGGERS:
            money = _withheld(t, i, first_free)
        if money:
            found.append(money[0])
            first_free = money[1]
    return found


def _is_money(t: Tokens, phrase: Phrase, currency: str | None) -> bool:
    """Whether the words make it money in prose, not a count of something."""
    tokens = t.raw[phrase.start : phrase.end]
    figure = phrase.figure
    if phrase.sign:
        if tokens[0] in words.ISO_CODES and t.low[phrase.end] in words.COUNTED:
            return False
        short = figure.raw is not None and figure.multiplier is None and len(figure.raw) < 5
        if short and not words.NEEDS_SCALE.isdisjoint(tokens):
            return False
        return words.WORDLIKE_CODES.isdisjoint(tokens)
    if figure.figures:
        nouns = {t.low[phrase.end], t.low[phrase.end + 1]}
        return bool(nouns & words.FIGURE_NOUNS)
    if currency is None or not (figure.multiplier or figure.vague):
        return False
    behind = t.low[phrase.end]
    return behind in words.NOT_COUNTED or (
        not behind[0].isalnum() and behind not in {"%", "-", "/"}
    )


def _money(t: Tokens, phrase: Phrase, currency: str | None, country: str | None) -> Money:
    start, end = t.start[phrase.start], t.end[phrase.end - 1]
    code, assumed = currency, False
    if phrase.sign:
        near = t.text[max(0, start - _CONTEXT) : end + _CONTEXT]
        code, assumed = phrase.sign.resolve(currency, country)
        if assumed and code == "JPY" and words.CHINESE.search(near):
            code, assumed = ("JPY", True) if words.JAPANESE.search(near) else ("CNY", False)
    return Money(
        start, end, t.text[start:end], _number(phrase.low), _number(phrase.high),
        code, assumed, phrase.qualifier, phrase.unit,
        payment_after(t, phrase.end) or payment_before(t, phrase.start),
    )


def _number(value: Decimal | None) -> Number | None:
    if value is None:
        return None
    return int(value) if _is_whole(value) else float(value)


def _withheld(t: Tokens, i: int, first_free: int) -> tuple[Money, int] | None:
    """An amount that token `i` ("undisclosed", "disclose") withholds, and the index behind it.

    The money noun stands near, in the same clause: "undisclosed sum", "terms were not disclosed",
    "declined to disclose the price".
    """
    word = t.low[i]
    before = list(_clause(t, i, -1, 8, first_free))
    span: tuple[int, int] | None = None
    if word in words.WITHHELD:
        after = [k for k in _clause(t, i, 1, 3, 0) if t.low[k] in words.WITHHELD_NOUNS]
        nouns = [k for k in before[:4] if t.low[k] in words.WITHHELD_NOUNS]
        span = (i, after[0] + 1) if after else (nouns[0], i + 1) if nouns else None
    else:
        negations = [k for k in before[:4] if t.low[k] in words.NEGATIONS]
        if not negations:
            return None
        if word in words.DISCLOSE:
            after = [k for k in _clause(t, i, 1, 4, 0) if t.low[k] in words.WITHHELD_NOUNS]
            span = (negations[0], after[0] + 1) if after else None
        else:
            nouns = [k for k in before if t.low[k] in words.WITHHELD_NOUNS]
            span = (nouns[-1], i + 1) if nouns else None
    if span is None:
        return None
    start, end = t.start[span[0]], t.end[span[1] - 1]
    text = t.text[start:end]
    return Money(start, end, text, None, None, None, False, "undisclosed"), span[1]


def _clause(t: Tokens, i: int, step: int, most: int, first: int) -> Iterator[int]:
    """Up to `most` token indexes from `i` on, outwards, inside its clause."""
    for k in range(i + step, i + step * (most + 1), step):
        if not first <= k < t.count or t.low[k] in _CLAUSE_END:
            return
        yield k


# --- reading a whole cell ---------------------------------------------------------------------


def read_amount(text: str, *, currency: str | None = None) -> Amount:
    """The amount that the whole string states, with the string as its `text`.

    `currency` is that of a bare number, and of a sign of several meanings where it can be.
    A second amount is accepted where it adds nothing to the total: a price per share beside it,
    or the same money in another currency ("INR 11,500 crore ($1.4 billion)"), of which the first
    counts. "Including debt" becomes the basis. Raises UnreadableAmount, naming what is in the
    way, for everything else: unknown words or figures, no currency, an empty cell, two totals,
    two readings.
    """
    stripped = text.strip()
    mark = _KIND_MARK.search(stripped)
    body = stripped[: mark.start()] if mark else stripped
    if body == _NO_TOTAL:
        return _without_figures(stripped, "not_applicable")
    if body[:1] in {"-", "\u2212"} and any(c.isdigit() for c in body):
        raise UnreadableAmount(f"{_short(stripped)} is negative; an amount is never below zero")
    t = Tokens(body)
    withheld = _withheld_cell(t, stripped)
    if withheld:
        return withheld
    basis = _strike_including_debt(t)
    found = list(_cell_amounts(t, currency))
    if not found:
        raise UnreadableAmount(f"no amount in {_short(stripped)}")
    amount = _only_total(t, found)._amount(stripped, basis)
    return _with_kind(amount, mark.group(1)) if mark else amount


def _strike_including_debt(t: Tokens) -> str | None:
    """The basis that "including debt" at the end of the cell gives; the words are taken off."""
    for i in range(max(1, t.count - 4), t.count):
        found = words.INCLUDING_DEBT.match(t.low, i)
        if found and found[1] == t.count:
            t.cut(i)
            return found[0]
    return None


def _cell_amounts(t: Tokens, currency: str | None) -> Iterator[Money]:
    """Every amount of a cell; raises UnreadableAmount at the first token that is not known."""
    i = 0
    while i < t.count:
        phrase = read_phrase(t, i)
        if phrase is None:
            if t.low[i] not in words.HARMLESS and t.raw[i] not in _CELL_MARKS:
                raise UnreadableAmount(f"{_unknown(t, i)} is not understood in {_short(t.text)}")
            i += 1
            continue
        if phrase.sign is None and t.low[phrase.end] in words.COUNTED:
            raise UnreadableAmount(
                f"{_short(t.raw[phrase.start])} {_short(t.raw[phrase.end])} is no money"
            )
        money = _money(t, phrase, currency, None)
        if money.currency is None:
            raise UnreadableAmount(
                f"the currency of {_short(money.text)} is missing; add an ISO 4217 code"
            )
        yield money
        i = phrase.end


def _unknown(t: Tokens, i: int) -> str:
    """The token that was in the way, with the reason where it is a number."""
    if t.is_number(i):
        return f"the number {_short(t.raw[i])}"
    return _short(t.raw[i])


def _only_total(t: Tokens, found: list[Money]) -> Money:
    """The one total among the amounts of a cell; UnreadableAmount when there are two."""
    totals = [money for money in found if money.unit == "total"]
    if not totals:
        return found[0]
    first = totals[0]
    for other in totals[1:]:
        same = (other.low, other.high, other.currency) == (first.low, first.high, first.currency)
        if not same and not _restates(t.text, first, other):
            raise UnreadableAmount(
                f"two amounts, {_short(first.text)} and {_short(other.text)}: which is the total?"
            )
    return first


def _restates(text: str, first: Money, other: Money) -> bool:
    """Whether `other` is put as the same money in another currency: in brackets, after "or"."""
    between = text[first.end : other.start].strip().lower()
    joints = {"(", "/", "or", ", or", "(or", "="} | ({","} if other.qualifier == "about" else set())
    return other.currency != first.currency and between in joints


def _withheld_cell(t: Tokens, text: str) -> Amount | None:
    """The amount of a cell such as "Undisclosed amount" or "terms not disclosed (EUR)"."""
    low = t.low[: t.count]
    code = None
    if len(low) > 3 and low[-1] == ")" and low[-3] == "(" and t.raw[t.count - 2] in words.ISO_CODES:
        code, low = t.raw[t.count - 2], low[:-3]
    says_so = words.WITHHELD.intersection(low) or (
        words.DISCLOSED.intersection(low) and words.NEGATIONS.intersection(low)
    )
    if not says_so or not words.WITHHELD_CELL.issuperset(w for w in low if w not in ",.-"):
        return None
    return _without_figures(text, "undisclosed", code)


def _with_kind(amount: Amount, code: str) -> Amount:
    """The amount with the qualifier that `write_amount` put in square brackets."""
    if code not in words.KINDS or code in WITHOUT_FIGURES or not amount.has_figures:
        raise UnreadableAmount(f"[{code}] is not a qualifier of an amount with figures")
    return Amount.model_validate(amount.model_dump() | {"qualifier": code})


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


# --- writing ----------------------------------------------------------------------------------


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
        return amount.text or _NO_TOTAL
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
        if count >= 1 and _is_whole(ARITHMETIC.scaleb(count, 3)):
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


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
