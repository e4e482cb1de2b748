"""Documents in the database: each text once, marked as machine-read, beside what people say."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.model.extractor import Extractor
from deals.pipeline import Options, Summary

Make = Callable[..., dict[str, Any]]
Write = Callable[..., Path]
STORY = """Northwind buys Harbour

Northwind Capital agreed to buy Harbour Robotics for $40 million, both companies said on Tuesday.

Disclaimer: nothing here is advice.
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "deals.db"


@pytest.fixture
def ingest(db: Path, tmp_path: Path, one_sentence: Extractor) -> Callable[..., Summary]:
    """Write a document and ingest it."""

    def run(text: str, name: str = "story.txt", **options: Any) -> Summary:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return pipeline.ingest([str(path)], db, Options(extractor=one_sentence, **options))

    return run


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_document_goes_in_beside_what_people_recorded_of_the_deal(
    db: Path, ingest: Callable[..., Summary], record: Make, write_lines: Write
) -> None:
    pipeline.ingest([str(write_lines(record(type="acquisition", amount="$41 million")))], db)
    summary = ingest(STORY)
    assert (summary.reports_new, summary.deals_new, summary.deals_changed) == (1, 0, 1)
    assert (summary.documents.read, summary.documents.without_deal) == (1, 0)
    (deal,) = pipeline.list_deals(db, pipeline.Filters())
    document = pipeline.show(db, deal["id"])
    marks = {(line.extractor, line.extractor_version, line.reviewed) for line in document.reports}
    assert marks == {(None, None, True), ("one-sentence", "1", False)}
    assert document.deal.amount == 41e6  # a person's record of the same kind of source goes first
    assert pipeline.check(db) == []


def test_the_text_is_kept_for_quoting_with_licence_and_disclaimer(
    db: Path, ingest: Callable[..., Summary]
) -> None:
    ingest(f"---\nlicence: CC BY 4.0\nurl: https://n.example/1\n---\n{STORY}", "story.md")
    ((text, licence, disclaimer, source),) = rows(
        db, "select t.text, t.licence, t.disclaimer, s.url from texts t join sources s "
        "on s.id = t.source_id")  # fmt: skip
    assert "Northwind Capital agreed to buy" in text
    assert (licence, source) == ("CC BY 4.0", "https://n.example/1")
    assert disclaimer == "Disclaimer: nothing here is advice."
    quotes = rows(
        db, "select q.value ->> 'text', substr(t.text, (q.value ->> 'start') + 1, "
        "(q.value ->> 'end') - (q.value ->> 'start')) from reports r join texts t "
        "on t.hash = r.text_hash, json_each(r.record, '$.quotes') q")  # fmt: skip
    assert len(quotes) == 3
    assert all(quote == standing for quote, standing in quotes)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("update texts set text = 'x' || text", "every quote stands in its text"),
        ("insert into redactions select 1, source_id, '', '', '', 0, 0 from texts",
         "nothing of a redacted source can be quoted"),
    ],
)  # fmt: skip
def test_check_finds_quotes_that_do_not_stand(
    db: Path, ingest: Callable[..., Summary], damage: str, fault: str
) -> None:
    ingest(STORY)
    assert pipeline.check(db) == []
    connection = sqlite3.connect(db)
    with connection:
        connection.execute(damage)
    connection.close()
    assert {found.check for found in pipeline.check(db)} == {fault}


def test_the_same_text_adds_nothing_wherever_it_stands(
    db: Path, ingest: Callable[..., Summary]
) -> None:
    ingest(STORY)
    copy = ingest(STORY, "copy.text")
    assert (copy.reports_new, copy.already_in) == (0, [str(db.parent / "copy.text")])
    saved = ingest(STORY.replace("\n", "\r\n"), "windows.txt")
    assert (saved.reports_new, saved.documents.known) == (0, 1)
    assert rows(db, "select count(*) from texts") == [(1,)]
    assert rows(db, "select count(*) from reports where about = 'deal'") == [(1,)]


