"""Reviews: what a machine read waits for a person, whose word then goes before it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import BadInput, NotFound
from deals.model.extractor import Extractor
from deals.pipeline import Options
from deals.store.schema import DERIVED_TABLES, SEARCH_TABLES

Make = Callable[..., dict[str, Any]]
Write = Callable[..., Path]
WHO = {"author": "tester", "reason": "because"}
FRONT = "---\nurl: https://n.example/1\ntitle: Two deals\n---\n"
STORY = (
    "Northwind Capital agreed to buy Harbour Robotics for $40 million, and Zebra Holdings bought "
    "Quagga Mining for $7 million.\n"
)


@pytest.fixture
def db(tmp_path: Path, record: Make, write_lines: Write, one_sentence: Extractor) -> Path:
    """A person's report of one deal, a page that tells of it and of another."""
    path = tmp_path / "deals.db"
    told = record(type="acquisition", amount="about $39 million")
    pipeline.ingest([str(write_lines(told))], path)
    read(path, FRONT + STORY, one_sentence)
    return path


def read(db: Path, text: str, extractor: Extractor, name: str = "page.md") -> pipeline.Summary:
    page = db.parent / name
    page.write_text(text, encoding="utf-8")
    return pipeline.ingest([str(page)], db, Options(extractor=extractor))


def layer_three(path: Path) -> dict[str, list[str]]:
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(map(repr, connection.execute(f"select * from {table}")))  # noqa: S608
            for table in (*DERIVED_TABLES, *SEARCH_TABLES)
        }
    finally:
        connection.close()


def pending(db: Path) -> dict[str, pipeline.Pending]:
    return {item.record["target"]: item for item in pipeline.reviews_pending(db)}


def deal(db: Path, target: str) -> dict[str, Any]:
    (row,) = pipeline.list_deals(db, pipeline.Filters(target=target))
    return row


def as_rebuilt(db: Path) -> bool:
    """Whether a rebuild changes nothing, and every row is sound."""
    before = layer_three(db)
    pipeline.rebuild(db)
    return layer_three(db) == before and pipeline.check(db) == []


def test_what_waits_comes_with_its_text(db: Path) -> None:
    waiting = pending(db)
    assert set(waiting) == {"Harbour Robotics", "Quagga Mining"}
    item = waiting["Quagga Mining"]
    quote = item.record["quotes"]["amount"]
    assert item.text is not None
    assert item.text[quote["start"] : quote["end"]] == quote["text"] == "$7 million"
    assert (item.extractor, item.deal) == ("one-sentence", deal(db, "Quagga Mining")["id"])
    assert len(pipeline.reviews_pending(db, limit=1)) == 1


def test_an_accepted_report_weighs_like_a_person_and_undo_gives_back_the_database(db: Path) -> None:
    before = layer_three(db)
    number = pipeline.accept(db, pending(db)["Harbour Robotics"].report, "tester")
    assert set(pending(db)) == {"Quagga Mining"}
    lines = pipeline.show(db, deal(db, "Harbour Robotics")["id"]).reports
    assert {(line.extractor, line.reviewed) for line in lines} == {
        (None, True), ("one-sentence", True)}  # fmt: skip
    assert deal(db, "Harbour Robotics")["amount"] == 40e6  # exact goes before "about" now
    assert as_rebuilt(db)
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before
    assert set(pending(db)) == {"Harbour Robotics", "Quagga Mining"}


def test_a_rejected_report_makes_no_deal_and_leaves_no_name(db: Path) -> None:
    before = layer_three(db)
    number = pipeline.reject(db, pending(db)["Quagga Mining"].report, **WHO)
    with pytest.raises(NotFound):
        deal(db, "Quagga Mining")
    assert pipeline.search(db, "zebra", 5) == []
    assert as_rebuilt(db)
    other = pipeline.reject(db, pending(db)["Harbour Robotics"].report, **WHO)
    assert deal(db, "Harbour Robotics")["reports_count"] == 1
    assert as_rebuilt(db)
    pipeline.undo(db, other, **WHO)
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before


