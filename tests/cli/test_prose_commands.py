"""Prose on the command line: extract, ingest, show, redact; by the real rules."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = (
    "Northwind buys Harbour Robotics\n\n"
    "Northwind Capital Inc. said on Tuesday it agreed to acquire Harbour Robotics Ltd. for $40 "
    "million in cash.\n"
)
PAGE = f"""<html><head><title>x</title><link rel="canonical" href="https://n.example/1">
<meta property="article:published_time" content="2024-03-05"></head><body><article>
<p>{STORY.partition(chr(10) * 2)[2]}</p></article></body></html>"""


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1", "DEALS_AUTHOR": "tester"}
    environment.pop("DEALS_DB", None)
    return subprocess.run(
        [sys.executable, "-m", "deals", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=environment,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "deal.txt").write_text(STORY)
    (tmp_path / "in" / "rain.txt").write_text("Rain\n\nIt rained on Tuesday.\n")
    (tmp_path / "in" / "records.jsonl").write_text("{}\n")
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path


def test_extract_prints_a_line_a_file_with_quotes_that_stand(folder: Path) -> None:
    done = run("extract", "in", "--json", cwd=folder)
    assert done.returncode == 0, done.stderr
    deal, rain = map(json.loads, done.stdout.splitlines())
    assert (deal["file"], rain) == ("in/deal.txt", {"file": "in/rain.txt", "reports": []})
    (report,) = deal["reports"]
    assert report["investors"] == ["Northwind Capital Inc."]
    assert report["target"].startswith("Harbour Robotics")
    assert (report["amount"]["exact"], report["amount"]["currency"]) == (40_000_000, "USD")
    assert report["quotes"]["amount"]["text"] == "$40 million"
    for quote in report["quotes"].values():
        assert STORY[quote["start"] : quote["end"]] == quote["text"]
    assert not list(folder.glob("*.db"))


def test_extract_for_people(folder: Path) -> None:
    done = run("extract", "in/deal.txt", "in/rain.txt", cwd=folder)
    assert "Northwind Capital Inc. → Harbour Robotics" in done.stdout
    assert "amount: “$40 million”" in done.stdout
    assert "no deal" in done.stdout


def test_extract_says_what_holds_no_prose(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    done = run("extract", "bad.pdf", "in/deal.txt", "--json", cwd=folder)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "not read bad.pdf: it cannot be read as PDF (PdfStreamError)"
    ]
    assert len(done.stdout.splitlines()) == 2
    records = run("extract", "in/records.jsonl", cwd=folder)
    assert records.returncode == 1
    assert "deals ingest" in records.stderr


def test_a_page_goes_in_marked_and_a_takedown_leaves_its_facts(folder: Path) -> None:
    done = run("ingest", "page.html", "in/rain.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "2 documents read as prose: 0 known, 1 without a deal" in done.stdout
    assert "no deal in Rain" in done.stdout
    deal = json.loads(run("list", "--json", cwd=folder).stdout)
    shown = run("show", deal["id"], cwd=folder).stdout
    assert "1 report read by a machine and not reviewed, marked °" in shown
    document = json.loads(run("show", deal["id"], "--json", cwd=folder).stdout)
    (line,) = document["reports"]
    assert (line["extractor"], line["reviewed"]) == ("rules", False)
    assert line["known_from"] == "2024-03-05"
    gone = run("redact", "https://n.example/1", "--reason", "asked to", cwd=folder)
    assert "removed 1 text and the words of 1 report" in gone.stdout
    assert b"said on Tuesday it agreed" not in (folder / "deals.db").read_bytes()
    assert json.loads(run("list", "--json", cwd=folder).stdout)["amount"] == 40e6
