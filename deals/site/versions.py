"""What Datasette 0.65 and 1.0 do under different names."""

from collections.abc import Mapping
from typing import Any

from datasette import __version__

IS_1 = not __version__.startswith("0.")


async def ensure_may_see(datasette: Any, actor: Any, database: str) -> None:
    """Raises Forbidden unless the actor may see the database."""
    if not IS_1:
        permissions = [("view-database", database), "view-instance"]
        await datasette.ensure_permissions(actor, permissions)
        return
    from datasette.resources import DatabaseResource  # 0.65 has no such module

    resource = DatabaseResource(database=database)
    await datasette.ensure_permission(action="view-database", resource=resource, actor=actor)


async def may_see(datasette: Any, actor: Any, database: str) -> bool:
    """Whether the actor may see the database."""
    from datasette.utils.asgi import Forbidden

    try:
        await ensure_may_see(datasette, actor, database)
    except Forbidden:
        return False
    return True


async def own_index(datasette: Any, request: Any) -> Any:
    """Datasette's own list of databases."""
    from datasette.views.index import IndexView  # plugins are loaded before it can be

    return await IndexView(datasette).dispatch_request(request)


async def metadata(datasette: Any) -> dict[str, Any]:
    """Title, description, licence and source of the whole server."""
    found = await datasette.get_instance_metadata() if IS_1 else datasette.metadata()
    return {key: value for key, value in found.items() if key != "databases"}


async def table_metadata(datasette: Any, database: str, table: str) -> Mapping[str, Any]:
    """What is configured of a table: its order, facets and so on."""
    if not IS_1:
        found: Mapping[str, Any] = datasette.table_metadata(database, table)
        return found
    configured: Mapping[str, Any] = await datasette.table_config(database, table)
    return configured


async def queries(datasette: Any, database: str) -> Mapping[str, Mapping[str, Any]]:
    """The ready-made queries: name → title and description, in the order of the metadata."""
    if not IS_1:
        found: Mapping[str, Mapping[str, Any]] = await datasette.get_canned_queries(database, None)
        return found
    described = (datasette.config or {}).get("databases", {}).get(database, {})
    page = await datasette.list_queries(database, limit=1000)
    stored = {query.name: query for query in page.queries}
    order = [name for name in described.get("queries", {}) if name in stored]
    return {
        name: {"title": stored[name].title, "description": stored[name].description}
        for name in dict.fromkeys([*order, *stored])
    }
