"""The documents of the HTTP API, from which its OpenAPI description is made."""

from dataclasses import fields
from datetime import date
from typing import Any, Literal, get_type_hints

from pydantic import Field, create_model

from deals.model.amount import Number
from deals.model.base import Record
from deals.model.deal import DealState

# A row with chosen columns only: all but the id may be left out.
_HINTS = get_type_hints(DealState, include_extras=True)
_COLUMNS: Any = {
    field.name: (_HINTS[field.name] | None, None)
    for field in fields(DealState)
    if field.name != "id"
}
DealRow = create_model(
    "DealRow",
    __base__=Record,
    __doc__="A deal's columns, or those that `fields` asked for.",
    id=(str, Field(description="Id of the deal.")),
    **_COLUMNS,
)


class Problem(Record):
    """An error, as RFC 9457 has it."""

    type: str = Field(description="Kind of problem; an address where it can be read of.")
    title: str = Field(description="The kind in words.")
    status: int = Field(description="HTTP status.")
    detail: str | None = Field(None, description="What is wrong here.")
    hint: str | None = Field(None, description="What to do.")
    parameter: str | None = Field(None, description="Parameter or field at fault.")
    errors: tuple[dict[str, Any], ...] = Field((), description="All faults, where several.")


class DealsPage(Record):
    """A page of deals."""

    deals: tuple[DealRow, ...]
    next: str | None = Field(None, description="Cursor of the next page; None on the last.")
    next_url: str | None = Field(None, description="Address of the next page.")
    total: int | None = Field(None, description="All matching deals, where `count` was asked for.")
    as_of: date | None = None


class OrganizationRow(Record):
    """An organization with how often it takes part."""

    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    domain: str | None = None
    ticker: str | None = None
    exchange: str | None = None
    sector: str | None = None
    parent_id: str | None = Field(None, description="Who controls it.")
    parent_since: str | None = None
    lei: str | None = None
    cik: str | None = None
    wikidata: str | None = None
    deals_count: int
    as_investor_count: int
    as_target_count: int
    as_investor_usd: Number = Field(description="Counted dollars of its deals as investor.")
    as_target_usd: Number = Field(description="Counted dollars of the deals that it is target of.")
    reports_count: int


class OrganizationsPage(Record):
    """A page of organizations."""

    organizations: tuple[OrganizationRow, ...]
    next: str | None = None
    next_url: str | None = None


class OrganizationName(Record):
    """A name of an organization."""

    name: str
    kind: str = Field(description="name, alias, former, or mention (as reports write it).")
    mentions: int


class Tie(Record):
    """Another organization."""

    id: str
    name: str


class CoInvestor(Tie):
    """Somebody who invests beside it."""

    deals: int = Field(description="Deals in which both are investors.")


class Part(Record):
    """A deal in which an organization or person takes part, in brief."""

    deal: str
    title: str
    role: str | None = None
    type: str
    status: str
    amount: Number | None = None
    currency: str | None = None
    amount_qualifier: str | None = None
    amount_text: str | None = None
    amount_usd: float | None = None
    deal_on: date | None = None


class OrganizationDocument(Record):
    """An organization: names, ties, deals."""

    organization: OrganizationRow
    names: tuple[OrganizationName, ...]
    parent: Tie | None = None
    children: tuple[Tie, ...] = ()
    deals: tuple[Part, ...] = Field(description="The latest 200; all of them at `deals_url`.")
    co_investors: tuple[CoInvestor, ...] = Field(description="The 50 that it meets most often.")
    deals_url: str = Field(description="Its deals as investor, page by page.")


class PersonDocument(Record):
    """A person with the deals that move or name them."""

    id: str
    name: str
    deals: tuple[Part, ...]


class SourceReport(Record):
    """A report that a document makes."""

    id: str
    deal: str | None = None
    record: dict[str, Any]


class SourceDocument(Record):
    """A document and what it says."""

    id: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    publisher_id: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    kind: str | None = None
    tier: int | None = None
    origin: str | None = None
    is_copy: bool | None = None
    file_hash: str | None = None
    reports: tuple[SourceReport, ...]


class Hit(Record):
    """Something that was found."""

    kind: Literal["deal", "organization", "person"]
    id: str
    title: str
    url: str = Field(description="Address of its document.")


class SearchResult(Record):
    """What was found, deals first."""

    q: str
    results: tuple[Hit, ...]


class Total(Record):
    """Deals and dollars of one group."""

    value: str | int | None = Field(description="The group; None where it is not known.")
    deals: int
    counted_deals: int
    counted_usd: float
    not_counted_usd: float


class Stats(Record):
    """What the database holds, and totals in US dollars, counted and not."""

    counts: dict[str, int]
    total: Total
    by_type: tuple[Total, ...]
    by_status: tuple[Total, ...]
    by_year: tuple[Total, ...]
    by_quarter: tuple[Total, ...]
    by_sector: tuple[Total, ...]
    by_country: tuple[Total, ...]


class Flow(Record):
    """Money from an investor to a target, all counted deals together. A deal of several
    investors counts for each of them whole: nobody tells their parts."""

    investor: str
    investor_name: str
    target: str
    target_name: str
    deals: int
    shared_deals: int = Field(description="Those of them with more than one investor.")
    usd: float
    returns: bool = Field(description="Whether money also flows from the target to the investor.")


class Flows(Record):
    """Flows, the largest first."""

    flows: tuple[Flow, ...]


class ConflictRow(Record):
    """A field of a deal on which reports disagree."""

    deal: str
    title: str
    field: str
    spread: float | None = None
    suspicion: str | None = None
    shown: str | None = None
    claims: tuple[dict[str, Any], ...]
    reports: int


class ConflictsPage(Record):
    """A page of disagreements."""

    conflicts: tuple[ConflictRow, ...]
    next: str | None = None
    next_url: str | None = None


class Change(Record):
    """A deal that reports or judgements changed."""

    deal: str
    title: str
    kind: Literal["new", "changed"]
    status: str
    amount_usd: float | None = None
    at: str = Field(description="When the last of it came in, ISO 8601.")
    new_reports: tuple[str, ...]
    judgements: tuple[int, ...]


class Changes(Record):
    """What came in since a build or a day."""

    since: str
    build: str = Field(description="The latest build; ask with it next time.")
    changes: tuple[Change, ...]
    more: bool = Field(description="Whether there are more than the limit.")


class Index(Record):
    """Where everything is."""

    title: str
    version: str
    openapi: str
    documentation: str
    endpoints: dict[str, str]
