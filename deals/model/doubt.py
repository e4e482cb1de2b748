"""A doubt: what a reader found odd in a record that it took all the same."""

from typing import Annotated

from pydantic import AfterValidator, Field

from deals.model import codes
from deals.model.base import Record


class Doubt(Record):
    """One odd thing in one record: which field, what sort of oddity, and the words as read."""

    code: Annotated[str, AfterValidator(codes.DOUBTS.check)] = Field(
        description="A code of the list doubts."
    )
    field: str = Field(description="Field of the record, dotted.")
    text: str = Field(description="What is odd, with the words of the source.")
