"""From a request to an answer: parameters, rights, validators, one read of one state."""

import gzip
import json
import sqlite3
import traceback
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Forbidden, Response
from pydantic_core import to_json

from deals.site import ours, versions
from deals.site.api.asked import asked
from deals.site.api.build import build_of, is_known
from deals.site.api.deal import Moved
from deals.site.api.endpoints import PREFIX, Endpoint
from deals.site.api.problems import ApiProblem

_WORTH_COMPRESSING = 1_000
_LEVEL = 1  # three times as fast as 5, for a fifth more bytes
_JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json; charset=utf-8"
Handler = Callable[..., Awaitable[Response]]


def guarded(handler: Handler, methods: tuple[str, ...] = ("GET", "HEAD")) -> Handler:
    """The handler with its problems as documents, and with the methods that it takes."""

    async def view(request: Any, datasette: Any) -> Response:
        try:
            if request.method == "OPTIONS":
                return _preflight(datasette, methods)
            if request.method not in methods:
                allowed = ", ".join((*methods, "OPTIONS"))
                detail = f"{request.method} is not for this address"
                hint = f"It takes {allowed}."
                raise ApiProblem(405, detail, hint=hint, headers={"allow": allowed})
            return await handler(request, datasette)
        except ApiProblem as problem:
            return problem_response(datasette, problem)
        except Forbidden:
            return problem_response(datasette, ApiProblem(403, "You may not read this database"))
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                return _unexpected(datasette)
            hint = "Narrow the question with more filters."
            return problem_response(datasette, ApiProblem(503, "It takes too long", hint=hint))
        except Exception:  # what a reader sees of a bug is a document too; the log has the rest
            return _unexpected(datasette)

    return view


def _unexpected(datasette: Any) -> Response:
    traceback.print_exc()
    return problem_response(datasette, ApiProblem(500, "Something went wrong on our side"))


def _preflight(datasette: Any, methods: tuple[str, ...]) -> Response:
    headers = {"allow": ", ".join((*methods, "OPTIONS"))}
    if datasette.cors:
        headers["access-control-allow-methods"] = headers["allow"]
        headers["access-control-allow-headers"] = (
            "Authorization, Content-Type, Idempotency-Key, If-None-Match"
        )
        headers["access-control-max-age"] = "86400"
    return Response("", 204, cors(datasette, headers))


def cors(datasette: Any, headers: dict[str, str]) -> dict[str, str]:
    """Headers that let pages of other sites read the answer, where the server was told so."""
    if datasette.cors:
        headers["access-control-allow-origin"] = "*"
        headers["access-control-expose-headers"] = "ETag, Link"
    return headers


def problem_response(datasette: Any, problem: ApiProblem) -> Response:
    """The document of a problem."""
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    return Response(
        json.dumps(problem.document, ensure_ascii=False).encode(),
        problem.status,
        cors(datasette, headers | problem.headers),
        PROBLEM,
    )


async def readable(request: Any, datasette: Any) -> Any:
    """Our database that may be read by whoever asks. 404 where the server has none of ours."""
    names = await ours.databases(datasette)
    if not names:
        raise ApiProblem(404, "This server has no database of deals")
    database = datasette.get_database(names[0])
    await versions.ensure_may_see(datasette, request.actor, database.name)
    return database


async def read(datasette: Any, database: Any, reading: Callable[[sqlite3.Connection], Any]) -> Any:
    """Run a reading on one state of the database, within the time limit for queries."""
    limit = datasette.setting("sql_time_limit_ms")

    def in_thread(connection: sqlite3.Connection) -> Any:
        theirs = connection.text_factory, connection.row_factory
        # The connection is this thread's alone; Datasette's factories call Python for every cell.
        connection.text_factory, connection.row_factory = str, None
        connection.execute("begin")
        try:
            with sqlite_timelimit(connection, limit):
                return reading(connection)
        finally:
            connection.execute("rollback")
            connection.text_factory, connection.row_factory = theirs

    return await database.execute_fn(in_thread)


def handler_of(endpoint: Endpoint) -> Handler:
    """What answers for an endpoint of the table."""

    async def handler(request: Any, datasette: Any) -> Response:
        database = await readable(request, datasette)
        query = asked(request.query_string, endpoint.query)
        headers = headers_of(datasette, database)
        build = build_of(database)
        if build and is_known(build, request.headers):
            return Response("", 304, headers)
        zipped = "gzip" in request.headers.get("accept-encoding", "")
        key = unquote(request.url_vars["id"]) if "id" in request.url_vars else None

        def reading(connection: sqlite3.Connection) -> tuple[bytes, dict[str, str]]:
            given: list[Any] = [query] if key is None else [key, query]
            if endpoint.keeps:
                given.append(build.tag if build else "")
            found: dict[str, Any] = endpoint.read(connection, *given)
            link = _complete(datasette, request, endpoint, found, key)
            return _packed(found, zipped, link)

        try:
            body, more = await read(datasette, database, reading)
        except Moved as moved:
            return _redirect(datasette, request, endpoint, moved.now)
        return Response(b"" if request.method == "HEAD" else body, 200, headers | more, _JSON)

    return guarded(handler)


def headers_of(datasette: Any, database: Any) -> dict[str, str]:
    """Headers of every good answer."""
    build = build_of(database)
    headers = build.headers if build else {}
    age = 0 if database.is_mutable else datasette.setting("default_cache_ttl")
    headers["cache-control"] = f"public, max-age={age}" if age else "no-cache"
    headers["vary"] = "Accept-Encoding"
    headers["x-content-type-options"] = "nosniff"
    return cors(datasette, headers)


def _complete(
    datasette: Any, request: Any, endpoint: Endpoint, found: dict[str, Any], key: str | None
) -> dict[str, str]:
    """Put addresses into the document; headers that go with them."""
    path = datasette.urls.path
    if endpoint.name == "organization":
        found["deals_url"] = str(path(f"{PREFIX}/deals?{urlencode({'investor': key or ''})}"))
    for hit in found.get("results", ()):
        kind = {"deal": "deals", "organization": "organizations", "person": "people"}[hit["kind"]]
        hit["url"] = str(path(f"{PREFIX}/{kind}/{hit['id']}"))
    if "next" not in found:
        return {}
    found["next_url"] = None
    if found["next"] is None:
        return {}
    kept = [(n, v) for n, v in parse_qsl(request.query_string, keep_blank_values=True)
            if n != "cursor"]  # fmt: skip
    query = urlencode([*kept, ("cursor", found["next"])])
    found["next_url"] = str(path(f"{endpoint.path}?{query}"))
    return {"link": f'<{found["next_url"]}>; rel="next"'}


def _packed(document: Any, zipped: bool, headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    body = to_json(document)
    if zipped and len(body) > _WORTH_COMPRESSING:
        return gzip.compress(body, _LEVEL, mtime=0), headers | {"content-encoding": "gzip"}
    return body, headers


def _redirect(datasette: Any, request: Any, endpoint: Endpoint, now: str) -> Response:
    address = endpoint.path.replace("{id}", now)
    query = f"?{request.query_string}" if request.query_string else ""
    location = str(datasette.urls.path(address + query))
    return Response("", 308, cors(datasette, {"location": location, "cache-control": "no-cache"}))
