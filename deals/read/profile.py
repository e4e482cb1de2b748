"""What the cells of a column look like: dates, amounts, names, codes; and how dates are ordered."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from deals.model.mapping import DateOrder, Decimal
from deals.read.cells import cell_amount, figure, is_nothing, mended, unescaped
from deals.read.fields import truth
from deals.read.jsontable import SEVERAL, listed
from deals.read.places import cell_country, cell_currency

LONGEST_LOOK = 2000  # characters of a cell that are looked at
_SAMPLE = 200  # different cells that are read to see whether they can be
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.I)
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,' \u00a0]*$")
_MONEY = re.compile(
    r"(?i)(?:[~<>≈]\s?)?(?:[$€£¥₹]|[a-z]{0,3}\$|(?:usd|eur|gbp|inr|chf|cad|aud|rs\.?)\s?)?\s?"
    r"[0-9][0-9.,' ]*\s?(?:k|m|b|t|mn|bn|mio\.?|mrd\.?|million|billion|crore|cr|lakh|mln|bln)?\s?"
    r"(?:[$€£¥₹]|usd|eur|gbp|inr|chf|cad|aud)?\+?$"
)
_UNDISCLOSED = re.compile(r"(?i)undisclosed|not disclosed|confidential|^n\.?d\.?$")
_FIGURES = re.compile(r"([0-9]{1,2})([-/.])+([0-9]{1,2})[-/.]+([0-9]{2,4})(?:[ T].*)?$")
_YEAR_FIRST = re.compile(
    r"(?:1[89]|20)[0-9]{2}(?:[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2}(?:[T ].*)?)?)?$"
)
_ASIAN_DATE = re.compile(r"(?:19|20)[0-9]{2}\s?[年년]")
_COMPACT = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_MONTHS = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|mär|"
                     r"q[1-4]|fév|avr|juin|juil|août|déc|ene|abr|ago|dic)")  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Profile:
    """Shares of a column's filled cells that look like this or that, and some samples."""

    filled: int
    rows: int
    dates: float = 0.0
    numbers: float = 0.0
    money: float = 0.0
    signed: float = 0.0
    urls: float = 0.0
    currencies: float = 0.0
    countries: float = 0.0
    serials: float = 0.0
    compact: float = 0.0  # days as 20240305
    flags: float = 0.0  # yes or no
    names: bool = False
    distinct: Counter[str] = field(default_factory=Counter)

    def samples(self, number: int = 3) -> list[str]:
        """The first different cells, shortened."""
        return [s if len(s) <= 40 else s[:39] + "…" for s in list(self.distinct)[:number]]


def profile(cells: Iterable[str]) -> Profile:
    """The profile of a column's cells. Cells that say "nothing" count as empty."""
    plain = [mended(cell[:LONGEST_LOOK]).text for cell in cells]
    filled = [cell for cell in plain if not is_nothing(cell)]
    found = Profile(len(filled), len(plain), distinct=Counter(filled))
    if not filled:
        return found
    for name, test in _TESTS.items():
        setattr(found, name, sum(1 for cell in filled if test(cell)) / len(filled))
    letters = sum(1 for cell in filled if _LETTERS.search(cell)) / len(filled)
    length = sum(map(len, filled)) / len(filled)
    spread = len(found.distinct) / len(filled)
    dull = max(found.dates, found.urls, found.currencies, found.money, found.flags)
    varied = spread > 0.1 or len(found.distinct) > 50 or len(filled) < 20
    found.names = letters > 0.8 and length < 80 and dull < 0.5 and varied
    return found


def _is_date(cell: str) -> bool:
    if len(cell) > 40:
        return False
    return bool(
        _FIGURES.match(cell)
        or _YEAR_FIRST.match(cell)
        or _ASIAN_DATE.match(cell)
        or (_MONTHS.search(cell) and any(c.isdigit() for c in cell) and len(cell) < 25)
    )


def names_month(cell: str) -> bool:
    """Whether a cell is the name of a month."""
    return cell.isalpha() and bool(_MONTHS.match(cell))


def _is_signed(cell: str) -> bool:
    return bool(_SIGN.search(cell) or _UNDISCLOSED.search(cell))


_SIGN = re.compile(r"[$€£¥₹]|(?i:\b(?:usd|eur|gbp|inr|chf|cad|aud|jpy)\b)")
_TESTS: dict[str, Callable[[str], bool]] = {
    "dates": _is_date,
    "numbers": lambda cell: bool(_NUMBER.match(cell)),
    "money": lambda cell: len(cell) < 60 and bool(_MONEY.match(cell) or _UNDISCLOSED.search(cell)),
    "signed": _is_signed,
    "urls": lambda cell: bool(_URL.match(cell)),
    "currencies": lambda cell: len(cell) <= 5 and cell_currency(cell) is not None,
    "countries": lambda cell: len(cell) > 1 and cell_country(cell) is not None,
    "compact": lambda cell: bool(_COMPACT.fullmatch(cell)),
    "flags": lambda cell: len(cell) < 6 and truth(cell) is not None,
    "serials": lambda cell: bool(re.fullmatch(r"[2-5][0-9]{4}(?:\.[0-9]+)?", cell)),
}


