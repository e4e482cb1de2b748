"""Judgements: what people decide goes before the rules, and can be taken back."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import BadInput, NotFound
from deals.model.judgement import Judgement
from deals.model.question import Decision
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


def made(db: Path) -> list[Judgement]:
    """Judgements made by these tests; the database has the curated ones too."""
    return [judgement for judgement in pipeline.judgements(db) if judgement.author == "tester"]


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
    assert [j.kind for j in made(db)] == ["same_deal", "undo"]


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


@pytest.mark.parametrize("days_later", [-1, 0, 400])
def test_a_pinned_deal_as_of_a_day_is_one_in_pages_and_lists(db: Path, days_later: int) -> None:
    pipeline.pin(db, SCALE, "amount", "EUR 12 billion", **WHO)
    last = pipeline.show(db, SCALE).deal.known_from
    assert last
    day = last + timedelta(days=days_later)
    shown = pipeline.show(db, SCALE, day).deal
    assert shown.amount == (14.3e9 if days_later < 0 else 12e9)
    (listed,) = [
        row
        for row in pipeline.list_deals(
            db, pipeline.Filters(target="Scale AI", as_of=day.isoformat())
        )
        if row["id"] == SCALE
    ]
    assert (listed["amount"], listed["currency"]) == (shown.amount, shown.currency)


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
        ("colour", "red", "cannot be pinned; one of type, status, amount"),
        ("amount", "a lot", "lot"),
        ("stake_percent", "140", "not between 0 and 100"),
        ("type", "aquisition", "did you mean 'acquisition'"),
        ("voting", "maybe", "neither true nor false"),
        ("completed_on", "last week", "last week"),
        ("status", "finished", "finished"),
        ("country", "ZZ", "no two-letter country code"),
    ],
)
def test_a_pin_that_cannot_be_read_is_refused(
    db: Path, field: str, value: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=reason):
        pipeline.pin(db, SCALE, field, value, **WHO)
    assert made(db) == []


@pytest.mark.parametrize(
    ("field", "value", "column", "expected"),
    [
        ("stake_percent", "48 %", "stake_percent", 48),
        ("voting", "yes", "voting", True),
        ("type", "acqui_hire", "type", "acquisition"),
        ("valuation", "$30 billion", "valuation", 30e9),
        ("country", "gb", "country", "GB"),
        ("round", "Series X", "round", "Series X"),
        ("status", "unwound", "status", "terminated"),
        ("announced_on", "2025-06", "announced_on", "2025-06"),
        ("terminated_on", "2026-01-05", "terminated_on", "2026-01-05"),
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
    with pytest.raises(BadInput, match="are one already"):
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


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_decision_without_a_reason_is_refused(db: Path, reason: str) -> None:
    who = {"author": "tester", "reason": reason}
    with pytest.raises(BadInput, match="reason"):
        pipeline.merge(db, SCALE, EARLIER, **who)
    with pytest.raises(BadInput, match="reason"):
        pipeline.split(db, SCALE, reports_of(db, SCALE)[:1], **who)
    with pytest.raises(BadInput, match="reason"):
        pipeline.undo(db, 1, **who)
    with pytest.raises(BadInput, match="a pin needs deal, field and value"):
        pipeline.pin(db, SCALE, "amount", reason, **WHO)
    assert made(db) == []


def names_of(db: Path, organization: str) -> set[str]:
    return column(db, "select name from organization_names where organization_id = ?", organization)


def column(db: Path, sql: str, *values: str) -> set[str]:
    connection = sqlite3.connect(db)
    try:
        return {row[0] for row in connection.execute(sql, values)}
    finally:
        connection.close()


def test_organizations_merge_and_undo_gives_back_the_identical_database(db: Path) -> None:
    before = layer_three(db)
    number = pipeline.merge(db, "Meta", "Scale AI", **WHO, organizations=True)
    assert {"Meta", "Scale AI"} <= names_of(db, "meta-platforms")
    assert pipeline.show(db, SCALE).deal.target_id == "meta-platforms"
    assert pipeline.check(db) == []
    merged = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == merged
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before


def test_a_name_is_taken_from_an_organization_and_given_back(db: Path) -> None:
    before = layer_three(db)
    investors = "select organization_id from deal_parties where deal_id = ? and role = 'investor'"
    assert column(db, investors, "meta-jio-2020") == {"meta-platforms"}
    number = pipeline.differ(db, "Meta Platforms", "Facebook", **WHO, organizations=True)
    assert column(db, investors, "meta-jio-2020") == {"facebook"}
    assert column(db, investors, SCALE) == {"meta-platforms"}
    parted = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == parted
    pipeline.undo(db, number, **WHO)
    assert layer_three(db) == before


def test_look_alikes_are_candidates_until_someone_decides(
    tmp_path: Path, record: Any, write_lines: Any
) -> None:
    db = tmp_path / "deals.db"
    for n, target in enumerate(("Harbour Robotics", "Harbor Robotics", "Harbour Robotics Europe",
                                "Harbour Robotics Ventures", "Zephyr")):  # fmt: skip
        path = write_lines(record(target=target, source={"url": f"https://x.example/{n}"}),
                           name=f"{n}.jsonl")  # fmt: skip
        pipeline.ingest([str(path)], db)
    pairs = layer_three(db)["candidate_organizations"]
    pipeline.rebuild(db)
    assert layer_three(db)["candidate_organizations"] == pairs
    asked = [q.about for q in pipeline.pending(db, ["organizations"])]
    assert asked == [
        ("harbor-robotics", "harbour-robotics"),
        ("harbour-robotics", "harbour-robotics-europe"),
    ]
    pipeline.merge(db, "Harbour Robotics", "Harbor Robotics", **WHO, organizations=True)
    decision = Decision(
        decision="unsure",
        organizations=("Harbour Robotics", "Harbour Robotics Europe"),
        reason="no register at hand",
    )
    assert pipeline.decide(db, [("here", decision)], "tester") == (1, 0)
    assert pipeline.pending(db, ["organizations"]) == []
    assert pipeline.decide(db, [("here", decision)], "tester") == (0, 1)


def test_namesakes_are_told_apart_by_their_deals_organizations(
    tmp_path: Path, record: Any, write_lines: Any
) -> None:
    db = tmp_path / "deals.db"
    lee = {"people": [{"name": "Ada Lee", "role": "joins_investor"}]}

    def add(number: int, **fields: Any) -> None:
        source = {"url": f"https://x.example/{number}", "published": f"2024-01-0{number}"}
        path = write_lines(record(**lee, source=source, **fields), name=f"{number}.jsonl")
        pipeline.ingest([str(path)], db)

    people = "select id from people"
    add(1, deal="a")
    add(2, deal="b", target="Zephyr", investors=["Boreas"])
    assert column(db, people) == {"ada-lee", "ada-lee-zephyr"}
    assert pipeline.show(db, "b").deal.people[0].person == "ada-lee-zephyr"
    add(3, deal="c", target="Zephyr", investors=["Northwind Capital"])
    assert column(db, people) == {"ada-lee"}
    whole = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == whole


def test_records_of_namesakes_stay_theirs_when_many_deals_come_in(
    tmp_path: Path, record: Any, write_lines: Any
) -> None:
    db = tmp_path / "deals.db"
    first = write_lines(
        {"name": "Delta", "country": "TW", "source": {"url": "https://x.example/tw"}},
        {"name": "Delta", "country": "US", "source": {"url": "https://x.example/us"}},
        record(deal="a", target="Delta", target_country="US"),
    )
    pipeline.ingest([str(first)], db)
    records = "select report_id, organization_id from mentions where role = 'organization'"
    with closing(sqlite3.connect(db)) as connection:
        before = sorted(connection.execute(records))
    many = (
        record(target=f"Target {n}", investors=[f"Fund {n}"],
               source={"url": f"https://x.example/{n}", "published": "2024-03-06"})
        for n in range(200)
    )  # fmt: skip
    pipeline.ingest([str(write_lines(*many, name="more.jsonl"))], db)
    with closing(sqlite3.connect(db)) as connection:
        assert sorted(connection.execute(records)) == before
    whole = layer_three(db)
    pipeline.rebuild(db)
    assert layer_three(db) == whole


@pytest.fixture
def rounds(tmp_path: Path, record: Any, write_lines: Any) -> Path:
    """Two deals of which the rules are not sure, and a deal on whose amount sources differ."""
    common = {"type": "minority_stake", "date": None}
    path = write_lines(
        record(**common, stake_percent=10,
               source={"url": "https://x.example/1", "published": "2024-01-10"}),
        record(**common, amount={"exact": 65e6, "currency": "USD"}, stake_percent=10,
               source={"url": "https://x.example/2", "published": "2024-06-10"}),
        record(deal="a", target="Zephyr", source={"url": "https://x.example/3"}),
        record(deal="a", target="Zephyr", amount="$60 million",
               source={"url": "https://x.example/4"}),
    )  # fmt: skip
    db = tmp_path / "deals.db"
    pipeline.ingest([str(path)], db)
    return db


def test_review_asks_what_the_rules_leave_open(rounds: Path) -> None:
    deals, conflict = pipeline.pending(rounds)
    assert deals.kind == "deals"
    assert "a buyer in common" in deals.reasons
    assert [side["reports_count"] for side in deals.sides] == [1, 1]
    assert (conflict.kind, conflict.about) == ("conflict", ("a", "amount"))
    assert [side["value"] for side in conflict.sides] == ["$40 million", "$60 million"]


def test_a_batch_of_decisions_settles_them(rounds: Path, tmp_path: Path) -> None:
    deals, conflict = (question.blank() for question in pipeline.pending(rounds))
    lines = [
        deals | {"decision": "same", "reason": "one round, told twice"},
        conflict | {"decision": "pin", "value": "$60 million", "reason": "read in the filing"},
    ]
    batch = tmp_path / "decisions.jsonl"
    batch.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert pipeline.decide_file(rounds, str(batch), "tester") == (2, 0)
    assert [question.kind for question in pipeline.pending(rounds)] == ["conflict"]  # the new one
    assert pipeline.stats(rounds)["counts"]["deals"] == 2
    assert pipeline.show(rounds, "a").deal.amount == 60e6
    assert pipeline.decide_file(rounds, str(batch), "tester") == (0, 2)


def test_what_is_unsure_comes_back_with_new_evidence(
    rounds: Path, record: Any, write_lines: Any
) -> None:
    for question in pipeline.pending(rounds):
        left = Decision.model_validate(question.blank() | {"decision": "unsure", "reason": "?"})
        pipeline.decide(rounds, [("here", left)], "tester")
    assert pipeline.pending(rounds) == []
    more = record(deal="a", target="Zephyr", amount="$70 million",
                  source={"url": "https://x.example/5"})  # fmt: skip
    pipeline.ingest([str(write_lines(more, name="more.jsonl"))], rounds)
    assert [question.about for question in pipeline.pending(rounds)] == [("a", "amount")]


def test_what_was_undone_is_decided_again_only_on_purpose(rounds: Path) -> None:
    (question,) = pipeline.pending(rounds, ["conflict"])
    decision = Decision.model_validate(question.blank() | {"decision": "unsure", "reason": "?"})
    assert pipeline.decide(rounds, [("here", decision)], "tester") == (1, 0)
    pipeline.undo(rounds, made(rounds)[0].id or 0, **WHO)
    assert pipeline.decide(rounds, [("here", decision)], "tester") == (0, 1)
    assert pipeline.pending(rounds, ["conflict"]) == [question]
    assert pipeline.decide(rounds, [("here", decision)], "tester", again=True) == (1, 0)
    assert pipeline.pending(rounds, ["conflict"]) == []


def test_two_splits_of_one_deal_for_one_reason_are_two(rounds: Path) -> None:
    for address in ("https://x.example/3", "https://x.example/4"):
        source = f"- {{deal: a, target: Zephyr, source: {{url: '{address}/again'}}}}\n"
        path = rounds.with_name("more.yml")
        path.write_text(source, encoding="utf-8")
        pipeline.ingest([str(path)], rounds)
    decisions = [
        Decision(decision="different", deal="a", sources=(address,), reason="another round")
        for address in ("https://x.example/3/again", "https://x.example/4/again")
    ]
    assert pipeline.decide(rounds, [("here", d) for d in decisions], "tester") == (2, 0)


def test_two_deals_that_someone_keeps_apart_are_not_asked_about_again(rounds: Path) -> None:
    one, other = pipeline.pending(rounds, ["deals"])[0].about
    number = pipeline.differ(rounds, one, other, **WHO)
    assert pipeline.pending(rounds, ["deals"]) == []
    assert {r["deal"] for r in pipeline.report_places(rounds)} == {one, other, "a"}
    pipeline.undo(rounds, number, **WHO)
    assert len(pipeline.pending(rounds, ["deals"])) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"decision": "maybe", "deals": ["a", "b"], "reason": "r"}, "2: decision: Input should be"),
        ({"decision": "same", "deals": ["a"], "reason": "r"}, "2: deals: name two different ones"),
        ({"decision": "same", "deals": ["a", "b"]}, "2: reason: Field required"),
        ({"decision": "same", "reason": "r"}, "2: decision: say one of deals"),
        ({"decision": "pin", "deal": "a", "field": "amount", "reason": "r"}, "2: decision: a pin"),
        ({"decision": "pin", "deal": "a", "field": "amount", "value": "lots", "reason": "r"},
         "2: amount: "),
        ({"decision": "same", "deals": ["a", "zeta"], "reason": "r"}, "2: zeta: no such deal"),
        ({"decision": "different", "deal": "a", "sources": ["https://y"], "reason": "r"},
         "2: a: no report from https://y"),
    ],
)  # fmt: skip
def test_a_batch_with_a_fault_is_refused_whole(
    rounds: Path, tmp_path: Path, line: dict[str, Any], reason: str
) -> None:
    good = {"decision": "unsure", "deal": "a", "field": "amount", "reason": "r"}
    batch = tmp_path / "decisions.jsonl"
    batch.write_text("\n".join(map(json.dumps, (good, line))), encoding="utf-8")
    with pytest.raises(BadInput, match=re.escape(f"decisions.jsonl:{reason}")):
        pipeline.decide_file(rounds, str(batch), "tester")
    assert pipeline.judgements(rounds) == []


def test_reports_that_leave_a_deal_are_named_by_their_address(rounds: Path) -> None:
    decision = Decision(
        decision="different", deal="a", sources=("https://x.example/4",), reason="another round"
    )
    pipeline.decide(rounds, [("here", decision)], "tester")
    assert [r["source_url"] for r in pipeline.report_places(rounds, "a")] == ["https://x.example/3"]
