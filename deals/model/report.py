"""A report: what one source says about one deal, sparse, each value in the source's words."""

import re
import unicodedata
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from deals.model import codes
from deals.model.amount import LARGEST, Amount, Number
from deals.model.base import Record
from deals.model.codelist import CodeList
from deals.model.dates import PartialDate
from deals.model.money import read_amount

HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _coded(codelist: CodeList) -> AfterValidator:
    return AfterValidator(codelist.check)


def _amount_from_words(value: Any) -> Any:
    return read_amount(value) if isinstance(value, str) else value


def _handle(value: str) -> str:
    if not HANDLE.fullmatch(value):
        raise ValueError(f"{value!r} is not a handle; write lower-case words joined by hyphens")
    return value


def _person_role(value: str) -> str:
    entry = codes.PERSON_ROLES.find(value)
    return entry.code if entry else value


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value):
        raise ValueError(f"{value!r} is not an http or https address")
    return value


def _printable(value: str) -> str:
    if value.isprintable():
        return value
    odd = next((c for c in value if unicodedata.category(c) in _UNSEEN and c not in "\n\t"), None)
    if odd is not None:
        raise ValueError(f"it holds U+{ord(odd):04X}, a character that cannot be seen; remove it")
    return value


# Begins the handle that we make for a Form D and its amendments. Unlike a handle that somebody
# chose, it does not keep them from the deal that others tell of.
OFFERING = "form-d-"

_KEYED_FIELDS = {"deal", "target", "investors", "lead_investors", "other_investors", "sellers"}
# Control characters and marks that turn the direction of writing; joiners (Cf) are used in names.
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
Name = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_printable)]
Words = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_printable)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code.")]
Percent = Annotated[Number, Field(ge=0, le=100)]
Handle = Annotated[str, Field(max_length=120), AfterValidator(_handle)]
AmountField = Annotated[
    Amount, BeforeValidator(_amount_from_words, json_schema_input_type=Amount | str)
]


WebAddress = Annotated[
    str, Field(json_schema_extra={"pattern": "^https?://"}), AfterValidator(_web_address)
]


class Source(Record):
    """One document: an article, filing, release, export file or note."""

    url: WebAddress | None = Field(None, description="Address.")
    title: Words | None = Field(None, description="Title as printed.")
    publisher: Name | None = Field(None, description="Who published it, as printed.")
    author: Words | None = Field(None, description="Who wrote it.")
    published: PartialDate | None = Field(None, description="Day of publication.")
    retrieved: PartialDate | None = Field(None, description="Day on which it was read.")
    kind: Annotated[str, _coded(codes.SOURCE_KINDS)] | None = Field(None, description="Kind.")
    origin: Name | None = Field(None, description="The outlet whose story it relays.")
    is_copy: bool | None = Field(None, description="Whether it only repeats its origin.")
    file_hash: str | None = Field(None, description="SHA-256 of the file, where it has no address.")

    @model_validator(mode="after")
    def _can_be_found_again(self) -> Self:
        if self.url is None and self.file_hash is None:
            raise ValueError("a source needs a url (or the hash of its file)")
        return self


class Valuation(Record):
    """What the whole target is said to be worth, in whole units."""

    value: Number = Field(ge=0, le=LARGEST, description="The figure in whole units.")
    currency: Currency
    basis: Annotated[str, _coded(codes.VALUATION_BASES)] = Field(
        "unspecified", description="Before or after the new money."
    )


class Person(Record):
    """A person whom the deal moves or names."""

    name: Name = Field(description="Name as printed.")
    role: Annotated[Name, AfterValidator(_person_role)] | None = Field(
        None, description="A code of person_roles, or the source's words where none fits."
    )
    title: Words | None = Field(None, description="Position as printed.")


class Leg(Record):
    """One thing that moves in a deal: what, from whom, to whom, under which condition."""

    model_config = Record.model_config | {"populate_by_name": True}

    what: Annotated[str, _coded(codes.LEG_KINDS)] = Field(description="What moves.")
    from_: Name | None = Field(None, alias="from", description="Who gives, as written.")
    to: Name | None = Field(None, description="Who receives, as written.")
    amount: AmountField | None = Field(None, description="How much.")
    condition: Words | None = Field(None, description="Under which condition.")
    binding: Annotated[str, _coded(codes.BINDINGS)] | None = Field(None, description="How firm.")


class Link(Record):
    """A relation to another deal."""

    type: Annotated[str, _coded(codes.LINK_TYPES)] = Field(description="Kind of relation.")
    deal: Handle = Field(description="Handle of the other deal.")


class Dates(Record):
    """The days that a report states for the steps of the deal."""

    reported: PartialDate | None = Field(None, description="Day on which it was reported.")
    announced: PartialDate | None = Field(None, description="Day of announcement.")
    signed: PartialDate | None = Field(None, description="Day of signing.")
    completed: PartialDate | None = Field(None, description="Day of completion.")
    terminated: PartialDate | None = Field(None, description="Day on which it ended.")


