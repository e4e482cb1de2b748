"""One row of a foreign table → a record with its doubts, a reject, or why it is neither."""

import re
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from deals.model.amount import Amount
from deals.model.dates import PartialDate
from deals.model.mapping import (
    DATES,
    DEAL_FIELDS,
    LISTS,
    NAME_LISTS,
    NUMBERS,
    SOURCE,
    TableMapping,
)
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Dates, Report, Source
from deals.read.cells import cell_amount, cell_date, doubt
from deals.read.delimited import DELIMITERS
from deals.read.fields import Doubts, Values, reader_of_cells
from deals.read.records import Numbered, Passed, explain

LONGEST_NAME = 300
_TOTALS = {"total", "totals", "grand total", "sum", "subtotal", "summe", "gesamt", "insgesamt",
           "somme", "totale", "average", "mean", "median"}  # fmt: skip
_NAMED = ("target", "name", *NAME_LISTS)

Item = Numbered | Reject | Passed


class RowReader:
    """Reads rows of one table; built once, so that a row costs little."""

    def __init__(
        self, mapping: TableMapping, columns: list[str], name: str, source: Source
    ) -> None:
        self.mapping, self.columns, self.name = mapping, columns, name
        self._plan = [
            (place, column.field, reader_of_cells(column, mapping))
            for place, heading in enumerate(columns)
            if (column := mapping.columns.get(heading))
        ]
        self._names = [place for place, field, _ in self._plan if field in _NAMED]
        self._first = self._names[0] if self._names else 0
        self._heading = columns
        self._skips = [
            (columns.index(skip.column), frozenset(skip.values))
            for skip in mapping.skip
            if skip.column in columns
        ]
        self._model: type[Report | OrganizationRecord] = (
            OrganizationRecord if mapping.rows == "organization" else Report
        )
        self._needed = "name" if mapping.rows == "organization" else "target"
        own = mapping.source.model_dump(exclude_none=True)
        given = source.model_dump(exclude_none=True)
        self._source = Source.model_validate(own | given)
        self._told = self._source.model_dump(exclude_none=True)
        self._beside_url = {k: v for k, v in self._told.items() if k in _KEPT_BESIDE_URL}
        self._constants = _constants(mapping)
        self._least = len({**self._constants, "target": None})

    def item(self, line: int, cells: list[str]) -> Item:
        """What one row comes to."""
        read = self.values(line, cells)
        return self.record(line, *read) if isinstance(read, tuple) else read

    def values(self, line: int, cells: list[str]) -> tuple[Values, Doubts] | Reject | Passed:
        """The row's values by field and its doubts; or why it is no record."""
        doubts: Doubts = []
        width = len(self.columns)
        if len(cells) != width:
            if not any(map(str.strip, cells)):
                return Passed(line, "blank")
            fault = _ragged(cells, width)
            if fault:
                return self.reject(line, None, fault, cells)
            if len(cells) < width:
                if lines := max(map(_swallowed, cells)):
                    return self.reject(line, None, _SWALLOWED.format(lines), cells)
                text = f"{len(cells)} cells, but the header has {width} columns"
                doubts.append(doubt("ragged_row", self._needed, text))
                cells = cells + [""] * (width - len(cells))
        for place in self._names:
            if "\n" in cells[place] and (lines := _swallowed(cells[place])):
                return self.reject(line, self._needed, _SWALLOWED.format(lines), cells)
        if cells[self._first] == self.columns[self._first] and cells == self._heading:
            return Passed(line, "skipped")  # the header once more, as in exports put together
        for place, words in self._skips:
            if cells[place].strip() in words:
                return Passed(line, "skipped")
        values: Values = dict(self._constants)
        for place, field, read in self._plan:
            cell = cells[place].strip()
            if not cell:
                continue
            if cell[0] == '"' and cell.count('"') == 1:
                cell = cell[1:]
                doubts.append(doubt("mended_text", field, _OPEN_MARK.format(cell[:200])))
            value, odd = read(cell)
            if odd:
                doubts += odd
            if value is not None:
                values[field] = _both(values[field], value) if field in values else value
        if self._needed not in values:
            return self._without_name(line, cells)
        if values.pop("lead", None) and "investors" in values:
            values["lead_investors"] = values["investors"]
        if self._needed == "target" and len(values) == self._least:
            return self.reject(line, None, "only a name in it: a heading or a footnote?", cells)
        if _is_total(values[self._needed]) and not values.get("investors"):
            return self.reject(line, self._needed, "a row of totals, not a record", cells)
        return values, doubts

    def _without_name(self, line: int, cells: list[str]) -> Reject | Passed:
        if not any(map(str.strip, cells)):
            return Passed(line, "blank")
        columns = [c for c, column in self.mapping.columns.items() if column.field == self._needed]
        where = " and ".join(map(repr, columns)) or "the mapping"
        return self.reject(
            line, self._needed, f"{where} is empty: every record needs a {self._needed}", cells
        )

    def record(self, line: int, values: Values, doubts: Doubts, rows: int = 1) -> Item:
        """The record of a row's values; a value that does not fit is doubted and left out, but
        without its names there is none."""
        raw = self._organization(values) if self._needed == "name" else self._deal(values, doubts)
        for _ in range(len(raw)):
            try:
                return Numbered(line, self._model.model_validate(raw), tuple(doubts), rows)
            except ValidationError as error:
                field = str(error.errors(include_url=False)[0]["loc"][0])
                if field in _NAMED or field not in raw:
                    return self._rejected(line, error, raw, values.get(field))
                doubts.append(doubt("unreadable_value", field, explain(error, self._model)[1]))
                del raw[field]
        raise AssertionError("a record without any field was neither taken nor rejected")

    def _rejected(
        self, line: int, error: ValidationError, raw: dict[str, Any], value: Any
    ) -> Reject:
        field, reason = explain(error, self._model)
        fault = _overlong(value)
        if fault:
            field, reason = str(field).split(".")[0], fault
        return self.reject(line, field, reason, {k: str(v)[:300] for k, v in raw.items()})

    def reject(self, line: int, field: str | None, reason: str, record: Any) -> Reject:
        """A row that cannot be taken, with its words, cut where they run on."""
        if isinstance(record, list):
            record = [cell[:300] for cell in record]
        if isinstance(record, str):
            record = record[:300]
        return Reject(file=self.name, line=line, field=field, reason=reason, record=record)

    def _deal(self, values: Values, doubts: Doubts) -> dict[str, Any]:
        raw: dict[str, Any] = {"source": self._sourced(values)}
        dates: dict[str, Any] = {}
        keys: dict[str, tuple[str, ...]] = {}
        for field, value in values.items():
            if field in _PLAIN:
                raw[field] = value
            elif field in _DATE_FIELDS:
                dates[_DATE_FIELDS[field]] = value
            elif field in _KEY_FIELDS:
                keys[_KEY_FIELDS[field]] = (value,) if isinstance(value, str) else value
            elif field == "people":
                raw[field] = [{"name": name} for name in value]
        if "date.year" in values and "announced" not in dates:
            _date_of_parts(values, dates, doubts)
        elif "announced" not in dates and ("date.month" in values or "date.day" in values):
            doubts.append(doubt("unreadable_value", "date.announced", "a month or day, no year"))
        if dates:
            raw["date"] = _dates(tuple(dates.items()))
        if keys:
            raw["identifiers"] = keys
        if not _MONEY.isdisjoint(values):
            self._money(raw, values, doubts)
        _doubt_parties(values, keys, doubts)
        return raw

    def _money(self, raw: dict[str, Any], values: Values, doubts: Doubts) -> None:
        amount = self._priced("amount", values, doubts)
        bounds = [self._priced(f"amount.{end}", values, doubts) for end in ("min", "max")]
        if amount is None and any(bounds):
            low, high = (bound.point if bound else None for bound in bounds)
            currency = next(bound.currency for bound in bounds if bound)
            text = " to ".join(bound.text or "" for bound in bounds if bound)
            try:
                amount = Amount(text=text, min=low, max=high, currency=currency)
            except ValidationError:
                amount = Amount(text=text, qualifier="not_applicable")
                doubts.append(doubt("unreadable_amount", "amount", f"{text!r} is no range"))
        basis = values.get("amount.basis")
        if amount is not None:
            raw["amount"] = amount.model_copy(update={"basis": basis}) if basis else amount
        worth = self._priced("valuation", values, doubts)
        if worth is not None and worth.point is not None:
            raw["valuation"] = {
                "value": worth.point,
                "currency": worth.currency,
                "basis": values.get("valuation.basis", "unspecified"),
            }

    def _priced(self, field: str, values: Values, doubts: Doubts) -> Amount | None:
        held = values.get(field)
        if held is None:
            return None
        cell, column = held
        told = values.get("valuation.currency" if field == "valuation" else "currency")
        currency = told or column.currency or self.mapping.currency
        unit = values.get("unit") or column.unit or self.mapping.unit
        amount, code, text = cell_amount(cell, currency, unit, self.mapping.decimal)
        if code:
            doubts.append(doubt(code, field, text))
        return amount

    def _organization(self, values: Values) -> dict[str, Any]:
        raw = {field: value for field, value in values.items() if "." not in field}
        if "former_names" in raw:
            raw["former_names"] = [{"name": name} for name in raw["former_names"]]
        if "aliases" in raw:
            raw["aliases"] = [name for name in raw["aliases"] if name != raw["name"]]
        return raw | {"source": self._sourced(values)}

    def _sourced(self, values: Values) -> Source | dict[str, Any]:
        stated = {name: values[field] for field, name in _SOURCE_FIELDS if field in values}
        if not stated:
            return self._source
        return (self._beside_url if "url" in stated else self._told) | stated


