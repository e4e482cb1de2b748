"""SEC Form D and D/A: the notice of an exempt offering, as its own fields and as a report.

Read from the XML of the filing, alone or inside EDGAR's full submission text. An amendment restates
the whole notice; it tells the same deal as the notice that it amends, by issuer and first sale.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pydantic import Field

from deals.errors import BadInput
from deals.model.amount import Amount
from deals.model.base import Record
from deals.model.dates import PartialDate
from deals.model.organization import FormerName, OrganizationRecord
from deals.model.report import Dates, Leg, Person, Report, Source
from deals.read.cells import cell_country
from deals.read.input import InputFile
from deals.read.records import Numbered
from deals.read.safe_xml import safe_xml, text_of, texts_of

PUBLISHER = "SEC EDGAR"
_US_STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
_STATES = frozenset(_US_STATES.split())
_TERRITORIES = {"PR": "PR", "GU": "GU", "VI": "VI", "AS": "AS", "MP": "MP"}
_NONE = {"none", "n/a", "na", "-"}
_ACCESSION = re.compile(r"(?<![0-9])([0-9]{10})-?([0-9]{2})-?([0-9]{6})(?![0-9])")


class Issuer(Record):
    """One issuer of a notice."""

    cik: str = Field(description="Ten digits.")
    name: str
    state_or_country: str | None = Field(None, description="EDGAR's code.")
    place: str | None = Field(None, description="EDGAR's words for that code.")
    jurisdiction: str | None = None
    entity_type: str | None = None
    year_of_incorporation: str | None = None
    previous_names: tuple[str, ...] = ()


class RelatedPerson(Record):
    """An officer, director or promoter."""

    name: str
    relationships: tuple[str, ...] = ()
    clarification: str | None = None


class FormD(Record):
    """A notice as filed. Amounts are whole US dollars; None with `indefinite` is "Indefinite"."""

    submission_type: str = Field(description="D or D/A.")
    issuers: tuple[Issuer, ...] = Field(min_length=1, description="The primary issuer first.")
    related_persons: tuple[RelatedPerson, ...] = ()
    industry: str | None = None
    fund_type: str | None = None
    exemptions: tuple[str, ...] = ()
    is_amendment: bool = Field(description="As the form's own box says.")
    previous_accession: str | None = Field(None, description="The notice that it amends.")
    first_sale: PartialDate | None = Field(None, description="None: yet to occur.")
    securities: tuple[str, ...] = Field((), description="Kinds offered, as in the form's tags.")
    business_combination: bool = False
    minimum_investment: int | None = None
    total_offering: int | None = None
    offering_indefinite: bool = False
    total_sold: int | None = None
    remaining: int | None = None
    remaining_indefinite: bool = False
    investors: int | None = Field(None, description="How many have invested so far.")
    non_accredited: int | None = None
    clarification: str | None = Field(None, description="Of the amounts.")
    signed_on: PartialDate | None = None
    accession: str | None = Field(None, description="Of this filing, where the file tells it.")
    filed_on: PartialDate | None = Field(None, description="Where the file tells it.")
    file_number: str | None = None


SECURITIES = {
    "isEquityType": "equity",
    "isDebtType": "debt",
    "isOptionToAcquireType": "option",
    "isSecurityToBeAcquiredType": "security to be acquired",
    "isPooledInvestmentFundType": "pooled investment fund interests",
    "isTenantInCommonType": "tenant in common",
    "isMineralPropertyType": "mineral property",
    "isOtherType": "other",
}


def read_form_d(file: InputFile, source: Source) -> Iterator[Numbered]:
    """The report of the notice, then one organization record for each issuer.

    Raises BadInput when the file is no Form D, or a figure or date of it is none.
    """
    with file.path.open("rb") as opened:
        data = opened.read(50_000_000)
    notice = parse_form_d(data, file.name)
    yield from notice_records(notice, source)


def notice_records(
    notice: FormD, source: Source, line: int = 1, handle: str | None = None
) -> Iterator[Numbered]:
    """What a notice tells: its report (under `handle`, else its own), then its issuers."""
    told = source_of(notice, source)
    yield Numbered(line, report_of(notice, told, handle or offering_handle(notice)))
    for issuer in notice.issuers:
        yield Numbered(line, organization_of(issuer, told))


def parse_form_d(data: bytes, name: str) -> FormD:
    """The fields of a notice, from its XML or from the submission text around it."""
    header = {}
    start = data.find(b"<edgarSubmission")
    if start < 0:
        raise BadInput(f"{name}: no EDGAR submission in it", hint="Give the XML of a Form D.")
    if data.lstrip().startswith((b"<SEC-", b"-----BEGIN")):
        header = _submission_header(data[:start])
        end = data.find(b"</edgarSubmission>", start)
        data = data[start : end + len(b"</edgarSubmission>")]
    root = safe_xml(data, name)
    kind = text_of(root, ".//submissionType") or "without a type"
    if kind not in {"D", "D/A"}:
        raise BadInput(
            f"{name}: a form {kind}, not a Form D", hint="Only notices D and D/A are read so."
        )
    try:
        return FormD.model_validate(_fields(root, kind) | _located(name) | header)
    except ValueError as error:
        raise BadInput(
            f"{name}: a value of this Form D does not fit: {error}", hint="Check the filing."
        ) from error


def _submission_header(data: bytes) -> dict[str, str]:
    """Accession number, day of filing and file number of EDGAR's full submission text."""
    text = data.decode("utf-8", "replace")
    found = {}
    for key, mark in (
        ("accession", r"ACCESSION NUMBER:\s*([0-9-]{18,20})"),
        ("filed_on", r"FILED AS OF DATE:\s*([0-9]{8})"),
        ("file_number", r"SEC FILE NUMBER:\s*([0-9-]{5,15})"),
    ):
        if match := re.search(mark, text):
            found[key] = match[1]
    if day := found.get("filed_on"):
        found["filed_on"] = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return found


