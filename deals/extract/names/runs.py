"""Capitalised runs of words, of which names are cut: "Birch and Co", "iFern", "3B Tools", <Ash>."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from deals.extract.names.joints import opens_pair
from deals.extract.words.lexicon import CUTS, LEGAL_FORMS, NAME_STARTS_ANYWAY, NOT_NAMES, PLACES
from deals.extract.words.name_words import bare, ends_formally

_LETTERS = r"[A-Z]\.[A-Z]\.(?:[A-Z]\.)*"
# Nothing behind a word can fail, so it gives nothing back; a possessive repeat of a group would say
# so, but takes a full stop along under Python 3.11.2.
_WORD = (
    r"(?:d'[A-Z][\w-]+|[^\W\d_a-z][\w'/+-]*(?:[&*|](?=\w)[\w'/+-]*)*(?:\.(?=[\w&])[\w'/+-]+)*"
    r"|\d*[a-z]{1,12}[A-Z]\w+|\d[\d-]*[A-Z]\w*|\d{1,2}(?:st|nd|rd|th|i)(?= [A-Z])"
    r")(?:!(?= (?:[a-z]|(?:[A-Z][\w-]+ )?(?:Inc|Corp|Ltd|Stores|Holdings?|Group|Restaurants"
    r"|Media)\b)))?"
)
_NUMBER = (
    r"\d{1,3}(?![\w.,%/-])(?!\s+(?:pct|per ?cent|[mb]ln|[mb]illion|dlrs|shares|days|years"
    r"|months)\b)"
)  # only behind a word: Section 32, Fund 3; not "rose 7-7/8"
_N = r"'[NnR]'?(?= [A-Z])"  # Shop 'n Save
_FORM = (
    r"(?:Inc|Corp|Co|Cos|Ltd|Bros|LLC|L\.L\.C|LP|L\.P|PLC|Plc|plc|S\.A|N\.V|B\.V|S\.p\.A"
    r"|Jr|St|Pvt|Pty|Mt|Ft|[A-Z])\.(?!\w)"
)
# "Birch Mining (Canada) Ltd", "Birch (1982) Ltd": what stands before a legal form
_INSIDE_NAME = (
    r"\((?:[A-Z](?:[a-z]+|[A-Z]{4,})(?: [A-Z][A-Za-z]+)?|[A-Z]|UK|USA?|U\.[KS]\.|HK|NZ"
    r"|SA|[12]\d{3})\)"
    r"(?= (?:(?:Pte|Pty|Pvt|Sdn|Co|PTE|PTY|PVT|SDN|CO|Proprietary|Private|Holdings?)\.? )*(?:Ltd"
    r"|LTD|Limited|Inc|INC|Corp|CORP|Co|CO|P[Ll][Cc]|plc|LLC|LP|B[Hh][Dd]|Berhad|SA|NV|BV|AG"
    r"|GmbH|Oy|AB|ASA|A/S|SpA|Corporation|Company)\b)"
)
_RUN = re.compile(
    rf"<(?P<angle>[^<>\n]{{2,60}})>"
    rf"|(?<!\w)(?:{_LETTERS}|{_FORM}(?=,? [A-Z(<])|{_WORD})"
    rf"(?:(?: & |& | ?\+ ?(?=[A-Z])|, (?=(?:Inc|INC|LLC|LLP|L\.L\.C|Ltd|LTD|LP|L\.P|PLC|Co\.|Corp"
    rf"|CORP|S\.A|N\.A)\b)| )"
    rf"(?:{_LETTERS}|{_FORM}|{_WORD}|{_NUMBER}|{_N}|{_INSIDE_NAME}|plc\b|mbH\b|and Co\b|and Sons\b"
    rf"|(?:der|von|van|de|du|del|do|da|dos|das|di|della|la|le|und)(?= [A-Z])))*"
)
# No run is without one of these; to go from one to the next takes half the time.
_SIGN = re.compile("[<A-Z\u0080-\U0010ffff]")
_BEFORE_SIGN = re.compile(  # d'Ash, iFern, 3B, 7-Ash, 1st Ash
    r"(?<![\w.,$€£-])(?:d'|\d*[a-z]{1,12}|\d[\d-]*|\d{1,2}(?:st|nd|rd|th|i) )$"
)
_COUNTING = tuple(f"{d}{end} " for d in range(10) for end in ("st", "nd", "rd", "th", "i"))
_LEAD = 20  # characters in which that stands


def runs(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The runs inside of some spans, from left to right; the group `angle` is of one in < >."""
    for start, end in spans:
        behind = start
        for sign in _SIGN.finditer(text, start, end):
            place, run = sign.start(), None
            if place < behind:
                continue
            if place > start and (
                text[place - 1] != " "
                or (text[place - 2] in "tdhi" and text.endswith(_COUNTING, start, place))
            ):
                lead = _BEFORE_SIGN.search(text, max(start, place - _LEAD), place)
                run = _RUN.match(text, lead.start(), end) if lead else None
            run = run or _RUN.match(text, place, end)
            if run:
                yield run
                behind = run.end()


