"""Documents from the web, fetched from a real server on loopback."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from deals.errors import BadInput
from deals.model.article import Article
from deals.model.report import Source
from deals.read import files, readers, web

PAGE = b"""<html><head><title>Northwind buys Harbour</title>
<link rel="canonical" href="https://better-known.example/story"></head><body><article>
<p>Northwind Capital agreed to buy Harbour Robotics for $40 million, both companies said.</p>
</article></body></html>"""


class Handler(BaseHTTPRequestHandler):
    """Answers by path; counts what it was asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
            return
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        kind = {"/page": "text/html; charset=utf-8", "/notes": "text/plain"}.get(self.path)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.end_headers()
        with suppress(OSError):  # the reader had enough
            self.answer()

    def answer(self) -> None:
        if self.path == "/slow":
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        elif self.path == "/endless":
            while True:
                self.wfile.write(b"x" * 1_000_000)
        else:
            self.wfile.write(PAGE if self.path == "/page" else b"Words that were said.")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def base(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def article_at(address: str) -> Article:
    with files.input_files([address], allow_private=True) as (file,):
        (found,) = readers.read(file, Source(file_hash=file.hash))
    assert isinstance(found, Article)
    return found


def test_a_page_is_read_from_where_it_was_found(base: str) -> None:
    article = article_at(f"{base}/to?/page")
    assert "agreed to buy Harbour Robotics for $40 million" in article.text
    assert article.source.url == f"{base}/page"  # not what it claims on another host
    assert article.source.file_hash is None
    assert article.source.retrieved is not None


def test_plain_text_is_known_by_its_type(base: str) -> None:
    assert article_at(f"{base}/notes").text == "Words that were said."


def test_private_addresses_are_refused_unless_allowed(
    server: ThreadingHTTPServer, base: str, tmp_path: Path
) -> None:
    for address in (f"{base}/page", f"http://localhost:{server.server_port}/page"):
        with pytest.raises(BadInput, match="not a public one") as caught:
            web.fetch(address, tmp_path / "x")
        assert "--allow-private" in caught.value.hint
    assert server.asked == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "0.1.2.3", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
     "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
     "2001:db8::1"],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not web._public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1"])
def test_what_is_public(address: str) -> None:
    assert web._public(address)


@pytest.mark.parametrize("address", ["http://2130706433/", "http://0x7f.1/", "http://[::1]/"])
def test_other_ways_to_write_loopback_are_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"not a public one|no such host"):
        web.fetch(address, tmp_path / "x")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to?file:///etc/hosts", "not an http or https address"),
        ("/to?ftp://example.com/", "not an http or https address"),
        ("/to?http://user:word@127.0.0.1/", "carries a password"),
        ("/to?/to?/to?/to?/to?/to?/page", "more than 5 redirects"),
        ("/gone", "answered 404"),
    ],
)
def test_answers_that_are_refused(base: str, path: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=reason):
        web.fetch(base + path, tmp_path / "x", allow_private=True)


def test_size_is_limited(base: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="larger than 20 MB"):
        web.fetch(f"{base}/endless", tmp_path / "x", allow_private=True)


def test_time_is_limited(base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.3)
    with pytest.raises(BadInput, match="took more than"):
        web.fetch(f"{base}/slow", tmp_path / "x", allow_private=True)


def test_headers_that_drip_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.5)
    stop, dripped = threading.Event(), 0
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            nonlocal dripped
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
                while not stop.wait(0.1):
                    connection.sendall(b"x")
                    dripped += 1

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(BadInput, match="took more than"):
            web.fetch(address, tmp_path / "x", allow_private=True)
        assert dripped < 50  # five seconds' worth, however slow the machine
        stop.set()
        thread.join()
