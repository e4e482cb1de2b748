"""What one column's cell adds to a row: names, dates, codes, figures, and what is odd there."""

import re
from collections.abc import Callable
from typing import Any

from deals.model.doubt import Doubt
from deals.model.mapping import (
    CODED,
    DATES,
    LISTS,
    MONEY,
    NUMBERS,
    Column,
    TableMapping,
)
from deals.model.report import HANDLE
from deals.read.cells import (
    cell_country,
    cell_currency,
    cell_date,
    cell_percent,
    doubt,
    is_nothing,
    mended,
)
from deals.read.jsontable import SEVERAL

Values = dict[str, Any]
Doubts = list[Doubt]
Put = Callable[[str, Values, Doubts], None]

_MONEY_PARTS = {*MONEY, "amount.min", "amount.max"}
_DOMAIN = re.compile(r"(?:https?://)?(?:www\d?\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?#].*)?", re.I)
_TRUE, _FALSE = {"true", "yes", "y", "1", "t"}, {"false", "no", "n", "0", "f"}


def put_into(field: str, column: Column, mapping: TableMapping) -> Put:
    """The function that reads a cell of this column into a row's values and doubts.

    Values are keyed by the field; money and currencies stay words until the row is whole.
    """
    if column.codes or field in CODED:
        return _coded(field, column, mapping)
    if field in DATES or field == "source.published":
        return _dated(field, column.dates or mapping.dates)
    if field in _MONEY_PARTS:
        return _priced(field, column)
    if field in LISTS:
        return _listed(field, column.separator, mapping.key_prefix)
    if field in _READS:
        return _looked_up(field, *_READS[field])
    if field == "source.url":
        return _address
    return _worded(field, mapping.key_prefix if field.endswith(".key") else "")


def _worded(field: str, prefix: str) -> Put:
    def put(cell: str, values: Values, doubts: Doubts) -> None:
        text, damaged = mended(cell)
        if damaged:
            doubts.append(doubt("mended_text", field, f"{cell[:200]!r} read as {text[:200]!r}"))
        if text and not is_nothing(text):
            values[field] = prefix + text

    return put


def _listed(field: str, separator: str | None, prefix: str) -> Put:
    key = prefix if field.endswith(".key") else ""

    def put(cell: str, values: Values, doubts: Doubts) -> None:
        parts = cell.split(SEVERAL)
        if separator is not None:
            parts = [part for whole in parts for part in _parted(whole, separator)]
        held: list[str] = values.setdefault(field, [])
        for part in parts:
            text, damaged = mended(part)
            if damaged:
                doubts.append(doubt("mended_text", field, f"{part[:200]!r} read as {text[:200]!r}"))
            if text and not is_nothing(text) and key + text not in held:
                held.append(key + text)

    return put


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


def _coded(field: str, column: Column, mapping: TableMapping) -> Put:
    known = CODED[field]
    codes = {word.casefold(): code for word, code in column.codes.items()}
    separator = column.separator

    def put(cell: str, values: Values, doubts: Doubts) -> None:
        for part in cell.split(separator) if separator else (cell,):
            word = " ".join(part.split())
            code = codes.get(word.casefold())
            if code is None and is_nothing(word):
                continue
            if code is None:
                plain = word.casefold().replace(" ", "_").replace("-", "_")
                found = known.find(word) or known.find(plain)
                code = found.code if found else None
            if code is None:
                text = f"{word[:100]!r} is none of the {known.about}; name it under codes"
                doubts.append(doubt("unknown_code", field, text))
            elif code and field in LISTS:
                values.setdefault(field, []).append(code)
            elif code:
                values[field] = code

    return put


def _dated(field: str, order: Any) -> Put:
    def put(cell: str, values: Values, doubts: Doubts) -> None:
        if is_nothing(cell):
            return
        day, code, text = cell_date(cell, order)
        if code:
            doubts.append(doubt(code, field, text))
        else:
            values[field] = day

    return put


def _priced(field: str, column: Column) -> Put:
    def put(cell: str, values: Values, doubts: Doubts) -> None:
        if not is_nothing(cell):
            values[field] = (mended(cell).text, column)

    return put


def _looked_up(field: str, read: Callable[[str], Any], what: str) -> Put:
    def put(cell: str, values: Values, doubts: Doubts) -> None:
        if is_nothing(cell):
            return
        found = read(cell)
        if found is None:
            text = f"{cell[:100]!r} is no {what}; left out"
            doubts.append(doubt("unreadable_value", field, text))
        else:
            values[field] = found

    return put


def _address(cell: str, values: Values, doubts: Doubts) -> None:
    text = cell if cell.startswith(("http://", "https://")) else f"https://{cell}"
    if _DOMAIN.fullmatch(cell) and " " not in cell:
        values["source.url"] = text
    elif not is_nothing(cell):
        text = f"{cell[:100]!r} is no web address; left out"
        doubts.append(doubt("unreadable_value", "source.url", text))


def _domain(cell: str) -> str | None:
    match = _DOMAIN.fullmatch(cell.strip())
    return match[1].lower() if match and not match[1].rsplit(".", 1)[1].isdigit() else None


def _truth(cell: str) -> bool | None:
    word = cell.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def _handle(cell: str) -> str | None:
    plain = re.sub(r"[^a-z0-9]+", "-", cell.casefold()).strip("-")[:120].strip("-")
    return plain if HANDLE.fullmatch(plain) else None


def _cik(cell: str) -> str | None:
    return cell.zfill(10) if cell.isdigit() and len(cell) <= 10 else None


_READS: dict[str, tuple[Callable[[str], Any], str]] = {
    "target_country": (cell_country, "country"),
    "country": (cell_country, "country"),
    "currency": (cell_currency, "currency"),
    "valuation.currency": (cell_currency, "currency"),
    "domain": (_domain, "web domain"),
    "voting": (_truth, "yes or no"),
    "deal": (_handle, "handle"),
    "cik": (_cik, "CIK"),
    **dict.fromkeys(NUMBERS, (cell_percent, "part in percent")),
}
