"""A real server that takes writes is killed in the middle of them."""

import itertools
import json
import os
import signal
import sqlite3
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from tests.bench.api import running
from tests.bench.load import Server


def serving(db: Path) -> AbstractContextManager[Server]:
    return running([sys.executable, "-m", "deals", "serve", "--write", "--db", str(db)])


def send(server: Server, token: str, document: Any) -> int:
    request = urllib.request.Request(
        f"http://{server.host}:{server.port}/api/v1/reports",
        json.dumps(document).encode(),
        {"content-type": "application/json", "authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return int(answer.status)


def write_on(server: Server, token: str, record: Any, acknowledged: list[str]) -> None:
    """Send one report after the other until the server is gone."""
    for number in itertools.count():
        url = f"https://news.example/{number}"
        sent = record(
            deal=f"deal-{number}-2024",
            target=f"Works {number}",
            source={"url": url, "published": "2024-03-06"},
        )
        try:
            if send(server, token, sent) == 201:
                acknowledged.append(url)
        except OSError:
            return


@pytest.mark.parametrize("after", [3, 11])
def test_a_kill_loses_nothing_that_was_acknowledged(
    tmp_path: Path, record: Any, write_lines: Any, after: int
) -> None:
    db = tmp_path / "deals.db"
    pipeline.ingest([str(write_lines(record(deal="first-2024")))], db)
    token = pipeline.create_token(db, "ann", "write", "1h")[1]
    acknowledged: list[str] = []
    with serving(db) as server, ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write_on, server, token, record, acknowledged)
        deadline = time.monotonic() + 60
        while len(acknowledged) < after and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(server.pids[0], signal.SIGKILL)
        writing.result(30)
    assert len(acknowledged) >= after
    assert pipeline.check(db) == []
    nothing_is_lost(db, acknowledged)
    with serving(db) as again:  # and it goes on where it was
        assert send(again, token, record(deal="last-2024", target="Last Works")) == 201
    assert pipeline.show(db, "last-2024").deal.target == "Last Works"


def nothing_is_lost(db: Path, acknowledged: list[str]) -> None:
    with closing(sqlite3.connect(db)) as connection:
        stored = {row[0] for row in connection.execute("select url from sources")}
        deals = connection.execute("select count(*) from deals").fetchone()[0]
        reports = connection.execute("select count(*) from reports where about = 'deal'")
        assert reports.fetchone()[0] == deals  # one each: none is half there
    assert set(acknowledged) <= stored
    assert deals in {len(acknowledged) + 1, len(acknowledged) + 2}  # one may lack its answer