def _located(name: str) -> dict[str, str]:
    """The accession number that a file's path tells."""
    match = _ACCESSION.search(name)
    return {"accession": "-".join(match.groups())} if match else {}


def _fields(root: Element, kind: str) -> dict[str, object]:
    offering = root.find("offeringData")
    if offering is None:
        raise ValueError("there is no offeringData")
    amounts = "offeringSalesAmounts/"
    total, total_open = whole_dollars(text_of(offering, f"{amounts}totalOfferingAmount"))
    left, left_open = whole_dollars(text_of(offering, f"{amounts}totalRemaining"))
    return {
        "submission_type": kind,
        "issuers": [_issuer(e) for path in _ISSUERS for e in root.iterfind(path)],
        "related_persons": [_person(e) for e in root.iterfind(_PERSONS)],
        "industry": text_of(offering, "industryGroup/industryGroupType"),
        "fund_type": text_of(offering, "industryGroup/investmentFundInfo/investmentFundType"),
        "exemptions": tuple(texts_of(offering, "federalExemptionsExclusions/item")),
        "is_amendment": text_of(offering, "typeOfFiling/newOrAmendment/isAmendment") == "true",
        "previous_accession": text_of(
            offering, "typeOfFiling/newOrAmendment/previousAccessionNumber"
        ),
        "first_sale": text_of(offering, "typeOfFiling/dateOfFirstSale/value"),
        "securities": [
            words
            for tag, words in SECURITIES.items()
            if text_of(offering, f"typesOfSecuritiesOffered/{tag}") == "true"
        ],
        "business_combination": text_of(
            offering, "businessCombinationTransaction/isBusinessCombinationTransaction"
        )
        == "true",
        "minimum_investment": whole_dollars(text_of(offering, "minimumInvestmentAccepted"))[0],
        "total_offering": total,
        "offering_indefinite": total_open,
        "total_sold": whole_dollars(text_of(offering, f"{amounts}totalAmountSold"))[0],
        "remaining": left,
        "remaining_indefinite": left_open,
        "investors": text_of(offering, "investors/totalNumberAlreadyInvested"),
        "non_accredited": text_of(offering, "investors/numberNonAccreditedInvestors"),
        "clarification": text_of(offering, f"{amounts}clarificationOfResponse"),
        "signed_on": text_of(offering, "signatureBlock/signature/signatureDate"),
    }


_ISSUERS = ("primaryIssuer", "issuerList/issuer")
_PERSONS = "relatedPersonsList/relatedPersonInfo"


def _issuer(element: Element) -> dict[str, object]:
    address = "issuerAddress/"
    names = [
        *texts_of(element, "issuerPreviousNameList/*"),
        *texts_of(element, "edgarPreviousNameList/*"),
    ]
    return {
        "cik": text_of(element, "cik"),
        "name": text_of(element, "entityName"),
        "state_or_country": text_of(element, f"{address}stateOrCountry"),
        "place": text_of(element, f"{address}stateOrCountryDescription"),
        "jurisdiction": text_of(element, "jurisdictionOfInc"),
        "entity_type": text_of(element, "entityType"),
        "year_of_incorporation": text_of(element, "yearOfInc/value"),
        "previous_names": tuple(dict.fromkeys(n for n in names if n.casefold() not in _NONE)),
    }


def _person(element: Element) -> dict[str, object]:
    parts = (text_of(element, f"relatedPersonName/{p}Name") for p in ("first", "middle", "last"))
    return {
        "name": " ".join(part for part in parts if part and part.casefold() not in _NONE),
        "relationships": tuple(texts_of(element, "relatedPersonRelationshipList/relationship")),
        "clarification": text_of(element, "relationshipClarification"),
    }


def whole_dollars(words: str | None) -> tuple[int | None, bool]:
    """(whole dollars, whether the form says "Indefinite"). Raises ValueError for other words."""
    if words is None:
        return None, False
    if words.casefold() == "indefinite":
        return None, True
    return int(float(words.replace(",", "").lstrip("$"))), False


# --- what a notice tells ----------------------------------------------------------------------