_RIC = re.compile(r"[A-Z0-9]{2,5}[a-z]?\.(?:[A-Z]{1,2}|[A-Z]{3})")
_JOINTS = frozenset("& + and de du do da dos das di della la le der von van del und".split())


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A capitalised run cut at words that are no names and at owners ("Tesco's Hillards")."""
    pieces: list[tuple[int, int]] = []
    run = text[start:end]
    if " " not in run and not run.endswith("'S"):  # most of them: "The", "It"
        return pieces if _opens_none(text, start, end, end, run) else [(start, end)]
    first: int | None = None
    last, behind = start, start
    for written in run.split(" "):
        word, at = written.rstrip(","), behind
        to, behind = at + len(word), at + len(written) + 1
        if not word:
            continue
        if first is None:
            if _opens_none(text, at, to, end, word):
                continue
            first = at
        elif "." in word and _RIC.fullmatch(word.removesuffix("'s")):
            pieces.append((first, last))  # "OMV OMVV.VI": the agency's code of the share
            return pieces
        elif _ends_name(word) or (word[-1].isdigit() and _SUM_OF.match(text, at)):
            if not word.endswith(_BASED_IN):
                pieces.append((first, last))
            first = None  # "New York-based" and "Lando Norris-backed" tell of another name
            continue
        elif _again(text[first:last], word):
            pieces.append((first, last))
            first = at
        last = to
        if to < end and word.endswith(("'s", "s'")) and _owns(text, first, to, word):
            pieces.append((first, to))
            first = None
        elif word.endswith("'S") and stands_alone(text, bare(word).capitalize()):
            pieces.append((first, to - len("'S")))
            first = None
    if first is not None:
        pieces.append((first, last))
    return pieces


@lru_cache(maxsize=1 << 15)
def _begins_no_name(word: str) -> bool:
    """Whether a word opens no name, whatever stands around."""
    return word in _JOINTS or word in NOT_NAMES or word.endswith(_BASED_IN)


_EVERYDAY = frozenset(
    "Finally Lately Next Early Late Now Then Once Today Tomorrow Later Together Both Other Another"
    " Such Elsewhere Instead Drive Grow Growth Just Like".split()
)
_CALLED = tuple(
    f" {kind} "
    for kind in "start-up startup fintech insurtech proptech edtech firm company app platform brand"
    " retailer chain maker developer bank lender broker agency insurer provider studio".split()
)
_SUM = re.compile(r"(?:Rs?|RM|[NP]|Dhs?|K?Sh)\d[\d,.]*(?:bn|mn?)")
_SUM_OF = re.compile(  # "offered Birch R1.4 billion"
    r"(?:Rs?|RM|[NP]|Dhs?|K?Sh|[A-Z]{3})\d[\d,.]* (?:[mbMB]illion|trillion|mln|bln|mn|bn|crore)\b"
)


@lru_cache(maxsize=1 << 15)
def _ends_name(word: str) -> bool:
    """Whether a word does not go on with a name that others have begun."""
    if word in _JOINTS or bare(word) in LEGAL_FORMS:
        return False
    if word[-1] in "mn" and _SUM.fullmatch(word):
        return True  # "lend Birch R740m"
    return word in CUTS or word.endswith(_BASED_IN)


def _opens_none(text: str, at: int, to: int, end: int, word: str) -> bool:
    """Whether a word of a run that ends at `end` opens no name."""
    if word == "Reuters" and text.endswith("told ", 0, at):
        return True  # "told Reuters Birch will"
    if word in _EVERYDAY and text.endswith(_CALLED, 0, at):
        return False  # "the fintech Finally has raised"
    if at and text[at - 1] == "$" and any(map(str.isdigit, word)):
        return True  # "$US900 million", "$A1.2bn"
    if word in _COUNTS and to < end and text[at - 2 : at].endswith(_INSIDE):
        return False  # "agreed to buy Six Flags"
    if word in NAME_STARTS_ANYWAY:
        after = _NEXT.match(text, to, to + 30)
        follows = after[1] if after and to < end else "The"
        if follows == word:
            return False  # "One 4 One"
        stop = follows in NOT_NAMES and follows.lower() not in LEGAL_FORMS
        stop = stop and (word, follows) not in _TWO_WORDS
        stop = stop and not (follows in _ORDERED and word not in _ORDERED)  # "Partners First Bank"
    else:
        stop = _begins_no_name(word)
        if not stop and to < end:
            if word in TRADES or word.endswith(_TRADING):
                stop = _trade(text, at)
            elif word.isupper() and (low := word.capitalize()) != word:
                told = low in TRADES or low.endswith(_TRADING)
                stop = told and _trade(text, at) and text[to + 2 : to + 3].islower()
    return stop and not opens_pair(text, at, to)


def _owns(text: str, first: int, to: int, word: str) -> bool:
    """Whether a word with 's, which a name that begins at `first` ends with, marks an owner."""
    if text.startswith(("St. ", "St "), first):
        return False
    core, words = bare(word), text[first:to]
    return (
        stands_alone(text, core.capitalize())
        or stands_alone(text, word[:-2])
        or all(bare(w) in PLACES for w in words.split())
        or ends_formally(words)
        or (words[:-2].isupper() and not text[to : to + 3].isupper())
        or (word.endswith("s'") and _SHORT_UNIT.match(text, to) is not None)
        or text.startswith(_MEDIUM, to)  # "Jo Holm's TV business"
        or (" " in words and text.endswith(_RICH, 0, first))  # "tycoon Jo Holm's Birch Group"
    )


