"""What a records file carries beside reports and organizations: ids that lead on."""

from pydantic import Field

from deals.model.base import Record


class FormerId(Record):
    """An id that a deal once had; it leads to the deal that the report is in now."""

    former_id: str = Field(min_length=1, description="The id.")
    report: str = Field(min_length=1, description="Id of a report of the deal.")