def source_of(notice: FormD, source: Source) -> Source:
    """The filing as a source: its address where its number is known, else the file."""
    stated = source.model_dump(exclude_none=True)
    own: dict[str, object] = {
        "title": f"Form {notice.submission_type}: {notice.issuers[0].name}",
        "publisher": PUBLISHER,
        "kind": "regulator_filing",
    }
    if notice.filed_on:
        own["published"] = notice.filed_on
    if notice.accession:
        number = notice.accession.replace("-", "")
        cik = notice.issuers[0].cik.lstrip("0")
        own["url"] = f"https://www.sec.gov/Archives/edgar/data/{cik}/{number}/primary_doc.xml"
        stated.pop("file_hash", None)
    return Source.model_validate(own | stated)


def report_of(notice: FormD, source: Source, handle: str | None) -> Report:
    """The notice as one report: the offering, what was sold of it, the first sale, the people."""
    first = notice.issuers[0]
    sold_out = bool(notice.total_sold) and notice.remaining == 0
    return Report(
        deal=handle,
        target=first.name,
        type=_type_of(notice),
        status="completed" if sold_out else "announced",
        date=Dates(signed=notice.first_sale, reported=notice.filed_on or notice.signed_on),
        amount=_amount(notice),
        people=tuple(
            Person(name=p.name, title="; ".join(p.relationships) or None)
            for p in notice.related_persons
            if p.name
        ),
        legs=_legs(notice),
        sector=notice.industry,
        target_country=country_of(first),
        source=source,
        attribution="filing",
        identifiers={"target": (f"cik:{first.cik}",)},
        note=_note(notice),
    )


def offering_handle(notice: FormD) -> str | None:
    """One handle for a notice and its amendments: the issuer and the day of the first sale.

    The form holds no number of the offering itself. None while no sale has occurred.
    """
    if notice.first_sale is None:
        return None
    return f"form-d-{notice.issuers[0].cik.lstrip('0')}-{notice.first_sale}"


def _type_of(notice: FormD) -> str:
    kinds = set(notice.securities)
    if kinds == {"debt"}:
        return "debt"
    if "debt" in kinds and kinds & {"option", "security to be acquired"} and "equity" not in kinds:
        return "convertible_financing"
    return "funding_round"


def _amount(notice: FormD) -> Amount | None:
    """The whole offering; where that is indefinite, what was sold so far."""
    if notice.total_offering is not None:
        return Amount(
            text=f"USD {notice.total_offering:,}",
            exact=notice.total_offering,
            currency="USD",
            qualifier="exact",
            basis="round_total",
        )
    if notice.total_sold:
        return Amount(
            text=f"Indefinite; USD {notice.total_sold:,} sold",
            min=notice.total_sold,
            currency="USD",
            qualifier="at_least",
            basis="funded_to_date",
        )
    return (
        Amount(text="Indefinite", qualifier="not_applicable")
        if notice.offering_indefinite
        else None
    )


def _legs(notice: FormD) -> tuple[Leg, ...]:
    """What was sold so far, and what is still to be sold."""
    legs = []
    for figure, open_, condition, binding in (
        (notice.total_sold, False, None, "binding"),
        (notice.remaining, notice.remaining_indefinite, "still to be sold", "non_binding"),
    ):
        if figure:
            amount = Amount(text=f"USD {figure:,}", exact=figure, currency="USD")
        elif open_:
            amount = Amount(text="Indefinite", qualifier="not_applicable")
        else:
            continue
        name = notice.issuers[0].name
        legs.append(Leg(what="cash", to=name, amount=amount, condition=condition, binding=binding))
    return tuple(legs)


def _note(notice: FormD) -> str:
    """What the record has no field for, in the form's own terms."""
    said = [
        f"Form {notice.submission_type}",
        f"amends {notice.previous_accession}" if notice.previous_accession else None,
        f"exemptions {', '.join(notice.exemptions)}" if notice.exemptions else None,
        f"offered: {', '.join(notice.securities)}" if notice.securities else None,
        f"{notice.investors:,} investors so far" if notice.investors is not None else None,
        f"minimum investment USD {notice.minimum_investment:,}"
        if notice.minimum_investment
        else None,
        "in a business combination" if notice.business_combination else None,
        f"with {', '.join(i.name for i in notice.issuers[1:])}" if notice.issuers[1:] else None,
        notice.clarification,
    ]
    return "; ".join(part for part in said if part)[:2000]


def country_of(issuer: Issuer) -> str | None:
    """ISO code of the issuer's country: EDGAR writes states of the USA, or its own codes."""
    code = (issuer.state_or_country or "").upper()
    if code in _STATES:
        return "US"
    if code in _TERRITORIES:
        return _TERRITORIES[code]
    return cell_country(issuer.place) if issuer.place else None


def organization_of(issuer: Issuer, source: Source) -> OrganizationRecord:
    """The issuer as an organization record."""
    fund = (issuer.entity_type or "").casefold() == "limited partnership"
    return OrganizationRecord(
        name=issuer.name,
        kind=None if fund else "company",
        country=country_of(issuer),
        cik=issuer.cik,
        former_names=tuple(FormerName(name=name) for name in issuer.previous_names),
        source=source,
    )
