"""Reading a stored text again, by newer rules or another model, without losing what people did."""

import dataclasses
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.model.article import Article
from deals.model.extractor import Extractor
from deals.model.report import Report
from deals.pipeline import Options, Summary
from deals.store.schema import DERIVED_TABLES

STORY = "Northwind buys Harbour\n\nNorthwind Capital bought Harbour Robotics for $40 million.\n"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "deals.db"


@pytest.fixture
def newer(one_sentence: Extractor) -> Extractor:
    """The next version of the program, which reads the amount no more."""

    def read(article: Article) -> list[Report]:
        found = [
            report.model_copy(update={"amount": None}) for report in one_sentence.read(article)
        ]
        return [
            report.model_copy(
                update={"quotes": {k: v for k, v in report.quotes.items() if k != "amount"}}
            )
            for report in found
        ]

    return dataclasses.replace(one_sentence, version="2", read=read)


def ingest(db: Path, extractor: Extractor, again: bool = False) -> Summary:
    path = db.parent / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return pipeline.ingest([str(path)], db, Options(extractor=extractor, again=again))


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def layer_3(db: Path) -> dict[str, list[str]]:
    return {
        table: sorted(map(repr, rows(db, f"select * from {table}")))  # noqa: S608
        for table in DERIVED_TABLES
    }


STATES = (
    "select extractor_version, about, reviewed from reports where extractor is not null order by 1"
)


def test_without_being_asked_a_text_is_read_once(
    db: Path, one_sentence: Extractor, newer: Extractor
) -> None:
    ingest(db, one_sentence)
    second = ingest(db, newer)
    assert (second.reports_new, second.documents.again) == (0, 0)
    assert rows(db, STATES) == [("1", "deal", 0)]


def test_again_the_newer_reading_takes_the_place_of_the_older(
    db: Path, one_sentence: Extractor, newer: Extractor
) -> None:
    ingest(db, one_sentence)
    second = ingest(db, newer, again=True)
    assert (second.reports_new, second.documents.again, second.documents.outdated) == (1, 1, 1)
    assert rows(db, STATES) == [("1", "set_aside", 1), ("2", "deal", 0)]
    (deal,) = pipeline.list_deals(db, pipeline.Filters())
    assert deal["amount"] is None
    assert rows(db, "select extractor_version, reports_count from texts") == [("2", 1)]
    third = ingest(db, newer, again=True)
    assert (third.reports_new, third.documents.again) == (0, 0)
    assert pipeline.check(db) == []


def test_undo_gives_the_older_reading_back(
    db: Path, one_sentence: Extractor, newer: Extractor
) -> None:
    ingest(db, one_sentence)
    ingest(db, newer, again=True)
    ((number,),) = rows(db, "select id from judgements")
    pipeline.undo(db, number, "tester", "the amount was right")
    assert rows(db, STATES) == [("1", "deal", 0), ("2", "deal", 0)]


def test_what_a_person_reviewed_stays(db: Path, one_sentence: Extractor, newer: Extractor) -> None:
    ingest(db, one_sentence)
    (waiting,) = pipeline.reviews_pending(db)
    pipeline.accept(db, waiting.report, "tester")
    second = ingest(db, newer, again=True)
    assert second.documents.outdated == 0
    assert rows(db, STATES) == [("1", "deal", 1), ("2", "deal", 0)]
    (deal,) = pipeline.list_deals(db, pipeline.Filters())
    assert deal["amount"] == 40e6  # the reviewed value goes first


def test_what_is_read_alike_is_known(db: Path, one_sentence: Extractor) -> None:
    ingest(db, one_sentence)
    same = dataclasses.replace(one_sentence, version="2")
    second = ingest(db, same, again=True)
    assert (second.reports_new, second.reports_known, second.documents.outdated) == (0, 1, 0)
    assert rows(db, STATES) == [("1", "deal", 0)]


def test_other_deals_are_left_alone(
    db: Path, one_sentence: Extractor, newer: Extractor, tmp_path: Path
) -> None:
    other = tmp_path / "other.yml"
    other.write_text(
        "target: Zephyr Foods\ninvestors: [Quartz Capital]\ntype: debt\n"
        "source: {url: 'https://x.example/zephyr', published: 2024-03-05}\n",
        encoding="utf-8",
    )
    pipeline.ingest([str(other)], db)
    ingest(db, one_sentence)
    second = ingest(db, newer, again=True)
    assert (second.deals_new, second.deals_changed) == (0, 1)
    assert len(pipeline.list_deals(db, pipeline.Filters())) == 2
    made = layer_3(db)
    pipeline.rebuild(db)
    assert layer_3(db) == made
