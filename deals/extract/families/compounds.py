"""Bids told as one noun, and in other turns of headlines: "X's Y takeover", "X wins approval for
its Y takeover", "X makes a $2bn play for Y", "X adds Y in a $50m deal", "X bolts Y on to its
business", "the $5bn asset transaction with Z by X"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.buyers import owner_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import IN_A_DEAL, MONEY
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_NOD = hints(" nod ", "approval", "clearance", "go-ahead", "green light", "blessing", "all-clear")
_NOUNS = hints("swoop", "takeover", "acquisition", "buyout", "buy-out", " bid", "purchase")
_DEALS = hints(" deal", "takeover", "buyout", "buy-out", "acquisition", "swoop")
_PLAYS = hints(*(f" {what}" for what in ("play for", "play on", "tilt at", "move on", "move for",
                                         "raid on", "pitch for")))  # fmt: skip
_BOLTS = hints(
    *(f"{verb}{ending} " for verb in ("bolt", "tack", "graft") for ending in ("", "s", "ed", "ing"))
)
_ASSETS = hints("asset transaction")
_HANDS = hints(" hands for ", "'s hands")
HINTS = _HANDS | _NOD | _NOUNS | _DEALS | _PLAYS | _BOLTS | _ASSETS
_EARLY = 1  # sentences, headline included, in which a bid is told as one noun
_BID_WORDS = (
    r"(?:(?:(?:about|some|a|an|all|per|share|the) )?(?:[$£€]|[A-Z]{1,3}\$)?\d[\w.,-]* |(?:mln"
    r"|million"
    r"|billion|bln|bn|dlrs?|dollars?|pounds?|euros?|yen|cash|stock|all-cash|all-share|sweetened"
    r"|raised|increased|higher|improved|new|latest|final|initial|revised|unsolicited|hostile"
    r"|indicative|preliminary|takeover|tender|merger|buyout|acquisition|proposed|planned|pending"
    r"|possible|potential|failed|share|a|per) ){0,6}?"
)
_APPROVED = phrase(
    r"\b(?P<verb>gets?|got|wins?|won|receiv(?:es|ed)|secur(?:es|ed)|obtain(?:s|ed)) "
    r"(?:[\w.'-]+ ){0,4}?(?:nod|approval|clearance|go-ahead|green light|blessing|all-clear) "
    rf"(?:for|on|of|to) (?:its |the )?{_BID_WORDS}(?=<?(?-i:[A-Z]))"
)
_OWN_NOUN = re.compile(  # what stands between X and Y in "X's £2bn Y bid", "X abandons Y takeover"
    rf"(?:(?:'s|(?<=s)')|,? (?:abandon|scrap|drop|seal|clinch|win|complete|close|finali[sz]e"
    rf"|eye|plan"
    r"|launch|lodge|agree|near|pursue|ditch|shelve|revive|sweeten|raise|withdraw)(?:e?s|p?ped|e?d)?"
    rf"|,? (?:in|set for|goes hostile with|walks away from)) {_BID_WORDS}<?",
    re.I,
)
_A_BID = phrase(
    r" (?:takeover|acquisition|buy-?out|purchase|bid|merger|swoop)\b"
    r"(?! (?:of|for|with|by|orders?|prices?|codes?|panel|rules|funds?|financing)\b)"
)
_PLAY = phrase(
    r"\b(?P<verb>mak(?:es|ing)|made|launch(?:es|ed)) (?:an? |its )?"
    rf"(?P<money>(?=[^ ]*\d){MONEY}) ?(?:[a-z-]+ ){{0,2}}?(?:play|tilt|move|raid|pitch) (?:for"
    rf"|on|at) "
    r"(?=(?:the )?(?:[a-z][\w'-]* ){0,4}<?(?-i:[A-Z]))"
)
_TAKES_IN = phrase(
    r"\b(?P<verb>adds?|added|lands?|landed|grabs?|grabbed|nabs?|nabbed|takes|took|bags|bagged|scoops"
    r"|scooped|gets|got|picks up|picked up|wins|won|secures|secured) (?=(?:the )?"
    r"(?:[a-z][\w'-]* ){0,4}<?(?-i:[A-Z]))"
)


_BOLTS_ON = phrase(
    r"\b(?P<verb>(?:bolt|tack|graft)(?:s|ed|ing)?) (?:on )?(?=(?:the |an? )?(?:[a-z][\w'-]* ){0,6}"
    r"<?(?-i:[A-Z]))"
)
_ON_TO = phrase(r" ?(?:on ?to|on to) (?:its|their|the)\b| ?,? (?:for|in a) |[.,]| ?$")
_OFF_HANDS = phrase(
    r"\b(?P<verb>tak(?:e|es|en|ing)|took) (?P<what>(?:the )?(?:[a-z][\w'-]* ){0,4}<?(?-i:[A-Z])"
    r"[^.;,]{1,50}?) off (?P<whose><?(?-i:[A-Z])[^.;,]{1,40}?)(?:'s|(?<=s)') hands\b"
)
_TRANSACTION = phrase(
    rf"\b(?P<money>(?=[^ ]*\d){MONEY}) asset transaction with (?=(?:the )?<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    yield from _RULES.events(context)
    if context.sentence.index <= _EARLY and context.hinted(_NOUNS):
        yield from _as_one_noun(context)


def _approved(context: Context, match: re.Match[str]) -> Event | None:
    """ "X gets EU nod for its $2bn Y takeover"."""
    names, subject = context.reader.starting(match.end(), match.end() + 2), None
    if names and _A_BID.match(context.sentence.text, names[0].behind - context.sentence.start):
        subject = context.subject(match.start())
    if subject is None or not _are_two(context, names[0], subject[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], party_of(names[0]))
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0]])


def _as_one_noun(context: Context) -> Iterator[Event]:
    """ "X's Y takeover", "X's planned £2bn Y bid"."""
    text, base = context.sentence.text, context.sentence.start
    for one, other in pairwise(context.names):
        noun = _A_BID.match(text, other.behind - base)
        if noun is None or not _OWN_NOUN.fullmatch(text, one.end - base, other.start - base):
            continue
        if one.kind != "organization" or not _are_two(context, one, other):
            continue
        span = context.span(other.start - base, noun.end())
        told = context.told(other.start - base, other.start - base, noun.end(), "present")
        kind = ("purchase", "acquisition")
        yield Event(*kind, context.sentence, span, told, party_of(other), [party_of(one)])


def _play(context: Context, match: re.Match[str]) -> Event | None:
    """ "X makes a $2bn play for Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or subject[0].name is None:
        return None
    if thing[0].name is None or not _are_two(context, subject[0].name, thing[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0]], money=context.span(*match.span("money")))


