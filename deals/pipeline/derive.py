"""Layers 1 and 2 → layer 3, for everything or for the neighbourhood of new reports."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from sqlite_utils import Database

from deals.model.codes import DEAL_TYPES, STATUSES
from deals.model.judgement import Judgements
from deals.model.organization import OrganizationRecord
from deals.model.report import Report
from deals.resolve.evidence import Evidence, Publishers, known_from, weigh
from deals.resolve.fold import in_time, versions
from deals.resolve.grouping import CandidatePair, group, report_year, round_key, span
from deals.resolve.matching import Ref
from deals.resolve.organizations import Directory, Organization, Stated, directory
from deals.resolve.parties import ROLES
from deals.resolve.rates import in_dollars
from deals.store import derived, neighbours, people
from deals.store import organizations as rows
from deals.store.derived import DealState
from deals.store.judgements import all_judgements, remember_ids
from deals.store.neighbours import StoredReport
from deals.store.organizations import OrganizationRow
from deals.store.reviews import put_reviews

BUYERS = ("lead_investors", "investors", "other_investors")
_ANY_DAY = date(2024, 1, 1)  # for undated reports; rates move less than matching tolerates


def derive(db: Database, publishers: Publishers, new: Iterable[str] | None = None) -> set[str]:
    """Make layer 3 right again after `new` reports came in; all of it when None.

    Runs inside the caller's transaction and returns the ids of the deals written.
    """
    fresh = None if new is None else set(new)
    known = directory(stated(db))
    judged = Judgements(all_judgements(db))
    put_reviews(db, judged)
    aside = rows.named_in_set_aside(db, fresh or ())
    scope = _scope(db, fresh)
    resolved = rows.resolve_mentions(db, known.keys, scope)
    if fresh is None:
        derived.clear(db)
        neighbours.mark_all(db)
    else:
        touched = fresh | resolved
        touched |= _renamed(db, known, touched, aside)
        neighbours.mark(db, touched)
    candidates = _group(db, known, judged)
    old = neighbours.touched_deals(db)
    before, people_before = rows.parties_of(db, old), people.people_of(db, old)
    known_by = rows.written_names(db)
    names = _put_organizations(db, known, aside, everything=scope is None)
    written = derived.replace_deals(db, old, _fold(db, publishers, known, names, judged))
    derived.put_candidates(db, ((c.deal, c.other, c.score, c.reasons) for c in candidates))
    if scope is None:
        rows.remove_organizations(db, set(names))
    else:
        rows.remove_unnamed(db, aside)
    rows.count_organizations(db, before | names.keys())
    people.refresh_people(db, people_before | people.people_of(db, written))
    new_names = {key for key, _ in rows.written_names(db) ^ known_by}
    rows.index_deals(db, written | rows.deals_with(db, new_names))
    remember_ids(db, written)
    return written


def _scope(db: Database, fresh: set[str] | None) -> set[str] | None:
    """Mentions to resolve: the new reports', or all once records of organizations came in."""
    if fresh is None:
        return None
    about = db.conn.execute(
        "select count(*) from reports where about = 'organization' and id in "
        "(select value from json_each(?))",
        [json.dumps(sorted(fresh))],
    ).fetchone()[0]
    return None if about else fresh


def stated(db: Database) -> Iterator[Stated]:
    """What the database's records state of organizations."""
    for report_id, record, tier in rows.organization_records(db):
        yield Stated(report_id, OrganizationRecord.model_validate_json(record), tier)


def _renamed(db: Database, known: Directory, reports: set[str], aside: set[str]) -> set[str]:
    """Reports that show an organization whose display name the new reports change."""
    mentioned = rows.mentioned_organizations(db, reports) | aside
    now = _names(db, known, mentioned)
    before = rows.shown_names(db, mentioned)
    return rows.reports_naming(
        db, {key for key, name in before.items() if now.get(key, name) != name}
    )


def _names(db: Database, known: Directory, ids: set[str]) -> dict[str, str]:
    """Display names: as records state them, else as most mentions write them."""
    spelled = rows.spelled_names(db, {key for key in ids if key not in known.by_id})
    return {
        key: known.by_id[key].name if key in known.by_id else spelled.get(key, key) for key in ids
    }


def _group(db: Database, known: Directory, judged: Judgements) -> list[CandidatePair]:
    """Assign the touched reports to deals; outside deals that share an id are drawn in first."""
    while True:
        _draw_in_judged(db, judged)
        refs = (_ref(stored, known) for stored in neighbours.touched_reports(db))
        grouping = group(refs, judged)
        derived.assign(db, ((a.report, a.deal, a.reason) for a in grouping.assignments))
        clashing = derived.clashing_deals(db)
        if not clashing:
            return grouping.candidates
        neighbours.mark_deals(db, clashing)


