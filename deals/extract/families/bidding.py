"""Bids told as going on, or by a noun: "X is bidding for Y", "the bid by X for 25% of Y", "three
offers have been received for Y", "the bid for Y has been scrapped", "X lost its bid for Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.preferred import NO_COMPANY
from deals.extract.families.pursuits import event_of
from deals.extract.grammar.beside import partners
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT_WORDS
from deals.extract.words.text import phrase

_BIDDING_FOR = hints("bidding for", "bidding jointly", "bidding again", "bidding together")
_BIDS = hints(*(f"{noun} {by}" for noun in ("bid", "offer", "bids", "offers")
                for by in ("of ", "by ", "from ", "made by", "launched by")))  # fmt: skip
_GOT = hints("been received", "were received", "was received", "been made for", "been tabled",
             "were tabled", "was tabled", "been lodged", "been submitted", "were submitted",
             "was submitted", "were lodged", "was lodged")  # fmt: skip
_CAME_TO_NOTHING = hints("scrapped", "abandoned", "called off", "shelved", "dropped",
                         "withdrawn", "collapsed", "lapsed")  # fmt: skip
_LOST = hints("lost our", "lost the", "lost its", "lost their", "lost his")
_ACCEPTANCES = hints("acceptances")
_OURS = hints("our offer", "our bid", "our proposed", "our cash", "our takeover", "our revised",
              "our final", "our improved", "our increased")  # fmt: skip
HINTS = _OURS | _BIDDING_FOR | _BIDS | _GOT | _CAME_TO_NOTHING | _LOST | _ACCEPTANCES
_EARLY = 3  # sentences, headline included, in which a bid without a bidder is the news

_A_NAME = r"(?=(?:the |an? |all |its )?(?:[\w.%'-]+ ){0,6}?<?(?-i:[A-Z]))"
_BIDDING = phrase(
    r"\b(?P<verb>bidding)(?: (?:jointly|together|alone|separately|against [^.;,]{2,50}?))? for "
    + _A_NAME
)
_BID_BY_FOR = phrase(  # "the bid of X for Y", "an offer worth £3m by X for 25 per cent of Y"
    r"\b(?P<verb>bids?|offers?|proposals?)(?: (?:made|launched|lodged|tabled))?"
    rf"(?: (?:of|worth|at) (?=[^ ]*\d){MONEY})? (?:of|by|from) "
    r"(?=(?:the |an? |its )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))(?! ?[A-Z]{2,3} ?[$£€]?\d)"
)
_FOR = phrase(
    rf"(?: (?:of|worth|at) (?=[^ ]*\d){MONEY})? for "
    rf"(?:{_A_NAME}|(?=(?:up to |about )?{PERCENT_WORDS} of (?:it|the [a-z]+)\b))"
    r"(?!\d+p?\b (?:an?|each|cash)\b)"
)
_RECEIVED = phrase(
    r"\b(?:an?|two|three|four|five|six|several|many|some|a number of|numerous|no fewer than \w+"
    r"|\d+) (?P<verb>(?:[\w-]+ ){0,3}?(?:offers?|bids?|approach(?:es)?|proposals?|expressions? of"
    r" interest) (?:ha(?:s|ve|d) (?:now |already |recently )?been|was|were|are being|is being) "
    r"(?:received|made|submitted|lodged|tabled|put in))\b"
    rf"(?! by)(?:(?! (?:from|by) )[^.;,]){{0,50}}? (?:for|to (?:buy|acquire|take over)) {_A_NAME}"
)
_ENDED_BID = phrase(  # "a £3bn bid for Y has been scrapped"
    r"\b(?:an?|the|any) (?:(?:[a-z][\w-]*|[A-Z]{0,3}[£$€]?\d[\w.,]*) ){0,4}?(?:bid|offer|takeover"
    r"|buy-?out|take-over)"
    r"(?: (?:of|worth) [^.;,]{2,30}?)? (?:for|of) (?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)
_SCRAPPED = (
    r"(?:scrapped|abandoned|called off|shelved|dropped|withdrawn|collapsed|lapsed)\b"
    r"(?! (?:by|its|their|the|his|her)\b)"
)
_IS_OVER = phrase(rf"(?:'s)? (?:has |have |had |was |is |were |been ){{1,2}}(?P<end>{_SCRAPPED})")
_Y_BID_ENDED = phrase(  # "Y takeover bid scrapped as family stays firm"
    r"(?:'s|(?<=s)')? (?:proposed |planned |hostile )?(?:takeover|buy-?out|take-over) (?:bid|offer"
    rf"|talks|plan)? ?(?:has been |is |was |been )?(?P<end>{_SCRAPPED})"
)
_OUR_OFFER = phrase(r"\bour (?:[a-z-]+ ){0,3}?(?:offer|bid)\b(?! (?:to|of) (?:customers|clients))")
_SAID = phrase(r",? (?:said|says|announced|added|confirmed)\b")
_OPENS = 8  # characters in which the name of who speaks begins
_LOST_BID = phrase(
    r"\b(?P<verb>lost (?:our|the|its|their|his) (?:[\w£$€.-]+ ){0,3}?(?:bid|battle|fight|takeover"
    r" battle)) (?:for(?: control of)?|to (?:buy|acquire|take over|win)) "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)
_ACCEPTED = phrase(
    r"\b(?P<verb>received|has|have|had|secured|obtained|won) (?:(?:valid|firm|irrevocable)"
    r" (?:and \w+ )?)?acceptances"
    r"\b(?:[^.;]|\.(?=\d)){0,90}?(?:%|per ?cent|pct|percentage|shares|stock)(?P<of> (?:of|in) "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z])))?"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    yield from _RULES.events(context)
    if context.sentence.headline and context.hinted(_CAME_TO_NOTHING):
        yield from _over_it(context)


def _bid(
    context: Context, match: re.Match[str], buyers: list[Party], pos: int, lead: int
) -> Event | None:
    """A bid by some companies for what the words at `pos` name."""
    if NO_COMPANY.match(context.sentence.text, pos, pos + 80):
        return None
    share, target, _ = bought(context, pos, buyers[0])
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    if NO_COMPANY.search(context.sentence.text[target.end - context.sentence.start :][:30]):
        return None
    if any(target.text == b.text or context.same(b.name, target.name) for b in buyers):
        return None
    event = event_of(context, match, ("purchase", type_of(share, target)), lead, target)
    event.told = context.told(lead, match.start(), match.end(), "present")
    return replace(event, buyers=buyers, share=in_article(context, share), weak=True)


def _bidding(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is bidding for Y", "X and Z are bidding for 25 per cent of Y"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    buyers = [subject[0], *partners(context, subject[0])]
    return _bid(context, match, buyers, match.end(), subject[1])


def _bid_by_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "The bid of X for Y is worth $40m", "a bid by rival X for 25 per cent of the group"."""
    buyers, behind = context.reader.agents(match.end())
    whose = _FOR.match(context.sentence.text, behind)
    buyers = [b for b in buyers if b.name is not None and b.name.kind == "organization"]
    if whose is None or not buyers:
        return None
    return _bid(context, match, buyers, whose.end(), match.start())


