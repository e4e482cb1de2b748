"""What every reading of the API needs: rows as dicts, organizations by any name."""

import difflib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from deals.site.api.problems import ApiProblem
from deals.site.search import fts_query

Row = dict[str, Any]
_BOOLEANS = ("voting", "counts_in_totals", "inferred", "known_from_inferred", "is_copy",
             "reviewed")  # fmt: skip
_LISTS = ("investors", "payment", "conditions")


def rows(connection: sqlite3.Connection, sql: str, values: Mapping[str, Any]) -> list[Row]:
    """All rows of a query as dicts; every value is bound."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=False)) for row in cursor]  # of one length by nature


def typed(row: Row) -> Row:
    """A row with JSON's booleans and lists in place of 0, 1 and texts."""
    for name in row.keys() & _TYPED.keys():
        if row[name] is not None:
            row[name] = _TYPED[name](row[name])
    return row


@lru_cache(maxsize=10_000)  # many are empty, or name the same investor
def _list(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))


_TYPED: dict[str, Callable[[Any], Any]] = dict.fromkeys(_BOOLEANS, bool) | dict.fromkeys(
    _LISTS, _list
)


def organization_id(connection: sqlite3.Connection, name: str, parameter: str) -> str:
    """Id of the organization with this id or name; 404 with near names otherwise."""
    found = connection.execute(
        "select id from organizations where id = :name union all "
        "select organization_id from organization_names where name = :name union all "
        "select organization_id from organization_names where name = :name collate nocase limit 1",
        {"name": name},
    ).fetchone()
    if found:
        return str(found[0])
    near = near_titles(connection, "organizations_fts", "name", name)
    hint = f"Did you mean {', '.join(near)}?" if near else "Look for it with /api/v1/search?q="
    raise ApiProblem(404, f"{name[:80]}: no organization of that name", hint=hint,
                     parameter=parameter)  # fmt: skip


def near_titles(connection: sqlite3.Connection, table: str, column: str, text: str) -> list[str]:
    """Up to three titles that hold the words, for a hint."""
    found = connection.execute(
        f"select {column} from {table} where {table} match ? order by rank limit 3",  # noqa: S608
        [fts_query(text)],
    )
    return [str(row[0]) for row in found]


def near_ids(ids: Iterable[str], wanted: str) -> list[str]:
    """Up to three ids that look like the wanted one."""
    return difflib.get_close_matches(wanted, list(ids), n=3)
