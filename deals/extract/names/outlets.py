"""Media: to whom somebody speaks, and who is asked there."""

import re

from deals.extract.words.name_words import OFTEN

# Who asks the questions: "joined Jo Holm from Fern Media to discuss", "in the Fern studio".
_HOST = (" joined ", " joins ")
_OF_OUTLET = re.compile(r" (?:from|of|at) [A-Z][\w ]{1,30}? to ")
_HEARS = re.compile(
    r"\b(?:told|tells|(?:confirmed|revealed|disclosed|said|admitted) to) (?:[Tt]he )?$"
)
_HEARING = ("told ", "tells ", " to ", "the ", "The ")  # what ends so
_COLUMN = re.compile(
    r"(?: column)? in (?:the |today's |yesterday's )?(?:[A-Z]\w+ ){0,3}(?:Times|Telegraph|Journal"
    r"|Post|Standard|Independent|Guardian|Observer|Herald|Mail|Express|News|Mirror|Tribune|Gazette|FT)"
    r"(?: (?:on|this|last|today)(?: \w+)?)? (?:sa(?:id|ys)|wrote|writes|reports|reported|thinks"
    r"|believes|suggest(?:s|ed)|argue[sd]|warn(?:s|ed))\b"
)
_HEARD = re.compile(r"[.,]| (?:that (?:it|they|he|she)|on|in|this|last|late|earlier)\b")
_HOSTED = re.compile(r"\bjoin(?:s|ed) [A-Z][\w.]+ [A-Z][\w.]+ (?:from|of|at) $")


_GOES_ON = frozenset({" i", " c", " t", " s"})


def is_outlet(text: str, start: int, end: int) -> bool:
    """Whether a name is that of the medium to which an officer speaks."""
    told = text.endswith(_HEARING, 0, start) and _HEARS.search(text[max(0, start - 24) : start])
    if told and _HEARD.match(text, end):
        return text.count(text[start:end]) < OFTEN  # "confirmed to the paper X that it"
    if text[end : end + 2] not in _GOES_ON:
        return False
    if text.startswith((" in ", " column "), end) and _COLUMN.match(text, end):
        return True  # "Lex in the Holm Times said"
    if not text.startswith((" to ", " studio to "), end):
        return False
    return text[end + 1] == "s" or bool(_HOSTED.search(text[max(0, start - 60) : start]))


def is_guest(text: str, before: str, end: int) -> bool:
    """Whether a name that ends at `end`, behind the words `before`, is of somebody who is asked."""
    return before.endswith(_HOST) and _OF_OUTLET.match(text, end) is not None


def deals_itself(text: str, start: int, end: int) -> bool:
    """Whether a medium that mostly reports is a side of the deal: "Reuters has agreed to buy"."""
    return _DEALS.match(text, end) is not None or bool(
        _DEALT_WITH.search(text[max(0, start - 70) : start])
    )


_DEALS = re.compile(
    r"'s (?:bid|offer|acquisition|purchase|stake) (?:for|of|in)\b| (?:(?:has|have|had|will|would|is"
    r"|also|today) )*(?:agreed to (?:buy|acquire|sell)|to (?:buy|acquire|sell)|acquire[sd]?|bought"
    r"|buys|buying|sold|sells|selling)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:[Ss]takes?|[Ss]hares|sold|sells?|[Ss]ale|offload(?:s|ed)?)\b"
    r"(?:(?!report|sa(?:id|ys)|cit|told|accord|seen)[^.;,]){0,40} to $"
    r"|\b(?:acquired|bought|acquisition of|purchase of|takeover of|stake in) $"
)
