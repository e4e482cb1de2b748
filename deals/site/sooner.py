"""What Datasette 0.65 works out anew for each page, although nothing of it can have changed.

A page of a table asks for every cell of fifty columns, the page of a database visits it five
times for each of some fifty tables. Later lines of Datasette are left alone.
"""

from collections.abc import Awaitable, Callable
from functools import lru_cache, wraps
from typing import Any

from datasette.utils import tilde_decode

from deals.site import columns, facets, ours
from deals.site.api.build import file_state
from deals.site.versions import IS_1, table_metadata

_MOST = 1_000  # what is asked for comes from addresses: not all of it is remembered
_COUNT = "select count(*) from deals "  # as the page of the table asks
_SCHEMA = (
    "table_columns", "table_column_details", "primary_keys", "fts_table",
    "foreign_keys_for_table", "get_table_definition", "get_view_definition", "table_exists",
)  # fmt: skip


def make(datasette: Any) -> None:
    """Let an instance of Datasette answer sooner, and the same."""
    if IS_1:
        return
    _remember_rights(datasette)
    for database in datasette.databases.values():
        _remember_schema(datasette, database)
        _count_from_kept(datasette, database)
    _read_what_is_shown()


def _remember_rights(datasette: Any) -> None:
    """Remember what the metadata says of the right to a table: all that is said about all of them
    would be copied and merged for each. Who asks is judged afterwards, each time. Where a plugin
    gives metadata, which may change, nothing is remembered."""
    from datasette.plugins import pm  # only here, where Datasette itself has loaded it

    if not pm.hook.get_metadata.get_hookimpls():
        rights = datasette._table_permission_allows
        datasette._table_permission_allows = lru_cache(maxsize=_MOST)(rights)


def _remember_schema(datasette: Any, database: Any) -> None:
    """Read what a database of ours is made of once for each state of its file."""
    kept = _Kept(datasette, database)
    for name in _SCHEMA:
        setattr(database, name, kept.answering(getattr(database, name)))


class _Kept:
    """Answers about a database of ours, for as long as nobody writes to it."""

    def __init__(self, datasette: Any, database: Any) -> None:
        self._datasette, self._database = datasette, database
        self._state: tuple[tuple[int, int], ...] = ()
        self._answers: dict[tuple[Any, ...], Any] = {}

    def answering(self, ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The same question, put to the database only where the answer is not known."""

        @wraps(ask)
        async def answer(*names: str, **more: str) -> Any:
            answers = self._known()
            if answers is None:
                return await ask(*names, **more)
            asked = (ask.__name__, *names, *more.items())
            if asked not in answers:
                answers[asked] = await ask(*names, **more)
            found = answers[asked]
            return list(found) if isinstance(found, list) else found  # callers may add to a list

        return answer

    def _known(self) -> dict[tuple[Any, ...], Any] | None:
        """The answers for the state that the file has now, before anything is asked of it."""
        state = file_state(self._database)
        if not state or not ours.is_ours(self._datasette, self._database.name):
            return None
        if state != self._state or len(self._answers) >= _MOST:
            self._state, self._answers = state, {}
        return self._answers


def _count_from_kept(datasette: Any, database: Any) -> None:
    """Answer how many deals one filter leaves from the counts that a database of ours keeps."""
    execute = database.execute

    @wraps(execute)
    async def run(sql: str, params: Any = None, *rest: Any, **more: Any) -> Any:
        if sql.startswith(_COUNT) and params and ours.is_ours(datasette, database.name):
            question = facets.counted_rows(sql, params)
            if question is not None and (found := await execute(*question)).rows:
                return found
        return await execute(sql, params, *rest, **more)

    database.execute = run


def _read_what_is_shown() -> None:
    """Have the page of a table read the columns that it shows, and no others."""
    from datasette.views.table import TableView  # plugins are loaded before it can be

    choose = TableView.columns_to_select
    if hasattr(choose, "__wrapped__"):  # by another instance of this process
        return

    @wraps(choose)
    async def chosen(view: Any, named: list[str], pks: list[str], request: Any) -> list[str]:
        if columns.shown() is None:
            found: list[str] = await choose(view, named, pks, request)
            return found
        table = (tilde_decode(request.url_vars[part]) for part in ("database", "table"))
        described = await table_metadata(view.ds, *table)
        sorts = [described.get("sort"), described.get("sort_desc")]
        asked = [request.args.get("_sort"), request.args.get("_sort_desc")]
        return columns.to_read(named, [*pks, *sorts, *asked])

    TableView.columns_to_select = chosen
