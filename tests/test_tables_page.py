"""The example of docs/tables.md does what the page says."""

import json
import re
import subprocess
import sys
from pathlib import Path

from deals import pipeline
from deals.model.mapping import DEAL_FIELDS, ORGANIZATION_FIELDS, UNITS
from deals.pipeline.tables import shipped_mappings
from deals.read.mappings import read_mapping

PAGE = (Path(__file__).parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")


def test_the_example_of_the_page(tmp_path: Path) -> None:
    mapping, table = re.findall(r"```(?:yaml|csv)\n(.*?)```", PAGE, re.S)
    (tmp_path / "tenders.yml").write_text(mapping, encoding="utf-8")
    path = tmp_path / "tenders.csv"
    path.write_text(table, encoding="utf-8")
    db = tmp_path / "deals.db"
    options = pipeline.Options(mapping=tmp_path / "tenders.yml")
    first = pipeline.ingest([str(path)], db, options)
    assert (first.read, first.reports_new, first.grouped, first.passed) == (4, 2, 1, 1)
    assert (first.rejected, first.doubted) == (0, 1)
    again = pipeline.ingest([str(path)], db, options)
    assert (again.reports_new, again.reports_known, again.deals_new) == (0, 2, 0)
    assert again.read == again.reports_known + again.grouped + again.passed
    rows = list(pipeline.report_places(db))
    assert [sorted(d["code"] for d in row["doubts"]) for row in rows] == [
        [],
        ["impossible_date", "zero_amount"],
    ]
    deal = pipeline.show(db, rows[0]["deal"]).deal
    assert (deal.amount, deal.currency) == (12_500_000, "EUR")
    assert set(deal.investors) == {"Nordwind", "Seefonds", "Ada Vale"}


def test_the_page_names_every_field_and_unit() -> None:
    for name in {*DEAL_FIELDS, *ORGANIZATION_FIELDS}:
        group = name.split(".")[0]
        assert f"`{name}`" in PAGE or f"`{group}.*`" in PAGE or name.endswith(".key"), name
    for unit in UNITS:
        assert f"`{unit}`" in PAGE


def test_shipped_mappings_are_valid_and_tell_their_source() -> None:
    mappings = [read_mapping(file) for file in shipped_mappings()]
    assert len({mapping.name for mapping in mappings}) == len(mappings) >= 7
    assert all(mapping.source.publisher for mapping in mappings)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deals", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_commands_map_and_ingest(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Company,Acquirer,Date,Price\nHarbour,Northwind,05/04/2023,$5m\n")
    mapping, db = tmp_path / "m.yml", tmp_path / "d.db"
    refused = run("ingest", str(table), "--db", str(db))
    assert refused.returncode == 1
    assert "could be swapped" in refused.stderr
    assert "deals map" in refused.stderr
    assert run("map", str(table), "-o", str(mapping)).returncode == 0
    mapping.write_text(mapping.read_text() + "dates: dmy\n")
    done = run("ingest", str(table), "--mapping", str(mapping), "--db", str(db), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["reports_new"] == 1
    rows = run("reports", "--db", str(db), "--json")
    assert json.loads(rows.stdout)["known_from"] == "2023-04-05"


def test_a_sure_table_needs_no_mapping(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Company,Acquirer,Date,Price\nHarbour,Northwind,2023-04-25,$5m\n\n")
    found = pipeline.ingest([str(table)], tmp_path / "d.db")
    assert (found.read, found.reports_new, found.passed) == (2, 1, 1)
    assert found.mappings == {str(table): "draft for t.csv"}
