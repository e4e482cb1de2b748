"""Whose the thing is that is bought, where no "from" says so: "Y, the freight division of Z",
"Z said that X would buy its Y unit"; and who buys where no subject is."""

import re

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.text import phrase

_PART_OF_WHOM = phrase(
    r"(?: ?<[^<>]*>)?(?: ?\([^()]*\))?,? (?:an?|the|its) (?:[\w&-]+,? (?:and )?){0,6}?(?:unit"
    r"|subsidiary|division|arm|business|operation|affiliate)s? (?:of|owned by) (?:the )?"
    r"(?:(?-i:[a-z])[\w-]* ){0,3}(?=<?(?-i:[A-Z]))"
)
_HELD_BY = phrase(
    r"(?: ?<[^<>]*>)?(?:(?: that| which)? (?:is|was|are|were))?(?: (?:currently|now|previously"
    r"|formerly|still))? (?:held|owned) by (?:the )?(?:(?-i:[a-z])[\w-]* ){0,3}(?=<?(?-i:[A-Z]))"
)
_ITS_UNIT = phrase(
    r" ?(?:its|the company's) (?:(?:[^;,.]|\.(?=[\w,]| [a-z])){2,70}?"
    r"(?P<unit> (?:unit|subsidiary|division|arm|units|subsidiaries|divisions|operations)\b))?"
)
_AGAIN = phrase(r"\b(?:back|re-?acquir|re-?purchas|buy(?:ing)? out|bought out)\w*")
_SAID = phrase(
    r"(?: ?<[^<>]*>)?,? (?:(?:earlier|later|also|today|separately|yesterday) )?(?:said|says"
    r"|announced|reported|agreed|has agreed|has been approached|confirmed)\b"
)
_FOR_X_TO = phrase(
    r"\b(?:agree(?:d|ment)?|deals?|pact|plans?|option|right|call(?:s|ed|ing)?|provid(?:es|ed|ing)"
    r"|arranged|accord|contract|approval|permission|clearance|way|proposal|offer|intent)"
    r"(?: (?:yesterday|today|earlier [a-z]+ [a-z]+|last [a-z]+|on \w+day))? for (?:the )?$"
)


def by_whose_buying(context: Context, match: re.Match[str]) -> tuple[Party, int] | None:
    """X of "in a deal to be made by X buying Y", "agreed for X to buy Y", which no subject is."""
    text, base = context.sentence.text, context.sentence.start
    last = next(iter(context.companies(match.start())[-1:]), None)
    if last is None:
        return None
    gap, lead = text[last.behind - base : match.start()], text[: last.start - base].rstrip("<")
    if match["verb"].lower().endswith("ing"):
        hangs = gap == " " and lead.endswith((" by ", " by the ", " through "))
    else:
        hangs = gap == " to " and _FOR_X_TO.search(lead) is not None
    return (party_of(last), match.start()) if hangs else None


def its_own_unit(context: Context, event: Event, place: int) -> bool:
    """Whether a company would buy its own unit, which nobody does; where another buys "its Y unit",
    at `place`, who says so sells it."""
    its = _ITS_UNIT.match(context.sentence.text, place) if event.share is None else None
    if its is None or event.sellers or not event.buyers:
        return False
    whose = _who_said(context, event.buyers[0])
    if whose is not None:
        event.sellers.append(whose)
        return False
    first = context.sentence.start + place
    alone = not any(n.start < event.buyers[0].start for n in context.companies())
    if not alone or event.buyers[0].start >= first:
        return False
    return its["unit"] is not None and _AGAIN.search(context.sentence.text, 0, place) is None


def _who_said(context: Context, buyer: Party) -> Party | None:
    """Z of "Z said that X would buy its Y unit"."""
    text, base = context.sentence.text, context.sentence.start
    for name in reversed(context.companies(max(0, buyer.start - base), apart_from=buyer.name)):
        if _SAID.match(text, name.behind - base):
            return party_of(name)
    return None


def add_owner(context: Context, event: Event) -> None:
    """Z of "has bought Y, the freight division of Z" sells all of Y; so does Z of "the stake in Y
    held by Z"."""
    target = event.target
    if target is None or target.name is None or target.owner is not None:
        return
    place = target.name.behind - context.sentence.start
    found = _HELD_BY.match(context.sentence.text, place)
    if event.share is None:
        found = _PART_OF_WHOM.match(context.sentence.text, place) or found
    names = context.reader.starting(found.end(), found.end() + 2) if found else []
    if not names or names[0].kind != "organization" or event.sellers:
        return
    ours = [context.entities.of(b.name) for b in event.buyers if b.name is not None]
    if context.entities.of(names[0]) not in ours:
        event.sellers.append(party_of(names[0]))
