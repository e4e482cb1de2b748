"""Ingest: nothing twice, nothing lost, nothing in silence."""

import json
import random
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import BadInput, DatabaseError, NotFound
from deals.pipeline.packaged import data_folder
from deals.store.database import APPLICATION_ID
from deals.store.schema import DERIVED_TABLES, EVIDENCE_TABLES, SEARCH_TABLES

Make = Callable[..., dict[str, Any]]
Write = Callable[..., Path]


def rows(
    path: Path, tables: Iterable[str] = (*DERIVED_TABLES, *SEARCH_TABLES)
) -> dict[str, list[Any]]:
    """All rows of tables in an order that does not depend on when they were written."""
    connection = sqlite3.connect(path)
    try:
        return {t: sorted(map(repr, connection.execute(f"select * from {t}"))) for t in tables}  # noqa: S608
    finally:
        connection.close()


def one(path: Path, sql: str, *values: Any) -> Any:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql, values).fetchone()
    finally:
        connection.close()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "deals.db"


def test_the_packaged_deals_go_in_whole_and_only_once(demo_db: Path, tmp_path: Path) -> None:
    assert one(demo_db, "select count(*) from deals") == (229,)
    assert one(demo_db, "select count(*) from reports where about = 'deal'") == (681,)
    copy = tmp_path / "copy.db"
    copy.write_bytes(demo_db.read_bytes())
    before = rows(copy, (*EVIDENCE_TABLES, *DERIVED_TABLES))
    again = pipeline.demo(copy)
    assert (again.reports_new, again.reports_known, again.deals_changed) == (0, 681, 0)
    assert rows(copy, (*EVIDENCE_TABLES, *DERIVED_TABLES)) == before


@pytest.mark.parametrize("handles", [True, False], ids=["handles", "no-handles"])
def test_rebuild_gives_the_same_rows(db: Path, handles: bool) -> None:
    data = str(data_folder() / "deals")
    pipeline.ingest([data], db, pipeline.Options(ignore_handles=not handles))
    before = rows(db)
    empty = {table for table in DERIVED_TABLES if not before[table]}
    assert empty == {"candidate_organizations"} | ({"candidate_pairs"} if handles else set())
    assert pipeline.rebuild(db) == len(before["deals"])
    after = rows(db)
    for table, expected in before.items():
        assert after[table] == expected, table
    assert pipeline.check(db) == []


