"""A folder of Crunchbase's export, and its tables of 2015: small ones of our own making."""

from pathlib import Path
from typing import Any

import pytest

from deals import pipeline
from deals.errors import BadInput

EXPORT = {
    "organizations.csv": """\
uuid,name,type,cb_url,legal_name,domain,country_code,category_list,alias1
o-1,Harbour,organization,,Harbour Inc.,harbour.example,GBR,"Robotics,Software",HBR
o-2,Northwind,organization,,,northwind.example,USA,Venture Capital,
o-3,Sea Fund,organization,,,,DEU,,
o-4,,organization,,,,,,
""",
    "funding_rounds.csv": """\
uuid,name,cb_url,investment_type,announced_on,raised_amount_usd,raised_amount,raised_amount_currency_code,post_money_valuation_usd,post_money_valuation,post_money_valuation_currency_code,org_uuid,org_name
r-1,Series A - Harbour,https://www.crunchbase.com/funding_round/r-1,series_a,2020-03-05,11000000,10000000,EUR,55000000,50000000,EUR,o-1,Harbour
r-2,Debt - Harbour,,debt_financing,2020-03-05,2000000,,,,,,o-1,
r-3,Odd - Harbour,,mystery,2021-01-01,,,,,,,o-1,Harbour
r-4,Nobody,,seed,2021-01-01,,,,,,,o-9,
""",
    "investments.csv": """\
uuid,funding_round_uuid,investor_uuid,investor_name,investor_type,is_lead_investor
i-1,r-1,o-2,Northwind,organization,t
i-2,r-1,o-3,,organization,f
i-3,r-1,p-1,Ada Vale,person,
""",
    "acquisitions.csv": """\
uuid,cb_url,acquiree_uuid,acquiree_name,acquiree_country_code,acquirer_uuid,acquirer_name,acquisition_type,acquired_on,price_usd,price,price_currency_code
a-1,,o-1,Harbour,GBR,o-2,Northwind,acquisition,2022-06-07,,30000000,GBP
a-2,,o-1,Harbour,GBR,o-1,Harbour,lbo,1201-11-03,0,,
""",
    "ipos.csv": """\
uuid,org_uuid,org_name,stock_exchange_symbol,stock_symbol,went_public_on,money_raised_usd,money_raised,money_raised_currency_code,valuation_price_usd,valuation_price,valuation_price_currency_code
l-1,o-2,Northwind,nyse,NWND,2023-01-31,500000000,,,4000000000,,
""",
    "people.csv": "uuid,name\np-1,Ada Vale\n",
}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    folder.mkdir()
    for name, text in EXPORT.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def records(db: Path) -> dict[str, dict[str, Any]]:
    """Flat records of deals by the export's key of the deal."""
    found = {}
    for row in pipeline.report_places(db):
        for line in pipeline.show(db, row["deal"]).reports:
            found[line.record["identifiers"]["deal"][0]] = line.record
    return found


def test_an_export_folder_is_joined(export: Path, tmp_path: Path) -> None:
    db, options = tmp_path / "deals.db", pipeline.Options(rejects=tmp_path / "rejects.jsonl")
    found = pipeline.ingest([str(export)], db, options)
    assert (found.files, found.read, found.reports_new, found.rejected) == (1, 11, 9, 2)
    rejects = (tmp_path / "rejects.jsonl").read_text(encoding="utf-8")
    assert f"{export}/organizations.csv" in rejects
    assert f"{export}/funding_rounds.csv" in rejects
    by_key = records(db)
    first = by_key["crunchbase:r-1"]
    assert (first["target"], first["lead_investors"]) == ("Harbour", ["Northwind"])
    assert first["investors"] == ["Sea Fund", "Ada Vale"]  # one by its uuid, one by its name
    assert first["identifiers"]["investors"] == ["crunchbase:o-3", "crunchbase:p-1"]
    assert first["amount"] == {
        "text": "10000000",
        "exact": 10_000_000,
        "currency": "EUR",
        "qualifier": "exact",
        "basis": "round_total",
    }
    assert first["valuation"] == {"value": 50_000_000, "currency": "EUR", "basis": "post_money"}
    assert (first["target_country"], first["round"]) == ("GB", "Series A")
    assert first["source"]["url"] == "https://www.crunchbase.com/funding_round/r-1"
    debt = by_key["crunchbase:r-2"]
    assert (debt["type"], debt["amount"]["currency"], debt["target"]) == ("debt", "USD", "Harbour")
    assert by_key["crunchbase:a-1"]["amount"]["currency"] == "GBP"
    listing = by_key["crunchbase:l-1"]
    assert (listing["type"], listing["note"]) == ("ipo", "nyse: NWND")
    assert listing["valuation"]["value"] == 4_000_000_000


