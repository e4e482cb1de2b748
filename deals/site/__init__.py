"""The Datasette plugin: how our databases look. Other databases are left as they are."""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils import tilde_decode
from markupsafe import Markup
from pluggy import HookimplMarker

from deals.site import api, columns, facets, frame, ordering, ours, security, sooner
from deals.site import mcp as tools
from deals.site.cells import Cell, render
from deals.site.home import VIEWS, home_page
from deals.site.pages import ROUTES as PAGES
from deals.site.provenance import provenance

hookimpl = HookimplMarker("datasette")  # typed; datasette's own is this one

# (regular expression of the path, handler); a part of the site adds its own list here.
ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"^/(\.(?P<format>jsono?))?$", home_page),
    *PAGES,
    *api.routes(),
]
_NOT_SHOWN = Markup(" ")  # something, so that nothing else is made of the value
_STYLES = ("deals.css", "site.css")  # values and tokens; frame and pages


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Addresses beside those of the tables."""
    return ROUTES


@hookimpl
def register_facet_classes() -> list[type[facets.CountedFacet]]:
    """Facets by the fields that deals are counted by."""
    return [facets.CountedFacet]


@hookimpl
def filters_from_request(
    request: Any, database: str, table: str, datasette: Any
) -> Callable[[], Awaitable[Any]]:
    """Deals by investor; and every row of a table on one of its pages."""
    ordering.begin_table()
    return lambda: facets.narrow(request, database, table, datasette)


@hookimpl
def skip_csrf(scope: Any) -> bool:
    """The API takes tokens, never cookies, so that no other site can use a reader's rights."""
    path: str = scope.get("route_path") or scope.get("path") or ""
    return "/api/v1/" in path


@hookimpl
def startup(datasette: Any) -> None:
    """Where rich is installed, as it is here, Datasette prints every exception with all local
    values, and fails to where no code has raised it: any mistyped address would be an error. Pages
    of tables are made sooner and complete."""
    from datasette import handle_exception  # imported earlier it would be registered half-made

    handle_exception.rich = None
    sooner.make(datasette)
    for each in datasette.databases.values():
        ordering.keep_order(datasette, each)


@hookimpl(trylast=True)  # after Datasette has added its own SQL functions
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Tell our databases from others, and read ours through memory."""
    ours.prepare(conn, database, datasette)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[security.App], security.App]:
    """A strict Content-Security-Policy on every page of ours."""
    return lambda app: security.guarded(app, datasette)


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Awaitable[Any] | None:
    """A wrong address or filter is told within our frame."""
    from deals.site import refusals  # Datasette's views are imported after its plugins

    return refusals.answer(datasette, request, exception)


@hookimpl
def register_mcp_tools(datasette: Any, mcp: Any) -> None:  # a hook of datasette-mcp
    """Tools for assistants beside those for SQL."""
    tools.register(datasette, mcp)


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Markup | None:
    """Values as people read them: short amounts, badges, links, lists."""
    wanted = columns.shown()
    if wanted is not None and column not in wanted and table in columns.TABLES:
        return _NOT_SHOWN
    if not ours.is_ours(datasette, database):
        return None
    return render(
        Cell(
            value, column, row, table, database, datasette.urls, ours.has_pages(datasette, database)
        )
    )


@hookimpl
def extra_css_urls(database: str | None, datasette: Any) -> Callable[[], Awaitable[list[str]]]:
    """Two small stylesheets, on pages of our databases and on those of no database."""

    async def urls() -> list[str]:
        mine = await ours.databases(datasette)
        wanted = database in mine if database else bool(mine)
        return [frame.static(datasette, name) for name in _STYLES] if wanted else []

    return urls


@hookimpl
def extra_template_vars(
    database: str | None, table: str | None, view_name: str | None, request: Any, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """`deals_database` for the pages of our databases, and what the rows and columns of their
    tables say."""

    async def variables() -> dict[str, Any]:
        mine = ours.is_ours(datasette, database)
        said: dict[str, Markup] = {}
        if mine and database and view_name == "row" and table == "deals":
            said = await provenance(datasette, database, tilde_decode(request.url_vars["pks"]))
        site = await frame.site(datasette, database, request)
        return site | {
            "deals_database": mine,
            "deals_said": said,
            "deals_views": VIEWS,
            "deals_columns": columns.shown(),
            "deals_rows": columns.body,
            "deals_facets": facets.in_order,
        }

    return variables
