"""A stored record gives the very report that it was made of, without being checked again."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from deals.model.report import Report, Source
from deals.model.stored import stored_report
from deals.pipeline.packaged import data_folder
from deals.read.files import input_files
from deals.read.readers import read
from deals.read.records import Numbered

SOURCE = {
    "url": "https://news.example/1", "title": "A deal", "publisher": "Example Wire",
    "author": "A. Writer", "published": "2024-03-06", "retrieved": "2024-04~", "kind": "blog",
    "origin": "Example Post", "is_copy": False, "file_hash": "ab",
}  # fmt: skip
AMOUNT = {"text": "up to $90 million", "max": 90_000_000.5, "currency": "USD", "basis": "headline",
          "qualifier": "up_to"}  # fmt: skip
EVERYTHING: dict[str, Any] = {
    "deal": "acme-widgets-2024", "target": "Acme Widgets", "investors": ["One", "Two é"],
    "lead_investors": ["Three"], "other_investors": ["Four"], "sellers": ["Five"],
    "type": "funding_round", "status": "completed",
    "date": {"reported": "2024-03", "announced": "2024-03-05", "signed": "2024-02/2024-03",
             "completed": "2024~", "terminated": "2024-34"},
    "amount": AMOUNT, "stake_percent": 12.5, "voting": True, "voting_percent": 10,
    "stake_before": 0, "stake_after": 12.5,
    "valuation": {"value": 10**12, "currency": "EUR", "basis": "post_money"}, "round": "Series A",
    "payment": ["cash", "stock"], "conditions": ["a vote"],
    "people": [{"name": "Ann Example", "role": "founder", "title": "Chief"}, {"name": "Bo Other"}],
    "legs": [{"what": "shares", "from": "Five", "to": "One", "amount": AMOUNT,
              "condition": "a vote", "binding": "binding"}, {"what": "shares"}],
    "links": [{"type": "tranche_of", "deal": "acme-widgets-2023"}], "sector": "widgets",
    "target_country": "DE", "source": SOURCE, "attribution": "company statement",
    "quotes": {"target": {"text": "Acme", "start": 3, "end": 7}},
    "identifiers": {"deal": ["x-1", "x-2"]}, "note": "n", "extractor": "rules",
    "extractor_version": "6",
}  # fmt: skip


def inside(value: Any) -> Any:
    """A value with its type and, of models, the fields that were stated, all the way down."""
    if isinstance(value, BaseModel):
        fields = {name: inside(one) for name, one in value.__dict__.items()}
        return type(value), fields, value.model_fields_set, value.model_extra
    if isinstance(value, tuple):
        return tuple(map(inside, value))
    if isinstance(value, dict):
        return {name: inside(one) for name, one in value.items()}
    return type(value), value, str(value) if not isinstance(value, date) else ""


def checked_and_stored(report: Report) -> tuple[Any, Any]:
    record = json.dumps(report.flat(), ensure_ascii=False, sort_keys=True)
    return inside(Report.model_validate_json(record)), inside(stored_report(record))


def test_every_field_is_made_as_the_checks_make_it() -> None:
    report = Report.model_validate(EVERYTHING)
    assert report.model_fields_set == set(Report.model_fields)
    checked, stored = checked_and_stored(report)
    assert stored == checked
    assert stored_report(json.dumps(report.flat())).flat() == report.flat()


@pytest.mark.parametrize("left_out", sorted(EVERYTHING.keys() - {"target", "source"}))
def test_what_is_left_out_has_its_default(left_out: str) -> None:
    fields = {name: value for name, value in EVERYTHING.items() if name != left_out}
    checked, stored = checked_and_stored(Report.model_validate(fields))
    assert stored == checked


def test_the_curated_reports() -> None:
    number = 0
    with input_files([str(data_folder() / "deals")]) as files:
        for file in files:
            for item in read(file, Source(file_hash=file.hash)):
                if isinstance(item, Numbered) and isinstance(item.record, Report):
                    checked, stored = checked_and_stored(item.record)
                    assert stored == checked, f"{file.name}:{item.line}"
                    number += 1
    assert number > 100
