"""Takedowns: the words are in none of the file's bytes, and nothing brings them back."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import NotFound
from deals.model.extractor import Extractor
from deals.pipeline import Options
from deals.store.schema import DERIVED_TABLES, SEARCH_TABLES

Make = Callable[..., dict[str, Any]]
Write = Callable[..., Path]
URL = "https://n.example/taken-down"
FRONT = f"---\nurl: {URL}\ndisclaimer: Zanzibar rules apply\n---\n"
STORY = (
    "Xylophone tycoons celebrate\n\nNorthwind Capital agreed to buy Harbour Robotics for "
    "$40 million, a quizzical insider murmured. It hangs on approval by the abbot.\n"
)
WORDS = ("xylophone", "quizzical", "zanzibar", "approval", "$40 million", "vermilion")
WHO = {"author": "tester", "reason": "asked to"}


@pytest.fixture
def db(tmp_path: Path, record: Make, write_lines: Write, one_sentence: Extractor) -> Path:
    """A deal of which a page tells, a person's record of that page, and another source."""
    path, page = tmp_path / "deals.db", tmp_path / "page.md"
    page.write_text(FRONT + STORY, encoding="utf-8")
    pipeline.ingest([str(page)], path, Options(extractor=one_sentence))
    told = record(
        type="acquisition",
        conditions=["vermilion skies"],
        amount={"text": "vermilion 40 million", "exact": 40_000_000, "currency": "USD"},
        legs=[{"what": "cash", "amount": {"text": "$40 million", "exact": 40e6, "currency": "USD"},
               "condition": "vermilion dawn"}],
    )  # fmt: skip
    told["source"] |= {"url": URL, "title": "Xylophone"}
    other = record(type="acquisition", amount="about $39 million")
    pipeline.ingest([str(write_lines(told, other))], path)
    return path


def bytes_of(path: Path) -> bytes:
    """All bytes of the database and of whatever SQLite left beside it, in lower case."""
    return b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}*")).lower()


def layer_three(path: Path) -> dict[str, list[str]]:
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(map(repr, connection.execute(f"select * from {table}")))  # noqa: S608
            for table in (*DERIVED_TABLES, *SEARCH_TABLES)
        }
    finally:
        connection.close()


def test_no_byte_of_the_file_holds_the_words_and_the_facts_stay(db: Path) -> None:
    assert all(word.encode() in bytes_of(db) for word in WORDS)
    done = pipeline.redact(db, URL, **WHO)
    assert (done.texts, done.reports) == (1, 2)
    assert [word for word in WORDS if word.encode() in bytes_of(db)] == []
    (row,) = pipeline.list_deals(db, pipeline.Filters())
    deal = pipeline.show(db, row["id"]).deal
    assert (deal.amount, deal.investors, deal.reports_count) == (40e6, ("Northwind Capital",), 3)
    assert pipeline.search(db, "xylophone", 5) == []
    assert pipeline.search(db, "harbour", 5)
    assert pipeline.check(db) == []


def test_the_takedown_is_noted_and_hash_and_address_stay(db: Path) -> None:
    done = pipeline.redact(db, URL, **WHO)
    connection = sqlite3.connect(db)
    assert connection.execute(
        "select source_id, author, reason, texts_count, reports_count from redactions"
    ).fetchall() == [(done.source, "tester", "asked to", 1, 2)]
    assert connection.execute(
        "select s.url, length(t.hash), t.text from sources s join texts t on t.source_id = s.id"
    ).fetchall() == [(URL, 64, None)]
    connection.close()


def test_reading_it_again_does_not_bring_the_words_back(
    db: Path, tmp_path: Path, record: Make, write_lines: Write, one_sentence: Extractor
) -> None:
    options = Options(extractor=one_sentence)
    pipeline.redact(db, URL, **WHO)
    for name, text in (("same.md", FRONT + STORY), ("new.md", FRONT + STORY + "\nMore.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert pipeline.ingest([str(tmp_path / name)], db, options).reports_new == 0
    changed = STORY.replace("$40", "$44")
    (tmp_path / "changed.md").write_text(FRONT + changed, encoding="utf-8")
    assert pipeline.ingest([str(tmp_path / "changed.md")], db, options).reports_new == 1
    told = record(
        type="acquisition",
        amount={"text": "vermilion $45m", "exact": 45_000_000, "currency": "USD"},
        conditions=["quizzical"],
    )
    told["source"] |= {"url": URL, "title": "Xylophone"}
    assert pipeline.ingest([str(write_lines(told, name="again.jsonl"))], db).reports_new == 1
    assert [word for word in WORDS if word.encode() in bytes_of(db)] == []
    amounts = {
        line.record["amount"]["exact"]
        for line in pipeline.show(db, pipeline.list_deals(db, pipeline.Filters())[0]["id"]).reports
        if "exact" in line.record["amount"]
    }
    assert {40_000_000, 44_000_000, 45_000_000} <= amounts


def test_a_rebuild_gives_the_same_rows_after_a_takedown(db: Path) -> None:
    pipeline.redact(db, URL, **WHO)
    before = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == before


@pytest.mark.parametrize("column", ["id", "url", "hash"])
def test_a_source_is_found_by_id_address_or_text(db: Path, column: str) -> None:
    connection = sqlite3.connect(db)
    (key,) = connection.execute(
        f"select {column} from (select s.id, s.url, t.hash from sources s "  # noqa: S608
        "join texts t on t.source_id = s.id)"
    ).fetchone()
    connection.close()
    assert pipeline.redact(db, key, **WHO).texts == 1


def test_searches_still_point_at_their_rows_in_a_database_with_gaps(
    demo_db: Path, tmp_path: Path, one_sentence: Extractor
) -> None:
    path = tmp_path / "copy.db"
    path.write_bytes(demo_db.read_bytes())
    (tmp_path / "page.md").write_text(FRONT + STORY, encoding="utf-8")
    pipeline.ingest([str(tmp_path / "page.md")], path, Options(extractor=one_sentence))
    first, second, *_ = [row["id"] for row in pipeline.list_deals(path, pipeline.Filters())]
    pipeline.merge(path, first, second, **WHO)
    pipeline.redact(path, URL, **WHO)
    assert pipeline.check(path) == []
    assert [hit["kind"] for hit in pipeline.search(path, "scale ai", 3)].count("deal") >= 1


def test_an_unknown_source_is_named(db: Path) -> None:
    with pytest.raises(NotFound, match="no such source"):
        pipeline.redact(db, "https://n.example/none", **WHO)
    assert b"quizzical" in bytes_of(db)
