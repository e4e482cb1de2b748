"""Raw records → reports and organization records, strictly; what does not fit is a Reject."""

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from deals.model.amount import Amount
from deals.model.doubt import Doubt
from deals.model.former import FormerId, Takedown
from deals.model.judgement import Judgement
from deals.model.organization import FormerName, OrganizationRecord
from deals.model.publisher import Publisher
from deals.model.reject import Reject
from deals.model.report import Dates, Leg, Link, Person, Quote, Report, Source, Valuation
from deals.read.formats import Raw

LIST_FIELDS = ("investors", "lead_investors", "other_investors", "sellers", "payment", "conditions")
_ORGANIZATION_LISTS = ("aliases",)
_SEPARATOR = ";"
_NESTED: Mapping[str, type[BaseModel]] = {
    "date": Dates,
    "amount": Amount,
    "valuation": Valuation,
    "people": Person,
    "legs": Leg,
    "links": Link,
    "source": Source,
    "quotes": Quote,
    "former_names": FormerName,
}
# What only an export writes, known by a field that nothing else has.
_KEPT: Mapping[str, type[Judgement | FormerId | Takedown]] = {
    "made_at": Judgement, "former_id": FormerId, "taken_down": Takedown,
}  # fmt: skip
Taken = Report | OrganizationRecord | Judgement | FormerId | Takedown


# What to write where a pattern does not match.
_PATTERNS = {
    r"^[A-Z]{3}$": "write the ISO 4217 code, such as USD",
    r"^[A-Z]{2}$": "write the two-letter ISO 3166 code, such as US",
    r"^[a-z0-9.-]+\.[a-z]{2,}$": "write a domain without www and path, such as example.com",
    r"^[A-Z0-9]{20}$": "an LEI has twenty capital letters and digits",
    r"^Q[1-9][0-9]*$": "a Wikidata item is Q and a number",
}


@dataclass(slots=True)
class Numbered:
    """A record that was taken: the line on which it starts, how many rows it was made from, and
    what is odd about it."""

    line: int
    record: Taken
    doubts: tuple[Doubt, ...] = ()
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that is no record and no fault: blank, or skipped by the mapping."""

    line: int
    reason: Literal["blank", "skipped"]


def records(raws: Iterable[Raw], file: str, default_source: Source) -> Iterator[Numbered | Reject]:
    """One result a raw record, in order: the record, or a Reject with its line, field and reason.

    `default_source` fills in what a record's own source leaves out; a record with an address of
    its own takes only the publisher and day from it, never the file's hash.
    """
    default = default_source.model_dump(exclude_none=True)
    for raw in raws:
        if raw.fields is None:
            yield Reject(file=file, line=raw.line, reason=raw.problem, record=raw.text)
            continue
        kind = _kind(raw.fields)
        kept = kind in _KEPT.values()
        try:
            fields = raw.fields if kept else _prepared(raw.fields, default)
            yield Numbered(raw.line, kind.model_validate(fields))
        except ValidationError as error:
            field, reason = explain(error, kind)
            yield Reject(
                file=file, line=raw.line, field=field, reason=reason, record=_plain(raw.text)
            )


def of_an_export(names: Iterable[str]) -> bool:
    """Whether a record of these fields is one that only an export writes."""
    return not _KEPT.keys().isdisjoint(names)


def _kind(fields: Mapping[str, Any]) -> type[Taken]:
    for mark, kept in _KEPT.items():
        if mark in fields:
            return kept
    return Report if "target" in fields or "name" not in fields else OrganizationRecord


def _prepared(fields: Mapping[str, Any], default: Mapping[str, Any]) -> dict[str, Any]:
    """Lists from `A; B`, and the default source under the record's own."""
    prepared = dict(fields)
    for name in (*LIST_FIELDS, *_ORGANIZATION_LISTS):
        if isinstance(value := prepared.get(name), str):
            prepared[name] = [part.strip() for part in value.split(_SEPARATOR) if part.strip()]
    own = prepared.get("source", {})
    if isinstance(own, Mapping):
        given = default
        if own.get("url"):
            given = {k: v for k, v in given.items() if k in {"publisher", "published"}}
        prepared["source"] = {**given, **{k: v for k, v in own.items() if v is not None}}
    return prepared


def explain(error: ValidationError, model: type[BaseModel]) -> tuple[str | None, str]:
    """(dotted field, reason) of the first fault; other fields at fault are named in the reason."""
    faults = error.errors(include_url=False)
    places = [_place(fault["loc"]) for fault in faults]
    reason = _reason(dict(faults[0]), places[0], model)
    others = sorted({".".join(place) or "record" for place in places if place != places[0]})
    if others:
        reason += f" (also at fault: {', '.join(others)})"
    return ".".join(places[0]) or None, reason


def _place(location: tuple[int | str, ...]) -> list[str]:
    """Names and numbers that a reader knows, without those of validators and alternatives."""
    parts = [str(part) for part in location]
    if parts and parts[-1].startswith(("int", "float", "constrained-", "function-")):
        parts.pop()
    return [part for part in parts if not part.startswith("function-")]


_NO_NUMBER = {"int_parsing", "float_parsing", "int_type", "float_type", "finite_number",
              "int_from_float"}  # fmt: skip


def _reason(fault: Mapping[str, Any], place: list[str], model: type[BaseModel]) -> str:
    if fault["type"] == "missing":
        return "this field is required"
    if fault["type"] == "extra_forbidden":
        return _unknown_field(place, model)
    if fault["type"] in _NO_NUMBER:
        return f"{str(fault['input'])[:80]!r} is not a number; write it like 14300000000 or 0.5"
    if fault["type"] == "string_pattern_mismatch":
        return f"{fault['input']!r} does not fit: {_PATTERNS[fault['ctx']['pattern']]}"
    message = str(fault["msg"]).removeprefix("Value error, ")
    shown = fault.get("input")
    if isinstance(shown, str | int | float) and repr(shown) not in message:
        message += f", not {str(shown)[:80]!r}"
    return message


def _unknown_field(place: list[str], model: type[BaseModel]) -> str:
    parents = [part for part in place[:-1] if part in _NESTED]
    owner = _NESTED[parents[-1]] if parents else model
    names = [info.alias or name for name, info in owner.model_fields.items()]
    near = difflib.get_close_matches(place[-1], names, n=1, cutoff=0.6)
    if near:
        return f"unknown field {place[-1]!r}; did you mean {near[0]!r}?"
    return f"unknown field {place[-1]!r}; known are {', '.join(names)}"


def publishers(raws: Iterable[Raw], file: str) -> Iterator[Publisher | Reject]:
    """The curated list of publishers, one record each."""
    for raw in raws:
        try:
            yield Publisher.model_validate(raw.fields or {})
        except ValidationError as error:
            field, reason = explain(error, Publisher)
            yield Reject(file=file, line=raw.line, field=field, reason=reason, record=raw.text)


def _plain(value: Any) -> Any:
    """The record in a form that JSON can hold, whatever it was."""
    return json.loads(json.dumps(value, default=str))
