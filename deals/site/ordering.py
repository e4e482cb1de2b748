"""Rows of a table that are equal in what they are sorted by go in the order of their keys.

Datasette sorts the first page by the column alone and begins the second after the last key of the
first. Where an index has equal rows in another order, those in between would be on no page, and
in no export of all rows.
"""

import re
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from datasette.utils import escape_sqlite

from deals.model.facets import COLUMNS
from deals.site import ours

_NAME = r"\[[^\]]+\]|\"[^\"]+\"|\w+"
_SORTED = re.compile(
    rf"(?P<rows>select (?P<rowid>rowid, )?.+? from (?P<table>{_NAME}) .*)"  # noqa: S608
    rf"order by (?P<column>{_NAME})(?P<desc> desc)?(?P<keys>, .+)?(?P<limit> limit \d+)",
    re.DOTALL,
)
# So many deals are equal in these that it is sooner to sort them all, which "+" makes SQLite do,
# than to sort the equal ones along an index.
_CROWDED = {(name, way) for name in (*COLUMNS, "quarter") for way in (None, " desc")}
_CROWDED.add(("amount_usd", None))  # first all the deals without one

_in_table: ContextVar[bool] = ContextVar("deals_in_table", default=False)


def begin_table() -> None:
    """Note that what follows in this request is the page of a table."""
    _in_table.set(True)


def keep_order(datasette: Any, database: Any) -> None:
    """Have the pages of a database's tables go on where the last one ended."""
    execute = database.execute

    @wraps(execute)
    async def run(sql: str, *rest: Any, **more: Any) -> Any:
        if _in_table.get() and ours.is_ours(datasette, database.name):
            sql = await _with_keys(sql, database.primary_keys)
        return await execute(sql, *rest, **more)

    database.execute = run


async def _with_keys(sql: str, keys_of: Callable[[str], Awaitable[list[str]]]) -> str:
    found = _SORTED.fullmatch(sql)
    if found is None:
        return sql
    column, desc = found["column"], found["desc"]
    keys = ["rowid"] if found["rowid"] else await keys_of(_bare(found["table"]))
    if not keys or keys == [_bare(column)]:  # a view, or sorted by its key already
        return sql
    crowded = "+" if (_bare(column), desc) in _CROWDED else ""
    order = found["keys"] or ", " + ", ".join(map(escape_sqlite, keys))
    return f"{found['rows']}order by {crowded}{column}{desc or ''}{order}{found['limit']}"


def _bare(name: str) -> str:
    return name.strip('[]"')
