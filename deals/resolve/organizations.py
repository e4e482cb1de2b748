"""Which names are one organization: equal keys, stated aliases, shared identifiers.

Similarity never merges. An alias that two organizations claim decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deals.model.organization import OrganizationRecord
from deals.resolve.names import name_key, slug

IDENTIFIERS = ("lei", "cik", "wikidata")
_FACTS = (
    "kind",
    "country",
    "domain",
    "ticker",
    "exchange",
    "sector",
    "parent",
    "parent_since",
    *IDENTIFIERS,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """An organization record with its report id and the tier of its source (1 strongest)."""

    report: str
    record: OrganizationRecord
    tier: int


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization: id, display name, other names, and facts by field with their report."""

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)  # name as written → name, alias, former
    facts: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # field → value, report


class Directory:
    """All organizations that records state, found by any of their names' keys."""

    def __init__(self, organizations: Iterable[Organization], keys: Mapping[str, str]) -> None:
        self.by_id = {organization.id: organization for organization in organizations}
        self.keys = keys

    def id_of(self, name: str) -> str:
        """The organization id of a name: by its key among the records, else from the key."""
        return self.id_of_key(name_key(name))

    def id_of_key(self, key: str) -> str:
        """The organization id of a comparison key."""
        return self.keys.get(key) or slug(key)


def directory(records: Iterable[Stated]) -> Directory:
    """Group records into organizations and index their names. Order does not matter."""
    stated = sorted(records, key=lambda s: (s.tier, s.report))
    by_key: dict[str, list[Stated]] = defaultdict(list)
    for item in stated:
        by_key[name_key(item.record.name)].append(item)
    clusters: dict[str, list[Stated]] = defaultdict(list)
    root = _roots(stated, by_key)
    for key, items in by_key.items():
        clusters[root[key]] += items
    return _index(clusters.values())


def _roots(stated: Iterable[Stated], by_key: Mapping[str, list[Stated]]) -> dict[str, str]:
    """Key of each record's name → the least key of its cluster (union-find)."""
    parent = {key: key for key in by_key}

    def find(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    def union(one: str, other: str) -> None:
        low, high = sorted((find(one), find(other)))
        parent[high] = low

    by_identifier: dict[tuple[str, str], str] = {}
    for item in stated:
        own = name_key(item.record.name)
        for name in item.record.aliases:
            if name_key(name) in by_key:
                union(own, name_key(name))
        for identifier in IDENTIFIERS:
            if value := getattr(item.record, identifier):
                union(own, by_identifier.setdefault((identifier, value), own))
    return {key: find(key) for key in by_key}


def _index(clusters: Iterable[list[Stated]]) -> Directory:
    organizations, claims = [], defaultdict(set)
    primary: dict[str, str] = {}
    for items in clusters:
        organization = _organization(items)
        organizations.append(organization)
        for item in items:
            primary[name_key(item.record.name)] = organization.id
        for name in organization.names:
            claims[name_key(name)].add(organization.id)
    keys = {key: next(iter(ids)) for key, ids in claims.items() if len(ids) == 1}
    return Directory(organizations, keys | primary)


def _organization(items: list[Stated]) -> Organization:
    second = {name_key(name) for item in items for name in item.record.aliases}

    def rank(item: Stated) -> tuple[int, bool, int, str, str]:
        """Strong sources first; a name that another record calls an alias comes second."""
        name = item.record.name
        return item.tier, name_key(name) in second, len(name), name, item.report

    ranked = sorted(items, key=rank)
    first = ranked[0].record
    names: dict[str, str] = {}
    for kind, spelled in (
        ("name", (s.record.name for s in ranked)),
        ("alias", (alias for s in ranked for alias in s.record.aliases)),
        ("former", (former.name for s in ranked for former in s.record.former_names)),
    ):
        for name in spelled:
            names.setdefault(name, kind)
    facts = {
        fact: (str(value), item.report)
        for fact in _FACTS
        for item in reversed(ranked)
        if (value := getattr(item.record, fact)) is not None
    }
    return Organization(slug(name_key(first.name)), first.name, names, facts)
