"""Words that put something into an earlier year or month."""

from deals.extract.words.text import phrase

LONG_AGO = phrase(
    r"\b(?:in|since|during|last|until|of) (?:(?:early |late |mid-?)?(?:19\d\d|20[0-2]\d)|year"
    r"|(?:late |early |mid-?)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|the (?:spring|summer|fall|autumn|winter) of),? (?:19|20)\d\d|(?:19|20)\d0s"
    r"|an? (?:19|20)\d\d"
    r"|fiscal)\b|\b(?:years? ago|earlier this year|originally|founded|previously(?![- ]announced)"
    r"|in the "
    r"past|had (?:acquired|bought|sold|raised)|last (?:year|month|fall|spring|summer"
    r"|autumn|january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b"
)
_SAID_IT = phrase(  # "X said it had bought Y" only reports
    r"\b(?:said|says|announced|confirmed|revealed|disclosed|added)(?: (?:on )?\w+day| today)?"
    r"(?: that)? (?:(?:it|they|the (?:company|group|firm|bank)) "
    r"|(?:(?!which|who|whose|where|when|after|since|until|before|because|as)[^\s.;]+ ){1,8}?)$"
)


def long_ago(text: str, start: int = 0, end: int = 1 << 62) -> bool:
    """Whether words put something into an earlier year or month; "said it had sold" only
    reports."""
    ago = LONG_AGO.search(text, start, end)
    if ago and ago[0].startswith("had ") and _SAID_IT.search(text, 0, ago.start()):
        ago = LONG_AGO.search(text, ago.end(), end)
    return ago is not None
