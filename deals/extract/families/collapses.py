"""Deals that came to nothing, told by the deal: "The £820m buyout of Y collapsed after holders
refused to sell to X", "the sale of Y to X fell through"."""

import re
from collections.abc import Iterator

from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

HINTS = hints("collapse", "fell through", "fallen through", "falls through", "fell apart",
              "fallen apart", "falls apart")  # fmt: skip
_THE_DEAL = phrase(
    rf"\b(?:the|an?) (?:(?P<money>(?=[^ ]*\d){MONEY}) )?(?:[a-z][\w-]*"
    rf" ){{0,4}}?(?P<deal>buy-?out|takeover|acquisition"
    r"|purchase|sale) of (?=(?:the )?(?:(?-i:[A-Z])\w+(?:an|ish|ese|ch) )?(?:[a-z][\w-]* ){0,5}"
    r"<?(?-i:[A-Z]))"
)
_TO_WHOM = phrase(r" (?:to|by) (?=(?:the |an? )?[\w<])")
_ENDS = phrase(
    r"(?:,[^.;,]{3,60},)? (?:has |have |had )?(?P<end>collapsed|f[ae]ll(?:s|en)? (?:through"
    r"|apart))\b"
)
_THE_BIDDER = phrase(
    r"\b(?:(?:to|from|by|after|when) (?:the|its) (?:[\w-]+ ){0,2}?(?:bidder|buyer|suitor"
    r"|purchaser)s?,?"
    r"|(?:sell|tender)(?:ing)?(?: their shares| out)? to) "
    r"(?=(?:the |an? )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _fell(context: Context, match: re.Match[str]) -> Event | None:
    """ "The £820m buyout of Y collapsed after holders refused to sell to the bidder, X"."""
    text, thing = context.sentence.text, context.reader.thing(match.end())
    if thing is None or thing[0].name is None or thing[0].name.kind != "organization":
        return None
    place = thing[0].name.behind - context.sentence.start
    to = _TO_WHOM.match(text, place)
    buyers, place = context.reader.agents(to.end()) if to else ([], place)
    ends = _ENDS.match(text, place)
    if ends is None:
        return None
    bidder = _THE_BIDDER.search(text, ends.end()) if not buyers else None
    buyers = context.reader.agents(bidder.end())[0] if bidder else buyers
    buyers = [b for b in buyers if b.name is not None and b.text != thing[0].text]
    if not buyers:
        return None
    span = context.span(match.start("deal"), ends.end())
    told, kind = Told("terminated", span.start, span.end, 4), ("purchase", "acquisition")
    event = Event(*kind, context.sentence, span, told, thing[0], buyers[:1])
    event.money = context.span(*match.span("money")) if match["money"] else None
    return event


_RULES = Rules((HINTS, _THE_DEAL, _fell))
