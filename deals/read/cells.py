"""One cell of a foreign table: its text mended, its date, its amount, its code. All is cached."""

import html
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import ftfy

from deals.model.amount import LARGEST, Amount
from deals.model.dates import PartialDate
from deals.model.datewords import read_date
from deals.model.doubt import Doubt
from deals.model.mapping import UNITS, DateOrder, Decimal
from deals.model.money import UnreadableAmount, read_amount

FIRST_LIKELY_YEAR = 1700  # a deal before it is a slip of the keyboard
YEARS_AHEAD = 10
TINY, HUGE = 1000, 10**12
_LARGE_UNITS = {"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"}
_NOTHING = frozenset(
    {"", "-", "--", "---", "–", "—", "n/a", "na", "n.a.", "n.a", "#n/a", "nan", "none", "null",
     "nil", "?", "unknown", "\\n", "nat", "(blank)", "tbd", "tba", "k.a.", "s/o", "n/d", "#value!",
     "#ref!", "not available", "not applicable", "unbekannt"}
)  # fmt: skip
_ESCAPED = re.compile(r"(?:\\+x[0-9a-fA-F]{2})+")
_MOJIBAKE = re.compile("[ÃÂâÐÑÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|ï»¿")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")
_TAG = re.compile(
    r"(?i)</?(?:a|b|i|u|p|br|em|li|ul|td|tr|div|sub|sup|span|font|small|strong)\b[^<>]*>"
)
_LINK = re.compile(r'(?i)=HYPERLINK\("[^"]*"[,;] ?"([^"]*)"\)')
_FOOTNOTE = re.compile(r"(?:\s*\[(?:[0-9]{1,3}|[a-z]|note [0-9]+)\])+$")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u200b\u00ad]")
_DAY_FIGURES = re.compile(r"([0-9]{1,4})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,4})")
_CLOCK = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?: ?(?:[AaPp][Mm]|Z|"
                    r"UTC|GMT|[+-][0-9]{2}:?[0-9]{2}))*$")  # fmt: skip
_COMPACT = re.compile(r"((?:17|18|19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_MONTH_FIRST = re.compile(r"^([A-Za-z]{3,9})\.?[-/]([0-9]{1,2})[-/, ]+([0-9]{4})$")
_ASIAN = re.compile(
    r"([0-9]{4})\s?[年년]\s?(?:([0-9]{1,2})\s?[月월]\s?(?:([0-9]{1,2})\s?[日일])?)?"
)
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]{1,15})?[eE]\+?[0-9]{1,2}")
_SERIAL = re.compile(r"[0-9]{4,5}(?:\.[0-9]+)?")
_IN_BRACKETS = re.compile(r"\([^()]*[0-9][^()]*\)")
_EXCEL_DAY_0 = date(1899, 12, 30)


class Mended(NamedTuple):
    """A cell's text, and what was mended in it, if anything."""

    text: str
    damaged: bool


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no value: empty, a dash, "N/A"."""
    return len(text) < 15 and text.casefold() in _NOTHING


def mended(text: str) -> Mended:
    """The text without what damaged it on its way: literal byte escapes, entities, mojibake,
    tags of web pages, marks of footnotes, characters that cannot be seen, odd spaces. `damaged`
    tells that letters were changed."""
    if text.startswith("=") and (link := _LINK.fullmatch(text)):
        text = link[1]
    plain = "\\" not in text and "&" not in text and "<" not in text and "]" not in text
    if plain and text.isascii() and text.isprintable():
        return Mended(" ".join(text.split()) if "  " in text else text.strip(), False)
    told = _ESCAPED.sub(_bytes_told, text)
    damaged = bool(_MOJIBAKE.search(told)) or "\ufffd" in told
    if damaged:
        told = ftfy.fix_encoding(told)
    told = _UNSEEN.sub("", unescaped(told))
    if "<" in told or told.endswith("]"):
        told = _FOOTNOTE.sub("", _TAG.sub(" ", told))
    return Mended(" ".join(told.split()), damaged)


def unescaped(text: str) -> str:
    """The text with the entities of web pages as the characters they stand for."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _bytes_told(match: re.Match[str]) -> str:
    told = bytes.fromhex(re.sub(r"\\+x", "", match[0]))
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError:
        return told.decode("cp1252", "replace")


