"""Who wins a contest for a company: "chose X over others in the sale of Y", "X trumped a rival"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.clues import hints
from deals.extract.events import Context, Event, Rules
from deals.extract.phrases import party_of
from deals.extract.pursuits import event_of
from deals.extract.text import phrase

_OVER = hints(" over ", "ahead of")
_BETTER = hints("trump", "outb", " top", " beat")
HINTS = _OVER | _BETTER
_OVER_OTHERS = phrase(  # "chose X over bidders from abroad in the privatisation of Y"
    r"\b(?P<verb>chose|chosen|choos(?:es|ing)|pick(?:s|ed)?|select(?:s|ed)?|preferred) "
    r"(?P<who><?(?-i:[A-Z])[^.;,]{2,50}?) (?:over|ahead of) [^.;]{3,60}? in the (?:[a-z-]+ ){0,3}?"
    r"(?:privati[sz]ation|sale|auction|tender|contest) (?:of|for) (?=(?:the |its )?<?(?-i:[A-Z]))"
)
_TRUMPS = phrase(  # "X trumped a rival in the contest for Y"
    r"\b(?P<verb>trump(?:s|ed)|outb(?:id|ids)|tops|topped"
    r"|beats?)\b[^.;]{3,90}? in the (?:[a-z-]+ )?"
    r"(?:(?:bidding|takeover|auction|tussle|contest) for"
    r"|(?:battle|race|fight|struggle) for control of) "
    r"(?=(?:the )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of who wins a contest."""
    return _RULES.events(context)


def _over_others(context: Context, match: re.Match[str]) -> Event | None:
    """ "The state chose X over bidders from abroad in the privatisation of Y"."""
    names = context.reader.starting(match.start("who"), match.end("who"))
    thing = context.reader.thing(match.end())
    if not names or names[0].kind != "organization" or thing is None or thing[0].name is None:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    return replace(event, buyers=[party_of(names[0])])


def _trumps(context: Context, match: re.Match[str]) -> Event | None:
    """ "X trumped a Canadian rival in the contest for Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if thing[0].text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    return replace(event, buyers=[subject[0]], weak=True)


_RULES = Rules((_OVER, _OVER_OTHERS, _over_others), (_BETTER, _TRUMPS, _trumps))
