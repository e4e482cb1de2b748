"""What a Form D tells: a report of the offering, and its issuers as organizations.

An amendment restates the whole notice; it tells the same deal as the notice that it amends, by
issuer and first sale.
"""

from collections.abc import Iterator

from deals.model.amount import Amount
from deals.model.organization import FormerName, OrganizationRecord
from deals.model.report import OFFERING, Dates, Leg, Person, Report, Source
from deals.read.form_d_notice import FormD, Issuer
from deals.read.places import cell_country
from deals.read.records import Numbered

PUBLISHER = "SEC EDGAR"
_US_STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)
_STATES = frozenset(_US_STATES.split())
_TERRITORIES = {"PR": "PR", "GU": "GU", "VI": "VI", "AS": "AS", "MP": "MP"}


def notice_records(
    notice: FormD, source: Source, line: int = 1, handle: str | None = None
) -> Iterator[Numbered]:
    """What a notice tells: its report (under `handle`, else its own), then its issuers."""
    told = source_of(notice, source)
    yield Numbered(line, report_of(notice, told, handle or offering_handle(notice)))
    for issuer in notice.issuers:
        yield Numbered(line, organization_of(issuer, told))


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
    return f"{OFFERING}{notice.issuers[0].cik.lstrip('0')}-{notice.first_sale}"


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
