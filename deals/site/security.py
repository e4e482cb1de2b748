"""Headers that keep a page to itself: no script or style but ours, no other host, no frame."""

from collections.abc import Awaitable, Callable
from typing import Any

from deals.site import columns, ours
from deals.site.pages.frame import STRICT_POLICY

# Datasette's own pages colour their headings by style attributes; their scripts are files.
_DATASETTE_POLICY = STRICT_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_SAME_EVERYWHERE = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
]

App = Callable[[Any, Any, Any], Awaitable[None]]


def guarded(app: App, datasette: Any) -> App:
    """The application with these headers on pages of our databases and of no database."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not await _is_ours(datasette, scope["path"]):
            await app(scope, receive, send)
            return
        at_home = scope["path"] == datasette.urls.instance()

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = message | {"headers": _headers(message.get("headers", []), at_home)}
            await send(message)

        with columns.chosen(datasette, scope):
            await app(scope, receive, send_with_headers)

    return wrapped


async def _is_ours(datasette: Any, path: str) -> bool:
    """Whether a page is one of ours; a database of somebody else keeps its own headers."""
    mine = await ours.databases(datasette)
    name = ours.first_part(datasette, path)
    return bool(mine) and (name in mine or name not in datasette.databases)


def _headers(given: list[tuple[bytes, bytes]], at_home: bool) -> list[tuple[bytes, bytes]]:
    names = {name.lower() for name, _ in given}
    headers = [*given, *(h for h in _SAME_EVERYWHERE if h[0] not in names)]
    is_page = any(
        name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in given
    )
    if is_page and b"content-security-policy" not in names:
        policy = STRICT_POLICY if at_home else _DATASETTE_POLICY
        headers.append((b"content-security-policy", policy.encode()))
    return headers
