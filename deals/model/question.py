"""A question for a person, and the decision that answers it."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from deals.model.base import Record

QuestionKind = Literal["deals", "organizations", "conflict"]
Answer = Literal["same", "different", "unsure", "pin"]


def _two(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(value) != 2 or value[0] == value[1]:
        raise ValueError("name two different ones")
    return value


class Question(Record):
    """Something that the rules leave open: whether two are one, or which value holds."""

    kind: QuestionKind
    about: tuple[str, ...] = Field(description="The two ids, or the deal's id and the field.")
    score: float | None = Field(
        None, description="How much speaks for one; for a conflict, how far apart."
    )
    reasons: str = Field(description="What speaks for and against, in words.")
    sides: tuple[dict[str, Any], ...] = Field(
        description="What is known of each of the two, or each competing value with who says so."
    )

    def blank(self) -> dict[str, Any]:
        """The decision to fill in: a line of `deals review --json` that `--batch` takes back."""
        named: dict[str, Any] = (
            {"deal": self.about[0], "field": self.about[1], "value": None}
            if self.kind == "conflict"
            else {self.kind: list(self.about)}
        )
        return {"decision": None, **named, "reason": None}


class Decision(Record):
    """One decision as a file states it: about two deals, two organizations, a field of a deal, or
    the reports (by the address of their source) that are another deal."""

    decision: Answer = Field(description="What was decided.")
    deals: Annotated[tuple[str, ...], AfterValidator(_two)] | None = None
    organizations: Annotated[tuple[str, ...], AfterValidator(_two)] | None = None
    deal: str | None = None
    field: str | None = None
    value: str | None = None
    sources: tuple[str, ...] = Field((), description="Addresses of the reports that leave a deal.")
    reason: str = Field(min_length=1, description="Why, in words.")
    author: str | None = Field(None, description="Who decided; else whoever applies it.")

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Self:
        subjects = [name for name in ("deals", "organizations", "deal") if getattr(self, name)]
        if len(subjects) != 1:
            raise ValueError("say one of deals, organizations, deal")
        if self.decision == "pin" and not (self.deal and self.field and self.value):
            raise ValueError("a pin needs deal, field and value")
        if self.deal and self.decision == "different" and not self.sources:
            raise ValueError("name the sources that are another deal")
        if self.deal and self.decision == "unsure" and not self.field:
            raise ValueError("name the field")
        if self.deal and self.decision == "same":
            raise ValueError("name two deals: deals: [one, other]")
        return self