def _draw_in_judged(db: Database, judged: Judgements) -> None:
    """Mark what people's decisions tie to the marked reports, and the neighbourhood of that."""
    touched = neighbours.touched_ids(db)
    while more := judged.linked(touched) - touched:
        neighbours.mark(db, touched | more)
        touched = neighbours.touched_ids(db)


def _ref(stored: StoredReport, known: Directory) -> Ref:
    report = Report.model_validate_json(stored.record)
    day = known_from(report)[0]
    buyers = frozenset(known.id_of(n) for field in BUYERS for n in getattr(report, field))
    amount, valuation = report.amount, report.valuation
    rate = in_dollars(1.0, amount.currency if amount else None, day or _ANY_DAY).amount
    return Ref(
        id=stored.id,
        handle=report.deal,
        target=known.id_of(report.target),
        buyers=buyers,
        groups=frozenset(_with_parents(set(buyers), known)),
        type=DEAL_TYPES.canonical(report.told_type),
        status_order=STATUSES.order(report.told_status),
        round=round_key(report.round),
        low=_times(amount.low, rate) if amount else None,
        high=_times(amount.high, rate) if amount else None,
        point=_times(amount.point, rate) if amount else None,
        valuation=in_dollars(valuation.value, valuation.currency, day).amount
        if valuation
        else None,
        stake=report.stake_percent,
        announced=span(report.date.announced),
        completed=span(report.date.completed),
        day=day,
        year=report_year(report, day),
    )


def _times(figure: float | None, rate: float | None) -> float | None:
    return None if figure is None or rate is None else figure * rate


def _fold(
    db: Database,
    publishers: Publishers,
    known: Directory,
    names: dict[str, str],
    judged: Judgements,
) -> Iterator[DealState]:
    for deal_id, stored in derived.assigned_reports(db):
        evidence = [_weighed(item, publishers, known, names) for item in stored]
        states = versions(deal_id, evidence, judged.pins(item.id for item in stored))
        starts = [state.known_from.isoformat() for state in states if state.known_from]
        before = [
            (since, until, state.deal)
            for since, until, state in zip(starts, starts[1:], states, strict=False)
        ]
        days = [
            (item.id, item.known_from.isoformat() if item.known_from else None, item.known_inferred)
            for item in in_time(evidence)
        ]
        yield DealState(states[-1].deal, before, days)


def _weighed(
    stored: StoredReport, publishers: Publishers, known: Directory, names: dict[str, str]
) -> Evidence:
    report = Report.model_validate_json(stored.record)
    written = {
        name
        for field in ROLES
        for name in ([getattr(report, field)] if field == "target" else getattr(report, field))
    }
    found = {name: known.id_of(name) for name in written}
    return weigh(
        stored.id,
        report,
        publishers,
        {name: (key, names[key]) for name, key in found.items()},
        stored.reviewed,
    )


def _put_organizations(
    db: Database, known: Directory, aside: set[str], everything: bool
) -> dict[str, str]:
    """Write the organizations that the touched deals need (all needed ones when `everything`), and
    those that reports `aside` named, where others still do; their display names by id.

    Organizations that only the curated reference states come in once a deal names them.
    """
    if everything:
        wanted = rows.mentioned_organizations(db, None) | rows.recorded_organizations(db)
    else:
        touched = {stored.id for stored in neighbours.touched_reports(db)}
        wanted = rows.mentioned_organizations(db, touched) | rows.still_named(db, aside)
    wanted = _with_parents(wanted, known)
    names = _names(db, known, wanted)
    rows.put_organizations(db, (_row(key, names[key], known) for key in sorted(wanted)))
    return names


def _with_parents(ids: set[str], known: Directory) -> set[str]:
    found = set(ids)
    waiting = list(ids)
    while waiting:
        organization = known.by_id.get(waiting.pop())
        parent = _parent(organization, known) if organization else None
        if parent and parent not in found:
            found.add(parent)
            waiting.append(parent)
    return found


def _parent(organization: Organization, known: Directory) -> str | None:
    stated = organization.facts.get("parent")
    parent = known.id_of(stated[0]) if stated else None
    return parent if parent != organization.id else None


def _row(key: str, name: str, known: Directory) -> OrganizationRow:
    organization = known.by_id.get(key)
    if organization is None:
        return OrganizationRow(key, name, {}, None, {name: "name"})
    facts = {field: value for field, (value, _) in organization.facts.items()}
    return OrganizationRow(key, name, facts, _parent(organization, known), organization.names)


def weighed(db: Database, stored: Iterable[StoredReport], publishers: Publishers) -> list[Evidence]:
    """Evidence for a fold of a few stored reports, with the names that the database shows."""
    items = list(stored)
    known = directory(stated(db))
    names = _names(db, known, rows.mentioned_organizations(db, {item.id for item in items}))
    return [_weighed(item, publishers, known, names) for item in items]
