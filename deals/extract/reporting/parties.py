"""What the parties of a deal stand for: their entities, or their words."""

import re

from deals.extract.grammar.phrases import Party
from deals.extract.names.entities import Entities, Entity
from deals.extract.words.text import folded

_ARTICLE = re.compile(r"^(?:the|a|an|its) ")


class Parties:
    """Knows who is who among the parties of one article."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities

    def key(self, party: Party | None) -> object:
        """What a party stands for: its entity, or its words where it has no name of its own."""
        if party is None:
            return None
        if party.name is not None and not party.assets and party.text == folded(party.name.text):
            return id(self.entities.of(party.name))
        return _ARTICLE.sub("", party.text.lower())

    def entity(self, party: Party) -> Entity | None:
        """The entity of a named party."""
        return self.entities.of(party.name) if party.name is not None else None

    def shared(self, ours: list[Party], theirs: list[Party]) -> bool:
        """Whether somebody is on both sides."""
        return not {self.key(p) for p in ours}.isdisjoint({self.key(p) for p in theirs})