class Quote(Record):
    """The exact words of a source's text, with character offsets into it."""

    text: str = Field(min_length=1, description="The words, as they stand in the text.")
    start: int = Field(ge=0, description="Offset of the first character.")
    end: int = Field(ge=0, description="Offset behind the last character.")

    @model_validator(mode="after")
    def _offsets_fit_the_words(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.start} to {self.end} is not as long as the words")
        return self


class Report(Record):
    """What one source says about one deal: only what it states."""

    deal: Handle | None = Field(None, description="Handle: reports that share it are one deal.")
    target: Name = Field(description="Company, assets or venture; for debt, the borrower.")
    investors: tuple[Name, ...] = Field((), description="Buyers, investors or lenders.")
    lead_investors: tuple[Name, ...] = Field((), description="Those who lead the round.")
    other_investors: tuple[Name, ...] = Field((), description="Named beside the main ones.")
    sellers: tuple[Name, ...] = Field((), description="Holders that sell.")
    type: Annotated[str, _coded(codes.DEAL_TYPES)] | None = Field(None, description="Kind of deal.")
    status: Annotated[str, _coded(codes.STATUSES)] | None = Field(
        None, description="How far it had come."
    )
    date: Dates = Field(Dates(), description="Days of its steps.")
    amount: AmountField | None = Field(None, description="Words, or figures with a currency.")
    stake_percent: Percent | None = Field(
        None, description="Part of the equity bought, in percent."
    )
    voting: bool | None = Field(None, description="Whether the stake carries votes.")
    voting_percent: Percent | None = Field(None, description="Part of the votes bought.")
    stake_before: Percent | None = Field(None, description="Held before the deal, in percent.")
    stake_after: Percent | None = Field(None, description="Held after the deal, in percent.")
    valuation: Valuation | None = Field(None, description="What the whole is said to be worth.")
    round: Name | None = Field(None, description="Name of the round.")
    payment: tuple[Annotated[str, _coded(codes.PAYMENT_FORMS)], ...] = Field(
        (), description="What is paid with."
    )
    conditions: tuple[Words, ...] = Field((), description="What must happen first.")
    people: tuple[Person, ...] = Field((), description="Whom the deal moves or names.")
    legs: tuple[Leg, ...] = Field((), description="What moves, from whom to whom.")
    links: tuple[Link, ...] = Field((), description="Relations to other deals.")
    sector: Name | None = Field(None, description="Business of the target, as stated.")
    target_country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = Field(
        None, description="ISO 3166-1 alpha-2."
    )
    source: Source = Field(description="The document that says so.")
    attribution: Annotated[str, _coded(codes.ATTRIBUTIONS)] | None = Field(
        None, description="Whom the source cites."
    )
    quotes: dict[str, Quote] = Field(
        default_factory=dict, description="Exact words by field, from prose."
    )
    identifiers: dict[str, tuple[Words, ...]] = Field(
        default_factory=dict,
        description="The source's own keys, of the deal or of the names of a field in order.",
    )
    note: Words | None = Field(None, description="The reader's own words.")
    extractor: Name | None = Field(
        None, description="Program that read it out of prose; none for what people recorded."
    )
    extractor_version: Name | None = Field(None, description="Version of that program.")

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        if self.amount and self.amount.basis:
            codes.AMOUNT_BASES.check(self.amount.basis)
        known = type(self).model_fields
        for name in self.quotes:
            if name.partition(".")[0] not in known:
                raise ValueError(f"quotes: {name!r} is not a field of a record")
        for name in self.identifiers:
            if name not in _KEYED_FIELDS:
                raise ValueError(f"identifiers: {name!r} is neither the deal nor a field of names")
        return self

    @property
    def told_type(self) -> str:
        """The type, or `unknown` where the report states none."""
        return self.type or "unknown"

    @property
    def told_status(self) -> str:
        """The status, else the last step that the report dates, else announced.

        A completion or an end that the report dates after its own day has not happened: announced.
        """
        if self.status:
            return "announced" if self._is_ahead_of_time else self.status
        dated = [step for step in ("terminated", "completed") if getattr(self.date, step)]
        return dated[0] if dated else "announced"

    @property
    def _is_ahead_of_time(self) -> bool:
        step = codes.STATUSES.canonical(self.status) if self.status else None
        if step not in {"completed", "terminated"}:
            return False
        day: PartialDate | None = getattr(self.date, step)
        told = self.source.published
        if day is None or told is None or day.earliest is None or told.latest is None:
            return False
        return day.earliest > told.latest

    def flat(self) -> dict[str, Any]:
        """The flat record of the contract: only what is stated, ready for JSON or YAML."""
        dumped = self.model_dump(
            mode="json", by_alias=True, exclude_unset=True, exclude_defaults=True
        )  # what is not set is the default: to leave it out first saves comparing it
        return {key: value for key, value in dumped.items() if value or value in (0, False, "")}
