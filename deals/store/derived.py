"""Layer 3: writing what was derived. Every row here can be made anew from layers 1 and 2."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlite_utils import Database

from deals.model.deal import Deal
from deals.store.batches import batches
from deals.store.deal_rows import CHILD_ROWS
from deals.store.neighbours import StoredReport
from deals.store.schema import DEAL_COLUMNS, DERIVED_TABLES, SEARCH_TABLES

CHILDREN = (
    "deal_versions",
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
_NAMES = tuple(DEAL_COLUMNS)
_COLUMNS_OF = attrgetter(*_NAMES)
_JSON_PLACES = [_NAMES.index(name) for name in ("investors", "payment", "conditions")]
_DAY_PLACES = [_NAMES.index(name) for name in ("usd_rate_on", "deal_on", "stalls_on", "known_from")]


@dataclass(frozen=True, slots=True)
class DealState:
    """A deal with its superseded states (known_to, the deal as it was then), and since when each
    report was public (id, day, whether it is inferred)."""

    deal: Deal
    before: Sequence[tuple[str, Deal]] = field(default=())
    days: Sequence[tuple[str, str | None, bool]] = field(default=())


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
    """Ids that the assignment uses but that belong to deals outside of it."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct a.deal_id from temp.assigned a join deal_reports d using (deal_id) "
            "where d.report_id not in (select report_id from temp.assigned)"
        )
    }


def assigned_reports(db: Database) -> Iterator[tuple[str, list[StoredReport]]]:
    """(deal id, its reports) for every assigned deal, one deal in memory at a time."""
    rows = db.conn.execute(
        "select a.deal_id, r.id, r.record from temp.assigned a "
        "join reports r on r.id = a.report_id order by a.deal_id, r.id"
    )
    for deal_id, group in groupby(rows, key=lambda row: row[0]):
        yield deal_id, [StoredReport(row[1], row[2], deal_id) for row in group]


def replace_deals(db: Database, old: set[str], states: Iterable[DealState]) -> set[str]:
    """Write deals with all that hangs on them; deals of `old` that are not among them go.

    Returns the ids written. The caller's transaction makes it one change.
    """
    written: set[str] = set()
    db.conn.execute("drop table if exists temp.days")
    db.conn.execute(
        "create temp table days (report_id text primary key, day text, inferred integer)"
    )
    _delete_children(db, old)
    for chunk in batches(states):
        ids = {state.deal.id for state in chunk}
        _delete_children(db, ids - old)
        written |= ids
        _upsert(db, chunk)
        _insert_children(db, chunk)
        days = [day for state in chunk for day in state.days]
        db.conn.executemany("insert into temp.days values (?, ?, ?)", days)
    gone = [(deal_id,) for deal_id in old - written]
    db.conn.executemany("delete from deals_fts where deal_id = ?", gone)
    db.conn.executemany("delete from deals where id = ?", gone)
    db.conn.execute(
        "insert into deal_reports select report_id, deal_id, reason, day, inferred "
        "from temp.assigned join temp.days using (report_id)"
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


def _row(deal: Deal) -> list[Any]:
    """The values of DEAL_COLUMNS, in their order, as SQLite keeps them."""
    row = list(_COLUMNS_OF(deal))
    for place in _JSON_PLACES:
        row[place] = json.dumps(row[place], ensure_ascii=False) if row[place] else "[]"
    for place in _DAY_PLACES:
        if row[place] is not None:
            row[place] = row[place].isoformat()
    return row


def _upsert(db: Database, states: Sequence[DealState]) -> None:
    names = ", ".join(_NAMES)
    marks = ", ".join("?" * len(_NAMES))
    updates = ", ".join(f"{name} = excluded.{name}" for name in _NAMES)
    db.conn.executemany(
        f"insert into deals (id, {names}) values (?, {marks}) "  # noqa: S608
        f"on conflict (id) do update set {updates}",
        [(state.deal.id, *_row(state.deal)) for state in states],
    )
    db.conn.executemany(
        f"insert into deal_versions (deal_id, known_to, {names}) values (?, ?, {marks})",  # noqa: S608
        [(state.deal.id, until, *_row(deal)) for state in states for until, deal in state.before],
    )


def _insert_children(db: Database, states: Sequence[DealState]) -> None:
    deals = [state.deal for state in states]
    people = {p.person: p.name for deal in deals for p in deal.people}
    db.conn.executemany("insert or ignore into people values (?1, ?1, ?2, 0)", people.items())
    for table, rows_of in CHILD_ROWS.items():
        values = [row for deal in deals for row in rows_of(deal)]
        if values:
            marks = ", ".join("?" * len(values[0]))
            db.conn.executemany(f"insert into {table} values ({marks})", values)  # noqa: S608
