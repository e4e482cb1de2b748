"""Offers made to those who hold the shares: "a public offer to the shareholders of Y"."""

import re
from collections.abc import Iterator

from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

HINTS = hints("offer to ", "bid to ")
_KIND = (
    r"(?:(?:public|takeover|take-over|tender|cash|exchange|share|mandatory|voluntary|recommended"
    r"|conditional|unconditional|all-cash|unsolicited|hostile|improved|increased|final) )+"
)
_TO_HOLDERS = phrase(
    rf"\b{_KIND}(?:offer|bid) to (?:all |the |other |remaining |minority )*"
    r"(?:(?:share|stock|unit)?holders|owners of shares) (?:of|in) (?:the )?(?=<?(?-i:[A-Z]))"
)
_TO_ITS_HOLDERS = phrase(
    rf"\b{_KIND}(?:offer|bid) to (?:all )?(?=(?-i:[A-Z])[\w.&' -]{{1,50}}?'s? "
    r"(?:other |remaining |minority )?(?:share|stock|unit)?holders\b)"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of offers to shareholders."""
    return _RULES.events(context)


def _offered(context: Context, match: re.Match[str]) -> Event | None:
    """Who offers to buy what the holders have."""
    names = context.reader.starting(match.end(), match.end() + 2)
    subject = context.subject(match.start())
    if not names or names[0].kind != "organization" or subject is None or subject[0].name is None:
        return None
    if context.same(subject[0].name, names[0]):
        return None  # "its offer to the holders" of its own shares
    told, span = context.told(subject[1], *match.span(), "present"), context.span(*match.span())
    target, buyers = party_of(names[0]), [subject[0]]
    return Event("purchase", "acquisition", context.sentence, span, told, target, buyers)


_RULES = Rules((HINTS, _TO_HOLDERS, _offered), (HINTS, _TO_ITS_HOLDERS, _offered))
