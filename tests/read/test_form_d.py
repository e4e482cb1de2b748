"""SEC Form D: values read off the documents by hand, amendments, and what is refused."""

import json
import sqlite3
from pathlib import Path

import pytest

from deals import pipeline
from deals.errors import BadInput
from deals.model.report import Report, Source
from deals.read.form_d_notice import parse_form_d
from deals.read.form_d_report import notice_records

SOURCE = Source(file_hash="f" * 64)


def notice(**changes: str) -> str:
    """A small notice of our own making; keyword arguments replace its parts."""
    parts = {
        "type": "D",
        "name": "Harbour Robotics, Inc.",
        "cik": "0000000042",
        "country": "<stateOrCountry>X0</stateOrCountry>"
        "<stateOrCountryDescription>UNITED KINGDOM</stateOrCountryDescription>",
        "previous": "<value>Pier Robotics Ltd</value>",
        "amends": "<isAmendment>false</isAmendment>",
        "sale": "<value>2024-03-05</value>",
        "securities": "<isEquityType>true</isEquityType>",
        "total": "5000000",
        "sold": "1500000",
        "left": "3500000",
        "signed": "2024-03-12",
    } | changes
    return f"""<?xml version="1.0"?>
<edgarSubmission><submissionType>{parts["type"]}</submissionType>
<primaryIssuer><cik>{parts["cik"]}</cik><entityName>{parts["name"]}</entityName>
<issuerAddress>{parts["country"]}</issuerAddress>
<issuerPreviousNameList>{parts["previous"]}</issuerPreviousNameList>
<edgarPreviousNameList><value>None</value></edgarPreviousNameList>
<entityType>Corporation</entityType></primaryIssuer>
<issuerList><issuer><cik>0000000043</cik><entityName>Harbour Feeder</entityName>
<issuerAddress><stateOrCountry>DE</stateOrCountry></issuerAddress></issuer></issuerList>
<relatedPersonsList><relatedPersonInfo><relatedPersonName><firstName>Ada</firstName>
<middleName>M.</middleName><lastName>Vale</lastName></relatedPersonName>
<relatedPersonRelationshipList><relationship>Executive Officer</relationship>
<relationship>Director</relationship></relatedPersonRelationshipList></relatedPersonInfo>
</relatedPersonsList>
<offeringData><industryGroup><industryGroupType>Other Technology</industryGroupType></industryGroup>
<federalExemptionsExclusions><item>06c</item></federalExemptionsExclusions>
<typeOfFiling><newOrAmendment>{parts["amends"]}</newOrAmendment>
<dateOfFirstSale>{parts["sale"]}</dateOfFirstSale></typeOfFiling>
<typesOfSecuritiesOffered>{parts["securities"]}</typesOfSecuritiesOffered>
<minimumInvestmentAccepted>25000</minimumInvestmentAccepted>
<offeringSalesAmounts><totalOfferingAmount>{parts["total"]}</totalOfferingAmount>
<totalAmountSold>{parts["sold"]}</totalAmountSold><totalRemaining>{parts["left"]}</totalRemaining>
</offeringSalesAmounts>
<investors><totalNumberAlreadyInvested>7</totalNumberAlreadyInvested></investors>
<signatureBlock><signature><signatureDate>{parts["signed"]}</signatureDate></signature>
</signatureBlock></offeringData></edgarSubmission>"""


AMENDED = notice(
    type="D/A",
    name="Harbour Robotics Group, Inc.",
    amends="<isAmendment>true</isAmendment>"
    "<previousAccessionNumber>0000000042-24-000001</previousAccessionNumber>",
    sold="5000000",
    left="0",
    signed="2024-06-01",
)


def test_a_real_notice_as_a_person_reads_it(shared_data: Path) -> None:
    path = shared_data / "sec" / "formd_xml" / "D.1685REIT.xml"
    found = parse_form_d(path.read_bytes(), path.name)
    assert (found.submission_type, found.is_amendment, found.previous_accession) == (
        "D", False, None,
    )  # fmt: skip
    (issuer,) = found.issuers
    assert (issuer.cik, issuer.name) == ("0001961089", "1685 38th REIT, L.L.C.")
    assert (issuer.jurisdiction, issuer.entity_type) == ("DELAWARE", "Limited Liability Company")
    assert issuer.previous_names == ()
    assert (found.total_offering, found.total_sold, found.remaining) == (125_000, 125_000, 0)
    assert not found.offering_indefinite
    assert (found.investors, found.minimum_investment) == (125, 1_000)
    assert (str(found.first_sale), str(found.signed_on)) == ("2023-01-19", "2023-01-27")
    assert found.exemptions == ("06b", "3C", "3C.7")
    assert found.securities == ("equity", "pooled investment fund interests")
    assert found.industry == "REITS and Finance"
    assert len(found.related_persons) == 14
    assert found.related_persons[4].name == "Joseph G. Doran"
    assert found.related_persons[4].relationships == ("Executive Officer", "Director")
    report = next(iter(notice_records(found, SOURCE))).record
    assert isinstance(report, Report)
    assert (report.status, report.target_country, report.attribution) == (
        "completed", "US", "filing",
    )  # fmt: skip
    assert report.amount is not None
    assert (report.amount.exact, report.amount.currency) == (125_000, "USD")


