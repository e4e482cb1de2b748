"""Shared fixtures: real SQLite files built through the real pipeline."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from deals import pipeline

settings.register_profile("untimed", settings.default, deadline=None)  # slow machines are no fault
settings.load_profile("untimed")

Record = dict[str, Any]


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Third-party samples beside the repository, which are not part of it; skips without them."""
    for folder in Path(__file__).resolve().parents:
        if (folder / "shared" / "data" / "tables").is_dir():
            return folder / "shared" / "data"
    pytest.skip("the third-party samples (shared/data) are not on this machine")


@pytest.fixture(scope="session")
def demo_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration database, built once; tests only read it."""
    path = tmp_path_factory.mktemp("demo") / "deals.db"
    pipeline.demo(path)
    return path


@pytest.fixture
def record() -> Callable[..., Record]:
    """A valid flat record; keyword arguments replace or add fields, None removes one."""

    def make(**changes: Any) -> Record:
        base: Record = {
            "target": "Harbour Robotics",
            "investors": ["Northwind Capital"],
            "type": "minority_stake",
            "status": "announced",
            "date": {"announced": "2024-03-05"},
            "amount": {"text": "$40 million", "exact": 40_000_000, "currency": "USD"},
            "source": {
                "url": f"https://news.example/{changes.get('deal', 'a')}",
                "publisher": "Example News",
                "published": "2024-03-06",
            },
        }
        merged = base | changes
        return {key: value for key, value in merged.items() if value is not None}

    return make


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    """Write records (or raw text) as JSON lines and give the path."""

    def write(*records: Mapping[str, Any] | str, name: str = "reports.jsonl") -> Path:
        path = tmp_path / name
        lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
