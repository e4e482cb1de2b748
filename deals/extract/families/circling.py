"""Interest told in pictures: "X is circling Y", "is kicking the tyres of Y", "made a run at Y"; and
a company that sells itself: "Y is selling to X for $40m"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.words.clues import hints
from deals.extract.words.lexicon import PLAYERS
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_PICTURES = hints("circling ", "circles ", "stalking ", "sniffing around", "king the tire",
                  "king the tyre", "the rule over", "a run at", "sizing up")  # fmt: skip
_SELLS = hints("selling to ", "sells to ", "sold to ", "sell to ", "sells out to ", "sold out to ",
               "selling out to ", "sell out to ")  # fmt: skip
HINTS = _PICTURES | _SELLS
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


_RULES = Rules((_PICTURES, _CIRCLES, _circles), (_SELLS, _SELLS_TO, _sells_to))
