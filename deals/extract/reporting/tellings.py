"""Whether an event goes on to tell a deal, by the words alone: what a headline announced, who was
only described, and what was sold to nobody named."""

import re

from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.reporting.background import looks_back
from deals.extract.reporting.groups import Group
from deals.extract.reporting.likeness import first_word, first_words, tokens, told_in_number


def vague(parties: list[Party]) -> bool:
    """Whether parties are told, and none by a name."""
    return bool(parties) and all(p.name is None for p in parties)


def _by_name(party: Party | None) -> bool:
    """Whether a party is told by a name alone: no "arm of X"."""
    if party is None or party.name is None or party.assets:
        return False
    return party.text == " ".join(party.name.text.split())


def _kin(one: Party | None, other: Party | None) -> bool:
    """Whether two names begin with the same word: "Birch's Country Kitchen", "Birch Inns Inc"."""
    return one is not None and other is not None and first_word(one) == first_word(other)


def announced(group: Group, event: Event) -> bool:
    """Whether the headline's group is what this early sentence of the body tells in full."""
    if not (group.events and group.only_headline) or under(group, event) > 3 or event.weak:
        return False
    first = group.events[0].family
    kin = (
        first == event.family
        or {first, event.family} <= {"purchase", "sale", "union"}
        or (first, event.family) == ("round", "loan")  # "raises" money lent
    )
    return kin and not tokens(group.events).isdisjoint(tokens([event]))


def under(group: Group, event: Event) -> int:
    """How many sentences an event is told below the first of a group; far, where another line
    stands over its part of the article."""
    line, here = group.events[0].sentence, event.sentence
    if line.index and here.paragraph > line.paragraph + 1:
        return _FAR
    return here.index - line.index


_FAR = 99


def of_a_part(group: Group) -> bool:
    """Whether a line over a part of the article tells a deal, by name, that its paragraph does
    not."""
    target = group.target
    return group.events[0].sentence.index > 0 and target is not None and target.name is not None


def told_within(event: Event, events: list[Event]) -> bool:
    """Whether the words that weakly tell an event are but a part of what tells another: "takeover
    offer from" of "rejected an unsolicited takeover offer from"."""
    return event.weak and any(
        other is not event
        and not other.weak
        and other.sentence is event.sentence
        and other.trigger.start <= event.trigger.start
        and event.trigger.end <= other.trigger.end
        for other in events
    )


def unnamed_sale(group: Group, event: Event) -> bool:
    """Whether the next sentence names what was sold, and to whom, of a sale just told."""
    last, target = group.events[-1], group.target
    return (
        event.family == "sale" == last.family
        and (target is None or target.name is None)
        and vague(group.buyers)
        and event.sentence.index - last.sentence.index == 1
        and bool(first_words(group.sellers) & first_words(event.sellers))
    )


def in_full(group: Group, event: Event) -> bool:
    """Whether the next sentence tells by their names who bought what was just described: "a
    group has bought one of the biggest mills. The consortium, X, bought 88% of Y"."""
    last, target = group.events[-1], group.target
    return (
        last.family in {"sale", "purchase"}
        and event.family == "purchase"
        and not event.weak
        and not (_by_name(target) and _by_name(event.target) and not _kin(target, event.target))
        and not told_in_number(target)
        and vague(group.buyers)
        and event.sentence.index - last.sentence.index == 1
        and any(b.name is not None for b in event.buyers)
        and (last.share is None) == (event.share is None)
        and not looks_back(event)
    )


def counts_what_it_has(group: Group, event: Event) -> bool:
    """Whether a line over the text only counts what the company has that the body names: "X to pay
    £9m for 27 titles. X has agreed to buy Y"."""
    target, early = group.target, group.events[0].sentence
    return (
        target is not None
        and target.name is None
        and target.owner is None
        and early.index < _DECK
        and _COUNTED.fullmatch(target.text) is not None
        and _by_name(event.target)
        and not event.weak
        and event.told.status == group.events[0].told.status
    )


_DECK = 3  # sentences, headline included, among which the lines under a headline stand
_COUNTED = re.compile(r"\d[\d,]* [a-z]+s")


def firm(event: Event) -> bool:
    """Whether an event tells a deal of its own: no plans, and not only "assets"."""
    named = event.target is not None and event.target.text.lower() not in {"assets", "businesses"}
    return named and event.told.status == "announced" and not event.weak and event.share is None


def long_words(party: Party) -> set[str]:
    """The longer words of what a party is called."""
    return set(re.findall(r"[a-z]{4,}", party.text.lower()))


def of_their_venture(group: Group, event: Event) -> bool:
    """Whether an event is about a part of a venture, and the deal is not: "pays $5m for 30% of that
    joint venture"."""
    ours, theirs = (party.text.lower() if party else "" for party in (group.target, event.target))
    return "venture" in theirs and "venture" not in ours


def besides(group: Group, event: Event) -> bool:
    """Whether a buyer puts money into what it has bought whole: "X, which has bought Y, will also
    pump $20 m into Y"."""
    if event.family != "round" or event.share is not None or "purchase" not in group.families:
        return False
    whole = all(e.share is None and e.type == "acquisition" for e in group.events)
    return whole and " also " in event.sentence.low
