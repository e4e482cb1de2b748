"""A killed ingest leaves the last committed state, and the same command goes on from there."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from deals.store.schema import DERIVED_TABLES, EVIDENCE_TABLES, SEARCH_TABLES
from tests.bench.generate import write

ROWS = 300
KILLS = 10
TRIES = 40  # a run that ends before it is killed shows nothing, and is none of the ten


def start(file: Path, database: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "deals", "ingest", str(file), "--db", str(database), "--json"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def content(database: Path) -> dict[str, list[str]]:
    connection = sqlite3.connect(database)
    try:
        tables = (*EVIDENCE_TABLES, *DERIVED_TABLES, *SEARCH_TABLES)
        found = {
            table: sorted(map(repr, connection.execute(f"select * from {table}")))  # noqa: S608
            for table in tables
        }
        ingests = connection.execute("select id, file_hash, records_read, reports_new from ingests")
        return found | {"ingests": sorted(map(repr, ingests))}
    finally:
        connection.close()


def test_ten_kills_and_the_same_command_give_the_same_database(tmp_path: Path) -> None:
    first, file = tmp_path / "first.csv", tmp_path / "export.csv"
    write(60, first, seed=3)
    write(ROWS, file)
    whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
    assert start(first, whole).wait() == 0
    first_only = shutil.copy(whole, tmp_path / "first.db")
    shutil.copy(whole, killed)
    before = content(killed)

    began = time.monotonic()
    assert start(file, whole).wait() == 0
    took = time.monotonic() - began

    chance = random.Random(11)  # noqa: S311
    kills = 0
    for _ in range(TRIES):
        began = time.monotonic()
        process = start(file, killed)
        try:
            process.wait(chance.uniform(0.2, 0.9) * took)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
            state = content(killed)
            assert state in (before, content(whole)), "neither as before nor whole"
        else:  # the machine is quicker by now; or the kill before came after the last word
            took = min(took, time.monotonic() - began)
        if content(killed) != before:
            shutil.copy(first_only, killed)
        if kills == KILLS:
            break
    assert kills == KILLS, "the kills came too late to show anything"

    assert start(file, killed).wait() == 0
    assert content(killed) == content(whole)


def test_a_killed_first_ingest_leaves_a_file_that_the_same_command_fills(tmp_path: Path) -> None:
    file, whole, killed = tmp_path / "export.csv", tmp_path / "whole.db", tmp_path / "killed.db"
    write(ROWS, file)
    began = time.monotonic()
    assert start(file, whole).wait() == 0
    took = time.monotonic() - began
    for part in (0.5, 0.7, 0.85):
        process = start(file, killed)
        time.sleep(part * took)
        process.kill()
        process.wait()
    assert start(file, killed).wait() == 0
    assert content(killed) == content(whole)


HALF_WRITTEN = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("pragma cache_size = 1")
connection.execute("begin")
connection.execute("update reports set record = record || hex(randomblob(3000))")
os._exit(0)
"""


def test_what_a_killed_writer_left_half_written_is_rolled_back_by_the_next_command(
    tmp_path: Path,
) -> None:
    file, database = tmp_path / "export.csv", tmp_path / "deals.db"
    write(60, file)
    assert start(file, database).wait() == 0
    before = content(database)
    for command in ("stats", "ingest"):
        subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(database)], check=True)
        assert database.with_name("deals.db-journal").stat().st_size > 0
        words = [str(file)] if command == "ingest" else []
        done = subprocess.run(
            [sys.executable, "-m", "deals", command, *words, "--db", str(database)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert content(database) == before