_DATE_FIELDS = {field: field.removeprefix("date.") for field in DATES}
_SOURCE_FIELDS = [(field, field.removeprefix("source.")) for field in SOURCE]
_KEPT_BESIDE_URL = {"publisher", "published", "kind"}  # of the table, where a row has its address
_MONEY = {"amount", "amount.min", "amount.max", "valuation"}
_KEY_FIELDS = {field: field.removesuffix(".key") for field in DEAL_FIELDS if field.endswith(".key")}
_NOT_AS_IT_IS = {"amount", "valuation", "currency", "people", "unit", "lead"}
_PLAIN = {f for f in DEAL_FIELDS if "." not in f} - _NOT_AS_IT_IS


def _both(held: Any, more: Any) -> Any:
    """Two columns of one list together; the validated mapping lets no other field come twice,
    save a constant that a column overrides."""
    if not isinstance(held, tuple) or not isinstance(more, tuple):
        return more
    return tuple(dict.fromkeys((*held, *more)))


def _constants(mapping: TableMapping) -> Values:
    """Constants as a row's values; lists and figures in their form."""
    values: Values = {}
    for field, word in mapping.constants.items():
        if field in NUMBERS:
            values[field] = float(word)
        elif field in DATES:
            values[field] = PartialDate.parse(word)
        else:
            parts = tuple(part.strip() for part in word.split(";"))
            values[field] = parts if field in LISTS else word
    return values