def test_one_report_at_a_time_in_any_order_is_the_same_database(
    tmp_path: Path, record: Make, write_lines: Write
) -> None:
    reports = [
        record(
            deal=handle,
            target=target,
            investors=[investor],
            date={"announced": f"202{n % 3}-0{1 + n % 7}"},
            people=[{"name": f"Person {n % 4}"}],
            source={"url": f"https://x.example/{n}", "publisher": f"Paper {n % 5}"},
        )
        for n, (handle, target, investor) in enumerate(
            [
                (None, "Harbour Robotics", "Northwind Capital"),
                (None, "Harbour Robotics, Inc.", "NORTHWIND CAPITAL"),
                ("north-sea-2021", "Sea Lab", "Northwind Capital"),
                (None, "Sea Lab", "Northwind Capital Ltd"),
                (None, "Ashore", "Sea Lab"),
                ("north-sea-2021", "Ocean Lab", "Northwind Capital"),
                (None, "Ocean Lab", "Other Fund"),
                (None, "ASHORE", "Sea Lab"),
                (None, "Harbour", "Northwind Capital"),
                (None, "Harbour Robotics Europe", "Northwind Capital"),
                (None, "Harbour Lights", "Other Fund"),
            ]
        )
    ]
    organizations = [
        {
            "name": "Sea Lab",
            "aliases": ["Ocean Lab"],
            "parent": "Deep Holdings",
            "source": {"url": "https://o.example"},
        },
    ]
    everything = [*reports, *organizations]
    whole = tmp_path / "whole.db"
    pipeline.ingest([str(write_lines(*everything))], whole)
    expected = rows(whole)
    assert pipeline.check(whole) == []
    for seed in range(4):
        shuffled = everything[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311
        piecemeal = tmp_path / f"{seed}.db"
        for n, item in enumerate(shuffled):
            pipeline.ingest([str(write_lines(item, name=f"{seed}-{n}.jsonl"))], piecemeal)
        found = rows(piecemeal)
        for table in expected:
            assert found[table] == expected[table], (seed, table)


def test_a_record_that_claims_a_contested_alias_renames_its_organization_at_once(
    db: Path, record: Make, write_lines: Write
) -> None:
    pages = ({"source": {"url": f"https://o.example/{n}"}} for n in range(2))
    for n, item in enumerate([
        record(deal=None, target="Atlas"),
        {"name": "Northwind Capital", "aliases": ["Northwind"], **next(pages)},
        {"name": "Atlas GmbH", "country": "DE", "aliases": ["Northwind"], **next(pages)},
    ]):  # fmt: skip
        pipeline.ingest([str(write_lines(item, name=f"{n}.jsonl"))], db)
    before = rows(db)
    assert [row[0] for row in sqlite3.connect(db).execute("select target from deals")] == [
        "Atlas GmbH"
    ]
    pipeline.rebuild(db)
    assert rows(db) == before


def test_an_id_that_becomes_free_goes_to_the_deal_that_waited_for_it(
    db: Path, record: Make, write_lines: Write
) -> None:
    for n, item in enumerate([
        record(deal=None, target="Delta Labs", date={"announced": "2021-02-04"}, round="Seed"),
        {"name": "Delta", "country": "TW", "aliases": ["Delta Labs"]},
        record(deal=None, target="Delta", investors=["Other Fund"], type="debt",
               date={"announced": "2021"}, round="Seed"),
        {"name": "Delta", "country": "US"},
    ]):  # fmt: skip
        page = {"url": f"https://o.example/{(2, 1, 3, 0)[n]}", "published": f"2021-03-0{n + 1}"}
        pipeline.ingest([str(write_lines({**item, "source": page}, name=f"{n}.jsonl"))], db)
    before = rows(db)
    pipeline.rebuild(db)
    assert rows(db) == before


def test_rejected_records_go_to_a_file_and_the_others_go_in(
    db: Path, tmp_path: Path, record: Make, write_lines: Write
) -> None:
    path = write_lines(
        record(deal="good-one"), record(type="aquisition"), "{broken", record(deal="good-two")
    )
    rejects = tmp_path / "bad.jsonl"
    summary = pipeline.ingest([str(path)], db, pipeline.Options(rejects=rejects))
    assert (summary.read, summary.reports_new, summary.rejected) == (4, 2, 2)
    assert summary.read == summary.reports_new + summary.reports_known + summary.rejected
    lines = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]
    assert [(r["line"], r["field"]) for r in lines] == [(2, "type"), (3, None)]
    assert "did you mean 'acquisition'" in lines[0]["reason"]
    assert lines[0]["record"]["type"] == "aquisition"
    again = pipeline.ingest([str(path)], db, pipeline.Options(rejects=rejects))
    assert (again.read, again.reports_new, again.reports_known, again.rejected) == (4, 0, 2, 2)


def test_a_file_that_cannot_be_read_stores_nothing(
    db: Path, tmp_path: Path, record: Make, write_lines: Write
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match=r"bad\.json"):
        pipeline.ingest([str(bad)], db)
    assert one(db, "select count(*) from deals") == (0,)
    good = write_lines(record(deal="good"))
    summary = pipeline.ingest([str(good), str(bad)], db)  # of several, the others go in
    assert (summary.files, summary.reports_new) == (1, 1)
    (refused,) = summary.refused
    assert refused["file"] == str(bad)
    assert "not valid JSON" in refused["reason"]


def test_dry_run_counts_and_stores_nothing(db: Path, record: Make, write_lines: Write) -> None:
    path = write_lines(record(deal="a"), record(deal="b"))
    summary = pipeline.ingest([str(path)], db, pipeline.Options(dry_run=True))
    assert (summary.reports_new, summary.deals_new) == (2, 2)
    assert not db.exists()
    pipeline.ingest([str(path)], db)
    more = write_lines(record(deal="c"), name="more.jsonl")
    assert pipeline.ingest([str(more)], db, pipeline.Options(dry_run=True)).deals_new == 1
    assert one(db, "select count(*) from deals") == (2,)


