"""Reading one date out of words, rule by rule. The rules are told in `datewords`."""


import re
from collections.abc import Callable
from datetime import date, timedelta

from deals.model.dategrammar import (
    ABOUT,
    AND,
    BOUND,
    BOUNDS,
    DAY,
    DAY_NAMES,
    DAYS,
    END,
    FIRST_NAME,
    INTRODUCED,
    JOIN,
    LAST_DAY,
    LEAN,
    MONTH,
    MONTHS,
    NO_COUNT,
    NUMBER,
    NUMBERS,
    OPENING,
    OR,
    ORDINALS,
    PART,
    PART_WORDS,
    ROUGH,
    SEASONS,
    SHORT,
    STARTS,
    STOP,
    THE,
    TURN,
    TURNS,
    UNIT,
    WEEKDAY,
    YEAR,
    pattern,
)
from deals.model.dates import (
    PartialDate,
    bounded,
    calendar_unit,
    days_from,
    last_month,
    part_of,
    roughly,
)

# Text in EDTF, or, where the words leave the year open, the text in EDTF for a given year.
Reading = str | Callable[[int], str]

class UnreadableDate(ValueError):
    """Words that are no date, an impossible one, or one that needs to be told more."""


class DateReader:
    """One attempt to read a date at one place; `relative` once the reference was needed."""

    def __init__(
        self, text: str, reference: date | None, day_first: bool | None = None, *,
        prose: bool = False,
    ) -> None:
        self.text, self.reference, self.day_first, self.prose = text, reference, day_first, prose
        self.relative, self.lean = False, 0
        self.in_part, self.led, self.to_end = False, False, False

    @property
    def today(self) -> date:
        """The reference day. Raises UnreadableDate when there is none."""
        if self.reference is None:
            raise UnreadableDate("a reference day is needed, such as that of publication")
        self.relative = True
        return self.reference

    def expression(self, pos: int) -> tuple[str, int] | None:
        """A date with whatever leads it ("by", "circa", "between"), as EDTF, and where it ends."""
        bound = BOUND.match(self.text, pos)
        kind = BOUNDS[bound[1].lower()] if bound else ""
        pos, self.lean = bound.end() if bound else pos, LEAN.get(kind, 0)
        rough = ROUGH.match(self.text, pos)
        opening = OPENING.match(self.text, rough.end() if rough else pos)
        pos = opening.end() if opening else rough.end() if rough else pos
        pair = opening["pair"].lower() if opening else ""
        first = self.period(pos, led=bool(pair), kind=kind)
        if first is None:
            return None
        reading, end = first
        join = (AND if pair == "between" else OR if bound else JOIN).match(self.text, end)
        second = self.period(join.end(), led=True) if join else None
        more = LAST_DAY.match(self.text, end) if pair and second is None else None
        if more and self.text[end - 1].isdigit():
            second = _then(reading, lambda edtf: f"{edtf[:8]}{int(more['day']):02}"), more.end()
        if second is None and pair == "between":
            return None
        edtf = self.span(reading, second[0]) if second else self.settle(reading)
        edtf = roughly(edtf) if rough else edtf
        if self.to_end or (pair == "from" and not (second or self.prose or kind)):
            kind = "by" if self.to_end else "since"
        return bounded(kind, edtf) if kind else edtf, second[1] if second else end

    def period(self, pos: int, *, led: bool, kind: str = "") -> tuple[Reading, int] | None:
        """A date without what leads it, or a part of one ("early 2025"), and where it ends."""
        part = PART.match(self.text, pos)
        self.in_part = part is not None
        point = self.point(part.end() if part else pos, led or self.in_part)
        if part is None or point is None:
            return point
        first, then = (part["first"] or part["of"]).lower(), (part["then"] or "").lower()
        first = PART_WORDS.get(first, first)
        reading, end = point
        if first == "end" and kind in {"by", "before"}:
            self.to_end = True
            return _then(reading, last_month), end
        return _then(reading, lambda edtf: part_of(edtf, first, then or first)), end

    def point(self, pos: int, led: bool) -> tuple[Reading, int] | None:
        """The first rule that fits here: its reading, and where it ends."""
        self.led = led or not self.prose
        if not STARTS.match(self.text, pos):
            return None
        the = THE.match(self.text, pos)
        for place in (pos, the.end()) if the else (pos,):
            for expression, rule in _RULES:
                match = expression.match(self.text, place)
                if match and (reading := rule(self, match)) is not None:
                    return reading, match.end()
        return None

    def settle(self, reading: Reading) -> str:
        """The reading in the year that brings it closest to the reference day."""
        if isinstance(reading, str):
            return reading
        today, best, problem = self.today, None, None
        for year in (today.year, today.year - 1, today.year + 1):
            try:
                days = days_from(today, reading(year))
            except ValueError as error:
                problem = problem or error
                continue
            if days * self.lean >= 0 and (best is None or abs(days) < abs(best[0])):
                best = days, reading(year)
        if best is None:
            raise problem or UnreadableDate("no such day is near the reference day")
        return best[1]

    def span(self, first: Reading, second: Reading) -> str:
        """From the first to the second; a year that only one of them has is that of both."""
        if callable(second):
            start = self.settle(first)
            pairs = [(start, second(_year_of(start) + more)) for more in (0, 1)]
        elif callable(first):
            pairs = [(first(_year_of(second) - less), second) for less in (0, 1)]
        else:
            pairs = [(first, second)] * 2
        spans = [f"{start.split('/')[0]}/{end.split('/')[-1]}" for start, end in pairs]
        try:
            return PartialDate.parse(spans[0]).edtf
        except ValueError:
            return spans[1]

    def year(self, match: re.Match[str]) -> int | None:
        """The year that a match states, two figures being 1950 to 2049; None if it has none."""
        groups = match.groupdict()
        for name in ("year", "short", "lead", "yy", "yy2", "yy3"):
            if figures := groups.get(name):
                century = 0 if len(figures) == 4 else 2000 if int(figures) < 50 else 1900
                return century + int(figures)
        which = groups.get("which")
        return self.today.year + TURNS[which.lower()] if which else None

    def dated(self, match: re.Match[str], make: Callable[[int], str]) -> Reading:
        """The reading for the year of the match, or for any year; fiscal ones are their year."""
        groups, year = match.groupdict(), self.year(match)
        if any(groups.get(name) for name in ("fiscal", "fiscal0", "fy")):
            if year is None:
                raise UnreadableDate("a fiscal period needs its year")
            return f"{year:04}~"
        if year is not None:
            return make(year)
        turn = (groups.get("turn") or "").lower()
        if not turn:
            return make
        today, step = self.today, TURNS[turn]
        years = [today.year + step * more for more in range(3)]
        beyond = [y for y in years if days_from(today, make(y)) * step > 0]
        return make(beyond[0] if step else today.year)

    def introduced(self, match: re.Match[str]) -> bool:
        """Whether the words before make a date of a bare month or year."""
        before = self.text[max(0, match.start() - 30):match.start()]
        return self.led or bool(
            INTRODUCED.search(before)
            or (ABOUT.search(before) and STOP.match(self.text, match.end()))
        )

    def named(self, match: re.Match[str], group: str) -> bool:
        """Whether a name is written as one: in prose, "may" and "march" are verbs."""
        return not self.prose or match[group][0].isupper()

    def figures(self, match: re.Match[str]) -> Reading:
        """`2025-06-12`, `2025/6/12`."""
        return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"

    def run_together(self, match: re.Match[str]) -> Reading | None:
        """`20250612`, which in prose is any number."""
        return None if self.prose else self.figures(match)

    def slashed(self, match: re.Match[str]) -> Reading:
        """`13/06/2025`, `12.06.2025`: with dots the day is first, else if the figures say so."""
        one, two, year = int(match["one"]), int(match["two"]), match["year"]
        if len(year) != 4:
            raise UnreadableDate("the year has two figures; write all four")
        day_first = self.day_first
        if match["sep"] == "." or one > 12:
            day_first = True
        elif two > 12 or one == two:
            day_first = False
        if day_first is None:
            raise UnreadableDate("day or month may come first; say which, or write 2025-06-12")
        day, month = (one, two) if day_first else (two, one)
        return f"{year}-{month:02}-{day:02}"

    def month_figures(self, match: re.Match[str]) -> Reading | None:
        """`06/2025`, `2025/06`."""
        month, year = match["month"] or match["month2"], match["year"] or match["year2"]
        return None if self.prose else f"{year}-{int(month):02}"

    def day(self, match: re.Match[str]) -> Reading | None:
        """`12 June 2025`, `Thursday, June 12th`, `12-Jun-25`, `June 12-13, 2025`."""
        if not self.named(match, "month"):
            return None
        groups = match.groupdict()
        month, day, last = _month_of(match), int(match["day"]), groups.get("day2")
        weekday = (groups.get("weekday") or "").lower()

        def make(year: int) -> str:
            edtf = f"{year:04}-{month:02}-{day:02}"
            known = PartialDate.parse(edtf).earliest
            if weekday and known and not DAYS[known.weekday()].startswith(weekday):
                raise UnreadableDate(f"{edtf} is a {DAYS[known.weekday()].title()}")
            return f"{edtf}/{year:04}-{month:02}-{int(last):02}" if last else edtf

        return self.dated(match, make)

    def month(self, match: re.Match[str]) -> Reading | None:
        """`June 2025`, `Jun '25`, `last June`, `in June`."""
        if not self.named(match, "month"):
            return None
        if self.year(match) is None and not match["turn"]:
            if not self.introduced(match) and not _MONTH_FOLLOWS.match(self.text, match.end()):
                return None
            if self.prose and FIRST_NAME.match(self.text, match.end()):
                return None
        month = _month_of(match)
        return self.dated(match, lambda year: f"{year:04}-{month:02}")

    def period_code(self, match: re.Match[str]) -> Reading | None:
        """`Q2 2025`, `2Q25`, `1H 2025`, `2025 Q2`."""
        quarter, half = match["q"] or match["q2"], match["h"] or match["h2"]
        if half and self.prose and self.year(match) is None:
            return None
        code = 32 + int(quarter) if quarter else 39 + int(half)
        return self.dated(match, lambda year: f"{year:04}-{code}")

    def period_words(self, match: re.Match[str]) -> Reading | None:
        """`second quarter of 2025`, `first half`, `1986 fourth quarter`."""
        nth, halves = ORDINALS[match["nth"].lower()], match["unit"].lower() == "half"
        stated = self.year(match) is not None
        if (nth == 0 and not stated) or (halves and nth > 2) or _OF.match(self.text, match.end()):
            return None
        code = (39 + (nth or 2)) if halves else (32 + (nth or 4))
        return self.dated(match, lambda year: f"{year:04}-{code}")

    def season(self, match: re.Match[str]) -> Reading | None:
        """`summer 2025`, `last spring`; in prose never a season alone."""
        if self.prose and not match["turn"] and self.year(match) is None:
            return None
        code = SEASONS[match["season"].lower()]
        return self.dated(match, lambda year: f"{year:04}-{code}")

    def fiscal_year(self, match: re.Match[str]) -> Reading:
        """`fiscal 2025`, `FY25`."""
        return f"{self.year(match)}~"

    def weekday(self, match: re.Match[str]) -> Reading | None:
        """`Thursday`, `next Thursday`."""
        if not self.named(match, "name"):
            return None
        today, turn = self.today, (match["turn"] or "").lower()
        after = (DAYS.index(match["name"].lower()) - today.weekday()) % 7
        if turn == "this":
            after = DAYS.index(match["name"].lower()) - today.weekday()
        elif turn == "next":
            after = after or 7
        elif turn == "last" or (after and self.lean <= 0):
            after -= 7
        return f"{today + timedelta(days=after)}"

    def near_day(self, match: re.Match[str]) -> Reading:
        """`today`, `yesterday`, `tomorrow`."""
        offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["name"].lower()]
        return f"{self.today + timedelta(days=offset)}"

    def unit(self, match: re.Match[str]) -> Reading | None:
        """`last week`, `this quarter`, `earlier this year`; "the last week" is a span of time."""
        turn, unit, when = match["turn"].lower(), match["unit"].lower(), match["when"]
        if unit == "day" or (turn == "the" and not self.in_part) or (
            turn != "this" and self.text[:match.start()].lower().endswith("the ")
        ) or (when and turn != "this"):
            return None
        edtf, today = calendar_unit(unit, self.today, TURNS[turn]), self.today
        if not when:
            return edtf
        whole = PartialDate.parse(edtf)
        early = when.lower() == "earlier"
        return f"{whole.earliest}/{today}" if early else f"{today}/{whole.latest}"

    def ago(self, match: re.Match[str]) -> Reading:
        """`ten days ago`, `three weeks ago`, `a year ago`."""
        number, unit = match["number"].lower(), match["unit"].lower()
        count = NUMBERS.get(number) or int(number)
        if unit == "day":
            return f"{self.today - timedelta(days=count)}"
        return roughly(calendar_unit(unit, self.today, -count))

    def year_end(self, match: re.Match[str]) -> Reading:
        """`year-end 2025`."""
        mark = "" if self.lean > 0 else "~"
        return self.dated(match, lambda year: f"{year:04}-12{mark}")

    def decade(self, match: re.Match[str]) -> Reading:
        """`the 1990s`."""
        return f"{match['tens']}0/{match['tens']}9"

    def bare_year(self, match: re.Match[str]) -> Reading | None:
        """`2025`."""
        year = match["year"]
        plausible = not self.prose or (1900 <= int(year) <= 2100 and self.introduced(match))
        return year if plausible else None


