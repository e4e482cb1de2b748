"""One telling of a deal: what a single trigger in a single sentence says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from deals.extract.grammar.agents import Reader
from deals.extract.grammar.brokers import ADVICE, BEHALF, client, principal
from deals.extract.grammar.clued import telling
from deals.extract.grammar.cues import Told, told
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.sentences import Sentence
from deals.extract.grammar.subjects import SHARES_IN, Subjects
from deals.extract.names.entities import Entities
from deals.extract.words.clues import hints
from deals.extract.words.literals import Phrase
from deals.extract.words.name_words import Name
from deals.extract.words.shares import Share
from deals.extract.words.text import MOST


@dataclass(slots=True)
class Span:
    """Words of the article that bear a value out: offsets, end exclusive."""

    start: int
    end: int


@dataclass(slots=True)
class Event:
    """A deal as one sentence tells it; `family` is the group of rules that read it."""

    family: str
    type: str
    sentence: Sentence
    trigger: Span
    told: Told
    target: Party | None = None
    buyers: list[Party] = field(default_factory=list)
    leads: list[Party] = field(default_factory=list)
    sellers: list[Party] = field(default_factory=list)
    share: Share | None = None
    round: Span | None = None
    money: Span | None = None
    weak: bool = False  # tells of a deal only where another sentence does


_SUMS = hints(
    *("undisclosed", "illions", "-figure"),
    *("ultimillion", "ulti-million", "ultibillion", "ulti-billion"),
)
_ADVICE = hints(*ADVICE)
_DIGIT, _ANY_DIGIT = re.compile("[0-9]"), re.compile(r"\d")  # the first takes a tenth of the time


@dataclass(slots=True)
class Context:
    """What the rules need to read one sentence."""

    sentence: Sentence
    names: list[Name]
    entities: Entities
    subjects: Subjects
    reader: Reader
    clues: frozenset[str]
    counted: Event | None = None  # the last deal of several that were only told in number

    def hinted(self, words: frozenset[str]) -> bool:
        """Whether the sentence holds one of some cheap hints."""
        return not self.clues.isdisjoint(words)

    def tells_sum(self) -> bool:
        """Whether the sentence holds a digit, or a word of a sum without one."""
        text = self.sentence.text
        digit = _DIGIT if text.isascii() else _ANY_DIGIT
        return self.hinted(_SUMS) or digit.search(text) is not None

    def same(self, one: Name | None, other: Name | None) -> bool:
        """Whether two names are both there, and of one organization or person."""
        if one is None or other is None:
            return False
        return self.entities.of(one) is self.entities.of(other)

    def is_firm(self, name: Name | None) -> bool:
        """Whether a name is there, and of an organization."""
        return name is not None and self.entities.of(name).kind == "organization"

    def is_named_firm(self, party: Party) -> bool:
        """Whether a party is told by nothing but the name of an organization."""
        name = party.name
        if name is None or name.kind != "organization" or party.text != party_of(name).text:
            return False
        return self.is_firm(name)

    def subject(self, pos: int) -> tuple[Party, int] | None:
        """The subject of what stands at `pos`, and where the words that lead from it begin."""
        if self.hinted(_ADVICE) and (whom := client(self.sentence.text, self.reader, pos)):
            return whom, whom.end - self.sentence.start
        found = self.subjects.of(self.sentence, self.names, pos)
        if found is None or BEHALF not in self.sentence.low:
            return found
        behind = principal(self.sentence.text, self.reader, found[1], pos)
        return (behind, found[1]) if behind else found

    def told(self, lead: int, start: int, end: int, voice: str) -> Told:
        """The status of a trigger at `start` to `end` whose leading words begin at `lead`."""
        first = max(0, min(lead, start))
        return told(self.sentence, first, start, end, voice)

    def topic(self) -> Party | None:
        """What "the company" at this place stands for."""
        firms = (n for n in self.companies() if self.entities.of(n).kind != "person")
        name = next(firms, self.subjects.topic)
        return party_of(name) if name else None

    def companies(self, end: int | None = None, apart_from: Name | None = None) -> list[Name]:
        """The organizations that the sentence names, up to `end`, without those of an entity."""
        last = self.sentence.end if end is None else self.sentence.start + end
        entity = self.entities.of(apart_from) if apart_from is not None else None
        return [
            n
            for n in self.names
            if n.kind == "organization"
            and n.end <= last
            and (entity is None or self.entities.of(n) is not entity)
        ]

    def whose_shares(self) -> Name | None:
        """The company of "Shares in X fell after", which the rest of the sentence speaks of."""
        opens, first = SHARES_IN.match(self.sentence.text), next(iter(self.companies()), None)
        if opens is None or first is None or first.start > self.sentence.start + opens.end() + 1:
            return None
        return first

    def span(self, start: int, end: int) -> Span:
        """Offsets of the sentence as offsets of the article."""
        return Span(self.sentence.start + start, self.sentence.start + end)


Rule = Callable[[Context, re.Match[str]], Event | None]


class Rules:
    """Rules of a family: each reads the matches of its pattern where one of its hints stands."""

    def __init__(self, *rules: tuple[frozenset[str], Phrase, Rule]) -> None:
        self._rules = rules
        self._asked = [
            (given, hints(*telling(p.needed)), hints(*telling(p.begins)), p, rule)
            for given, p, rule in rules
        ]
        self._hints = frozenset[str]().union(*(part for asked in self._asked for part in asked[:3]))
        # Sentences hold the same few hints again and again.
        self._hinted = lru_cache(maxsize=KINDS)(self._by_hints)

    def with_more(self, *rules: tuple[frozenset[str], Phrase, Rule]) -> "Rules":
        """These rules and, behind them, others."""
        return Rules(*self._rules, *rules)

    def _by_hints(self, clues: frozenset[str]) -> list[tuple[Phrase, Rule, frozenset[str]]]:
        """What can match in a sentence with these hints, and those with which it can begin."""
        held = []
        for given, needed, begins, pattern, rule in self._asked:
            if clues.isdisjoint(given) or (needed and clues.isdisjoint(needed)):
                continue
            first = clues & begins
            if first or not begins:
                held.append((pattern, rule, first))
        return held

    def events(self, context: Context) -> Iterator[Event]:
        """What the rules read in a sentence, in their order."""
        text, low = context.sentence.text, context.sentence.low
        for pattern, rule, begins in self._hinted(context.clues & self._hints):
            found = pattern.beginning(text, low, begins) if begins else pattern.matches(text, low)
            for match in islice(found, MOST):
                event = rule(context, match)
                if event:
                    yield event


KINDS = 1 << 12  # of sentences, by their hints, for which is remembered what can read them


def with_name(party: Party, name: Name) -> Party:
    """The party under a fuller name of the same entity."""
    return replace(
        party, start=name.start, end=name.end, text=" ".join(name.text.split()), name=name
    )
