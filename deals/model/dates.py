"""A date as exactly as it is known: a day, a month, a year or an interval, as EDTF text.

EDTF is ISO 8601-2. A year is the interval of its days, never its first of January.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, total_ordering
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

Precision = Literal["day", "month", "quarter", "half", "season", "year", "interval"]

FIRST_YEAR, LAST_YEAR = 1600, 2200

_RIGHT_FORM = "write it like 2025-06-12, 2025-06, 2025, 2025~ or 2025-01/2025-04"
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# What stands in the place of the month: precision, first month, number of months. Seasons are
# those of the northern half of the earth. A winter is named after either of its years, so it
# runs from January to the February of the year after.
_WITHIN_YEAR: dict[int, tuple[Precision, int, int]] = {
    **{month: ("month", month, 1) for month in range(1, 13)},
    21: ("season", 3, 3), 22: ("season", 6, 3), 23: ("season", 9, 3), 24: ("season", 1, 14),
    **{33 + n: ("quarter", 1 + 3 * n, 3) for n in range(4)},
    **{40 + n: ("half", 1 + 6 * n, 6) for n in range(2)},
}
# What a part of a period covers: its months, or the days of a month; both counted from 1.
_PARTS: dict[str, dict[str, tuple[int, int]]] = {
    "year": {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)},
    "half": {"early": (1, 2), "mid": (3, 4), "late": (5, 6), "start": (1, 1), "end": (6, 6)},
    "quarter": {"early": (1, 1), "mid": (2, 2), "late": (3, 3), "start": (1, 1), "end": (3, 3)},
    "month": {"early": (1, 10), "mid": (10, 20), "late": (21, 31), "start": (1, 10),
              "end": (21, 31)},
    "decade": {"early": (0, 3), "mid": (3, 6), "late": (6, 9), "start": (0, 1), "end": (8, 9)},
}
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_WITH_CLOCK = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]"
    r"(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]+)?)?"
    r"(?: ?[Zz]| ?[+-][0-9]{2}(?::?[0-9]{2})?)?"
)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class PartialDate:
    """A date of any precision; build it with `parse`, `from_date` or as a field of a model.

    `earliest` and `latest` are the first and last day that it can be, both inclusive; None
    where the interval is open. A qualifier (`~` approximate, `?` uncertain, `%` both) is kept
    and reported, but widens neither: how much "about" means is for the reader to judge.
    Equal when the text is equal; ordered by earliest day, then latest day, then text.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The date that an EDTF text stands for; a time of day is cut off as written.

        Reads years 1600 to 2200, months, days, quarters (33 to 36), halves (40, 41), seasons
        (21 to 24), a qualifier after each, and intervals with one open end at most.
        Raises ValueError that says what is wrong and gives the right form.
        """
        return _parse(text)

    @classmethod
    def from_date(cls, day: date) -> "PartialDate":
        """One known day; of a datetime, its day as written, whatever the time zone.

        Raises ValueError when its year is out of range.
        """
        return _parse(f"{day.year:04}-{day.month:02}-{day.day:02}")

    def contains(self, day: date) -> bool:
        """Whether it can be this day."""
        return (self.earliest or date.min) <= day <= (self.latest or date.max)

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether both can be the same day."""
        (low, high), (other_low, other_high) = self._span(), other._span()
        return low <= other_high and other_low <= high

    def narrower_than(self, other: "PartialDate") -> bool:
        """Whether it lies within the other and leaves fewer days open."""
        (low, high), (other_low, other_high) = self._span(), other._span()
        within = other_low <= low and high <= other_high
        return within and (low, high) != (other_low, other_high)

    def _span(self) -> tuple[date, date]:
        return self.earliest or date.min, self.latest or date.max

    def __str__(self) -> str:
        return self.edtf

    def __eq__(self, other: object) -> bool:
        return self.edtf == other.edtf if isinstance(other, PartialDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __lt__(self, other: Self) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (*self._span(), self.edtf) < (*other._span(), other.edtf)

    def __reduce__(self) -> tuple[Any, ...]:
        return _parse, (self.edtf,)

    @classmethod
    def _validate(cls, value: Any) -> "PartialDate":
        """From what files hand over: text, a date or datetime, a year as a number (YAML)."""
        if isinstance(value, str):
            return _parse(value)
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date | datetime):
            return cls.from_date(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return _parse(str(value))
        raise ValueError(f"a {type(value).__name__} is not a date; {_RIGHT_FORM}")

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "description": "EDTF date (ISO 8601-2), only as exact as it is known.",
            "examples": ["2025-06-12", "2025-06", "2025", "2025-34", "2025~", "2025-01/2025-04"],
        }


@lru_cache(maxsize=65536)
def _parse(text: str) -> PartialDate:
    text = text.strip()
    if "/" in text:
        return _interval(text)
    match = _POINT.fullmatch(text)
    if match is None:
        with_clock = _WITH_CLOCK.fullmatch(text)
        if with_clock is None:
            raise ValueError(f"{_shown(text)} is not an EDTF date; {_RIGHT_FORM}")
        return _parse(with_clock[1])
    year, part, day, qualifier = match.groups()
    earliest, latest, precision = _days(text, int(year), part, day)
    return PartialDate(
        text, earliest, latest, precision, qualifier in {"~", "%"}, qualifier in {"?", "%"}
    )


