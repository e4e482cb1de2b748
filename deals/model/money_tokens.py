"""Tokens of a text, and the two things that need no rule: digit strings and currency signs."""

import re
from collections.abc import Sequence
from decimal import Decimal

from deals.model import money_words as words
from deals.model.money_words import Sign

MAX_DIGITS = 40  # longer digit strings are not amounts of money
_PADDING = 8  # sentinels behind the last token, so that rules may look ahead
_NOTHING = ("",) * _PADDING
_SPACING = re.compile("[\u00a0\u2007\u2009\u202f '\u2019]")


class Tokens:
    """A text cut into tokens: as written, in lower case, and where each starts and ends."""

    __slots__ = ("count", "end", "low", "raw", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(words.TOKEN.finditer(text))
        self.count = len(found)
        beyond = [len(text) + 1] * _PADDING
        self.raw = [*map(re.Match.group, found), *_NOTHING]
        self.start = [*map(re.Match.start, found), *beyond]
        self.end = [*map(re.Match.end, found), *beyond]
        self.low = list(map(str.lower, self.raw))
        if not text.isascii():
            plain = (low.replace("\u2019", "'") for low in self.low)
            self.low = ["-" if low in words.DASHES else low for low in plain]

    def cut(self, count: int) -> None:
        """Keep the first `count` tokens only."""
        self.raw[count:] = self.low[count:] = _NOTHING
        self.count = count

    def glued(self, i: int) -> bool:
        """Whether no space stands before token `i`."""
        return 0 < i < self.count and self.end[i - 1] == self.start[i]

    def is_number(self, i: int) -> bool:
        """Whether token `i` is written in digits."""
        raw = self.raw[i]
        return "0" <= raw[-1:] <= "9"

    def after_hyphen(self, i: int) -> int:
        """`i + 1` when token `i` is a hyphen that joins its neighbours, else `i`."""
        return i + 1 if self.low[i] == "-" and self.glued(i) and self.glued(i + 1) else i


def parse_number(raw: str, *, scaled: bool, comma: bool) -> Decimal | None:
    """The value of a digit string; None when it is malformed or can be read in two ways.

    Both `1,234.5` and `1.234,5` are read, Indian groups too. One comma before three digits
    groups ("1,200"), one dot before three digits is decimal before a multiplier ("1.345 billion")
    and ambiguous without one ("1.200"). `comma`: the multiplier is of a language with decimal
    commas, which turns both rules round.
    """
    if len(raw) > MAX_DIGITS:
        return None
    if raw.isdigit():
        return Decimal(raw)
    if not raw.isascii() or " " in raw or "'" in raw:
        raw = _SPACING.sub("", raw)
    point = _decimal_sign(raw, scaled=scaled, comma=comma)
    if point is None:
        return None
    whole, _, fraction = raw.partition(point) if point else (raw, "", "")
    groups = whole.replace(".", ",").split(",")
    if not _grouped_well(groups) or "," in fraction or "." in fraction:
        return None
    return Decimal(f"{''.join(groups) or '0'}.{fraction or '0'}")


def _decimal_sign(raw: str, *, scaled: bool, comma: bool) -> str | None:
    """',' or '.', '' when the number has no decimals, None when that cannot be told."""
    dots, commas = raw.count("."), raw.count(",")
    if dots and commas:
        last = max(".,", key=raw.rfind)
        return last if raw.count(last) == 1 else None
    if dots + commas != 1:
        return ""
    sign = "." if dots else ","
    whole, _, fraction = raw.partition(sign)
    if len(fraction) != 3 or len(whole) > 3 or whole in {"", "0"}:
        return sign
    if scaled:
        return sign if (sign == ",") == comma else ""
    return "" if sign == "," else None


def _grouped_well(groups: Sequence[str]) -> bool:
    """Whether thousands (1,234,567) or lakhs (12,34,567) are grouped as they should be."""
    if len(groups) == 1:
        return True
    head, *middle, last = groups
    if not 1 <= len(head) <= 3 or len(last) != 3:
        return False
    return all(len(g) == 3 for g in middle) or (
        len(head) <= 2 and all(len(g) == 2 for g in middle)
    )


def split_number(t: Tokens, i: int) -> bool:
    """Whether token `i` may end a number begun in the token before it: "12 500"."""
    if not 0 < i < t.count or t.text[t.end[i - 1] : t.start[i]] != " ":
        return False
    return t.raw[i].isdigit() and len(t.raw[i]) == 3 and (
        t.raw[i - 1].isdigit() and len(t.raw[i - 1]) <= 3
    )


def prefix_currency(t: Tokens, i: int) -> tuple[Sign, int] | None:
    """The currency before a figure; "A $5 billion deal" is an article, not Australian."""
    found = words.PREFIX_WORDS.match(t.raw, i)
    if found is None:
        return None
    if len(t.raw[i]) == 1 and t.raw[i].isalpha() and not t.glued(i + 1):
        return None
    return found


def suffix_currency(t: Tokens, i: int) -> tuple[Sign, int] | None:
    """The currency behind a figure: "dollars", "-dollar", "of dollars", "USD", "(A$)"."""
    bracket = t.low[i] == "("
    if bracket:
        found = words.SUFFIX_SIGNS.match(t.raw, i + 1)
        return (found[0], found[1] + 1) if found and t.raw[found[1]] == ")" else None
    j = t.after_hyphen(i)
    j += t.low[j] in {"of", "de", "di"}
    found = words.SUFFIX_WORDS.match(t.low, j) or words.SUFFIX_SIGNS.match(t.raw, j)
    if found is None or (not t.raw[j][0].isalpha() and t.is_number(found[1])):
        return None  # "... 5 $3": the sign belongs to the next number
    if t.low[j] == "p" and not t.glued(j):
        return None
    new_paragraph = i > 0 and t.text.count("\n", t.end[i - 1], t.start[j]) > 1
    return None if new_paragraph else found
