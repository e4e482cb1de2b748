"""Odd surroundings: encodings of terminals, pipes and file names, words and paths that are none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DEALS = [sys.executable, "-m", "deals"]
RECORD = '{"target": "Société Écume", "investors": ["Elm Corp"], "type": "acquisition"}\n'
ECUME = "elm-societe-ecume"
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def run(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"} | more
    return subprocess.run(
        [*DEALS, *words], cwd=cwd, capture_output=True, check=False, timeout=60,
        encoding="utf-8", env=environment,
    )  # fmt: skip


@pytest.fixture
def ecume(tmp_path: Path) -> Path:
    """A database with one deal whose target no ASCII terminal can show."""
    (tmp_path / "one.jsonl").write_text(RECORD, encoding="utf-8")
    assert run("ingest", "one.jsonl", "--db", "d.db", cwd=tmp_path).returncode == 0
    return tmp_path


def test_pipes_get_utf_8_whatever_the_locale(ecume: Path) -> None:
    for words in (("show", ECUME), ("search", "elm"), ("show", ECUME, "--json")):
        done = run(*words, "--db", "d.db", cwd=ecume, **ASCII)
        assert done.returncode == 0, done.stderr
        assert "Société Écume" in done.stdout


def test_a_terminal_without_a_sign_shows_a_question_mark(ecume: Path) -> None:
    ours, theirs = os.openpty()
    command = [*DEALS, "show", ECUME, "--db", "d.db"]
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"} | ASCII
    subprocess.run(command, stdout=theirs, check=True, timeout=60, cwd=ecume, env=environment)
    os.close(theirs)
    assert b"Soci?t? ?cume" in os.read(ours, 1 << 16)
    os.close(ours)


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    name = os.fsdecode(b"export-\xe9.jsonl")
    (tmp_path / name).write_text(RECORD + '{"target": 1}\n', encoding="utf-8")
    done = run("ingest", name, "--db", "d.db", cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert (tmp_path / "export-\ufffd.rejects.jsonl").exists()
    (line,) = run("reports", "--json", "--db", "d.db", cwd=tmp_path).stdout.splitlines()
    assert json.loads(line)["file"] == "export-\ufffd.jsonl"


def test_words_that_are_no_text_are_refused(ecume: Path) -> None:
    for words in (("show",), ("search",), ("list", "--investor")):
        done = run(*words, os.fsdecode(b"soci\xe9t\xe9"), "--db", "d.db", cwd=ecume)
        assert done.returncode == 1
        assert "no text in UTF-8" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("ingest", "", "--db", "d.db"), 1, "the path is empty"),
        (("list", "--limit", "9" * 20, "--db", "d.db"), 2, "--limit"),
        (("publish", "d.db/inside", "--db", "d.db"), 1, "cannot be made"),
        (("publish", "one.jsonl", "--db", "d.db"), 1, "cannot be made"),
    ],
)
def test_what_cannot_be_done_is_told(
    ecume: Path, words: tuple[str, ...], status: int, told: str
) -> None:
    done = run(*words, cwd=ecume)
    assert (done.returncode, "Traceback" in done.stderr) == (status, False)
    assert told in done.stderr
