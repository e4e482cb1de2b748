"""Whether the parties of two tellings may be the same, by their words alone."""

import re
from collections.abc import Sequence

from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.words.lexicon import ASSET_HEADS, UNIT_HEADS
from deals.extract.words.text import phrase


def vague_words(target: Party | None) -> bool:
    """Whether a headline names no more than "units" or "three plants"."""
    if target is None or target.name is not None:
        return target is None
    words = re.findall(r"[a-z]+", target.text.lower())
    return all(w in ASSET_HEADS or w in UNIT_HEADS or w in _COUNTS for w in words)


_COUNTS = frozenset("two three four five six seven eight nine ten some certain several".split())


def kin(ours: Sequence[Party | None], theirs: Sequence[Party | None]) -> bool:
    """Whether both sides of a merger bear the first word of a side of the other telling."""
    return len(first_words(ours) & first_words(theirs)) >= 2


def first_words(parties: Sequence[Party | None]) -> set[str]:
    """The first words of some parties."""
    return {first_word(p) for p in parties if p is not None} - {""}


def first_word(party: Party) -> str:
    """The first word of a party's name, where it is long enough to tell; else nothing."""
    core = party.name.core if party.name is not None else ()
    return core[0] if core and len(core[0]) > 3 else ""


def unit_by_name(described: Party | None, named: Party | None) -> bool:
    """Whether a name is that of a unit told by its owner and its place: "the Korean unit of Birch",
    "Birch Korea"."""
    if described is None or described.name is None or named is None or named.name is None:
        return False
    core = named.name.core
    if first_word(described) not in core[:1] or not _UNIT_OF.search(described.text):
        return False
    words = described.text.lower().split()
    return any(word.startswith(token[:4]) for token in core[1:] for word in words)


_UNIT_OF = phrase(r"\b(?:unit|arm|business|division|operations?|subsidiary|affiliate) of\b")
_TELLING = re.compile(r"[a-z0-9]{3,}")


def tokens(events: list[Event]) -> set[str]:
    """The telling words of all parties of some events, in lower case."""
    parties = [p for e in events for p in (e.target, *e.buyers, *e.sellers) if p is not None]
    return {w for p in parties for w in _TELLING.findall(p.text.lower())} - {
        "unit",
        "the",
        "inc",
        "corp",
        "ltd",
        "plc",
        "group",
    }


def same_stake(told: Sequence[Event], event: Event) -> bool:
    """Whether a stake is told again, of the firm through which it is held."""
    last = told[-1]
    if event.share is None or last.share is None:
        return False
    if event.sentence.index - last.sentence.index > 2 or event.type != last.type:
        return False
    if _ALSO.search(event.sentence.text):
        return False
    return event.share.percent is None or event.share.percent == last.share.percent


_ALSO = re.compile(r"\balso\b")
_COUNT = re.compile(r"\d{1,3}\b(?= (?:of|[a-z]))")  # "48 shops" are not "66 of its stores"
_UNIT = re.compile(r"(?P<what>.*[a-z]) (?:business|division|unit|arm|operations?)", re.I)
_LETTERS = re.compile(r"[a-z]{3,}")
_NO_KIND = frozenset(  # which tells of no other thing
    """
    the its and entire whole main core former remaining small smaller large larger largest loss
    making profitable unprofitable ailing struggling troubled big major minor new old non local
    """.split()
)


_SEVERAL = phrase(
    r"(?:about |some )?(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2}) "
    r"(?:[\w.-]+ ){0,4}?(?:sites|properties|buildings|plants|hospitals|mines|units|businesses"
    r"|subsidiaries|divisions|companies|operations|affiliates"
    r"|firms|banks|insurers|brokers|chains|retailers|distributors|stations|newspapers|hotels)$"
)


def told_in_number(party: Party | None) -> bool:
    """Whether a party is only told by how many there are: "seven businesses"."""
    return party is not None and party.name is None and _SEVERAL.fullmatch(party.text) is not None


def told_apart(one: str, other: str) -> bool:
    """Whether two descriptions tell of different units: "water business", "lighting division"."""
    counts = [found[0] for words in (one, other) if (found := _COUNT.match(words))]
    if len(counts) > 1 and counts[0] != counts[1]:
        return True
    a, b = _kinds(one), _kinds(other)
    return bool(a and b) and not any(x[:4] == y[:4] for x in a for y in b)


def _kinds(words: str) -> set[str]:
    """The words that tell what a unit does; none for anything but a unit."""
    unit = _UNIT.fullmatch(words)
    return set(_LETTERS.findall(unit["what"].lower())) - _NO_KIND if unit else set()
