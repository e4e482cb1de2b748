"""Tables read by a mapping: every row is a record, a doubted record, a reject or passed over."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from deals.errors import BadInput
from deals.model.mapping import TableMapping
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.pipeline.tables import shipped_mappings
from deals.read.mapped import read_mapped
from deals.read.mappings import known_mapping, read_mapping
from deals.read.records import Numbered, Passed
from deals.read.rows import Item

SOURCE = Source(file_hash="f" * 64)
DEAL: dict[str, Any] = {
    "name": "test",
    "columns": {"Company": "target", "Buyer": "investors", "Day": "date.announced",
                "Price": "amount"},
    "currency": "USD",
}  # fmt: skip


def read(path: Path, mapping: dict[str, Any]) -> list[Item]:
    return list(read_mapped(path, path.name, TableMapping.model_validate(mapping), SOURCE))


def table(tmp_path: Path, text: str | bytes, name: str = "table.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def told(item: Item) -> tuple[int, str, list[str]]:
    """Line, target or reason, and the codes of doubts."""
    if isinstance(item, Numbered):
        assert isinstance(item.record, Report)
        return item.line, item.record.target, [doubt.code for doubt in item.doubts]
    return item.line or 0, item.reason, []


def test_each_row_ends_as_something(tmp_path: Path) -> None:
    text = (
        "Company,Buyer,Day,Price\r\n"
        "Harbour,Northwind,2024-03-05,40000000\r\n"
        ",,,\r\n"
        "\r\n"
        "Pier,Northwind,1201-11-03,0\r\n"
        "Quay,Northwind,2024-03-05\r\n"
        "Dock,Northwind,2024-03-05,1,000\r\n"
        ",Northwind,2024-03-05,5\r\n"
        "Total,,,40000005\r\n"
        "Quay,quay,2024-03-06,-\r\n"
        '"Two\nlines",Northwind,,\r\n'
    )
    assert [told(item) for item in read(table(tmp_path, text), DEAL)] == [
        (2, "Harbour", []),
        (3, "blank", []),
        (4, "blank", []),
        (5, "Pier", ["impossible_date", "zero_amount"]),
        (6, "Quay", ["ragged_row"]),
        (7, "5 cells, but the header has 4 columns; a separator stands in one?", []),
        (8, "'Company' is empty: every record needs a target", []),
        (9, "a row of totals, not a record", []),
        (10, "Quay", ["same_name"]),
        (11, "Two lines", []),
    ]


def test_an_open_quotation_mark_costs_no_other_row(tmp_path: Path) -> None:
    rows = "".join(f"Company {n},Buyer {n},2024-01-01,5000\n" for n in range(40))
    text = f'Company,Buyer,Day,Price\nHarbour,"Northwind,2024-01-01,5000\n{rows}'
    items = read(table(tmp_path, text), DEAL)
    assert [item.line for item in items] == list(range(2, 43))
    first, *others = items
    assert isinstance(first, Numbered)
    assert isinstance(first.record, Report)
    assert first.record.investors == ("Northwind",)
    assert [(d.code, d.field) for d in first.doubts] == [("mended_text", "investors")]
    assert "never closed" in first.doubts[0].text
    assert [told(item)[1] for item in others] == [f"Company {n}" for n in range(40)]


def test_headers_again_and_footnotes_are_no_deals(tmp_path: Path) -> None:
    text = (
        "Company,Buyer,Day,Price\nHarbour,Northwind,2024-03-05,5000000\n"
        "Company,Buyer,Day,Price\nPier,Sea Fund,2024-03-06,6000000\nSource: the companies,,,\n"
    )
    assert [told(item)[:2] for item in read(table(tmp_path, text), DEAL)] == [
        (2, "Harbour"),
        (3, "skipped"),
        (4, "Pier"),
        (5, "only a name in it: a heading or a footnote?"),
    ]


def test_a_closed_cell_of_whole_other_rows_is_rejected(tmp_path: Path) -> None:
    text = 'Company,Buyer,Day,Price\nHarbour,"Northwind\tx\ty\nPier\tSea\tz",2024-01-01,5000\n'
    (item,) = read(table(tmp_path, text), DEAL)
    assert isinstance(item, Reject)
    assert (item.line, item.field) == (2, "target")
    assert "a cell of 2 lines seems to hold other rows" in item.reason


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"columns": {"Company": "target", "Buyer": "buyers"}}, "'buyers' is no field"),
        ({"columns": {"Company": "investors"}}, "no column holds the target"),
        ({"columns": {"Company": "target", "Name": "target"}}, "given twice"),
        ({"ignore": ["Price"]}, "'Price' is mapped and ignored"),
        ({"group_by": ["Company"]}, "only for rows: share"),
        ({"skip": [{"column": "Kind", "values": ["x"], "why": "y"}]}, "neither mapped nor ignored"),
        ({"constants": {"type": "aquisition"}}, "did you mean 'acquisition'"),
        ({"colums": {}}, "unknown field 'colums'; did you mean 'columns'"),
    ],
)
def test_a_mapping_is_strict(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    import json

    path = table(tmp_path, json.dumps(DEAL | changes), "mapping.yml")
    with pytest.raises(BadInput, match=message):
        read_mapping(path)


def test_columns_that_no_word_names_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path, "Company,Buyer,Day,Cost\nA,B,2024,5\n")
    with pytest.raises(BadInput, match="missing: Price; new: Cost"):
        read(path, DEAL)


def test_a_round_total_on_each_investors_row_is_never_summed(tmp_path: Path) -> None:
    text = (
        "Round,Company,Buyer,Day,Price\n"
        "r1,Harbour,Northwind,2024-03-05,40000000\n"
        "r2,Pier,Sea Fund,2024-04-01,7000000\n"
        "r1,Harbour,Sea Fund,2024-03-05,40000000\n"
        "r1,Harbour,Northwind,2024-03-05,40000000\n"
        "r2,Pier,Northwind,2024-04-01,9000000\n"
        "r1,Harbour,Ada Vale,,\n"
        ",Quay,Northwind,2024-04-02,1000000\n"
    )
    mapping = DEAL | {
        "rows": "share",
        "group_by": ["Round"],
        "ignore": ["Round"],
        "constants": {"amount.basis": "round_total"},
    }
    items = read(table(tmp_path, text), mapping)
    found = {
        (i.line, i.record.target, i.record.investors, i.record.amount.exact, i.rows)  # type: ignore[union-attr]
        for i in items
    }
    assert found == {
        (2, "Harbour", ("Northwind", "Sea Fund", "Ada Vale"), 40_000_000, 4),
        (3, "Pier", ("Sea Fund",), 7_000_000, 1),
        (6, "Pier", ("Northwind",), 9_000_000, 1),
        (8, "Quay", ("Northwind",), 1_000_000, 1),
    }
    doubted = [i for i in items if isinstance(i, Numbered) and i.doubts]
    assert [(i.line, i.doubts[0].code) for i in doubted] == [
        (3, "rows_disagree"),
        (6, "rows_disagree"),
    ]
    assert "differ in amount" in doubted[0].doubts[0].text


def test_codes_lists_and_skipped_rows(tmp_path: Path) -> None:
    mapping = DEAL | {
        "columns": {
            "Company": "target",
            "Buyers": {"field": "investors", "separator": ","},
            "State": {"field": "status", "codes": {"Done": "completed", "?": ""}},
            "Pay": {"field": "payment", "separator": "+", "codes": {"Shares": "stock"}},
            "Kind": "type",
        },
        "skip": [{"column": "Company", "values": ["Subtotal 2024"], "why": "sums"}],
    }
    text = (
        "Company,Buyers,State,Pay,Kind\n"
        '"Harbour, Inc.","Northwind, Sea Fund, Inc., and Ada",Done,Cash + Shares,Majority stake\n'
        "Subtotal 2024,,,,\n"
        "Pier,Northwind,?,Shells,acquisition\n"
    )
    first, skipped, last = read(table(tmp_path, text), mapping)
    assert isinstance(first, Numbered)
    assert isinstance(last, Numbered)
    record = first.record
    assert isinstance(record, Report)
    assert record.investors == ("Northwind", "Sea Fund, Inc.", "Ada")
    assert (record.status, record.payment, record.type) == (
        "completed", ("cash", "stock"), "majority_stake",
    )  # fmt: skip
    assert skipped == Passed(3, "skipped")
    assert [d.code for d in last.doubts] == ["unknown_code"]
    assert last.record.status is None  # type: ignore[union-attr]


def test_rows_that_are_organizations(tmp_path: Path) -> None:
    mapping = {
        "name": "companies",
        "rows": "organization",
        "columns": {"Name": "name", "Home": "domain", "Land": "country", "Also": "aliases"},
        "constants": {"kind": "company"},
    }
    text = "Name,Home,Land,Also\nHarbour,http://www.Harbour.example/en,DEU,HBR\nPier,nowhere,,\n"
    first, last = read(table(tmp_path, text), mapping)
    assert isinstance(first, Numbered)
    record = first.record
    assert isinstance(record, OrganizationRecord)
    assert (record.domain, record.country, record.aliases) == ("harbour.example", "DE", ("HBR",))
    assert isinstance(last, Numbered)
    assert [d.code for d in last.doubts] == ["unreadable_value"]


def test_the_crunchbase_acquisitions_of_2015(shared_data: Path) -> None:
    """Figures counted in the file itself, by plain csv.DictReader and a set."""
    path = shared_data / "tables" / "notpeter_2015_acquisitions.csv"
    mapping = known_mapping(path, path.name, shipped_mappings())
    assert mapping is not None
    assert mapping.name == "Crunchbase 2015 acquisitions"
    items = list(read_mapped(path, path.name, mapping, SOURCE))
    assert len(items) == 18_968
    assert Counter(type(item).__name__ for item in items) == {"Numbered": 18_967, "Reject": 1}
    taken = [item for item in items if isinstance(item, Numbered)]
    assert len(taken) - len({item.record.model_dump_json() for item in taken}) == 44
    codes = Counter(doubt.code for item in taken for doubt in item.doubts)
    assert (codes["own_target"], codes["impossible_date"], codes["zero_amount"]) == (31, 2, 8)
    reports = [item.record for item in taken if isinstance(item.record, Report)]
    assert len({r.amount.currency for r in reports if r.amount and r.amount.has_figures}) == 15
    ones = [i for i in taken if i.record.amount and i.record.amount.exact == 1]  # type: ignore[union-attr]
    assert len(ones) == 4
    assert all(i.doubts[0].code == "tiny_amount" for i in ones)


def test_the_acquisitions_of_tech_giants(shared_data: Path) -> None:
    """Counted in the file by csv.DictReader; the odd date and its row were read by eye."""
    path = shared_data / "tables" / "alice_Acquisitions.csv"
    mapping = known_mapping(path, path.name, shipped_mappings())
    assert mapping is not None
    items = list(read_mapped(path, path.name, mapping, SOURCE))
    assert len(items) == 1_643
    reports = [i.record for i in items if isinstance(i, Numbered) and isinstance(i.record, Report)]
    assert len(reports) == 1_643
    statuses = Counter(report.status for report in reports)
    assert statuses == {None: 1_552, "completed": 60, "announced": 31}
    assert sum(r.amount is not None and r.amount.kind == "undisclosed" for r in reports) == 1_222
    assert sum("stock" in report.payment for report in reports) == 76
    assert sum("crunchbase.com/acquisition/" in (r.source.url or "") for r in reports) == 1_642
    (odd,) = [i for i in items if isinstance(i, Numbered) and "4//17/2013" in str(i.doubts)]
    assert isinstance(odd.record, Report)
    assert str(odd.record.date.announced) == "2013"  # from the column of years


@pytest.mark.parametrize(
    ("name", "number"),
    [("alice_Acquired_Tech_Companies.csv", 1_610), ("alice_Acquiring_Tech_Companies.csv", 36)],
)
def test_the_companies_of_the_tech_giants(shared_data: Path, name: str, number: int) -> None:
    path = shared_data / "tables" / name
    mapping = known_mapping(path, path.name, shipped_mappings())
    assert mapping is not None
    items = list(read_mapped(path, path.name, mapping, SOURCE))
    assert len(items) == number
    assert all(isinstance(i, Numbered) and i.record.name for i in items)  # type: ignore[union-attr]
