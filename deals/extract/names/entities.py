"""Who is who inside one article: short names, aliases and "the company" lead to one entity."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from deals.extract.names.apart import told_apart
from deals.extract.words.lexicon import COMPANY_WORDS
from deals.extract.words.name_words import Name, core_of
from deals.extract.words.text import folded


@dataclass(slots=True)
class Entity:
    """One organization or person of the article and all the places where it is named."""

    name: Name
    kind: str
    places: list[Name] = field(default_factory=list)


class Entities:
    """All names of an article, grouped; `of` leads from a place to its entity."""

    def __init__(self, names: list[Name], headline_end: int = 0, text: str = "") -> None:
        """`text`: that of the article, which tells a parent from its unit by their names."""
        self.names = names
        self._apart = told_apart(text, names) if text else frozenset()
        self._headline_end = headline_end
        self._by_core: dict[tuple[str, ...], Entity] = {}
        self._by_first: dict[str, list[Entity]] = defaultdict(list)
        self._by_token: dict[str, list[Entity]] = defaultdict(list)  # by any later word
        self._by_alias: dict[str, Entity] = {}
        self._by_initials: dict[str, Entity] = {}
        # The body first, and its fullest names: what is shorter may be short for them.
        for name in sorted(
            names, key=lambda n: (n.start < headline_end, -len(n.core), not n.formal, n.start)
        ):
            self._add(name)
        for entity in self._by_core.values():
            if len(entity.places) > 1:
                entity.name = self._best(entity)

    def headed(self) -> set[int]:
        """Which entities the headline names, by `id`."""
        return {id(self.of(n)) for n in self.names if n.start < self._headline_end}

    def of(self, name: Name) -> Entity:
        """The entity that a place names."""
        return self._by_core[name.core]

    def _add(self, name: Name) -> None:
        entity = self._by_core.get(name.core)
        if entity is None:
            entity = self._longer(name) or self._shouted(name)
            if entity is None:
                entity = Entity(name, name.kind)
                self._known_by(name.core, entity)
            self._by_core[name.core] = entity
        entity.places.append(name)
        if entity.kind != name.kind:
            if entity.kind in {"place", "other"} and name.kind == "organization":
                entity.kind = name.kind
            if name.kind == "person" and entity.kind == "organization" and not entity.name.formal:
                entity.kind = "person"
        if name.alias:
            self._by_alias.setdefault(name.alias.lower(), entity)
            self._by_core.setdefault(core_of(name.alias), entity)

    def _known_by(self, core: tuple[str, ...], entity: Entity) -> None:
        """Note the words by which a shorter name may be known for the entity's."""
        first, *others = core
        self._by_initials.setdefault("".join(token[0] for token in core), entity)
        self._by_first[first].append(entity)
        for sign in ".-":  # "Amazon" of "Amazon.com Inc", "Birch" of "Birch-Alder Inc"
            stem, joint, _ = first.partition(sign)
            if joint and len(stem) > 3:
                self._by_first[stem].append(entity)
        for token in others:
            self._by_token[token].append(entity)

    def _shouted(self, name: Name) -> Entity | None:
        """Whose name opens a run of capitals in the headline: "SUMITOMO BANK AIMS"."""
        if name.start >= self._headline_end or name.formal or not name.text.isupper():
            return None
        for end in range(len(name.core) - 1, 0, -1):
            entity = self._by_core.get(name.core[:end])
            if entity is not None and len(name.core[0]) > 3 and entity.kind != "place":
                return entity
        return None

    def _longer(self, name: Name) -> Entity | None:
        """A longer name of which this one is a short form: its first words, or initials."""
        core = name.core
        if not core or name.kind == "place" or name.formal:
            return None
        alias = self._by_alias.get(" ".join(core)) if self._by_alias else None
        if alias:
            return alias
        same = self._by_first.get(core[0], ())
        for entity in sorted(same, key=_nearest(name)) if len(same) > 1 else same:
            longer = entity.name.core
            if longer[0] != core[0] and len(core) == 1:
                return entity  # "Amazon" of "Amazon.com Inc"
            if len(longer) > len(core) and longer[: len(core)] == core:
                if (core, longer) in self._apart or self._only_a_fund(name, entity.name):
                    continue
                return entity
            if entity.kind == "person" and core[-1:] == longer[-1:]:
                return entity
        if len(core) > 1:
            return None
        if len(core[0]) > 3:
            inside = self._by_token.get(core[0], ())
            if len(inside) == 1 and inside[0].kind in {"organization", "person"}:
                return inside[0]
        if 2 <= len(core[0]) <= 5 and name.text.isupper():
            return self._by_initials.get(core[0])
        return None

    def _only_a_fund(self, name: Name, longer: Name) -> bool:
        """Whether a longer name, which stands only behind, is of a fund or a thing of who is called
        by the shorter one: "the Birch Enterprise Trust"."""
        behind = self._headline_end <= name.start < longer.start
        return behind and longer.text.rsplit(" ", 1)[-1].lower() in _THINGS

    def _best(self, entity: Entity) -> Name:
        """The form to show: one in the body, with its legal form if any, the earliest; no common
        word of such names, and not in capitals where it is written otherwise, too."""
        body = [n for n in entity.places if n.start >= self._headline_end] or entity.places
        named = [n for n in body if n.kind == entity.kind] or body
        best = max(named, key=lambda n: (n.formal, not _common(n), -n.start))
        if not _shouts(best):
            return best
        same = best.text.lower()
        return next((n for n in named if n.text.lower() == same and not _shouts(n)), best)


def _common(name: Name) -> bool:
    """Whether a short form is but a word that many companies bear: "Entertainment"."""
    return len(name.core) == 1 and name.core[0] in COMPANY_WORDS


_THINGS = frozenset("trust fund foundation index channel stadium awards prize cup museum".split())


def _shouts(name: Name) -> bool:
    """Whether a name opens in capitals that are no letters of a short one: "BIRCH Foods", not
    "IBM"."""
    first = name.text.split(" ", 1)[0]
    return len(first) > _LETTERS and first.isupper()


_LETTERS = 3  # which a company may be called by


def _nearest(name: Name) -> Callable[[Entity], tuple[bool, int]]:
    """Order of the entities that a short name may mean: those named before it, then the first."""
    return lambda entity: (entity.name.start > name.start, entity.name.start)


def display(name: Name) -> str:
    """The name as a report gives it: its words, white space folded."""
    return folded(name.text)
