"""A judgement: a person's decision about deals, append-only, undone by another judgement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from deals.model.base import Record

Kind = Literal[
    "same_deal",
    "different_deal",  # two deals are two
    "unsure_deal",
    "split",  # some reports of a deal are another deal
    "pin",
    "unsure_field",
    "same_organization",
    "different_organization",
    "unsure_organization",
    "accept_report",
    "edit_report",
    "reject_report",
    "undo",
]


class Judgement(Record):
    """One decision. Deals are told by reports, since their ids may change: `reports` are those
    of the subject that were meant, `others` those of the object or those that stay behind.
    Organizations are told by a name, whose comparison key never changes."""

    id: int | None = Field(None, description="Number in the order of decisions; None when new.")
    made_at: str = Field(description="When it was made, ISO 8601 in UTC.")
    author: str = Field(min_length=1, description="Who made it.")
    kind: Kind
    subject: str = Field(
        description="Id of a deal (or a report) at that time, name of an organization, or for undo "
        "the judgement's number."
    )
    object: str | None = Field(
        None, description="The other deal's id or name; the report that an edit wrote."
    )
    field: str | None = Field(None, description="Field that is pinned.")
    value: str | None = Field(None, description="Value that it is pinned to, as typed.")
    reports: tuple[str, ...] = Field((), description="Reports meant.")
    others: tuple[str, ...] = Field((), description="Reports of the other side.")
    reason: str = Field(min_length=1, description="Why, in words.")
    undoes: int | None = Field(None, description="Judgement that this one undoes.")


REVIEWS = frozenset({"accept_report", "edit_report", "reject_report"})


@dataclass(frozen=True, slots=True)
class Pin:
    """A field's value as a person decided it."""

    field: str
    value: str
    rule: str


class Judgements:
    """The judgements in force: those that no later one undoes."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        made = list(judgements)
        undone = {judgement.undoes for judgement in made if judgement.kind == "undo"}
        self.active = [j for j in made if j.id not in undone and j.kind != "undo"]
        self.same = [j for j in self.active if j.kind == "same_deal"]
        self.apart = [j for j in self.active if j.kind in {"different_deal", "split"}]
        self.about_names = [j for j in self.active if j.kind.endswith("_organization")]
        self.unsure = [j for j in self.active if j.kind.startswith("unsure_")]
        self.pinned = [j for j in self.active if j.kind == "pin"]
        self._reviews = [j for j in made if j.kind in REVIEWS]

    def linked(self, reports: Iterable[str]) -> set[str]:
        """Reports that a decision ties to any of the given ones."""
        wanted = set(reports)
        tied: set[str] = set()
        for judgement in (*self.same, *self.apart):
            both = {*judgement.reports, *judgement.others}
            if both & wanted:
                tied |= both
        return tied

    def reviews(self) -> dict[str, Judgement | None]:
        """Report that was ever reviewed → the last review of it that is in force, if any is."""
        last: dict[str, Judgement | None] = {}
        in_force = {judgement.id for judgement in self.active}
        for judgement in self._reviews:
            held = judgement if judgement.id in in_force else None
            last[judgement.subject] = held or last.get(judgement.subject)
        return last

    def corrected(self) -> set[str]:
        """Reports that a reviewer wrote in place of a machine's, in force or not."""
        return {j.object for j in self._reviews if j.object}

    def pins(self, reports: Iterable[str]) -> dict[str, Pin]:
        """Field → the last pin that was made for the deal of these reports."""
        if not self.pinned:
            return {}
        mine = set(reports)
        return {
            j.field: Pin(j.field, j.value, f"judgement {j.id} of {j.author}: {j.reason}")
            for j in self.pinned
            if j.field and j.value is not None and mine & set(j.reports)
        }
