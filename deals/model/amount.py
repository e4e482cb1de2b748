"""An amount of money as a source states it: bounds, currency, qualifier and the original words."""

from typing import Annotated, Literal, Self

from pydantic import AllowInfNan, Field, model_validator

from deals.model.base import Record

Qualifier = Literal[
    "exact",
    "about",
    "at_least",
    "more_than",
    "up_to",
    "less_than",
    "range",
    "magnitude",
    "undisclosed",
    "not_applicable",
]
Number = int | Annotated[float, AllowInfNan(False)]

LARGEST = 10**17  # no deal is larger in any currency; a figure above it is a slip

# Qualifiers that state no figure at all: nothing to add up, nothing to compare.
WITHOUT_FIGURES: frozenset[str] = frozenset({"undisclosed", "not_applicable"})


class Amount(Record):
    """One amount in whole units of its currency (dollars, not thousands), never altered.

    `exact` is a single figure; `min` and `max` are bounds, either of which may be open. The
    qualifier defaults to what the bounds say. Words that give no total ("$95 a share") are kept
    as `not_applicable`; words that withhold it are `undisclosed`; neither carries a figure.
    """

    text: str | None = Field(None, description="The words of the source, always kept.")
    exact: Number | None = Field(None, ge=0, le=LARGEST, description="The single figure.")
    min: Number | None = Field(None, ge=0, le=LARGEST, description="Lower bound, in whole units.")
    max: Number | None = Field(None, ge=0, le=LARGEST, description="Upper bound, in whole units.")
    currency: str | None = Field(None, pattern=r"^[A-Z]{3}$", description="ISO 4217 code.")
    qualifier: Qualifier | None = Field(None, description="How the figure is meant.")
    basis: str | None = Field(None, description="What the figure measures; see amount_bases.")

    @model_validator(mode="after")
    def _bounds_fit_together(self) -> Self:
        bounded = self.min is not None or self.max is not None
        if self.exact is not None and bounded:
            raise ValueError("give either exact, or min and max, not both")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min:g} is greater than max {self.max:g}")
        if (bounded or self.exact is not None) and self.currency is None:
            raise ValueError("an amount needs a currency (ISO 4217, such as USD)")
        if self.has_figures and self.qualifier in WITHOUT_FIGURES:
            raise ValueError(f"an amount that is {self.qualifier} cannot carry a figure")
        return self

    @property
    def has_figures(self) -> bool:
        """Whether any figure is stated."""
        return not (self.exact is None and self.min is None and self.max is None)

    @property
    def low(self) -> Number | None:
        """Lower bound in whole units; None when open or unstated."""
        return self.min if self.exact is None else self.exact

    @property
    def high(self) -> Number | None:
        """Upper bound in whole units; None when open or unstated."""
        return self.max if self.exact is None else self.exact

    @property
    def kind(self) -> Qualifier:
        """The qualifier, or the one that the bounds imply when none is stated."""
        if self.qualifier is not None:
            return self.qualifier
        if self.exact is not None:
            return "exact"
        if self.min is not None:
            return "at_least" if self.max is None else "range"
        return "up_to" if self.max is not None else "not_applicable"

    @property
    def point(self) -> Number | None:
        """The one figure to show and sort by: the stated bound, never a computed middle.

        Exact and about give their figure, lower bounds the low, upper bounds the high, and a
        range its low: the least that the source commits itself to.
        """
        if self.kind in {"up_to", "less_than"}:
            return self.high
        return self.low if self.low is not None else self.high
