"""The habits all model objects share: frozen, closed, every field described."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A value object of the contract: it never changes and takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
