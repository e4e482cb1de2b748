"""Amounts of money as people write them: find them in prose, read a cell.

The vocabulary is in `money_words`; `money_tokens`, `money_figures` and `money_grammar` build on it
in that order, and `money_writing` writes what is read here. All is pure. What is read is what the
words say: nothing is converted, and what has two readings ("1.200 euros") has none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import compress
from typing import Any

from deals.model import money_words as words
from deals.model.amount import LARGEST, WITHOUT_FIGURES, Amount, Number, Qualifier
from deals.model.money_grammar import Phrase, payment_after, payment_before, read_phrase
from deals.model.money_tokens import Tokens
from deals.model.money_words import Unit
from deals.model.money_writing import NO_TOTAL, is_whole

__all__ = ["Money", "UnreadableAmount", "find_money", "read_amount"]

_STARTERS = words.starters(
    {"between", "from", "multi", "multimillion", "multibillion", "multitrillion", "a", "an"}
    | words.PLURAL_MULTIPLIERS
)
_WITHHELD_TRIGGERS = words.WITHHELD | words.DISCLOSED | words.DISCLOSE
_CLAUSE_END = frozenset({".", ";", ":", "!", "?"})
_CELL_MARKS = frozenset({",", ".", ":", ";", "/", "(", ")", '"', "'", "-", "=", "or"})
_CONTEXT = 120  # characters around a yen sign that tell yen from yuan
_KIND_MARK = re.compile(r"\s*\[([a-z_]{2,20})\]\s*$")


class UnreadableAmount(ValueError):
    """The words are no amount, or one with two readings; the message says what was in the way."""


@dataclass(slots=True)
class Money:
    """One amount found in a text; never altered, but not frozen, which takes thrice as long.

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
        return Amount(**self._fields(text, basis))

    def told(self) -> tuple[Number | None, Number | None, Qualifier, str | None]:
        """Low, high, kind and currency of that Amount."""
        if self.unit != "total":
            return None, None, "not_applicable", self.currency
        return self.low, self.high, self.qualifier, self.currency

    def fields(self) -> dict[str, Any]:
        """The fields of that Amount which hold something, not yet checked by it."""
        return {k: v for k, v in self._fields(self.text).items() if v is not None}

    def _fields(self, text: str, basis: str | None = None) -> dict[str, Any]:
        low, high, kind, currency = self.told()
        if self.unit != "total":
            basis = "per_share" if self.unit == "per_share" else None
        if max(low or 0, high or 0) > LARGEST:
            raise UnreadableAmount(f"{_short(text)} is more than any deal")
        point = low is not None and low == high and kind != "range"
        return {
            "text": text, "exact": low if point else None,
            "min": None if point else low, "max": None if point else high,
            "currency": currency, "qualifier": kind, "basis": basis,
        }


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
    for i in compress(range(t.count), map(_may_begin, t.raw, t.low)):
        if i < first_free:
            continue
        money: tuple[Money, int] | None = None
        if t.low[i] in _WITHHELD_TRIGGERS:
            money = _withheld(t, i, first_free)
        else:
            phrase = read_phrase(t, i)
            if phrase and _is_money(t, phrase, currency):
                money = _money(t, phrase, currency, country), phrase.end
        if money:
            found.append(money[0])
            first_free = money[1]
    return found


@lru_cache(maxsize=1 << 14)
def _may_begin(raw: str, low: str) -> bool:
    """Whether a token can begin an amount, or withhold one."""
    starts = low in _STARTERS or raw in _STARTERS or "0" <= raw[-1:] <= "9"
    return starts or low in _WITHHELD_TRIGGERS


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
        code, assumed = phrase.sign.resolve(currency, country)
        if assumed and code == "JPY":
            near = t.text[max(0, start - _CONTEXT) : end + _CONTEXT]
            if words.CHINESE.search(near) and not words.JAPANESE.search(near):
                code, assumed = "CNY", False
    low = _number(phrase.low)
    high = low if phrase.high is phrase.low else _number(phrase.high)
    return Money(
        start, end, t.text[start:end], low, high, code, assumed, phrase.qualifier, phrase.unit,
        payment_after(t, phrase.end) or payment_before(t, phrase.start),
    )


def _number(value: Decimal | None) -> Number | None:
    if value is None:
        return None
    return int(value) if is_whole(value) else float(value)


def _withheld(t: Tokens, i: int, first_free: int) -> tuple[Money, int] | None:
    """An amount that token `i` ("undisclosed", "disclose") withholds, and the index behind it.

    The money noun stands near, in the same clause: "undisclosed sum", "terms were not disclosed",
    "declined to disclose the price".
    """
    word = t.low[i]
    before = list(_clause(t, i, -1, 8, first_free))
    span: tuple[int, int] | None = None
    if word == "withheld":
        nouns = _withheld_nouns(t, before)
        span = (nouns[0], i + 1) if nouns else None
    elif word in words.WITHHELD:
        after = [k for k in _clause(t, i, 1, 3, 0) if t.low[k] in words.WITHHELD_NOUNS]
        nouns = [k for k in before[:4] if t.low[k] in words.WITHHELD_NOUNS]
        span = (i, after[0] + 1) if after else (nouns[0], i + 1) if nouns else None
    elif word in words.DISCLOSE:
        negations = [k for k in before[:4] if t.low[k] in words.NEGATIONS]
        after = [k for k in _clause(t, i, 1, 4, 0) if t.low[k] in words.WITHHELD_NOUNS]
        span = (negations[0], after[0] + 1) if negations and after else None
    else:
        negations = [k for k in before if t.low[k] in words.NO_PRICE]
        nouns = _withheld_nouns(t, before)
        near = negations and (negations[0] in before[:4] or t.low[negations[0]] == "no")
        span = (min(nouns[-1], negations[0]), i + 1) if near and nouns else None
    if span is None:
        return None
    start, end = t.start[span[0]], t.end[span[1] - 1]
    text = t.text[start:end]
    return Money(start, end, text, None, None, None, False, "undisclosed"), span[1]


def _withheld_nouns(t: Tokens, before: list[int]) -> list[int]:
    """Where a clause speaks of a price, or of the details of a deal; "other terms" are no price."""
    found = {t.low[k] for k in before}
    nouns = words.WITHHELD_NOUNS
    if words.DETAILS & found and words.OF_DEALS & found:
        nouns = nouns | words.DETAILS
    return [k for k in before if t.low[k] in nouns and t.low[k - 1] not in words.FURTHER]


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
    if body == NO_TOTAL:
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