class Dated(NamedTuple):
    """A day, or none, and what is odd about it."""

    day: PartialDate | None
    code: str | None = None
    text: str = ""


@lru_cache(maxsize=65536)
def cell_date(text: str, order: DateOrder) -> Dated:
    """The date of a cell, figures in the given order; what is no likely day is told as a doubt."""
    shown = repr(text if len(text) <= 60 else text[:57] + "...")
    words = _MONTH_FIRST.sub(r"\1 \2 \3", _CLOCK.sub("", text))
    try:
        found = _figures(words, order) or read_date(words, day_first=order != "mdy")
    except ValueError as error:
        reason = str(error).removeprefix("cannot read ").split(": ", 1)[-1]
        return Dated(None, "impossible_date", f"{shown} is no day: {reason}; left out")
    first = found.earliest or found.latest
    last = date.today().year + YEARS_AHEAD
    if first is None or not FIRST_LIKELY_YEAR <= first.year <= last:
        year = first.year if first else "?"
        return Dated(None, "impossible_date", f"{shown}: no deal is of {year}; left out")
    return Dated(found)


def _figures(text: str, order: DateOrder) -> PartialDate | None:
    """A date of three figures, or a spreadsheet's day number; None where it is written in words."""
    if order == "excel" and _SERIAL.fullmatch(text):
        return PartialDate.from_date(_EXCEL_DAY_0 + timedelta(days=int(float(text))))
    if match := _COMPACT.fullmatch(text) or _ASIAN.fullmatch(text):
        return PartialDate.parse("-".join(f"{part:0>2}" for part in match.groups() if part))
    match = _DAY_FIGURES.fullmatch(text.strip())
    if match is None:
        return None
    one, two, three = match.groups()
    if len(one) == 4:
        year, month, day = one, two, three
    elif order == "mdy":
        year, month, day = three, one, two
    elif order == "ymd" and len(one) == 2 and len(three) < 4:
        year, month, day = one, two, three
    else:
        year, month, day = three, two, one
    if len(year) <= 2:
        year = f"{2000 + int(year) if int(year) < 70 else 1900 + int(year)}"
    return PartialDate.parse(f"{year:0>4}-{month:0>2}-{day:0>2}")


class Priced(NamedTuple):
    """An amount, or none, and what is odd about it."""

    amount: Amount | None
    code: str | None = None
    text: str = ""


@lru_cache(maxsize=65536)
def cell_amount(
    text: str, currency: str | None, unit: str = "ones", decimal: Decimal = "."
) -> Priced:
    """The amount of a cell. A figure without a scale of its own counts `unit`s of `currency`."""
    shown = repr(text if len(text) <= 60 else text[:57] + "...")
    if _IN_BRACKETS.fullmatch(text):
        bare = Amount(text=text[:300], qualifier="not_applicable")
        why = f"{shown}: brackets say below zero, which no amount is; only its words are kept"
        return Priced(bare, "unreadable_amount", why)
    counted = unit != "ones" and _bare(text) and any(c.isdigit() for c in text)
    kept = f"{text} (in {unit})" if counted else text
    told = figure(text, decimal)
    if told is not None and currency is None:
        bare = Amount(text=kept, qualifier="not_applicable")
        return Priced(bare, "no_currency", f"{shown} has no currency; only its words are kept")
    try:
        if told is not None:
            value = told * UNITS[unit]
            value = int(value) if value == int(value) else value
            if value > LARGEST:
                raise UnreadableAmount(f"{shown} is more than any deal")
            amount = Amount(text=kept, exact=value, currency=currency, qualifier="exact")
        else:
            amount = _read(text, currency, unit, decimal)
    except ValueError as error:
        bare = Amount(text=kept[:300], qualifier="not_applicable")
        return Priced(bare, "unreadable_amount", f"{error}; only its words are kept")
    return _judged(amount.model_copy(update={"text": kept}), shown)


