"""Where grouping starts: handles, and what people decided about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from deals.model.judgement import Judgements
from deals.resolve.matching import Ref


@dataclass(slots=True)
class Start:
    """Groups of places in a block that belong together from the start, with their ids.

    `handles` are what records call a deal, `offerings` what notices of one offering have in
    common. `kept_apart` are pairs of sets of places that must not become one group.
    """

    members: dict[int, list[int]] = field(default_factory=dict)
    handles: dict[int, str] = field(default_factory=dict)
    offerings: dict[int, str] = field(default_factory=dict)
    kept_apart: list[tuple[frozenset[int], frozenset[int]]] = field(default_factory=list)

    def named(self, root: int) -> str | None:
        """The id that the group has before any name is made of its reports."""
        return self.handles.get(root) or self.offerings.get(root)

    def named_apart(self, one: int, other: int) -> bool:
        """Whether the two groups have different handles, or are of different offerings. An
        offering may be a deal that records give a handle."""
        return (one in self.handles and other in self.handles) or (
            one in self.offerings and other in self.offerings
        )

    def absorb(self, one: int, other: int) -> None:
        """Let the first group have the names of the second."""
        for names in (self.handles, self.offerings):
            if other in names:
                names.setdefault(one, names[other])

    def apart(self, one: Iterable[int], other: Iterable[int]) -> bool:
        """Whether a person decided that the two groups are different deals."""
        first, second = set(one), set(other)
        return any(
            (left & first and right & second) or (left & second and right & first)
            for left, right in self.kept_apart
        )


def decided(block: Sequence[Ref], judged: Judgements) -> Start:
    """Groups by handle; reports that were split off leave theirs, deals that were merged are one
    and keep the id of the first. Later decisions go before earlier ones."""
    place = {ref.id: number for number, ref in enumerate(block)}
    name = {n: ref.handle for n, ref in enumerate(block)}
    offering = {n: ref.offering for n, ref in enumerate(block)}
    group = {
        n: f"handle {ref.given}" if ref.given else f"report {n}" for n, ref in enumerate(block)
    }
    start = Start()
    for judgement in judged.active:
        mine = [place[r] for r in judgement.reports if r in place]
        others = [place[r] for r in judgement.others if r in place]
        if judgement.kind in {"different_deal", "split"}:
            for n in mine if judgement.kind == "split" else ():
                group[n], name[n], offering[n] = f"split {judgement.id}", None, None
            start.kept_apart.append((frozenset(mine), frozenset(others)))
        elif judgement.kind == "same_deal" and mine and others:
            joined = {group[n] for n in (*mine, *others)}
            start.kept_apart = [
                pair
                for pair in start.kept_apart
                if not (set(mine) & pair[0] and set(others) & pair[1])
                and not (set(mine) & pair[1] and set(others) & pair[0])
            ]
            for n in group:
                if group[n] in joined:
                    group[n], name[n] = f"same {judgement.id}", judgement.subject
    roots: dict[str, int] = {}
    for n in range(len(block)):
        root = roots.setdefault(group[n], n)
        start.members.setdefault(root, []).append(n)
        for names, given in ((start.handles, name[n]), (start.offerings, offering[n])):
            if given:
                names.setdefault(root, given)
    return start
