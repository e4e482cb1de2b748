"""The SEC's lists of tickers become organizations with identifiers, in both layouts."""

import json
from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import BadInput
from deals.store.database import open_to_read

NUMBERED = {
    "0": {"cik_str": 42, "ticker": "HRBR", "title": "HARBOUR ROBOTICS INC"},
    "1": {"cik_str": 42, "ticker": "HRBRW", "title": "HARBOUR ROBOTICS INC"},
    "2": {"cik_str": 43, "ticker": "PIER", "title": "Pier Holdings plc"},
}
LISTED = {
    "fields": ["cik", "name", "ticker", "exchange"],
    "data": [
        [42, "HARBOUR ROBOTICS INC", "HRBR", "Nasdaq"],
        [43, "Pier Holdings plc", "PIER", None],
        [44, "", "QUAY", "NYSE"],
    ],
}


def write(tmp_path: Path, document: dict[str, Any]) -> str:
    path = tmp_path / "company_tickers.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def organizations(db: Path) -> list[tuple[Any, ...]]:
    with open_to_read(db) as found:
        return list(
            found.conn.execute(
                "select name, cik, ticker, exchange from organizations where cik is not null "
                "order by cik"
            )
        )


def test_numbered_objects(tmp_path: Path) -> None:
    found = pipeline.ingest([write(tmp_path, NUMBERED)], tmp_path / "d.db")
    assert (found.read, found.reports_new, found.passed, found.rejected) == (3, 2, 1, 0)
    assert organizations(tmp_path / "d.db") == [
        ("HARBOUR ROBOTICS INC", "0000000042", "HRBR", None),
        ("Pier Holdings plc", "0000000043", "PIER", None),
    ]


def test_fields_and_data_enrich_what_deals_name(tmp_path: Path) -> None:
    db = tmp_path / "d.db"
    deal = tmp_path / "deal.yml"
    deal.write_text(
        "target: Harbour Robotics\ninvestors: [Pier Holdings]\ntype: acquisition\n"
        "source: {url: 'https://a.example/1'}\n",
        encoding="utf-8",
    )
    pipeline.ingest([str(deal)], db)
    found = pipeline.ingest(
        [write(tmp_path, LISTED)], db, pipeline.Options(rejects=tmp_path / "r.jsonl")
    )
    assert (found.read, found.reports_new, found.rejected) == (3, 2, 1)
    assert {row[1:] for row in organizations(db)} == {
        ("0000000042", "HRBR", "Nasdaq"),
        ("0000000043", "PIER", None),
    }
    with open_to_read(db) as stored:
        counted = "select cik, deals_count from organizations where cik is not null order by cik"
        assert list(stored.conn.execute(counted)) == [("0000000042", 1), ("0000000043", 1)]
    assert pipeline.check(db) == []


def test_another_layout_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, {"0": {"cik_str": 1, "symbol": "X"}})
    with pytest.raises(BadInput, match="not a list of tickers"):
        pipeline.ingest([path], tmp_path / "d.db")


@pytest.mark.parametrize(
    ("name", "entries", "companies"),
    [
        ("sec_company_tickers_edgartools.json", 9_610, 7_919),
        ("sec_company_tickers_exchange.json", 10_069, 7_847),
    ],
)
def test_the_real_lists(
    shared_data: Path, tmp_path: Path, name: str, entries: int, companies: int
) -> None:
    found = pipeline.ingest([str(shared_data / "er" / name)], tmp_path / "d.db")
    assert (found.read, found.reports_new, found.rejected) == (entries, companies, 0)
    assert found.passed == entries - companies
    meta = ("Meta Platforms, Inc.", "0001326801", "META")
    assert meta in {row[:3] for row in organizations(tmp_path / "d.db")}
