"""Whether a sentence tells a deal that was told before, or one of its own."""

from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.names.entities import Entity
from deals.extract.reporting.background import looks_back, misspelt
from deals.extract.reporting.groups import Group
from deals.extract.reporting.likeness import (
    first_words,
    kin,
    same_stake,
    told_apart,
    told_in_number,
    unit_by_name,
)
from deals.extract.reporting.parties import Parties
from deals.extract.reporting.tellings import (
    announced,
    besides,
    firm,
    in_full,
    long_words,
    of_their_venture,
    unnamed_sale,
    vague,
)
from deals.extract.words.text import LISTED

NEXT = 4  # sentences behind a round in which others of its parties may follow


class Sameness:
    """Tells whether an event is one more telling of a deal."""

    def __init__(self, parties: Parties) -> None:
        self._parties, self._key = parties, parties.key

    def tells(self, group: Group, event: Event) -> bool:
        """Whether an event tells the deal of a group."""
        if event.target is None or group.target is None:
            return False
        if event.family == "terms":
            sides = {self._key(b) for b in group.buyers} | {self._key(group.target)}
            return "union" in group.families and self._key(event.target) in sides
        if ("pledge" in group.families) != (event.family == "pledge"):
            return False
        if self._sells_to_buy(group, event) or self._turned(group, event) or besides(group, event):
            return False
        if group.events[-1].trigger == event.trigger and self._goes_with(group, event):
            return False
        if announced(group, event):
            return True
        apart = {"round", "loan", "venture", "licence"}
        ours = {self._key(b) for b in group.buyers}
        theirs = {self._key(b) for b in event.buyers}
        other = event.family not in group.families and apart & {*group.families, event.family}
        if other and event.family != "round" and not ours & theirs:
            return False
        both = group.events[0].family == event.family in {"purchase", "union"} and ours & theirs
        if both and misspelt(group.target, event.target):
            return True
        if ours & theirs:
            if self._key(event.target) in {self._key(s) for s in group.sellers}:
                return True
            if self._key(group.target) in {self._key(s) for s in event.sellers}:
                return True
        if self._key(group.target) == self._key(event.target):
            return not ours or not theirs or bool(ours & theirs) or self._again(group, event)
        if event.family == "union" and "search" in group.families and not ours:
            return self._key(group.target) in theirs
        if event.family == "union" or "union" in group.families:
            sides = ours | {self._key(group.target)}
            if len(sides & (theirs | {self._key(event.target)})) >= 2:
                return True
            return kin([*group.buyers, group.target], [*event.buyers, event.target])
        if event.family == "venture" and "venture" in group.families:
            return bool((ours | {self._key(group.target)}) & theirs)
        if ours & theirs and not of_their_venture(group, event):
            return self._describes(group, event)
        if unnamed_sale(group, event) or in_full(group, event):
            return True
        sold = event.target.assets and self._key(group.target) in map(self._key, event.sellers)
        if ours and sold:
            return False  # the company that was bought sells a part of itself
        if (not theirs and event.sellers) or not ours:
            return self._follows(group, event) and self._describes(group, event)
        return False

    def _follows(self, group: Group, event: Event) -> bool:
        """Whether an event stands near enough to a deal, or its seller is known from it."""
        sentence = event.sentence
        near = sentence.index - group.events[-1].sentence.index <= NEXT
        near = near and not LISTED.match(sentence.text)
        return near or self._parties.shared(group.sellers, event.sellers) or group.only_headline

    def _goes_with(self, group: Group, event: Event) -> bool:
        """Whether one verb has two objects: "to sell Birch AG and its saw business"."""
        other = self._key(group.target) != self._key(event.target)
        return other and group.families == {event.family}

    def _sells_to_buy(self, group: Group, event: Event) -> bool:
        """Whether who sells one thing buys another: "to sell its casinos to satisfy regulators who
        review its purchase of Y"."""
        if self._key(group.target) == self._key(event.target):
            return False
        if event.family == "purchase" and group.families == {"sale"}:
            return bool(first_words(group.sellers) & first_words(event.buyers))
        owner = event.target.owner if event.target is not None else None
        if owner is not None and self._parties.entities.of(owner) is self._bought(group):
            return False  # "X plans to sell Y's mills if it succeeds in acquiring Y"
        if event.family == "sale" and group.families == {"purchase"} and firm(event):
            return bool(first_words(group.buyers) & first_words(event.sellers))
        return False

    def _turned(self, group: Group, event: Event) -> bool:
        """Whether a headline takes the company that is sold for its buyer: "Y walks away from X
        deal", where Y would have been sold to X."""
        if not (group.only_headline and event.buyers and event.target and group.target):
            return False
        if {group.events[0].family, event.family} != {"purchase", "sale"}:
            return False
        headed, told = {self._key(b) for b in group.buyers}, {self._key(b) for b in event.buyers}
        return self._key(event.target) in headed and self._key(group.target) in told

    def _bought(self, group: Group) -> Entity | None:
        return self._parties.entity(group.target) if group.target is not None else None

    def _again(self, group: Group, event: Event) -> bool:
        """Whether other buyers of the same target only tell the deal in other words."""
        parties = {self._key(p) for p in (*group.buyers, *event.buyers)}
        sold = {self._key(p) for p in (*group.sellers, *event.sellers)}
        return (
            ("round" in group.families and event.family == "round")
            or same_stake(group.events, event)
            or bool(first_words(group.buyers) & first_words(event.buyers))
            or bool(sold & parties)
            or vague(group.buyers)
            or (vague(event.buyers) or (event.weak and event.family == "union"))
        )

    def _describes(self, group: Group, event: Event) -> bool:
        """Whether one target is only described, in words that fit the other."""
        a, b = group.target, event.target
        if a is None or b is None:
            return False
        if unit_by_name(a, b) or unit_by_name(b, a):
            return True
        if a.name is not None and b.name is not None and not (a.assets or b.assets):
            return self._owns(a, b) or self._owns(b, a)
        again = b.name is None and a.text.lower().endswith(b.text.lower().split()[-1])
        if told_in_number(a) and not again and (b.name is not None or event.buyers):
            return False  # each of "seven businesses" is a deal of its own
        if a.name is None and b.name is None:
            return not told_apart(a.text, b.text)
        if a.name is None and b.name is not None and a.assets:
            return self._goes_on(group, event)
        if b.name is None and told_in_number(b):
            return False  # "offloaded two sites" goes on from the company that was sold
        if a.name is None or b.name is None:
            return not looks_back(event)
        return bool(long_words(a) & long_words(b))

    def _goes_on(self, group: Group, event: Event) -> bool:
        """Whether a sentence that names a company can still speak of the unit sold further up."""
        near = event.sentence.index - group.events[-1].sentence.index <= NEXT
        ours, theirs = group.target, event.target
        if ours is not None and theirs is not None and theirs.assets:
            near = near and bool(long_words(ours) & long_words(theirs))
        return near or self._parties.shared(group.sellers, event.sellers)

    def _owns(self, one: Party, other: Party) -> bool:
        """Whether the target of one telling is what the other's belongs to, or of one owner."""
        if other.owner is None:
            return False
        owner = self._parties.entities.of(other.owner)
        both = one.owner is not None and self._parties.entities.of(one.owner) is owner
        return both or self._parties.entity(one) is owner
