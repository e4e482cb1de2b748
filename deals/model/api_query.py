"""The parameters of the HTTP API: what each takes, strictly; unknown ones are an error."""

import math
import re
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    WithJsonSchema,
)

from deals.model import codes
from deals.model.codelist import Code, CodeList
from deals.model.deal import DealState

DEAL_FIELDS = tuple(field.name for field in fields(DealState) if field.name != "id")
LARGEST_PAGE = 500
_FIELDS = CodeList("fields", "columns", tuple(Code(name, "") for name in ("id", *DEAL_FIELDS)))


class Query(BaseModel):
    """Parameters as texts from an address; what is not declared is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _checked(pattern: str, about: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            raise ValueError(f"{value[:80]!r} is not {about}")
        return value

    return BeforeValidator(check)


def _truth(value: Any) -> Any:
    if value not in ("true", "false", True, False):
        raise ValueError(f"{str(value)[:80]!r} is neither true nor false")
    return value in ("true", True)


def _split(value: Any) -> Any:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def _known_fields(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_FIELDS.check(name) for name in value)


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("write a number such as 1000000000")
    return value


def _listed(codelist: CodeList) -> dict[str, JsonValue]:
    return {"enum": [code.code for code in codelist.codes]}


Day = Annotated[date, _checked(r"\d{4}-\d{2}-\d{2}", "a day such as 2025-06-30")]
Truth = Annotated[bool, BeforeValidator(_truth)]
Whole = Annotated[int, _checked(r"\d{1,9}", "a whole number")]
Dollars = Annotated[
    float,
    Field(ge=0),
    _checked(r"\d+(\.\d+)?([eE][+-]?\d{1,3})?", "a number such as 1000000000 or 1e9"),
    AfterValidator(_finite),
]
_NO_NUL = r"^[^\u0000]*$"  # the one character that no parameter may hold
Name = Annotated[str, Field(min_length=1, max_length=300, pattern=_NO_NUL)]
DealType = Annotated[
    str,
    AfterValidator(codes.DEAL_TYPES.check),
    Field(json_schema_extra=_listed(codes.DEAL_TYPES)),
]
Status = Annotated[
    str, AfterValidator(codes.STATUSES.check), Field(json_schema_extra=_listed(codes.STATUSES))
]
Country = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")]
Sort = Literal["amount", "date", "title", "reports", "conflicts"]
Fields = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_known_fields)]


class NoQuery(Query):
    """An address without parameters."""


class Paged(Query):
    """A page of a list."""

    limit: Whole = Field(50, ge=1, le=LARGEST_PAGE, description="At most so many on a page.")
    cursor: str | None = Field(
        None,
        min_length=8,
        max_length=2000,
        description="Where to go on: `next` of the page before, with the same filters.",
    )


class AsOf(Query):
    """A document as of a day."""

    as_of: Day | None = Field(None, description="As publicly known on this day; today if left out.")


class DealFilters(Query):
    """Which deals; the same as in `deals list`."""

    type: DealType | None = Field(None, description="Code of the deal type, broad or fine.")
    status: Status | None = Field(None, description="Code of the status, broad or fine.")
    investor: Name | None = Field(None, description="Id or any name of an investor.")
    target: Name | None = Field(None, description="Id or any name of the target.")
    sector: Name | None = Field(None, description="Words of the sector.")
    country: Country | None = Field(None, description="Country of the target, two letters.")
    min_usd: Dollars | None = Field(None, description="At least so many US dollars.")
    counted: Truth | None = Field(None, description="Whether it counts in totals.")
    since: Day | None = Field(None, description="Day of the deal, not before.")
    until: Day | None = Field(None, description="Day of the deal, not after.")
    as_of: Day | None = Field(None, description="As publicly known on this day; today if left out.")


class DealsQuery(Paged, DealFilters):
    """A page of deals."""

    sort: Sort = Field("amount", description="Largest, latest, by title, by number of reports ...")
    fields: Fields | None = Field(
        None,
        description="Columns to give, separated by commas; all if left out. `id` is always there.",
        json_schema_extra={
            "items": {"type": "string", "enum": ["id", *DEAL_FIELDS]},
            "minItems": 1,
        },
    )
    count: Truth = Field(False, description="Whether to count all matching deals into `total`.")


class OrganizationsQuery(Paged):
    """A page of organizations, those in the most deals first."""

    name: Name | None = Field(None, description="Part of any of its names.")
    kind: Name | None = Field(None, description="What sort of body: company, fund, government ...")
    country: Country | None = Field(None, description="Country of its seat, two letters.")


class SearchQuery(Query):
    """Words to look for."""

    q: Name = Field(description="Words; the last may be cut short.")
    limit: Whole = Field(20, ge=1, le=100, description="At most so many of each kind.")


class SearchFeedQuery(Query):
    """Words of a saved search."""

    q: Name = Field(description="Words; the last may be cut short.")


class FlowsQuery(Query):
    """Who put money into whom."""

    organization: Name | None = Field(None, description="Only flows from or to this one.")
    since: Day | None = Field(None, description="Day of the deal, not before.")
    until: Day | None = Field(None, description="Day of the deal, not after.")
    min_usd: Dollars | None = Field(None, description="At least so many dollars a flow.")
    limit: Whole = Field(200, ge=1, le=2000, description="At most so many flows, largest first.")


class ConflictsQuery(Paged):
    """A page of disagreements, the widest first."""

    field: Name | None = Field(None, description="Column of deals in dispute.")
    min_spread: Dollars | None = Field(
        None, description="Highest by lowest, less one, at least: 1 is twofold."
    )


def _build_or_day(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        date.fromisoformat(value)
    elif not (isinstance(value, str) and re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value)):
        raise ValueError(f"{str(value)[:80]!r} is neither a day nor the number of a build")
    return value


_A_DAY: dict[str, JsonValue] = {"type": "string", "format": "date"}
_A_BUILD: dict[str, JsonValue] = {"type": "string", "pattern": r"^\d{1,9}(\.\d{1,9})?$"}


class ChangesQuery(Query):
    """What is new or changed."""

    since: Annotated[
        str, BeforeValidator(_build_or_day), WithJsonSchema({"anyOf": [_A_DAY, _A_BUILD]})
    ] = Field(description="A day (2025-06-30), or `build` of an earlier answer.")
    limit: Whole = Field(100, ge=1, le=LARGEST_PAGE, description="At most so many, latest first.")