def date_order(cells: Iterable[str]) -> tuple[DateOrder | None, str]:
    """(order, why) of dates in figures; no order where the cells leave it open."""
    first = second = open_ = dotted = 0
    for cell in cells:
        match = _FIGURES.match(cell.strip())
        if not match:
            continue
        one, two = int(match[1]), int(match[3])
        first += one > 12 >= two
        second += two > 12 >= one
        open_ += one <= 12 and two <= 12 and one != two
        dotted += match[2] == "."
    if not first + second + open_:
        return "ymd", "no cell has day and month in figures before the year"
    if first and first >= 20 * second:
        return "dmy", f"the first figure is above 12 in {first:,} cells, the second in {second:,}"
    if second and second >= 20 * first:
        return "mdy", f"the second figure is above 12 in {second:,} cells, the first in {first:,}"
    if first and second:
        return None, f"both orders occur: day first in {first:,} cells, month first in {second:,}"
    if dotted >= open_:
        return "dmy", "dots stand between the figures, as where the day comes first"
    return None, f"in all {open_:,} cells day and month could be swapped"


def decimal_sign(cells: Iterable[str]) -> tuple[Decimal | None, str]:
    """(sign before the decimals, why); no sign where "2.500" could be either."""
    comma = dot = open_ = 0
    for cell in cells:
        for number in re.findall(r"[0-9][0-9.,]*[0-9]", cell):
            if re.search(r",[0-9]{1,2}$", number) or re.search(r"\.[0-9]{3}[.,]", number):
                comma += not re.search(r"\.[0-9]+$", number) or number.count(".") > 1
            elif re.search(r"\.[0-9]{1,2}$|\.[0-9]{4,}$", number) or re.search(
                r",[0-9]{2,3}[.,]", number
            ):
                dot += 1
            elif re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", number):
                open_ += 1
    if comma and comma > 10 * dot:
        return ",", f"{comma:,} figures have a comma before their decimals"
    if dot or not (comma or open_):
        if comma * 10 > dot and comma:
            return None, f"{comma:,} figures have a decimal comma, {dot:,} a decimal point"
        return ".", ""
    return None, f"figures such as 2.500 ({open_:,} of them) may be thousands or decimals"


def separators_of(cells: Sequence[str], plural: bool) -> tuple[str, ...]:
    """What parts the names of a cell; nothing where each cell is one name, or a list as it is."""
    filled = [unescaped(cell) for cell in cells if cell.strip()]
    if any(SEVERAL in listed(cell) for cell in filled):
        return ()  # the names stand apart already
    signs = (";", "|", "\n", " / ", "、", "；", "，")
    found = [s for s in signs if sum(s in cell for cell in filled) > 0.01 * len(filled)]
    if found:
        return tuple(found)
    with_comma = [cell for cell in filled if "," in cell]
    lists = sum(cell.count(",") > 1 for cell in with_comma)
    if with_comma and (plural or lists > 0.2 * len(with_comma)):
        return (",",)
    return ()


def share(look: Profile, test: Callable[[str], bool]) -> float:
    """The share of the first different cells of a column that pass a test."""
    cells = list(look.distinct)[:_SAMPLE]
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def is_amount(cell: str) -> bool:
    """Whether a cell can be read as an amount of some currency, or says that it is not told."""
    return cell_amount(cell, "USD").code != "unreadable_amount"


def tells_currency(cell: str) -> bool:
    """Whether a cell needs no currency from elsewhere."""
    return cell_amount(cell, None).code not in {"no_currency", "unreadable_amount"}


def is_part(field_: str, look: Profile) -> bool:
    """Whether cells are years, months or days of a month."""
    size = {"date.year": (1700, 2100), "date.month": (1, 12), "date.day": (1, 31)}[field_]
    good = 0
    for cell, times in look.distinct.items():
        inside = cell.isdigit() and size[0] <= int(cell) <= size[1]
        good += times * (inside or (field_ == "date.month" and names_month(cell)))
    return good > 0.5 * look.filled


def are_fractions(look: Profile) -> bool:
    """Whether stakes are written as parts of 1: all are at most 1, and some are less."""
    parts = [plain_number(cell) for cell in look.distinct if "%" not in cell]
    known = [part for part in parts if part is not None]
    return len(known) > 1 and max(known) <= 1 and min(known) < 1


def plain_number(cell: str, decimal: Decimal = ".") -> float | None:
    """A cell that is one number, with signs between thousands; None for others."""
    return None if is_nothing(cell) else figure(cell.strip().strip("$€£₹¥ "), decimal)
