"""Cursors: where a page ends, so that the next begins right behind it whatever came in between."""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from deals.site.api.problems import ApiProblem

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: a column, its direction (empty values last), then a key."""

    column: str
    direction: Literal["asc", "desc"]
    key: str = "id"

    @property
    def sql(self) -> str:
        """What stands behind `order by`."""
        return f"{self.column} {self.direction} nulls last, {self.key}"

    def segments(self, after: "Cursor | None") -> Iterator[tuple[str, Values]]:
        """Conditions that together give all rows behind a cursor, each served by an index: first
        the rows with a value, then those without."""
        filled = f"{self.column} is not null"
        empty = f"{self.column} is null"
        if after is None:
            yield filled, {}
            yield empty, {}
            return
        values = {"after_value": after.value, "after_key": after.key}
        if after.value is not None:
            sign = ">" if self.direction == "asc" else "<"
            yield (
                f"{self.column} {sign}= :after_value and "
                f"({self.column} {sign} :after_value or {self.key} > :after_key)",
                values,
            )
            yield empty, {}
        else:
            yield f"{empty} and {self.key} > :after_key", values


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: its value in the order, and its key."""

    value: str | float | int | None
    key: str

    def text(self, name: str) -> str:
        """As it stands in an address; `name` is that of the order."""
        packed = json.dumps([name, self.value, self.key], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(text: str | None, name: str) -> Cursor | None:
    """The place that a cursor tells; 400 when it is not one, or of another order."""
    if text is None:
        return None
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        order, value, key = found
    except (ValueError, TypeError, UnicodeError, binascii.Error, RecursionError):
        order, value, key = None, None, None
    if not (isinstance(key, str) and (value is None or isinstance(value, str | int | float))):
        raise ApiProblem(
            400,
            "cursor: that is not one of ours",
            hint="Take it from `next` of the page before, as it is.",
            parameter="cursor",
        )
    if order != name:
        raise ApiProblem(
            400,
            "cursor: it belongs to a list in another order",
            hint="Keep `sort` the same while paging.",
            parameter="cursor",
        )
    if isinstance(value, int) and abs(value) >= 2**63:
        value = float(value)
    return Cursor(value, key)


def cut(
    rows: Sequence[dict[str, Any]], limit: int, order: Order, name: str
) -> tuple[Sequence[dict[str, Any]], str | None]:
    """The page out of at most limit + 1 rows, and the cursor of the next one."""
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], Cursor(last[order.column], last[order.key]).text(name)
