"""A zoo of small nasty tables that nobody described: drafted, read where sure, else doubted."""

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals.errors import BadInput
from deals.model.report import Report, Source
from deals.read.delimited import tabular
from deals.read.draft import draft_mapping
from deals.read.draft_text import draft_text
from deals.read.drafted import Draft
from deals.read.mapped import read_mapped
from deals.read.mappings import read_mapping
from deals.read.records import Numbered, Passed

SOURCE = Source(file_hash="f" * 64)


def drafted(tmp_path: Path, text: str | bytes, name: str = "table.csv") -> tuple[Path, Draft]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path, draft_mapping(path, name)


def records(path: Path, draft: Draft) -> list[dict[str, Any]]:
    """Flat records without their source, after a passage through the text of the draft."""
    assert draft.sure, draft.doubts
    file = path.with_suffix(".mapping.yml")
    file.write_text(draft_text(draft), encoding="utf-8")
    mapping = read_mapping(file)
    assert mapping == draft.mapping()  # what is printed is what is used
    items = list(read_mapped(path, path.name, mapping, SOURCE))
    found = []
    for item in items:
        if isinstance(item, Passed):
            continue
        assert isinstance(item, Numbered), item
        assert isinstance(item.record, Report)
        found.append({k: v for k, v in item.record.flat().items() if k not in {"source", "type"}})
    return found


HARBOUR = {
    "target": "Hafen Robotik",
    "investors": ["Nordwind Kapital"],
    "date": {"announced": "2024-03-25"},
}
GERMAN = (
    "Käufer;Zielunternehmen;Kaufpreis (Mio. EUR);Datum;Branche\r\n"
    "Nordwind Kapital;Hafen Robotik;1.234,5;25.03.2024;Robotik\r\n"
    "Grüne Förde AG;Öl & Söhne;-;04.05.2024;Öle\r\n"
    "Seefonds;Werft Süd;12,25;06.07.2024;Schiffbau\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_german_table_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path, draft = drafted(tmp_path, GERMAN.encode(encoding))
    first, second, third = records(path, draft)
    assert first == HARBOUR | {
        "amount": {
            "text": "1.234,5 (in millions)",
            "exact": 1_234_500_000,
            "currency": "EUR",
            "qualifier": "exact",
        },
        "sector": "Robotik",
    }
    assert (second["investors"], second["target"]) == (["Grüne Förde AG"], "Öl & Söhne")
    assert "amount" not in second
    assert third["amount"]["exact"] == 12_250_000
    assert draft.parts["dates"] == "dmy"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1251", "Северный капитал"),
        ("shift_jis", "北風キャピタル"),
        ("cp1250", "Północny Kapitał Łódź"),
        ("gb18030", "北风资本有限公司"),
        ("cp1252", "Großhändler Déjà Vu Ñandú"),
    ],
)
def test_other_alphabets_in_their_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    rows = "".join(f"Harbour {n},{name},2024-01-{n:02},{n}000000\n" for n in range(1, 28))
    path, draft = drafted(
        tmp_path, f"Target,Acquirer,Announced,Amount (USD)\n{rows}".encode(encoding)
    )
    assert records(path, draft)[0]["investors"] == [name]


def table(header: str, *rows: str) -> str:
    return "\n".join((header, *rows)) + "\n"


def test_days_first_are_told_by_the_data(tmp_path: Path) -> None:
    rows = ("Harbour\tNorthwind\t05/04/2023\t$5m", "Pier\tSea Fund\t25/04/2023\t$7.5m")
    path, draft = drafted(tmp_path, table("Company\tAcquirer\tDate\tPrice", *rows), "t.tsv")
    assert [r["date"]["announced"] for r in records(path, draft)] == ["2023-04-05", "2023-04-25"]