def test_limit_reads_a_part_and_a_later_run_the_rest(
    db: Path, record: Make, write_lines: Write
) -> None:
    path = write_lines(*(record(deal=f"d{n}") for n in range(5)))
    assert pipeline.ingest([str(path)], db, pipeline.Options(limit=2)).reports_new == 2
    assert pipeline.ingest([str(path)], db).reports_new == 3


def test_ignoring_handles_finds_the_deals_anew(db: Path, record: Make, write_lines: Write) -> None:
    same = {"target": "Harbour", "investors": ["North"]}
    path = write_lines(record(deal="one", **same), record(deal="two", **same))
    pipeline.ingest([str(path)], db, pipeline.Options(ignore_handles=True))
    assert [row["deal"] for row in pipeline.report_places(db)] == ["north-harbour-2024"] * 2
    assert [row["line"] for row in pipeline.report_places(db)] == [1, 2]


def test_a_source_states_together_what_its_reports_state_apart(
    db: Path, record: Make, write_lines: Write
) -> None:
    url = "https://shared.example/story"
    path = write_lines(
        record(deal="a", source={"url": url, "title": "Two deals"}),
        record(deal="b", source={"url": url, "published": "2024-03-06"}),
    )
    pipeline.ingest([str(path)], db)
    assert one(db, "select title, published, published_from from sources where url = ?", url) == (
        "Two deals",
        "2024-03-06",
        "2024-03-06",
    )


def test_records_without_a_source_belong_to_their_file(
    db: Path, record: Make, write_lines: Write
) -> None:
    pipeline.ingest([str(write_lines(record(source=None)))], db)
    url, kind, size = one(
        db, "select url, kind, length(file_hash) from sources where kind = 'data_file'"
    )
    assert (url, kind, size) == (None, "data_file", 64)


def test_reference_organizations_appear_once_a_deal_names_them(
    db: Path, record: Make, write_lines: Write
) -> None:
    pipeline.ingest([str(write_lines(record(target="Instagram", investors=["Facebook"])))], db)
    ids = one(db, "select group_concat(id, ' ') from (select id from organizations order by id)")
    assert ids == ("instagram meta-platforms",)


def test_a_foreign_database_is_refused(tmp_path: Path, record: Make, write_lines: Write) -> None:
    foreign = tmp_path / "music.db"
    connection = sqlite3.connect(foreign)
    connection.execute("create table songs (id integer)")
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseError, match="not one that deals made"):
        pipeline.ingest([str(write_lines(record()))], foreign)
    text = tmp_path / "text.db"
    text.write_text("not a database, but long enough to look at " * 20, encoding="utf-8")
    with pytest.raises(DatabaseError, match="not a usable SQLite database"):
        pipeline.stats(text)


