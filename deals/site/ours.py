"""Which databases are ours. An installed plugin meets every database of its environment."""

import sqlite3
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from datasette.utils import tilde_decode

from deals.site.search import fts_query

APPLICATION_ID = 0x6465616C  # "deal" in the file's header, as the store writes it
_MAPPED_BYTES = 256 * 2**20
_CACHED_KIB = 64 * 2**10

# Datasette instance → names of its databases that are ours. A database is opened before a cell
# of it is shown, so that `prepare` has always been asked first.
_known: "WeakKeyDictionary[Any, set[str]]" = WeakKeyDictionary()
_opened: "WeakSet[Any]" = WeakSet()  # databases, ours or not, that `prepare` was asked about


def prepare(connection: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Note whether the file is ours; if so, read it through memory, with a larger cache, and
    let its search boxes take any text."""
    names = _known.setdefault(datasette, set())
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        names.discard(database)
        return
    names.add(database)
    connection.execute(f"pragma mmap_size = {_MAPPED_BYTES}")
    connection.execute(f"pragma cache_size = -{_CACHED_KIB}")
    connection.set_authorizer(_without_texts)
    # Datasette's own makes a syntax error of a lone quote, and finds whole words only.
    connection.create_function("escape_fts", 1, fts_query, deterministic=True)


def _without_texts(action: int, table: str | None, column: str | None, *_: str | None) -> int:
    """Whole articles are kept for checking quotes, not for publishing: a reader gets NULL."""
    if action == sqlite3.SQLITE_READ and table == "texts" and column == "text":
        return sqlite3.SQLITE_IGNORE
    return sqlite3.SQLITE_OK


def is_ours(datasette: Any, database: str | None) -> bool:
    """Whether the database is one of ours; False before it was first opened."""
    return database in _known.get(datasette, ())


async def databases(datasette: Any) -> list[str]:
    """Names of the databases that are ours, opening those that nobody has read yet."""
    for database in list(datasette.databases.values()):
        if database not in _opened:
            await database.execute("select 1")
            _opened.add(database)
    return [name for name in datasette.databases if is_ours(datasette, name)]


def first_part(datasette: Any, path: str) -> str:
    """The first part of a path, where the name of a database stands if there is one."""
    prefix = str(datasette.urls.instance()).rstrip("/")
    first = path.removeprefix(prefix).strip("/").split("/")[0].split(".")[0]
    return str(tilde_decode(first))


def has_pages(datasette: Any, database: str) -> bool:
    """Whether /deal and /organization are about this database: the first of ours."""
    known = _known.get(datasette, ())
    for name in datasette.databases:  # asked for every cell of a table
        if name in known:
            return bool(name == database)
    return False