def test_months_first_are_told_by_the_data(tmp_path: Path) -> None:
    rows = ("Harbour|Northwind|05/04/2023|$5m", "Pier|Sea Fund|04/25/2023|$7.5m")
    path, draft = drafted(tmp_path, table("Company|Acquirer|Date|Price", *rows), "t.psv")
    assert [r["date"]["announced"] for r in records(path, draft)] == ["2023-05-04", "2023-04-25"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param(
            table("Company,Acquirer,Date,Price", "Harbour,Northwind,05/04/2023,$5m"),
            "could be swapped",
            id="day-or-month",
        ),
        pytest.param(
            table("Company,Acquirer,Date,Price", "A Co,B Co,25/04/2023,$5m", "C,D,04/26/2023,$5m"),
            "both orders occur",
            id="both-orders",
        ),
        pytest.param(
            table("Company,Acquirer,Date,Price", "Harbour,Northwind,2023-04-05,5000000"),
            "the currency of 'Price'",
            id="no-currency",
        ),
        pytest.param(
            table("Company,Acquirer,Date,Price (USD)", "Harbour,Northwind,2023-04-05,5.5"),
            "in thousands or millions",
            id="no-unit",
        ),
        pytest.param(
            table("Company,Acquirer,Date,Price (EUR)", "Harbour,Northwind,2023-04-05,2.500"),
            "may be thousands or decimals",
            id="decimal-sign",
        ),
        pytest.param(
            table("Harbour,Northwind,2023-04-05,$5m", "Pier,Sea Fund,2023-05-05,$6m"),
            "there is no header",
            id="no-header",
        ),
        pytest.param(
            table("Alpha,Beta,Gamma,Price", "Harbour,Northwind,2023-04-05,$5m"),
            "which column is the target",
            id="unknown-headings",
        ),
        pytest.param(
            table("Company,City", "Harbour,Kiel", "Pier,Bremen"),
            "fewer than two columns",
            id="no-deals-to-tell",
        ),
    ],
)
def test_what_is_not_sure_is_doubted(tmp_path: Path, text: str, doubt: str) -> None:
    _, draft = drafted(tmp_path, text)
    assert not draft.sure
    assert doubt in "; ".join(draft.doubts)
    assert f"# DOUBT: {draft.doubts[0]}" in draft_text(draft)


def test_a_settled_draft_without_a_header_is_taken(tmp_path: Path) -> None:
    path, draft = drafted(
        tmp_path, "Harbour,Northwind,2023-04-05,$5m\nPier,Sea Fund,2023-05-05,$6m\n"
    )
    text = draft_text(draft)
    assert '"3": date.announced' in text
    settled = text.replace("columns:\n", 'columns:\n  "1": target\n  "2": investors\n')
    settled = settled[: settled.index("ignore:")] + settled[settled.index("layout:") :]
    (tmp_path / "m.yml").write_text(settled, encoding="utf-8")
    mapping = read_mapping(tmp_path / "m.yml")
    items = list(read_mapped(path, "t", mapping, SOURCE))
    assert [(i.line, i.record.target) for i in items] == [(1, "Harbour"), (2, "Pier")]  # type: ignore[union-attr]


def test_lakh_commas_and_many_investors_in_a_cell(tmp_path: Path) -> None:
    text = table(
        "Sr No,Date dd/mm/yyyy,Startup Name,Industry Vertical,Investors Name,InvestmentnType,"
        "Amount in USD",
        '1,05/09/2019,Harbour\\\\xc2\\\\xa0Rides,Transport,"Northwind, Sea Fund and Ada",Seed,'
        '"1,00,00,000"',
        '2,13/09/2019,Pier Pay,FinTech,"Northwind, Inc., Sea Fund",Series B,"14,342,000+"',
        "3,01/10/2019,Quay Foods,Food,undisclosed,Series A,Undisclosed",
    )
    path, draft = drafted(tmp_path, text)
    first, second, third = records(path, draft)
    assert first["target"] == "Harbour Rides"
    assert first["amount"]["exact"] == 10_000_000
    assert first["date"] == {"announced": "2019-09-05"}
    assert second["investors"] == ["Northwind, Inc.", "Sea Fund"]
    assert (second["amount"]["min"], second["amount"]["qualifier"]) == (14_342_000, "more_than")
    assert third["amount"]["qualifier"] == "undisclosed"
    assert "investors" not in third  # "undisclosed" is nobody's name
    assert first["sector"] == "Transport"


