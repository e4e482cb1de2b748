"""Which deals of an article are its news, and which it only tells in passing."""

from collections import Counter
from functools import cached_property

from deals.extract.grammar.ago import long_ago
from deals.extract.grammar.clued import clued
from deals.extract.grammar.cues import ASIDE
from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.grammar.sentences import Sentence
from deals.extract.names.entities import Entities, Entity
from deals.extract.reporting.background import awaited, looked_back, looks_back
from deals.extract.reporting.groups import Group
from deals.extract.words.text import LISTED, phrase

_LISTING = 3  # deals of different companies that make a list
LEAD = 4  # sentences, headline included, in which an article tells what it is about
_PLEASED = phrase(r"\b(?:pleased|proud|excited|delighted|happy) to (?:also )?announce\b")
_NEWS = phrase(
    r"\b(?:(?:said|announced) (?:it|they|that)? ?(?:has|have|had|also)? ?(?:agreed"
    r"|acquired|bought|sold|completed|signed)|(?:has|have) (?:also )?agreed (?:in "
    r"principle )?to|(?:to|yester)day|also (?:said|agreed|acquired|bought|announced)|letter of "
    r"intent|separately|in a separate (?:move|deal|transaction|announcement)"
    r"|recently (?:submitted|made|offered|proposed))\b"
)


# How a release begins behind the lines under its headline.
_OPENS = clued(
    r"\((?:GLOBE NEWSWIRE|BUSINESS WIRE|Marketwired?|ACCESSWIRE)\)|/?PR ?Newswire"
    r"|^.{0,160}?\b(?:today announced|announced today)\b"
)


def _opens(sentence: Sentence) -> bool:
    """Whether a sentence opens the text of a release, below several lines of headlines."""
    return sentence.index < 2 * LEAD and _OPENS.search(sentence) is not None


class Standing:
    """Tells which deals stand, of those that an article tells."""

    def __init__(self, entities: Entities, titled: bool, digest: bool, found: list[Group]) -> None:
        """`titled`: the headline says that deals are listed; `digest`: they are so in fact."""
        self._entities, self._titled, self._digest = entities, titled, digest
        self._first = found[0] if found else None
        self._found = found

    def stands(self, group: Group) -> bool:
        """Whether the article tells this deal as news, not in passing."""
        strong = [e for e in group.events if not e.weak]
        if group.target is None or not (
            group.buyers or group.sellers or group.families & {"round", "union", "search", "loan"}
        ):
            return False
        lead = [e for e in group.events if e.sentence.index < LEAD or _opens(e.sentence)]
        if not strong and any(e.family == "sale" and e.sentence.index <= 1 for e in lead):
            return True  # a seller looks for a buyer, and that is the news
        if not strong:
            item = self._listed(group) and group.events[0].sentence.paragraph in self._items
            return bool((lead or item) and group.buyers)
        if any(not e.weak for e in lead) or "pledge" in group.families:
            return True
        if group.buyers and any(0 < e.sentence.index <= 1 for e in lead):
            return True
        return self._in_headline(group, strong[0]) or self._told_late(strong, group)

    @cached_property
    def _items(self) -> set[int]:
        """The paragraphs of deals that begin as items of a list."""
        opening = (group.events[0].sentence for group in self._found)
        return {s.paragraph for s in opening if LISTED.match(s.text)}

    @cached_property
    def _alone(self) -> set[int]:
        """The deals, by `id`, that name both sides, neither of which takes part in the first deal,
        nor the buyer in any other; nor the target in another merger."""
        found = self._found
        sides = [self._sides(g, sellers=True) for g in found]
        times = Counter(side for ours in sides for side in ours)
        merged = Counter(
            side for g in found if "union" in g.families for side in self._sides(g, buyers=False)
        )
        alone: set[int] = set()
        for group, ours in zip(found, sides, strict=True):
            target = self._sides(group, buyers=False)
            if (
                target
                and len(ours) > 1
                and all(times[side] == 1 for side in ours - target)
                and all(merged[side] <= 1 for side in target)
                and (group is found[0] or not ours & sides[0])
                and not any(map(looks_back, group.events))
                and any(e.told.strength > ASIDE for e in group.events)
            ):
                alone.add(id(group))
        return alone

    def _listed(self, group: Group) -> bool:
        """Whether a deal is one of several of different companies, or has a bullet of its own."""
        if id(group) not in self._alone:
            return False
        listing = len(self._alone) >= _LISTING
        return listing or group.events[0].sentence.paragraph in self._items

    def _in_headline(self, group: Group, first: Event) -> bool:
        """Whether the headline names both sides of a deal that the article only tells late."""
        if (
            first.family == "round"
            or first.told.strength <= ASIDE + 1
            or long_ago(first.sentence.text)
        ):
            return False
        named = self._sides(group)
        if self._first is not group and named <= self._sides(self._first):
            return False
        return len(named & self._entities.headed()) > 1 and not looks_back(first)

    def _sides(self, group: Group | None, buyers: bool = True, sellers: bool = False) -> set[int]:
        """The companies that a deal names as target, buyers and sellers, by `id`."""
        if group is None:
            return set()
        parties = [group.target, *group.buyers * buyers, *group.sellers * sellers]
        found = (self._entity(p) for p in parties if p is not None)
        return {id(e) for e in found if e is not None and e.kind == "organization"}

    def _told_late(self, strong: list[Event], group: Group) -> bool:
        first = strong[0]
        if self._titled and first.told.strength > ASIDE:
            opens = group.families & {"round", "search"} or group.sellers
            return not looked_back(first) and bool(group.buyers or opens)
        if group.buyers and (awaited(first) or self._listed(group)):
            return True
        listed = "round" in group.families and LISTED.match(first.sentence.text)
        pleased = "round" in group.families and _PLEASED.search(first.sentence.text)
        if long_ago(first.sentence.text) or not (
            group.buyers or pleased or (listed and self._digest)
        ):
            return False
        if pleased:
            return True
        if self._digest or (_NEWS.search(first.sentence.text) and first.told.strength >= 3):
            return True
        named = group.target is not None and group.target.name is not None
        return named and (
            first.share is not None
            or first.money is not None
            or len({e.sentence.index for e in group.events}) > 1
        )

    def _entity(self, party: Party) -> Entity | None:
        return self._entities.of(party.name) if party.name is not None else None
