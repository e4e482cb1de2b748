"""Several sentences, one deal: events of the same deal are put together, the rest set apart."""

import re

from deals.extract.grammar.cues import ASIDE
from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.names.entities import Entities, Entity
from deals.extract.reporting.background import (
    backers_before,
    earlier_round,
    looked_back,
    looks_back,
    misspelt,
    of_others,
)
from deals.extract.reporting.groups import Group
from deals.extract.reporting.likeness import (
    first_word,
    first_words,
    kin,
    same_stake,
    told_apart,
    told_in_number,
    unit_by_name,
    vague_words,
)
from deals.extract.reporting.standing import Standing
from deals.extract.reporting.tellings import (
    announced,
    besides,
    counts_what_it_has,
    firm,
    in_full,
    long_words,
    of_a_part,
    of_their_venture,
    told_within,
    under,
    unnamed_sale,
    vague,
)
from deals.extract.words.text import LISTED, folded

_ARTICLE = re.compile(r"^(?:the|a|an|its) ")
_NEXT = 4  # sentences behind a round in which others of its parties may follow
_DIGEST = 3  # deals in as many paragraphs make a digest, in which each is news
_OWN_KIND = {"loan", "venture", "union"}  # what goes on to tell only of a deal of its own family


class Merger:
    """Puts events together by who takes part, as the article's entities tell."""

    def __init__(self, entities: Entities, digest: bool = False) -> None:
        """`digest`: whether the headline says that the article lists deals."""
        self._entities, self._titled = entities, digest
        self._digest = digest

    def key(self, party: Party | None) -> object:
        """What a party stands for: its entity, or its words where it has no name of its own."""
        if party is None:
            return None
        if party.name is not None and not party.assets and party.text == folded(party.name.text):
            return id(self._entities.of(party.name))
        return _ARTICLE.sub("", party.text.lower())

    def entity(self, party: Party) -> Entity | None:
        """The entity of a named party."""
        return self._entities.of(party.name) if party.name is not None else None

    def groups(self, events: list[Event]) -> list[Group]:
        """All deals of the article, in the order in which they are first told.

        A headline only announces what the body tells: it stands where the body tells none.
        """
        groups = self._gathered(events)
        told = [g for g in groups if not g.only_headline or of_a_part(g)]
        return told or [g for g in groups if not vague_words(g.target)]

    def _gathered(self, events: list[Event]) -> list[Group]:
        found: list[Group] = []
        before = -1  # the last sentence that told of an earlier round
        for event in events:
            if self._only_itself(event) or of_others(event) or told_within(event, events):
                continue
            if event.family == "round" and found and earlier_round(event, before):
                before = event.sentence.index
                continue  # what the company raised before
            home = next((g for g in found if self._same(g, event)), None)
            if home is not None and self._owner_before(home, event):
                continue
            if home is None and event.family == "terms":
                continue
            if home is None and event.target is not None:
                home = Group([], event.target)
                found.append(home)
            elif home is None and event.family == "purchase":
                home = self._unnamed_buyer(found, event)
            elif home is None:
                home = self._open_round(found, event)
            if home is None or (home.events and backers_before(home.events, event)):
                continue  # who put money in before the round that is talked about
            self._add(home, event)
        strong = [g for g in found if any(not e.weak for e in g.events)]
        items = [g.events[0].sentence for g in found]
        listed = {s.paragraph for s in items if LISTED.match(s.text)}
        news = strong
        if len(strong) >= _DIGEST:
            news = [g for g in strong if not all(looks_back(e) for e in g.events if not e.weak)]
        paragraphs = {g.events[0].sentence.paragraph for g in news} | listed
        self._digest = self._titled or len(paragraphs) >= _DIGEST
        found = [g for g in found if not self._listed_later(g, found)]
        if len(found) > 1:
            found = [g for g in found if self._named(g)] or found
            found = [g for g in found if any(e.told.strength > ASIDE for e in g.events)] or found
        standing = Standing(self._entities, self._titled, self._digest, found)
        stands = [g for g in found if standing.stands(g)]
        first = next((g for g in strong if g in stands and not self._past(g, None)), None)
        first = first or next(iter(strong), None)
        return [g for g in stands if first is None or not self._past(g, first)]

    def _named(self, group: Group) -> bool:
        """Whether anybody in a deal has a name: not in "a takeover of the utility by a rival"."""
        parties = (group.target, *group.buyers, *group.sellers)
        return any(p is not None and (p.name is not None or p.owner is not None) for p in parties)

    def _listed_later(self, group: Group, found: list[Group]) -> bool:
        """Whether a deal only counts what others tell one by one: "sold four units", and which."""
        if not told_in_number(group.target):
            return False
        others = [g for g in found if g is not group and any(not e.weak for e in g.events)]
        return any(self._shared(group.sellers, g.sellers) or self._shared(group.buyers, g.buyers)
                   for g in others)  # fmt: skip

    def _shared(self, ours: list[Party], theirs: list[Party]) -> bool:
        return not {self.key(p) for p in ours}.isdisjoint({self.key(p) for p in theirs})

    def _only_itself(self, event: Event) -> bool:
        """Whether the target would buy itself, and nobody else takes part; it is no buyer then."""
        if event.target is None:
            return False
        others = [b for b in event.buyers if self.key(b) != self.key(event.target)]
        alone = len(others) < len(event.buyers) and not others
        event.buyers = others
        return alone and not event.sellers and event.family != "round"

    def _open_round(self, found: list[Group], event: Event) -> Group | None:
        """The last round or stake whose parties a sentence without a target may go on to name."""
        rounds = sum("round" in group.families for group in found)
        for group in reversed(found):
            near = event.sentence.index - group.events[-1].sentence.index <= _NEXT
            stake = group.events[0].type == "minority_stake"
            if event.family in _OWN_KIND:
                if near and event.family in group.families:
                    return group
                continue
            if (rounds >= 2 and not near) or "loan" in group.families:
                continue
            if "round" in group.families or (stake and not LISTED.match(event.sentence.text)):
                return group
        return None

    def _past(self, group: Group, first: Group | None) -> bool:
        """Whether an article that tells of another deal only looks back at this one."""
        if group is first or any(e.sentence.headline for e in group.events):
            return False
        strong = [e for e in group.events if not e.weak]
        if first and any(e.trigger == first.events[0].trigger for e in strong):
            return False  # the same verb tells both
        back = looked_back if self._titled else looks_back
        return bool(strong) and all(back(e) for e in strong)

    def _owner_before(self, group: Group, event: Event) -> bool:
        """Whether an event only tells how a target once came to those who sell it now."""
        if event.family != "purchase" or not looks_back(event):
            return False
        ours = {self.key(b) for b in group.buyers}
        theirs = {self.key(b) for b in event.buyers}
        named = group.target is not None and group.target.name is not None
        if theirs and named and theirs <= {self.key(s) for s in group.sellers}:
            return True
        return bool(ours) and bool(theirs) and not ours & theirs

    def _unnamed_buyer(self, found: list[Group], event: Event) -> Group | None:
        """The deal whose buyers have no name yet, shortly before the words that name them."""
        for group in reversed(found):
            near = event.sentence.index - group.events[0].sentence.index <= _NEXT
            if near and (vague(group.buyers) or group.events[0].type == "minority_stake"):
                return group
            open_yet = not group.buyers and group.families & {"sale", "search"}
            if near and open_yet:  # "has found a buyer"
                ours = {self.key(s) for s in (*group.sellers, group.target)}
                return group if not ours & {self.key(b) for b in event.buyers} else None
        return None

    def _same(self, group: Group, event: Event) -> bool:
        if event.target is None or group.target is None:
            return False
        if event.family == "terms":
            sides = {self.key(b) for b in group.buyers} | {self.key(group.target)}
            return "union" in group.families and self.key(event.target) in sides
        if ("pledge" in group.families) != (event.family == "pledge"):
            return False
        if self._sells_to_buy(group, event) or self._turned(group, event) or besides(group, event):
            return False
        if group.events[-1].trigger == event.trigger and self._goes_with(group, event):
            return False
        if announced(group, event):
            return True
        apart = {"round", "loan", "venture", "licence"}
        if event.family not in group.families and (group.families & apart or event.family in apart):
            shared = {self.key(b) for b in group.buyers} & {self.key(b) for b in event.buyers}
            if not shared and event.family != "round":
                return False
        ours = {self.key(b) for b in group.buyers}
        theirs = {self.key(b) for b in event.buyers}
        both = group.events[0].family == event.family in {"purchase", "union"} and ours & theirs
        if both and misspelt(group.target, event.target):
            return True
        if ours & theirs:
            if self.key(event.target) in {self.key(s) for s in group.sellers}:
                return True
            if self.key(group.target) in {self.key(s) for s in event.sellers}:
                return True
        if self.key(group.target) == self.key(event.target):
            return not ours or not theirs or bool(ours & theirs) or self._again(group, event)
        if event.family == "union" and "search" in group.families and not ours:
            return self.key(group.target) in theirs
        if event.family == "union" or "union" in group.families:
            sides = ours | {self.key(group.target)}
            if len(sides & (theirs | {self.key(event.target)})) >= 2:
                return True
            return kin([*group.buyers, group.target], [*event.buyers, event.target])
        if event.family == "venture" and "venture" in group.families:
            return bool((ours | {self.key(group.target)}) & theirs)
        if ours & theirs and not of_their_venture(group, event):
            return self._describes(group, event)
        if unnamed_sale(group, event) or in_full(group, event):
            return True
        if ours and event.target.assets and self.key(group.target) in map(self.key, event.sellers):
            return False  # the company that was bought sells a part of itself
        if (not theirs and event.sellers) or not ours:
            last = group.events[-1].sentence
            near = event.sentence.index - last.index <= _NEXT and not LISTED.match(
                event.sentence.text
            )
            known = {self.key(s) for s in group.sellers} & {self.key(s) for s in event.sellers}
            return (near or bool(known) or group.only_headline) and self._describes(group, event)
        return False

    def _goes_with(self, group: Group, event: Event) -> bool:
        """Whether one verb has two objects: "to sell Birch AG and its saw business"."""
        return self.key(group.target) != self.key(event.target) and group.families == {event.family}

    def _sells_to_buy(self, group: Group, event: Event) -> bool:
        """Whether who sells one thing buys another: "to sell its casinos to satisfy regulators who
        review its purchase of Y"."""
        if self.key(group.target) == self.key(event.target):
            return False
        if event.family == "purchase" and group.families == {"sale"}:
            return bool(first_words(group.sellers) & first_words(event.buyers))
        owner = event.target.owner if event.target is not None else None
        if owner is not None and self._entities.of(owner) is self._bought(group):
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
        headed, told = {self.key(b) for b in group.buyers}, {self.key(b) for b in event.buyers}
        return self.key(event.target) in headed and self.key(group.target) in told

    def _bought(self, group: Group) -> Entity | None:
        return self.entity(group.target) if group.target is not None else None

    def _again(self, group: Group, event: Event) -> bool:
        """Whether other buyers of the same target only tell the deal in other words."""
        parties = {self.key(p) for p in (*group.buyers, *event.buyers)}
        sold = {self.key(p) for p in (*group.sellers, *event.sellers)}
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
        near = event.sentence.index - group.events[-1].sentence.index <= _NEXT
        ours, theirs = group.target, event.target
        if ours is not None and theirs is not None and theirs.assets:
            near = near and bool(long_words(ours) & long_words(theirs))
        return near or self._shared(group.sellers, event.sellers)

    def _owns(self, one: Party, other: Party) -> bool:
        """Whether the target of one telling is what the other's belongs to, or of one owner."""
        if other.owner is None:
            return False
        owner = self._entities.of(other.owner)
        both = one.owner is not None and self._entities.of(one.owner) is owner
        return both or self.entity(one) is owner

    def _turn(self, group: Group, event: Event) -> None:
        """Where companies were to merge, a sentence that tells who would have bought whom."""
        if group.target is None:
            return
        if event.family == "union" and event.target is not None and "search" in group.families:
            if self.key(group.target) in {self.key(b) for b in event.buyers}:
                event.target, event.buyers = group.target, [event.target]
            return
        if event.family == "venture" and event.target is not None:
            if self.key(group.target) in {self.key(b) for b in event.buyers}:
                group.target = event.target  # the venture, by the name that it is to have
            return
        if event.type != "acquisition" or event.target is None or "union" not in group.families:
            return
        if event.family == "terms":
            self._take_sides(group, event)
            return
        buyer = next((b for b in event.buyers if self.key(b) == self.key(group.target)), None)
        if buyer is None or self.key(event.target) not in {self.key(b) for b in group.buyers}:
            return
        others = [b for b in group.buyers if self.key(b) != self.key(event.target)]
        group.target, group.buyers = event.target, [buyer, *others]

    def _take_sides(self, group: Group, event: Event) -> None:
        """Where a sentence tells which of two that merge is bought: it is the target."""
        if event.target is None or group.target is None:
            return
        bought = self.key(event.target)
        if bought == self.key(group.target):
            return
        others = [b for b in group.buyers if self.key(b) != bought]
        group.target, group.buyers = event.target, [group.target, *others]

    def _add(self, group: Group, event: Event) -> None:
        self._turn(group, event)
        if event.target is not None and announced(group, event):
            if not self._only_described(event.target, group.target):
                group.target = event.target
            group.buyers, group.sellers, group.leads = [], [], []
        if group.only_headline and group.events and 0 < under(group, event) <= _NEXT:
            self._say_in_full(group, event)
        named = event.target is not None and event.target.name is not None
        by_name = named and unit_by_name(group.target, event.target)
        if (
            group.events
            and named
            and (by_name or in_full(group, event) or counts_what_it_has(group, event))
        ):
            group.target = event.target
        group.events.append(event)
        sold_by = {self.key(s) for s in event.sellers}
        if self.key(group.target) in sold_by and not group.families & {"union", "venture"}:
            group.target = event.target
        if (
            group.target is not None
            and group.target.name is None
            and not group.target.assets
            and event.target is not None
            and event.target.name is not None
        ):
            group.target = event.target
        for mine, new in (
            (group.buyers, event.buyers),
            (group.leads, event.leads),
            (group.sellers, event.sellers),
        ):
            known = {self.key(p) for p in mine}
            for party in new:
                if self.key(party) not in known:
                    mine.append(party)
                    known.add(self.key(party))
        if any(p.name is not None for p in group.buyers):
            group.buyers = [p for p in group.buyers if p.name is not None]
        if group.events[0].family == "sale":  # who sells does not buy
            selling = {self.key(s) for s in group.events[0].sellers}
            group.buyers = [b for b in group.buyers if self.key(b) not in selling]
            group.leads = [b for b in group.leads if self.key(b) not in selling]
        target = self.key(group.target)
        group.buyers = [b for b in group.buyers if self.key(b) != target]
        taken = {self.key(b) for b in group.buyers} | {target}
        group.sellers = [s for s in group.sellers if self.key(s) not in taken]

    def _only_described(self, told: Party, shouted: Party | None) -> bool:
        """Whether the body only describes here the company that the headline names, and it too:
        "the Boston-based developer of software"."""
        if shouted is None or shouted.name is None or shouted.assets:
            return False
        if len(shouted.name.core) > 1 and shouted.name.text.isupper():
            return False  # in capitals alone a description looks like a name
        known = len(self._entities.of(shouted.name).places) > 1
        return known and told.name is None and told.owner is None and not told.assets

    def _say_in_full(self, group: Group, event: Event) -> None:
        """What the headline shouts, in the fuller words of the body."""
        target, shouted = event.target, group.target
        if (
            target is not None
            and shouted is not None
            and (
                target.name is not None
                or shouted.name is None
                or shouted.text.lower() in target.text.lower()
            )
        ):
            group.target = target
        told = first_words(event.buyers)
        group.buyers = [b for b in group.buyers if first_word(b) not in told]
