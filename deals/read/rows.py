"""One row of a foreign table → a record with its doubts, a reject, or why it is neither."""

import re
from functools import lru_cache
from typing import Any

from anyascii import anyascii
from pydantic import ValidationError

from deals.model.amount import Amount
from deals.model.dates import PartialDate
from deals.model.mapping import DATES, LISTS, NAME_LISTS, NUMBERS, TableMapping
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Dates, Report, Source
from deals.read.cells import cell_amount, doubt
from deals.read.fields import Doubts, Put, Values, put_into
from deals.read.records import Numbered, Passed, explain

LONGEST_NAME = 300
_TOTALS = {"total", "totals", "grand total", "sum", "subtotal", "summe", "gesamt", "insgesamt",
           "somme", "totale", "average", "mean", "median"}  # fmt: skip
_NAMED = ("target", "name", *NAME_LISTS)
_KEYED = ("target", *NAME_LISTS)

Item = Numbered | Reject | Passed


class RowReader:
    """Reads rows of one table; built once, so that a row costs little."""

    def __init__(
        self, mapping: TableMapping, columns: list[str], name: str, source: Source
    ) -> None:
        self.mapping, self.columns, self.name = mapping, columns, name
        self._plan: list[tuple[int, Put]] = [
            (place, put_into(column.field, column, mapping))
            for place, heading in enumerate(columns)
            if (column := mapping.columns.get(heading))
        ]
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
        self._constants = _constants(mapping)

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
                text = f"{len(cells)} cells, but the header has {width} columns"
                doubts.append(doubt("ragged_row", self._needed, text))
                cells = cells + [""] * (width - len(cells))
        for place, words in self._skips:
            if cells[place].strip() in words:
                return Passed(line, "skipped")
        values: Values = dict(self._constants)
        for place, put in self._plan:
            cell = cells[place].strip()
            if cell:
                put(cell, values, doubts)
        if self._needed not in values:
            return self._without_name(line, cells)
        if values[self._needed].casefold() in _TOTALS and not values.get("investors"):
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
        for field in _NAMED:
            fault = _overlong(values.get(field))
            if fault:
                return self.reject(line, field, fault, values[field])
        raw = self._organization(values) if self._needed == "name" else self._deal(values, doubts)
        for _ in range(len(raw)):
            try:
                return Numbered(line, self._model.model_validate(raw), tuple(doubts), rows)
            except ValidationError as error:
                field = str(error.errors(include_url=False)[0]["loc"][0])
                if field in _NAMED or field not in raw:
                    return self._rejected(line, error, raw)
                doubts.append(doubt("unreadable_value", field, explain(error, self._model)[1]))
                del raw[field]
        raise AssertionError("a record without any field was neither taken nor rejected")

    def _rejected(self, line: int, error: ValidationError, raw: dict[str, Any]) -> Reject:
        field, reason = explain(error, self._model)
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
            if field in _DATE_FIELDS:
                dates[_DATE_FIELDS[field]] = value
            elif field.endswith(".key"):
                keys[field[:-4]] = (value,) if isinstance(value, str) else tuple(value)
            elif field == "people":
                raw[field] = [{"name": name} for name in value]
            elif "." not in field and field not in _LATER:
                raw[field] = value
        if "deal" in raw:
            raw["deal"] = _readable_handle(raw["deal"], raw["target"])
        if dates:
            raw["date"] = _dates(tuple(dates.items()))
        if keys:
            raw["identifiers"] = keys
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
            amount = Amount.model_construct(text=text, min=low, max=high, currency=currency)
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
        unit = column.unit or self.mapping.unit
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
        stated = {
            field.removeprefix("source."): value
            for field, value in values.items()
            if field.startswith("source.")
        }
        if not stated:
            return self._source
        base = self._source.model_dump(exclude_none=True)
        if "url" in stated:
            base = {k: v for k, v in base.items() if k in {"publisher", "published", "kind"}}
        return base | stated


_DATE_FIELDS = {field: field.removeprefix("date.") for field in DATES}
_LATER = {"amount", "valuation", "currency"}


def _constants(mapping: TableMapping) -> Values:
    """Constants as a row's values; lists and figures in their form."""
    values: Values = {}
    for field, word in mapping.constants.items():
        if field in NUMBERS:
            values[field] = float(word)
        elif field in DATES:
            values[field] = PartialDate.parse(word)
        else:
            values[field] = [part.strip() for part in word.split(";")] if field in LISTS else word
    return values


@lru_cache(maxsize=65536)
def _dates(days: tuple[tuple[str, PartialDate], ...]) -> Dates:
    """The days of a row, which many rows share."""
    return Dates.model_validate(dict(days))


def _readable_handle(key: str, target: str) -> str:
    """A handle from a source's key: what is only a long number gets the target's name in front."""
    tail = re.search(r"[0-9a-f]{8}[0-9a-f-]{8,}$", key)
    if tail is None:
        return key
    words = re.findall(r"[a-z0-9]+", anyascii(target).casefold()) or ["deal"]
    return f"{'-'.join(words)[:80].strip('-')}-{tail[0].replace('-', '')[:12]}"


def _ragged(cells: list[str], width: int) -> str | None:
    """Why a row of another width than the header cannot be read; None where it can."""
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        return f"{len(cells)} cells, but the header has {width} columns; a separator stands in one?"
    filled = sum(1 for cell in cells if cell.strip())
    if len(cells) < width and filled < 2 < width:
        return f"only {len(cells)} of {width} cells"
    return None


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
