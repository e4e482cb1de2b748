"""Which rights metadata gives to tables is worked out once: a page asks for every table, twice."""

from functools import lru_cache
from typing import Any

_TABLES = 1_000  # names that are asked for come from addresses: not all of them are remembered


def settle(datasette: Any) -> None:
    """Let Datasette 0.65 remember what its metadata says of the right to a table.

    For each table it would copy and merge all that is said about all of them: more than half of
    the time of a database's own page. Who asks is judged afterwards, each time. Where a plugin
    gives metadata, which may change, nothing is remembered; later lines keep rights elsewhere.
    """
    from datasette.plugins import pm  # only here, where Datasette itself has loaded it

    rights = getattr(datasette, "_table_permission_allows", None)
    if rights is not None and not pm.hook.get_metadata.get_hookimpls():
        datasette._table_permission_allows = lru_cache(maxsize=_TABLES)(rights)
