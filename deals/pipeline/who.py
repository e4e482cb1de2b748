"""Who is who: the organizations that names mean, written to layer 3, and pairs that may be one."""

from abc import abstractmethod
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import closing
from functools import cached_property
from sys import intern
from typing import Any, TypeVar

from sqlite_utils import Database

from deals.bulk.names_alike import Like, alike
from deals.bulk.workers import helpers_for, in_order
from deals.model.judgement import Judgements
from deals.model.organization import OrganizationRecord
from deals.resolve.identity import Stated
from deals.resolve.namesakes import Appearance, tell_apart
from deals.resolve.organizations import (
    Directory,
    Organization,
    above,
    contradictions,
    directory,
    one_organization,
)
from deals.store import names as name_rows
from deals.store import organizations as rows
from deals.store import people
from deals.store.batches import batches
from deals.store.organizations import Edge, OrganizationRow

PAIRS_A_PART = 5_000  # names that a helper compares at a time
MOST_LONGER = 3  # names that go on where a name ends: the likest are worth a look
K = TypeVar("K")
V = TypeVar("V")


class _Asked(Mapping[K, V]):
    """A mapping that asks the database for a key and remembers the answer."""

    def __init__(self) -> None:
        self._known: dict[K, V | None] = {}

    @abstractmethod
    def ask(self, key: K) -> V | None:
        """What the database says of a key, asked once; None where it says nothing."""

    def get(self, key: K, default: Any = None) -> Any:
        """The value of a key; without the exception, which costs more than the look-up."""
        if key not in self._known:
            self._known[key] = self.ask(key)
        found = self._known[key]
        return default if found is None else found

    def __getitem__(self, key: K) -> V:
        found: V | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        return (key for key, found in self._known.items() if found is not None)

    def __len__(self) -> int:
        return sum(found is not None for found in self._known.values())


class _Keys(_Asked[str, str]):
    def __init__(self, db: Database) -> None:
        super().__init__()
        self.db = db

    def ask(self, key: str) -> str | None:
        return name_rows.stated_id(self.db, key, "")


class _InCountry(_Asked[tuple[str, str], str]):
    def __init__(self, db: Database) -> None:
        super().__init__()
        self.db = db

    @cached_property
    def _any(self) -> bool:
        return any(country for _, country, _ in name_rows.stated_keys(self.db))

    def ask(self, key: tuple[str, str]) -> str | None:
        return name_rows.stated_id(self.db, *key) if key[1] and self._any else None


class _Parents(_Asked[str, str]):
    def __init__(self, known: Directory) -> None:
        super().__init__()
        self.known = known

    def ask(self, key: str) -> str | None:
        organization = self.known.by_id.get(key)
        return _parent(organization, self.known) if organization else None


def parents(db: Database, known: Directory, everyone: bool) -> Mapping[str, str]:
    """Organization id → id of the one above it; found when asked for, or all of them at once."""
    asked = _Parents(known)
    if not everyone:
        return asked
    return {key: one for key in name_rows.with_stated_parent(db) if (one := asked.get(key))}


def stated(db: Database, known: Directory, everyone: bool) -> Container[str]:
    """Ids of the organizations that records state; found when asked for, or all of them at once."""
    if not everyone:
        return known.by_id
    return frozenset(known.by_id) | name_rows.with_records(db)


class _ById(_Asked[str, Organization]):
    def __init__(self, db: Database) -> None:
        super().__init__()
        self.db = db

    def learn(self, ids: set[str]) -> None:
        """Note which of the organizations have no records, with one question for all."""
        for key in ids - name_rows.with_records(self.db, ids):
            self._known.setdefault(key, None)

    def ask(self, key: str) -> Organization | None:
        items = list(_stated(self.db, key))
        return one_organization(key, items) if items else None


def _stated(db: Database, organization_id: str | None = None) -> Iterator[Stated]:
    for report_id, record, tier in name_rows.organization_records(db, organization_id):
        yield Stated(report_id, OrganizationRecord.model_validate_json(record), tier)


def all_names(db: Database, judged: Judgements) -> Directory:
    """The directory made anew from every record and decision."""
    return directory(_stated(db), judged)


def known_names(db: Database, judged: Judgements) -> Directory:
    """The directory as stored: each name costs a look-up, whatever the size of the database."""
    if judged.about_names:
        return all_names(db, judged)
    return Directory(_ById(db), _Keys(db), _InCountry(db))


def resolve_names(db: Database, known: Directory, reports: Iterable[str] | None) -> set[str]:
    """Point mentions at organizations (all of them when `reports` is None, and then the stated
    names are stored too). Returns the reports about deals that a change of names touches."""
    if reports is not None:
        return name_rows.resolve_mentions(db, (), reports)
    stated = [(key, "", found) for key, found in known.keys.items()]
    in_country = [(*key, found) for key, found in known.in_country.items()]
    name_rows.put_stated_names(db, [*stated, *in_country])
    of_records = (
        (report, name, organization.id)
        for organization in known.by_id.values()
        for report in organization.records
        for name in organization.names
    )
    return name_rows.resolve_mentions(db, of_records, None)


def display_names(db: Database, known: Directory, ids: set[str]) -> dict[str, str]:
    """Display names: as records state them, else as most mentions write them."""
    stated = {key: found.name for key in ids if (found := known.by_id.get(key))}
    spelled = rows.spelled_names(db, ids - stated.keys())
    return {key: stated.get(key) or spelled.get(key, key) for key in ids}


