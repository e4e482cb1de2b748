"""A folder in which some files cannot be read: the others go in, and the refused are told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deals import pipeline

GOOD = "Target,Acquirer,Date,Price\nHarbour,Northwind,2024-03-05,$5m\nPier,Sea,2024-03-06,$6m\n"
UNSURE = GOOD.replace("2024-03-05", "05/04/2024").replace("2024-03-06", "06/04/2024")
# The key `late` turns up behind the lines that are looked at for columns: it fails half read.
LATE = "".join(
    json.dumps({"target": f"Quay {n}", "acquirer": "Dock", "date": "2024-03-05", "price": "$1m"})
    + "\n"
    for n in range(2100)
) + json.dumps({"target": "Mole", "late": 1})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "exports"
    made.mkdir()
    (made / "a-good.csv").write_text(GOOD)
    (made / "b-late.jsonl").write_text(LATE)
    (made / "c-page.csv").write_text("<html><body>no table</body></html>")
    (made / "d-unsure.csv").write_text(UNSURE)
    (made / "e-empty.csv").write_text("")
    (made / "f-rejects.csv").write_text(GOOD.replace("Harbour", "") + "Mole,Dock,2024-03-07,$7m\n")
    return made


def test_the_others_go_in_and_the_counts_add_up(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "deals.db"
    rejects = tmp_path / "rejects.jsonl"
    summary = pipeline.ingest([str(folder)], db, pipeline.Options(rejects=rejects))
    assert [Path(each["file"]).name for each in summary.refused] == [
        "b-late.jsonl",
        "c-page.csv",
        "d-unsure.csv",
        "e-empty.csv",
    ]
    reasons = [each["reason"] for each in summary.refused]
    for reason, word in zip(reasons, ["'late'", "HTML", "swapped", "empty"], strict=True):
        assert word in reason
    assert "deals map" in summary.refused[2]["hint"]
    assert (summary.files, summary.read, summary.rejected) == (2, 5, 1)
    assert summary.read == summary.reports_new + summary.reports_known + summary.rejected
    assert len(rejects.read_text().splitlines()) == 1
    assert not any("quay" in row["deal"] for row in pipeline.report_places(db))


@pytest.mark.parametrize(("names", "status"), [(["a-good.csv", "c-page.csv"], 3),
                                               (["c-page.csv", "e-empty.csv"], 1)])  # fmt: skip
def test_the_exit_status_tells(folder: Path, tmp_path: Path, names: list[str], status: int) -> None:
    paths = [str(folder / name) for name in names]
    done = subprocess.run(
        [sys.executable, "-m", "deals", "ingest", *paths, "--db", str(tmp_path / "d.db")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == status, done.stderr
    assert "refused" in done.stdout
    assert "page of HTML" in done.stdout


def test_columns_that_a_draft_leaves_out_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Target,Acquirer,Date,Price,City\nHarbour,Northwind,2024-03-05,$5m,Kiel\n")
    summary = pipeline.ingest([str(path)], tmp_path / "deals.db")
    assert summary.told == {str(path): ("columns left out: 'City'",)}
