"""A real server that takes writes is killed in the middle of them."""

import itertools
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline


def start(db: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "deals", "serve", "--write", "--db", str(db)]
    server = subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address}/api/v1", timeout=5).close()  # noqa: S310
            break
        except OSError:
            time.sleep(0.2)
    return server, address


def send(address: str, token: str, document: Any) -> int:
    request = urllib.request.Request(  # noqa: S310
        f"{address}/api/v1/reports",
        json.dumps(document).encode(),
        {"content-type": "application/json", "authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return int(answer.status)


@pytest.mark.parametrize("after", [3, 11])
def test_a_kill_loses_nothing_that_was_acknowledged(
    tmp_path: Path, record: Any, write_lines: Any, after: int
) -> None:
    db = tmp_path / "deals.db"
    pipeline.ingest([str(write_lines(record(deal="first-2024")))], db)
    token = pipeline.create_token(db, "ann", "write", "1h")[1]
    server, address = start(db)
    acknowledged: list[str] = []
    stopped = threading.Event()

    def write() -> None:
        for number in itertools.count():
            url = f"https://news.example/{number}"
            sent = record(
                deal=f"deal-{number}-2024",
                target=f"Works {number}",
                source={"url": url, "published": "2024-03-06"},
            )
            try:
                if send(address, token, sent) == 201:
                    acknowledged.append(url)
            except OSError:
                stopped.set()
                return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        deadline = time.monotonic() + 60
        while len(acknowledged) < after and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(server.pid, signal.SIGKILL)
    finally:
        server.wait(30)
        writer.join(30)
    assert stopped.is_set()
    assert len(acknowledged) >= after
    assert pipeline.check(db) == []
    with closing(sqlite3.connect(db)) as connection:
        stored = {row[0] for row in connection.execute("select url from sources")}
        deals = connection.execute("select count(*) from deals").fetchone()[0]
        reports = connection.execute("select count(*) from reports where about = 'deal'")
        assert reports.fetchone()[0] == deals  # one each: none is half there
    assert set(acknowledged) <= stored
    assert deals in {len(acknowledged) + 1, len(acknowledged) + 2}  # one may lack its answer
    again, address = start(db)  # and it goes on where it was
    try:
        assert send(address, token, record(deal="last-2024", target="Last Works")) == 201
    finally:
        again.terminate()
        again.wait(30)
    assert pipeline.show(db, "last-2024").deal.target == "Last Works"
