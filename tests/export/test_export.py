"""Exports, read back by the programs that they are for."""

import csv
import hashlib
import io
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from deals import pipeline
from deals.errors import BadInput, DealsError, NotFound
from deals.export import workbook
from deals.export.cells import real_day, text
from deals.export.workbook import write_xlsx
from deals.export.writers import write_csv
from deals.model.table import Column, Table
from deals.pipeline import Filters
from deals.store.schema import DERIVED_TABLES

DEAL = "meta-scale-ai-2025"
CURATED = 2  # decisions that come with the packaged deals


def rows(path: Path, sql: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def layer_three(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(connection.execute(f"select * from [{table}]"), key=repr)  # noqa: S608
            for table in DERIVED_TABLES
        }


@pytest.fixture(scope="module")
def judged_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged deals, with decisions of people: merged, split, pinned, undone."""
    path = tmp_path_factory.mktemp("judged") / "judged.db"
    pipeline.demo(path)
    pipeline.merge(path, "amazon-anthropic-2023", "amazon-anthropic-2024", "ann", "one pledge")
    reports = [row["report"] for row in pipeline.report_places(path, DEAL)]
    split = pipeline.split(path, DEAL, reports[:2], "ann", "another deal")
    pipeline.undo(path, split, "bea", "no, the same")
    pipeline.pin(path, DEAL, "stake_percent", "48", "bea", "read in the filing")
    return path


@pytest.mark.parametrize("name", ["records.jsonl", "records.yml"])
def test_records_ingest_back_into_identical_deals(
    judged_db: Path, tmp_path: Path, name: str
) -> None:
    pipeline.export(judged_db, "records", str(tmp_path / name))
    copy = tmp_path / "copy.db"
    summary = pipeline.ingest([str(tmp_path / name)], copy)
    assert (summary.rejected, summary.judgements_new) == (0, 4 + CURATED)
    assert layer_three(copy) == layer_three(judged_db)
    made = "select id, author, kind, subject, undoes, reports, others, reason from judgements"
    assert rows(copy, made) == rows(judged_db, made)
    assert pipeline.show(copy, "amazon-anthropic-2024").deal.id == "amazon-anthropic-2023"
    again = pipeline.ingest([str(tmp_path / name)], copy, pipeline.Options(limit=10_000))
    assert (again.reports_new, again.judgements_new) == (0, 0)


def test_records_without_handles_keep_their_deals(demo_db: Path, tmp_path: Path) -> None:
    pipeline.export(demo_db, "records", str(tmp_path / "a.jsonl"))
    unhandled = tmp_path / "unhandled.db"
    options = pipeline.Options(ignore_handles=True)
    pipeline.ingest([str(tmp_path / "a.jsonl")], unhandled, options)
    pipeline.export(unhandled, "records", str(tmp_path / "b.yml"))
    pipeline.ingest([str(tmp_path / "b.yml")], tmp_path / "copy.db")
    assert layer_three(tmp_path / "copy.db") == layer_three(unhandled)


def test_an_undo_without_its_judgement_is_refused(judged_db: Path, tmp_path: Path) -> None:
    pipeline.export(judged_db, "records", str(tmp_path / "a.jsonl"))
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if '"kind": "different_deal"' not in line
            and '"kind": "split"' not in line]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(BadInput, match="undoes judgement"):
        pipeline.ingest([str(tmp_path / "a.jsonl")], tmp_path / "copy.db")


def test_a_snapshot_is_the_database(judged_db: Path, tmp_path: Path) -> None:
    pipeline.export(judged_db, "sqlite", str(tmp_path / "copy.db"))
    assert layer_three(tmp_path / "copy.db") == layer_three(judged_db)
    assert pipeline.check(tmp_path / "copy.db") == []


def test_a_part_is_a_sound_database_of_its_own(demo_db: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.db"
    filters = Filters(investor="Meta", as_of="2025-06-11", sort="amount")
    done = pipeline.export(demo_db, "sqlite", str(part), filters)
    assert pipeline.check(part) == []
    wanted = pipeline.list_deals(demo_db, filters)
    got = {row["id"]: row for row in pipeline.list_deals(part, Filters())}
    assert done.deals == len(got) == len(wanted) > 5
    shown = ("title", "status", "amount", "amount_qualifier", "stake_percent", "certainty")
    for row in wanted:
        assert [got[row["id"]][name] for name in shown] == [row[name] for name in shown]
    assert got[DEAL]["status"] == "in_talks"
    found = pipeline.search(part, "scale", 5)
    assert DEAL in [row["id"] for row in found]
    assert rows(part, "select count(*) n from reports where about = 'deal'")[0]["n"] == sum(
        row["reports_count"] for row in got.values()
    )


def test_a_folder_of_csv_describes_itself(demo_db: Path, tmp_path: Path) -> None:
    pipeline.export(demo_db, "csv", str(tmp_path / "out"))
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    names = {resource["name"]: resource for resource in package["resources"]}
    assert {"deals", "reports", "sources", "deal-versions", "judgements"} <= set(names)
    assert not [name for name in names if "fts" in name or "migration" in name]
    for resource in package["resources"]:
        path = tmp_path / "out" / resource["path"]
        assert resource["bytes"] == path.stat().st_size
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert resource["hash"] == f"sha256:{digest}"
        with path.open(encoding="utf-8", newline="") as stream:
            lines = list(csv.reader(stream))
        assert lines[0] == [field["name"] for field in resource["schema"]["fields"]]
        assert len(lines) - 1 == resource["rows"]
        for foreign in resource["schema"].get("foreignKeys", []):
            assert foreign["reference"]["resource"] in names
    fields = {field["name"]: field for field in names["deals"]["schema"]["fields"]}
    assert fields["amount_usd"]["type"] == "number"
    assert fields["deal_on"]["type"] == "date"
    assert fields["counts_in_totals"]["type"] == "boolean"
    assert all(field["description"] for field in fields.values())
    assert names["deals"]["schema"]["primaryKey"] == ["id"]


def test_csv_holds_every_deal_as_it_is(demo_db: Path, tmp_path: Path) -> None:
    pipeline.export(demo_db, "csv", str(tmp_path / "deals.csv"))
    with (tmp_path / "deals.csv").open(encoding="utf-8", newline="") as stream:
        found = {row["id"]: row for row in csv.DictReader(stream)}
    assert len(found) == rows(demo_db, "select count(*) n from deals")[0]["n"]
    scale = found[DEAL]
    assert (scale["amount"], scale["voting"], scale["counts_in_totals"]) == (
        "14300000000", "false", "true",
    )  # fmt: skip
    assert json.loads(scale["investors"]) == ["Meta Platforms"]


def table(*cells: Any, kind: Any = "text") -> Table:
    return Table("t", [Column("a", kind)], iter([(cell,) for cell in cells]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_in_csv_is_a_formula(start: str) -> None:
    stream = io.StringIO()
    write_csv(table(f"{start}HYPERLINK(1)", "a=b"), stream, lambda step, done: None)
    stream.seek(0)
    cells = [row[0] for row in csv.reader(stream)][1:]
    assert cells[0] == f"'{start}HYPERLINK(1)"
    assert cells[1] == "a=b"


def test_numbers_below_zero_stay_numbers() -> None:
    assert text(Column("a", "number"), -5.5) == -5.5


def test_jsonl_has_the_types_of_json(demo_db: Path, tmp_path: Path) -> None:
    filters = Filters(investor="Meta", min_usd=1e9)
    pipeline.export(demo_db, "jsonl", str(tmp_path / "deals.jsonl"), filters)
    lines = (tmp_path / "deals.jsonl").read_text(encoding="utf-8").splitlines()
    found = {row["id"]: row for row in map(json.loads, lines)}
    assert found.keys() == {row["id"] for row in pipeline.list_deals(demo_db, filters)}
    assert found[DEAL]["investors"] == ["Meta Platforms"]
    assert found[DEAL]["voting"] is False


def test_parquet_has_real_types(demo_db: Path, tmp_path: Path) -> None:
    pipeline.export(demo_db, "parquet", str(tmp_path / "out"))
    deals_file = tmp_path / "out" / "deals.parquet"
    with duckdb.connect() as connection:
        types = {
            row[0]: row[1] for row in connection.execute(f"describe from '{deals_file}'").fetchall()
        }
        row = connection.execute(
            f"select amount, voting, deal_on, investors[1], year from '{deals_file}' "  # noqa: S608
            "where id = ?",
            [DEAL],
        ).fetchone()
        total = connection.execute(
            f"select sum(amount_usd) from '{deals_file}' where counts_in_totals"  # noqa: S608
        ).fetchone()
        claims = connection.execute(
            f"select count(*) from '{tmp_path / 'out' / 'conflicts.parquet'}' "  # noqa: S608
            "where json_array_length(claims) > 1"
        ).fetchone()
    assert types["amount_usd"] == "DOUBLE"
    assert types["deal_on"] == "DATE"
    assert types["counts_in_totals"] == "BOOLEAN"
    assert types["investors"] == "VARCHAR[]"
    assert types["announced_on"] == "VARCHAR"  # EDTF: 2025-06 is no date
    assert row is not None
    assert row[:2] == (14.3e9, False)
    assert (row[2].isoformat(), *row[3:]) == ("2025-06-12", "Meta Platforms", 2025)
    counted = pipeline.stats(demo_db)
    assert total == (pytest.approx(counted["totals"]["counted_usd"]),)
    assert claims == (counted["counts"]["conflicts"],)


def test_parquet_without_duckdb_says_what_to_install(
    demo_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)  # as if it were not installed
    with pytest.raises(DealsError, match="DuckDB") as error:
        pipeline.export(demo_db, "parquet", str(tmp_path / "deals.parquet"))
    assert "deals[parquet]" in error.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def book(demo_db: Path, tmp_path: Path) -> Iterator[openpyxl.Workbook]:
    pipeline.export(demo_db, "xlsx", str(tmp_path / "deals.xlsx"))
    opened = openpyxl.load_workbook(tmp_path / "deals.xlsx")
    yield opened
    opened.close()


def test_a_workbook_has_real_numbers_and_dates(book: openpyxl.Workbook, demo_db: Path) -> None:
    assert {"deals", "reports", "sources", "organizations"} <= set(book.sheetnames)
    sheet = book["deals"]
    assert sheet.freeze_panes == "A2"
    lines = sheet.iter_rows(values_only=True)
    header = next(lines)
    found = {row[0]: dict(zip(header, row, strict=True)) for row in lines}
    assert len(found) == rows(demo_db, "select count(*) n from deals")[0]["n"]
    scale = found[DEAL]
    assert scale["amount"] == 14_300_000_000
    assert scale["announced_on"] == datetime(2025, 6, 12)
    assert scale["counts_in_totals"] is True
    partial = [
        row["announced_on"] for row in found.values() if isinstance(row["announced_on"], str)
    ]
    assert all(real_day(day) is None for day in partial)


def test_no_text_in_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    cells = ["=1+1", "@x", "https://news.example/a", "x" * 40_000]
    write_xlsx([table(*cells)], tmp_path / "a.xlsx", lambda step, done: None)
    opened = openpyxl.load_workbook(tmp_path / "a.xlsx")
    found = [row[0] for row in opened["t"].iter_rows(min_row=2)]
    opened.close()
    assert [cell.data_type for cell in found] == ["s"] * 4
    assert [cell.value for cell in found[:3]] == cells[:3]
    assert found[2].hyperlink is None
    assert len(found[3].value) == workbook.LONGEST_CELL
    assert found[3].value.endswith(workbook.CUT)


def test_a_long_table_goes_on_in_a_second_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LAST_ROW", 3)
    write_xlsx([table(1, 2, 3, 4, 5, kind="integer")], tmp_path / "a.xlsx", lambda s, d: None)
    opened = openpyxl.load_workbook(tmp_path / "a.xlsx")
    found = [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in opened]
    opened.close()
    assert found == [["a", 1, 2, 3], ["a", 4, 5]]


def test_filtered_tables_hold_what_belongs_to_the_deals(demo_db: Path, tmp_path: Path) -> None:
    filters = Filters(target="Scale AI")
    pipeline.export(demo_db, "jsonl", str(tmp_path), filters)

    def ids(name: str, column: str) -> set[str]:
        lines = (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        return {json.loads(line)[column] for line in lines}

    wanted = {row["id"] for row in pipeline.list_deals(demo_db, filters)}
    assert ids("deals", "id") == ids("deal_values", "deal_id") == wanted
    assert ids("deal_reports", "report_id") <= ids("reports", "id")
    assert ids("reports", "source_id") == ids("sources", "id")
    assert ids("deal_parties", "organization_id") <= ids("organizations", "id")
    assert ids("mentions", "report_id") <= ids("reports", "id")


def test_as_of_a_day_holds_only_what_was_public(demo_db: Path, tmp_path: Path) -> None:
    filters = Filters(target="Scale AI", as_of="2025-06-11")
    pipeline.export(demo_db, "jsonl", str(tmp_path / "out"), filters)
    lines = (tmp_path / "out" / "deals.jsonl").read_text(encoding="utf-8").splitlines()
    scale = next(row for row in map(json.loads, lines) if row["id"] == DEAL)
    assert scale["status"] == "in_talks"
    assert not (tmp_path / "out" / "deal_values.jsonl").exists()  # those are of today
    pipeline.export(demo_db, "records", str(tmp_path / "then.jsonl"), filters)
    pipeline.ingest([str(tmp_path / "then.jsonl")], tmp_path / "then.db")
    then = pipeline.show(tmp_path / "then.db", DEAL)
    assert (
        then.deal.values == pipeline.show(demo_db, DEAL, datetime(2025, 6, 11).date()).deal.values
    )


@pytest.mark.parametrize("output", ["no/such/folder/a.csv", "deals.db"])
def test_a_bad_place_is_an_error_and_leaves_nothing(
    demo_db: Path, tmp_path: Path, output: str
) -> None:
    place = demo_db if output == "deals.db" else tmp_path / output
    before = demo_db.read_bytes()
    with pytest.raises(DealsError):
        pipeline.export(demo_db, "csv" if output.endswith("csv") else "sqlite", str(place))
    assert demo_db.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_investor_is_named(demo_db: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no organization"):
        pipeline.export(demo_db, "csv", str(tmp_path / "a.csv"), Filters(investor="Nobody at all"))


def test_kinds_of_columns_agree_with_their_descriptions(demo_db: Path, tmp_path: Path) -> None:
    """What metadata.yml tells people and what the exports write is the same."""
    pipeline.export(demo_db, "jsonl", str(tmp_path))
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            words = field.get("description", "")
            place = f"{resource['name']}.{field['name']}"
            assert ("(1 yes, 0 no)" in words) == (field["type"] == "boolean"), place
            assert ("ISO date" in words) == (field["type"] == "date"), place
            assert ("JSON" in words) == (field["type"] in {"array", "object"}), place
