"""Brands written with a small letter: "loopwell", where it opens a headline or a sentence."""

import re
from collections.abc import Iterator

from deals.extract.words.name_words import Name, core_of

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
