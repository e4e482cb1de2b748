"""Layer 3: writing what was derived. Every row here can be made anew from layers 1 and 2."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from sqlite_utils import Database

from deals.model.deal import PARTS, Deal
from deals.store.batches import batches
from deals.store.deal_rows import CHILD_ROWS
from deals.store.neighbours import StoredReport
from deals.store.schema import DEAL_COLUMNS, DERIVED_TABLES, SEARCH_TABLES

CHILDREN = (
    "deal_versions",
    "deal_version_parts",
    "deal_reports",
    "deal_values",
    "deal_parties",
    "deal_people",
    "deal_events",
    "deal_legs",
    "deal_funding",
    "deal_links",
    "conflicts",
    "candidate_pairs",
)
_JSON_COLUMNS = {"investors", "payment", "conditions"}


class Weight(NamedTuple):
    """Since when a report was public, and how much its word weighs."""

    report: str
    known_from: str | None
    inferred: bool
    tier: int
    rank: int
    certainty: str
    origin: str


@dataclass(frozen=True, slots=True)
class DealState:
    """A deal with its superseded states (known_from, known_to, the deal as it was then), and what
    each of its reports weighs."""

    deal: Deal
    before: Sequence[tuple[str, str, Deal]] = field(default=())
    weights: Sequence[Weight] = field(default=())


def assign(db: Database, assignments: Iterable[tuple[str, str, str]]) -> None:
    """Note which report is to go into which deal, and why, for `assigned_reports`."""
    db.conn.execute("drop table if exists temp.assigned")
    db.conn.execute(
        "create temp table assigned (report_id text primary key, deal_id text, "
        "reason text) without rowid"
    )
    for chunk in batches(assignments):
        db.conn.executemany("insert into temp.assigned values (?, ?, ?)", chunk)


def clashing_deals(db: Database) -> set[str]:
    """Deals outside of the assignment whose ids it uses, or that had to take an id with a hash
    behind while another deal had the id that the assignment now sets free."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct a.deal_id from temp.assigned a join deal_reports d using (deal_id) "
            "join reports r on r.id = d.report_id and r.about = 'deal' "
            "where d.report_id not in (select report_id from temp.assigned) "
            "union select d.deal_id from (select distinct o.deal_id as id from deal_reports o "
            "join temp.touched t on t.id = o.report_id "
            "where o.deal_id not in (select deal_id from temp.assigned)) freed "
            "join deal_reports d on d.deal_id > freed.id || '-' and d.deal_id < freed.id || '.' "
            "and length(d.deal_id) = length(freed.id) + 7 "
            "where d.report_id not in (select id from temp.touched)"
        )
    }


def assigned_reports(db: Database) -> Iterator[tuple[str, list[StoredReport]]]:
    """(deal id, its reports) for every assigned deal, one deal in memory at a time."""
    rows = db.conn.execute(
        "select a.deal_id, r.id, r.record, r.reviewed from temp.assigned a "
        "join reports r on r.id = a.report_id order by a.deal_id, r.id"
    )
    for deal_id, group in groupby(rows, key=lambda row: row[0]):
        yield deal_id, [StoredReport(row[1], row[2], deal_id, bool(row[3])) for row in group]


def replace_deals(db: Database, old: set[str], states: Iterable[DealState]) -> set[str]:
    """Write deals with all that hangs on them; deals of `old` that are not among them go.

    Returns the ids written. The caller's transaction makes it one change.
    """
    written: set[str] = set()
    db.conn.execute("drop table if exists temp.weights")
    db.conn.execute(
        "create temp table weights (report_id text primary key, day text, inferred integer, "
        "tier integer, rank integer, certainty text, origin text)"
    )
    _delete_children(db, old)
    for chunk in batches(states):
        ids = {state.deal.id for state in chunk}
        _delete_children(db, ids - old)
        written |= ids
        _upsert(db, chunk)
        _insert_children(db, chunk)
        weights = [weight for state in chunk for weight in state.weights]
        db.conn.executemany("insert into temp.weights values (?, ?, ?, ?, ?, ?, ?)", weights)
    gone = [(deal_id,) for deal_id in old - written]
    db.conn.executemany("delete from deals_fts where deal_id = ?", gone)
    db.conn.executemany("delete from deals where id = ?", gone)
    db.conn.execute(
        "insert into deal_reports select report_id, deal_id, reason, day, inferred, tier, rank, "
        "certainty, origin from temp.assigned join temp.weights using (report_id)"
    )
    return written


def put_candidates(db: Database, pairs: Iterable[tuple[str, str, float, str]]) -> None:
    """Keep the pairs of deals that may be one: (id, id, score, reasons in words)."""
    db.conn.executemany("insert into candidate_pairs values (?, ?, ?, ?)", pairs)


def clear(db: Database) -> None:
    """Empty layer 3 and the search tables, for a rebuild."""
    for table in (*reversed(DERIVED_TABLES), *SEARCH_TABLES):
        db.conn.execute(f"delete from {table}")  # noqa: S608  (names from our own list)


def _delete_children(db: Database, ids: set[str]) -> None:
    rows = [(deal_id,) for deal_id in ids]
    db.conn.executemany("delete from candidate_pairs where other_id = ?", rows)
    for table in CHILDREN:
        db.conn.executemany(f"delete from {table} where deal_id = ?", rows)  # noqa: S608


def _row(deal: Deal) -> dict[str, Any]:
    dumped = deal.model_dump(mode="json", include=set(DEAL_COLUMNS))
    return {
        name: json.dumps(value, ensure_ascii=False) if name in _JSON_COLUMNS else value
        for name, value in dumped.items()
    }


def _upsert(db: Database, states: Sequence[DealState]) -> None:
    names = list(DEAL_COLUMNS)
    updates = ", ".join(f"{name} = excluded.{name}" for name in names)
    db.conn.executemany(
        f"insert into deals (id, {', '.join(names)}) values (:id, :{', :'.join(names)}) "  # noqa: S608
        f"on conflict (id) do update set {updates}",
        [{"id": state.deal.id, **_row(state.deal)} for state in states],
    )
    db.conn.executemany(
        f"insert into deal_versions (deal_id, known_to, {', '.join(names)}) "  # noqa: S608
        f"values (:deal_id, :known_to, :{', :'.join(names)})",
        [
            _row(deal) | {"deal_id": state.deal.id, "known_from": since, "known_to": until}
            for state in states
            for since, until, deal in state.before
        ],
    )
    db.conn.executemany(
        "insert into deal_version_parts values (?, ?, ?)",
        [(deal.id, since, _parts(deal)) for state in states for since, _, deal in state.before],
    )


def _parts(deal: Deal) -> str:
    return json.dumps(deal.model_dump(mode="json", include=set(PARTS)), ensure_ascii=False)


def _insert_children(db: Database, states: Sequence[DealState]) -> None:
    deals = [state.deal for state in states]
    people = {p.person: p.name for deal in deals for p in deal.people}
    db.conn.executemany("insert or ignore into people values (?1, ?1, ?2, 0)", people.items())
    for table, rows_of in CHILD_ROWS.items():
        values = [row for deal in deals for row in rows_of(deal)]
        if values:
            marks = ", ".join("?" * len(values[0]))
            db.conn.executemany(f"insert into {table} values ({marks})", values)  # noqa: S608
