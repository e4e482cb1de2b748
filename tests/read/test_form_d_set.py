"""The SEC's quarterly Form D data set, from a small set of our own in the published layout."""

import zipfile
from pathlib import Path

import pytest

from deals import pipeline
from deals.errors import BadInput

Rows = list[dict[str, str]]
ONE, TWO, LATER, TEST, ORPHAN = (f"0000000042-24-00000{n}" for n in range(1, 6))
SUBMISSIONS: Rows = [
    {"ACCESSIONNUMBER": ONE, "FILE_NUM": "021-500042", "FILING_DATE": "12-MAR-2024",
     "SUBMISSIONTYPE": "D", "TESTORLIVE": "LIVE"},
    {"ACCESSIONNUMBER": TWO, "FILE_NUM": "021-500043", "FILING_DATE": "2024-03-14",
     "SUBMISSIONTYPE": "D", "TESTORLIVE": "LIVE"},
    {"ACCESSIONNUMBER": LATER, "FILE_NUM": "021-500042", "FILING_DATE": "28-MAR-2024",
     "SUBMISSIONTYPE": "D/A", "TESTORLIVE": "LIVE"},
    {"ACCESSIONNUMBER": TEST, "FILING_DATE": "28-MAR-2024", "SUBMISSIONTYPE": "D",
     "TESTORLIVE": "TEST"},
    {"ACCESSIONNUMBER": ORPHAN, "FILING_DATE": "29-MAR-2024", "SUBMISSIONTYPE": "D",
     "TESTORLIVE": "LIVE"},
]  # fmt: skip
ISSUER = {"IS_PRIMARYISSUER_FLAG": "YES", "ISSUER_SEQ_KEY": "1", "CIK": "0000000042",
          "ENTITYNAME": 'Harbour "Robotics", Inc.', "STATEORCOUNTRY": "DE",
          "STATEORCOUNTRYDESCRIPTION": "DELAWARE", "ENTITYTYPE": "Corporation",
          "ISSUER_PREVIOUSNAME_1": "Pier Robotics", "EDGAR_PREVIOUSNAME_1": "None"}  # fmt: skip
ISSUERS: Rows = [
    ISSUER | {"ACCESSIONNUMBER": ONE},
    {"ACCESSIONNUMBER": TWO, "IS_PRIMARYISSUER_FLAG": "NO", "CIK": "44", "ENTITYNAME": "Feeder"},
    ISSUER | {"ACCESSIONNUMBER": TWO, "CIK": "43", "ENTITYNAME": "Sea Fund LP",
              "ENTITYTYPE": "Limited Partnership"},
    ISSUER | {"ACCESSIONNUMBER": LATER},
]  # fmt: skip
OFFER = {"INDUSTRYGROUPTYPE": "Other Technology", "FEDERALEXEMPTIONS_ITEMS_LIST": "06b,3C",
         "ISAMENDMENT": "false", "SALE_DATE": "2024-03-05", "ISEQUITYTYPE": "true",
         "MINIMUMINVESTMENTACCEPTED": "25000", "TOTALOFFERINGAMOUNT": "5000000",
         "TOTALAMOUNTSOLD": "1500000", "TOTALREMAINING": "3500000",
         "TOTALNUMBERALREADYINVESTED": "7"}  # fmt: skip
OFFERINGS: Rows = [
    OFFER | {"ACCESSIONNUMBER": ONE},
    OFFER | {"ACCESSIONNUMBER": TWO, "TOTALOFFERINGAMOUNT": "Indefinite",
             "TOTALREMAINING": "Indefinite", "INVESTMENTFUNDTYPE": "Venture Capital Fund"},
    OFFER | {"ACCESSIONNUMBER": LATER, "ISAMENDMENT": "true", "PREVIOUSACCESSIONNUMBER": ONE,
             "SALE_DATE": "2024-03-06", "TOTALAMOUNTSOLD": "5000000", "TOTALREMAINING": "0"},
]  # fmt: skip
PERSONS: Rows = [
    {"ACCESSIONNUMBER": ONE, "RELATEDPERSON_SEQ_KEY": "1", "FIRSTNAME": "Ada", "LASTNAME": "Vale",
     "RELATIONSHIP_1": "Executive Officer", "RELATIONSHIP_3": "Promoter"},
]  # fmt: skip


