"""The events of one deal, put together."""

from dataclasses import dataclass, field

from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party


@dataclass(slots=True)
class Group:
    """The events of one deal, and who takes part in it."""

    events: list[Event]
    target: Party | None
    buyers: list[Party] = field(default_factory=list)
    leads: list[Party] = field(default_factory=list)
    sellers: list[Party] = field(default_factory=list)

    @property
    def only_headline(self) -> bool:
        """Whether no sentence of the body tells it."""
        return all(event.sentence.headline for event in self.events)

    @property
    def families(self) -> set[str]:
        """The groups of rules that read its events."""
        return {event.family for event in self.events}
