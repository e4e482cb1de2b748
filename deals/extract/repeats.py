"""Deals told again: "its Y unit agreed to buy the Ohio-based company" of the sentence before."""

from dataclasses import replace

from deals.extract.events import Context, Event
from deals.extract.phrases import party_of
from deals.extract.text import phrase

_FIRM = phrase(
    r"(?!.*\b(?:unit|subsidiary|division|arm|affiliate)\b)(?:[\w.&'-]+ ){0,4}(?:company|firm"
    r"|concern"
    r"|maker|producer|manufacturer|bank|retailer|chain|airline|insurer|publisher|operator"
    r"|supplier|distributor|developer|brewer)"
)
_THE = phrase(r"\b(?:the|that) $")
_ITS = phrase(r"\bits (?:[\w.]+-based )?<?$")
_UNIT = phrase(r">? (?:unit|subsidiary|affiliate|division)\b")


def told_again(context: Context, event: Event) -> Event:
    """The event, of the company whose deal the sentence before told, where "the Ohio-based company"
    can only be that one. A unit told as "its" then only acts for the buyer that was named."""
    target, told = event.target, context.subjects.told
    if target is None or target.name is not None or told is None or told.kind != "organization":
        return event
    text, base = context.sentence.text, context.sentence.start
    if not _FIRM.fullmatch(target.text) or not _THE.search(text[: target.start - base]):
        return event
    entity = context.entities.of(told)
    if any(context.entities.of(name) is entity for name in context.companies(target.start - base)):
        return event
    buyers = [b for b in event.buyers if not _its_unit(context, b.start - base, b.end - base)]
    return replace(event, target=party_of(told), buyers=buyers)


def _its_unit(context: Context, start: int, end: int) -> bool:
    text = context.sentence.text
    return bool(_ITS.search(text[:start]) and _UNIT.match(text, end))