def test_the_gold_of_the_samples_agrees(shared_data: Path) -> None:
    lines = (shared_data / "dev" / "filings_gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [item for item in map(json.loads, lines) if item["form"] in {"D", "D/A"}]
    assert gold
    for item in gold:
        found = parse_form_d((shared_data / item["file"]).read_bytes(), item["file"])
        expected = item["expected"]
        assert [i.model_dump(include={"cik", "name"}) for i in found.issuers] == expected["issuers"]
        assert found.total_offering == expected["total_offering"]
        assert found.total_sold == expected["total_sold"]
        assert found.remaining == expected["remaining"]
        assert found.investors == expected["investors"]
        assert found.minimum_investment == expected["minimum"]
        assert str(found.first_sale) == expected["date_first_sale"]
        assert found.is_amendment is expected["amendment"]


def test_an_offering_under_way() -> None:
    found = parse_form_d(notice().encode(), "primary_doc.xml")
    report, issuer, other = (item.record for item in notice_records(found, SOURCE))
    assert isinstance(report, Report)
    assert report.flat() | {"source": None} == {
        "deal": "form-d-42-2024-03-05",
        "target": "Harbour Robotics, Inc.",
        "type": "funding_round",
        "status": "announced",
        "date": {"reported": "2024-03-12", "signed": "2024-03-05"},
        "amount": {
            "text": "USD 5,000,000",
            "exact": 5_000_000,
            "currency": "USD",
            "qualifier": "exact",
            "basis": "round_total",
        },
        "people": [{"name": "Ada M. Vale", "title": "Executive Officer; Director"}],
        "legs": [
            {
                "what": "cash",
                "to": "Harbour Robotics, Inc.",
                "amount": {"text": "USD 1,500,000", "exact": 1_500_000, "currency": "USD"},
                "binding": "binding",
            },
            {
                "what": "cash",
                "to": "Harbour Robotics, Inc.",
                "amount": {"text": "USD 3,500,000", "exact": 3_500_000, "currency": "USD"},
                "condition": "still to be sold",
                "binding": "non_binding",
            },
        ],
        "sector": "Other Technology",
        "target_country": "GB",
        "source": None,
        "attribution": "filing",
        "identifiers": {"target": ["cik:0000000042"]},
        "note": "Form D; exemptions 06c; offered: equity; 7 investors so far; "
        "minimum investment USD 25,000; with Harbour Feeder",
    }
    assert issuer.flat() | {"source": None} == {
        "name": "Harbour Robotics, Inc.",
        "kind": "company",
        "country": "GB",
        "cik": "0000000042",
        "former_names": [{"name": "Pier Robotics Ltd"}],
        "source": None,
    }
    assert other.country == "US"  # type: ignore[union-attr]  # DE is Delaware in EDGAR


OPEN = {"total": "Indefinite", "left": "Indefinite"}


@pytest.mark.parametrize(
    ("changes", "status", "text", "low"),
    [
        (OPEN, "announced", "Indefinite; USD 1,500,000 sold", 1_500_000),
        (OPEN | {"sold": "0"}, "announced", "Indefinite", None),
        ({"left": "0", "sold": "5000000"}, "completed", "USD 5,000,000", 5_000_000),
    ],
)
def test_amounts_of_a_notice(
    changes: dict[str, str], status: str, text: str, low: int | None
) -> None:
    found = parse_form_d(notice(**changes).encode(), "primary_doc.xml")
    report = next(iter(notice_records(found, SOURCE))).record
    assert isinstance(report, Report)
    assert report.amount is not None
    assert (report.status, report.amount.text, report.amount.low) == (status, text, low)


@pytest.mark.parametrize(
    ("securities", "type_"),
    [
        (("isDebtType",), "debt"),
        (("isDebtType", "isSecurityToBeAcquiredType"), "convertible_financing"),
        (("isEquityType", "isOptionToAcquireType"), "funding_round"),
    ],
)
def test_types_of_a_notice(securities: tuple[str, ...], type_: str) -> None:
    tags = "".join(f"<{tag}>true</{tag}>" for tag in securities)
    found = parse_form_d(notice(securities=tags).encode(), "primary_doc.xml")
    report = next(iter(notice_records(found, SOURCE))).record
    assert isinstance(report, Report)
    assert report.type == type_


def test_an_amendment_tells_the_same_deal(tmp_path: Path) -> None:
    """By issuer and first sale, though the issuer has another name by then."""
    (tmp_path / "d.xml").write_text(notice(), encoding="utf-8")
    (tmp_path / "da.xml").write_text(AMENDED, encoding="utf-8")
    db = tmp_path / "deals.db"
    found = pipeline.ingest([str(tmp_path / "d.xml"), str(tmp_path / "da.xml")], db)
    assert (found.read, found.rejected, found.deals_new) == (6, 0, 1)
    document = pipeline.show(db, "form-d-42-2024-03-05")
    assert len(document.reports) == 2
    assert (document.deal.status, document.deal.amount) == ("completed", 5e6)
    assert document.reports[-1].record["note"].startswith("Form D/A; amends 0000000042-24-000001")
    assert pipeline.ingest([str(tmp_path)], db).reports_new == 0
    assert pipeline.check(db) == []


def test_a_notice_joins_the_round_that_the_press_tells_of(tmp_path: Path) -> None:
    told = {
        "deal": "harbour-seed",
        "target": "Harbour Robotics",
        "investors": ["Northwind Capital"],
        "type": "funding_round",
        "status": "announced",
        "date": {"announced": "2024-03-06"},
        "amount": {"text": "$5 million", "exact": 5_000_000, "currency": "USD"},
        "source": {"url": "https://news.example/seed", "published": "2024-03-06"},
    }
    (tmp_path / "told.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "d.xml").write_text(notice(), encoding="utf-8")
    (tmp_path / "da.xml").write_text(AMENDED, encoding="utf-8")
    for order in (["told.json", "d.xml", "da.xml"], ["da.xml", "d.xml", "told.json"]):
        db = tmp_path / f"{order[0]}.db"
        for name in order:
            pipeline.ingest([str(tmp_path / name)], db)
        assert len(pipeline.show(db, "harbour-seed").reports) == 3
        assert [d["id"] for d in pipeline.list_deals(db, pipeline.Filters())] == ["harbour-seed"]


def test_before_the_first_sale_no_handle_is_claimed() -> None:
    early = notice(sale="<yetToOccur>true</yetToOccur>", sold="0", left="5000000")
    found = parse_form_d(early.encode(), "primary_doc.xml")
    report = next(iter(notice_records(found, SOURCE))).record
    assert isinstance(report, Report)
    assert (report.deal, report.date.signed) == (None, None)


def test_the_full_submission_tells_its_number_and_day() -> None:
    header = (
        "<SEC-DOCUMENT>0000000042-24-000007.txt : 20240312\n<SEC-HEADER>\n"
        "ACCESSION NUMBER:\t\t0000000042-24-000007\nFILED AS OF DATE:\t\t20240313\n"
        "\tSEC FILE NUMBER:\t021-500042\n</SEC-HEADER>\n<XML>\n"
    )
    text = header + notice().split("?>", 1)[1] + "\n</XML>\n</SEC-DOCUMENT>\n"
    found = parse_form_d(text.encode(), "f.txt")
    assert (found.accession, str(found.filed_on)) == ("0000000042-24-000007", "2024-03-13")
    assert found.file_number == "021-500042"
    report = next(iter(notice_records(found, SOURCE))).record
    assert report.source.url == (
        "https://www.sec.gov/Archives/edgar/data/42/000000004224000007/primary_doc.xml"
    )
    assert str(report.source.published) == "2024-03-13"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (notice().replace('<?xml version="1.0"?>', BOMB), "document type or entities"),
        ("<edgarSubmission>" * 60 + "</edgarSubmission>" * 60, "deeper or longer"),
        (notice()[:600], "not readable as XML"),
        (notice(type="C"), "a form C, not a Form D"),
        (notice(total="a lot"), "does not fit"),
        (notice(sale="<value>2024-13-05</value>"), "no month 13"),
        ("<rss></rss>", "no EDGAR submission"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        parse_form_d(text.encode(), "primary_doc.xml")


def test_a_faulty_filing_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(notice(type="C"), encoding="utf-8")
    (tmp_path / "b.xml").write_text(notice(), encoding="utf-8")
    options = pipeline.Options(rejects=tmp_path / "rejects.jsonl")
    found = pipeline.ingest([str(tmp_path)], tmp_path / "deals.db", options)
    assert (found.read, found.rejected, found.deals_new) == (4, 1, 1)
    assert "a form C, not a Form D" in found.first_rejects[0]


def test_an_issuer_is_the_company_of_the_ticker_list_by_its_cik(tmp_path: Path) -> None:
    db = tmp_path / "deals.db"
    (tmp_path / "notice.xml").write_text(notice(previous="<value>None</value>"))
    entry = {"cik_str": 42, "ticker": "HAR", "title": "HR Holdings Corp"}
    (tmp_path / "tickers.json").write_text(json.dumps({"0": entry}))
    summary = pipeline.ingest([str(tmp_path)], db)
    assert summary.refused == []
    connection = sqlite3.connect(db)
    found = connection.execute(
        "select o.name, o.cik, o.ticker from deals d join organizations o on o.id = d.target_id"
    ).fetchall()
    connection.close()
    assert found == [("HR Holdings Corp", "0000000042", "HAR")]  # the notice calls it otherwise