def test_doubts_of_the_folder(export: Path, tmp_path: Path) -> None:
    db, options = tmp_path / "deals.db", pipeline.Options(rejects=tmp_path / "rejects.jsonl")
    pipeline.ingest([str(export)], db, options)
    doubts = {d["code"] for row in pipeline.report_places(db) for d in row["doubts"]}
    assert doubts == {"unknown_code", "own_target", "impossible_date", "zero_amount"}
    again = pipeline.ingest([str(export)], db, options)
    assert (again.reports_new, again.reports_known) == (0, 9)
    assert pipeline.check(db) == []


def test_a_folder_whose_tables_cannot_be_joined_is_refused(export: Path, tmp_path: Path) -> None:
    (export / "investments.csv").write_text("uuid,investor_uuid\ni-1,o-2\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"investments\.csv: no column 'funding_round_uuid'"):
        pipeline.ingest([str(export)], tmp_path / "deals.db")


ROUND = (
    "company_permalink,company_name,company_category_list,company_market,company_country_code,"
    "company_state_code,company_region,company_city,{investor}funding_round_permalink,"
    "funding_round_type,funding_round_code,funded_at,raised_amount_usd\n"
)
INVESTOR = (
    "investor_permalink,investor_name,investor_category_list,investor_market,"
    "investor_country_code,investor_state_code,investor_region,investor_city,"
)
COMPANY = "/organization/harbour,Harbour,Robotics|Software,,GBR,H9,London,London,"
SERIES_A = "/funding-round/0123456789abcdef0123456789abcdef,venture,A,2014-03-05,10000000\n"
SEED = "/funding-round/fedcba9876543210fedcba9876543210,seed,,2012-01-31,500000\n"


def test_rounds_and_investments_of_2015_are_one_deal_a_round(tmp_path: Path) -> None:
    rounds, investments = tmp_path / "rounds.csv", tmp_path / "investments.csv"
    rounds.write_text(ROUND.format(investor="") + COMPANY + SERIES_A + COMPANY + SEED)
    rows = [
        COMPANY + f"/organization/{name.lower()},{name},,,USA,CA,SF,SF," + SERIES_A
        for name in ("Northwind", "Seafund")
    ]
    investments.write_text(ROUND.format(investor=INVESTOR) + "".join(rows))
    db = tmp_path / "deals.db"
    found = pipeline.ingest([str(rounds), str(investments)], db)
    assert (found.read, found.reports_new, found.grouped, found.rejected) == (4, 3, 1, 0)
    assert set(found.mappings.values()) == {
        "Crunchbase 2015 rounds",
        "Crunchbase 2015 investments",
    }
    deals = {row["year"]: row for row in pipeline.list_deals(db, pipeline.Filters())}
    assert set(deals) == {2012, 2014}
    assert (deals[2014]["amount"], deals[2014]["reports_count"]) == (10e6, 2)
    assert sorted(deals[2014]["investors"]) == ["Northwind", "Seafund"]


def test_companies_of_2015(tmp_path: Path) -> None:
    path = tmp_path / "companies.csv"
    path.write_text(
        "permalink,name,homepage_url,category_list,market,funding_total_usd,status,country_code,"
        "state_code,region,city,funding_rounds,founded_at,first_funding_at,last_funding_at\n"
        "/organization/harbour,Harbour,http://harbour.example,Robotics,,-,operating,GBR,,London,"
        "London,1,2010-01-01,2014-03-05,2014-03-05\n",
        encoding="utf-8",
    )
    found = pipeline.ingest([str(path)], tmp_path / "deals.db")
    assert (found.reports_new, found.rejected, found.doubted) == (1, 0, 0)
    assert found.organizations_new == 1
