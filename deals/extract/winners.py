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
_SALE_WON = hints("won the auction", "wins the auction", "win the auction", "winning the auction",
                  "won an auction", "wins auction", "won the tender for", "wins tender for",
                  "won the bidding for", "wins the bidding for", "won the race for",
                  "wins race for", "wins the race for", "won the contest for",
                  "won the battle for", "wins the battle for", "won a battle for")  # fmt: skip
_FAVOURITE = hints("favourite to ", "favorite to ", "frontrunner to ", "front-runner to ",
                   "front runner to ")  # fmt: skip
HINTS = _OVER | _BETTER | _SALE_WON | _FAVOURITE
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
_TOPS_BID = phrase(  # "X trumped Z's £2bn offer for Y"
    r"\b(?P<verb>trump(?:s|ed)|outb(?:id|ids)|tops|topped|beats?|better(?:s|ed)|match(?:es|ed)) "
    r"(?:an? |the )?(?P<who>(?:[a-z]+ )?<?(?-i:[A-Z])[^.;,]{1,50}?)(?:'s"
    r"|(?<=s)') (?:[\w$£€.,-]+ ){0,5}?"
    r"(?:bid|offer|proposal) for (?=(?:the )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
)
_WON = phrase(
    r"\b(?P<verb>w[io]ns?|winning) (?:(?:an?|the) )?(?:[\w-]+ ){0,2}?(?:auction|tender|bidding"
    r"|race|contest|battle)"
    r" (?:for|of) (?=(?:the |an? )?(?:[\w'-]+ ){0,4}?[\w<])"
    r"(?!(?:[\w'-]+ ){0,4}?(?:rights|contracts?|orders?|licen[cs]es?|projects?|services|tender)\b)"
)
_TO_LAND = phrase(
    r"\b(?P<verb>favou?rite|front-?runner|front runner) to (?:land|win|buy|clinch|take over"
    r"|secure|bag) "
    r"(?=(?:the )?(?:[\w'-]+ ){0,4}?<?(?-i:[A-Z]))"
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


def _won(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has won the auction for the poster sites of Y" (companies are read as deals are), "X is
    the favourite to land Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if thing is None or not (thing[0].assets or (match.re is _TO_LAND.pattern and thing[0].name)):
        return None
    kind = "asset_purchase" if thing[0].assets else "acquisition"
    event = event_of(context, match, ("purchase", kind), subject[1], thing[0])
    return replace(event, buyers=[subject[0]])


_RULES = Rules(
    (_OVER, _OVER_OTHERS, _over_others),
    (_BETTER, _TRUMPS, _trumps),
    (_BETTER, _TOPS_BID, _trumps),
    (_SALE_WON, _WON, _won),
    (_FAVOURITE, _TO_LAND, _won),
)