def _days(
    text: str, year: int, part: str | None, day: str | None
) -> tuple[date, date, Precision]:
    """First day, last day and precision of a single date. Raises ValueError."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            f"{_shown(text)}: the year {year:04} is out of range ({FIRST_YEAR} to {LAST_YEAR})"
        )
    if part is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    precision, month, months = _WITHIN_YEAR.get(int(part), ("day", 0, 0))
    if not month or (day is not None and precision != "month"):
        raise ValueError(
            f"{_shown(text)}: there is no month {part}; months are 01 to 12, as in 2025-06"
            " (seasons 21 to 24, quarters 33 to 36, halves 40 and 41)"
        )
    after = year * 12 + month - 1 + months
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    if day is None:
        return date(year, month, 1), last, precision
    if not 1 <= int(day) <= last.day:
        raise ValueError(
            f"{_shown(text)}: {_MONTH_NAMES[month - 1]} {year} has {last.day} days, no day {day}"
        )
    exact = date(year, month, int(day))
    return exact, exact, "day"


def _interval(text: str) -> PartialDate:
    ends = [end.strip() for end in text.split("/")]
    if len(ends) != 2 or "" in ends or ends == ["..", ".."]:
        raise ValueError(
            f"{_shown(text)} is not an interval; write it like 2025-01/2025-04, or with one open"
            " end like 2025/.. or ../2025"
        )
    start, end = (None if one == ".." else _parse(one) for one in ends)
    if start and end and start._span()[0] > end._span()[1]:
        raise ValueError(f"{_shown(text)} runs backwards; write the earlier date first")
    known = [one for one in (start, end) if one]
    return PartialDate(
        "/".join(one.edtf if one else ".." for one in (start, end)),
        start.earliest if start else None,
        end.latest if end else None,
        "interval",
        any(one.approximate for one in known),
        any(one.uncertain for one in known),
    )


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "...")


def roughly(edtf: str) -> str:
    """The same date marked approximate, at each end that is known and has no qualifier yet."""
    ends = edtf.split("/")
    return "/".join(one if one == ".." or one[-1] in "~?%" else f"{one}~" for one in ends)


def calendar_unit(unit: str, day: date, offset: int = 0) -> str:
    """The week (Monday to Sunday), month, quarter or year of a day, `offset` units later."""
    if unit == "week":
        monday = day + timedelta(days=7 * offset - day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + offset * months, 12)
    within = {"month": f"-{month + 1:02}", "quarter": f"-{33 + month // 3}", "year": ""}
    return f"{year:04}{within[unit]}"


def neighbour(edtf: str, step: int) -> str:
    """What comes right before (-1) or after (1): a year or month for such, else a day.

    Raises ValueError when that side is open.
    """
    whole = PartialDate.parse(edtf)
    edge = whole.earliest if step < 0 else whole.latest
    if edge is None:
        raise ValueError(f"{edtf} is open on that side")
    qualifier = "~" if whole.approximate else ""
    if whole.precision in {"year", "month"}:
        return calendar_unit(whole.precision, edge, step) + qualifier
    return f"{edge + timedelta(days=step)}{qualifier}"


def days_from(today: date, edtf: str) -> int:
    """Days from `today` to the nearest day that the date can be: 0 within, negative if past."""
    whole = PartialDate.parse(edtf)
    low, high = whole.earliest or date.min, whole.latest or date.max
    return (low - today).days if low > today else min((high - today).days, 0)


def part_of(edtf: str, first: str, then: str) -> str:
    """From the part `first` to the part `then` of a period; of a day or week, the whole."""
    whole = PartialDate.parse(edtf)
    decade = re.fullmatch(r"([0-9]{3})0/(?:\1)9", edtf)
    parts = _PARTS.get("decade" if decade else whole.precision)
    if parts is None or whole.earliest is None or whole.approximate:
        return edtf
    low, high, start = parts[first][0], parts[then][1], whole.earliest
    if decade:
        return f"{decade[1]}{low}~/{decade[1]}{high}~"
    if whole.precision == "month":
        last = whole.latest.day if whole.latest else 28
        return f"{start:%Y-%m}-{low:02}~/{start:%Y-%m}-{min(high, last):02}~"
    months = [f"{start.year}-{start.month - 1 + n:02}~" for n in (low, high)]
    return months[0] if low == high else "/".join(months)


def last_month(edtf: str) -> str:
    """The month in which a period of several months ends; anything else as it is."""
    whole = PartialDate.parse(edtf)
    several = whole.precision in {"year", "half", "quarter", "season"} and not whole.approximate
    return f"{whole.latest:%Y-%m}" if several else edtf


def bounded(kind: str, edtf: str) -> str:
    """The open interval "since", "by" (or up to), "before" or "after" a date. Raises ValueError."""
    start, end = edtf.split("/")[0], edtf.split("/")[-1]
    if kind == "since":
        return f"{start}/.."
    if kind == "by":
        return f"../{end}"
    return f"../{neighbour(edtf, -1)}" if kind == "before" else f"{neighbour(edtf, 1)}/.."
