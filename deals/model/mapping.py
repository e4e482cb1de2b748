"""A mapping: how the columns of a foreign table become the fields of a record.

It is a small YAML file, strict in both directions: every column of the table is either mapped or
ignored by name, and every mapped column must be there.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from deals.model import codes
from deals.model.base import Record
from deals.model.dates import PartialDate
from deals.model.report import Currency, Name, WebAddress, Words

DateOrder = Literal["ymd", "dmy", "mdy", "excel"]
Unit = Literal["ones", "thousands", "ten_thousands", "lakhs", "millions", "crores",
               "hundred_millions", "billions", "trillions"]
Decimal = Literal[".", ","]
UNITS: dict[str, int] = {
    "ones": 1, "thousands": 10**3, "ten_thousands": 10**4, "lakhs": 10**5, "millions": 10**6,
    "crores": 10**7, "hundred_millions": 10**8, "billions": 10**9, "trillions": 10**12,
}

NAME_LISTS = ("investors", "lead_investors", "other_investors", "sellers")
_KEYS = tuple(f"{field}.key" for field in ("deal", "target", *NAME_LISTS))
LISTS = frozenset({*NAME_LISTS, "people", "payment", "conditions", "aliases", "former_names",
                   *_KEYS})
MONEY = ("amount", "valuation")
DATES = ("date.reported", "date.announced", "date.signed", "date.completed", "date.terminated")
DATE_PARTS = ("date.year", "date.month", "date.day")
SOURCE = ("source.url", "source.title", "source.publisher", "source.author", "source.published")
NUMBERS = ("stake_percent", "voting_percent", "stake_before", "stake_after")
DEAL_FIELDS = frozenset({
    "deal", "target", *NAME_LISTS, *_KEYS, "type", "status", *DATES, *DATE_PARTS, *MONEY,
    "amount.min", "amount.max", "unit", "currency", "valuation.currency", *NUMBERS, "voting",
    "round", "lead", "payment", "conditions", "people", "sector", "target_country", "attribution",
    "note", *SOURCE,
})
ORGANIZATION_FIELDS = frozenset({
    "name", "kind", "aliases", "former_names", "country", "domain", "ticker", "exchange", "sector",
    "parent", "lei", "cik", "wikidata", "note", *SOURCE,
})
CONSTANT_FIELDS = frozenset({"amount.basis", "valuation.basis"})
CODED = {"type": codes.DEAL_TYPES, "status": codes.STATUSES, "payment": codes.PAYMENT_FORMS,
         "attribution": codes.ATTRIBUTIONS, "amount.basis": codes.AMOUNT_BASES,
         "valuation.basis": codes.VALUATION_BASES}
Separator = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=1, max_length=5)
]


def _column(value: Any) -> Any:
    return {"field": value} if isinstance(value, str) else value


class Column(Record):
    """What one column holds; a word alone is the field."""

    field: str = Field(description="Field of the record; docs/tables.md lists them.")
    separator: Separator | tuple[Separator, ...] | None = Field(
        None, description="What parts the names of one cell; several where cells differ."
    )
    currency: Currency | None = Field(None, description="Currency of this column's figures.")
    unit: Unit | None = Field(None, description="What this column's figures count.")
    dates: DateOrder | None = Field(None, description="Order of this column's dates.")
    whole: Literal[1, 100] = Field(100, description="What a whole stake is written as.")
    codes: dict[str, str] = Field({}, description="The column's words → our codes; '' for none.")

    @model_validator(mode="after")
    def _codes_are_known(self) -> Self:
        if self.codes and self.field not in CODED:
            raise ValueError(f"codes: only for {', '.join(CODED)}, not for {self.field!r}")
        for code in self.codes.values():
            if code:
                CODED[self.field].check(code)
        return self


class Skip(Record):
    """Rows that are no records, by the words of one column."""

    column: str = Field(description="The column that tells.")
    values: tuple[str, ...] = Field(min_length=1, description="Its words on such rows.")
    why: Words = Field(description="What such rows are.")


class Layout(Record):
    """Where the table is in its file; what is left out is found out."""

    encoding: str | None = Field(None, description="Such as cp1252 or utf-16.")
    delimiter: str | None = Field(None, min_length=1, max_length=1, description="Between cells.")
    sheet: str | None = Field(None, description="Name of the sheet of a workbook.")
    header_line: int = Field(1, ge=1, description="Line on which the header starts, from 1.")
    header_lines: int = Field(
        1, ge=0, le=5, description="How many lines name the columns; 0: columns are 1, 2, 3 ..."
    )


class Origin(Record):
    """The source of rows that name none: where the table itself comes from."""

    url: WebAddress | None = None
    title: Words | None = None
    publisher: Name | None = None
    published: PartialDate | None = None
    kind: Annotated[str, AfterValidator(codes.SOURCE_KINDS.check)] | None = None


class TableMapping(Record):
    """How one sort of table is read. `docs/tables.md` explains each part with an example."""

    name: Words = Field(description="What the table is, for messages.")
    rows: Literal["deal", "share", "organization"] = Field(
        "deal", description="What one row is: a deal, an investor's share of one, an organization."
    )
    group_by: tuple[str, ...] = Field((), description="Columns that tell one deal's rows.")
    columns: dict[str, Annotated[Column, BeforeValidator(_column)]] = Field(min_length=1)
    ignore: tuple[str, ...] = Field((), description="Columns that are left out on purpose.")
    constants: dict[str, str] = Field({}, description="Fields that are the same on every row.")
    skip: tuple[Skip, ...] = Field((), description="Rows that are no records.")
    dates: DateOrder = Field("ymd", description="Order of dates that are figures.")
    decimal: Decimal = Field(".", description="The sign before the decimals.")
    currency: Currency | None = Field(None, description="Currency where no cell tells it.")
    unit: Unit = Field("ones", description="What the figures count, where they do not say.")
    key_prefix: str = Field("", description="Put before the source's own keys, such as crunchbase:")
    source: Origin = Field(Origin(), description="Where the table comes from.")
    layout: Layout = Field(Layout(), description="Where the table is in its file.")

    @model_validator(mode="after")
    def _fields_are_known(self) -> Self:
        known = ORGANIZATION_FIELDS if self.rows == "organization" else DEAL_FIELDS
        fields = [column.field for column in self.columns.values()]
        if self.rows != "organization":
            known |= CONSTANT_FIELDS
        for field in (*fields, *self.constants):
            if field not in known:
                raise ValueError(
                    f"{field!r} is no field of a row that is a {self.rows}; "
                    f"one of {', '.join(sorted(known))}"
                )
            if field not in LISTS and (*fields, *self.constants).count(field) > 1:
                raise ValueError(f"{field!r} is given twice; only lists take several columns")
        for field in self.constants.keys() & CODED.keys():
            CODED[field].check(self.constants[field])
        needed = "name" if self.rows == "organization" else "target"
        if needed not in fields and needed not in self.constants:
            raise ValueError(f"no column holds the {needed}, which every record needs")
        return self

    @model_validator(mode="after")
    def _grouping_is_clear(self) -> Self:
        if (self.rows == "share") != bool(self.group_by):
            raise ValueError("group_by names the columns of one deal, and only for rows: share")
        named = {*self.columns, *self.ignore}
        told = [*self.group_by, *(skip.column for skip in self.skip)]
        missing = next((column for column in told if column not in named), None)
        if missing is not None:
            raise ValueError(f"{missing!r} is neither mapped nor ignored")
        both = self.columns.keys() & set(self.ignore)
        if both:
            raise ValueError(f"{sorted(both)[0]!r} is mapped and ignored")
        return self

    def fits(self, header: list[str]) -> bool:
        """Whether a header is this table's: all mapped columns, and no column without a word."""
        return self.columns.keys() <= set(header) <= {*self.columns, *self.ignore}
