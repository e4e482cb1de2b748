"""Dates as people write them, in prose or alone, never more exact than the words.

Words that leave the year or more open ("Thursday", "June 12", "last quarter") need a reference
day, as a rule that of publication. How such words are read:

- a day, month or quarter without a year is the one closest to the reference, the past one if
  both are equally near; after "by", "until", "before" the coming one, after "since" the past;
- a weekday alone is the last one up to the reference, as in news; after "next" the coming one;
- "early", "mid" and "late" are thirds, marked approximate (`2025-01~/2025-04~`);
- a fiscal year or quarter is its year, approximate (`2025~`): its months differ by company;
- weeks run from Monday to Sunday; "two months ago" is a month, "a year ago" a year, approximate.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from deals.model.dategrammar import (
    FOREIGN_MONTHS,
    MONTHS,
    TRIGGER,
    pattern,
)
from deals.model.datereader import DateReader, UnreadableDate
from deals.model.dates import (
    PartialDate,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: character offsets (end exclusive), the words, and what they say.

    `relative` tells that the date was counted from the reference day.
    """

    start: int
    end: int
    text: str
    date: PartialDate
    relative: bool


def find_dates(text: str, *, reference: date | None = None) -> list[DateMention]:
    """The dates in prose, in order, without overlaps; what may not be a date is left out.

    Without a reference day, words that need one are skipped, as are impossible dates. Bare
    years count from 1900 to 2100, after a word such as "in" or "since", or in brackets.
    """
    plain, found, pos = text.translate(_SPACES), [], 0
    while match := TRIGGER.search(plain, pos):
        start, pos = match.start(), match.end()
        if match.lastgroup == "skip":
            continue
        reader = DateReader(plain, reference, prose=True)
        try:
            if (result := reader.expression(start)) is None:
                continue
            day = PartialDate.parse(result[0])
        except (ValueError, OverflowError):
            continue
        pos = result[1]
        found.append(DateMention(start, pos, text[start:pos], day, reader.relative))
    return found


def read_date(
    words: str, *, reference: date | None = None, day_first: bool | None = None
) -> PartialDate:
    """The date that the whole of `words` stands for; EDTF is read as it is.

    `day_first` settles figures such as 12/06/2025; it is not needed where one is above 12.
    Raises UnreadableDate that says what is wrong.
    """
    shown = repr(words if len(words) <= 60 else words[:57] + "...")
    text = " ".join(words.translate(_SPACES).split()).strip(" ,;")
    try:
        return _read(text, reference, day_first)
    except (ValueError, OverflowError) as error:
        raise UnreadableDate(f"cannot read {shown} as a date: {error}") from error


def _read(text: str, reference: date | None, day_first: bool | None) -> PartialDate:
    if re.fullmatch(r"[0-9]{4}-2[1-4]", text):
        raise UnreadableDate("it may be a season or a range of years; write 2019/2021 for years")
    try:
        return PartialDate.parse(text)
    except ValueError:
        text = _in_english(_CLOCK.sub("", text).rstrip("."))
    for candidate in dict.fromkeys((text, _FILLERS.sub("", text))):
        reader = DateReader(candidate, reference, day_first)
        result = reader.expression(0)
        if result is not None and result[1] == len(candidate):
            return PartialDate.parse(result[0])
    raise UnreadableDate("write it like 12 June 2025, June 2025, Q2 2025, 2025 or 2025-06-12")


_SPACES = dict.fromkeys((0xA0, 0x2009, 0x202F), " ")
_FILLERS = pattern(r"(?:(?:on|in|at|for|dated|during|effective|as of|the|year|calendar)\s+)+")
_CLOCK = pattern(
    r"[, ]+(?:at )?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:[a-z]{1,4}|[+-][0-9]{2}:?[0-9]{2}))?$"
)
_SMALL_WORDS = re.compile(r"(?i)\b(?:de|del|di|le|der|den|im|el|il|en)\s+|(?<=[0-9])(?:\.|er|º|°)")


def _in_english(text: str) -> str:
    """The text with foreign names of months put into English, and the small words dropped."""
    def name(match: re.Match[str]) -> str:
        bare = unicodedata.normalize("NFKD", match[0].lower()).encode("ascii", "ignore").decode()
        month = FOREIGN_MONTHS.get(bare)
        return list(MONTHS)[month - 1] if month else match[0]

    english = re.sub(r"[^\W\d_]{3,}", name, text)
    return text if english == text else _SMALL_WORDS.sub("", english)
