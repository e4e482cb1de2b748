"""A draft of a mapping: its parts, what was seen, and what is not sure."""

from dataclasses import dataclass, field
from typing import Any

from deals.model.mapping import TableMapping
from deals.read.profile import Profile


@dataclass(slots=True)
class Draft:
    """A mapping as far as it could be told: its parts, profiles of columns, doubts in words.

    It is sure when there is no doubt; notes say what was decided and why.
    """

    name: str
    parts: dict[str, Any]
    profiles: dict[str, Profile]
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def sure(self) -> bool:
        """Whether a file may be read by it without a person looking at it."""
        return not self.doubts

    def mapping(self) -> TableMapping:
        """The mapping of a sure draft."""
        return TableMapping.model_validate(self.parts)
