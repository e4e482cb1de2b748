"""The derived deal: what all its reports together say, each value with its report and rule."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from deals.model.amount import Number
from deals.model.base import Record


class Value(Record):
    """One resolved value: which report it was taken from, and by which rule."""

    field: str = Field(description="Column of the deal.")
    value: Any = Field(description="The value itself.")
    report: str | None = Field(None, description="Report that it was taken from; None if derived.")
    rule: str = Field(description="The rule that chose it, in words.")
    reports: int = Field(1, description="Reports that state this field.")


class Party(Record):
    """An organization's role in the deal."""

    organization: str = Field(description="Organization id.")
    name: str = Field(description="Display name of the organization.")
    role: str = Field(description="A code of party_roles.")
    reports: int = Field(description="Reports that name it in this role.")


class DealPerson(Record):
    """A person whom the deal moves or names."""

    person: str = Field(description="Person id.")
    name: str = Field(description="Name as most reports write it.")
    role: str | None = Field(None, description="A code of person_roles, or words.")
    title: str | None = Field(None, description="Position, from the strongest report.")
    report: str = Field(description="Report that the role was taken from.")
    reports: int = Field(description="Reports that name the person.")


class Event(Record):
    """A dated step of the deal."""

    status: str = Field(description="A code of statuses.")
    happened_on: str | None = Field(description="EDTF; None when no report dates the step.")
    earliest: date | None = None
    latest: date | None = None
    report: str | None = Field(
        description="Report that the date was taken from; None where a person decided it."
    )
    reports: int = Field(description="Reports that state the step.")
    inferred: bool = Field(False, description="Whether the day is that of the report itself.")


class DealLeg(Record):
    """One thing that moves, as one report tells it."""

    what: str
    from_name: str | None = None
    to_name: str | None = None
    amount_low: Number | None = None
    amount_high: Number | None = None
    currency: str | None = None
    amount_text: str | None = None
    condition: str | None = None
    binding: str | None = None
    report: str


class DealLink(Record):
    """A relation to another deal."""

    type: str
    other: str = Field(description="Id of the other deal.")
    report: str


class Rung(Record):
    """How firm a part of the money is: the headline, what binds, what was paid."""

    step: Literal["headline", "binding", "funded"]
    amount_low: Number | None = None
    amount_high: Number | None = None
    currency: str | None = None
    amount_text: str | None = None
    report: str | None = Field(None, description="Report that it was taken from.")
    rule: str


class Claim(Record):
    """One of several competing values, with who says so."""

    value: str = Field(description="The value as text.")
    reports: tuple[str, ...]
    origins: int = Field(description="Independent origins that state it.")
    first_day: date | None = None
    chosen: bool = Field(False, description="Whether the deal shows this value.")


class Conflict(Record):
    """A field on which reports disagree beyond rounding and their qualifiers."""

    field: str
    spread: float | None = Field(None, description="Highest by lowest, less one; None for codes.")
    suspicion: str | None = Field(None, description="A slip that would explain it, in words.")
    claims: tuple[Claim, ...]


class Usd(Record):
    """An amount in US dollars at the ECB rate of a day, or the reason why there is none."""

    amount: float | None = None
    rate: float | None = Field(None, description="USD for one unit of the currency.")
    rate_on: date | None = Field(None, description="Day of the rate.")
    reason: str | None = Field(None, description="Why there is no amount in USD.")


class DealState(Record):
    """The columns of a deal. Money in whole units; days as ISO dates or EDTF."""

    id: str
    title: str
    type: str
    type_detail: str | None = None
    status: str
    status_detail: str | None = None
    status_on: str | None = None
    target_id: str
    target: str
    investors: tuple[str, ...] = ()
    amount: Number | None = None
    amount_low: Number | None = None
    amount_high: Number | None = None
    currency: str | None = None
    amount_qualifier: str | None = None
    amount_basis: str | None = None
    amount_text: str | None = None
    amount_usd: float | None = None
    usd_rate: float | None = None
    usd_rate_on: date | None = None
    usd_reason: str | None = None
    stake_percent: Number | None = None
    voting: bool | None = None
    voting_percent: Number | None = None
    stake_before: Number | None = None
    stake_after: Number | None = None
    valuation: Number | None = None
    valuation_currency: str | None = None
    valuation_basis: str | None = None
    valuation_usd: float | None = None
    round: str | None = None
    payment: tuple[str, ...] = ()
    announced_on: str | None = None
    completed_on: str | None = None
    terminated_on: str | None = None
    first_reported_on: str | None = None
    last_reported_on: str | None = None
    deal_on: date | None = None
    year: int | None = None
    quarter: str | None = None
    month: str | None = None
    sector: str | None = None
    country: str | None = None
    certainty: str
    binding: str | None = None
    stalls_on: date | None = None
    counts_in_totals: bool
    counts_reason: str
    reports_count: int
    origins_count: int
    conflicts_count: int
    known_from: date | None = Field(None, description="Day since which this state is known.")
    conditions: tuple[str, ...] = ()


class Deal(DealState):
    """A deal as its reports tell it together, with all that hangs on it."""

    values: tuple[Value, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[DealPerson, ...] = ()
    events: tuple[Event, ...] = ()
    legs: tuple[DealLeg, ...] = ()
    funding: tuple[Rung, ...] = ()
    links: tuple[DealLink, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


PARTS = ("values", "parties", "people", "events", "legs", "funding", "links", "conflicts")
