"""Values of SQLite → values of other programs, by the kind of their column."""

import json
from datetime import date
from typing import Any

from deals.model.table import Column

# A spreadsheet runs a cell that starts so, whoever wrote it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def plain(column: Column, value: Any) -> Any:
    """For JSON: booleans, lists and objects as such, days as ISO text."""
    if value is None:
        return None
    if column.kind == "boolean":
        return bool(value)
    if column.kind in {"list", "json"}:
        return json.loads(value)
    return value


def text(column: Column, value: Any) -> Any:
    """For CSV: booleans in words, and no text that a spreadsheet would run as a formula."""
    if value is None:
        return None
    if column.kind == "boolean":
        return "true" if value else "false"
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def real_day(value: Any) -> date | None:
    """The day that a whole ISO date means to a spreadsheet, which knows none before 1900."""
    if not isinstance(value, str) or len(value) != 10 or value[4] != "-":
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if found.year >= 1900 else None