def _month_of(match: re.Match[str]) -> int:
    return MONTHS[match["month"][:3].lower()]


def _then(reading: Reading, change: Callable[[str], str]) -> Reading:
    return change(reading) if isinstance(reading, str) else lambda year: change(reading(year))


def _year_of(edtf: str) -> int:
    whole = PartialDate.parse(edtf)
    return (whole.earliest or whole.latest or date.min).year


_OF = pattern(r"\s+of\b")
_MONTH_FOLLOWS = pattern(rf"(?:\s?[-–]\s?|\s+(?:to|through)\s+){MONTH}")
# Tried in this order: the more a form says, the earlier it comes.
_Rule = Callable[[DateReader, re.Match[str]], Reading | None]
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (pattern(r"(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
              rf"(?:T[0-9:.]+Z?)?{END}(?![-/.][0-9])"), DateReader.figures),
    (pattern(rf"(?P<one>[0-9]{{1,2}})(?P<sep>[-/.])(?P<two>[0-9]{{1,2}})(?P=sep)"
              rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){END}(?![-/.][0-9])"), DateReader.slashed),
    (pattern(rf"(?P<day>[0-9]{{1,2}})[-/]{MONTH}[-/]{SHORT}{END}"), DateReader.day),
    (pattern(rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH}{YEAR}"), DateReader.day),
    (pattern(rf"{WEEKDAY}{MONTH}\s+{DAY}{YEAR}"), DateReader.day),
    (pattern(rf"{TURN}{MONTH}{YEAR}"), DateReader.month),
    (pattern(r"(?P<fiscal0>fiscal\s+)?(?:(?P<lead>[0-9]{4})[\s-]?)?"
              r"(?:q(?P<q>[1-4])|(?P<q2>[1-4])q|h(?P<h>[12])|(?P<h2>[12])h)"
              rf"(?:-?{SHORT}{END}|{YEAR}){END}(?!:)"), DateReader.period_code),
    (pattern(r"(?P<fiscal0>fiscal\s+)?(?:(?P<lead>[0-9]{4})\s+)?"
              rf"(?P<nth>{'|'.join(ORDINALS)})[\s-]+(?P<unit>quarter|qtr|half){END}{YEAR}"),
     DateReader.period_words),
    (pattern(rf"{TURN}(?P<season>{'|'.join(SEASONS)}){END}{YEAR}"), DateReader.season),
    (pattern(rf"(?:(?:fiscal|financial)(?:\s+year)?|fy)\s*['’]?{SHORT}{NO_COUNT}"),
     DateReader.fiscal_year),
    (pattern(rf"{TURN}(?P<name>{DAY_NAMES}){END}"), DateReader.weekday),
    (pattern(rf"(?:earlier\s+)?(?P<name>yesterday|today|tomorrow){END}(?!['’]s)"),
     DateReader.near_day),
    (pattern(rf"(?:(?P<when>earlier|later)\s+)?(?P<turn>last|this|next|the)\s+{UNIT}{END}"
              r"(?!\s+of\b)"), DateReader.unit),
    (pattern(rf"(?P<number>{NUMBER})\s+{UNIT}s?\s+ago{END}"), DateReader.ago),
    (pattern(rf"year[\s-]?end{END}{YEAR}"), DateReader.year_end),
    (pattern(rf"(?P<tens>[0-9]{{3}})0s{END}"), DateReader.decade),
    (pattern(rf"(?P<month>[0-9]{{1,2}})/(?P<year>[0-9]{{4}}){END}|"
              rf"(?P<year2>[0-9]{{4}})/(?P<month2>[0-9]{{1,2}}){END}(?!/)"),
     DateReader.month_figures),
    (pattern(rf"(?P<year>[0-9]{{4}})(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}}){END}"),
     DateReader.run_together),
    (pattern(rf"(?P<year>[0-9]{{4}}){NO_COUNT}(?!-[a-z])"), DateReader.bare_year),
)
