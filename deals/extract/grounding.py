"""Nothing is invented: a value stays only where the article's own words bear it out.

Every extractor, a language model too, hands its fields through `ground`. For each field there
must be a quote that stands in the text word for word at its offsets, and the value must be read
again from the quote alone. What fails is dropped and named with its reason.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from deals.extract.grammar.caveats import ATTRIBUTION, CONDITION
from deals.extract.grammar.cues import SUPPORT
from deals.extract.reporting.details import LEG_WORDS, PAYMENT_WORDS, VOTING
from deals.extract.words.countries import country_in
from deals.extract.words.kinds import TYPE_WORDS
from deals.extract.words.shares import PERCENT, percent_in
from deals.extract.words.text import folded, plain, within
from deals.model import codes
from deals.model.amount import Amount
from deals.model.datewords import find_dates
from deals.model.money import find_money

_LISTS = ("investors", "lead_investors", "other_investors", "sellers")


@dataclass(frozen=True, slots=True)
class Dropped:
    """A field that the text does not bear out, and why."""

    field: str
    reason: str


def ground(
    fields: dict[str, Any], text: str, reference: date | None = None
) -> tuple[dict[str, Any] | None, list[Dropped]]:
    """The fields of a flat record that their quotes bear out, and what was dropped.

    `fields` holds the values as the record states them and `quotes` by field; the values of lists
    are quoted one by one, as `investors.0`. `reference` is the article's day, for relative dates.
    None instead of fields when the target itself is not borne out: then there is no report.
    """
    quotes: dict[str, Any] = fields.get("quotes") or {}
    kept: dict[str, Any] = {}
    good: dict[str, Any] = {}
    dropped: list[Dropped] = []

    def check(field: str, key: str, value: Any) -> bool:
        """Whether a value is borne out; where it is not, it is noted with its reason."""
        fault = _fault(field, value, quotes.get(key), text, reference)
        if fault:
            dropped.append(Dropped(key, fault))
        return fault is None

    for field, value in fields.items():
        if field in {"quotes", "source", "deal", "note"}:
            continue
        if isinstance(value, (list, tuple)):
            items: list[Any] = []
            for index, item in enumerate(value):
                key = f"{field}.{index}"
                if check(field, key, item):
                    good[f"{field}.{len(items)}"] = quotes[key]
                    items.append(item)
            if items:
                kept[field] = items
        elif field == "date":
            stated = {k: v for k, v in value.items() if check(field, f"date.{k}", v)}
            good |= {f"date.{k}": quotes[f"date.{k}"] for k in stated}
            if stated:
                kept[field] = stated
        elif check(field, field, value):
            kept[field] = value
            good[field] = quotes[field]
    if "target" not in kept:
        return None, dropped
    passed = {k: fields[k] for k in ("source", "deal", "note") if k in fields}
    return kept | passed | {"quotes": good}, dropped


def _fault(field: str, value: Any, quote: Any, text: str, reference: date | None) -> str | None:
    """What is wrong with a value and its quote; None when the words bear it out."""
    if not isinstance(quote, dict) or not quote.get("text"):
        return "it has no quote"
    words, start, end = quote["text"], quote.get("start"), quote.get("end")
    if not isinstance(start, int) or text[start:end] != words:
        return "the quote does not stand in the text at its place"
    words = plain(words)
    reader = _READERS.get(field)
    if reader is None:
        return "nothing is known of how to read it from words"
    return None if reader(value, words, reference) else f"{value!r} is not what the quote says"


def _named(value: Any, words: str, _reference: date | None) -> bool:
    name = folded(plain(value["name"] if isinstance(value, dict) else str(value))).lower()
    return bool(name) and name in folded(words).lower()


def _amount(value: Any, words: str, _reference: date | None) -> bool:
    stated = Amount.model_validate(value)
    told = stated.low, stated.high, stated.kind, stated.currency
    return any(money.told() == told for money in find_money(words, currency=stated.currency))


def _percent(value: Any, words: str, _reference: date | None) -> bool:
    if float(value) == 100 and re.search(r"\b(?:all|entire|whole)\b", words, re.I):
        return True
    if percent_in(words) == float(value):
        return True
    return any(percent_in(match[0]) == float(value) for match in PERCENT.finditer(words))


def _valuation(value: Any, words: str, _reference: date | None) -> bool:
    figure, currency = value["value"], value["currency"]
    return any(
        figure in (money.low, money.high) and money.currency == currency
        for money in find_money(words, currency=currency)
    )


def _date(value: Any, words: str, reference: date | None) -> bool:
    return any(
        str(mention.date) == str(value) for mention in find_dates(words, reference=reference)
    )


def _status(value: Any, words: str, _reference: date | None) -> bool:
    code = str(value)
    pattern = SUPPORT.get(code) or SUPPORT.get(codes.STATUSES.canonical(code))
    return bool(pattern and within(pattern, words))


def _type(value: Any, words: str, _reference: date | None) -> bool:
    pattern = TYPE_WORDS.get(codes.DEAL_TYPES.canonical(str(value)))
    return bool(pattern and within(pattern, words))


def _attribution(value: Any, words: str, _reference: date | None) -> bool:
    return any(code == value and pattern.search(words) for code, pattern in ATTRIBUTION)


def _condition(value: Any, words: str, _reference: date | None) -> bool:
    return folded(plain(str(value))).lower() in folded(words).lower() and bool(
        CONDITION.search(words)
    )


def _payment(value: Any, words: str, _reference: date | None) -> bool:
    pattern = PAYMENT_WORDS.get(str(value))
    return bool(pattern and pattern.search(words))


def _voting(value: Any, words: str, _reference: date | None) -> bool:
    match = VOTING.search(words)
    return match is not None and bool(value) == (match["no"] is None)


def _country(value: Any, words: str, _reference: date | None) -> bool:
    return bool(country_in(words) == value)


def _leg(value: Any, words: str, _reference: date | None) -> bool:
    pattern = LEG_WORDS.get(value["what"])
    return bool(pattern and list(value) == ["what"] and pattern.search(words))


_READERS = {
    "target": _named,
    "people": _named,
    "round": _named,
    "sector": _named,
    **dict.fromkeys(_LISTS, _named),
    "amount": _amount,
    **dict.fromkeys(("stake_percent", "stake_before", "stake_after"), _percent),
    "payment": _payment,
    "voting": _voting,
    "target_country": _country,
    "legs": _leg,
    "valuation": _valuation,
    "date": _date,
    "status": _status,
    "type": _type,
    "attribution": _attribution,
    "conditions": _condition,
}