def test_a_database_with_other_tables_is_refused_with_the_way_out(
    tmp_path: Path, demo_db: Path
) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(demo_db.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("pragma user_version = 7")
    connection.commit()
    connection.close()
    for use in (pipeline.stats, pipeline.rebuild, pipeline.demo):
        with pytest.raises(DatabaseError, match="with other tables") as refused:
            use(path)
        assert "export --format records" in refused.value.hint


def test_a_newer_database_is_refused(tmp_path: Path, demo_db: Path) -> None:
    copy = tmp_path / "newer.db"
    copy.write_bytes(demo_db.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) "
        "values ('deals', 'm999_future', '2030')"
    )
    connection.commit()
    connection.close()
    with pytest.raises(DatabaseError, match="newer version of deals"):
        pipeline.rebuild(copy)


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        (
            "update deals set amount_low = 9, amount_high = 3 where id = 'meta-scale-ai-2025'",
            "a low amount is not above the high one",
        ),
        (
            "delete from deal_reports where deal_id = 'meta-scale-ai-2025'",
            "every deal has a report",
        ),
        (
            "update deals set type = 'swap' where id = 'meta-scale-ai-2025'",
            "every code is on its list",
        ),
        (
            "delete from deal_values where deal_id = 'meta-scale-ai-2025' and field = 'amount'",
            "every shown amount",
        ),
        (
            "delete from deals_fts where deal_id = 'meta-scale-ai-2025'",
            "every deal can be searched",
        ),
        (
            "update deals set counts_in_totals = 1 where status = 'rumoured'",
            "talk and ended deals do not count",
        ),
        (
            "update deal_parties set organization_id = 'nobody' "
            "where deal_id = 'meta-scale-ai-2025' and role = 'investor'",
            "every reference leads to a row",
        ),
    ],
)
def test_check_finds_damage(demo_db: Path, tmp_path: Path, damage: str, check: str) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(demo_db.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert any(fault.check.startswith(check) for fault in pipeline.check(copy))


def test_deals_that_may_be_one_are_kept_as_a_pair(
    db: Path, record: Make, write_lines: Write
) -> None:
    stated = {"type": "minority_stake", "date": {"announced": "2024-03-05"}}
    path = write_lines(
        record(**stated, amount="$1 billion", source={"url": "https://a.example"}),
        record(**stated | {"type": "funding_round", "date": {"announced": "2024-05-05"}},
               amount="$1.3 billion", source={"url": "https://b.example"}),
    )  # fmt: skip
    pipeline.ingest([str(path)], db)
    deal, other, score, reasons = one(db, "select * from candidate_pairs")
    assert deal < other
    assert 0.5 <= score < 1.5
    assert "but amounts not far apart" in reasons
    assert pipeline.check(db) == []


def test_a_deal_without_any_day_is_not_claimed_for_the_past(
    db: Path, record: Make, write_lines: Write
) -> None:
    undated = record(deal="undated", date=None, source={"url": "https://a.example"})
    pipeline.ingest([str(write_lines(undated))], db)
    assert len(pipeline.list_deals(db, pipeline.Filters(as_of="2020-01-01"))) == 0
    assert len(pipeline.list_deals(db, pipeline.Filters(as_of="2199-01-01"))) == 1
    with pytest.raises(NotFound, match="nothing was known of it on 2020-01-01") as caught:
        pipeline.show(db, "undated", date(2020, 1, 1))
    assert caught.value.hint == "No report of it has a day."


def test_a_surrogate_is_rejected_and_the_rest_is_stored(
    db: Path, tmp_path: Path, record: Make, write_lines: Write
) -> None:
    broken = json.dumps(record(deal="broken")).replace("Harbour Robotics", "Harbour \\ud800")
    path = write_lines(broken, record(deal="good"))
    rejects = tmp_path / "rejects.jsonl"
    summary = pipeline.ingest([str(path)], db, pipeline.Options(rejects=rejects))
    assert (summary.reports_new, summary.rejected) == (1, 1)
    (line,) = rejects.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["field"] == "target"


def test_a_report_of_a_target_alone_is_taken(db: Path, record: Make, write_lines: Write) -> None:
    sparse = record(deal="sparse", type=None, status=None, amount=None, date=None, investors=None)
    pipeline.ingest([str(write_lines(sparse))], db)
    deal = pipeline.show(db, "sparse").deal
    assert (deal.type, deal.status) == ("unknown", "announced")
    assert pipeline.check(db) == []


def test_the_file_can_be_read_where_nothing_can_be_written(
    db: Path, record: Make, write_lines: Write
) -> None:
    pipeline.ingest([str(write_lines(record(deal="one")))], db)
    assert sorted(p.name for p in db.parent.iterdir() if p.name.startswith("deals.db")) == [
        "deals.db"
    ]  # no write-ahead log is left behind
    assert one(db, "pragma journal_mode") == ("delete",)


def test_a_file_that_was_only_begun_is_ours(db: Path, record: Make, write_lines: Write) -> None:
    connection = sqlite3.connect(db)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.close()
    assert pipeline.ingest([str(write_lines(record(deal="one")))], db).reports_new == 1


def test_one_report_more_changes_its_own_deal_and_no_other_of_the_target(
    db: Path, record: Make, write_lines: Write
) -> None:
    def told(number: int, year: int) -> dict[str, Any]:
        day = f"{year}-03-05"
        source = {"url": f"https://x.example/{number}", "published": day}
        return record(date={"announced": day}, round=f"Round {year}", source=source)

    pipeline.ingest([str(write_lines(told(1, 2020), told(2, 2022), told(3, 2024)))], db)
    kept = "select rowid, * from deal_reports where deal_id like '%2020' order by rowid"
    before = one(db, kept)
    more = pipeline.ingest([str(write_lines(told(4, 2022), name="more.jsonl"))], db)
    assert (more.deals_new, more.deals_changed) == (0, 1)
    assert one(db, kept) == before
    whole = rows(db)
    pipeline.rebuild(db)
    assert rows(db) == whole
