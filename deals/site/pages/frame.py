"""What every page of ours stands on: its database, its SQL, its template and its headers."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from datasette import Response
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import Request

from deals.site import ours, versions
from deals.site.pages import words

# Nothing inline, nothing from other hosts: an injected script or style would not run.
STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A request for one of our pages, and the database that it is about."""

    datasette: Any
    request: Any
    database: str

    async def rows(self, sql: str, **values: Any) -> list[dict[str, Any]]:
        """Rows of a query with named values."""
        result = await self.datasette.get_database(self.database).execute(sql, values)
        return [dict(row) for row in result.rows]

    async def first(self, sql: str, **values: Any) -> dict[str, Any] | None:
        """The first row, or None."""
        found = await self.rows(sql, **values)
        return found[0] if found else None

    async def count(self, sql: str, **values: Any) -> int:
        """The single number that a query gives; 0 where it gives nothing."""
        found = await self.first(sql, **values)
        return int(next(iter(found.values())) or 0) if found else 0

    async def size(self, table: str) -> int:
        """How many rows a table has."""
        return await self.count(f"select count(*) from {table}")  # noqa: S608  (names of our own)

    def text(self, name: str, default: str = "") -> str:
        """A parameter of the address, without spaces around it."""
        return str(self.request.args.get(name) or default).strip()

    def key(self) -> str:
        """The id or name that the address ends in, as we write it (`~20`) or a browser (`%20`)."""
        return str(tilde_decode(unquote(self.request.url_vars["id"])))

    async def html(self, template: str, status: int = 200, **context: Any) -> Any:
        """The template, filled in, under the strict policy."""
        known = {"database": self.database, "page": self, "words": words, "deals_own": True}
        body = await self.datasette.render_template(template, known | context, request=self.request)
        headers = {"Content-Security-Policy": STRICT_POLICY}
        return Response.html(body, status=status, headers=headers)

    async def missing(
        self, what: str, hint: str, near: list[dict[str, Any]], status: int = 404
    ) -> Any:
        """A friendly 404, or another status, that offers what was perhaps meant."""
        return await self.html("page_missing.html", status=status, what=what, hint=hint, near=near)

    def path(self, path: str) -> str:
        """An address on this site, whatever prefix it is served under."""
        return str(self.datasette.urls.path(path))

    def deal(self, deal_id: str, as_of: str | None = None) -> str:
        """Address of a deal's page, as of a day where one is given."""
        return self.path(f"/deal/{tilde_encode(deal_id)}") + (f"?as_of={as_of}" if as_of else "")

    def organization(self, organization_id: str) -> str:
        """Address of an organization's page."""
        return self.path(f"/organization/{tilde_encode(organization_id)}")

    def table(self, name: str, query: str = "") -> str:
        """Address of a table in Datasette, filtered."""
        address = str(self.datasette.urls.table(self.database, name))
        return f"{address}?{query}" if query else address

    def row(self, table: str, key: str) -> str:
        """Address of one row in Datasette."""
        return str(self.datasette.urls.row(self.database, table, tilde_encode(key)))

    def sql(self) -> str:
        """Address at which visitors write SQL of their own."""
        return str(self.datasette.urls.database(self.database))

    def absolute(self, path: str) -> str:
        """The whole address, for citations."""
        return str(self.datasette.absolute_url(self.request, path))


View = Callable[[Page], Awaitable[Any]]


def view(shown: View) -> Callable[[Any, Request], Awaitable[Any]]:
    """A handler for Datasette: finds our database, asks who may see it, and shows the page.

    Answers 404 where none of the databases is ours.
    """

    async def handler(datasette: Any, request: Any) -> Any:
        mine = await ours.databases(datasette)
        if not mine:
            return Response.html("<h1>404</h1><p>There is no database of deals here.", status=404)
        await versions.ensure_may_see(datasette, request.actor, mine[0])
        return await shown(Page(datasette, request, mine[0]))

    return handler
