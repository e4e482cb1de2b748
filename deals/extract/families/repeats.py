"""Deals told again: "its Y unit agreed to buy the Ohio-based company" of the sentence before, or
"agreed with Y to buy the Ohio company" of this one."""

from dataclasses import replace

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.name_words import Name, is_place
from deals.extract.words.text import phrase

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
    """The event, of the company whose deal the sentence before told, or the only other that this
    one names, where "the Ohio-based company" can only be that one. A unit told as "its" then only
    acts for the buyer that was named."""
    target, told = event.target, context.subjects.told
    if target is None or target.name is not None:
        return event
    text, base = context.sentence.text, context.sentence.start
    if not _FIRM.fullmatch(target.text) or not _THE.search(text[: target.start - base]):
        return event
    apart = told is not None and told.kind == "organization" and not _named(context, told, target)
    if told is None or not apart:
        here = _just_named(context, event, target)
        return replace(event, target=here) if here is not None else event
    buyers = [b for b in event.buyers if not _its_unit(context, b.start - base, b.end - base)]
    return replace(event, target=party_of(told), buyers=buyers)


def _named(context: Context, told: Name, target: Party) -> bool:
    """Whether the sentence names before the target whose deal the one before told."""
    before = context.companies(target.start - context.sentence.start)
    return any(context.same(name, told) for name in before)


def _just_named(context: Context, event: Event, target: Party) -> Party | None:
    """Y of "Y's board backed an agreement for X to buy the Ohio company", where the sentence names
    nobody else; the words must tell a place and no more."""
    words = target.text.lower().split()[:-1]
    if not words or not all(is_place(word.removesuffix("-based")) for word in words):
        return None
    ours = {id(context.entities.of(b.name)) for b in event.buyers if b.name is not None}
    before = context.companies(target.start - context.sentence.start)
    others = {id(e): n for n in before if id(e := context.entities.of(n)) not in ours}
    base = context.sentence.start
    units = any(_its_unit(context, b.start - base, b.end - base) for b in event.buyers)
    if not ours or units or len(others) != 1:
        return None
    name = next(iter(others.values()))
    return party_of(name) if context.is_firm(name) else None


def _its_unit(context: Context, start: int, end: int) -> bool:
    text = context.sentence.text
    return bool(_ITS.search(text[:start]) and _UNIT.match(text, end))
