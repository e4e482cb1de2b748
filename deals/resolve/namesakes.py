"""People of one name: one person where their deals have an organization in common, else several."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appearance:
    """A deal that names somebody: since when it is known, its target, and all organizations in it
    with those above them."""

    deal: str
    known_from: str
    target: str
    organizations: frozenset[str]


def tell_apart(key: str, appearances: Iterable[Appearance]) -> dict[str, str]:
    """Deal → id of the person whom it means by the name of this key (a slug).

    The one in the earliest known deal has the plain id; every other one has the target of its
    first deal behind it. A name alone never joins two deals.
    """
    ordered = sorted(appearances, key=_order)
    groups: list[tuple[set[str], list[Appearance]]] = []
    for appearance in ordered:
        joined: tuple[set[str], list[Appearance]] = (set(appearance.organizations), [appearance])
        apart = []
        for organizations, members in groups:
            if organizations & appearance.organizations:
                joined[0].update(organizations)
                joined[1].extend(members)
            else:
                apart.append((organizations, members))
        groups = [*apart, joined]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for members in sorted((m for _, m in groups), key=lambda m: min(map(_order, m))):
        first = min(members, key=_order)
        name = key if not taken else f"{key}-{first.target}"
        if name in taken:
            name = f"{key}-{first.deal}"
        taken.add(name)
        found |= {member.deal: name for member in members}
    return found


def _order(appearance: Appearance) -> tuple[str, str]:
    return appearance.known_from, appearance.deal
