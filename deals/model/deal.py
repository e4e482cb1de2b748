"""The derived deal: what all its reports together say, each value with its report and rule.

Plain data classes, since bulk loads make tens of millions of them; documents check them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from deals.model.amount import Number

Step = Literal["headline", "binding", "funded"]  # rungs of how firm money is
# Fields that are shown as stated.
PLAIN = (
    "stake_percent",
    "voting",
    "voting_percent",
    "stake_before",
    "stake_after",
    "round",
    "sector",
    "country",
)
# The fields of which a deal keeps where their values come from, in the order of display.
VALUE_FIELDS = (
    "type",
    "amount",
    "valuation",
    *PLAIN,
    "implied_valuation",
    "announced_on",
    "completed_on",
    "terminated_on",
    "status",
)


@dataclass(slots=True, kw_only=True)
class Value:
    """One resolved value: which report it was taken from, and by which rule."""

    field: Annotated[str, Field(description="Column of the deal.")]
    value: Annotated[Any, Field(description="The value itself.")]
    report: Annotated[
        str | None, Field(description="Report that it was taken from; None if derived.")
    ] = None
    rule: Annotated[str, Field(description="The rule that chose it, in words.")]
    reports: Annotated[int, Field(description="Reports that state this field.")] = 1


@dataclass(slots=True, kw_only=True)
class Party:
    """An organization's role in the deal."""

    organization: Annotated[str, Field(description="Organization id.")]
    name: Annotated[str, Field(description="Display name of the organization.")]
    role: Annotated[str, Field(description="A code of party_roles.")]
    reports: Annotated[int, Field(description="Reports that name it in this role.")]


@dataclass(slots=True, kw_only=True)
class DealPerson:
    """A person whom the deal moves or names."""

    person: Annotated[str, Field(description="Person id.")]
    name: Annotated[str, Field(description="Name as most reports write it.")]
    role: Annotated[str | None, Field(description="A code of person_roles, or words.")] = None
    title: Annotated[str | None, Field(description="Position, from the strongest report.")] = None
    report: Annotated[str, Field(description="Report that the role was taken from.")]
    reports: Annotated[int, Field(description="Reports that name the person.")]


@dataclass(slots=True, kw_only=True)
class Event:
    """A dated step of the deal."""

    status: Annotated[str, Field(description="A code of statuses.")]
    happened_on: Annotated[
        str | None, Field(description="EDTF; None when no report dates the step.")
    ]
    earliest: date | None = None
    latest: date | None = None
    report: Annotated[
        str | None,
        Field(description="Report that the date was taken from; None where a person decided it."),
    ]
    reports: Annotated[int, Field(description="Reports that state the step.")]
    inferred: Annotated[
        bool, Field(description="Whether the day is that of the report itself.")
    ] = False


@dataclass(slots=True, kw_only=True)
class DealLeg:
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


@dataclass(slots=True, kw_only=True)
class DealLink:
    """A relation to another deal."""

    type: str
    other: Annotated[str, Field(description="Id of the other deal.")]
    report: str


@dataclass(slots=True, kw_only=True)
class Rung:
    """How firm a part of the money is: the headline, what binds, what was paid."""

    step: Step
    amount_low: Number | None = None
    amount_high: Number | None = None
    currency: str | None = None
    amount_text: str | None = None
    report: Annotated[str | None, Field(description="Report that it was taken from.")] = None
    rule: str


@dataclass(slots=True, kw_only=True)
class Claim:
    """One of several competing values, with who says so."""

    value: Annotated[str, Field(description="The value as text.")]
    reports: tuple[str, ...]
    origins: Annotated[int, Field(description="Independent origins that state it.")]
    first_day: date | None = None
    chosen: Annotated[bool, Field(description="Whether the deal shows this value.")] = False


@dataclass(slots=True, kw_only=True)
class Conflict:
    """A field on which reports disagree beyond rounding and their qualifiers."""

    field: str
    spread: Annotated[
        float | None, Field(description="Highest by lowest, less one; None for codes.")
    ] = None
    suspicion: Annotated[
        str | None, Field(description="A slip that would explain it, in words.")
    ] = None
    claims: tuple[Claim, ...]


@dataclass(slots=True, kw_only=True)
class Usd:
    """An amount in US dollars at the ECB rate of a day, or the reason why there is none."""

    amount: float | None = None
    rate: Annotated[float | None, Field(description="USD for one unit of the currency.")] = None
    rate_on: Annotated[date | None, Field(description="Day of the rate.")] = None
    reason: Annotated[str | None, Field(description="Why there is no amount in USD.")] = None


@dataclass(slots=True, kw_only=True)
class DealState:
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
    known_from: Annotated[
        date | None, Field(description="Day since which this state is known.")
    ] = None
    conditions: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
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
