"""What one column's cell adds to a row: names, dates, codes, figures, and what is odd there."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from deals.model.doubt import Doubt
from deals.model.mapping import (
    CODED,
    DATES,
    LISTS,
    MONEY,
    NUMBERS,
    Column,
    DateOrder,
    TableMapping,
)
from deals.model.report import HANDLE
from deals.read.cells import cell_date, cell_percent, doubt, is_nothing, mended, unescaped
from deals.read.headings import read_heading
from deals.read.jsontable import SEVERAL, listed
from deals.read.places import cell_country, cell_currency

Values = dict[str, Any]
Doubts = list[Doubt]
Found = tuple[Any, tuple[Doubt, ...]]  # a cell's value, None where it says nothing; its doubts
Reader = Callable[[str], Found]

REMEMBERED = 20_000  # different cells of a column whose values are kept at hand
_MONEY_PARTS = {*MONEY, "amount.min", "amount.max"}
_SELDOM_TWICE = {"source.url", "source.title", "note", "deal.key"}
_DOMAIN = re.compile(r"(?:https?://)?(?:www\d?\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?#].*)?", re.I)
_TRUE = {"true", "yes", "y", "1", "t", "x", "✓", "ja", "oui", "si", "sì", "sí", "sim", "да", "是"}
_FALSE = {"false", "no", "n", "0", "f", "nein", "non", "não", "нет", "否"}


def reader_of_cells(column: Column, mapping: TableMapping) -> Reader:
    """The function that reads a stripped, filled cell of this column into a value and doubts.

    Lists come as tuples; money keeps its words and its column until the currency is known.
    """
    read = _reader(column.field, column, mapping)
    return read if column.field in _SELDOM_TWICE else lru_cache(maxsize=REMEMBERED)(read)


def _reader(field: str, column: Column, mapping: TableMapping) -> Reader:
    if field in CODED:
        return _coded(field, column)
    if field in DATES or field == "source.published":
        return _dated(field, column.dates or mapping.dates)
    if field in _MONEY_PARTS:
        return lambda cell: (None if is_nothing(cell) else (mended(cell).text, column), ())
    if field in LISTS:
        return _listed(field, _signs(column), mapping.key_prefix)
    if field in NUMBERS:
        return _looked_up(field, _percent(column.whole), "part in percent")
    if field in _READS:
        return _looked_up(field, *_READS[field])
    if field == "source.url":
        return _address
    return _worded(field, mapping.key_prefix if field.endswith(".key") else "")


def _mended(field: str, cell: str) -> tuple[str, tuple[Doubt, ...]]:
    """A cell's text, "" where it says nothing, with a doubt where letters were mended."""
    text, damaged = mended(cell)
    if not damaged:
        return ("" if is_nothing(text) else text), ()
    told = doubt("mended_text", field, f"{cell[:200]!r} read as {text[:200]!r}")
    return text, (told,)


def _worded(field: str, prefix: str) -> Reader:
    def read(cell: str) -> Found:
        text, doubts = _mended(field, cell)
        return (prefix + text if text else None), doubts

    return read


def _signs(column: Column) -> tuple[str, ...]:
    """What parts the names of a column's cells, one after the other."""
    held = column.separator
    return (held,) if isinstance(held, str) else held or ()


def _listed(field: str, signs: tuple[str, ...], prefix: str) -> Reader:
    key = prefix if field.endswith(".key") else ""

    def read(cell: str) -> Found:
        parts = listed(unescaped(cell)).split(SEVERAL)
        for sign in signs:
            parts = [part for whole in parts for part in _parted(whole, sign)]
        names: dict[str, None] = {}
        doubts: tuple[Doubt, ...] = ()
        for part in parts:
            text, odd = _mended(field, part)
            doubts += odd
            if signs and _TOGETHER.search(text):
                told = f"{text[:200]!r} may be several names; it is kept as one"
                doubts += (doubt("names_together", field, told),)
            if text and not _NOBODY.match(text):
                names[key + text] = None
        return (tuple(names) or None), doubts

    return read


_TOGETHER = re.compile(r"\S (?:and|und|et|\+) \S")
_NOBODY = re.compile(r"(?i)(?:undisclosed|unnamed|unspecified|not disclosed|various)(?: angel)?"
                     r"(?: (?:investors?|buyers?|acquirers?|sellers?|parties))?$")  # fmt: skip