_RICH = tuple(
    f"{who} "
    for who in (
        *("tycoon", "billionaire", "entrepreneur", "investor", "magnate", "businessman", "founder"),
        *("financier", "mogul", "businesswoman", "raider", "millionaire", "banker"),
    )
)
_MEDIUM = (" TV ", " EV ", " AI ", " IT ")


def stands_alone(text: str, word: str) -> bool:
    """Whether the text uses a capitalised word without 's too, so that 's marks an owner."""
    place = text.find(word)
    while place >= 0:
        found = _ALONE.match(text, place)
        if found and found.end() == place + len(word):
            return True
        place = text.find(word, place + 1)
    return False


_ALONE = re.compile(r"[A-Z](?<![\w-].)\w+(?=[ ,.;:<)](?!'))")
_NEXT = re.compile(r"[ ]+(?:\d+ )?([A-Z][\w&]*|\d+[a-z]+(?= [A-Z]))")  # "One 2 One", "Partners 1st"
_SHORT_UNIT = re.compile(r" [A-Z]{2,4} (?:unit|arm|division|business|subsidiary)\b")
_COUNTS = frozenset("Two Three Four Five Six Seven Eight Nine Ten".split())
_TWO_WORDS = frozenset((word, "Acquisitions") for word in ("Press", "News", "Media"))
_ORDERED = frozenset("First Second Third".split())
_INSIDE = tuple(f"{letter} " for letter in "abcdefghijklmnopqrstuvwxyz,")
TRADES = frozenset(
    """
    Insurer Insurers Retailer Brewer Brewers Distiller Recruiter Restaurateur Outsourcer
    Housebuilder Housebuilders Homebuilder Shipbuilder Financier Caterer Hotelier Developer
    Billionaire Start-up Startup Activist Conglomerate Airline Broadcaster Grocer
    """.split()
)
_TRADING = ("maker", "makers", "lender")


def _trade(text: str, start: int) -> bool:
    """Whether a word that only says what the name behind it does opens a sentence."""
    lead = text[max(0, start - 4) : start].rstrip("\"'(*-")
    return not lead.strip() or lead.endswith("  ") or lead.rstrip()[-1] in ".!?:■▪●-–"


def _again(words: str, word: str) -> bool:
    """Whether a word repeats the first of a run: then a new name begins."""
    return len(word) > 3 and words.split(" ", 1)[0] == word


_BASED_IN = (
    *(
        "-area",
        "-based",
        "-Based",
        "-BASED",
        "-listed",
        "-owned",
        "-backed",
        "-held",
        "-traded",
        "-led",
    ),
    *("-promoted", "-founded", "-headed", "-controlled", "-run"),
)
