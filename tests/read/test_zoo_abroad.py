"""More nasty tables: other languages, other layouts, what may not be lost in silence."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deals.model.doubt import Doubt
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.read.draft import draft_mapping
from deals.read.draft_text import draft_text
from deals.read.drafted import Draft
from deals.read.files import input_files
from deals.read.mapped import read_mapped
from deals.read.mappings import read_mapping
from deals.read.records import Numbered

SOURCE = Source(file_hash="f" * 64)


def table(header: str, *rows: str) -> str:
    return "\n".join((header, *rows)) + "\n"


def drafted(path: Path, text: str | bytes) -> Draft:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return draft_mapping(path, path.name)


def taken(path: Path, draft: Draft) -> list[tuple[dict[str, Any], tuple[Doubt, ...]]]:
    """(flat record without its source, doubts) of each row; the draft must be sure."""
    assert draft.sure, draft.doubts
    file = path.with_suffix(".yml")
    file.write_text(draft_text(draft), encoding="utf-8")
    assert read_mapping(file) == draft.mapping()  # what is printed is what is used
    items = list(read_mapped(path, path.name, draft.mapping(), SOURCE))
    found = [i for i in items if isinstance(i, Numbered) and isinstance(i.record, Report)]
    return [({k: v for k, v in i.record.flat().items() if k != "source"}, i.doubts) for i in found]


def price(record: dict[str, Any]) -> tuple[float, str]:
    return record["amount"]["exact"], record["amount"]["currency"]


@pytest.mark.parametrize(
    ("text", "encoding", "amount", "currency", "status"),
    [
        ("Acquéreur;Cible;Date d'annonce;Montant (M€);Pays;Statut\n"
         "Vent du Nord;Port;05/03/2024;1 234,5;Allemagne;Finalisé\n"
         "Fonds Mer;Quai;25/03/2024;12,0;Belgique;Annoncé\n", "cp1252", 1_234_500_000, "EUR",
         "completed"),
        ("Comprador;Empresa adquirida;Fecha;Importe (millones de euros);País;Estado\n"
         "Viento Norte;Puerto;05/03/2024;1.234,5;Alemania;Completada\n"
         "Fondo Mar;Muelle;25/03/2024;12,5;Portugal;Anunciada\n", "latin-1", 1_234_500_000, "EUR",
         "completed"),
        ("Acquirente;Società target;Data annuncio;Valore (€ mln);Paese;Stato\n"
         "Vento;Porto;05/03/2024;34,5;Germania;Completata\n"
         "Fondo;Molo;25/03/2024;12,5;Italia;Annunciata\n", "utf-8", 34_500_000, "EUR",
         "completed"),
        ("Comprador;Empresa-alvo;Data do anúncio;Valor (R$ milhões);País;Situação\n"
         "Vento;Porto;05/03/2024;34,5;Alemanha;Concluída\n"
         "Fundo;Cais;25/03/2024;1.012,5;Brasil;Anunciada\n", "utf-8", 34_500_000, "BRL",
         "completed"),
        ("Köpare;Målbolag;Datum;Köpeskilling (MSEK);Land;Status\n"
         "Nordanvind;Hamn;2024-03-05;34,5;Tyskland;Slutförd\n"
         "Havsfond;Pir;2024-03-25;1 012,5;Sverige;Annonserad\n", "utf-8", 34_500_000, "SEK",
         "completed"),
        ("Nabywca;Spółka przejmowana;Data;Wartość (mln PLN);Kraj;Status\n"
         "Wiatr;Łódź;05.03.2024;34,5;Niemcy;Zakończona\n"
         "Żółw;Molo;25.03.2024;1 012,5;Polska;Ogłoszona\n", "cp1250", 34_500_000, "PLN",
         "completed"),
        ("Покупатель;Объект сделки;Дата;Сумма (млн руб.);Страна;Статус\n"
         "Северный ветер;Порт;05.03.2024;34,5;Германия;Завершена\n"
         "Морской фонд;Пирс;25.03.2024;1 012,5;Россия;Объявлена\n", "cp1251", 34_500_000, "RUB",
         "completed"),
        ("買収企業,対象企業,発表日,取引金額（百万円）,対象国,状況\n"
         '北風キャピタル,港ロボティクス,2024年3月5日,"12,500",ドイツ,完了\n'
         "海ファンド,桟橋ペイ,2024年3月6日,800,日本,発表\n", "shift_jis", 12_500_000_000, "JPY",
         "completed"),
        ("收购方,标的公司,公告日期,交易金额（万元）,国家,状态\n"
         '北风资本,港口机器人,2024年3月5日,"12,500",德国,已完成\n'
         "海洋基金,码头支付,2024年3月6日,800,中国,已公告\n", "gb18030", 125_000_000, "CNY",
         "completed"),
        ("인수기업,대상기업,발표일,거래금액(억원),국가,상태\n"
         "북풍캐피탈,항구로봇,2024-03-05,125,독일,완료\n"
         "바다펀드,부두페이,2024-03-06,80,대한민국,진행중\n", "euc_kr", 12_500_000_000, "KRW",
         "completed"),
    ],
    ids=["fr", "es", "it", "pt", "sv", "pl", "ru", "ja", "zh", "ko"],
)  # fmt: skip
def test_tables_of_other_languages(
    tmp_path: Path, text: str, encoding: str, amount: float, currency: str, status: str
) -> None:
    path = tmp_path / "t.csv"
    (first, doubts), _ = taken(path, drafted(path, text.encode(encoding)))
    lines = text.splitlines()
    separator = ";" if ";" in lines[0] else ","
    buyer, target = lines[1].split(separator)[:2]
    assert (first["target"], first["investors"]) == (target, [buyer])
    assert first["date"] == {"announced": "2024-03-05"}
    assert price(first) == (amount, currency)
    assert (first["target_country"], first["status"], first["type"]) == (
        "DE",
        status,
        "acquisition",
    )
    assert doubts == ()


@pytest.mark.parametrize(
    ("header", "row", "field", "value"),
    [
        ("Target Company,Buyer/Investor,Announced,Acq. Value (USD mn)",
         "Harbour,Northwind,12-Mar-2021,40", "investors", ["Northwind"]),
        ("Target,Acquirer,Ann. Date,Deal Value (USD)", "Harbour,Northwind,2021-03-12,5000000",
         "date", {"announced": "2021-03-12"}),
        ("Company,Investor 1,Investor 2,Investor 3,Date,Amount",
         "Harbour,Northwind,Sea Fund,,2021-03-12,$5M", "investors", ["Northwind", "Sea Fund"]),
        ("Company,Investor,Investor,Date,Amount", "Harbour,Northwind,Sea Fund,2021-03-12,$5M",
         "investors", ["Northwind", "Sea Fund"]),
        ("company,investors,date,amount_usd",
         'Harbour,"[\'Northwind\', \'Sea, Fund\']",2021-03-12,1e6', "investors",
         ["Northwind", "Sea, Fund"]),
        ("Company,Investors,Date,Amount", "Harbour,North&#39;s Wind; Sea &amp; Fund,2021-03-12,$5M",
         "investors", ["North's Wind", "Sea & Fund"]),
        ("Company,Investors,Date,Amount", "Harbour,Northwind / Ada|Bea,2021-03-12,$5M",
         "investors", ["Northwind", "Ada", "Bea"]),
        ("Target,Acquirer,Date,Price", "Harbour[2],Northwind,Mar-12-2021[1],$5m[5]",
         "date", {"announced": "2021-03-12"}),
        ("Target,Acquirer,Date,Price", "<b>Harbour</b>,Northwind,20210312,$5m", "target",
         "Harbour"),
        ("targetCompany,acquirerName,announcedDate,dealValueUsd",
         "Harbour,Northwind,2021-03-12,5000000", "investors", ["Northwind"]),
        ("Target,Acquirer,Announced,Terminated,Price",
         "Harbour,Northwind,2021-03-12,2021-04-12,$5m", "date",
         {"announced": "2021-03-12", "terminated": "2021-04-12"}),
        ("Target,Acquirer,Date,Price",
         '"=HYPERLINK(""http://x.example"",""Harbour"")",Northwind,2021-03-12,$5m', "target",
         "Harbour"),
        ("Asset,Buyer,Seller,Date,Price", "Harbour,Northwind,Old Co,2021-03-12,$5m", "sellers",
         ["Old Co"]),
        ("Target,Acquirer,Date,Price (USD)", "Harbour,Northwind,2021-03-12,5.0E+07", "amount",
         {"text": "5.0E+07", "exact": 50_000_000, "currency": "USD", "qualifier": "exact"}),
        ("'Target','Acquirer','Date','Price'", "'Harbour, Inc.','Northwind','2021-03-12','$5m'",
         "target", "Harbour, Inc."),
        ("Target,Acquirer,Date,Value,Unit,Ccy", "Harbour,Northwind,2021-03-12,1.5,million,Euro",
         "amount", {"text": "1.5 (in millions)", "exact": 1_500_000, "currency": "EUR",
                    "qualifier": "exact"}),
        ("Target,Acquirer,Date,Price (A$ m)", "Harbour,Northwind,2021-03-12,5", "amount",
         {"text": "5 (in millions)", "exact": 5_000_000, "currency": "AUD", "qualifier": "exact"}),
    ],
)  # fmt: skip
def test_one_row(tmp_path: Path, header: str, row: str, field: str, value: Any) -> None:
    path = tmp_path / "t.csv"
    ((found, _),) = taken(path, drafted(path, table(header, row)))
    assert found[field] == value


def test_amounts_in_one_currency_beside_the_currency_of_the_deal(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ("Harbour,5400000,EUR,2024-03-05,Northwind", "Pier,6000000,JPY,2024-03-06,Ada")
    draft = drafted(path, table("Company,Amount (USD),Currency,Date,Investor", *rows))
    assert [price(record) for record, _ in taken(path, draft)] == [
        (5_400_000, "USD"),
        (6_000_000, "USD"),
    ]
    assert "'Amount (USD)' is in USD whatever 'Currency' says; left out" in draft.notes


def test_a_column_without_a_heading_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ("0,Harbour,Northwind,2024-03-05,$5m", "1,Pier,Sea Fund,2024-03-06,$6m")
    draft = drafted(path, table(",Target,Acquirer,Date,Price", *rows))
    assert draft.parts["ignore"] == ["(1)"]


def test_notes_on_deals_speak_of_fields_of_deals(tmp_path: Path) -> None:
    rows = ("Harbour,Harbour Inc,2020-01-01,Seed", "Pier,Pier Inc,2020-01-02,Seed")
    draft = drafted(tmp_path / "t.csv", table("Target,Company,Aliases,Stage", *rows))
    assert draft.notes == ["'Company' could be target too; left out"]


def test_rows_that_sum_up_are_no_deals(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ("Harbour,Northwind,2024-03-05,$5m", "Subtotal Q1,,,$5m", "Target,Acquirer,Date,Price",
            "Total Energy,Ada,2024-05-05,$6m", "Total 2024,,,$11m")  # fmt: skip
    draft = drafted(path, table("Target,Acquirer,Date,Price", *rows))
    assert [record["target"] for record, _ in taken(path, draft)] == ["Harbour", "Total Energy"]
    items = list(read_mapped(path, path.name, draft.mapping(), SOURCE))
    assert [item.line for item in items if isinstance(item, Reject)] == [3, 6]


def test_names_on_lines_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = 'Company,Investors,Date,Amount\nHarbour,"Northwind\nA/S Sea",2024-03-05,$5M\n'
    ((found, _),) = taken(path, drafted(path, text))
    assert found["investors"] == ["Northwind", "A/S Sea"]


def test_names_that_two_header_lines_tell_apart(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = table(
        "Target,,Bidder,,Deal,",
        "Name,Country,Name,Country,Date,Value (EUR m)",
        "Harbour,Germany,Northwind,US,2024-03-05,40",
        "Pier,France,Sea Fund,UK,2024-03-06,1.5",
    )
    (first, _), _ = taken(path, drafted(path, text))
    assert (first["target"], first["investors"]) == ("Harbour", ["Northwind"])
    assert (first["target_country"], price(first)) == ("DE", (40_000_000, "EUR"))


def test_a_line_above_the_header_tells_unit_and_currency(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = table(
        "Deals above $100 million,,,",
        '"Source: the parties; all figures in USD millions",,,',
        "Target,Acquirer,Date,Value",
        "Harbour,Northwind,2024-03-05,12500",
        "Pier,Sea Fund,2024-04-05,900",
        ",,Total,13400",
    )
    draft = drafted(path, text)
    assert [price(record) for record, _ in taken(path, draft)] == [
        (12_500_000_000, "USD"),
        (900_000_000, "USD"),
    ]
    assert "a line above the header tells what 'Value' counts" in draft.notes


def test_a_column_that_says_who_leads(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = table(
        "Company,Round,Date,Round Size (USD),Investor,Lead",
        "Harbour,Series A,2024-03-05,10000000,Northwind,Y",
        "Harbour,Series A,2024-03-05,10000000,Sea Fund,N",
        "Pier,Seed,2024-04-05,2000000,Ada Vale,N",
        "Pier,Seed,2024-04-05,2000000,Bea Wu,Y",
    )
    found = [record for record, _ in taken(path, drafted(path, text))]
    assert [r["lead_investors"] for r in found] == [["Northwind"], ["Bea Wu"]]
    assert [r["investors"] for r in found] == [["Northwind", "Sea Fund"], ["Ada Vale", "Bea Wu"]]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param(
            table("Target,Acquirer,Date,Price", "Harbour,Northwind,2024-03-05,high",
                  "Pier,Sea Fund,2024-03-06,low"),
            "'Price' is headed like an amount, but few cells look like one (high, low)",
            id="no-amounts"),
        pytest.param(
            table("Target,Acquirer,Date,Price", "Harbour,Northwind,Mar-10,$5m",
                  "Pier,Sea Fund,Apr-11,$6m"),
            "most dates of 'Date' cannot be read, such as 'Mar-10'", id="month-or-day"),
        pytest.param(
            table("Target,Backing investors of it,Date,Price", "Harbour,Northwind,2024-03-05,$5m",
                  "Pier,Sea Fund,2024-03-06,$6m"),
            "is 'Backing investors of it' the buyer?", id="buyers-under-other-words"),
        pytest.param(
            table("Company,Target,Date,Price", "Northwind,Harbour,2024-03-05,$5m",
                  "Sea Fund,Pier,2024-03-06,$6m"),
            "is 'Company' the buyer?", id="two-columns-of-companies"),
        pytest.param(
            table("Month,Day,Target,Acquirer,Price", "March,5,Harbour,Northwind,$5m",
                  "March,6,Pier,Sea Fund,$6m"),
            "months or days stand in columns of their own, but no year", id="no-year"),
        pytest.param(
            table("Target,Acquirer,Date,Price,Status", "Harbour,Northwind,2024-03-05,$5m,grün",
                  "Pier,Sea Fund,2024-03-06,$6m,rot"),
            "most words of 'Status' are none of ours (grün, rot)", id="status-words"),
        pytest.param(
            table("Company,Valuation ($B),Date Joined,Country,City,Select Investors",
                  'Harbour,$140,4/7/2017,China,Beijing,"Northwind, Sea Fund"',
                  'Pier,$100.3,12/1/2012,United States,Reno,"Ada, Bea"'),
            "is 'Date Joined' the date?", id="companies-with-valuations-are-no-organizations"),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_doubted(tmp_path: Path, text: str, doubt: str) -> None:
    assert doubt in "; ".join(drafted(tmp_path / "t.csv", text).doubts)


def test_what_may_be_several_names_is_kept_as_one_and_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = table(
        "Company,Investors,Date,Amount",
        'Harbour,"Northwind, Sea Fund and Ada Vale",2024-03-05,$5M',
        'Pier,"Bea, Cid",2024-03-06,$6M',
    )
    (first, doubts), (_, none) = taken(path, drafted(path, text))
    assert first["investors"] == ["Northwind", "Sea Fund and Ada Vale"]
    assert [(d.code, d.field) for d in doubts] == [("names_together", "investors")]
    assert none == ()


def test_figures_in_brackets_are_no_amounts(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ("Harbour,Northwind,2024-03-05,(5000000)", "Pier,Sea Fund,2024-03-06,6000000")
    (first, doubts), _ = taken(
        path, drafted(path, table("Target,Acquirer,Date,Price (USD)", *rows))
    )
    assert first["amount"] == {"text": "(5000000)", "qualifier": "not_applicable"}
    assert [d.code for d in doubts] == ["unreadable_amount"]


def test_text_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "t.xls"
    text = "Target\tAcquirer\tDate\tPrice\nHarbour\tNorthwind\t2024-03-05\t$5m\n"
    ((found, _),) = taken(path, drafted(path, text))
    assert price(found) == (5_000_000, "USD")


def test_ragged_rows_and_stray_zero_bytes(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = table(
        "Target,Acquirer,Date,Price,Comment",
        "Har\x00bour,Northwind,2024-03-05,$5m",
        "Pier, Inc.,Sea Fund,2024-03-06,$6m,x",
        "Mole,Dock,2024-03-08,$8m,fine,,,",
    )
    draft = drafted(path, text)
    items = list(read_mapped(path, path.name, draft.mapping(), SOURCE))
    assert isinstance(items[1], Reject)
    assert items[1].reason.startswith("6 cells, but the header has 5 columns")
    assert [item.line for item in items] == [2, 3, 4]
    assert [record["target"] for record, _ in taken(path, draft)] == ["Harbour", "Mole"]


def test_many_columns_and_long_cells_take_no_long_time(
    tmp_path: Path, lines_run: Callable[[Callable[[], object]], int]
) -> None:
    def wide(number: int) -> str:
        header = ",".join(["Target,Acquirer,Date,Price", *(f"c{n}" for n in range(number))])
        return table(header, "Harbour,Northwind,2024-03-05,$5m" + ",1" * number)

    path = tmp_path / "t.csv"
    short, long = (lines_run(lambda n=n: drafted(path, wide(n))) for n in (500, 2000))
    assert long < 6 * short  # four times the columns


@pytest.fixture
def lines_run() -> Callable[[Callable[[], object]], int]:
    """How many lines of Python a call runs: a measure that no load of the machine changes."""
    import sys

    def count(call: Callable[[], object]) -> int:
        lines = 0

        def trace(frame: Any, event: str, arg: Any) -> Any:
            nonlocal lines
            lines += event == "line"
            return trace

        sys.settrace(trace)
        try:
            call()
        finally:
            sys.settrace(None)
        return lines

    return count


ROUND = (
    '{"company": "Harbour", "investors": [{"name": "Northwind"}], "raised": "$5M",'
    ' "date": "2024-03-05"}'
)


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("t.json", f"[{ROUND}]", "table"),
        ("t.json", f'{{"count": 1, "data": [{ROUND}]}}', "table"),
        ("t.json", "[" + ROUND.replace("Harbour", "Harbour " + "x" * 5000) + "]", "table"),
        ("t.jsonl", ROUND, "table"),
        ("t", f"[{ROUND}]", "table"),
        ("t.json", '[{"target": "Harbour", "investors": ["Northwind"]}]', "json"),
        ("t.json", '{"deal": "a", "target": "Harbour", "reports": []}', "json"),
        ("t.json", "[1, 2]", "json"),
        ("t.json", "[", "json"),
    ],
)
def test_json_of_others_is_a_table(tmp_path: Path, name: str, text: str, format_: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    with input_files([str(path)]) as (file,):
        assert file.format == format_
        if format_ == "table" and len(text) < 5000:
            ((found, _),) = taken(path, draft_mapping(path, name))
            assert (found["investors"], price(found)) == (["Northwind"], (5_000_000, "USD"))
