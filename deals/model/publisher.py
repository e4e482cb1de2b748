"""Publishers: who prints a source, of what kind, and how much weight their word has."""

from typing import Annotated

from pydantic import AfterValidator, Field

from deals.model import codes
from deals.model.base import Record


class Publisher(Record):
    """One publisher as the curated list ranks it; `rank` 1 is the strongest, 5 the weakest."""

    name: str = Field(min_length=1, description="Name as it calls itself.")
    kind: Annotated[str, AfterValidator(codes.PUBLISHER_KINDS.check)] = Field(
        description="A code of publisher_kinds."
    )
    rank: int = Field(ge=1, le=5, description="Weight of its word, 1 strongest.")
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(
        None, description="ISO 3166-1 alpha-2 of its seat."
    )
    domains: tuple[str, ...] = Field((), description="Web domains without www.")
    aliases: tuple[str, ...] = Field((), description="Other spellings of its name.")
