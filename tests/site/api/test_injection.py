"""What strangers may send to a real server that takes writes: raw bytes, and what comes of it."""

import base64
import json
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from deals import pipeline
from tests.bench.api import running
from tests.bench.load import Server

OLD = "amazon-anthropic-2024"


@pytest.fixture(scope="module")
def served(
    demo_db: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Path, str]]:
    db = tmp_path_factory.mktemp("strangers") / "deals.db"
    pipeline.export(demo_db, "sqlite", str(db))
    pipeline.merge(db, "amazon-anthropic-2023", OLD, "ann", "one pledge")
    token = pipeline.create_token(db, "ann", "write", "1h")[1]
    command = [sys.executable, "-m", "deals", "serve", "--write", "--db", str(db)]
    with running(command) as server:
        yield server, db, token


def send(server: Server, raw: bytes, breaks_off: bool = False) -> tuple[int, str, bytes]:
    """Status, headers and body of the answer; status 0 where the server hangs up."""
    raw = raw.replace(b"Host: ", b"Connection: close\r\nHost: ", 1)
    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        connection.sendall(raw)
        if breaks_off:
            connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return (int(head.split()[1]) if head else 0), head.decode("latin-1"), body


def contents(db: Path) -> list[Any]:
    with closing(sqlite3.connect(db)) as connection:
        tables = ("deals", "reports", "judgements", "sources")
        return [connection.execute(f"select * from {t} order by 1").fetchall() for t in tables]  # noqa: S608


def cursor(*values: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


PATHS = [
    pytest.param("/api/v1/deals/x%0d%0aSet-Cookie:%20a=b", 404, id="header-by-path"),
    pytest.param(f"/api/v1/deals/{OLD}?as_of=%0d%0aSet-Cookie:a=b", 400, id="header-by-value"),
    pytest.param("/api/v1/deals?%0d%0aSet-Cookie:a=b", 400, id="header-by-name"),
    pytest.param("/api/v1/deals/..%2f..%2fdeals.db", 404, id="path-encoded"),
    pytest.param("/api/v1/deals/../../../../etc/passwd", 404, id="path"),
    pytest.param("/feeds/organizations/..%2f..%2fdeals.atom", 404, id="path-of-feed"),
    pytest.param("/feeds/..%2f..%2fdeals.db.private.db", 404, id="private-by-feed"),
    pytest.param("/-/static-plugins/deals/..%2f..%2fmetadata.yml", 404, id="path-of-static"),
    pytest.param("/-/static-plugins/deals/..%2f__init__.py", 404, id="code-of-plugin"),
    pytest.param("/deals.db.private.db", 404, id="private"),
    pytest.param("/api/v1/deals?investor='%20or%201=1--", 404, id="sql-investor"),
    pytest.param("/api/v1/deals?sector=x')%20union%20select%201--", 200, id="sql-sector"),
    pytest.param("/api/v1/deals?sort=amount;drop%20table%20deals", 400, id="sql-sort"),
    pytest.param("/api/v1/deals?fields=id,(select%201)", 400, id="sql-fields"),
    pytest.param("/api/v1/deals?type=x'%20or%20'1", 400, id="sql-type"),
    pytest.param(f"/api/v1/deals?cursor={cursor('amount', 1, chr(39) + ' or 1=1--')}", 200,
                 id="sql-cursor"),
    pytest.param(f"/api/v1/deals?cursor={cursor('amount', '1 or 1=1', 'a')}", 200,
                 id="sql-cursor-value"),
    pytest.param("/api/v1/changes?since=1;delete%20from%20deals", 400, id="sql-since"),
    pytest.param(f"/api/v1/search?q={quote('x' * 301)}", 400, id="long-words"),
    pytest.param(f"/api/v1/deals/{'a' * 5000}", 404, id="long-id"),
    pytest.param("/api/v1/search?q=%22%29%20OR%20%28", 200, id="fts"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), PATHS)
def test_an_address_does_nothing_but_ask(
    served: tuple[Server, Path, str], path: str, status: int
) -> None:
    server, db, _ = served
    before = contents(db)
    found, head, body = send(server, f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert found == status, body[:300]
    assert "\nset-cookie" not in head.lower()
    assert b"root:" not in body
    assert contents(db) == before
    if path.startswith("/api/v1") and status >= 400:
        assert "application/problem+json" in head


def test_a_redirect_carries_the_query_as_it_came(served: tuple[Server, Path, str]) -> None:
    path = f"/api/v1/deals/{OLD}?as_of=2025-01-01"
    status, head, _ = send(served[0], f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert status == 308
    assert "location: /api/v1/deals/amazon-anthropic-2023?as_of=2025-01-01" in head.splitlines()


RECORD = json.dumps({"target": "Evil Works", "investors": ["Mallory Capital"], "type": "merger",
                     "source": {"url": "https://evil.example/1"}}).encode()  # fmt: skip
BAD_HEADERS = [
    pytest.param([b"Authorization: Bearer \0"], {400, 401}, id="nul"),
    pytest.param([b"Authorization: Bearer a\nX-Other: b"], {0, 400, 401}, id="bare-line-feed"),
    pytest.param([b"Authorization: Bearer " + b"a" * 70_000], {0, 400, 401, 431}, id="huge"),
    pytest.param([b"Authorization: Basic YWxpY2U6c2VjcmV0"], {401}, id="basic"),
    pytest.param([b"Authorization: Bearer"], {401}, id="no-token"),
    pytest.param([b"Authorization: bearer TOKEN", b"Idempotency-Key: \xe9"], {400}, id="key-latin"),
    pytest.param([b"Authorization: Bearer TOKEN", b"Idempotency-Key: " + b"k" * 201], {400},
                 id="key-long"),
    pytest.param([b"Authorization: Bearer TOKEN", b"Content-Length: 5"], {0, 400},
                 id="two-lengths"),
    pytest.param([b"Cookie: ds_actor=forged"], {401}, id="cookie"),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "statuses"), BAD_HEADERS)
def test_bad_headers_write_nothing(
    served: tuple[Server, Path, str], headers: list[bytes], statuses: set[int]
) -> None:
    server, db, token = served
    before = contents(db)
    lines = [
        b"POST /api/v1/reports HTTP/1.1", b"Host: x", b"Content-Type: application/json",
        b"Content-Length: %d" % len(RECORD),
        *(header.replace(b"TOKEN", token.encode()) for header in headers),
    ]  # fmt: skip
    status, head, _ = send(server, b"\r\n".join(lines) + b"\r\n\r\n" + RECORD)
    assert status in statuses, head
    assert contents(db) == before


def test_a_body_that_breaks_off_writes_nothing(served: tuple[Server, Path, str]) -> None:
    server, db, token = served
    before = contents(db)
    head = (
        "POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: {len(RECORD) + 50}\r\n\r\n"
    )
    assert send(server, head.encode() + RECORD, breaks_off=True)[0] in {0, 400}
    assert contents(db) == before
