"""Whole archives of third-party texts beside the repository: read through, never copied."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from deals.extract import extract
from deals.model.article import Article
from deals.model.report import Source
from deals.read.markdown import read_markdown

SHARED = next((p / "shared" for p in Path(__file__).parents if (p / "shared").is_dir()), None)
SOURCE = Source.model_validate({"file_hash": "a"})


def agency(folder: Path) -> Iterator[Article]:
    with (folder / "acq_even_files.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            yield Article(text=f"{story['title']}\n\n{story['body']}", source=SOURCE)


def releases(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.glob("*.md")):
        yield read_markdown(path.read_bytes(), SOURCE)


@pytest.mark.parametrize(
    ("name", "read", "least"),
    [("reuters_acq_dev", agency, 800), ("pra_sample", releases, 150)],
)
def test_an_archive_is_read_through_and_every_quote_stands(
    name: str, read: object, least: int
) -> None:
    folder = SHARED / "data" / name if SHARED else None
    if folder is None or not folder.is_dir():
        pytest.skip(f"the archive {name} is not beside the repository")
    assert callable(read)
    found = 0
    for article in read(folder):
        for report in extract(article):
            found += 1
            for quote in report.quotes.values():
                assert article.text[quote.start : quote.end] == quote.text
    assert found >= least
