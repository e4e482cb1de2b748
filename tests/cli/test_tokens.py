"""Tokens from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline

from .test_commands import run


@pytest.fixture
def db(tmp_path: Path, record: Any, write_lines: Any) -> Path:
    path = tmp_path / "deals.db"
    pipeline.ingest([str(write_lines(record()))], path)
    return path


def test_a_token_is_made_listed_and_revoked(db: Path) -> None:
    made = run("token", "create", "--name", "news room", "--expires", "2w", "--db", db)
    assert made.returncode == 0, made.stderr
    text = made.stdout.strip()
    assert text.startswith("deals_")
    listed = run("token", "list", "--json", "--db", db)
    (token,) = map(json.loads, listed.stdout.splitlines())
    assert (token["name"], token["revoked_at"]) == ("news room", None)
    assert text.rsplit("_", 1)[1] not in listed.stdout
    assert run("token", "revoke", token["id"], "--db", db).returncode == 0
    again = run("token", "revoke", token["id"], "--db", db)
    assert again.returncode == 1
    assert "no token in force" in again.stderr
    assert "news room" in run("token", "list", "--db", db).stdout


def test_a_server_open_to_all_takes_no_writes_without_a_token(db: Path) -> None:
    done = run("serve", "--write", "--host", "0.0.0.0", "--port", "8999", "--db", db)  # noqa: S104
    assert done.returncode == 1
    assert "without a token" in done.stderr


@pytest.mark.parametrize("command", ["create", "list", "revoke"])
def test_help_of_token_commands_has_an_example(command: str) -> None:
    shown = run("token", command, "--help")
    assert "Example: deals token" in " ".join(shown.stdout.split())