def _date_of_parts(values: Values, dates: dict[str, Any], doubts: Doubts) -> None:
    """Put the day of announcement together from columns of year, month and day."""
    year, month, day = (values.get(f"date.{part}") for part in ("year", "month", "day"))
    words = " ".join(part for part in (day if month else None, month, year) if part)
    if month and month.isdigit():
        words = "-".join(f"{part:0>2}" for part in (year, month, day) if part)
    found, code, text = cell_date(words, "ymd")
    if code:
        doubts.append(doubt(code, "date.announced", text))
    else:
        dates["announced"] = found


@lru_cache(maxsize=65536)
def _dates(days: tuple[tuple[str, PartialDate], ...]) -> Dates:
    """The days of a row, which many rows share."""
    return Dates.model_validate(dict(days))


_OPEN_MARK = "a quotation mark is opened before {!r} and never closed; it is left out"
_SWALLOWED = (
    "a cell of {:,} lines seems to hold other rows, which are lost in it: a quotation mark before "
    "it may not be closed, or not doubled"
)


def _swallowed(cell: str) -> int:
    """How many lines a cell has that look like rows: one separator twice or more in them; 0 where
    it does not."""
    if "\n" not in cell or not any(cell.count(sign) > 1 for sign in DELIMITERS):
        return 0
    return cell.count("\n") + 1


def _ragged(cells: list[str], width: int) -> str | None:
    """Why a row of another width than the header cannot be read; None where it can."""
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        return f"{len(cells)} cells, but the header has {width} columns; a separator stands in one?"
    filled = sum(1 for cell in cells if cell.strip())
    if len(cells) < width and filled < 2 < width:
        return f"only {len(cells)} of {width} cells"
    return None


def _is_total(name: str) -> bool:
    """Whether a name is that of a row that sums up others: "Total", "Subtotal Q1", "Total 2024"."""
    word = name.casefold()
    return word in _TOTALS or bool(_SUBTOTAL.fullmatch(word))


_SUBTOTAL = re.compile(
    r"sub-?total\b.*|(?:(?:grand )?total|(?:zwischen)?summe)"
    r"(?::|\b(?: of| for| per| in)? (?:[qh][1-4]|\d{4}|month|quarter|year|all|the).*)"
)


def _overlong(value: Any) -> str | None:
    """Why a value is no name: what an open quotation mark swallowed is far too long for one."""
    for text in (value,) if isinstance(value, str) else value or ():
        if len(text) > LONGEST_NAME:
            return (
                f"{len(text):,} characters are no name; "
                "a quotation mark before it may not be closed, so that it holds other rows too"
            )
    return None


def _doubt_parties(values: Values, keys: dict[str, tuple[str, ...]], doubts: Doubts) -> None:
    """Doubt a buyer that is the target, by the source's own keys, else by the name."""
    target, investors = values["target"], values.get("investors", ())
    if "target" in keys and "investors" in keys and keys["target"][0] in keys["investors"]:
        text = f"the target's key {keys['target'][0]!r} is the buyer's too"
        doubts.append(doubt("own_target", "investors", text))
    elif any(name == target or name.casefold() == target.casefold() for name in investors):
        text = f"buyer and target are both called {target!r}"
        doubts.append(doubt("same_name", "investors", text))
