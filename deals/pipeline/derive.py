"""Layers 1 and 2 → layer 3, for everything or for the neighbourhood of new reports."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from sqlite_utils import Database

from deals.model.codes import DEAL_TYPES, STATUSES
from deals.model.judgement import Judgements
from deals.model.report import Report
from deals.pipeline import who
from deals.resolve.evidence import Evidence, Publishers, known_from, weigh
from deals.resolve.fold import in_time, versions
from deals.resolve.grouping import CandidatePair, group, report_year, round_key, span
from deals.resolve.matching import Ref
from deals.resolve.organizations import Directory
from deals.resolve.parties import ROLES
from deals.resolve.rates import in_dollars
from deals.store import derived, neighbours, people
from deals.store import organizations as rows
from deals.store.derived import DealState, Weight
from deals.store.judgements import all_judgements, remember_ids
from deals.store.neighbours import StoredReport
from deals.store.reviews import put_reviews

_LISTS = tuple(field for field in ROLES if field != "target")
BUYERS = ("lead_investors", "investors", "other_investors")
_ANY_DAY = date(2024, 1, 1)  # for undated reports; rates move less than matching tolerates


def derive(
    db: Database,
    publishers: Publishers,
    new: Iterable[str] | None = None,
    names_changed: bool = False,
) -> set[str]:
    """Make layer 3 right again after `new` reports came in; all of it when None.

    `names_changed` tells that people decided anew which names are one. Runs inside the caller's
    transaction and returns the ids of the deals written.
    """
    fresh = None if new is None else set(new)
    judged = Judgements(all_judgements(db))
    put_reviews(db, judged)
    aside = rows.named_in_set_aside(db, fresh or ())
    all_names = fresh is None or names_changed or _about_names(db, fresh)
    if fresh is None:
        derived.clear(db)
    known = who.all_names(db, judged) if all_names else who.known_names(db, judged)
    resolved = who.resolve_names(db, known, None if all_names else fresh)
    if fresh is None:
        neighbours.mark_all(db)
    else:
        touched = fresh | resolved
        touched |= who.renamed(db, known, None if all_names else touched, aside)
        neighbours.mark(db, touched)
    candidates = _group(db, known, judged)
    old = neighbours.touched_deals(db)
    before, named = rows.parties_of(db, old), people.keys_of(db, old)
    known_by = rows.written_names(db, all_names)
    marked = None if all_names else neighbours.touched_ids(db)
    names = who.put_organizations(db, known, marked, aside)
    written = derived.replace_deals(db, old, _fold(db, publishers, known, names, judged))
    derived.put_candidates(db, ((c.deal, c.other, c.score, c.reasons) for c in candidates))
    if all_names:
        rows.remove_organizations(db, set(names))
    else:
        rows.remove_unnamed(db, aside)
    who.put_candidates(db, known, judged, None if all_names else set(names))
    rows.count_organizations(db, before | names.keys())
    who.tell_people_apart(db, named | people.keys_of(db, written), everyone=all_names)
    new_names = {key for key, _ in rows.written_names(db, all_names) ^ known_by}
    rows.index_deals(db, written | rows.deals_with(db, new_names))
    remember_ids(db, written)
    return written


def _about_names(db: Database, fresh: set[str]) -> bool:
    """Whether any of the reports is a record of an organization, which may rename others."""
    found = db.conn.execute(
        "select 1 from reports where about = 'organization' and id in "
        "(select value from json_each(?)) limit 1",
        [json.dumps(sorted(fresh))],
    )
    return found.fetchone() is not None


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
    target = known.id_of(report.target, report.target_country)
    buyers = frozenset(known.id_of(n) for field in BUYERS for n in getattr(report, field))
    amount, valuation = report.amount, report.valuation
    rate = in_dollars(1.0, amount.currency if amount else None, day or _ANY_DAY).amount
    return Ref(
        id=stored.id,
        handle=report.deal,
        target=target,
        stated=target in known.by_id,
        buyers=buyers,
        groups=frozenset(who.with_parents(set(buyers), known)),
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
        yield DealState(states[-1].deal, before, [_weight(item) for item in in_time(evidence)])


def _weight(item: Evidence) -> Weight:
    day = item.known_from.isoformat() if item.known_from else None
    return Weight(
        item.id, day, item.known_inferred, item.tier, item.rank, item.certainty, item.origin
    )


def _weighed(
    stored: StoredReport, publishers: Publishers, known: Directory, names: dict[str, str]
) -> Evidence:
    report = Report.model_validate_json(stored.record)
    found = {name: known.id_of(name) for field in _LISTS for name in getattr(report, field)}
    found |= {report.target: known.id_of(report.target, report.target_country)}
    return weigh(
        stored.id,
        report,
        publishers,
        {name: (key, names[key]) for name, key in found.items()},
        stored.reviewed,
    )


def weighed(db: Database, stored: Iterable[StoredReport], publishers: Publishers) -> list[Evidence]:
    """Evidence for a fold of a few stored reports, with the names that the database shows."""
    items = list(stored)
    known = who.known_names(db, Judgements(all_judgements(db)))
    mentioned = rows.mentioned_organizations(db, {item.id for item in items})
    names = who.display_names(db, known, mentioned)
    return [_weighed(item, publishers, known, names) for item in items]
