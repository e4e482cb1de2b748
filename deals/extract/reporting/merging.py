"""Several sentences, one deal: events of the same deal are put together, the rest set apart."""

from deals.extract.grammar.cues import ASIDE
from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.names.entities import Entities
from deals.extract.reporting.background import (
    backers_before,
    earlier_round,
    looked_back,
    looks_back,
    of_others,
)
from deals.extract.reporting.groups import Group
from deals.extract.reporting.likeness import (
    first_word,
    first_words,
    told_in_number,
    unit_by_name,
    vague_words,
)
from deals.extract.reporting.parties import Parties
from deals.extract.reporting.sameness import NEXT, Sameness
from deals.extract.reporting.standing import Standing
from deals.extract.reporting.tellings import (
    announced,
    counts_what_it_has,
    in_full,
    of_a_part,
    told_within,
    under,
    vague,
)
from deals.extract.words.text import LISTED

_DIGEST = 3  # deals in as many paragraphs make a digest, in which each is news
_OWN_KIND = {"loan", "venture", "union"}  # what goes on to tell only of a deal of its own family


class Merger:
    """Puts events together by who takes part, as the article's entities tell."""

    def __init__(self, entities: Entities, digest: bool = False) -> None:
        """`digest`: whether the headline says that the article lists deals."""
        self._parties, self._titled = Parties(entities), digest
        self._key, self._sameness = self._parties.key, Sameness(self._parties)
        self._digest = digest

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
            home = next((g for g in found if self._sameness.tells(g, event)), None)
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
        standing = Standing(self._parties.entities, self._titled, self._digest, found)
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
        shared = self._parties.shared
        return any(
            shared(group.sellers, g.sellers) or shared(group.buyers, g.buyers) for g in others
        )

    def _only_itself(self, event: Event) -> bool:
        """Whether the target would buy itself, and nobody else takes part; it is no buyer then."""
        if event.target is None:
            return False
        others = [b for b in event.buyers if self._key(b) != self._key(event.target)]
        alone = len(others) < len(event.buyers) and not others
        event.buyers = others
        return alone and not event.sellers and event.family != "round"

    def _open_round(self, found: list[Group], event: Event) -> Group | None:
        """The last round or stake whose parties a sentence without a target may go on to name."""
        rounds = sum("round" in group.families for group in found)
        for group in reversed(found):
            near = event.sentence.index - group.events[-1].sentence.index <= NEXT
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
        ours = {self._key(b) for b in group.buyers}
        theirs = {self._key(b) for b in event.buyers}
        named = group.target is not None and group.target.name is not None
        if theirs and named and theirs <= {self._key(s) for s in group.sellers}:
            return True
        return bool(ours) and bool(theirs) and not ours & theirs

    def _unnamed_buyer(self, found: list[Group], event: Event) -> Group | None:
        """The deal whose buyers have no name yet, shortly before the words that name them."""
        for group in reversed(found):
            near = event.sentence.index - group.events[0].sentence.index <= NEXT
            if near and (vague(group.buyers) or group.events[0].type == "minority_stake"):
                return group
            open_yet = not group.buyers and group.families & {"sale", "search"}
            if near and open_yet:  # "has found a buyer"
                ours = {self._key(s) for s in (*group.sellers, group.target)}
                return group if not ours & {self._key(b) for b in event.buyers} else None
        return None

    def _turn(self, group: Group, event: Event) -> None:
        """Where companies were to merge, a sentence that tells who would have bought whom."""
        if group.target is None:
            return
        if event.family == "union" and event.target is not None and "search" in group.families:
            if self._key(group.target) in {self._key(b) for b in event.buyers}:
                event.target, event.buyers = group.target, [event.target]
            return
        if event.family == "venture" and event.target is not None:
            if self._key(group.target) in {self._key(b) for b in event.buyers}:
                group.target = event.target  # the venture, by the name that it is to have
            return
        if event.type != "acquisition" or event.target is None or "union" not in group.families:
            return
        if event.family == "terms":
            self._take_sides(group, event)
            return
        buyer = next((b for b in event.buyers if self._key(b) == self._key(group.target)), None)
        if buyer is None or self._key(event.target) not in {self._key(b) for b in group.buyers}:
            return
        others = [b for b in group.buyers if self._key(b) != self._key(event.target)]
        group.target, group.buyers = event.target, [buyer, *others]

    def _take_sides(self, group: Group, event: Event) -> None:
        """Where a sentence tells which of two that merge is bought: it is the target."""
        if event.target is None or group.target is None:
            return
        bought = self._key(event.target)
        if bought == self._key(group.target):
            return
        others = [b for b in group.buyers if self._key(b) != bought]
        group.target, group.buyers = event.target, [group.target, *others]

    def _add(self, group: Group, event: Event) -> None:
        self._turn(group, event)
        if event.target is not None and announced(group, event):
            if not self._only_described(event.target, group.target):
                group.target = event.target
            group.buyers, group.sellers, group.leads = [], [], []
        if group.only_headline and group.events and 0 < under(group, event) <= NEXT:
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
        sold_by = {self._key(s) for s in event.sellers}
        if self._key(group.target) in sold_by and not group.families & {"union", "venture"}:
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
            known = {self._key(p) for p in mine}
            for party in new:
                if self._key(party) not in known:
                    mine.append(party)
                    known.add(self._key(party))
        if any(p.name is not None for p in group.buyers):
            group.buyers = [p for p in group.buyers if p.name is not None]
        if group.events[0].family == "sale":  # who sells does not buy
            selling = {self._key(s) for s in group.events[0].sellers}
            group.buyers = [b for b in group.buyers if self._key(b) not in selling]
            group.leads = [b for b in group.leads if self._key(b) not in selling]
        target = self._key(group.target)
        group.buyers = [b for b in group.buyers if self._key(b) != target]
        taken = {self._key(b) for b in group.buyers} | {target}
        group.sellers = [s for s in group.sellers if self._key(s) not in taken]

    def _only_described(self, told: Party, shouted: Party | None) -> bool:
        """Whether the body only describes here the company that the headline names, and it too:
        "the Boston-based developer of software"."""
        if shouted is None or shouted.name is None or shouted.assets:
            return False
        if len(shouted.name.core) > 1 and shouted.name.text.isupper():
            return False  # in capitals alone a description looks like a name
        known = len(self._parties.entities.of(shouted.name).places) > 1
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
