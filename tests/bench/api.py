"""How fast the HTTP API answers, beside the table JSON of a plain Datasette on the same file.

Usage: python -m tests.bench.api [DATABASE] [--rows N] [--seconds S] [--rate R] [--json]

Two servers of one process each are asked in turns for single deals, filtered lists and a mix:
first at a steady rate, for how long answers take, then as fast as they come, for how many.
"""

import argparse
import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from deals import pipeline
from deals.pipeline.serve import SETTINGS
from tests.bench import generate
from tests.bench.load import Load, Server, pace, saturate

ADDRESSES = 600  # of each kind
TARGETS = {"deal": 30.0, "list": 100.0}  # milliseconds within which 99 of 100 answers come
# So marked, Datasette loads no plugin that is installed; it has no other switch for that.
WITHOUT_PLUGINS = "import sys; sys._called_from_test = True; "
_COMMAND = WITHOUT_PLUGINS + "from datasette.cli import cli; cli(sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is asked for, here and of a plain Datasette."""

    ours: dict[str, list[str]]
    plain: dict[str, list[str]]


def main() -> None:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("database", nargs="?", type=Path, help="A file that nobody writes to.")
    parser.add_argument("--rows", type=int, default=100_000, help="Rows to generate without one.")
    parser.add_argument("--seconds", type=float, default=20, help="Of each measurement.")
    parser.add_argument("--rate", type=float, default=50, help="Requests a second, when steady.")
    parser.add_argument("--connections", type=int, default=8, help="When as fast as they come.")
    parser.add_argument("--no-plain", action="store_true", help="Leave out the plain Datasette.")
    parser.add_argument("--json", action="store_true", help="Print one JSON document.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="deals-bench-") as folder:
        database = given.database or _generated(Path(folder), given.rows)
        results = _measure(database, given)
    print(json.dumps(results, indent=2) if given.json else "\n".join(_table(results)))


def _generated(folder: Path, rows: int) -> Path:
    file, database = folder / "rows.csv", folder / "deals.db"
    _say(f"generating and loading {rows:,} rows")
    generate.write(rows, file)
    pipeline.ingest([str(file)], database)
    return database


def _measure(database: Path, given: argparse.Namespace) -> dict[str, Any]:
    addresses = addresses_of(database)
    results: dict[str, Any] = {"cores": os.cpu_count(), "rate": given.rate,
                               "connections": given.connections, "servers": {}}  # fmt: skip
    with closing(sqlite3.connect(database)) as connection:
        for table in ("deals", "reports"):
            count = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
            results[table] = count[0]
    servers = {"deals": (_ours, addresses.ours), "plain Datasette": (_plain, addresses.plain)}
    for name, (start, asked) in servers.items():
        if given.no_plain and start is _plain:
            continue
        with running(start(database)) as server:
            results["servers"][name] = _one_server(name, server, asked, given)
    return results


def _one_server(
    name: str, server: Server, asked: dict[str, list[str]], given: argparse.Namespace
) -> dict[str, Any]:
    found = {}
    for kind, paths in asked.items():
        _say(f"{name}: {kind}")
        saturate(server, paths, min(10, given.seconds), 2)  # files and statements become known
        steady = pace(server, paths, given.seconds, given.rate)
        fast = saturate(server, paths, given.seconds, given.connections)
        found[kind] = {"steady": _told(steady), "fast": _told(fast)}
    return found


def _told(load: Load) -> dict[str, Any]:
    return {
        "per_second": round(load.per_second, 1),
        "p50_ms": round(load.percentile(50), 1),
        "p95_ms": round(load.percentile(95), 1),
        "p99_ms": round(load.percentile(99), 1),
        "max_ms": round(max(load.milliseconds), 1),
        "cpu_ms": load.cpu_ms and round(load.cpu_ms, 2),
        "bytes": load.bytes // max(1, len(load.milliseconds)),
        "statuses": dict(load.statuses),
    }


def addresses_of(database: Path, seed: int = 1) -> Addresses:
    """Seeded addresses: single deals, a part of them of the busiest investors; lists by one to
    three filters in every order; and a mix of four deals to one list."""
    chance = random.Random(seed)  # noqa: S311
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        sample = _Sample(connection, chance)
        ids = [sample.deal() for _ in range(ADDRESSES)]
        filters = [sample.filters() for _ in range(ADDRESSES)]
    table = f"/{database.stem}/deals"
    ours = {
        "deal": [f"/api/v1/deals/{each}" for each in ids],
        "list": [f"/api/v1/deals?{urlencode(each)}" for each in filters],
    }
    plain = {
        "deal": [f"{table}/{each}.json?_shape=objects" for each in ids],
        "list": [f"{table}.json?{urlencode(_in_datasette(each))}" for each in filters],
    }
    for asked in (ours, plain):
        lists = iter(asked["list"])
        asked["mix"] = [a for n, deal in enumerate(asked["deal"])
                        for a in ([deal] if n % 4 else [deal, next(lists)])]  # fmt: skip
    return Addresses(ours, plain)


class _Sample:
    """Values that are in the database, often the frequent ones."""

    def __init__(self, connection: sqlite3.Connection, chance: random.Random) -> None:
        self._connection, self._chance = connection, chance
        self._last = self._one("select max(rowid) from deals")
        busiest = "select id from organizations order by as_investor_count desc limit 40"
        self._busy = [row[0] for row in connection.execute(busiest)]
        self._values = {
            column: [row[0] for row in connection.execute(
                f"select distinct {column} from deals where {column} is not null")]  # noqa: S608
            for column in ("type", "status", "sector", "country")
        }  # fmt: skip

    def _one(self, sql: str, *values: Any) -> Any:
        found = self._connection.execute(sql, values).fetchone()
        return found[0] if found else None

    def deal(self) -> str:
        """Any deal; one in eight of a busy investor."""
        if self._chance.random() < 1 / 8:
            busy = self._chance.choice(self._busy)
            many = "select deal_id from deal_parties where organization_id = ? limit 1 offset ?"
            found = self._one(many, busy, self._chance.randrange(100))
        else:
            place = self._chance.randint(1, self._last)
            found = self._one("select id from deals where rowid >= ? limit 1", place)
        return str(found or self.deal())

    def _organization(self, column: str) -> str:
        if column == "investor" and self._chance.random() < 1 / 2:
            return str(self._chance.choice(self._busy))
        role = "investor" if column == "investor" else "target"
        place = self._chance.randint(1, self._last)
        sql = ("select p.organization_id from deals d join deal_parties p on p.deal_id = d.id "
               "where d.rowid >= ? and p.role = ? limit 1")  # fmt: skip
        return str(self._one(sql, place, role) or self._busy[0])

    def filters(self) -> dict[str, str]:
        """One to three filters and an order."""
        names = ("type", "status", "sector", "country", "investor", "target", "min_usd", "since")
        chosen = self._chance.sample(names, self._chance.choice((1, 1, 2, 3)))
        found = {name: self._value(name) for name in chosen}
        order = self._chance.choice(("amount", "amount", "date", "title", "reports", "conflicts"))
        return found if order == "amount" else found | {"sort": order}

    def _value(self, name: str) -> str:
        if name in self._values:
            return str(self._chance.choice(self._values[name]))
        if name == "min_usd":
            return str(10 ** self._chance.randint(5, 9))
        if name == "since":
            return f"{self._chance.randint(2005, 2024)}-{self._chance.randint(1, 12):02}-01"
        return self._organization(name)


def _in_datasette(filters: dict[str, str]) -> dict[str, str]:
    """The same rows from a table's JSON, without the counts and facets that ours has not."""
    columns = {"amount": "amount_usd", "date": "deal_on", "title": "title",
               "reports": "reports_count", "conflicts": "conflicts_count"}  # fmt: skip
    column = columns[filters.get("sort", "amount")]
    asked = {"_shape": "objects", "_nocount": "1", "_nofacet": "1", "_size": "50",
             "_sort" if column == "title" else "_sort_desc": column}  # fmt: skip
    names = {"target": "target_id", "min_usd": "amount_usd__gte", "since": "deal_on__gte"}
    for name, value in filters.items():
        if name == "investor":
            parties = f"deal_parties where organization_id = '{value}'"
            asked["_where"] = f"id in (select deal_id from {parties})"  # noqa: S608
        elif name != "sort":
            asked[names.get(name, name)] = value
    return asked


def _ours(database: Path) -> list[str]:
    return [sys.executable, "-m", "deals", "serve", "--immutable", "--db", str(database)]


def _plain(database: Path) -> list[str]:
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    return plain_datasette("-i", str(database), *settings)


def plain_datasette(*arguments: str) -> list[str]:
    """Datasette without any plugin, ours too: the command that serves."""
    return [sys.executable, "-c", _COMMAND, "serve", *arguments]


@contextmanager
def running(command: list[str]) -> Iterator[Server]:
    """A server in a process of its own, on a free port, until it is no longer needed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise SystemExit(f"the server ended: {' '.join(command)}")
            time.sleep(0.1)
        yield Server("127.0.0.1", port, (process.pid,))
    finally:
        process.terminate()
        process.wait(30)


def _table(results: dict[str, Any]) -> list[str]:
    lines = [
        f"{results['deals']:,} deals of {results['reports']:,} reports; {results['cores']} cores; "
        f"steady: {results['rate']:g} requests a second; fast: {results['connections']} "
        "connections, each asking again at once.",
        "",
        "| server | asked for | steady p50 | p99 ms | most | fast: answers/s | p99 ms "
        "| CPU ms an answer | bytes |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, kinds in results["servers"].items():
        for kind, told in kinds.items():
            steady, fast = told["steady"], told["fast"]
            missed = " (!)" if steady["p99_ms"] > TARGETS.get(kind, 1e9) else ""
            lines.append(
                f"| {name} | {kind} | {steady['p50_ms']} | {steady['p99_ms']}{missed} "
                f"| {steady['max_ms']} | {fast['per_second']} | {fast['p99_ms']} "
                f"| {fast['cpu_ms']} | {fast['bytes']:,} |"
            )
            bad = {s: n for s, n in fast["statuses"].items() if s != 200}
            if bad:
                lines.append(f"| | other answers | {bad} |")
    return lines


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