def test_an_edited_report_keeps_both_values_and_undo_gives_back_the_database(db: Path) -> None:
    before = layer_three(db)
    machine = pending(db)["Quagga Mining"]
    number = pipeline.edit(
        db,
        machine.report,
        {"target": "Quagga Minerals", "amount": "$9 million", "investors": "Zebra Holdings; Okapi"},
        **WHO,
    )
    assert set(pending(db)) == {"Harbour Robotics"}
    row = deal(db, "Quagga Minerals")
    assert (row["amount"], row["investors"]) == (9e6, ["Okapi", "Zebra Holdings"])
    (line,) = pipeline.show(db, row["id"]).reports
    assert (line.extractor, line.reviewed) == (None, True)
    assert line.record.get("quotes", {}) == {}  # those of changed fields are not the machine's
    connection = sqlite3.connect(db)
    assert connection.execute(
        "select about, reviewed, json_extract(record, '$.amount.exact') from reports where id = ?",
        [machine.report],
    ).fetchone() == ("set_aside", 1, 7_000_000)
    connection.close()
    assert as_rebuilt(db)
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before
    assert set(pending(db)) == {"Harbour Robotics", "Quagga Mining"}


def test_the_last_review_in_force_decides(db: Path) -> None:
    report = pending(db)["Quagga Mining"].report
    pipeline.edit(db, report, {"amount": "$9 million"}, **WHO)
    rejected = pipeline.reject(db, report, **WHO)
    with pytest.raises(NotFound):
        deal(db, "Quagga Mining")
    assert as_rebuilt(db)
    pipeline.undo(db, rejected, **WHO)
    assert deal(db, "Quagga Mining")["amount"] == 9e6
    pipeline.accept(db, report, "tester")
    assert deal(db, "Quagga Mining")["amount"] == 7e6
    assert as_rebuilt(db)


def test_a_review_reopens_only_when_text_and_extraction_both_changed(
    db: Path, one_sentence: Extractor
) -> None:
    pipeline.reject(db, pending(db)["Quagga Mining"].report, **WHO)
    pipeline.accept(db, pending(db)["Harbour Robotics"].report, "tester")
    newer = Extractor("one-sentence", "2", one_sentence.read)
    read(db, FRONT + STORY, newer, "same-text.md")
    assert pending(db) == {}
    read(db, FRONT + STORY + "\nWith a photograph now.\n", newer, "same-deals.md")
    assert pending(db) == {}
    read(db, FRONT + STORY.replace("$7", "$8"), newer, "another-price.md")
    assert set(pending(db)) == {"Quagga Mining"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"amount": {"exact": 5}}, "currency"),
        ({"type": "conquest"}, "conquest"),
        ({"target": None}, "target"),
        ({"colour": "red"}, "unknown field"),
        ({}, "nothing is changed"),
        ({"amount": "$7 million", "quotes": "x"}, "quotes"),
    ],
)
def test_an_edit_is_read_as_strictly_as_a_record(
    db: Path, changes: dict[str, Any], reason: str
) -> None:
    before = layer_three(db)
    report = pending(db)["Quagga Mining"].report
    with pytest.raises(BadInput, match=reason):
        pipeline.edit(db, report, changes, **WHO)
    assert layer_three(db) == before


def test_only_what_a_machine_read_is_reviewed(db: Path) -> None:
    (row,) = [r for r in pipeline.report_places(db) if r["extractor"] is None]
    for report in (str(row["report"]), "0123456789abcdef"):
        with pytest.raises(NotFound, match="no report that a machine read"):
            pipeline.accept(db, report, "tester")


def test_a_takedown_reaches_the_words_of_edits(db: Path) -> None:
    report = pending(db)["Quagga Mining"].report
    pipeline.edit(db, report, {"conditions": ["vermilion skies"], "amount": "$9.5 million"}, **WHO)
    pipeline.redact(db, "https://n.example/1", **WHO)
    assert deal(db, "Quagga Mining")["amount"] == 9.5e6
    left = db.read_bytes()
    assert [w for w in (b"vermilion", b"$9.5 million", b"$7 million") if w in left] == []
    assert as_rebuilt(db)


def test_marks_and_reviews_come_back_with_exported_records(
    db: Path, tmp_path: Path, one_sentence: Extractor
) -> None:
    pipeline.accept(db, pending(db)["Harbour Robotics"].report, "tester")
    pipeline.edit(db, pending(db)["Quagga Mining"].report, {"amount": "$9 million"}, **WHO)
    read(db, FRONT.replace("/1", "/2") + "Okapi Group bought Gnu Works for $3 million.\n",
         one_sentence, "second.md")  # fmt: skip
    pipeline.export(db, "records", str(tmp_path / "out.jsonl"))
    again = tmp_path / "again.db"
    pipeline.ingest([str(tmp_path / "out.jsonl")], again)
    assert set(pending(again)) == set(pending(db)) == {"Gnu Works"}
    for target in ("Harbour Robotics", "Quagga Mining", "Gnu Works"):
        assert deal(again, target)["amount"] == deal(db, target)["amount"]
    assert as_rebuilt(again)
