"""Buyers that are found: "has found a buyer for Y", "the buyer is X"."""

import re
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.families.searches import HIRED
from deals.extract.families.sold import sold_before
from deals.extract.grammar.events import Context, Event
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

BUYER = hints("buyer", "a home", "new home", "new owner", "a taker")
NAMED_BUYER = hints(
    "new owner is ",
    "new owner will be ",
    "new owners are ",
    "new owner was ",
    "buyer",
    "purchaser",
    "acquirer",
    "bidder",
    "that some",
)
BUYER_FOUND = phrase(
    r"\b(?P<seek>seek(?:s|ing)?|sought|look(?:s|ed|ing)? for|find)?(?(seek)|(?:found|finds|has|have"
    r"|lined up|secured)) (?:an? )?(?:new |willing |possible |potential )?(?:buyers?|home|taker"
    r"|purchasers?|(?<=new[ ])owner)\b(?P<for> for (?=(?:its|their|his|the|an?|\d+(?: of (?:its"
    r"|the|their))?|two"
    r"|three|four|five|six|seven|eight|nine|ten|a dozen) |<?(?-i:[A-Z])))?"
    r"(?(seek)(?(for)|(?!)))"
)
BUYER_IS = phrase(
    r"\b(?:the|its|possible|that(?= some| lucky| mystery)) (?:(?:lucky|mystery|likely|likeliest"
    r"|probable|prospective|would-be|eventual"
    r"|successful|winning|possible|potential|new|ultimate) )*"
    r"(?P<verb>buyers?|(?<=new[ ])owners?(?= (?:is|are|was|were|will be) )|purchasers?|acquirer"
    r"|bidder|some(?:body|one)(?= (?:is"
    r"|was) ))(?:,(?= (?:an? [^,.;]{2,40} (?:of|by) )?<?"
    r"(?-i:[A-Z])(?:[^.;]|\.(?=-)){2,80}?, (?:(?:(?:has|will|is to) )?pa(?:y|ys|id|ying)"
    r"|(?:will|would|are to|is to|plans? to|intends? to) (?:each |jointly |together )?(?:own"
    r"|hold|keep|put|run"
    r"|take|get|assume|operate|retain|combine|invest))\b) "
    r"|(?P<of> of (?=its|the|their))?(?(of)(?P<what>[^.;,]{2,60}?)) (?:is|are|was|were|will be"
    r"|would be|being|is (?:expected|said|understood|believed|thought) to be) "
    r"(?=(?:(?:an?|the) )?(?:[a-z][\w-]* ){0,6}<?(?-i:[A-Z])|an? (?:[a-z][\w-]* ){1,5}?[a-z]+, "
    r"<?(?-i:[A-Z])))"
)
BUYER_IN = phrase(
    r"\b(?P<verb>found|finds) (?:an? )?(?:new |willing )?(?:buyer|taker"
    r"|purchaser)s? (?:in the (?:shape|form) of|in|at) "
    r"(?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)


def buyer_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has found a buyer in X"; and where the sentence before tells that Y was sold, "Z, which
    picked up the business in 1999, has found a buyer in the shape of X"."""
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    subject = context.subject(match.start())
    if not buyers:
        return None
    if subject is None or sold_before(context) is not None:
        event = event_of(context, match, ("purchase", "acquisition"), match.start(), None)
        return replace(event, buyers=buyers, sellers=[subject[0]] if subject else [], weak=True)
    if not context.is_firm(subject[0].name) or context.same(subject[0].name, buyers[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=buyers)


def buyer_found(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has found a buyer for its Y unit", "Y has a buyer"; who buys comes with the price."""
    subject = context.subject(match.start())
    thing = context.reader.thing(match.end()) if match["for"] else None
    if subject is None and thing is not None and thing[0].name is not None:  # "advisers have found"
        return event_of(context, match, ("sale", "divestiture"), match.start(), thing[0])
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if not match["for"]:
        return event_of(context, match, ("sale", "divestiture"), subject[1], subject[0])
    if thing is None:
        return None
    hired = context.topic() if HIRED.search(context.sentence.text, 0, match.start()) else None
    event = event_of(context, match, ("sale", "divestiture"), subject[1], thing[0])
    event.sellers.append(hired or subject[0])
    return event


def buyer_is(context: Context, match: re.Match[str]) -> Event | None:
    """ "The buyer is X", of what was told before, "the buyer of its unit Y is X"."""
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if not buyers or buyers[0].name is None or buyers[0].name.kind == "place":
        return None
    thing = context.reader.thing(match.start("what")) if match["of"] else None
    target = thing[0] if thing else sold_before(context)
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), target)
    seller = context.subject(match.start()) if thing else None
    event.sellers = [seller[0]] if seller else []
    return replace(event, buyers=buyers, weak=target is None)
