"""The Datasette plugin: how our databases look. Other databases are left as they are."""

import hashlib
import sqlite3
from collections.abc import Awaitable, Callable
from functools import cache
from importlib import resources
from typing import Any

from datasette.utils import tilde_decode
from markupsafe import Markup
from pluggy import HookimplMarker

from deals.site import api, ours
from deals.site.cells import Cell, render
from deals.site.home import COLUMNS, home
from deals.site.provenance import provenance

hookimpl = HookimplMarker("datasette")  # typed; datasette's own is this one

# Each part of the site adds its addresses here: (regular expression, view).
ROUTES: list[tuple[str, Callable[..., Any]]] = [*api.routes()]


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """Addresses beside those of the tables."""
    return ROUTES


@hookimpl
def skip_csrf(scope: Any) -> bool:
    """The API takes tokens, never cookies, so that no other site can use a reader's rights."""
    path: str = scope.get("route_path") or scope.get("path") or ""
    return "/api/v1/" in path


@hookimpl(trylast=True)  # after Datasette has added its own SQL functions
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Any) -> None:
    """Tell our databases from others, and read ours through memory."""
    ours.prepare(conn, database, datasette)


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any
) -> Markup | None:
    """Values as people read them: short amounts, badges, links, lists."""
    if not ours.is_ours(datasette, database):
        return None
    return render(Cell(value, column, row, table, database, datasette.urls))


@hookimpl
def extra_css_urls(database: str | None, datasette: Any) -> Callable[[], Awaitable[list[str]]]:
    """One small stylesheet, on pages of our databases and on those of no database."""

    async def urls() -> list[str]:
        mine = await ours.databases(datasette)
        wanted = database in mine if database else bool(mine)
        return [f"/-/static-plugins/deals/deals.css?{_stylesheet_hash()}"] if wanted else []

    return urls


@hookimpl
def extra_template_vars(
    database: str | None, table: str | None, view_name: str | None, request: Any, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """`deals_database` for the pages of our databases, `deals_homes` for the home page."""

    async def variables() -> dict[str, Any]:
        if view_name != "index":
            mine = ours.is_ours(datasette, database)
            said: dict[str, Markup] = {}
            if mine and database and view_name == "row" and table == "deals":
                said = await provenance(datasette, database, tilde_decode(request.url_vars["pks"]))
            return {"deals_database": mine, "deals_said": said}
        homes = [await home(datasette, name) for name in await ours.databases(datasette)]
        return {"deals_homes": homes, "deals_columns": COLUMNS, "deals_cell": _shown(datasette)}

    return variables


@cache
def _stylesheet_hash() -> str:
    """Changes with the stylesheet, so that no browser keeps an old one."""
    stylesheet = resources.files("deals.site").joinpath("static/deals.css")
    return hashlib.sha256(stylesheet.read_bytes()).hexdigest()[:8]


def _shown(datasette: Any) -> Callable[[str, Any, str], Any]:
    """For templates: a cell of a row of deals, as its table shows it."""

    def shown(database: str, row: Any, column: str) -> Any:
        value = row[column]
        cell = Cell(value, column, row, "deals", database, datasette.urls)
        rendered = render(cell)
        return value if rendered is None else rendered

    return shown
