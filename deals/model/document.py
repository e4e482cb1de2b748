"""What `deals show --json` prints and the API serves: a deal with its reports."""

from datetime import date
from typing import Any

from pydantic import Field

from deals.model.base import Record
from deals.model.deal import Deal


class ReportLine(Record):
    """One report of a deal with its weight."""

    id: str
    known_from: date | None = Field(None, description="Day since which it was public.")
    known_from_inferred: bool = Field(description="Whether that day is our inference.")
    publisher: str | None
    origin: str = Field(description="Key of whoever first told it; copies share it.")
    tier: int = Field(description="Tier of the source's kind, 1 strongest.")
    rank: int = Field(description="Rank of the publisher, 1 strongest.")
    certainty: str
    extractor: str | None = Field(
        None, description="Program that read it out of prose; None for what people recorded."
    )
    extractor_version: str | None = None
    reviewed: bool = Field(True, description="Whether a person wrote or reviewed it.")
    record: dict[str, Any] = Field(description="The flat record as stored.")


class Rank(Record):
    """The deal's place among an investor's agreed deals, by dollars, as of the document's day."""

    investor: str = Field(description="Display name.")
    organization: str = Field(description="Organization id.")
    rank: int = Field(description="1 for the largest; equal amounts share a rank.")
    of: int = Field(description="Announced or completed deals of the investor with an amount.")


class DealDocument(Record):
    """A deal as of today or of a day, with the reports that it was made from."""

    deal: Deal
    as_of: date | None = None
    stalled: bool = Field(
        False, description="Whether talks were silent for two years by then; our inference."
    )
    reports: tuple[ReportLine, ...]
    ranks: tuple[Rank, ...] = ()