def write(path: Path, name: str = "FORMDSUBMISSION", rows: Rows = SUBMISSIONS) -> Path:
    tables = {
        "FORMDSUBMISSION": SUBMISSIONS,
        "ISSUERS": ISSUERS,
        "OFFERING": OFFERINGS,
        "RELATEDPERSONS": PERSONS,
        "RECIPIENTS": [{"ACCESSIONNUMBER": ONE, "RECIPIENTNAME": "Nobody"}],
        "SIGNATURES": [{"ACCESSIONNUMBER": ONE, "SIGNATUREDATE": "12-MAR-2024"}],
        name: rows,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for table, lines in tables.items():
            columns = list(dict.fromkeys(column for line in lines for column in line))
            text = ["\t".join(columns)]
            text += ["\t".join(line.get(column, "") for column in columns) for line in lines]
            packed.writestr(f"2024q1_d/{table}.tsv", "\n".join(text) + "\n")
    return path


def test_a_quarter(tmp_path: Path) -> None:
    path, db = write(tmp_path / "2024q1_d.zip"), tmp_path / "deals.db"
    options = pipeline.Options(rejects=tmp_path / "rejects.jsonl")
    found = pipeline.ingest([str(path)], db, options)
    assert (found.read, found.rejected, found.passed, found.deals_new) == (9, 1, 1, 2)
    assert "no line in OFFERING" in found.first_rejects[0]
    assert ORPHAN in found.first_rejects[0]
    deal = pipeline.show(db, "form-d-42-2024-03-05")  # the amendment corrected the first sale
    assert [r.record["note"].split(";")[0] for r in deal.reports] == ["Form D", "Form D/A"]
    assert (deal.deal.status, deal.deal.amount) == ("completed", 5e6)
    assert deal.deal.target == 'Harbour "Robotics", Inc.'
    record = deal.reports[0].record
    assert record["people"] == [{"name": "Ada Vale", "title": "Executive Officer; Promoter"}]
    assert record["source"]["published"] == "2024-03-12"
    assert record["source"]["url"].endswith("/data/42/000000004224000001/primary_doc.xml")
    fund = pipeline.show(db, "form-d-43-2024-03-05").reports[0].record
    assert fund["target"] == "Sea Fund LP"  # the primary issuer, though it comes second
    assert fund["amount"]["text"] == "Indefinite; USD 1,500,000 sold"
    assert fund["note"].endswith("with Feeder")
    again = pipeline.ingest([str(path)], db, options)
    assert (again.reports_new, again.reports_known, again.rejected) == (0, 7, 1)
    assert pipeline.check(db) == []


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("SALE_DATE", "31-FEB-2024", "is no day"),
        ("TOTALAMOUNTSOLD", "lots", "could not convert"),
        ("TOTALNUMBERALREADYINVESTED", "few", "investors"),
    ],
)
def test_a_faulty_notice_is_rejected_alone(
    tmp_path: Path, column: str, value: str, reason: str
) -> None:
    rows = [OFFERINGS[0], OFFERINGS[1] | {column: value}, OFFERINGS[2]]
    path = write(tmp_path / "q.zip", "OFFERING", rows)
    options = pipeline.Options(rejects=tmp_path / "rejects.jsonl")
    found = pipeline.ingest([str(path)], tmp_path / "deals.db", options)
    assert (found.rejected, found.deals_new) == (2, 1)
    assert f"submission {TWO}" in found.first_rejects[0]
    assert reason in found.first_rejects[0]


def test_other_zip_files_and_bombs_are_refused(tmp_path: Path) -> None:
    other, bomb = tmp_path / "other.zip", tmp_path / "bomb.zip"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("readme.txt", "hello")
    with pytest.raises(BadInput, match="no file in it that deals can read"):
        pipeline.ingest([str(other)], tmp_path / "deals.db")
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("FORMDSUBMISSION.tsv", "ACCESSIONNUMBER\n")
    with pytest.raises(BadInput, match="no Form D data set; ISSUERS, OFFERING"):
        pipeline.ingest([str(other)], tmp_path / "deals.db")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("FORMDSUBMISSION.tsv", "0" * 30_000_000)
    with pytest.raises(BadInput, match="too much for its size"):
        pipeline.ingest([str(bomb)], tmp_path / "deals.db")
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(BadInput, match="not a ZIP file"):
        pipeline.ingest([str(broken)], tmp_path / "deals.db")
