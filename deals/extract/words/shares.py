"""How much of a company changes hands: percentages, fractions, all of it, a count of shares."""

import re
from dataclasses import dataclass

from deals.extract.words.text import phrase


@dataclass(slots=True)
class Share:
    """How much of the target changes hands: its words, and percent where stated."""

    start: int
    end: int
    percent: float | None
    kind: str  # all, outstanding, rest, majority, minority, some, parts, averaged, percent, shares


_NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "half": 50,
    "a third": 33.3,
}
PERCENT_WORDS = (
    r"(?:\d{1,3}(?:\.\d+)?|\d{1,2}-\d/\d|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)(?:-| ?)(?:pct|pc(?![a-z])|percent|per cent(?:\.(?= [a-z]))?|per-cent|%)"
)
PERCENT = phrase(PERCENT_WORDS)
_PART = re.compile(r"\b(two[- ]thirds|three[- ]quarters|quarter|third|half)\b", re.I)
_PARTS = {
    "quarter": 25.0, "third": 33.3, "half": 50.0, "two thirds": 66.7, "three quarters": 75.0,
}  # fmt: skip
_HALVES = re.compile(
    r"\bequally[- ]owned\b|\b50[-/:]50\b|\bfifty-fifty\b|\bequal (?:parts|shares|halves)\b"
)
_SHARE_NOUN = (
    r"(?:stakes?|interests?|holdings?|shareholdings?|equity|ownership|share|position"
    r"|slice|chunk|tranche"
    r"|(?:common|preferred) stock(?= in))"
)
_OF = r"(?: \w+){0,2}? (?:in|of|at)"
_ADJ = r"(?:[\w-]+ ){0,4}?"
_WORTH = (  # "a stake of about $850 million in"
    r"(?: (?:of|worth|valued at)(?: (?:about|around|nearly|roughly|some|more than|over|up to|an"
    r"|estimated)){0,3} [A-Za-z]{0,3}[$€£₹¥]?\d[\d.,]* ?(?:million|billion|mln|bln|mn|bn|m|b"
    r"|crore)?"
    r"(?: (?:dlrs?|dollars?|euros?|pounds?|francs?|yen))?"
    r"(?: \([^()]{1,40}\))?(?= in\b))?"
)
_COUNTED = r"(?: of [\d.,]+ (?:mln |million )?(?:common |ordinary |voting )?shares)?"
_HELD = (  # "the stake he held in"
    r"(?: (?:that |which )?(?:it|he|she|they) (?:already |now |still |currently )?(?:held|holds?"
    r"|owned|owns?|had|has)(?= (?:in|of)\b))?"
)
_IN_A_NAME = r"(?-i:(?:[A-Z][\w-]* ){1,2}(?:Holdings?|Interests?|Equity|Shares))"  # of a company
SHARE = phrase(
    r"(?:(?:up to|the equivalent of|the equivalent"
    r"|between|from|about|approximately|some|nearly|around|roughly|an additional|another|the other"
    r"|a further|further|additional|an?|the|its|their|his|slightly|over|more than|almost|at least"
    r"|just over|just under"
    r"|roughly|remaining|outstanding|current|existing|present|combined|total|voting|full|outright|initial"
    r"|undivided"
    r"|sole|entire(?= "
    r"\d)|whole(?= \d)|all(?= (?:of )?its \d)|of(?= its \d)) ){0,5}"
    r"(?:[\d.,]+ (?:mln |million )?(?:common |ordinary )?share )?"
    r"(?:[A-Za-z]{0,3}[$€£₹¥]?\d[\d.,]*(?:-| ?)(?:million|billion|mln|bln|mn|bn|m|b|crore)"
    r"(?: dlrs?| dollars?)? )?"
    r"(?:"
    rf"(?P<rest>remaining|rest|balance)\b[^,;]{{0,60}}?(?:of|in)"
    r"|(?P<all>(?:100|one hundred)(?: ?%| pct| percent| per cent)|(?-i:all)(?! (?:of )?its \d)"
    r"|substantially all|entire(?! \d| (?:stake|holdings?|shareholding|position|block))"
    r"|the whole|the entire)(?:(?: of)?(?: the| its)?(?: (?:issued|and|outstanding|common|preferred"
    r"|share|shares|capital|stock|equity|interests?|or|any|voting|ordinary|ownership|membership"
    r"|securities|not already owned|units|issued,|remaining|stake)){1,7})?(?: of| in)?"
    rf"|(?P<part>(?:one[- ])?(?:quarter|third|half) of (?:its|their|his"
    rf"|the \w+'s)(?: \d[\d.]*(?:%| pct))?"
    rf" {_SHARE_NOUN} in)"
    rf"|(?P<parts>(?:(?:one[- ])?(?:quarter|third|half)|two[- ]thirds|three[- ]quarters)"
    rf"(?: {_SHARE_NOUN})? (?:of|in)"
    rf"|(?:(?:working|net|royalty|mineral|voting) )*{_SHARE_NOUN} (?:of"
    rf"|averaging) (?:[\w-]+ ){{0,3}}?{PERCENT_WORDS} (?:of|in))"
    rf"|(?P<percent>(?:(?:[\w.]+|{PERCENT_WORDS}) (?:to|and) )??{PERCENT_WORDS})"
    r"(?: (?:of|or)? ?(?:the|its|their)?)?(?: (?-i:(?!(?!Class|Series)[A-Z][a-z])[\w-]+)){0,6}?"
    r"(?: (?:in|of)| (?:stake|interest|holding|share) worth [^.;]{3,40}? (?:in|of)| "
    rf"(?:stake|interest|(?:share)?holding){_HELD})"
    rf"|(?P<majority>majority|controlling|control) (?:[\w-]+ )?(?:{_SHARE_NOUN}{_OF}"
    rf"|control of|of|in)"
    rf"|(?P<minority>minority|non-controlling|significant minority) {_ADJ}{_SHARE_NOUN}{_OF}"
    rf"|(?P<shares>[\d.,]+(?: mln| million)? (?:newly[- ]issued )?(?:[\w-]+ ){{0,3}}(?:shares?"
    rf"|units){_HELD}"
    rf"(?:,? or (?:about )?{PERCENT_WORDS},?)?"
    rf"(?: of| in)?(?: (?:the )?(?:[\w-]+ )?common(?: stock)?(?: of| in)?)?)"
    rf"|(?P<some>(?!{_IN_A_NAME})(?:(?:[\w-]+ ){{0,2}}?(?:{_SHARE_NOUN}{_COUNTED}"
    rf"|shares|units(?= (?:worth|valued at) )){_WORTH}{_HELD} (?:in"
    rf"|of|at)))"
    r")(?: (?:the )?|(?<=\bshares)(?=[,.;])|(?<=[ ]stake)(?=[,.;]))"
    r"(?:(?:issued|outstanding|common|voting|share|capital|stock|equity|shares|paid-up|votes|rights"
    r"|and) ){0,5}(?:(?:of|in) )?"
)