def renamed(db: Database, known: Directory, reports: set[str] | None, aside: set[str]) -> set[str]:
    """Reports that show an organization whose display name the given reports change, or those set
    aside that named the organizations of `aside`; all are looked at when `reports` is None."""
    if rows.none_stored(db):
        return set()
    named = (
        rows.needed_organizations(db, everything=True)
        if reports is None
        else rows.mentioned_organizations(db, reports)
    )
    before = rows.shown_names(db, named | aside)
    rows.gather_names(db, set(before))
    now = display_names(db, known, set(before))
    return rows.reports_naming(
        db, {key for key, name in before.items() if now.get(key, name) != name}
    )


def put_organizations(
    db: Database, known: Directory, everything: bool, aside: set[str]
) -> dict[str, str]:
    """Write the organizations that the marked reports need (or all needed ones), and those of
    `aside` that others still name; their display names by id.

    Organizations that only the curated reference states come in once a deal names them.
    """
    wanted = rows.needed_organizations(db, everything)
    if isinstance(known.by_id, _ById):
        known.by_id.learn(wanted)
    if everything:
        wanted |= rows.recorded_organizations(db)
    else:
        wanted |= rows.still_named(db, aside)
    wanted = with_parents(wanted, known)
    rows.gather_names(db, wanted)
    names = display_names(db, known, wanted)
    rows.put_organizations(db, (_row(key, names[key], known) for key in sorted(wanted)))
    return names


def with_parents(ids: set[str], known: Directory) -> set[str]:
    """The organizations and all that are above them."""
    return above(ids, _Parents(known))


def _parent(organization: Organization, known: Directory) -> str | None:
    stated = organization.facts.get("parent")
    parent = known.id_of(stated[0]) if stated else None
    return parent if parent != organization.id else None


def _row(key: str, name: str, known: Directory) -> OrganizationRow:
    organization = known.by_id.get(key)
    if organization is None:
        return OrganizationRow(key, name)
    facts = {field: value for field, (value, _) in organization.facts.items()}
    parent = _parent(organization, known)
    edges = _edges(organization, parent)
    return OrganizationRow(key, name, facts, parent, organization.names, edges)


def _edges(organization: Organization, parent: str | None) -> list[Edge]:
    edges: list[Edge] = [
        ("former_name", former.name, None, None, former.until, former.report)
        for former in organization.former
    ]
    if parent:
        stated, report = organization.facts["parent"]
        since = organization.facts.get("parent_since", (None, ""))[0]
        edges.append(("parent", stated, parent, since, None, report))
    return edges


def put_candidates(
    db: Database, known: Directory, judged: Judgements, ids: set[str] | None
) -> None:
    """Keep the pairs of organizations that may be one, for a person to look at; for all
    organizations when `ids` is None, else for the given ones and those alike."""
    prefixes = {
        " ".join(words[:size])
        for words in (key.split() for key in rows.keys_of(db, ids or ()))
        for size in range(1, len(words))
    }
    name_rows.mark_bases(db, ids, prefixes)
    apart = {
        frozenset({known.id_of(j.subject), known.id_of(j.object or "")})
        for j in judged.about_names
        if j.kind == "different_organization"
    }
    found: dict[tuple[str, str], tuple[float, str]] = {}
    helpers = helpers_for(rows.count_stored(db) if ids is None else len(ids))
    for one, other, like in _alike(name_rows.sound_alikes(db), apart, known, helpers):
        pair = (intern(min(one, other)), intern(max(one, other)))  # an id stands in many pairs
        found[pair] = max(found.get(pair, like), like)
    longer: dict[str, list[tuple[float, str, str]]] = {}
    for one, other, (score, reason) in _alike(name_rows.longer_names(db), apart, known, helpers):
        longer.setdefault(one, []).append((-score, other, reason))
    for one, others in longer.items():
        for score, other, reason in sorted(others)[:MOST_LONGER]:
            found.setdefault((min(one, other), max(one, other)), (-score, reason))
    pairs = ((*pair, score, reason) for pair, (score, reason) in sorted(found.items()))
    name_rows.put_candidates(db, pairs, everything=ids is None)


def _alike(
    pairs: Iterable[name_rows.Alike],
    apart: set[frozenset[str]],
    known: Directory,
    helpers: int,
) -> Iterator[tuple[str, str, Like]]:
    """Those of the pairs that a person should look at, with score and reason."""
    one_name: list[tuple[str, str, Like]] = []
    parts = batches(_unlike(pairs, apart, known, one_name), PAIRS_A_PART)
    with closing(in_order(alike, None, parts, helpers)) as found:
        for part in found:
            yield from part
    yield from one_name


def _unlike(
    pairs: Iterable[name_rows.Alike],
    apart: set[frozenset[str]],
    known: Directory,
    one_name: list[tuple[str, str, Like]],
) -> Iterator[name_rows.Alike]:
    """The pairs of different names, of which records do not state both; those of one name that
    something keeps apart are put into `one_name`."""
    for pair in pairs:
        one, other, key, other_key = pair
        if apart and frozenset({one, other}) in apart:
            continue
        first, second = known.by_id.get(min(one, other)), known.by_id.get(max(one, other))
        if key == other_key:
            reason = contradictions(first, second) if first and second else None
            if reason:
                one_name.append((one, other, (0.9, f"one name, kept apart by {reason}")))
        elif not (first and second):  # else records state both: they are two
            yield pair


def tell_people_apart(db: Database, keys: set[str], everyone: bool) -> None:
    """Say which of several namesakes each deal means, for the given names, or for all that deals
    share where organizations have changed."""
    keys = keys | people.shared_keys(db) if everyone else keys
    people.put_people(
        db,
        [
            (key, tell_apart(key, (Appearance(*named[1:]) for named in found)))
            for key, found in people.appearances(db, keys)
        ],
    )
    people.refresh_people(db, keys)
