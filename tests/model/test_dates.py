"""Partial dates: what each form of EDTF covers, what is refused, and how models take them."""

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from deals.model.dates import PartialDate, calendar_unit, neighbour, roughly


class Dated(BaseModel):
    day: PartialDate


@pytest.mark.parametrize(
    ("text", "edtf", "earliest", "latest", "precision"),
    [
        ("2025", "2025", "2025-01-01", "2025-12-31", "year"),
        ("2025-06", "2025-06", "2025-06-01", "2025-06-30", "month"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2025-06-12", "2025-06-12", "2025-06-12", "2025-06-12", "day"),
        (" 2025-06-12 ", "2025-06-12", "2025-06-12", "2025-06-12", "day"),
        ("2025-06-12T23:59:00-08:00", "2025-06-12", "2025-06-12", "2025-06-12", "day"),
        ("2025-06-12T10:00:00.5Z", "2025-06-12", "2025-06-12", "2025-06-12", "day"),
        ("2025-33", "2025-33", "2025-01-01", "2025-03-31", "quarter"),
        ("2025-36", "2025-36", "2025-10-01", "2025-12-31", "quarter"),
        ("2025-40", "2025-40", "2025-01-01", "2025-06-30", "half"),
        ("2025-41", "2025-41", "2025-07-01", "2025-12-31", "half"),
        ("2025-21", "2025-21", "2025-03-01", "2025-05-31", "season"),
        ("2025-24", "2025-24", "2025-01-01", "2026-02-28", "season"),
        ("2025~", "2025~", "2025-01-01", "2025-12-31", "year"),
        ("2025-01/2025-04", "2025-01/2025-04", "2025-01-01", "2025-04-30", "interval"),
        ("2025-01~/2025-04?", "2025-01~/2025-04?", "2025-01-01", "2025-04-30", "interval"),
        ("../2025", "../2025", None, "2025-12-31", "interval"),
        ("2025/..", "2025/..", "2025-01-01", None, "interval"),
        ("1600", "1600", "1600-01-01", "1600-12-31", "year"),
        ("2200-12-31", "2200-12-31", "2200-12-31", "2200-12-31", "day"),
    ],
)
def test_a_date_covers_its_days(
    text: str, edtf: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    found = PartialDate.parse(text)
    assert (str(found), found.precision) == (edtf, precision)
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == (date.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025", False, False),
        ("2025~", True, False),
        ("2025?", False, True),
        ("2025-06%", True, True),
        ("2025-01~/2025-04?", True, True),
        ("2025?/..", False, True),
    ],
)
def test_qualifiers_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    found = PartialDate.parse(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not an EDTF date; write it like 2025-06-12"),
        ("June 2025", "'June 2025' is not an EDTF date"),
        ("2025-6-1", "is not an EDTF date"),
        ("2025-02-30", "February 2025 has 28 days, no day 30"),
        ("2025-06-00", "June 2025 has 30 days, no day 00"),
        ("2025-13", "there is no month 13"),
        ("2025-00", "there is no month 00"),
        ("2025-33-02", "there is no month 33"),
        ("1201-11-03", "the year 1201 is out of range"),
        ("3201", "the year 3201 is out of range"),
        ("2025/2024", "runs backwards"),
        ("../..", "is not an interval"),
        ("2025/", "2025/.. or ../2025"),
        ("2025/2026/2027", "is not an interval"),
        ("2025/2025-02-30", "February 2025 has 28 days"),
        ("2025-06-12T25:00:00Z", "is not an EDTF date"),
        ("٢٠٢٥", "is not an EDTF date"),
    ],
)
def test_a_bad_date_says_why(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2025-06", "2025-06"),
        (2025, "2025"),
        (date(2025, 6, 12), "2025-06-12"),
        (datetime(2025, 6, 12, 23, tzinfo=UTC), "2025-06-12"),
        (PartialDate.parse("2025~"), "2025~"),
    ],
)
def test_a_model_takes_and_gives_a_date(value: Any, edtf: str) -> None:
    model = Dated(day=value)
    assert model.day == PartialDate.parse(edtf)
    assert model.model_dump() == {"day": edtf}
    assert Dated.model_validate_json(model.model_dump_json()) == model
    assert copy.deepcopy(model) == model == pickle.loads(pickle.dumps(model))  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "a bool is not a date"),
        (2025.5, "a float is not a date"),
        (None, "NoneType"),
        (20250612, "'20250612' is not an EDTF date"),
        (date(1500, 1, 1), "out of range"),
    ],
)
def test_a_model_refuses_what_is_no_date(value: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Dated(day=value)


def test_the_json_schema_is_a_described_string() -> None:
    field = Dated.model_json_schema()["properties"]["day"]
    assert field["type"] == "string"
    assert "2025-01/2025-04" in field["examples"]


def test_order_is_by_earliest_then_latest() -> None:
    texts = ["2025/..", "2025-06", "../2025", "2025", "2025~", "2025-06-12", "2025-01-01"]
    assert [str(d) for d in sorted(map(PartialDate.parse, texts))] == [
        "../2025",
        "2025-01-01",
        "2025",
        "2025~",
        "2025/..",
        "2025-06",
        "2025-06-12",
    ]
    assert len({PartialDate.parse("2025"), PartialDate.parse(" 2025"), "2025"}) == 2


def test_days_and_dates_are_compared_by_what_they_cover() -> None:
    june, year, since = map(PartialDate.parse, ("2025-06", "2025", "2025-03/.."))
    assert june.contains(date(2025, 6, 30))
    assert not june.contains(date(2025, 7, 1))
    assert june.narrower_than(year)
    assert not year.narrower_than(june)
    assert not june.narrower_than(june)
    assert june.narrower_than(since)
    assert since.overlaps(year)
    assert not since.overlaps(PartialDate.parse("../2024"))


def test_arithmetic_on_texts() -> None:
    day = date(2025, 1, 15)
    assert calendar_unit("week", day, -1) == "2025-01-06/2025-01-12"
    assert [calendar_unit(u, day, -1) for u in ("month", "quarter", "year")] == [
        "2024-12",
        "2024-36",
        "2024",
    ]
    assert [neighbour(e, -1) for e in ("2025", "2025-01", "2025-33")] == [
        "2024",
        "2024-12",
        "2024-12-31",
    ]
    assert roughly("2025-01?/..") == "2025-01?/.."
    assert roughly("2025/2026") == "2025~/2026~"


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}[~?%]?(/[0-9]{4})?"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return
    assert PartialDate.parse(str(found)) == found
    assert (found.earliest or date.min) <= (found.latest or date.max)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2200, 12, 31)))
def test_a_day_survives_the_round_trip(day: date) -> None:
    found = PartialDate.from_date(day)
    assert (str(found), found.earliest, found.latest) == (day.isoformat(), day, day)
