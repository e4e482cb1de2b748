"""Interest told in pictures: "X is circling Y", "is kicking the tyres of Y", "made a run at Y", "Y
is being eyed by X", a deadline to put up or shut up; and a company that sells itself: "Y is selling
to X for $40m"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import party_of
from deals.extract.words.clues import hints
from deals.extract.words.lexicon import PLAYERS
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_PICTURES = hints("circling ", "circles ", "stalking ", "sniffing around", "king the tire",
                  "king the tyre", "the rule over", "a run at", "sizing up")  # fmt: skip
_SELLS = hints("selling to ", "sells to ", "sold to ", "sell to ", "sells out to ", "sold out to ",
               "selling out to ", "sell out to ")  # fmt: skip
_EYED = hints(
    *(
        f"{verb} {by}"
        for verb in ("eyed", "circled", "stalked", "courted", "wooed")
        for by in ("by ", "up by ")
    )
)
_SHUT_UP = hints("shut up", "shut-up", "deadline for ")
HINTS = _PICTURES | _SELLS | _EYED | _SHUT_UP
_CIRCLES = phrase(
    r"\b(?P<verb>(?:(?:is|are|was|were|been|be) )?(?:circling|stalking|sniffing around|kicking the "
    r"t[iy]res (?:of|on|at)|running the rule over|sizing up)|circles|(?:made|makes?|making) a run "
    r"at) (?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)
_SPORT = phrase(
    rf"\b(?:{PLAYERS}|quarterback|pitcher|manager|coach|transfer|season|league|squad"
    r"|title|cup|playoffs?|moon|planet|orbit|earth)\b"
)
_BUSINESS = phrase(
    r"\b(?:familiar with|knowledge of|the matter|private equity|buy-?outs?|takeovers?|bids?|deals?"
    r"|acqui\w+|share(?:s|holders?)|board|investors?|mergers?|maker|company|firm|start-?up|retailer"
    r"|rival|bank|auction|offers?|offering|assets?|suitors?)\b"
)
_NO_NAME = re.compile(r"(?:Bidders|Suitors|Rivals|Buyers|Vultures|Sharks|Funds|Predators)$")
_SELLS_TO = phrase(
    r"\b(?P<verb>(?:is|are) selling|sells|(?:has|have|had) sold|(?:agreed|agrees|plans|is|set) to "
    r"sell|will sell|(?P<out>sold(?= out)))(?: out)? to (?=(?:the )?(?:[a-z][\w-]* ){0,5}"
    r"<?(?-i:[A-Z]))"
)
_FOR_SUM = phrase(
    rf",? (?:for|in an?) (?P<money>(?=(?:[a-z]+ ){{0,3}}[^ ]*\d){MONEY})(?: \([^()]{{1,30}}\))?"
    r"(?: in (?:cash|stock|shares)| deal| transaction)*"
    r"(?!\w| ?(?:an?|per|each|every|(?:m|b|tr)illion|[mb]n|mln|bln|crore|lakh)\b|-a-)"
)


_EYED_BY = phrase(
    r"\b(?P<verb>(?:is|are|was|were|been|being) (?:(?:reportedly|also|again|now|still|being) )*"
    r"(?:eyed(?: up)?|circled|stalked|courted|wooed)) by (?=(?:the |an? )?[\w<])"
)
_WHICH = phrase(r",? which ")
_HEARD = phrase(r"\b(?:reportedly|according to|report(?:s|ed)?|rumou?r\w*|group|chain)\b")
_PUT_UP = phrase(
    r"\bput[- ]up[- ]or[- ]shut[- ]up\b[\"')]*(?: deadline)?[^.;]{0,60}? (?:deal|offer|bid|takeover"
    r"|combination|approach|acquisition) (?:with|for|of) "
    r"(?=(?:the )?(?:[\w-]+ ){0,6}?<?(?-i:[A-Z]))"
    r"|\bdeadline for (?P<who><?(?-i:[A-Z])[^.;,]{1,40}?) to (?:make|table|announce|submit"
    r"|lodge) an? "
    r"(?:[\w-]+ ){0,2}?(?:offer|bid) for (?=(?:the )?(?:[\w-]+ ){0,6}?<?(?-i:[A-Z]))"
)
_PANEL = phrase(r"\b(?:Panel|Code|Commission|Authority)$")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _circles(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is circling Y, people familiar with the matter said"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    text = context.sentence.text
    if subject is None or thing is None or _SPORT.search(text) or not _BUSINESS.search(text):
        return None
    buyer, target = subject[0].name, thing[0].name
    if buyer is None or target is None or {buyer.kind, target.kind} != {"organization"}:
        return None
    entities = context.entities
    if _NO_NAME.match(buyer.text):
        return None
    if entities.of(buyer) is entities.of(target) or "person" in {
        entities.of(buyer).kind,
        entities.of(target).kind,
    }:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0]])


def _eyed_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y, the supermarket group, is reportedly being eyed by X"."""
    before = context.companies(match.start())
    base, text = context.sentence.start, context.sentence.text
    which = next(
        (n for n in before if _WHICH.fullmatch(text, n.behind - base, match.start())), None
    )
    subject = (party_of(which), match.start()) if which else context.subject(match.start())
    found, _ = context.reader.agents(match.end())
    buyers = [b for b in found if b.name is not None and b.name.kind == "organization"]
    if subject is None or not buyers or _SPORT.search(text):
        return None
    if not (_BUSINESS.search(text) or _HEARD.search(text) or "eyed" in match[0].lower()):
        return None
    target = subject[0]
    if target.name is None or target.name.kind != "organization":
        return None
    if any(b.text == target.text for b in buyers):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], target)
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=buyers)


def _put_up(context: Context, match: re.Match[str]) -> Event | None:
    """ "the 'put up or shut up' deadline for X's potential deal with Y was put off"."""
    base, thing = context.sentence.start, context.reader.thing(match.end())
    first, last = match.span("who") if match["who"] else (0, match.start())
    named = [n for n in context.companies(last) if n.start - base >= first]
    named = [n for n in named if not _PANEL.search(n.text)]
    if not named or thing is None or thing[0].name is None or thing[0].assets:
        return None
    if context.same(named[0], thing[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    told = context.told(match.start(), *match.span(), "present")
    if told.status == "announced":  # nothing is yet, but it may end
        told = Told("in_talks", event.trigger.start, event.trigger.end, told.strength)
    return replace(event, told=told, buyers=[party_of(named[0])])


def _sells_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is selling to X for $40 million", "Y has sold out to X in a $40 million deal"."""
    subject, (buyers, behind) = context.subject(match.start()), context.reader.agents(match.end())
    price = _FOR_SUM.match(context.sentence.text, behind)
    if subject is None or subject[0].name is None or price is None:
        return None
    buyers = [b for b in buyers if b.name is not None and b.name.kind == "organization"]
    if subject[0].name.kind != "organization" or not buyers or buyers[0].text == subject[0].text:
        return None
    event = event_of(context, match, ("sale", "acquisition"), subject[1], subject[0])
    done = "sold" in match["verb"].lower()
    event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    return replace(event, buyers=buyers[:1], money=context.span(*price.span("money")))


_RULES = Rules(
    (_PICTURES, _CIRCLES, _circles),
    (_EYED, _EYED_BY, _eyed_by),
    (_SHUT_UP, _PUT_UP, _put_up),
    (_SELLS, _SELLS_TO, _sells_to),
)
