"""Records out and in again, of a database with all that one can hold: what machines read, reviews,
judgements, a takedown, organizations."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.model.extractor import Extractor
from deals.pipeline import Options
from deals.store.schema import DERIVED_TABLES, SEARCH_TABLES

WHO = {"author": "tester", "reason": "because"}
STORIES = {
    "one": "Northwind Capital agreed to buy Harbour Robotics for $40 million, and Zebra Holdings"
    " bought Quagga Mining for $7 million.",
    "two": "Zebra Holdings bought Quagga Mining for $9 million. Alder Partners agreed to buy"
    " Linden Works for $15 million.",
    "three": "Osprey Group bought Tern Foods for $3 million. Northwind Capital bought Gannet Oil"
    " for $12 million.",
}


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def layer_three(path: Path) -> dict[str, list[str]]:
    return {
        table: sorted(map(repr, rows(path, f"select * from {table}")))  # noqa: S608
        for table in (*DERIVED_TABLES, *SEARCH_TABLES)
    }


@pytest.fixture
def db(
    tmp_path: Path,
    record: Callable[..., dict[str, Any]],
    write_lines: Callable[..., Path],
    one_sentence: Extractor,
) -> Path:
    path = tmp_path / "deals.db"
    told = [
        record(deal="harbour-2024", type="acquisition", amount="about $39 million"),
        record(deal="harbour-again", target="Harbor Robotics Inc."),
        {"name": "Northwind Capital", "aliases": ["Northwind"], "country": "GB",
         "source": {"url": "https://n.example/about"}},
        {"name": "Zebra Holdings", "parent": "Northwind Capital",
         "source": {"url": "https://n.example/about"}},
    ]  # fmt: skip
    pipeline.ingest([str(write_lines(*told))], path)
    for name, story in STORIES.items():
        page = tmp_path / f"{name}.md"
        page.write_text(f"---\nurl: https://n.example/{name}\n---\n{story}\n", encoding="utf-8")
        pipeline.ingest([str(page)], path, Options(extractor=one_sentence))
    waiting = {item.record["target"] + item.record["amount"]["text"]: item.report
               for item in pipeline.reviews_pending(path)}  # fmt: skip
    pipeline.accept(path, waiting["Quagga Mining$7 million"], **WHO)
    pipeline.reject(path, waiting["Tern Foods$3 million"], **WHO)
    pipeline.edit(path, waiting["Linden Works$15 million"], {"stake_percent": 60}, **WHO)
    pipeline.merge(path, "harbour-2024", "harbour-again", "ann", "one deal")
    pipeline.pin(path, "harbour-2024", "stake_percent", "12", "bea", "read in the filing")
    pipeline.redact(path, "https://n.example/three", "ann", "asked to")
    return path


@pytest.mark.parametrize("name", ["records.jsonl", "records.yml"])
def test_all_of_it_comes_back(db: Path, tmp_path: Path, name: str) -> None:
    assert pipeline.check(db) == []
    pipeline.export(db, "records", str(tmp_path / name))
    copy = tmp_path / "copy.db"
    summary = pipeline.ingest([str(tmp_path / name)], copy)
    assert summary.rejected == 0
    assert layer_three(copy) == layer_three(db)
    stored = (
        "select id, about, extractor, extractor_version, reviewed, record from reports order by id"
    )
    assert rows(copy, stored) == rows(db, stored)
    assert {row[4] for row in rows(db, stored)} == {0, 1}
    made = "select author, kind, subject, object, field, value, reports, reason from judgements"
    assert rows(copy, made) == rows(db, made)
    assert [item.report for item in pipeline.reviews_pending(copy)] == [
        item.report for item in pipeline.reviews_pending(db)
    ]
    assert pipeline.check(copy) == []


def test_a_takedown_stays_one(db: Path, tmp_path: Path, one_sentence: Extractor) -> None:
    """Reading the document again into the copy does not bring back what was taken down."""
    pipeline.export(db, "records", str(tmp_path / "records.jsonl"))
    copy = tmp_path / "copy.db"
    pipeline.ingest([str(tmp_path / "records.jsonl")], copy)
    told = "select source_id, author, reason from redactions"
    assert rows(copy, told) == rows(db, told) != []
    page = tmp_path / "three.md"
    for each in (db, copy):
        pipeline.ingest([str(page)], each, Options(extractor=one_sentence))
    assert b"bought Gannet Oil" not in copy.read_bytes()
    assert layer_three(copy) == layer_three(db)
