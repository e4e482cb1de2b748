"""The fields of an SEC Form D or D/A, from its XML, alone or inside EDGAR's submission text."""

import re
from xml.etree.ElementTree import Element

from pydantic import Field

from deals.errors import BadInput
from deals.model.base import Record
from deals.model.dates import PartialDate
from deals.read.safe_xml import safe_xml, text_of, texts_of

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
