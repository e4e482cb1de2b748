"""The SEC's quarterly Form D data set: a ZIP of tab-separated tables, one submission a notice.

Layout as published: FORMDSUBMISSION, ISSUERS, OFFERING, RELATEDPERSONS, RECIPIENTS, SIGNATURES,
joined by ACCESSIONNUMBER. Recipients of commissions are no parties of a deal and are not read.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from deals.errors import BadInput
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read.cells import cell_date
from deals.read.form_d_notice import SECURITIES, FormD, whole_dollars
from deals.read.form_d_report import notice_records, offering_handle
from deals.read.input import InputFile
from deals.read.records import Numbered, Passed
from deals.read.scratch import Fields, Line, Scratch, scratch

SUBMISSION, ISSUERS, OFFERING, PERSONS, SIGNATURES = (
    "FORMDSUBMISSION", "ISSUERS", "OFFERING", "RELATEDPERSONS", "SIGNATURES",
)  # fmt: skip
KEY = "ACCESSIONNUMBER"
LARGEST_UNPACKED = 4 << 30  # bytes; a quarter has about 60 MB
LARGEST_RATIO = 200  # unpacked to packed; the tables reach about 8

Item = Numbered | Reject | Passed


def read_form_d_set(file: InputFile, source: Source) -> Iterator[Item]:
    """For each submission its report and its issuers, in file order; test filings are passed over.

    The line is that of FORMDSUBMISSION. Raises BadInput when the file is no such set.
    """
    with _opened(file) as packed, scratch() as tables:
        members = _members(packed, file.name)
        for table in (SUBMISSION, ISSUERS, OFFERING, PERSONS, SIGNATURES):
            if table in members:
                tables.load(table, _lines(packed, members[table], file.name), KEY)
        tables.index()
        first = _first_of_each_file(tables)
        for line, submission in tables.all(SUBMISSION):
            yield from _submission(file.name, line, submission, tables, first, source)


def _opened(file: InputFile) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file.path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise BadInput(
            f"{file.name}: not a ZIP file ({error})", hint="Download it again."
        ) from error


def _members(packed: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """The tables in the file, by name. Raises BadInput for another file, or one that is a bomb."""
    infos = packed.infolist()
    unpacked = sum(info.file_size for info in infos)
    worst = max((i.file_size / max(1, i.compress_size) for i in infos if i.file_size > 1 << 20),
                default=0)  # fmt: skip
    if unpacked > LARGEST_UNPACKED or worst > LARGEST_RATIO or len(infos) > 1000:
        raise BadInput(
            f"{name}: it unpacks to {unpacked / 2**20:,.0f} MB, too much for its size",
            hint="Download it again from the SEC.",
        )
    found = {PurePosixPath(info.filename).stem.upper(): info for info in infos}
    missing = [table for table in (SUBMISSION, ISSUERS, OFFERING) if table not in found]
    if missing:
        raise BadInput(
            f"{name}: no Form D data set; {', '.join(missing)} is not in it",
            hint="Of ZIP files, only the SEC's quarterly Form D data sets are read.",
        )
    return found


def _lines(packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[Line]:
    try:
        yield from _rows(packed, member, name)
    except (OSError, EOFError, csv.Error, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        raise BadInput(
            f"{name}: {member.filename} is damaged ({error})", hint="Download it again."
        ) from error


def _rows(packed: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[Line]:
    with packed.open(member) as raw:
        text = io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="")
        rows = csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = [cell.strip().upper() for cell in next(rows, [])]
        if KEY not in header:
            raise BadInput(
                f"{name}: {member.filename} has no column {KEY}", hint="Has the layout changed?"
            )
        for row in rows:
            cells = zip(header, row, strict=False)
            yield rows.line_num, {column: c.strip() for column, c in cells if c.strip()}


def _first_of_each_file(tables: Scratch) -> dict[str, str]:
    """File number → the accession number of its first notice in the set."""
    first: dict[str, str] = {}
    for _, submission in tables.all(SUBMISSION):
        number, key = submission.get("FILE_NUM"), submission.get(KEY, "")
        if number and key < first.get(number, "~"):
            first[number] = key
    return first


def _submission(
    name: str, line: int, cells: Fields, tables: Scratch, first: dict[str, str], source: Source
) -> Iterator[Item]:
    if cells.get("TESTORLIVE", "LIVE").upper() != "LIVE":
        yield Passed(line, "skipped")
        return
    try:
        notice = _notice(cells, tables)
        handle = _handle(notice, tables, first)
    except ValueError as error:
        reason = f"submission {cells.get(KEY, '?')}: {error}".split("\n  For further")[0]
        yield Reject(file=name, line=line, reason=reason, record=dict(cells))
        return
    yield from notice_records(notice, source, line, handle)


def _handle(notice: FormD, tables: Scratch, first: dict[str, str]) -> str | None:
    """That of the first notice with the same file number, whose first sale an amendment may
    have corrected."""
    earlier = first.get(notice.file_number or "")
    if earlier and earlier != notice.accession:
        sale = _day(tables.one(OFFERING, earlier).get("SALE_DATE"))
        if sale:
            notice = notice.model_copy(update={"first_sale": cell_date(sale, "ymd").day})
    return offering_handle(notice)


def _notice(cells: Fields, tables: Scratch) -> FormD:
    """The notice of a submission. Raises ValueError where a table lacks it or a value is none."""
    key = cells.get(KEY, "")
    offering = tables.one(OFFERING, key)
    issuers = [issuer for _, issuer in tables.of(ISSUERS, key)]
    if not offering or not issuers:
        raise ValueError(f"it has no line in {ISSUERS if offering else OFFERING}")
    issuers.sort(key=lambda issuer: not _yes(issuer.get("IS_PRIMARYISSUER_FLAG")))
    total, total_open = whole_dollars(offering.get("TOTALOFFERINGAMOUNT"))
    left, left_open = whole_dollars(offering.get("TOTALREMAINING"))
    return FormD.model_validate(
        {
            "submission_type": cells.get("SUBMISSIONTYPE", "D"),
            "issuers": [_issuer(issuer) for issuer in issuers],
            "related_persons": [_person(person) for _, person in tables.of(PERSONS, key)],
            "industry": offering.get("INDUSTRYGROUPTYPE"),
            "fund_type": offering.get("INVESTMENTFUNDTYPE"),
            "exemptions": _parted(offering.get("FEDERALEXEMPTIONS_ITEMS_LIST")),
            "is_amendment": _yes(offering.get("ISAMENDMENT")),
            "previous_accession": offering.get("PREVIOUSACCESSIONNUMBER"),
            "first_sale": _day(offering.get("SALE_DATE")),
            "securities": [
                words for tag, words in SECURITIES.items() if _yes(offering.get(tag.upper()))
            ],
            "business_combination": _yes(offering.get("ISBUSINESSCOMBINATIONTRANS")),
            "minimum_investment": whole_dollars(offering.get("MINIMUMINVESTMENTACCEPTED"))[0],
            "total_offering": total,
            "offering_indefinite": total_open,
            "total_sold": whole_dollars(offering.get("TOTALAMOUNTSOLD"))[0],
            "remaining": left,
            "remaining_indefinite": left_open,
            "investors": offering.get("TOTALNUMBERALREADYINVESTED"),
            "non_accredited": offering.get("NUMBERNONACCREDITEDINVESTORS"),
            "clarification": offering.get("SALESAMTCLARIFICATIONOFRESP"),
            "signed_on": _day(tables.one(SIGNATURES, key).get("SIGNATUREDATE")),
            "accession": key or None,
            "filed_on": _day(cells.get("FILING_DATE")),
            "file_number": cells.get("FILE_NUM"),
        }
    )


def _issuer(cells: Fields) -> dict[str, object]:
    names = [
        cells[column]
        for column in cells
        if column.startswith(("ISSUER_PREVIOUSNAME", "EDGAR_PREVIOUSNAME"))
        and cells[column].casefold() != "none"
    ]
    cik = cells.get("CIK", "")
    return {
        "cik": cik.zfill(10) if cik.isdigit() else None,
        "name": cells.get("ENTITYNAME"),
        "state_or_country": cells.get("STATEORCOUNTRY"),
        "place": cells.get("STATEORCOUNTRYDESCRIPTION"),
        "jurisdiction": cells.get("JURISDICTIONOFINC"),
        "entity_type": cells.get("ENTITYTYPE"),
        "year_of_incorporation": cells.get("YEAROFINC_VALUE_ENTERED"),
        "previous_names": tuple(dict.fromkeys(names)),
    }


def _person(cells: Fields) -> dict[str, object]:
    names = (cells.get(column, "") for column in ("FIRSTNAME", "MIDDLENAME", "LASTNAME"))
    told = (cells.get(f"RELATIONSHIP_{n}") for n in (1, 2, 3))
    return {
        "name": " ".join(filter(None, names)),
        "relationships": tuple(filter(None, told)),
        "clarification": cells.get("RELATIONSHIPCLARIFICATION"),
    }


def _parted(words: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (words or "").split(",") if part.strip())


def _yes(word: str | None) -> bool:
    return (word or "").casefold() in {"true", "yes", "y", "1"}


def _day(words: str | None) -> str | None:
    """An ISO day of 31-JAN-2023, 31-JAN-23 or 2023-01-31. Raises ValueError for what is no day."""
    if not words:
        return None
    day, _, why = cell_date(words.title(), "dmy")
    if day is None:
        raise ValueError(why)
    return str(day)
