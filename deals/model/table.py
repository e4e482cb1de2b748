"""A table on its way out: what its columns mean, and its rows as a stream."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "integer", "number", "boolean", "day", "list", "json"]

# What SQLite's types do not tell. Days are ISO dates; a day that may be a month or a year (EDTF),
# such as announced_on, is text.
_BOOLEANS = {"voting", "counts_in_totals", "is_copy", "inferred", "known_from_inferred", "handles",
             "reviewed"}  # fmt: skip
_DAYS = {"usd_rate_on", "deal_on", "stalls_on", "first_reported_on", "last_reported_on",
         "known_from", "known_to", "earliest", "latest", "published_from"}  # fmt: skip
_LISTS = {"investors", "payment", "conditions", "domains", "aliases", "reports", "others"}
_JSON = {"claims", "doubts", "record", "parts", "source"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its kind, what it means, whether it is always filled."""

    name: str
    kind: Kind
    description: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, which may be read once. `references` is (column, table, key)."""

    name: str
    columns: Sequence[Column]
    rows: Iterator[tuple[Any, ...]]
    title: str = ""
    description: str = ""
    key: Sequence[str] = ()
    references: Sequence[tuple[str, str, str]] = ()


def kind_of(column: str, sqlite_type: str) -> Kind:
    """What a column of our schema holds."""
    if column in _BOOLEANS:
        return "boolean"
    if sqlite_type.upper() != "TEXT":
        return "integer" if sqlite_type.upper() == "INTEGER" else "number"
    if column in _DAYS:
        return "day"
    if column in _LISTS:
        return "list"
    return "json" if column in _JSON else "text"