def _judged(amount: Amount, shown: str) -> Priced:
    point = amount.point
    if point is None or not amount.has_figures:
        return Priced(amount)
    if point == 0:
        bare = Amount(text=amount.text, qualifier="not_applicable")
        return Priced(bare, "zero_amount", f"{shown} is no price; only its words are kept")
    if point < TINY:
        return Priced(amount, "tiny_amount", f"{shown}: {point:g} {amount.currency} in all?")
    if point >= HUGE and amount.currency in _LARGE_UNITS:
        return Priced(amount, "huge_amount", f"{shown}: {point:,} {amount.currency}?")
    return Priced(amount)


def _bare(text: str) -> bool:
    """Whether a figure has no scale of its own: no letters but a currency's."""
    return not re.search(r"(?i)[0-9 ](?:k|m|b|t|mn|bn|tn|mm|mio|mrd|lakh|lac|cr|crore|thousand|"
                         r"mill\w*|bill\w*|trill\w*|mln|bln|tsd)s?\b", text)  # fmt: skip


def figure(text: str, decimal: Decimal) -> float | None:
    """A number that stands alone, with or without signs between its thousands."""
    if _SCIENTIFIC.fullmatch(text) and (decimal == "." or "." not in text):
        return float(text)
    if _PLAIN.fullmatch(text) and (decimal == "." or "." not in text):
        return int(text) if "." not in text else float(text)
    plain = _single(text, decimal)
    return None if plain is None else (int(plain) if "." not in plain else float(plain))


def _single(text: str, decimal: Decimal) -> str | None:
    """The number as Python writes it; None where the text is more than one number."""
    body = re.sub(r"[\s'\u2019_]", "", text)
    point, thousands = (".", ",") if decimal == "." else (",", ".")
    groups = rf"[0-9]{{1,3}}(?:\{thousands}[0-9]{{2,3}})*\{thousands}[0-9]{{3}}"
    if not re.fullmatch(rf"(?:{groups}|[0-9]+)(?:\{point}[0-9]+)?", body):
        return None
    return body.replace(thousands, "").replace(point, ".")


_ASIAN_UNITS = {"ten_thousands", "hundred_millions"}
_NUMBER = re.compile(r"[0-9][0-9.,'\u2019 \u00a0\u202f]*[0-9]|[0-9]")


def _read(text: str, currency: str | None, unit: str, decimal: Decimal) -> Amount:
    """An amount in words. Figures are put into the English way first, with their unit."""

    def english(match: re.Match[str]) -> str:
        return _single(match[0], decimal) or match[0]

    words = _NUMBER.sub(english, text) if any(c.isdigit() for c in text) else text
    if unit in _ASIAN_UNITS and _bare(text):
        words = _NUMBER.sub(lambda match: f"{float(match[0]) * UNITS[unit]:.0f}", words)
    elif unit != "ones" and _bare(text):
        size = {"lakhs": " lakh", "crores": " crore"}.get(unit, f" {unit.removesuffix('s')}")
        words = _NUMBER.sub(lambda match: match[0] + size, words)
    words = re.sub(r"(?i)\bmio\b\.?", "million", words)
    return read_amount(re.sub(r"(?i)\b(?:mrd|mia)\b\.?", "billion", words), currency=currency)


@lru_cache(maxsize=65536)
def cell_percent(text: str) -> float | None:
    """A part in percent, 0 to 100; None where the cell is no such figure."""
    match = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]+)?) ?(?:%|percent|per cent|pct)?", text.strip())
    value = float(match[1].replace(",", ".")) if match else None
    return value if value is not None and value <= 100 else None


def doubt(code: str, field: str, text: str) -> Doubt:
    """A doubt about a field."""
    return Doubt(code=code, field=field, text=text[:500])