def _takes_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "X adds Y in a $50m deal"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    deal = IN_A_DEAL.match(context.sentence.text, thing[1]) if thing else None
    if deal is None or thing is None or thing[0].name is None or subject is None:
        return None
    if subject[0].name is None or not _are_two(context, subject[0].name, thing[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    event.trigger = context.span(match.start(), deal.end())
    return replace(event, buyers=[subject[0]], money=context.span(*deal.span("money")))


def _bolts_on(context: Context, match: re.Match[str]) -> Event | None:
    """ "X bolts the services group Y on to its business"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or subject[0].name is None or thing[0].name is None:
        return None
    behind = thing[0].name.behind - context.sentence.start
    if thing[0].assets or not _ON_TO.match(context.sentence.text, behind):
        return None
    if not _are_two(context, subject[0].name, thing[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    done = match["verb"].lower().endswith("ed")
    event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    return replace(event, buyers=[subject[0]])


def _off_hands(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has taken Y off Z's hands"."""
    subject, what = context.subject(match.start()), context.reader.starting(*match.span("what"))
    whose = context.reader.starting(*match.span("whose"))
    if subject is None or subject[0].name is None or not what or not whose:
        return None
    if not _are_two(context, subject[0].name, what[0]) or what[0].kind != "organization":
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], party_of(what[0]))
    done = match["verb"].lower() in {"took", "taken"}
    event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    return replace(event, buyers=[subject[0]], sellers=[party_of(whose[0])])


def _transaction(context: Context, match: re.Match[str]) -> Event | None:
    """ "X's $575 million asset transaction with Z", "the $5 billion asset transaction with Z by
    X": Z sells some of its assets."""
    text = context.sentence.text
    by = _BY.search(text, match.end())
    buyers = context.reader.agents(by.end())[0] if by else owner_of(context, match.start())[0]
    last = context.sentence.start + (by.start() if by else len(text))
    sellers = [s for s in context.reader.agents(match.end())[0] if s.start < last]
    buyers = [b for b in buyers if b.name is not None]
    if not sellers or not buyers or sellers[0].text in {b.text for b in buyers}:
        return None
    target = replace(sellers[0], assets=True)
    event = event_of(context, match, ("purchase", "asset_purchase"), match.start(), target)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers, money=context.span(*match.span("money")))


_BY = phrase(r",? by (?=(?:the )?<?(?-i:[A-Z]))")


def _are_two(context: Context, one: Name, other: Name | None) -> bool:
    """Whether both are names, and of two organizations, or of a person and an organization."""
    if other is None or "place" in {one.kind, other.kind} or other.kind == "person":
        return False
    return not context.same(one, other)


_RULES = Rules(
    (_NOD, _APPROVED, _approved),
    (_PLAYS, _PLAY, _play),
    (_DEALS, _TAKES_IN, _takes_in),
    (_BOLTS, _BOLTS_ON, _bolts_on),
    (_HANDS, _OFF_HANDS, _off_hands),
    (_ASSETS, _TRANSACTION, _transaction),
)
