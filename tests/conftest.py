"""Shared fixtures: real SQLite files built through the real pipeline."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from deals import pipeline
from deals.model.article import Article
from deals.model.extractor import Extractor
from deals.model.report import Report

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


SENTENCE = re.compile(
    r"(?P<investors>[A-Z]\w+ [A-Z]\w+) (?:agreed to buy|bought) "
    r"(?P<target>[A-Z]\w+ [A-Z]\w+) for (?P<amount>\$[0-9]+ million)"
)


def _one_sentence(article: Article) -> Iterator[Report]:
    for found in SENTENCE.finditer(article.text):
        quotes = {
            name: {"text": found[name], "start": found.start(name), "end": found.end(name)}
            for name in ("investors", "target", "amount")
        }
        yield Report.model_validate(
            {
                "investors": [found["investors"]],
                "target": found["target"],
                "amount": found["amount"],
                "type": "acquisition",
                "status": "announced",
                "conditions": ["subject to approval"] if "approval" in article.text else [],
                "source": article.source,
                "quotes": quotes,
            }
        )


@pytest.fixture
def one_sentence() -> Extractor:
    """A reader of prose that knows one kind of sentence: what it finds is easy to foretell, so
    that tests of what is done with reports do not hang on the rules."""
    return Extractor("one-sentence", "1", _one_sentence)
