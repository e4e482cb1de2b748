"""Many readers and one writer at a real server, which is then killed in the middle of a write.

Usage: python -m tests.bench.soak [--seconds 120] [--readers 50] [--deals 20000]

Every answer is looked at: no error, no deal half written, nothing that was acknowledged lost; and
the memory of the server is followed.
"""

import argparse
import asyncio
import json
import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from deals import pipeline
from tests.bench import generate
from tests.bench.api import running
from tests.bench.load import Connection, Load, Server

DEAL = "soak-2024"
_LISTS = ("deals?sort=date", "deals?type=acquisition&count=true", "organizations", "conflicts",
          "search?q=robotics", "changes?since=2024-01-01", "stats")  # fmt: skip


@dataclass(slots=True)
class Soak:
    """What was seen: answers by status, faults in words, acknowledged writes, memory."""

    load: Load = field(default_factory=Load)
    faults: Counter[str] = field(default_factory=Counter)
    acknowledged: list[str] = field(default_factory=list)
    states: set[float] = field(default_factory=set)
    megabytes: list[int] = field(default_factory=list)
    ends: float = 0.0

    @property
    def growth(self) -> float:
        """Memory of the last tenth of the time, by that of the tenth after the first quarter."""
        tenth = max(1, len(self.megabytes) // 10)
        start = len(self.megabytes) // 4
        early, late = self.megabytes[start : start + tenth], self.megabytes[-tenth:]
        return (sum(late) / len(late)) / (sum(early) / len(early))


def soak(db: Path, seconds: float, readers: int) -> Soak:
    """Run it on a database, which is written to, and kill the server at the end."""
    token = pipeline.create_token(db, "soak", "write", "1h")[1]
    command = [sys.executable, "-m", "deals", "serve", "--write", "--db", str(db)]
    found = Soak()
    with running(command) as server:
        asyncio.run(_all(server, token, _addresses(db), found, seconds, readers))
    return found


def _addresses(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        ids = [row[0] for row in connection.execute("select id from deals order by id limit 200")]
    lists = [f"/api/v1/{path}" for path in _LISTS]
    feeds = ["/feeds/changes.atom", "/deals/deals.json?_size=10"]
    single = [f"/api/v1/deals/{each}" for each in ids]
    changing = f"/api/v1/deals/{DEAL}"
    others = cycle([*lists, *feeds])
    return [path for each in single for path in (each, changing, next(others), changing)]


async def _all(
    server: Server, token: str, paths: list[str], found: Soak, seconds: float, readers: int
) -> None:
    found.ends = time.monotonic() + seconds
    writing = await Connection.open(server)
    await _write(writing, token, 0, found)  # what the readers ask for is there
    started = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(readers):
            group.create_task(_read(server, paths, number, found))
        group.create_task(_follow(server, found))
        written = group.create_task(_write_on(writing, token, found))
    found.load.seconds = time.perf_counter() - started
    await _kill(writing, token, server, written.result(), found)


async def _read(server: Server, paths: list[str], number: int, found: Soak) -> None:
    connection = await Connection.open(server)
    for path in islice(cycle(paths), number * 7, None):
        if time.monotonic() > found.ends:
            break
        begun = time.perf_counter()
        body = await connection.get(path, found.load)
        found.load.milliseconds.append((time.perf_counter() - begun) * 1000)
        for fault in _faults(path, body, found):
            found.faults[fault] += 1
    await connection.close()


def _faults(path: str, body: bytes, found: Soak) -> Iterator[str]:
    """Problems of ours, and what a half-written deal would show."""
    if body.startswith(b'{"type": "urn:deals:problem'):
        yield f"{path}: {json.loads(body)['detail']}"
        return
    if not path.startswith("/api/v1/deals/"):
        return
    document = json.loads(body)
    if "deal" not in document:
        yield f"{path}: {document}"[:200]
        return
    deal, reports = document["deal"], document["reports"]
    if deal["reports_count"] != len(reports):
        yield f"{path}: {deal['reports_count']} reports are {len(reports)}"
    if path.endswith(DEAL):
        if deal["amount"] != deal["stake_percent"] * 1_000_000:
            yield f"amount {deal['amount']} beside stake {deal['stake_percent']}"
        found.states.add(deal["stake_percent"])


def _record(number: int) -> dict[str, Any]:
    """A report that changes two values of the deal together."""
    percent = 1 + number % 4000 / 100
    return {
        "deal": DEAL,
        "target": "Soak Works",
        "investors": ["Northwind Capital"],
        "type": "minority_stake",
        "status": "announced",
        "stake_percent": percent,
        "amount": {"text": "a sum", "exact": percent * 1_000_000, "currency": "USD"},
        "source": {
            "url": f"https://news.example/soak/{number}",
            "published": f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02}",
        },
    }


async def _write(connection: Connection, token: str, number: int, found: Soak) -> int:
    record = _record(number)
    status, headers, body = await connection.request(
        "POST",
        "/api/v1/reports",
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        json.dumps(record).encode(),
    )
    if status == 429:
        await asyncio.sleep(min(1.0, float(headers["retry-after"])))
        return number
    if status == 201:
        found.acknowledged.append(record["source"]["url"])
    else:
        found.faults[f"write: {status} {body[:200]!r}"] += 1
    return number + 1


async def _write_on(connection: Connection, token: str, found: Soak) -> int:
    number = 1
    while time.monotonic() < found.ends:
        number = await _write(connection, token, number, found)
    return number


async def _kill(
    connection: Connection, token: str, server: Server, number: int, found: Soak
) -> None:
    """Kill the server in the middle of one more write."""
    last = asyncio.create_task(_write(connection, token, number, found))
    await asyncio.sleep(0.02)
    os.kill(server.pids[0], signal.SIGKILL)
    with suppress(OSError, asyncio.IncompleteReadError):
        await last
    await connection.close()


async def _follow(server: Server, found: Soak) -> None:
    while time.monotonic() < found.ends:
        told = Path(f"/proc/{server.pids[0]}/status").read_text(encoding="ascii")
        line = next(line for line in told.splitlines() if line.startswith("VmRSS"))
        found.megabytes.append(int(line.split()[1]) // 1024)
        await asyncio.sleep(0.5)


def lost(db: Path, found: Soak) -> set[str]:
    """Acknowledged writes that are not in the database."""
    with closing(sqlite3.connect(db)) as connection:
        stored = {row[0] for row in connection.execute("select url from sources")}
    return set(found.acknowledged) - stored


def main() -> None:
    """Run it on a generated database and print what was seen; status 1 for any fault."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--rows", type=int, default=20_000, help="Rows to generate before.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="deals-soak-") as folder:
        db = Path(folder) / "deals.db"
        generate.write(given.rows, Path(folder) / "rows.csv")
        pipeline.ingest([str(Path(folder) / "rows.csv")], db)
        found = soak(db, given.seconds, given.readers)
        gone, unsound = lost(db, found), pipeline.check(db)
    load = found.load
    print(
        f"{given.readers} readers and a writer, {load.seconds:.0f} s: {sum(load.statuses.values())}"
        f" answers ({load.per_second:.0f}/s; p50 {load.percentile(50):.0f} ms, p99"
        f" {load.percentile(99):.0f} ms), by status {dict(load.statuses)};"
        f" {len(found.acknowledged)} writes, {len(found.states)} states of the deal seen"
    )
    print(
        f"memory: {found.megabytes[0]} MB at first, {found.megabytes[len(found.megabytes) // 4]} MB"
        f" after a quarter, {found.megabytes[-1]} MB at the end ({found.growth:.2f} x)"
    )
    print(
        f"killed in a write: {len(gone)} acknowledged lost, {len(unsound)} faults in the database"
    )
    for fault, number in found.faults.most_common(10):
        print(f"fault, {number} times: {fault}")
    if found.faults or gone or unsound or set(load.statuses) != {200}:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
