"""Reviewing texts in a terminal: what is shown, and which keys do what."""

from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from deals import pipeline
from deals.cli import app
from deals.cli.review_text import AROUND, card, changes, marked
from deals.errors import DealsError
from deals.model.extractor import Extractor
from deals.pipeline import Options

STORY = (
    "Northwind Capital agreed to buy Harbour Robotics for $40 million, and Zebra Holdings bought "
    "Quagga Mining for $7 million.\n"
)


@pytest.fixture
def db(tmp_path: Path, one_sentence: Extractor) -> Path:
    (tmp_path / "story.txt").write_text(STORY)
    pipeline.ingest(
        [str(tmp_path / "story.txt")], tmp_path / "deals.db", Options(extractor=one_sentence)
    )
    return tmp_path / "deals.db"


def review(db: Path, keys: str) -> str:
    done = CliRunner().invoke(
        app,
        ["review", "--kind", "texts", "--db", str(db), "--author", "tester"],
        input=keys,
        env={"COLUMNS": "120"},
    )
    assert done.exit_code == 0, done.output
    return done.output


def amounts(db: Path) -> list[float]:
    return sorted(row["amount"] for row in pipeline.list_deals(db, pipeline.Filters()))


def test_quotes_are_marked_where_they_stand() -> None:
    text = "x" * (AROUND + 5) + "for $7 million" + "y" * (AROUND + 5)
    start = text.index("$7")
    quote = {"text": "$7 million", "start": start, "end": start + 10}
    shown = marked(text, {"amount": quote}, {"amount": "bold"})
    (span,) = shown.spans
    assert shown.plain[span.start : span.end] == "$7 million"
    assert shown.plain.startswith("… x")
    assert shown.plain.endswith("y …")
    assert "not kept" in marked(None, {"amount": quote}, {"amount": "bold"}).plain


def test_text_and_fields_stand_side_by_side(db: Path) -> None:
    console = Console(width=120, record=True)
    console.print(card(pipeline.reviews_pending(db)[0], "1 of 2"))
    shown = console.export_text()
    assert "one-sentence 1" in shown
    assert "subject to approval" not in shown
    line = next(row for row in shown.splitlines() if "Northwind Capital agreed" in row)
    assert any(field in line for field in ("amount", "investors", "type"))  # in the next column


def test_accept_and_reject(db: Path) -> None:
    output = review(db, "a\nr\nnot a deal\n")
    assert "2 decided" in output
    assert pipeline.reviews_pending(db) == []
    assert len(amounts(db)) == 1
    assert [j.kind for j in pipeline.judgements(db)] == ["accept_report", "reject_report"]
    assert "nothing waits" in review(db, "")


def test_edit_keeps_both_values(db: Path) -> None:
    before = set(amounts(db))
    review(db, "e\namount = $9 million\n\nq\n")
    assert 9e6 in amounts(db)
    assert len(before & set(amounts(db))) == 1
    (judgement,) = pipeline.judgements(db)
    assert (judgement.kind, judgement.value) == ("edit_report", '{"amount": "$9 million"}')


def test_skip_quit_and_other_keys_take_nothing(db: Path) -> None:
    output = review(db, "z\nk\ne\ntype = conquest\n\nq\n")
    assert "z: not one of the keys" in output
    assert "not taken" in output
    assert "0 decided" in output
    assert len(pipeline.reviews_pending(db)) == 2


def test_lines_of_changes() -> None:
    assert changes(["stake percent = 12", "round ="]) == {"stake_percent": "12", "round": None}
    with pytest.raises(DealsError, match="no field = value"):
        changes(["amount"])