def _unnamed(context: Context, match: re.Match[str], target: Party | None) -> Event | None:
    """A bid by nobody who is named here."""
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    if target.assets or context.sentence.index > _EARLY:
        return None
    return event_of(context, match, ("search", "acquisition"), match.start(), target)


def _ours(context: Context, match: re.Match[str]) -> Event | None:
    """ "X and Z said the board would not back their proposed offer": who bids, as told before."""
    first = next(iter(context.companies()), None)
    base = context.sentence.start
    if first is None or first.start - base > _OPENS:
        return None
    buyers, behind = context.reader.agents(first.start - base)
    said = _SAID.match(context.sentence.text, behind)
    buyers = [b for b in buyers if b.name is not None and b.name.kind == "organization"]
    if said is None or not buyers or said.start() > match.start():
        return None
    event = event_of(context, match, ("purchase", "acquisition"), 0, None)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers, weak=True)


def _received(context: Context, match: re.Match[str]) -> Event | None:
    """ "Three offers have been received for Y"."""
    if NO_COMPANY.search(context.sentence.text, match.end(), match.end() + 60):
        return None
    thing = context.reader.thing(match.end())
    event = _unnamed(context, match, thing[0] if thing else None)
    if event is not None:
        event.told = context.told(match.start(), *match.span(), "present")
    return event


def _over(context: Context, match: re.Match[str]) -> Event | None:
    """ "A takeover bid for Y has been scrapped"."""
    thing = context.reader.thing(match.end())
    end = _IS_OVER.match(context.sentence.text, thing[1]) if thing else None
    if thing is None or end is None or context.companies(match.start()):
        return None  # whose bid it is, is named
    event = _unnamed(context, match, thing[0])
    return _terminated(context, event, match.start(), end.end()) if event else None


def _over_it(context: Context) -> Iterator[Event]:
    """ "Y takeover bid scrapped", as headlines put it."""
    for name in context.companies():
        match = _Y_BID_ENDED.match(context.sentence.text, name.behind - context.sentence.start)
        event = _unnamed(context, match, party_of(name)) if match else None
        if event and match:
            yield _terminated(context, event, match.start(), match.end())


def _terminated(context: Context, event: Event, first: int, last: int) -> Event:
    span = context.span(first, last)
    return replace(event, trigger=span, told=Told("terminated", span.start, span.end, 5))


def _lost_bid(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has lost its bid for Y", "We have lost our bid for Y" as X's head puts it."""
    subject, topic = context.subject(match.start()), context.subjects.topic
    thing = context.reader.thing(match.end())
    buyer = subject[0] if subject and subject[0].name else party_of(topic) if topic else None
    if thing is None or thing[0].name is None or thing[0].name.kind != "organization":
        return None
    if buyer is None or buyer.name is None or context.same(buyer.name, thing[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    event = _terminated(context, event, match.start(), match.end())
    return replace(event, buyers=[buyer], weak=True)


def _accepted(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has received acceptances for 33.5% of Y", of the company that it bids for."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    thing = context.reader.thing(match.end()) if match["of"] else None
    topic = context.subjects.topic
    target = thing[0] if thing else party_of(topic) if topic is not None else None
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    if context.same(subject[0].name, target.name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], target)
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0]], weak=True)


_RULES = Rules(
    (_BIDDING_FOR, _BIDDING, _bidding),
    (_BIDS, _BID_BY_FOR, _bid_by_for),
    (_GOT, _RECEIVED, _received),
    (_CAME_TO_NOTHING, _ENDED_BID, _over),
    (_LOST, _LOST_BID, _lost_bid),
    (_OURS, _OUR_OFFER, _ours),
    (_ACCEPTANCES, _ACCEPTED, _accepted),
)
