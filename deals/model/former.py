"""What a records file carries beside reports and judgements: ids that lead on, takedowns."""

from pydantic import Field

from deals.model.base import Record


class FormerId(Record):
    """An id that a deal once had; it leads to the deal that the report is in now."""

    former_id: str = Field(min_length=1, description="The id.")
    report: str = Field(min_length=1, description="Id of a report of the deal.")


class Takedown(Record):
    """The words of a source were taken out, and shall not come in again."""

    taken_down: str = Field(min_length=1, description="Id of the source.")
    url: str | None = Field(None, description="Its address.")
    file_hash: str | None = Field(None, description="Hash of its file, where it has no address.")
    at: str = Field(min_length=1, description="When, ISO 8601.")
    author: str = Field(min_length=1, description="Who did it.")
    reason: str = Field(description="Why.")
    texts: int = Field(0, ge=0, description="Texts that were removed.")
    reports: int = Field(0, ge=0, description="Reports that lost their words.")
    ids: dict[str, str] = Field(
        default_factory=dict,
        description="Key by what is left of a report: the id that it has kept.",
    )
