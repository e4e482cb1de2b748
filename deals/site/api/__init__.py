"""The HTTP API under /api/v1: stable documents on top of the database, read by SQL."""

import json
from typing import Any

from datasette.utils.asgi import Response

from deals import __version__
from deals.model.api_query import NoQuery
from deals.site.api import feeds, writing
from deals.site.api.answer import Handler, cors, guarded, handler_of
from deals.site.api.asked import asked
from deals.site.api.endpoints import ENDPOINTS, PREFIX
from deals.site.api.openapi import description
from deals.site.api.problems import ApiProblem

_DAY = 86_400


async def _index(request: Any, datasette: Any) -> Response:
    asked(request.query_string, NoQuery)
    path = datasette.urls.path
    return _json(datasette, {
        "title": "Corporate deals with their sources",
        "version": __version__,
        "openapi": str(path(f"{PREFIX}/openapi.json")),
        "documentation": str(path(f"{PREFIX}/docs")),
        "endpoints": {endpoint.name: str(path(endpoint.path)) for endpoint in ENDPOINTS},
    })  # fmt: skip


async def _openapi(request: Any, datasette: Any) -> Response:
    asked(request.query_string, NoQuery)
    base = datasette.setting("base_url")
    return _json(datasette, description() | {"servers": [{"url": base}]})


async def _docs(request: Any, datasette: Any) -> Response:
    asked(request.query_string, NoQuery)
    context = {"api": description(), "endpoints": ENDPOINTS, "prefix": PREFIX}
    return Response.html(await datasette.render_template("deals_api.html", context, request))


async def _nothing(request: Any, datasette: Any) -> Response:
    hint = f"Everything there is stands at {PREFIX}."
    raise ApiProblem(404, f"{request.path[:200]}: there is no such address", hint=hint)


def _json(datasette: Any, document: Any) -> Response:
    headers = cors(datasette, {"cache-control": f"public, max-age={_DAY // 24}"})
    body = json.dumps(document, ensure_ascii=False).encode()
    return Response(body, 200, headers, "application/json; charset=utf-8")


def routes() -> list[tuple[str, Handler]]:
    """Addresses of the API and of the feeds, for Datasette's router."""
    return [
        (f"^{PREFIX}/?$", guarded(_index)),
        (f"^{PREFIX}/openapi\\.json$", guarded(_openapi)),
        (f"^{PREFIX}/docs$", guarded(_docs)),
        *((endpoint.pattern, handler_of(endpoint)) for endpoint in ENDPOINTS),
        *writing.routes(PREFIX),
        (f"^{PREFIX}/.*$", guarded(_nothing)),
        *feeds.routes(),
    ]
