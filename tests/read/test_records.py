"""Records in every format: what is taken, and what is rejected with its place and reason."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals.errors import BadInput
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.read.formats import read_raw
from deals.read.readers import reader_of
from deals.read.records import Numbered, records

DEFAULT = Source(file_hash="f" * 64)


def stream(raw: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig", newline="")


def read(text: str | bytes, format_: str) -> list[Numbered | Reject]:
    raw = text.encode() if isinstance(text, str) else text
    return list(records(read_raw(stream(raw), "in", format_), "in", DEFAULT))


def taken(items: list[Numbered | Reject]) -> list[tuple[int, Report | OrganizationRecord]]:
    assert not [i for i in items if isinstance(i, Reject)]
    return [(item.line, item.record) for item in items if isinstance(item, Numbered)]


YAML_DEAL = """\
deal: northwind-harbour-2024
target: Harbour Robotics
target_country: NO
reports:
  - type: minority_stake
    status: rumoured
    investors: [Northwind Capital]
    amount: more than $30 million
    source: {url: 'https://a.example/1'}
  - type: minority_stake
    status: completed
    date: {completed: 2024-03-05}
    voting: false
    target_country: null
    source: {url: 'https://a.example/2'}
"""


def test_a_yaml_deal_shares_its_fields_with_its_reports() -> None:
    (first_line, first), (second_line, second) = taken(read(YAML_DEAL, "yaml"))
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first_line, second_line) == (5, 10)
    assert first.deal == second.deal == "northwind-harbour-2024"
    assert first.target_country == "NO"  # a word, not a boolean
    assert second.target_country is None  # this source does not say
    assert (first.amount.min, first.amount.qualifier) == (30_000_000, "more_than")  # type: ignore[union-attr]
    assert str(second.date.completed) == "2024-03-05"
    assert second.voting is False


def test_csv_unfolds_dotted_columns() -> None:
    text = (
        "target,investors,type,status,amount.exact,amount.currency,source.url,people.0.name,voting\n"
        '"Harbour, Inc.",Northwind; Sea Fund,acquisition,announced,1000000,USD,https://a.example,Ada,\n'
        "\n"
        'Other,"[""A; B Ltd""]",acquisition,completed,,,https://b.example,,false\n'
    )
    (line, first), (other_line, other) = taken(read("\ufeff" + text, "csv"))
    assert isinstance(first, Report)
    assert isinstance(other, Report)
    assert (line, other_line) == (2, 4)
    assert first.target == "Harbour, Inc."
    assert first.investors == ("Northwind", "Sea Fund")
    assert first.people[0].name == "Ada"
    assert first.amount is not None
    assert first.amount.exact == 1_000_000
    assert other.investors == ("A; B Ltd",)
    assert (other.amount, other.voting) == (None, False)


def test_json_array_knows_its_lines(record: Callable[..., dict[str, Any]]) -> None:
    text = "[\n" + ",\n".join(json.dumps(record(deal=h)) for h in ("one", "two")) + "\n]"
    assert [line for line, _ in taken(read(text, "json"))] == [2, 3]


def test_a_record_with_a_name_and_no_target_is_an_organization() -> None:
    text = '{"name": "Meta Platforms", "aliases": ["Facebook"], "cik": "1326801"}'
    ((_, found),) = taken(read(text, "jsonl"))
    assert isinstance(found, OrganizationRecord)
    assert (found.name, found.cik) == ("Meta Platforms", "0001326801")


def test_source_defaults_fill_only_what_is_left_out() -> None:
    default = Source(url="https://d.example", publisher="Default")  # type: ignore[call-arg]
    lines = (
        b'{"target": "A", "type": "merger", "status": "announced"}\n'
        b'{"target": "A", "type": "merger", "status": "announced", '
        b'"source": {"url": "https://own.example"}}\n'
    )
    one, two = records(read_raw(stream(lines), "in", "jsonl"), "in", default)
    assert isinstance(one, Numbered)
    assert isinstance(two, Numbered)
    assert one.record.source.url == "https://d.example"
    assert two.record.source.url == "https://own.example"
    assert two.record.source.publisher == "Default"


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        pytest.param({"investor": ["A"]}, "investor", "did you mean 'investors'", id="unknown"),
        pytest.param({"zzz": 1}, "zzz", "known are deal, target", id="unknown-far"),
        pytest.param({"amount": {"exat": 1}}, "amount.exat", "did you mean 'exact'", id="nested"),
        pytest.param({"source": {"link": "x"}}, "source.link", "unknown field", id="source-field"),
        pytest.param({"type": "aquisition"}, "type", "did you mean 'acquisition'", id="type"),
        pytest.param({"status": "done"}, "status", "not one of the statuses", id="status"),
        pytest.param({"target": None}, "target", "this field is required", id="no-target"),
        pytest.param({"target": ""}, "target", "at least 1 character", id="empty-target"),
        pytest.param({"amount": {"exact": 5}}, "amount", "needs a currency", id="no-currency"),
        pytest.param(
            {"amount": {"exact": 5, "currency": "dollars"}},
            "amount.currency",
            "such as USD",
            id="currency-word",
        ),
        pytest.param(
            {"amount": {"min": 9, "max": 3, "currency": "USD"}},
            "amount",
            "min 9 is greater than max 3",
            id="min-above-max",
        ),
        pytest.param(
            {"amount": {"exact": 5, "max": 9, "currency": "USD"}},
            "amount",
            "either exact, or min and max",
            id="exact-and-max",
        ),
        pytest.param(
            {"amount": {"exact": -5, "currency": "USD"}},
            "amount.exact",
            "greater than",
            id="negative",
        ),
        pytest.param(
            {"amount": {"exact": "1e400", "currency": "USD"}},
            "amount.exact",
            "is not a number",
            id="infinite",
        ),
        pytest.param(
            {"amount": {"exact": "1,000", "currency": "USD"}},
            "amount.exact",
            "'1,000' is not a number; write it like",
            id="separators",
        ),
        pytest.param(
            {"amount": {"exact": 10**18, "currency": "USD"}},
            "amount.exact",
            "less than or equal",
            id="too-large",
        ),
        pytest.param(
            {"amount": "$999,999,999 trillion"},
            "amount",
            "more than any deal",
            id="too-large-in-words",
        ),
        pytest.param({"amount": "-$5 million"}, "amount", "never below zero", id="minus"),
        pytest.param(
            {"quotes": {"amount": {"text": "$40", "start": 9, "end": 5}}},
            "quotes.amount",
            "not as long as the words",
            id="quote-offsets",
        ),
        pytest.param(
            {"quotes": {"colour": {"text": "red", "start": 0, "end": 3}}},
            "record",
            "'colour' is not a field",
            id="quote-field",
        ),
        pytest.param({"target": "Zero\x00Corp"}, "target", "U+0000", id="unseen-character"),
        pytest.param({"stake_percent": "half"}, "stake_percent", "is not a number", id="words"),
        pytest.param({"amount": "a pile of money"}, "amount", "pile", id="amount-words"),
        pytest.param(
            {"amount": {"exact": 5, "currency": "USD", "basis": "total"}},
            "record",
            "not one of the amount bases",
            id="basis",
        ),
        pytest.param({"date": {"announced": "2024-02-30"}}, "date.announced", "2024-02", id="day"),
        pytest.param({"date": {"announced": "1201-11-03"}}, "date.announced", "1201", id="year"),
        pytest.param({"date": {"closed": "2024"}}, "date.closed", "unknown field", id="date-field"),
        pytest.param(
            {"stake_percent": 120}, "stake_percent", "less than or equal to 100", id="stake"
        ),
        pytest.param({"deal": "Not A Handle"}, "deal", "not a handle", id="handle"),
        pytest.param({"source": {"url": "javascript:alert(1)"}}, "source.url", "http", id="url"),
        pytest.param({"target_country": "USA"}, "target_country", "two-letter", id="country"),
        pytest.param(
            {"investors": "A; B", "people": [{"role": "x"}]},
            "people.0.name",
            "required",
            id="person-without-name",
        ),
        pytest.param(
            {"attribution": "insiders"},
            "attribution",
            "not one of the attributions",
            id="attribution",
        ),
    ],
)
def test_each_fault_is_rejected_with_place_and_reason(
    record: Callable[..., dict[str, Any]], change: dict[str, Any], field: str, reason: str
) -> None:
    good = json.dumps(record())
    items = read(f"{good}\n{json.dumps(record(**change))}\n{good}\n", "jsonl")
    assert [isinstance(item, Reject) for item in items] == [False, True, False]
    reject = items[1]
    assert isinstance(reject, Reject)
    assert (reject.file, reject.line) == ("in", 2)
    assert (reject.field or "record") == field
    assert reason in reject.reason
    assert reject.record is not None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "not a JSON object"),
        ('["a", "list"]', "an object with fields, not list"),
        ('{"target": "A", "target": "B"}', "the field 'target' is given twice"),
        ('{"target": "A", "stake_percent": NaN}', "NaN is not a JSON number"),
        ('{"target": "A", "stake_percent": 1e999}', "too large a number"),
        ("[" * 100_000, "not a JSON object"),
    ],
)
def test_lines_that_are_no_record(line: str, reason: str) -> None:
    (reject,) = read(line, "jsonl")
    assert isinstance(reject, Reject)
    assert reject.line == 1
    assert reason in reject.reason


def test_ragged_csv_row_is_rejected_alone() -> None:
    text = (
        "target,type,status,source.url\n"
        "A,merger,announced,https://a.example\n"
        "B,merger,announced\n"
        "C,merger,announced,https://c.example\n"
    )
    first, ragged, last = read(text, "csv")
    assert isinstance(first, Numbered)
    assert isinstance(last, Numbered)
    assert isinstance(ragged, Reject)
    assert (ragged.line, ragged.reason) == (3, "3 cells, but the header has 4 columns")


@pytest.mark.parametrize(
    ("text", "format_", "message"),
    [
        (b"\xff\xfe\x00t", "jsonl", "not UTF-8 text"),
        ("target,target\n", "csv", "the column 'target' is there twice"),
        ("{", "json", "not valid JSON"),
        ("a: [1, 2", "yaml", "line 1: not readable as YAML"),
        ("- {target: A\n  type: x}\n- }", "yaml", "not readable as YAML"),
        ("a: &x [1]\nb: *x\n", "yaml", r"line 2: not readable as YAML: aliases"),
        ("target: A\ntarget: B\n", "yaml", "line 2: .*given twice"),
        ("!!python/object/apply:os.system ['true']", "yaml", "not readable as YAML"),
        ("target: A\x01\n", "yaml", "not readable as YAML"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(
    text: str | bytes, format_: str, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        read(text, format_)


@pytest.mark.parametrize(
    ("start", "format_"),
    [
        (b'\xef\xbb\xbf[{"a"', "json"),
        (b' {"target"', "jsonl"),
        (b"- target: A", "yaml"),
        (b"deal: x", "yaml"),
        (b"a,b,c", None),
    ],
)
def test_sniffing(start: bytes, format_: str | None) -> None:
    found = reader_of(Path("unnamed"), start)
    assert (found.name if found else None) == format_


def test_a_report_survives_the_round_trip(record: Callable[..., dict[str, Any]]) -> None:
    full = record(
        deal="northwind-harbour-2024",
        legs=[
            {
                "what": "cash",
                "from": "Northwind Capital",
                "to": "Harbour Robotics",
                "amount": {"text": "$40 million", "exact": 40_000_000, "currency": "USD"},
            }
        ],
        links=[{"type": "follows", "deal": "other-2020"}],
        people=[{"name": "Ada Berg", "role": "joins acquirer"}],
        voting=False,
        stake_percent=0,
        conditions=["approval"],
    )
    ((_, report),) = taken(read(json.dumps(full), "jsonl"))
    assert isinstance(report, Report)
    again = Report.model_validate(report.flat())
    assert again == report
    assert report.flat()["voting"] is False
    assert report.flat()["stake_percent"] == 0
    assert report.flat()["people"] == [{"name": "Ada Berg", "role": "joins_investor"}]
