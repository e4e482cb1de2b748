"""`POST /api/v1/reports` and `/judgements`: who asks, how much, and then the pipeline's work.

The site only reads; whoever starts a server that may write gives it something that does.
"""

import asyncio
import json
import math
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Protocol

from datasette.utils.asgi import Response

from deals.model.token import Outcome, Scope, Token
from deals.site.api.answer import Handler, cors, guarded
from deals.site.api.limits import Limit
from deals.site.api.problems import ApiProblem

LARGEST_BODY = 2_000_000
_MOST_WAITING = 50
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_ASK_FOR_TOKEN = {"www-authenticate": 'Bearer realm="deals"'}


class Writer(Protocol):
    """What takes writes. All of it runs in one thread, one request after the other."""

    def token(self, text: str) -> Token | None:
        """The token in force that a text is."""

    def refused(
        self, action: str, outcome: Outcome, client: str | None, token: Token | None
    ) -> None:
        """Note a request that was turned away before it was read."""

    def take(
        self, scope: Scope, body: bytes, token: Token, client: str | None, key: str | None
    ) -> Outcome:
        """Do what a request asks for."""


@dataclass(slots=True)
class Desk:
    """Where writes are handed in: the writer, its one thread, and how often each may come."""

    writer: Writer
    queue: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="deals-writer")
    )
    by_token: Limit = field(default_factory=lambda: Limit(per_minute=120, burst=60))
    strangers: Limit = field(default_factory=lambda: Limit(per_minute=20, burst=20))
    waiting: int = 0

    async def run(self, work: Any, *arguments: Any) -> Any:
        """Do some work of the writer, when its turn has come."""
        return await asyncio.get_running_loop().run_in_executor(self.queue, work, *arguments)


class _Open:
    """The desk of this process; None where nothing may be written."""

    desk: Desk | None = None


def open_desk(writer: Writer | None) -> None:
    """Take writes from now on, or no more."""
    _Open.desk = Desk(writer) if writer else None


def handler_of(scope: Scope) -> Handler:
    """What answers for one kind of write."""

    async def handler(request: Any, datasette: Any) -> Response:
        desk = _Open.desk
        if desk is None:
            hint = "Whoever runs it can start it with: deals serve --write"
            raise ApiProblem(403, "This server takes no writes", hint=hint)
        client = (request.scope.get("client") or [None])[0]
        try:
            token = await _holder(desk, request, client, scope)
            key = _key(request)
            body = await _body(request)
        except ApiProblem as problem:
            told = Outcome(status=problem.status, body=json.dumps(problem.document))
            if problem.status != 429:  # a flood shall not fill the disk
                await desk.run(desk.writer.refused, scope, told, client, None)
            raise
        outcome = await _in_turn(desk, scope, body, token, client, key)
        return _answered(datasette, outcome)

    return guarded(handler, ("POST",))


async def _holder(desk: Desk, request: Any, client: str | None, scope: Scope) -> Token:
    """The token of a request: 401 without a good one, 403 with the wrong scope, 429 too often."""
    kind, _, text = request.headers.get("authorization", "").partition(" ")
    token: Token | None = None
    if kind.lower() == "bearer" and text.strip():
        token = await desk.run(desk.writer.token, text.strip())
    if token is None:
        _wait(desk.strangers.wait(client or "unknown"))
        raise ApiProblem(
            401,
            "No token, or one that is not in force",
            hint="Send it as: Authorization: Bearer TOKEN",
            headers=_ASK_FOR_TOKEN,
        )
    _wait(desk.by_token.wait(token.id))
    if scope not in token.scopes:
        raise ApiProblem(403, f"This token may not write {scope}",
                         hint=f"It may write {', '.join(token.scopes)}.")  # fmt: skip
    return token


def _wait(seconds: float) -> None:
    if seconds:
        after = str(math.ceil(seconds))
        raise ApiProblem(429, f"Come again in {after} s", headers={"retry-after": after})


def _key(request: Any) -> str | None:
    key: str | None = request.headers.get("idempotency-key")
    if key is not None and not _KEY.fullmatch(key):
        raise ApiProblem(400, "Idempotency-Key: up to 200 visible ASCII signs",
                         parameter="Idempotency-Key")  # fmt: skip
    return key


async def _body(request: Any) -> bytes:
    """The body, read no further than it may be long."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ApiProblem(415, f"{kind[:80] or 'no type'} is not application/json")
    stated = request.headers.get("content-length", "")
    too_large = ApiProblem(413, f"More than {LARGEST_BODY:,} bytes",
                           hint="Send fewer records at a time, or use: deals ingest")  # fmt: skip
    if stated.isdigit() and int(stated) > LARGEST_BODY:
        raise too_large
    body = bytearray()
    more = True
    while more:
        message = await request.receive()
        if message["type"] != "http.request":
            raise ApiProblem(400, "The body broke off")
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise too_large
        more = message.get("more_body", False)
    return bytes(body)


async def _in_turn(
    desk: Desk, scope: Scope, body: bytes, token: Token, client: str | None, key: str | None
) -> Outcome:
    if desk.waiting >= _MOST_WAITING:
        raise ApiProblem(503, "Too many writes are waiting", headers={"retry-after": "5"})
    desk.waiting += 1
    try:
        outcome: Outcome = await desk.run(desk.writer.take, scope, body, token, client, key)
        return outcome
    finally:
        desk.waiting -= 1


def _answered(datasette: Any, outcome: Outcome) -> Response:
    if outcome.status >= 400:
        told = json.loads(outcome.body)
        raise ApiProblem(outcome.status, told["detail"], errors=told.get("errors"))
    headers = cors(datasette, {"cache-control": "no-store", "x-content-type-options": "nosniff"})
    return Response(outcome.body.encode(), outcome.status, headers, "application/json")


def routes(prefix: str) -> list[tuple[str, Handler]]:
    """Addresses that take writes."""
    return [(f"^{prefix}/{scope}$", handler_of(scope)) for scope in ("reports", "judgements")]
