"""Layers 1 and 2 → layer 3, for everything or for the neighbourhood of new reports."""

from collections.abc import Callable, Container, Generator, Iterable
from contextlib import closing
from itertools import chain
from typing import NamedTuple

from sqlite_utils import Database

from deals.bulk.told import Grouped, Known, fold_deals, group_blocks
from deals.bulk.workers import helpers_for, in_order
from deals.model.judgement import Judgements
from deals.pipeline import who
from deals.pipeline.progress import Progress, silent
from deals.resolve.evidence import Publishers
from deals.resolve.grouping import (
    Blocks,
    CandidatePair,
    Key,
    Unsure,
    candidates,
    names_of,
    targets_alike,
    tied_targets,
)
from deals.resolve.organizations import Directory
from deals.store import counts, derived, neighbours, people
from deals.store import organizations as rows
from deals.store.batches import batches, json_lists
from deals.store.bulk import without_indexes
from deals.store.deal_rows import DealRows
from deals.store.judgements import all_judgements, remember_ids
from deals.store.reviews import put_reviews

BLOCKS_A_PART = 200  # what a helper is given at a time: some tenths of a second of work
DEALS_A_PART = 500
# Tables whose indexes are made after a bulk load; `deals` first, which says how much is stored.
INDEXED = ("deals", "deal_versions", "deal_reports", "deal_parties", "deal_people", "conflicts")


class Written(NamedTuple):
    """Ids of the deals that were written, and of those that were there before in their place."""

    deals: set[str]
    before: set[str]


def derive(
    db: Database,
    publishers: Publishers,
    new: Iterable[str] | None = None,
    names_changed: bool = False,
    progress: Progress = silent,
) -> Written:
    """Make layer 3 right again after `new` reports came in; all of it when None.

    `names_changed` tells that people decided anew which names are one. Runs inside the caller's
    transaction.
    """
    fresh = None if new is None else set(new)
    judged = Judgements(all_judgements(db))
    put_reviews(db, judged)
    aside = rows.named_in_set_aside(db, fresh or ())
    all_names = fresh is None or names_changed or _about_names(db, fresh)
    cleared = derived.deal_ids(db) if fresh is None else set()
    if fresh is None:
        derived.clear(db)
    known = who.all_names(db, judged) if all_names else who.known_names(db, judged)
    touched = _mark(db, known, fresh, aside, all_names)
    progress("telling organizations apart", 0, None)
    unsure = _group(db, known, judged, progress)
    derived.remove_candidates(db, neighbours.touched_deals(db))
    first = derived.count_deals(db) == 0  # nothing can be left as it is stored
    if fresh is not None and not first:
        derived.leave_unchanged(db, touched)
    old = neighbours.touched_deals(db)
    before, named = rows.parties_of(db, old), people.keys_of(db, old)
    known_by = set() if first else rows.written_names(db, all_names)
    names = who.put_organizations(db, known, all_names, aside)
    kept = counts.take_out(db, old)
    derived.remove_children(db, old)
    with (
        without_indexes(db, INDEXED, neighbours.count_touched(db)),
        closing(_folded(db, publishers, judged, progress)) as folded,
    ):
        written = derived.replace_deals(db, old, folded)
    progress("indexing", 0, None)
    counts.put_in(db, written, kept)
    derived.put_candidates(db, ((c.deal, c.other, c.score, c.reasons) for c in unsure))
    _settle_organizations(db, known, judged, set(names), before, aside, all_names)
    who.tell_people_apart(db, named | people.keys_of(db, written), everyone=all_names)
    if len(written) == derived.count_deals(db):
        rows.index_deals(db, None)
    else:
        new_names = {key for key, _ in rows.written_names(db, all_names) ^ known_by}
        rows.index_deals(db, written | rows.deals_with(db, new_names))
    remember_ids(db, written)
    return Written(written, old | cleared)


def _settle_organizations(
    db: Database,
    known: Directory,
    judged: Judgements,
    names: set[str],
    before: set[str],
    aside: set[str],
    all_names: bool,
) -> None:
    """Remove organizations that nothing names any more, find those alike, and count the deals of
    those that deals name now (`names`) or named `before`."""
    if all_names:
        rows.remove_organizations(db, names)
    else:
        rows.remove_unnamed(db, aside)
    everyone = all_names or len(names) == rows.count_stored(db)
    who.put_candidates(db, known, judged, None if everyone else names)
    rows.count_organizations(db, None if everyone else before | names)


def _mark(
    db: Database, known: Directory, fresh: set[str] | None, aside: set[str], all_names: bool
) -> set[str]:
    """Point names at organizations, and mark the reports whose deals are to be derived: of all when
    `fresh` is None, else of those that changed, which are returned, with their neighbours."""
    resolved = who.resolve_names(db, known, None if all_names else fresh)
    if fresh is None:
        neighbours.mark_all(db)
        return set()
    touched = fresh | resolved if resolved else fresh  # of a bulk load they are very many
    if renamed := who.renamed(db, known, None if all_names else touched, aside):
        touched = touched | renamed
    neighbours.mark(db, touched)
    return touched


def _about_names(db: Database, fresh: set[str]) -> bool:
    """Whether any of the reports is a record of an organization, which may rename others."""
    asked = (
        "select 1 from reports where about = 'organization' and id in "
        "(select value from json_each(?)) limit 1"
    )
    return any(db.conn.execute(asked, [listed]).fetchone() for listed in json_lists(fresh))


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
                grouped,
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
    db: Database, parts: Iterable[list[Grouped]], progress: Callable[[int], None]
) -> list[CandidatePair]:
    """Keep the groups and name them; the pairs of deals that a person should look at."""
    doubtful: list[tuple[int, int, list[Unsure]]] = []  # place of the block's first group, number
    place = done = 0
    derived.begin_grouping(db)
    for part in parts:
        keys, members = [], []
        for groups, unsure in part:
            if unsure:
                doubtful.append((place, len(groups), unsure))
            for key, reports in groups:
                keys.append((place, *key))
                members += [(report, place, reason) for report, reason in reports]
                place += 1
        derived.put_groups(db, keys, members)
        done += len(members)
        progress(done)
    clashing = derived.same_named(db)
    names = names_of(Key(*key) for _, key in clashing)
    derived.rename_groups(db, zip(names, (n for n, _ in clashing), strict=True))
    pairs = [
        pair
        for first, number, unsure in doubtful
        for pair in candidates(unsure, derived.group_names(db, first, number))
    ]
    derived.assign(db)
    return pairs


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
        (deal_id, stored, judged.pins(row[1] for row in stored))
        for deal_id, stored in derived.assigned_reports(db)
    )
    parts = batches(assigned, DEALS_A_PART)
    total, done = neighbours.count_touched(db), 0
    with closing(in_order(fold_deals, publishers, parts, helpers_for(total))) as folded:
        for rows_of_part in folded:
            done += len(rows_of_part.reports)
            progress("folding", done, total)
            yield rows_of_part