def test_two_header_lines_below_a_title_and_a_row_of_totals(tmp_path: Path) -> None:
    text = (
        "Deals of the quarter,,,\n"
        "\n"
        "Target,Acquirer,Deal value,Announced\n"
        ",,(US$m),(dd/mm/yyyy)\n"
        "Harbour,Northwind,40,05/03/2024\n"
        "Pier,Sea Fund,1.5,06/03/2024\n"
        "Total,,41.5,\n"
    )
    path, draft = drafted(tmp_path, text)
    first, second = records(path, draft)
    assert first["amount"]["exact"] == 40_000_000
    assert first["date"] == {"announced": "2024-03-05"}
    assert second["amount"]["exact"] == 1_500_000
    assert draft.parts["layout"] == {"header_line": 3, "header_lines": 2}


def test_serial_days_of_a_spreadsheet(tmp_path: Path) -> None:
    rows = ("Harbour,Northwind,45356,£5m", "Pier,Sea Fund,45357,£6m")
    path, draft = drafted(tmp_path, table("Target,Acquirer,Date,Price", *rows))
    assert [r["date"]["announced"] for r in records(path, draft)] == ["2024-03-05", "2024-03-06"]


def test_a_line_that_tells_spreadsheets_the_separator(tmp_path: Path) -> None:
    text = "sep=;\r\nTarget;Buyer;Date;Price\r\nHarbour;Cove, Dale & Co;2024-03-05;$5m\r\n"
    path, draft = drafted(tmp_path, text)
    (found,) = records(path, draft)
    assert found["investors"] == ["Cove, Dale & Co"]


def test_foreign_json_lines(tmp_path: Path) -> None:
    text = (
        '{"startup": {"name": "Harbour"}, "backers": ["Northwind", {"name": "Sea; Fund"}],'
        ' "raised": "$5M", "announced_on": "2024-03-05"}\n'
        '{"startup": {"name": "Pier"}, "backers": [], "raised": null,'
        ' "announced_on": "2024-03-06"}\n'
    )
    path, draft = drafted(tmp_path, text, "rounds.jsonl")
    first, second = records(path, draft)
    assert first["investors"] == ["Northwind", "Sea; Fund"]
    assert first["amount"]["exact"] == 5_000_000
    assert "investors" not in second


def test_quotes_line_breaks_and_separators_inside_cells(tmp_path: Path) -> None:
    text = (
        "target company,buyer,announcement date,price,notes\r\n"
        '"Harbour, Inc.","Say ""Ahoy"" Ltd",2024-03-05,$5m,"two\r\nlines, and a comma"\r\n'
        "\r\n"
        "Pier,Northwind,2024-03-06,$6m,\r\n"
    )
    path, draft = drafted(tmp_path, text)
    first, _ = records(path, draft)
    assert (first["target"], first["investors"]) == ("Harbour, Inc.", ['Say "Ahoy" Ltd'])
    assert first["note"] == "two lines, and a comma"


@pytest.mark.parametrize(
    ("make", "name", "reason"),
    [
        pytest.param(lambda: b"<!DOCTYPE html><html><body><table><tr><td>x</table>", "t.csv",
                     "page of HTML", id="html-as-csv"),
        pytest.param(lambda: codecs.BOM_UTF8 + b"\r\n <html><head></head>", "t.tsv",
                     "page of HTML", id="html-with-mark"),
        pytest.param(lambda: b"<table><tr><td>Target</td></tr></table>", "t.xls",
                     "page of HTML", id="html-as-xls"),
        pytest.param(lambda: b"content,month,year,value\n"
                     + b"".join(b"Deals,2001-%02d,2001,%d\n" % (n % 12 + 1, n) for n in range(60)),
                     "t.csv", "counts or sums up deals", id="counts"),
        pytest.param(lambda: b"\x00\x01\x02\x03" * 300, "t.csv", "it is no text", id="bytes"),
        pytest.param(lambda: b"PK\x03\x04" + b"x" * 200, "t.xlsx", "not readable as a workbook",
                     id="broken-workbook"),
        pytest.param(lambda: b"Target,Acquirer,Date,Price\n", "t.csv", "no row below its header",
                     id="header-only"),
    ],
)  # fmt: skip
def test_what_is_no_table_of_deals_is_refused_with_the_reason(
    tmp_path: Path, make: Callable[[], bytes], name: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=reason):
        drafted(tmp_path, make(), name)


