"""Which names are one organization: equal keys, stated aliases, shared identifiers.

Similarity never merges. An alias that two organizations claim decides nothing, and records that
contradict each other (country, identifiers, sort of body) stay two organizations of one name.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deals.model.judgement import Judgements
from deals.model.organization import OrganizationRecord
from deals.model.report import Source
from deals.resolve.identity import IDENTIFIERS, Stated, addresses, contradiction, identifiers
from deals.resolve.likeness import likeness
from deals.resolve.names import name_key, slug

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
DECIDED = 0  # tier of what a person decided, before every source
Node = tuple[str, int]  # comparison key, and which of the organizations of that key


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name given up, until when (EDTF) if stated, and the report that says so."""

    name: str
    until: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization: id, display name, other names, and facts by field with their report."""

    id: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)  # name as written → name, alias, former
    facts: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # field → value, report
    former: tuple[FormerName, ...] = ()
    records: tuple[str, ...] = ()  # reports that it was made from


@dataclass(slots=True)
class Directory:
    """Organizations that records state, found by any of their names' keys.

    `keys` gives the organization of a key, `in_country` the one of a key that several share.
    """

    by_id: Mapping[str, Organization] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    in_country: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def id_of(self, name: str, country: str | None = None) -> str:
        """The organization id of a name: by its key among the records, else from the key.

        Where several organizations have the name, `country` chooses; else the best evidenced.
        """
        return self.id_of_key(name_key(name), country)

    def id_of_key(self, key: str, country: str | None = None) -> str:
        """The organization id of a comparison key."""
        return self.in_country.get((key, country or "")) or self.keys.get(key) or slug(key)


def above(ids: Iterable[str], parents: Mapping[str, str]) -> set[str]:
    """The organizations and all that are above them; `parents` is id → id of the one above."""
    found = set(ids)
    waiting = list(found)
    while waiting:
        parent = parents.get(waiting.pop())
        if parent and parent not in found:
            found.add(parent)
            waiting.append(parent)
    return found


def directory(records: Iterable[Stated], judged: Judgements | None = None) -> Directory:
    """Group records into organizations and index their names. Order does not matter.

    What people decided about two names goes before what records state.
    """
    decided = _Decided(judged or Judgements([]))
    stated = sorted([*decided.stated, *records], key=lambda s: (s.tier, s.report))
    nodes = _nodes(stated)
    root = _roots(nodes, decided)
    clusters: dict[Node, list[Stated]] = defaultdict(list)
    for node, items in nodes.items():
        clusters[root[node]] += items
    return _index(list(clusters.values()), decided)


class _Decided:
    """What people decided about names: pairs that are one, as records; pairs that are not."""

    def __init__(self, judged: Judgements) -> None:
        self.stated: list[Stated] = []
        self.apart: set[frozenset[str]] = set()
        last = {
            frozenset({name_key(j.subject), name_key(j.object or "")}): j
            for j in judged.about_names
        }
        for pair, judgement in last.items():
            if judgement.kind == "different_organization":
                self.apart.add(pair)
            elif judgement.kind == "same_organization" and judgement.object:
                record = OrganizationRecord(
                    name=judgement.subject,
                    aliases=(judgement.object,),
                    source=Source(file_hash="judgement"),
                )
                self.stated.append(Stated(f"judgement {judgement.id}", record, DECIDED))

    def keeps_apart(self, one: str, other: str) -> bool:
        return frozenset({one, other}) in self.apart


def _nodes(stated: Sequence[Stated]) -> dict[Node, list[Stated]]:
    """Records of one key that nothing keeps apart, the best evidenced first."""
    nodes: dict[Node, list[Stated]] = {}
    for item in stated:
        key, number = name_key(item.record.name), 0
        while any(contradiction(item.record, o.record) for o in nodes.get((key, number), ())):
            number += 1
        nodes.setdefault((key, number), []).append(item)
    return nodes


def _roots(nodes: Mapping[Node, list[Stated]], decided: _Decided) -> dict[Node, Node]:
    """Each node → the least node of its cluster (union-find)."""
    parent = {node: node for node in nodes}

    def find(node: Node) -> Node:
        while parent[node] != node:
            node = parent[node]
        return node

    def union(one: Node, other: Node) -> None:
        if not decided.keeps_apart(one[0], other[0]):
            low, high = sorted((find(one), find(other)))
            parent[high] = low

    for one, other in _ties(nodes):
        union(one, other)
    return {node: find(node) for node in nodes}


def _ties(nodes: Mapping[Node, list[Stated]]) -> Iterator[tuple[Node, Node]]:
    """Nodes that are one organization: by an alias, by an identifier, or by a web domain or
    ticker in common where the names do not speak against it."""
    first: dict[tuple[str, str], Node] = {}
    homes: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node, items in nodes.items():
        for item in items:
            for name in item.record.aliases:
                other = (name_key(name), 0)
                decided = item.tier == DECIDED
                if other in nodes and (decided or not _contradict(items, nodes[other])):
                    yield node, other
            for identifier in identifiers(item.record):
                yield node, first.setdefault(identifier, node)
            for address in addresses(item.record):
                homes[address].append(node)
    for sharing in homes.values():
        for other in dict.fromkeys(sharing):
            one = sharing[0]
            alike = likeness(one[0], other[0]).same is not False
            if one != other and alike and not _contradict(nodes[one], nodes[other]):
                yield one, other


def _contradict(items: Iterable[Stated], others: Sequence[Stated]) -> bool:
    return any(contradiction(a.record, b.record) for a in items for b in others)


def _index(clusters: Sequence[list[Stated]], decided: _Decided) -> Directory:
    by_id: dict[str, Organization] = {}
    claims: dict[str, set[str]] = defaultdict(set)
    primary: dict[str, str] = {}
    in_country: dict[tuple[str, str], str] = {}
    for items in sorted(clusters, key=lambda items: (items[0].tier, items[0].report)):
        ranked = _ranked(items)
        organization = _organization(_free_id(ranked, by_id), ranked, decided)
        by_id[organization.id] = organization
        for item in items:
            key = name_key(item.record.name)
            if primary.setdefault(key, organization.id) != organization.id and item.record.country:
                in_country.setdefault((key, item.record.country), organization.id)
        for name in organization.names:
            claims[name_key(name)].add(organization.id)
    keys = {key: next(iter(ids)) for key, ids in claims.items() if len(ids) == 1}
    return Directory(by_id, keys | primary, in_country)


def one_organization(organization_id: str, items: Iterable[Stated]) -> Organization:
    """An organization of known id from its own records, as `directory` makes it of all."""
    return _organization(organization_id, _ranked(items), _Decided(Judgements([])))


def contradictions(one: Organization, other: Organization) -> str | None:
    """What keeps two organizations of one name apart, in words; None when nothing does."""
    for name in (*IDENTIFIERS, "domain", "country", "kind"):
        first, second = one.facts.get(name), other.facts.get(name)
        if first and second and first[0] != second[0]:
            return f"{name} {first[0]} and {second[0]}"
    return None


def _ranked(items: Iterable[Stated]) -> list[Stated]:
    """The strongest source's record first; it names the organization."""
    items = list(items)
    second = {name_key(name) for item in items for name in item.record.aliases}

    def rank(item: Stated) -> tuple[int, bool, int, str, str]:
        """Strong sources first; a name that another record calls an alias comes second."""
        name = item.record.name
        return item.tier, name_key(name) in second, len(name), name, item.report

    return sorted(items, key=rank)


