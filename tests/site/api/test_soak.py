"""Many readers and a writer at once, for some seconds; `python -m tests.bench.soak` is longer."""

from pathlib import Path

from deals import pipeline
from tests.bench.soak import lost, soak


def test_readers_and_a_writer_do_not_disturb_each_other(demo_db: Path, tmp_path: Path) -> None:
    db = tmp_path / "deals.db"
    pipeline.export(demo_db, "sqlite", str(db))
    found = soak(db, seconds=8, readers=50)
    assert found.faults == {}
    assert set(found.load.statuses) == {200}
    assert found.load.statuses[200] > 200
    assert len(found.acknowledged) > 3
    assert len(found.states) > 1  # readers saw the deal change
    assert found.growth < 1.3
    assert lost(db, found) == set()
    assert pipeline.check(db) == []
