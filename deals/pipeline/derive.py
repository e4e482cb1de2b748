"""Layers 1 and 2 → layer 3, for everything or for the neighbourhood of new reports."""

import json
from collections.abc import Callable, Container, Generator, Iterable
from contextlib import closing
from itertools import chain

from sqlite_utils import Database

from deals.model.judgement import Judgements
from deals.pipeline import who
from deals.pipeline.progress import Progress, silent
from deals.pipeline.told import Assigned, Known, fold_deals, group_blocks
from deals.pipeline.workers import helpers_for, in_order
from deals.resolve.evidence import Publishers
from deals.resolve.grouping import (
    Blocks,
    CandidatePair,
    Clusters,
    Key,
    candidates,
    names_of,
    targets_alike,
    tied_targets,
)
from deals.resolve.organizations import Directory
from deals.store import derived, neighbours, people
from deals.store import organizations as rows
from deals.store.batches import batches
from deals.store.bulk import without_indexes
from deals.store.deal_rows import DealRows
from deals.store.judgements import all_judgements, remember_ids
from deals.store.reviews import put_reviews

BLOCKS_A_PART = 200  # what a helper is given at a time: some tenths of a second of work
DEALS_A_PART = 500
MENTIONS = 3  # names in a report, about
# Tables whose indexes are made after a bulk load; `deals` first, which says how much is stored.
INDEXED = ("deals", "deal_versions", "deal_reports", "deal_parties", "deal_people", "conflicts")


def derive(
    db: Database,
    publishers: Publishers,
    new: Iterable[str] | None = None,
    names_changed: bool = False,
    progress: Progress = silent,
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
    with without_indexes(db, ("mentions",), MENTIONS * len(fresh or ())):
        resolved = who.resolve_names(db, known, None if all_names else fresh)
    if fresh is None:
        neighbours.mark_all(db)
    else:
        touched = fresh | resolved
        touched |= who.renamed(db, known, None if all_names else touched, aside)
        neighbours.mark(db, touched)
    progress("telling organizations apart", 0, None)
    unsure = _group(db, known, judged, progress)
    derived.remove_candidates(db, neighbours.touched_deals(db))
    if fresh is not None:
        derived.leave_unchanged(db, touched)
    old = neighbours.touched_deals(db)
    before, named = rows.parties_of(db, old), people.keys_of(db, old)
    known_by = rows.written_names(db, all_names)
    names = who.put_organizations(db, known, all_names, aside)
    derived.remove_children(db, old)
    with (
        without_indexes(db, INDEXED, neighbours.count_touched(db)),
        closing(_folded(db, publishers, judged, progress)) as folded,
    ):
        written = derived.replace_deals(db, old, folded)
    progress("indexing", 0, None)
    derived.put_candidates(db, ((c.deal, c.other, c.score, c.reasons) for c in unsure))
    if all_names:
        rows.remove_organizations(db, set(names))
    else:
        rows.remove_unnamed(db, aside)
    who.put_candidates(db, known, judged, None if all_names else set(names))
    rows.count_organizations(db, before | names.keys())
    who.tell_people_apart(db, named | people.keys_of(db, written), everyone=all_names)
    if len(written) == derived.count_deals(db):
        rows.index_deals(db, None)
    else:
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


def _group(
    db: Database, known: Directory, judged: Judgements, progress: Progress
) -> list[CandidatePair]:
    """Assign the touched reports to deals; outside deals that share an id are drawn in first."""
    while True:
        _draw_in_judged(db, judged)
        total = neighbours.count_touched(db)
        helpers = helpers_for(total)
        everyone = helpers > 0
        stated = who.stated(db, known, everyone)
        state = Known(who.parents(db, known, everyone), stated, judged)
        _put_blocks(db, judged, stated)
        parts = batches(neighbours.blocks(db), BLOCKS_A_PART)
        with closing(in_order(group_blocks, state, parts, helpers)) as grouped:
            unsure = _assign(
                db,
                (block for part in grouped for block in part),
                lambda done: progress("finding deals", done, total),  # noqa: B023  (called here)
            )
        clashing = derived.clashing_deals(db)
        if not clashing:
            return unsure
        neighbours.mark_deals(db, clashing)


def _put_blocks(db: Database, judged: Judgements, stated: Container[str]) -> None:
    decided = {r for j in judged.same for r in (*j.reports, *j.others)}
    tied = tied_targets(neighbours.targets_of(db, decided), judged) if decided else ()
    alike = targets_alike(neighbours.touched_buyers(db), stated)
    blocks = Blocks(neighbours.touched_handles(db), chain(tied, alike))
    neighbours.put_blocks(db, blocks.of)


def _assign(
    db: Database, found: Iterable[Clusters], progress: Callable[[int], None]
) -> list[CandidatePair]:
    """Keep the groups and name them; the pairs of deals that a person should look at."""
    keys: list[Key] = []
    unsure: list[tuple[int, Clusters]] = []
    done = 0
    derived.begin_grouping(db)
    for block in found:
        if block.unsure:
            unsure.append((len(keys), block))
        for place, cluster in enumerate(block.found, len(keys)):
            derived.put_groups(db, ((key, place, reason) for key, reason in cluster.members))
        keys += (cluster.key for cluster in block.found)
        done += sum(len(cluster.members) for cluster in block.found)
        progress(done)
    names = names_of(keys)
    derived.assign(db, names)
    return [
        pair
        for first, block in unsure
        for pair in candidates(block, names[first : first + len(block.found)])
    ]


def _draw_in_judged(db: Database, judged: Judgements) -> None:
    """Mark what people's decisions tie to the marked reports, and the neighbourhood of that."""
    if not (judged.same or judged.apart):
        return
    touched = neighbours.touched_ids(db)
    while more := judged.linked(touched) - touched:
        neighbours.mark(db, touched | more)
        touched = neighbours.touched_ids(db)


def _folded(
    db: Database, publishers: Publishers, judged: Judgements, progress: Progress
) -> Generator[DealRows, None, None]:
    """The rows of every assigned deal."""
    assigned = (
        Assigned(deal_id, stored, judged.pins(item.id for item in stored))
        for deal_id, stored in derived.assigned_reports(db)
    )
    parts = batches(assigned, DEALS_A_PART)
    total, done = neighbours.count_touched(db), 0
    for rows_of_part in in_order(fold_deals, publishers, parts, helpers_for(total)):
        done += len(rows_of_part.weights)
        progress("folding", done, total)
        yield rows_of_part
