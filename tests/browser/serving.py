"""A real server on a real database, for a browser to walk through."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

# (width in pixels, colour scheme)
LOOKS = [
    pytest.param((1440, "light"), id="desktop-light"),
    pytest.param((1440, "dark"), id="desktop-dark"),
    pytest.param((390, "light"), id="phone-light"),
    pytest.param((390, "dark"), id="phone-dark"),
]


def chromium() -> str | None:
    """The installed Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serving(database: Path) -> Iterator[str]:
    """`deals serve` in a process of its own; gives its address and stops it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = ["serve", "--db", str(database), "--port", str(port)]
    server = subprocess.Popen(
        [sys.executable, "-m", "deals", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server)
        yield address
    finally:
        server.kill()
        server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with status {server.returncode}")
        try:
            with urlopen(address, timeout=2):  # noqa: S310  (our own address)
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the server did not answer within a minute")
