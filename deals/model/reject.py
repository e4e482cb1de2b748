"""A record that could not be taken, with its place and the reason."""

from typing import Any

from pydantic import Field

from deals.model.base import Record


class Reject(Record):
    """What was wrong with one record; goes to the rejects file as one JSON line."""

    file: str = Field(description="File as given on the command line.")
    line: int | None = Field(None, description="Line on which the record starts, from 1.")
    field: str | None = Field(None, description="Field at fault, dotted; None for the whole.")
    reason: str = Field(description="What is wrong and what to write instead.")
    record: Any = Field(None, description="The record as read.")