def test_entries_of_a_feed_that_were_seen_are_skipped(
    db: Path, ingest: Callable[..., Summary]
) -> None:
    def feed(*amounts: int) -> str:
        items = "".join(
            f"<item><title>Northwind Capital bought Harbour Robotics for ${n} million</title>"
            f"<link>https://n.example/{n}</link></item>"
            for n in amounts
        )
        return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>"

    first = ingest(feed(40, 41), "one.rss")
    assert (first.documents.read, first.reports_new) == (2, 2)
    second = ingest(feed(40, 41, 42), "two.rss")
    assert (second.documents.read, second.documents.known, second.reports_new) == (3, 2, 1)


def test_without_text_hash_and_quotes_are_kept(db: Path, ingest: Callable[..., Summary]) -> None:
    ingest(STORY, keep_text=False)
    ((text, length, quotes),) = rows(
        db, "select t.text, t.characters, json_extract(r.record, '$.quotes.amount.text') "
        "from texts t join reports r on r.text_hash = t.hash")  # fmt: skip
    assert (text, length, quotes) == (None, len(STORY), "$40 million")
    assert ingest(STORY + "\n", "again.txt").documents.known == 0  # another text
    assert pipeline.check(db) == []


def test_a_document_without_a_deal_is_noted_as_read(
    db: Path, ingest: Callable[..., Summary]
) -> None:
    summary = ingest("Weather\n\nIt rained on Tuesday.\n")
    assert (summary.reports_new, summary.documents.without_deal) == (0, 1)
    assert summary.documents.first_without_deal == ["Weather"]
    assert rows(db, "select reports_count from texts") == [(0,)]
    assert rows(db, "select title from sources where title = 'Weather'") == [("Weather",)]
    assert pipeline.rebuild(db) == 0
    assert rows(db, "select title from sources where title = 'Weather'") == [("Weather",)]


def test_a_document_without_prose_is_rejected_and_the_others_are_read(
    db: Path, tmp_path: Path, one_sentence: Extractor
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "in" / "b.txt").write_text(STORY)
    rejects = tmp_path / "rejects.jsonl"
    summary = pipeline.ingest(
        [str(tmp_path / "in")], db, Options(extractor=one_sentence, rejects=rejects)
    )
    assert (summary.rejected, summary.reports_new) == (1, 1)
    assert "cannot be read as PDF" in rejects.read_text()


def test_a_later_version_of_a_page_adds_only_what_it_says_anew(
    db: Path, ingest: Callable[..., Summary]
) -> None:
    front = "---\nurl: https://n.example/1\n---\n"
    ingest(front + STORY, "one.md")
    same = ingest(front + STORY + "\nUpdated with a photograph.\n", "two.md")
    assert (same.reports_new, same.reports_known, same.documents.known) == (0, 1, 0)
    assert len(rows(db, "select * from texts")) == 2
    new = ingest(front + STORY.replace("$40", "$44"), "three.md")
    assert (new.reports_new, new.reports_known) == (1, 0)


def test_a_guessed_day_of_a_page_is_an_inferred_one(
    db: Path, ingest: Callable[..., Summary]
) -> None:
    page = "".join(f"<p>{part}</p>" for part in STORY.strip().split("\n\n"))
    page = f"<html><body><article><p>Published 5 March 2024</p>{page}</article></body></html>"
    assert ingest(page, "page.html").reports_new == 1
    assert rows(db, "select known_from, known_from_inferred from reports where about = 'deal'") == [
        ("2024-03-05", 1)
    ]


def test_a_machine_ranks_below_people_of_the_same_kind_of_source_only(
    db: Path, ingest: Callable[..., Summary], record: Make, write_lines: Write
) -> None:
    weaker = record(type="acquisition", amount="$41 million")
    weaker["source"] |= {"kind": "blog"}
    pipeline.ingest([str(write_lines(weaker))], db)
    given = f"---\nurl: https://n.example/1\npublisher: Reuters\n---\n{STORY}"
    ingest(given, "story.md")
    (deal,) = pipeline.list_deals(db, pipeline.Filters())
    assert deal["amount"] == 40e6
    (value,) = [v for v in pipeline.show(db, deal["id"]).deal.values if v.field == "amount"]
    assert value.rule.startswith("stronger source")
