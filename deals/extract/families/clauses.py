"""Deals of several companies in the clauses of one sentence: "Y raised $5m for pumps, Z raised $8m
from X and W secured $2m"."""

from collections.abc import Sequence

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.money_words import ROUND
from deals.extract.words.text import phrase

_OPENS = phrase(r"(?:[,;]|\b(?:and|while|but|whereas|by|to)) (?:[\w.-]+ ){0,5}$|'s $")
_HAS = phrase(r"(?: ?,? (?:which|who))?(?: (?:has|have|had|also|just|recently|itself))* ")


def acting_there(context: Context, pos: int) -> tuple[Party, int] | None:
    """Who opens a clause and stands right before its verb at `pos`: ", Z has raised", "followed by
    Z, which raised"; and where it stands."""
    names, text, base = context.companies(pos), context.sentence.text, context.sentence.start
    if not names or not _HAS.fullmatch(text, names[-1].behind - base, pos):
        return None
    first = names[-1].start - base
    return (party_of(names[-1]), first) if _OPENS.search(text, 0, first) else None


def each_its_own(context: Context, events: Sequence[Event]) -> list[Event] | None:
    """Where several companies raise money in one sentence, their rounds, each with the parties and
    the name that its clause gives; None where it is one company."""
    base, text = context.sentence.start, context.sentence.text
    told = sorted(events, key=lambda event: event.trigger.start)
    starts: dict[object, int] = {}
    before = base  # the verb of the last company
    for event in told:
        parties = (p for p in (event.target, *event.buyers) if p is not None)
        acts = max((p.start for p in parties if p.start < event.trigger.start), default=base)
        if starts and _whose(context, event) not in starts and acts < before:
            return None  # who acts stands before the verb of another: they tell one deal
        starts.setdefault(_whose(context, event), acts - base if starts else 0)
        before = event.trigger.start
    if len(starts) < 2:
        return None
    ends = dict(zip(starts, [*list(starts.values())[1:], len(text)], strict=True))
    for event in told:
        first, last = starts[_whose(context, event)], ends[_whose(context, event)]
        event.buyers = [b for b in event.buyers if first <= b.start - base < last]
        event.leads = [b for b in event.leads if first <= b.start - base < last]
        found = ROUND.search(text, first, last)
        event.round = context.span(*found.span("round")) if found else None
    return told


def _whose(context: Context, event: Event) -> object:
    """Which company an event is about."""
    name = event.target.name if event.target is not None else None
    return id(context.entities.of(name)) if name is not None else None