_LEGAL_TAIL = re.compile(r"(?i)^\s*(?:inc|llc|ltd|limited|l\.?p|llp|corp|co|gmbh|s\.?a|plc|b\.?v|"
                         r"n\.?v|ag|pte|pty)\.?(?:\s*\(.*\))?\s*$")  # fmt: skip


def _parted(cell: str, separator: str) -> list[str]:
    """The names of a cell; a legal form behind a comma stays with its name."""
    if separator not in {",", "&", "and"}:
        return cell.split(separator)
    parts: list[str] = []
    for part in cell.split(separator):
        if separator == "," and parts and _LEGAL_TAIL.match(part):
            parts[-1] += separator + part
        else:
            parts.append(part.removeprefix(" and ").removeprefix(" And "))
    return parts


def _coded(field: str, column: Column) -> Reader:
    known = CODED[field]
    codes = {word.casefold(): code for word, code in column.codes.items()}

    def read(cell: str) -> Found:
        found, doubts = [], []
        parts = [cell]
        for sign in _signs(column):
            parts = [part for whole in parts for part in whole.split(sign)]
        for part in parts:
            word = " ".join(part.split())
            code = codes.get(word.casefold())
            if code is None and not is_nothing(word):
                plain = word.casefold().replace(" ", "_").replace("-", "_")
                entry = known.find(word) or known.find(plain)
                if entry is None:
                    text = f"{word[:100]!r} is none of the {known.about}; name it under codes"
                    doubts.append(doubt("unknown_code", field, text))
                code = entry.code if entry else None
            if code:
                found.append(code)
        if field in LISTS:
            return (tuple(found) or None), tuple(doubts)
        return (found[-1] if found else None), tuple(doubts)

    return read


def _dated(field: str, order: DateOrder) -> Reader:
    def read(cell: str) -> Found:
        cell = mended(cell).text
        if is_nothing(cell):
            return None, ()
        day, code, text = cell_date(cell, order)
        return day, ((doubt(code, field, text),) if code else ())

    return read


def _looked_up(field: str, look_up: Callable[[str], Any], what: str) -> Reader:
    def read(cell: str) -> Found:
        cell = mended(cell).text
        found = None if is_nothing(cell) else look_up(cell)
        if found is not None or is_nothing(cell):
            return found, ()
        return None, (doubt("unreadable_value", field, f"{cell[:100]!r} is no {what}; left out"),)

    return read


def _address(cell: str) -> Found:
    if _DOMAIN.fullmatch(cell) and " " not in cell:
        return (cell if cell.startswith(("http://", "https://")) else f"https://{cell}"), ()
    if is_nothing(cell):
        return None, ()
    text = f"{cell[:100]!r} is no web address; left out"
    return None, (doubt("unreadable_value", "source.url", text),)


def _domain(cell: str) -> str | None:
    match = _DOMAIN.fullmatch(cell.strip())
    return match[1].lower() if match and not match[1].rsplit(".", 1)[1].isdigit() else None


def truth(cell: str) -> bool | None:
    """What a cell that says yes or no says; None for others."""
    word = cell.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def _handle(cell: str) -> str | None:
    plain = re.sub(r"[^a-z0-9]+", "-", cell.casefold()).strip("-")[:120].strip("-")
    return plain if HANDLE.fullmatch(plain) else None


def _percent(whole: int) -> Callable[[str], float | None]:
    """Reads parts in percent, or parts of one."""
    if whole == 100:
        return cell_percent

    def read(cell: str) -> float | None:
        part = cell_percent(cell)
        if part is None or "%" in cell:
            return part
        return round(part * 100, 6) if part <= 1 else None

    return read


def _cik(cell: str) -> str | None:
    return cell.zfill(10) if cell.isdigit() and len(cell) <= 10 else None


def _unit(cell: str) -> str | None:
    """What figures count, in a word of its own: "million", "USD m", "Mio."; ones for "units"."""
    heading = read_heading(cell)
    return heading.unit or ("ones" if heading.words in {"", "ones", "units", "1"} else None)


_READS: dict[str, tuple[Callable[[str], Any], str]] = {
    "target_country": (cell_country, "country"),
    "country": (cell_country, "country"),
    "currency": (cell_currency, "currency"),
    "valuation.currency": (cell_currency, "currency"),
    "domain": (_domain, "web domain"),
    "voting": (truth, "yes or no"),
    "lead": (truth, "yes or no"),
    "unit": (_unit, "unit such as millions"),
    "deal": (_handle, "handle"),
    "cik": (_cik, "CIK"),
}
