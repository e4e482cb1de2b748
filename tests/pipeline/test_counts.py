"""Counts of deals: kept right by every change, at the cost of the change alone."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.store import counts
from deals.store.database import open_to_write

TABLES = {"facet_counts": "1, 2, 3, 4", "deal_totals": "1, 2, 3", "counted": "1"}
WHO = {"author": "tester", "reason": "because"}


def rows(path: Path) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        return [
            connection.execute(f"select * from {table} order by {key}").fetchall()  # noqa: S608
            for table, key in TABLES.items()
        ]
    finally:
        connection.close()


def anew(path: Path) -> list[Any]:
    """The same, counted from nothing in a copy."""
    copy = Path(shutil.copy(path, path.with_name("anew.db")))
    with open_to_write(copy) as db, db.atomic():
        counts.put_in(db, (), kept=False)
    return rows(copy)


@pytest.fixture
def db(demo_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_db, tmp_path / "deals.db"))


@pytest.fixture
def counted_anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each time that all deals were counted."""
    seen: list[int] = []
    everything = counts._count_all
    monkeypatch.setattr(counts, "_count_all", lambda db: (seen.append(1), everything(db)))
    return seen


def test_changes_count_what_they_change_alone(db: Path, counted_anew: list[int]) -> None:
    before = rows(db)
    assert before == anew(db)
    counted_anew.clear()
    report = {
        "target": "Scale AI", "investors": ["Meta"], "type": "acquisition", "status": "announced",
        "date": {"announced": "2026-02-03"}, "sector": "AI data", "target_country": "US",
        "amount": {"text": "$30 billion", "exact": 3e10, "currency": "USD"},
        "source": {"url": "https://news.example/more", "published": "2026-02-03"},
    }  # fmt: skip
    new = db.with_name("new.jsonl")
    new.write_text(json.dumps(report), encoding="utf-8")
    assert pipeline.ingest([str(new)], db).deals_new == 1
    number = pipeline.merge(db, "meta-scale-ai-2025", "scale-ai-series-f-2024", **WHO)
    pipeline.pin(db, "meta-scale-ai-2025", "sector", "something else", **WHO)
    assert counted_anew == []
    changed = rows(db)
    assert changed != before
    assert changed == anew(db)
    pipeline.undo(db, number, **WHO)
    assert rows(db) == anew(db)


def test_counts_touched_by_another_program_are_made_anew(db: Path) -> None:
    connection = sqlite3.connect(db)
    with connection:
        connection.execute("update facet_counts set deals_count = 7 where field = 'type'")
        connection.execute("update deals set type = type")
    assert connection.execute("select * from counted").fetchall() == []
    connection.close()
    faults = pipeline.check(db)
    assert {fault.check for fault in faults} == {"the counts are those of the deals"}
    assert {"type acquisition", "type merger"} <= {fault.id for fault in faults}
    pipeline.pin(db, "meta-scale-ai-2025", "round", "none", **WHO)
    assert pipeline.check(db) == []
    assert rows(db) == anew(db)
