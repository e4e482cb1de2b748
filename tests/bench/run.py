"""How fast a generated export goes in, whole: checked, resolved, folded, indexed, searchable.

Beside each size, in the same run, the bare load of the same file by `sqlite-utils insert --csv` and
by `sqlite3 .import` (no checks, no types, no derived rows), so that a busy machine slows both.

Usage: python -m tests.bench.run [ROWS ...] [--folder FOLDER] [--json]
"""

import argparse
import csv
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from deals import pipeline
from tests.bench import generate
from tests.bench.stages import STAGES, measured

SIZES = (10_000, 100_000, 1_000_000)
MEGABYTE = 1 << 20
ONE_MORE = {
    "target": "Harbour Robotics",
    "investors": ["Northwind Capital"],
    "type": "minority_stake",
    "status": "announced",
    "date": {"announced": "2024-03-05"},
    "source": {"url": "https://news.example/one-more", "published": "2024-03-06"},
}


def main() -> None:
    """Measure every size and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("rows", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--folder", type=Path, help="Where the files go (a temporary folder).")
    parser.add_argument("--json", action="store_true", help="Print one JSON document.")
    parser.add_argument("--ingest", nargs=2, metavar=("FILE", "DB"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ingest:
        print(json.dumps(_ingest(*map(Path, given.ingest))))
        return
    with tempfile.TemporaryDirectory(prefix="deals-bench-", dir=given.folder) as folder:
        results = [_measure(rows, Path(folder)) for rows in given.rows]
    if given.json:
        print(json.dumps(results, indent=2))
    else:
        print("\n".join(_table(results)))


def _measure(rows: int, folder: Path) -> dict[str, Any]:
    """One size: the ingest in a process of its own, one report more, and the bare loads."""
    file, database = folder / f"{rows}.csv", folder / f"{rows}.db"
    _say(f"{rows:,} rows: generating")
    generate.write(rows, file)
    _say(f"{rows:,} rows: deals ingest")
    result = _fresh(file, database)
    result |= {"rows": rows, "file_mb": _size(file), "database_mb": _size(database)}
    one = folder / "one.jsonl"
    one.write_text(json.dumps(ONE_MORE) + "\n", encoding="utf-8")
    result["one_more_seconds"] = _fresh(one, database)["seconds"]
    again = time.perf_counter()
    pipeline.ingest([str(file)], database)
    result["again_seconds"] = round(time.perf_counter() - again, 2)
    database.unlink()
    _say(f"{rows:,} rows: bare loads")
    result["sqlite_utils_seconds"] = _sqlite_utils(file, folder / "bare.db")
    result["sqlite3_seconds"] = _sqlite3(file, folder / "bare.db")
    file.unlink()
    return result


def _fresh(file: Path, database: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.run", "--ingest", str(file), str(database)]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, capture_output=True).stdout
    )
    return found


def _ingest(file: Path, database: Path) -> dict[str, Any]:
    """Runs in a fresh process, whose peak of memory is that of the ingest."""
    with measured() as watch:
        summary = pipeline.ingest([str(file)], database)
    if summary.rejected or not summary.read:
        raise SystemExit(f"{summary.rejected} of {summary.read} rows were rejected")
    writer, helper = (
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    stages = {name: round(watch.seconds[name], 2) for name in (*STAGES, "other")}
    return {"seconds": summary.seconds, "writer_mb": writer, "helper_mb": helper, "stages": stages}


def _sqlite_utils(file: Path, bare: Path) -> float:
    """`sqlite-utils insert --csv` as its command does it."""
    command = [
        sys.executable,
        "-m",
        "sqlite_utils",
        "insert",
        str(bare),
        "rows",
        str(file),
        "--csv",
    ]
    return _timed(command, bare)


def _sqlite3(file: Path, bare: Path) -> float:
    """`.import` of the sqlite3 shell; where there is none, executemany of the same rows as text."""
    shell = shutil.which("sqlite3")
    if shell:
        return _timed([shell, str(bare), "-cmd", ".mode csv", f".import {file} rows"], bare)
    started = time.perf_counter()
    connection = sqlite3.connect(bare)
    rows = csv.reader(file.open(encoding="utf-8", newline=""))
    header = next(rows)
    connection.execute(f"create table rows ({', '.join(f'[{name}] text' for name in header)})")
    marks = ", ".join("?" * len(header))
    while chunk := list(islice(rows, 10_000)):
        connection.executemany(f"insert into rows values ({marks})", chunk)  # noqa: S608
    connection.commit()
    connection.close()
    bare.unlink()
    return round(time.perf_counter() - started, 2)


def _timed(command: list[str], bare: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    took = time.perf_counter() - started
    bare.unlink()
    return round(took, 2)


def _table(results: list[dict[str, Any]]) -> list[str]:
    lines = [
        "| rows | seconds | rows/s | by sqlite-utils | by .import | peak MB (writer + a helper) "
        "| database MB | one more | again |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += (_line(result) for result in results)
    stages = (*STAGES, "other")
    lines += ["", f"| µs a row | {' | '.join(stages)} |", f"|---:|{'---:|' * len(stages)}"]
    lines += (_shares(result, stages) for result in results)
    if len(results) > 1:
        small, large = results[-2:]
        growth = large["seconds"] / large["rows"] / (small["seconds"] / small["rows"])
        lines += ["", f"A row of {large['rows']:,} takes {growth:.2f} × one of {small['rows']:,}."]
    return lines


def _line(r: dict[str, Any]) -> str:
    return (
        f"| {r['rows']:,} | {r['seconds']:.1f} | {r['rows'] / r['seconds']:,.0f} "
        f"| {r['seconds'] / r['sqlite_utils_seconds']:.1f} × {r['sqlite_utils_seconds']:.1f} s "
        f"| {r['seconds'] / r['sqlite3_seconds']:.0f} × {r['sqlite3_seconds']:.1f} s "
        f"| {r['writer_mb']} + {r['helper_mb']} | {r['database_mb']} "
        f"| {r['one_more_seconds']:.2f} s | {r['again_seconds']:.2f} s |"
    )


def _shares(r: dict[str, Any], stages: tuple[str, ...]) -> str:
    shares = (f"{r['stages'][name] / r['rows'] * 1e6:.0f}" for name in stages)
    return f"| {r['rows']:,} | {' | '.join(shares)} |"


def _size(path: Path) -> int:
    return path.stat().st_size // MEGABYTE


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
