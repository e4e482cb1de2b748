"""Brands without a capital: "loopwell", where it opens a headline or a sentence or stands before
a legal form ("loopwell GmbH"), and "7i", which is a number and a letter."""

import re
from collections.abc import Iterator

from deals.extract.words.name_words import Name, core_of, is_place

_OPENS = re.compile(  # a headline in Title Case, or one that tells what the brand does
    r"\s*(?:# )?(?P<brand>[a-z][a-z\d]{3,}(?:\.(?:io|ai|com|app))?) (?=[A-Z]|(?:raises|secures"
    r"|closes"
    r"|lands|nabs|bags|gets|acquires|buys|snaps|scoops|picks|takes|wins|merges|hires|invests|files"
    r"|announces|completes|joins|launches|sells|to|has)\b)"
)
_LEAST = 2  # places beside the headline that use a brand


def brands(text: str) -> Iterator[Name]:
    """The places of the brand that opens the headline, where the text never writes it otherwise.

    No other sentence may begin with a small letter, or the text just has no capitals.
    """
    opens = _OPENS.match(text)
    if opens is None:
        return
    brand = opens["brand"]
    word = re.escape(brand)
    places = list(re.finditer(rf"(?<![\w@./-]){word}(?![\w@/-]|\.\w)", text))
    if len(places) <= _LEAST or re.search(rf"\b{word.capitalize()}\b", text):
        return
    acts = re.search(
        rf"(?:[.!?:]|--|\n) *{word}(?:, | |'s )|\b{word}(?:'s |, (?:whose|which|an?|the) "
        r"| (?:said|says|has|will|is|was|today|announced|raised|provides|offers) )",
        text[opens.end() :],
    )
    if acts is None or re.search(rf"\b[a-z]{{2,}}[.!?] +(?!{word}\b)[a-z]{{2,}} ", text):
        return
    for place in places:
        yield Name(*place.span(), brand, core_of(brand), "organization", None, place.end())


_DIGIT_AND_I = re.compile("[0-9]i")  # begins with a sign, which is quick to look for
_NUMBERED = re.compile(r"(?<![\w.,:/-])\d{1,2}i(?![\w/-]|\.\w| [A-Z])")


def numbered(text: str) -> Iterator[Name]:
    """The places of a brand that is but a number and an "i", which measures nothing."""
    if _DIGIT_AND_I.search(text) is None:
        return
    for place in _NUMBERED.finditer(text):
        brand = place[0]
        yield Name(*place.span(), brand, core_of(brand), "organization", None, place.end())


_FORMS = frozenset(
    "gmbh mbh plc ag nv bv oy oyj sa spa asa kgaa bhd sdn pte pty pvt llc llp srl sarl pjsc jsc"
    " ltda".split()
)
LONGEST_FORM = 6  # characters
_SMALL = re.compile(
    r"(?:^|\W(?:acquire|buy|sell|of|to|from|by|with|and|for|in|at|has|[a-z]{3,}(?:ed|ing|ys|ts|ls)"
    r"|bought|sold|subsidiary|unit|company|firm|affiliate|startup|start-up)|,) "
    r"(?P<brand>[a-z][a-z\d]{3,}),? $"
)
_NO_BRAND = frozenset(
    """
    acquire acquired buying sell sold with from this that company firm group unit subsidiary the
    newly former other such same called named known parent private public limited holding operating
    german dutch swiss british indian local sister joint stock another their entire
    """.split()
)


def small_before_form(text: str, start: int, end: int) -> int | None:
    """Where the name that ends with a legal form begins: at `start`, but for "loopwell GmbH".

    A bare legal form is no name at all, of which None tells: "the GmbH".
    """
    if " " in text[start:end] or text[start:end].lower().replace(".", "") not in _FORMS:
        return start
    small = _SMALL.search(text, max(0, start - 40), start)
    return small.start("brand") if small and small["brand"] not in _NO_BRAND else None


def with_small_word(text: str, start: int, end: int) -> int:
    """Where a name ends whose second word is written small: "backed by Fern capital"."""
    if " " in text[start:end]:
        return end
    small = _SMALL_WORD.match(text, end)
    if small is None or _NO_OWNER.search(text, max(0, start - 7), start) is None:
        return end
    word = text[start:end]
    plain = word in _WHICH_KIND or is_place(word.lower()) or (word.isupper() and word.isalpha())
    return end if plain else small.end()


SMALL_STARTS = frozenset({" t", " c", " v", " p"})
_SMALL_WORD = re.compile(
    r" (?:technologies|therapeutics|pharmaceuticals|capital|ventures)"
    r"(?= ?[,.;)]| (?:ha[sd]|have|will"
    r"|to|and|from|for|rais|receiv|said|announce|acquire|bought|secure|close|putting|with)|$)"
)
_NO_OWNER = re.compile(r"(?:[a-z,](?<!\bits)(?<!\btheir)(?<!\bthe)(?<!\bhis)(?<!\bof)) $")
_WHICH_KIND = frozenset(
    "Venture Human Risk Working Growth Equity Seed Share Private Fresh New Internet Web Digital"
    " Clean Green Mobile Series Islamic Series Wi-Fi Bluetooth Android Windows".split()
)