def test_the_monthly_counts_of_2015_are_refused(shared_data: Path) -> None:
    path = shared_data / "tables" / "notpeter_2015_additions.csv"
    with pytest.raises(BadInput, match="holds none"):
        draft_mapping(path, path.name)


def test_year_and_month_in_columns_of_their_own(tmp_path: Path) -> None:
    text = table(
        "ID,Parent Company,Acquisition Year,Acquisition Month,Acquired Company,Business,Country,"
        "Acquisition Price (USD)",
        "1,Northwind,2010,Nov,Harbour,Robotics,Canada,10000000",
        "2,Northwind,2012,-,Pier,Maps,-,-",
        "3,Northwind,-,-,Quay,-,USA,25000000",
        "4,Northwind,2014,7,Dock,Maps,Israel,5000000",
    )
    path, draft = drafted(tmp_path, text)
    found = records(path, draft)
    assert [r.get("date", {}).get("announced") for r in found] == [
        "2010-11",
        "2012",
        None,
        "2014-07",
    ]
    assert [r.get("target_country") for r in found] == ["CA", None, "US", "IL"]
    assert [r["investors"] for r in found] == [["Northwind"]] * 4


def test_headings_of_deal_databases(tmp_path: Path) -> None:
    text = table(
        "Date Announced,Target Name,Acquiror Name,Target Nation,Value of Transaction ($mil),"
        "% of Shares Acquired,Deal Status,Date Effective",
        '03/25/2019,Harbour,Northwind,Germany,"1,234.5",49.5,Completed,04/01/2019',
        "04/05/2019,Pier,Sea Fund,France,0.5,100,Withdrawn,",
    )
    path, draft = drafted(tmp_path, text)
    first, second = records(path, draft)
    assert first["amount"]["exact"] == 1_234_500_000
    assert (first["stake_percent"], first["status"]) == (49.5, "completed")
    assert first["date"] == {"announced": "2019-03-25", "completed": "2019-04-01"}
    assert (second["status"], second["amount"]["exact"]) == ("withdrawn", 500_000)


def test_shares_of_rounds_are_told_by_the_data(tmp_path: Path) -> None:
    text = table(
        "Round ID,Startup,Investor,Round Total (USD),Date",
        "1,Harbour,Northwind,10000000,2024-03-05",
        "2,Pier,Ada,5000000,2024-05-05",
        "1,Harbour,Sea Fund,10000000,2024-03-05",
        "2,Pier,Bea,5000000,2024-05-05",
        "3,Quay,Bea,4000000,2024-05-06",
    )
    path, draft = drafted(tmp_path, text)
    assert (draft.parts["rows"], draft.parts["group_by"]) == ("share", ["Round ID"])
    found = {r["target"]: (r["investors"], r["amount"]["exact"]) for r in records(path, draft)}
    assert found == {
        "Harbour": (["Northwind", "Sea Fund"], 10_000_000),
        "Pier": (["Ada", "Bea"], 5_000_000),
        "Quay": (["Bea"], 4_000_000),
    }


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (table("Target,Buyer,Date,Outlay", "Harbour,Northwind,2024-03-05,$5m"), "is 'Outlay' the"),
        (table("Target,Buyer,Price,Tag", "Harbour,Northwind,$5m,2024-03-05"), "is 'Tag' the date"),
    ],
)
def test_money_and_days_under_unknown_headings_are_not_ignored(
    tmp_path: Path, text: str, doubt: str
) -> None:
    _, draft = drafted(tmp_path, text)
    assert doubt in "; ".join(draft.doubts)


def test_stakes_as_parts_of_one(tmp_path: Path) -> None:
    rows = ("Harbour,Northwind,2024-03-05,0.49", "Pier,Sea Fund,2024-03-06,1")
    path, draft = drafted(tmp_path, table("Target,Buyer,Date,Stake", *rows))
    assert [r["stake_percent"] for r in records(path, draft)] == [49, 100]


def test_prose_with_commas_is_no_table() -> None:
    prose = (
        b"On Monday, Northwind said. It buys Harbour.\nOn Tuesday, Sea Fund said so.\nOh, well.\n"
    )
    assert not tabular(prose)
    assert tabular(b"Target,Buyer\nHarbour,Northwind\nPier,Sea\n")
    assert tabular("Target\tBuyer\n".encode("utf-16"))
