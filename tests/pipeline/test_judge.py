"""Judgements: what people decide goes before the rules, and can be taken back."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import BadInput, NotFound
from deals.store.schema import DERIVED_TABLES, SEARCH_TABLES

SCALE, EARLIER = "meta-scale-ai-2025", "scale-ai-series-f-2024"
WHO = {"author": "tester", "reason": "because"}


def layer_three(path: Path) -> dict[str, list[str]]:
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(map(repr, connection.execute(f"select * from {table}")))  # noqa: S608
            for table in (*DERIVED_TABLES, *SEARCH_TABLES)
        }
    finally:
        connection.close()


@pytest.fixture
def db(demo_db: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "deals.db"
    copy.write_bytes(demo_db.read_bytes())
    return copy


def reports_of(db: Path, deal: str) -> list[str]:
    return [str(row["report"]) for row in pipeline.report_places(db, deal)]


def test_merge_joins_and_undo_gives_back_the_identical_database(db: Path) -> None:
    before = layer_three(db)
    both = {*reports_of(db, SCALE), *reports_of(db, EARLIER)}
    number = pipeline.merge(db, SCALE, EARLIER, **WHO)
    assert set(reports_of(db, SCALE)) == both
    assert pipeline.show(db, EARLIER).deal.id == SCALE  # the old id leads on
    assert pipeline.check(db) == []
    merged = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == merged
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before
    assert pipeline.show(db, EARLIER).deal.id == EARLIER
    assert [j.kind for j in pipeline.judgements(db)] == ["same_deal", "undo"]


def test_split_parts_and_undo_gives_back_the_identical_database(db: Path) -> None:
    before = layer_three(db)
    reports = reports_of(db, SCALE)
    number = pipeline.split(db, SCALE, reports[:3], **WHO)
    assert set(reports_of(db, SCALE)) == set(reports[3:])
    row = next(r for r in pipeline.report_places(db) if r["report"] == reports[0])
    assert row["deal"] not in {SCALE, None}
    assert set(reports_of(db, row["deal"])) == set(reports[:3])
    split = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == split
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before


def test_pin_goes_before_every_report_and_undo_gives_back_the_database(db: Path) -> None:
    before = layer_three(db)
    number = pipeline.pin(db, SCALE, "amount", "EUR 12 billion", **WHO)
    deal = pipeline.show(db, SCALE).deal
    assert (deal.amount, deal.currency) == (12e9, "EUR")
    value = next(v for v in deal.values if v.field == "amount")
    assert value.report is None
    assert value.rule == f"judgement {number} of tester: because"
    (row,) = pipeline.list_deals(db, pipeline.Filters(target="Scale AI", min_usd=12e9))
    assert (row["amount"], row["currency"]) == (12e9, "EUR")
    (then,) = [
        r
        for r in pipeline.list_deals(
            db, pipeline.Filters(target="Scale AI", as_of="2025-06-14", sort="date")
        )
        if r["id"] == SCALE
    ]
    assert then["amount"] == 14.3e9  # what was public that day does not change
    pinned = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == pinned
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before


def test_a_later_merge_goes_before_an_earlier_split(db: Path) -> None:
    reports = reports_of(db, SCALE)
    pipeline.split(db, SCALE, reports[:3], **WHO)
    part = next(r["deal"] for r in pipeline.report_places(db) if r["report"] == reports[0])
    pipeline.merge(db, SCALE, part, **WHO)
    assert set(reports_of(db, SCALE)) == set(reports)


def test_new_reports_respect_earlier_decisions(db: Path, tmp_path: Path) -> None:
    pipeline.merge(db, SCALE, EARLIER, **WHO)
    path = tmp_path / "one.yml"
    path.write_text(
        f"- {{deal: {EARLIER}, target: Scale AI, type: funding_round, status: completed, "
        "source: {url: 'https://new.example'}}\n",
        encoding="utf-8",
    )
    pipeline.ingest([str(path)], db)
    assert [r["source_url"] for r in pipeline.report_places(db, SCALE)][-1] == "https://new.example"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("colour", "red", "cannot be pinned; one of type, amount"),
        ("amount", "a lot", "lot"),
        ("stake_percent", "140", "not between 0 and 100"),
        ("type", "aquisition", "did you mean 'acquisition'"),
        ("voting", "maybe", "neither true nor false"),
    ],
)
def test_a_pin_that_cannot_be_read_is_refused(
    db: Path, field: str, value: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=reason):
        pipeline.pin(db, SCALE, field, value, **WHO)
    assert pipeline.judgements(db) == []


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("stake_percent", "48 %", "stake_percent", 48),
        ("voting", "yes", "voting", True),
        ("type", "acqui_hire", "type", "acquisition"),
        ("valuation", "$30 billion", "valuation", 30e9),
        ("country", "gb", "country", "GB"),
        ("round", "Series X", "round", "Series X"),
    ],
)
def test_what_can_be_pinned(db: Path, field: str, value: str, column: str, expected: Any) -> None:
    pipeline.pin(db, SCALE, field, value, **WHO)
    assert getattr(pipeline.show(db, SCALE).deal, column) == expected
    assert pipeline.check(db) == []


def test_decisions_that_cannot_be_made(db: Path) -> None:
    reports = reports_of(db, SCALE)
    with pytest.raises(NotFound, match="no such deal"):
        pipeline.merge(db, SCALE, "nothing-2020", **WHO)
    with pytest.raises(BadInput, match="one deal already"):
        pipeline.merge(db, SCALE, SCALE, **WHO)
    with pytest.raises(BadInput, match="some must stay"):
        pipeline.split(db, SCALE, reports, **WHO)
    with pytest.raises(NotFound, match="no report beef"):
        pipeline.split(db, SCALE, ["beef"], **WHO)
    with pytest.raises(NotFound, match="no such judgement"):
        pipeline.undo(db, 7, **WHO)
    number = pipeline.pin(db, SCALE, "round", "X", **WHO)
    pipeline.undo(db, number, **WHO)
    with pytest.raises(BadInput, match="not in force"):
        pipeline.undo(db, number, **WHO)