_RANGE = phrase(rf"\d(?:[ -]?(?:pct|percent|per cent|%))? ?(?:to|and|-) (?P<upper>{PERCENT_WORDS})")
_AVERAGE = re.compile(r"\baveraging\b", re.I)
_FULL = re.compile(r"\b(?:full|outright|sole) control\b", re.I)
_OUTSTANDING = re.compile(r"\boutstanding\b", re.I)


# Where a sentence says apart from any trigger how much is, or will be, held.
THE_HOLDING = phrase(
    rf"\b(?:the|purchase of an?) (?P<percent>{PERCENT_WORDS})[- ](?:stake|holding|shareholding"
    rf"|interest|parcel)\b"
)
HOLDING = phrase(
    r"\b(?:(?:stake|holding|holdings|interest|shareholding|position|shares|stock|purchase|ownership"
    r"|investment)\b(?:[^.;%]|\.(?=\d)){0,40}?(?:\bamount(?:s|ed|ing)? to|\brepresent(?:s|ed"
    r"|ing)?|\bequal(?:s"
    r"|ed)?(?: to)?"
    r"|\bequivalent to|\bor\b|\bto\b|\bis\b|\btotal(?:s|ing|ling)?|\bof\b)"
    r"|(?:giv(?:e|es|ing) (?:it|them|the \w+)|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)"
    r"|bring(?:s|ing)?|boost(?:s|ed|ing)?|(?:now|will|would|to) (?:own|hold|control|get|receive)s?"
    r"|with (?-i:[A-Z])[\w' -]{1,30} (?:holding|owning|taking|keeping)"
    r"|result(?:s|ed|ing) in|now (?:has|have)|(?:pay|pays|paid"
    r"|paying)(?= (?:\([^()]{1,40}\)|[^;]){3,60} for (?:the|its) ))\b"
    r"(?:[^.;%]|\.(?=\d)|\([^()]{1,40}\)){0,60}?)"
    r" (?:up to |about |approximately |an? |a total of |some |nearly |roughly |just over "
    r"|more than |just "
    r"under |for the |for its )"
    rf"{{0,2}}(?<!from[ ])(?P<percent>{PERCENT_WORDS})(?! (?:rise|fall|increase|decline|premium"
    rf"|drop|gain|of "
    rf"(?:its|their) (?:sales|revenue)))"
)