def _organization(
    organization_id: str, ranked: Sequence[Stated], decided: _Decided
) -> Organization:
    first = ranked[0].record
    names: dict[str, str] = {}
    for kind, spelled in (
        ("name", (s.record.name for s in ranked)),
        ("alias", (alias for s in ranked for alias in s.record.aliases)),
        ("former", (former.name for s in ranked for former in s.record.former_names)),
    ):
        for name in spelled:
            if not decided.keeps_apart(name_key(first.name), name_key(name)):
                names.setdefault(name, kind)
    facts = {
        fact: (str(value), item.report)
        for fact in _FACTS
        for item in reversed(ranked)
        if (value := getattr(item.record, fact)) is not None
    }
    former = {
        name.name: FormerName(name.name, str(name.until) if name.until else None, item.report)
        for item in reversed(ranked)
        for name in item.record.former_names
    }
    return Organization(
        organization_id,
        first.name,
        names,
        facts,
        tuple(former[name] for name in sorted(former)),
        tuple(sorted(item.report for item in ranked if item.tier != DECIDED)),
    )


def _free_id(ranked: Sequence[Stated], taken: Mapping[str, Organization]) -> str:
    """The id from the name; a second organization of that name has its country or a hash behind."""
    name = slug(name_key(ranked[0].record.name))
    country = next((s.record.country for s in ranked if s.record.country), None)
    if name in taken and country and f"{name}-{country.lower()}" not in taken:
        return f"{name}-{country.lower()}"
    if name in taken:
        least = min(item.report for item in ranked)
        return f"{name}-{hashlib.sha256(least.encode()).hexdigest()[:6]}"
    return name
