"""Other ways to tell that a company comes to another: deals "for Y", what becomes part of X,
shares tendered to a bidder."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.cues import Told
from deals.extract.events import Context, Event, Rules, by_rules
from deals.extract.objects import in_article
from deals.extract.phrases import Party, party_of
from deals.extract.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.text import phrase

_FOR = hints("deal for", "deals for", "swoop", "auction for", "bidder for", "bidding", "battle for")
_PART = hints("part of", "subsidiary of", "unit of", "division of")
_TENDERED = hints("tendered", "tender offer", "takeover bid")
_TAKEN = hints("takeover", "take-over", "acquisition", "buyout", "buy-out", "purchase", "approach")
HINTS = _FOR | _PART | _TENDERED | _TAKEN
_LATEST = 1  # sentences, headline included, in which "becomes part of" is the news

_DEAL_FOR = phrase(
    r"\b(?:(?P<swoop>swoop(?:s|ed|ing)?) (?:for|on) (?=(?-i:(?:[a-z][\w-]* ){0,5}<?[A-Z]))"
    r"|(?P<verb>(?:complet|clos|finali[sz]|agree|announc|seal|clinch|strik|struck|reach|sign|near"
    r"|ink|w[io]n|emerge|enter|close to)\w*)(?P<gap>(?:(?! (?:to|that|said|which|after|for) )"
    r"[^.;,]|\.(?=\d)){0,60}?)"
    r"(?<=[ ep])(?:(?:deals?|auction|bidder|bidding(?: war| contest)?|battle|swoop)"
    r") "
    r"for (?=(?-i:(?:[a-z][\w-]* ){0,5}<?[A-Z])))"
)
_NO_DEAL = re.compile(
    r"\b(?:supply|licen[cs]\w*|distribut\w+|record|recording|multi-?year|year|sponsor\w*|service"
    r"|contract|naming|rights|trade|peace|debt|loan|credit|development|research|labou?r|film"
    r"|book|marketing)\b",
    re.I,
)
_GOES_ON = phrase(r",? to (?!be\b)")  # "a deal for X to supply Y"
_AGREED_TO = phrase(
    r"\b(?:agree[sd]?|has agreed|consent(?:s|ed)|accept(?:s|ed)|vot(?:e|es|ed)|approv(?:e|es|ed)"
    r"|recommend(?:s|ed)?) (?:to |in favou?r of |for )?(?:an?|the|its) "
    r"(?:[\w$€£.,-]+ ){0,8}?(?:takeover|take-over|acquisition|buyout|buy-out|purchase|approach)"
    r"(?: (?:offer|bid|proposal))? (?:by|from) (?=(?:the |an? )?[\w<])"
)
_PART_OF = phrase(
    r"\b(?P<verb>become|becomes|became|becoming|is now|are now) (?:an? |the newest |the latest )?"
    r"(?:proud |new |newest |wholly[- ]owned |indirect |direct |separate |full |\d+(?:%| pct) )*"
    r"(?:part|subsidiary|unit|division) of (?:the )?(?=[A-Z<])"
)
_IN_TENDER = phrase(
    rf"(?P<percent>{PERCENT_WORDS})(?:[^.;]|\.(?=\d)){{0,110}}?\b(?:tendered|accepted|received|"
    rf"acquired through|bought through)\b(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:offer|bid)\b"
    rf"|\b(?:received|accepted)\b(?:[^.;%]|\.(?=\d)){{0,60}}?(?P<taken>{PERCENT_WORDS})"
    r"(?:[^.;]|\.(?=\d)){0,110}?\b(?:tender offer|(?:its|cash) (?:\w+ )?offer|takeover bid)\b"
)
_OWNER = phrase(r"(?:'s|(?<=s)') (?:[\w.$-]+ ){0,8}?(?:offer|bid)\b")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return by_rules(context, _RULES)


def _event(
    context: Context, match: re.Match[str], told: Told, target: Party, buyer: Party
) -> Event | None:
    if target.name is None or target.name.kind != "organization" or target.text == buyer.text:
        return None
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, told, target, [buyer])


def _deal_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "X struck a deal for Y", "X swooped for Y", "X won the auction for Y"."""
    text = context.sentence.text
    if _NO_DEAL.search(match[0]):
        return None
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or thing[0].assets or subject[0].name is None:
        return None
    if _GOES_ON.match(text, thing[0].end - context.sentence.start):
        return None
    done = re.match(r"(?:complet|clos|finali[sz])e[sd]\b", match["verb"] or "", re.I)
    told = context.told(subject[1], *match.span(), "completed" if done else "present")
    return _event(context, match, told, thing[0], subject[0])


def _agreed_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has agreed to a takeover by X"."""
    subject = context.subject(match.start())
    buyers, _ = context.reader.agents(match.end())
    if subject is None or not buyers:
        return None
    told = context.told(subject[1], *match.span(), "present")
    return _event(context, match, told, subject[0], buyers[0])


def _part_of(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y becomes part of X", where that is the news."""
    subject = context.subject(match.start())
    buyers, _ = context.reader.agents(match.end())
    if subject is None or not buyers or context.sentence.index > _LATEST:
        return None
    told = context.told(subject[1], *match.span(), "present")
    event = _event(context, match, told, subject[0], buyers[0])
    if event is not None:
        event.weak = True
    return event


def _tendered(context: Context, match: re.Match[str]) -> Event | None:
    """ "X said 87 pct of Y's shares were tendered in response to its offer"."""
    base, text = context.sentence.start, context.sentence.text
    if context.sentence.index > _LATEST:
        return None
    group = "percent" if match["percent"] else "taken"
    names = context.companies()
    bidder = next((n for n in names if _OWNER.match(text, n.end - base)), None)
    buyer = party_of(bidder) if bidder else context.topic()
    if buyer is None or buyer.name is None:
        return None
    others = context.companies(apart_from=buyer.name)
    if not others:
        return None
    share = Share(match.start(group), match.end(group), percent_in(match[group]), "percent")
    told = context.told(match.start(), *match.span(), "present")
    event = _event(context, match, told, party_of(others[0]), buyer)
    if event is not None:
        event.share = in_article(context, share)
    return event


_RULES: Rules = (
    (_FOR, _DEAL_FOR, _deal_for),
    (_TAKEN, _AGREED_TO, _agreed_to),
    (_PART, _PART_OF, _part_of),
    (_TENDERED, _IN_TENDER, _tendered),
)
