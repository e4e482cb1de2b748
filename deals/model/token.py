"""Tokens that let a program write over HTTP, and what a write answers."""

from typing import Literal

from pydantic import Field

from deals.model.base import Record

Scope = Literal["reports", "judgements"]
SCOPES: tuple[Scope, ...] = ("reports", "judgements")


class Token(Record):
    """A token as it is listed: everything but the secret, which is nowhere kept."""

    id: str = Field(description="Public part, by which it is revoked.")
    name: str = Field(min_length=1, description="Who holds it; the author of its judgements.")
    scopes: tuple[Scope, ...] = Field(description="What it may write.")
    created_at: str = Field(description="ISO 8601 in UTC.")
    expires_at: str | None = Field(None, description="From then on it is refused; None: never.")
    revoked_at: str | None = Field(None, description="Since when it is refused.")
    last_used_at: str | None = None


class WrittenReport(Record):
    """Where a record of the request went."""

    report: str = Field(description="Id of the report.")
    deal: str | None = Field(None, description="Deal that it is in; None for organizations.")
    new: bool = Field(description="Whether it was not stored before.")


class WrittenReports(Record):
    """What a request with reports did."""

    reports_new: int
    reports_known: int
    deals_new: int
    deals_changed: int
    reports: tuple[WrittenReport, ...]


class WrittenJudgements(Record):
    """What a request with judgements did."""

    judgements_new: int
    judgements_known: int


class BadRecord(Record):
    """A record of a request that does not fit."""

    place: str = Field(description="Which record, counted from 1, or line and column.")
    field: str | None = None
    reason: str


class Outcome(Record):
    """An answer to a write, as it is kept for a repeated request."""

    status: int
    body: str = Field(description="The JSON document.")
