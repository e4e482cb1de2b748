"""An organization record: what one source says about one organization."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from deals.model.base import Record
from deals.model.dates import PartialDate
from deals.model.report import Name, Source, Words

OrganizationKind = Literal[
    "company",
    "fund",
    "government",
    "university",
    "nonprofit",
    "venture",
    "asset",
    "person",
    "person_vehicle",
]


def _ten_digits(value: str) -> str:
    if not value.isdigit() or len(value) > 10:
        raise ValueError(f"{value!r} is not a CIK; write its digits in quotation marks")
    return value.zfill(10)


class FormerName(Record):
    """A name that an organization gave up."""

    name: Name
    until: PartialDate | None = Field(None, description="Last day of the name.")


class OrganizationRecord(Record):
    """What one source says about one organization; identifiers in their standard spelling."""

    name: Name = Field(description="Name as the source writes it.")
    kind: OrganizationKind | None = Field(None, description="What sort of body it is.")
    aliases: tuple[Name, ...] = Field((), description="Other names that mean exactly this one.")
    former_names: tuple[FormerName, ...] = Field((), description="Names given up.")
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(
        None, description="ISO 3166-1 alpha-2 of its seat."
    )
    domain: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")] | None = Field(
        None, description="Web domain without www."
    )
    ticker: Name | None = Field(None, description="Ticker as the exchange writes it.")
    exchange: Name | None = Field(None, description="Exchange of the ticker.")
    sector: Name | None = Field(None, description="Business in a few words.")
    parent: Name | None = Field(None, description="Organization that controls it.")
    parent_since: PartialDate | None = Field(None, description="Since when.")
    lei: Annotated[str, Field(pattern=r"^[A-Z0-9]{20}$")] | None = Field(
        None, description="Legal Entity Identifier, ISO 17442."
    )
    cik: Annotated[str, AfterValidator(_ten_digits)] | None = Field(
        None, description="SEC Central Index Key, ten digits."
    )
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = Field(
        None, description="Wikidata item."
    )
    note: Words | None = Field(None, description="The reader's own words.")
    source: Source = Field(description="The document that says so.")

    def flat(self) -> dict[str, Any]:
        """The flat record: only what is stated, ready for JSON or YAML."""
        dumped = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return {key: value for key, value in dumped.items() if value not in (None, [], {})}
