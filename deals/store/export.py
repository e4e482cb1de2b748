"""Reading whole tables out of the database, or the part that belongs to chosen deals."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from deals.model.former import FormerId, Takedown
from deals.model.judgement import Judgement
from deals.model.table import Column, Table, kind_of
from deals.store import queries
from deals.store.deal_columns import DEAL_COLUMNS
from deals.store.evidence import content_id
from deals.store.judgements import all_judgements
from deals.store.queries import Filters
from deals.store.schema import SEARCH_TABLES

_IDS = "(select id from temp.chosen)"
_REPORTS = "(select id from temp.chosen_reports)"
_DEAL = f"deal_id in {_IDS}"
_REPORT = f"report_id in {_REPORTS}"
_NAMED = f"(select organization_id from deal_parties where {_DEAL})"  # noqa: S608
_PARENTS = f"(select parent_id from organizations where id in {_NAMED})"  # noqa: S608
_PEOPLE = f"(select person_id from deal_people where {_DEAL})"  # noqa: S608
_SOURCES = f"(select source_id from reports where id in {_REPORTS})"  # noqa: S608
# Tables whose rows do not belong to a deal by a column of that name, and what keeps a row.
_KEEP: Mapping[str, str] = {
    "deals": f"id in {_IDS}",
    "candidate_pairs": f"{_DEAL} and other_id in {_IDS}",
    "organizations": f"id in {_NAMED} or id in {_PARENTS}",
    "candidate_organizations": f"organization_id in {_NAMED} and other_id in {_NAMED}",
    "people": f"id in {_PEOPLE}",
    "reports": f"id in {_REPORTS}",
    "sources": f"id in {_SOURCES}",
    "mentions": _REPORT,
    "redactions": f"source_id in {_SOURCES}",
    # Judgements that name no report are about names; whom they concern is not known beforehand.
    "judgements": "reports = '[]' or exists (select 1 from json_each(reports) j "
    "join temp.chosen_reports c on c.id = j.value)",
    "deal_ids": _REPORT,
    "code_lists": "true",
    "publishers": "true",
}
_OF_A_DAY = ("deals", "reports", "sources", "mentions", "code_lists", "publishers")
# Texts are kept for quoting, not for handing on.
_LEFT_OUT = ("_sqlite_migrations", "stated_names", "texts")


def choose(db: Database, filters: Filters | None) -> int:
    """Note which deals and reports are wanted, for all that follows; returns the number of deals.

    None takes all. As of a day, only reports that were public by then are wanted. Records of
    organizations come with the deals whose parties they describe.
    """
    db.conn.execute("create temp table chosen (id text primary key) without rowid")
    db.conn.execute("create temp table chosen_reports (id text primary key) without rowid")
    if filters is None:
        db.conn.execute("insert into temp.chosen select id from deals")
        db.conn.execute("insert into temp.chosen_reports select id from reports")
    else:
        queries.choose(db, filters, "temp.chosen")
        db.conn.execute(
            f"insert into temp.chosen_reports select report_id from deal_reports where {_DEAL} "  # noqa: S608
            "and (:as_of is null or coalesce(known_from, date('now')) <= :as_of)",
            {"as_of": filters.as_of},
        )
        db.conn.execute(
            "insert or ignore into temp.chosen_reports select report_id from mentions "  # noqa: S608
            f"where role = 'organization' and organization_id in {_NAMED}"
        )
    number: int = db.conn.execute("select count(*) from temp.chosen").fetchone()[0]
    return number


def table_names(db: Database, as_of: str | None) -> list[str]:
    """Tables to write. As of a day these are the deals as they were known, and their evidence;
    the other derived tables are of today."""
    names = [
        row[0]
        for row in db.conn.execute(
            "select name from sqlite_master where type = 'table' and sql not like '%virtual%' "
            "order by rowid"
        )
        if row[0] not in _LEFT_OUT
        and not row[0].startswith(("sqlite_", *(f"{table}_" for table in SEARCH_TABLES)))
    ]
    return [name for name in names if as_of is None or name in _OF_A_DAY]


def read_table(
    db: Database, name: str, filters: Filters | None, described: Mapping[str, Any]
) -> Table:
    """A table as a stream of its chosen rows; `described` is what metadata.yml says of it."""
    words = described.get("columns", {})
    found = db.conn.execute(f"pragma table_info([{name}])").fetchall()
    columns = [
        Column(row[1], kind_of(row[1], row[2]), words.get(row[1], ""), bool(row[3] or row[5]))
        for row in found
    ]
    return Table(
        name,
        columns,
        _rows(db, name, filters),
        described.get("title", name),
        described.get("description", "").strip(),
        [row[1] for row in sorted(found, key=lambda row: row[5]) if row[5]],
        [
            (row[3], row[2], row[4] or "id")
            for row in db.conn.execute(f"pragma foreign_key_list([{name}])")
        ],
    )


def _rows(db: Database, name: str, filters: Filters | None) -> Iterator[tuple[Any, ...]]:
    if name == "deals" and filters is not None and filters.as_of:
        source = queries.states(filters.as_of)
        columns = ", ".join(["id", *DEAL_COLUMNS])
        sql = f"select {columns} from ({source}) where {_KEEP[name]} order by id"  # noqa: S608
        return iter(db.conn.execute(sql, {"as_of": filters.as_of}))
    names = {row[1] for row in db.conn.execute(f"pragma table_info([{name}])")}
    keep = _KEEP.get(name) or (_DEAL if "deal_id" in names else _by_organization(names))
    condition = "true" if filters is None else keep
    order = " order by rowid" if _has_rowid(db, name) else ""
    return iter(db.conn.execute(f"select * from [{name}] where {condition}{order}"))  # noqa: S608


def _by_organization(names: set[str]) -> str:
    return f"organization_id in {_NAMED}" if "organization_id" in names else "true"


def _has_rowid(db: Database, name: str) -> bool:
    sql = db.conn.execute("select sql from sqlite_master where name = ?", [name]).fetchone()[0]
    return "without rowid" not in sql


def records(db: Database, whole: bool) -> Iterator[str]:
    """The chosen records of organizations and deals as stored JSON: organizations first, then
    deals in the order in which they came. What a person set aside comes with the whole only."""
    aside = "" if whole else "and about <> 'set_aside' "
    for row in db.conn.execute(
        "select record from reports where id in (select id from temp.chosen_reports) "  # noqa: S608
        f"{aside}"
        "order by about <> 'organization', ingest_id, line, id"
    ):
        yield row[0]


def judgements(db: Database, whole: bool) -> Iterator[Judgement]:
    """Judgements about chosen reports; all of them when the database is wanted whole."""
    chosen = {row[0] for row in db.conn.execute("select id from temp.chosen_reports")}
    for judgement in all_judgements(db):
        if whole or not judgement.reports or chosen.intersection(judgement.reports):
            yield judgement


def former_ids(db: Database) -> Iterator[FormerId]:
    """Ids that no deal has any more but that lead to one."""
    for row in db.conn.execute(
        "select id, report_id from deal_ids where id not in (select id from deals) "
        "and report_id in (select id from temp.chosen_reports) order by id"
    ):
        yield FormerId(former_id=row[0], report=row[1])


def takedowns(db: Database, whole: bool) -> Iterator[Takedown]:
    """What was taken down, of all sources or of those of chosen reports; with the ids that their
    reports have kept, which their contents give no more."""
    condition = "true" if whole else _KEEP["redactions"]
    for row in db.conn.execute(
        "select r.source_id, s.url, s.file_hash, r.made_at, r.author, r.reason, r.texts_count, "  # noqa: S608
        "r.reports_count from redactions r join sources s on s.id = r.source_id "
        f"where {condition} order by r.id"
    ).fetchall():
        left = db.conn.execute("select id, record from reports where source_id = ?", [row[0]])
        names = ("taken_down", "url", "file_hash", "at", "author", "reason", "texts", "reports")
        ids = {content_id(record): key for key, record in left}
        yield Takedown.model_validate(dict(zip(names, row, strict=True)) | {"ids": ids})


def copy_to(db: Database, path: Path) -> None:
    """A consistent copy of the whole file. (VACUUM would renumber the rows that searches use.)"""
    target = sqlite3.connect(path)
    try:
        db.conn.backup(target)
    finally:
        target.close()


def forget_texts(db: Database) -> None:
    """Take the texts of articles out of a copy, and their bytes with them; quotes stay."""
    db.conn.execute("pragma secure_delete = on")
    db.conn.execute("update texts set text = null")
    db.conn.commit()


def keep_chosen(db: Database) -> None:
    """Remove all evidence and judgements but the chosen ones; layer 3 must be made anew then."""
    db.conn.execute(f"delete from judgements where not ({_KEEP['judgements']})")  # noqa: S608
    db.conn.execute(f"delete from deal_ids where not ({_KEEP['deal_ids']})")  # noqa: S608
    db.conn.execute(f"delete from mentions where not ({_REPORT})")  # noqa: S608
    db.conn.execute("delete from reports where id not in (select id from temp.chosen_reports)")
    for table in ("texts", "redactions"):
        db.conn.execute(f"delete from {table} where source_id not in {_SOURCES}")  # noqa: S608
    db.conn.execute("delete from sources where id not in (select source_id from reports)")
