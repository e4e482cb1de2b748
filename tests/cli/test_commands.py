"""The commands as a user types them."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals import __version__
from deals.cli import app

COMMANDS = (
    "demo",
    "ingest",
    "map",
    "extract",
    "show",
    "list",
    "search",
    "reports",
    "match",
    "review",
    "merge",
    "split",
    "differ",
    "pin",
    "undo",
    "judgements",
    "redact",
    "rebuild",
    "check",
    "stats",
    "chart",
    "schema",
    "export",
    "publish",
    "serve",
)


def run(
    *words: str | Path, cwd: Path | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
    environment.pop("DEALS_DB", None)
    return subprocess.run(
        [sys.executable, "-m", "deals", *map(str, words)],
        cwd=cwd,
        input=stdin,
        text=True,
        capture_output=True,
        check=False,
        timeout=60,
        env=environment,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert re.search(rf"Example: deals {command}\b", done.stdout)


def test_no_command_is_left_out_of_the_tests() -> None:
    assert {c.name for c in app.registered_commands} == set(COMMANDS)


def test_version() -> None:
    assert run("--version").stdout == f"deals {__version__}\n"


def test_show_prints_the_deal_in_80_columns(demo_db: Path) -> None:
    done = run("show", "meta-scale-ai-2025", "--db", demo_db)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    for words in (
        "completed",
        "49 %",
        "non-voting",
        "$14.3 B",
        "$29 B",
        "Alexandr Wang",
        "multibillion-dollar",
        "> $10 B",
        "$14.8 B",
        "$15 B",
        "2025-06-08",
        "UPI",
        "Disagreements",
        "Condition: part of proceeds",
        "www.upi.com/Top_News",
    ):
        assert words in done.stdout, words


def test_show_as_of_a_day(demo_db: Path) -> None:
    then = run("show", "meta-scale-ai-2025", "--db", demo_db, "--as-of", "2025-06-09").stdout
    assert "in talks" in then
    assert "> $10 B" in then
    assert "14.3" not in then
    early = run("show", "meta-scale-ai-2025", "--db", demo_db, "--as-of", "2025-01-01")
    assert early.returncode == 1
    assert "nothing was known of it on 2025-01-01" in early.stderr


def test_show_json_is_one_document(demo_db: Path) -> None:
    document = json.loads(run("show", "meta-scale-ai-2025", "--db", demo_db, "--json").stdout)
    assert document["deal"]["amount"] == 14.3e9
    assert len(document["reports"]) == 17
    ids = {report["id"] for report in document["reports"]}
    assert all(value["report"] in ids for value in document["deal"]["values"])


def test_an_unknown_deal_is_two_lines_and_no_traceback(demo_db: Path) -> None:
    done = run("show", "meta-scale-ai", "--db", demo_db)
    assert done.returncode == 1
    assert done.stdout == ""
    error, hint = done.stderr.splitlines()
    assert error == "error: meta-scale-ai: no such deal"
    assert hint.startswith("hint: Did you mean meta-scale-ai-2025")


def test_largest_investments_as_of_a_day(demo_db: Path) -> None:
    done = run(
        "list",
        "--investor",
        "facebook",
        "--as-of",
        "2025-06-30",
        "--db",
        demo_db,
        "--json",
        "--limit",
        "2",
        "--counted",
    )
    found = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert found == ["facebook-whatsapp-2014", "meta-scale-ai-2025"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--type", "licence_and_hire"], "google-windsurf-2025"),
        (["--status", "terminated", "--min-usd", "30bn"], "nvidia-arm-2020"),
        (
            ["--country", "gb", "--since", "2023-01-01", "--until", "2023-12-31"],
            "vodafone-three-uk",
        ),
        (["--target", "Scale AI"], "meta-scale-ai-2025"),
        (["--sector", "oil and gas"], "occidental-anadarko-2019"),
    ],
)
def test_list_filters(demo_db: Path, words: list[str], expected: str) -> None:
    rows = run("list", "--db", demo_db, "--json", *words).stdout.splitlines()
    assert expected in {json.loads(row)["id"] for row in rows}
    assert len(rows) < 60


def test_days_are_read_as_people_write_them(demo_db: Path) -> None:
    words = ("list", "--since", "June 2025", "--until", "12 June 2025", "--db", demo_db, "--json")
    days = {json.loads(row)["deal_on"] for row in run(*words).stdout.splitlines()}
    assert "2025-06-12" in days
    assert min(days) >= "2025-06-01"
    assert max(days) <= "2025-06-12"


def test_list_fits_80_columns(demo_db: Path) -> None:
    done = run("list", "--db", demo_db)
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "terminated" in done.stdout  # statuses are not cut short


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["list", "--type", "aquisition"], "did you mean 'acquisition'"),
        (["list", "--since", "Smarch"], "is not a day"),
        (["list", "--since", "2024-02-31"], "is not a day"),
        (["list", "--sort", "colour"], "one of amount"),
        (["list", "--min-usd", "lots"], "lots"),
        (["ingest", "x", "--format", "xml"], "is not one of"),
        (["show"], "Missing argument"),
        (["nosuch"], "No such command"),
    ],
)
def test_wrong_usage_is_status_2(demo_db: Path, words: list[str], reason: str) -> None:
    done = run(*words, "--db", demo_db) if words[0] != "nosuch" else run(*words)
    assert done.returncode == 2
    assert reason in re.sub(r"[│\s]+", " ", done.stderr)
    assert "Traceback" not in done.stderr


def test_search_finds_deals_organizations_and_people(demo_db: Path) -> None:
    found = [
        json.loads(r) for r in run("search", "wang", "--db", demo_db, "--json").stdout.splitlines()
    ]
    assert {"deal", "person"} <= {row["kind"] for row in found}
    by_alias = run("search", "facebook", "--db", demo_db, "--json").stdout
    assert '"id": "meta-platforms"' in by_alias
    cut_short = run("search", "scale", "a", "--db", demo_db, "--json").stdout
    assert "meta-scale-ai-2025" in cut_short
    odd = run("search", '"', "AND", "*", "--db", demo_db)
    assert odd.returncode == 0


def test_ingest_reports_rejects_with_status_3(
    tmp_path: Path, record: Callable[..., dict[str, Any]], write_lines: Callable[..., Path]
) -> None:
    path = write_lines(record(deal="good"), record(stake_percent=200))
    done = run("ingest", path, "--db", tmp_path / "d.db", "--json", cwd=tmp_path)
    assert done.returncode == 3
    summary = json.loads(done.stdout)
    assert {
        k: summary[k]
        for k in (
            "files",
            "read",
            "reports_new",
            "reports_known",
            "deals_new",
            "deals_changed",
            "organizations_new",
            "rejected",
        )
    } == {
        "files": 1,
        "read": 2,
        "reports_new": 1,
        "reports_known": 0,
        "deals_new": 1,
        "deals_changed": 0,
        "organizations_new": 2,
        "rejected": 1,
    }
    assert summary["rejects_file"] == "reports.rejects.jsonl"
    (line,) = (tmp_path / "reports.rejects.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["line"] == 2


def test_an_interrupted_ingest_leaves_the_database_as_it_was(
    tmp_path: Path, record: Callable[..., dict[str, Any]], write_lines: Callable[..., Path]
) -> None:
    first = write_lines(record(deal="first"))
    database = tmp_path / "d.db"
    assert run("ingest", first, "--db", database).returncode == 0
    many = write_lines(
        *(record(deal=f"many-{n}", target=f"Target {n}") for n in range(30_000)), name="many.jsonl"
    )
    started = subprocess.Popen(
        [sys.executable, "-m", "deals", "ingest", str(many), "--db", str(database)],
        stderr=subprocess.PIPE,
        text=True,
    )
    wal = database.with_name("d.db-wal")
    deadline = time.monotonic() + 30
    while not wal.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(2)  # well within the load, which takes many times as long
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=30)
    assert started.returncode == 130
    assert "interrupted: the database is as it was before" in said
    assert "Traceback" not in said
    assert json.loads(run("stats", "--db", database, "--json").stdout)["counts"]["deals"] == 1
    assert run("check", "--db", database).returncode == 0


def test_ingest_reads_standard_input(tmp_path: Path, record: Callable[..., dict[str, Any]]) -> None:
    done = run("ingest", "-", "--db", tmp_path / "d.db", stdin=json.dumps(record(deal="piped")))
    assert done.returncode == 0, done.stderr
    assert "1 new deal," in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("absent.jsonl", None, "no such file or folder"),
        ("empty.jsonl", "", "the file is empty"),
        ("what.xyz", "hello", "cannot tell its format"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("ingest", name, "--db", "d.db", cwd=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_check_and_stats(demo_db: Path) -> None:
    assert run("check", "--db", demo_db).returncode == 0
    found = json.loads(run("stats", "--db", demo_db, "--json").stdout)
    assert found["counts"]["deals"] == 229
    assert sum(row["deals"] for row in found["by_status"]) == 229
    assert "229 deals" in run("stats", "--db", demo_db).stdout


def test_schema_describes_the_record() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["properties"]["target"]["description"].startswith("Company, assets")
    assert schema["required"] == ["target"]


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    done = run("list", cwd=tmp_path)
    assert done.returncode == 1
    assert "there is no database" in done.stderr
    assert "deals ingest" in done.stderr


def test_demo_serves_the_model_case(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "deals", "demo", "--port", str(port)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        url = f"http://127.0.0.1:{port}/deals/deals/meta-scale-ai-2025.json?_shape=array"
        (row,) = json.loads(_fetch(url))
        assert (row["amount"], row["status"]) == (14.3e9, "completed")
        busy = run("serve", "--port", str(port), "--db", tmp_path / "deals.db")
        assert busy.returncode == 1
        assert "cannot listen there" in busy.stderr
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _fetch(url: str) -> bytes:
    deadline = time.monotonic() + 40
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
                content: bytes = answer.read()
                return content
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_export_to_standard_output_prints_rows_and_nothing_else(demo_db: Path) -> None:
    words = ["export", "--format", "jsonl", "-o", "-", "--target", "Scale AI", "--db", demo_db]
    done = run(*words)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert "meta-scale-ai-2025" in found
    assert f"{len(found)} deals in 1 file" in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        pytest.param(["--format", "cvs", "-o", "a"], 2, "one of csv", id="format"),
        pytest.param(["--format", "csv"], 2, "--output", id="no-output"),
        pytest.param(["--format", "xlsx", "-o", "-"], 1, "standard output", id="binary-to-stdout"),
    ],
)
def test_export_says_what_is_wrong(
    demo_db: Path, words: list[str], status: int, message: str
) -> None:
    done = run("export", *words, "--db", demo_db)
    assert done.returncode == status
    assert message in done.stderr
    assert done.stdout == ""