EXTRA = phrase(  # "has bought the extra 17.6%", "the additional 6 percent was acquired from"
    rf"\b(?:bought|acquired|purchased|buying|acquiring|purchasing) (?:the|an?) (?:extra|additional"
    rf"|further) (?P<bought>{PERCENT_WORDS})"
    rf"|\bthe (?:extra|additional|further) (?P<was>{PERCENT_WORDS})(?: (?:stake|interest|holding))?"
    r" (?:was|were|has been|will be|is being) (?:bought|acquired|purchased)\b"
)


_CONTROL_BEHIND = phrase(  # "to sell Birch Foods controlling stake", as headlines put it
    r"(?: ?<[^<>]*>)?(?:'s)? (?:controlling|majority) (?:stake|holding|interest|shareholding)\b"
)


def control_behind(text: str, pos: int) -> Share | None:
    """The majority that is told behind the name of the company whose it is, which ends at `pos`."""
    found = _CONTROL_BEHIND.match(text, pos)
    return Share(found.start() + 1, found.end(), None, "majority") if found else None


_RATIO = re.compile(r"(?<![\d.,])(\d\d)[-/:](\d\d)(?![\d.,])")


def percent_in(words: str) -> float | None:
    """The first percentage in the words: 49 for "49 pct", 12.5 for "12-1/2 pct"."""
    if _HALVES.search(words):
        return 50.0
    match = PERCENT.search(words)
    ratio = _RATIO.search(words) if match is None else None
    if ratio and int(ratio[1]) + int(ratio[2]) == 100:
        return float(ratio[1])
    if match is None:
        part = _PART.search(words)
        return _PARTS[part[1].lower().replace("-", " ")] if part else None
    number = re.split(r"(?<=\w)[ -]*(?=p[ce]|%)", match[0].lower())[0]
    if number in _NUMBER_WORDS:
        return float(_NUMBER_WORDS[number])
    whole, _, fraction = number.partition("-")
    value = float(whole)
    if fraction:
        over, under = fraction.split("/")
        value += int(over) / (int(under) or 1)
    return value if value <= 100 else None


def share_in(text: str, pos: int) -> Share | None:
    """How much is bought, where the words at `pos` say so."""
    match = SHARE.match(text, pos)
    if match is None:
        return None
    kind = next(
        (
            k
            for k in (
                "rest",
                "all",
                "part",
                "parts",
                "percent",
                "majority",
                "minority",
                "shares",
                "some",
            )
            if match[k] is not None
        ),
        "some",
    )
    percent = percent_in(match[0])
    if kind == "part":
        kind, percent = "some", None  # "half of its stake" says nothing of the whole
    if kind == "parts" and _AVERAGE.search(match[0]):
        kind, percent = "averaged", None  # of each of several things, and of no whole
    upper = _RANGE.search(match[0]) if kind == "percent" else None
    if upper:  # "between 25 and 30 pct": at most
        percent = percent_in(upper["upper"])
    if kind == "majority" and _FULL.search(match[0]):
        kind = "rest"  # "full control of"
    if kind == "some" and percent is None and _OUTSTANDING.search(match[0]):
        kind = "outstanding"
    return Share(
        match.start(),
        match.end(),
        100.0 if kind == "all" and percent is None else percent,
        kind,
    )
