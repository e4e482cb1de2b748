"""Several companies bought at once: "has bought A, B and C" tells three deals."""

from collections.abc import Iterator
from dataclasses import replace

from deals.extract.events import Context, Event
from deals.extract.lexicon import COMPANY_WORDS
from deals.extract.names import Name
from deals.extract.phrases import Party, party_of
from deals.extract.text import phrase

_MOST = 8  # companies in one list
_AND = phrase(r" ?(?:[>)] ?)?(?:, ?(?:and )?| and )(?:also )?(?:the )?[\"'<(]?")
# What shows that a name behind "and" begins a clause of its own.
_ACTS = phrase(
    r"(?:[ ,]*<[^>]*>| ?\([^()]*\))?[^,.;]{0,24}\b(?:said|says|has|have|is|are|was|were|will|would"
    r"|agreed|announced|also|plans?|expects?|would|to)\b|'s?\b|'"
)


def targets(context: Context, event: Event) -> Iterator[Event]:
    """The event, and one more for every further company in the list that its target opens."""
    yield event
    target = event.target
    if target is None or target.name is None or target.assets or target.owner is not None:
        return
    base = context.sentence.start
    if " with " in context.sentence.text[event.trigger.start - base : event.trigger.end - base]:
        return  # "acquisition agreement with X and Y"
    if event.share is not None and event.share.percent is not None and event.share.percent < 100:
        return
    for party in _listed(context, target):
        yield replace(event, target=party, buyers=list(event.buyers), sellers=list(event.sellers))


def _whole(name: Name, before: str) -> bool:
    """Whether a name in a list can stand alone."""
    return (
        before == "<" or name.formal or (len(name.core) > 1 and name.core[0] not in COMPANY_WORDS)
    )


def _listed(context: Context, target: Party) -> list[Party]:
    if target.name is None:
        return []
    text, base = context.sentence.text, context.sentence.start
    end, found, closed = target.name.behind - base, list[Party](), False
    for name in context.reader.starting(end, len(text))[:_MOST]:
        gap = text[end : name.start - base]
        if name.kind != "organization" or not _AND.fullmatch(gap):
            break
        found.append(party_of(name))
        end, closed = name.behind - base, "and" in gap.lower()
        if closed:
            break
    if not closed or _ACTS.match(text, end):
        return []
    if not all(_whole(n, text[n.start - base - 1 : n.start - base]) for n in
               (target.name, *(p.name for p in found if p.name is not None))):  # fmt: skip
        return []  # "Harper and Row" is one name
    known = context.entities.of(target.name)
    names = [p.name for p in found if p.name is not None]
    return [] if any(context.entities.of(n) is known for n in names) else found
