"""Who is preferred in an auction: "X was chosen as the preferred bidder for Y", "X-led group named
preferred bidder for Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

HINTS = hints(
    *(f"{kind} {who}" for kind in ("preferred", "winning", "priority", "favored", "favoured")
      for who in ("bidder", "buyer", "suitor", "negotiator", "purchaser")),
)  # fmt: skip
_PREFERRED = phrase(
    r"\b(?P<verb>(?:chosen|selected|named|picked|designated|tapped|announced|declared|confirmed"
    r"|appointed)(?: as)?|is|was|remains|becomes?"
    r"|became) (?:(?P<who>(?-i:[A-Z])[^.;,]{2,50}?) (?:as )?)?(?:the |an? |its )?(?:preferred"
    r"|winning"
    r"|priority|favou?red) (?:bidder|buyer|suitor|negotiator|purchaser) (?:for|of|to (?:buy"
    r"|acquire|take over)|in the (?:sale|auction|bidding|race|privati[sz]ation) (?:of|for)) "
    r"(?=(?:the |a |an )?(?:[\w.%'-]+ ){0,6}?<?(?-i:[A-Z]))"
)
NO_COMPANY = phrase(  # work that is put out to tender
    r"\b(?:contracts?|franchises?|projects?|tenders?|schemes?|concessions?|PFI|PPP|works|building"
    r"|construction|design|operat(?:e|ing)|development|redevelop\w+|regeneration|sites?|stadium"
    r"|leases?|licen[cs]es?|rights|rail|railway|tram|wind farm|orders?|deal to|phase|programmes?"
    r"|programs?|services|housing|jets?|submarines?|frigates?|prison|motorway|road|bridge|hosting"
    r"|Olympics|Games)\b"
)
_LED = re.compile(r"-led (?:consortium|group|team|alliance|partnership|syndicate) ?$")
_LED_BY = phrase(
    r"\b(?:consortium|group|team|alliance|partnership|syndicate)(?: of [^.;,]{3,40})? (?:led"
    r"|headed|fronted) by "
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of who is preferred."""
    return _RULES.events(context)


def _preferred(context: Context, match: re.Match[str]) -> Event | None:
    """ "A consortium led by X has been selected as the preferred bidder for Y"."""
    named = context.reader.agents(match.start("who"))[0] if match["who"] else []
    buyer = named[0] if named else _who(context, match.start())
    if buyer is None or NO_COMPANY.search(context.sentence.text, match.start()):
        return None
    share, target, _ = bought(context, match.end(), buyer)
    thing = context.reader.thing(match.end()) if target is None else None
    if thing is not None and thing[0].name is not None:
        target = party_of(thing[0].name)  # "the Y chain", which only seems to describe
    if target is None or target.name is None or target.text == buyer.text:
        return None
    if target.name.kind != "organization":
        return None
    lead = min(match.start(), buyer.end - context.sentence.start)
    event = event_of(context, match, ("purchase", type_of(share, target)), lead, target)
    event.told = context.told(lead, *match.span(), "present")
    return replace(event, buyers=[buyer], share=in_article(context, share))


def _who(context: Context, pos: int) -> Party | None:
    """Who is preferred: who leads the group that is, or the subject."""
    text, base = context.sentence.text, context.sentence.start
    for name in context.companies(pos):
        if _LED.match(text, name.end - base, pos):
            return party_of(name)
    led = _LED_BY.search(text, 0, pos)
    named = [p for p in context.reader.agents(led.end())[0] if p.name is not None] if led else []
    if named:
        return named[0]
    subject = context.subject(pos)
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    return subject[0]


_RULES = Rules((HINTS, _PREFERRED, _preferred))
