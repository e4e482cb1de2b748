"""Who lends what another sentence tells: "the money will be lent by X", "X served as agent"."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event, Rules
from deals.extract.text import phrase

_PASSIVE = hints("lent by", "provided by", "arranged by", "supplied by", "underwritten by",
                 "financed by", "syndicated by", "extended by", "put up by")  # fmt: skip
_ROLES = hints("agent", "arranger", "bookrunner", "lead lender", "sole lender")
_PARTS = hints("consists of", "comprises", "made up of", "package includes", "consisting of")
HINTS = _PASSIVE | _ROLES | _PARTS

_DEBT = (
    r"(?:money|funds?|loans?|sum|facilit(?:y|ies)|credit(?: line| facility)?|debt|financing|package"
    r"|borrowings?)"
)
_LENT_BY = phrase(
    rf"\b(?:the|that|this|its|all(?: of)?) (?:[\w-]+ ){{0,4}}?{_DEBT} (?:(?:has|have|had|is|was"
    rf"|were"
    r"|will|would|be|been|being|to|are) )+(?P<verb>lent|provided|arranged|supplied|underwritten"
    r"|syndicated|extended|put up) by (?=(?:the |an? )?(?:[\w-]+ ){0,5}?<?(?-i:[A-Z]))"
)
_SERVED = phrase(
    r"\b(?P<verb>serv(?:e|es|ed|ing)|act(?:s|ed|ing)?) as (?:the )?(?:\w+ ){0,3}?(?:administrative"
    r"|collateral|facility|lead|joint lead|mandated lead|sole)(?: and \w+)? (?:agent|arranger"
    r"|bookrunner|lender)s?\b(?! (?:for|to|of) (?:the )?(?:offering|underwriters|sale|buyer"
    r"|seller))"
)
_BESIDE = phrase(
    r"(?:[^.;]|\.(?=\d)){0,60}?,? (?:together with|alongside|along with|joined by|with) "
    r"(?=<?(?-i:[A-Z]))"
)
_MADE_OF = phrase(
    rf"\b(?:the|this) (?:[\w-]+ ){{0,3}}?{_DEBT}\b (?P<verb>consists of|comprises|is made up of"
    r"|includes) "
)
_FROM = phrase(
    r" (?:from|provided by|lent by|led by) (?=(?:the |an? )?(?:[\w'-]+ ){0,6}?<?(?-i:[A-Z]))"
)
_LOANS = phrase(r"\b(?:loans?|borrowings?|credit|debt|facilit|debentures|bonds|notes)")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of the lenders of a loan that another tells."""
    return _RULES.events(context)


def _of(context: Context, match: re.Match[str], places: list[int]) -> Event | None:
    """The lenders whom the words at some places name."""
    found = (party for place in places for party in context.reader.agents(place)[0])
    lenders = {p.text: p for p in found if p.name is not None and p.name.kind == "organization"}
    if not lenders:
        return None
    told, span = context.told(match.start(), *match.span(), "present"), context.span(*match.span())
    kind, parties = ("loan", "debt"), list(lenders.values())
    return Event(*kind, context.sentence, span, told, None, parties, weak=True)


def _lent_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "The money will be lent by X"."""
    return _of(context, match, [match.end()])


def _served(context: Context, match: re.Match[str]) -> Event | None:
    """ "X served as administrative agent, together with Y and Z"."""
    if "offering" in context.sentence.low or "placement" in context.sentence.low:
        return None
    beside = _BESIDE.match(context.sentence.text, match.end())
    return _of(context, match, [0, *([beside.end()] if beside else [])])


def _made_of(context: Context, match: re.Match[str]) -> Event | None:
    """ "The package consists of a $60 million loan from X and a credit line from Y"."""
    text = context.sentence.text
    if not _LOANS.search(text, match.end()):
        return None
    return _of(context, match, [m.end() for m in _FROM.finditer(text, match.end())])


_RULES = Rules(
    (_PASSIVE, _LENT_BY, _lent_by),
    (_ROLES, _SERVED, _served),
    (_PARTS, _MADE_OF, _made_of),
)
