"""Which reports a change can touch: those that share a target or a handle, and so on outward."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as stored: id, record as JSON, known-from day (ISO or None), and its deal."""

    id: str
    record: str
    deal: str | None = None
    reviewed: bool = True


def mark_all(db: Database) -> None:
    """Mark every report about a deal for derivation."""
    _fresh(db)
    db.conn.execute("insert into temp.touched select id from reports where about = 'deal'")


def mark(db: Database, reports: Iterable[str]) -> None:
    """Mark the given reports and everything that can become one deal with them; what is set aside
    is marked for the deal that it leaves."""
    _fresh(db)
    db.conn.execute(
        "insert or ignore into temp.touched "
        "select id from reports where about <> 'organization' "
        "and id in (select value from json_each(?))",
        [json.dumps(sorted(reports))],
    )
    before = 0
    while before < (now := _count(db)):
        before = now
        db.conn.execute(
            "insert or ignore into temp.touched select m.report_id from mentions m "
            "where m.role = 'target' and m.organization_id in (select t.organization_id "
            "from mentions t join temp.touched on t.report_id = touched.id where t.role = 'target')"
        )
        _mark_alike(db)
        db.conn.execute(
            "insert or ignore into temp.touched select r.id from reports r where r.handle in "
            "(select h.handle from reports h join temp.touched on h.id = touched.id "
            "where h.handle is not null)"
        )


def _mark_alike(db: Database) -> None:
    """Mark reports whose target's name begins with that of a marked one, or goes on from it, and
    that share a buyer with any marked report: one name may be the other cut short."""
    buyer = "role in ('lead_investor', 'investor', 'other_investor')"
    targets = [
        row[0]
        for row in db.conn.execute(
            "select distinct m.organization_id from mentions m "
            "join temp.touched t on t.id = m.report_id where m.role = 'target'"
        )
    ]
    shorter = {t[:n] for t in targets for n, letter in enumerate(t) if letter == "-"}
    db.conn.execute(
        "insert or ignore into temp.touched select m.report_id from ("  # noqa: S608
        "select report_id from mentions where role = 'target' and organization_id in "
        "(select value from json_each(:shorter)) union all "
        "select l.report_id from json_each(:targets) j join mentions l on l.role = 'target' "
        "and l.organization_id > j.value || '-' and l.organization_id < j.value || '.') m "
        f"where exists (select 1 from mentions b where b.report_id = m.report_id and b.{buyer} "
        f"and b.organization_id in (select o.organization_id from mentions o "
        f"join temp.touched t on t.id = o.report_id where o.{buyer}))",
        {"shorter": json.dumps(sorted(shorter)), "targets": json.dumps(targets)},
    )


def mark_deals(db: Database, deals: Iterable[str]) -> None:
    """Mark, beside what is marked, the reports of the given deals and their neighbourhood."""
    marked = touched_ids(db)
    more = db.conn.execute(
        "select report_id from deal_reports where deal_id in (select value from json_each(?))",
        [json.dumps(sorted(deals))],
    )
    mark(db, marked | {row[0] for row in more})


def touched_ids(db: Database) -> set[str]:
    """Ids of the marked reports."""
    return {row[0] for row in db.conn.execute("select id from temp.touched")}


def touched_reports(db: Database) -> Iterator[StoredReport]:
    """The marked reports, by id, without those that are set aside."""
    for row in db.conn.execute(
        "select r.id, r.record, null, r.reviewed from reports r "
        "join temp.touched on touched.id = r.id where r.about = 'deal' order by r.id"
    ):
        yield StoredReport(row[0], row[1], row[2], bool(row[3]))


def touched_deals(db: Database) -> set[str]:
    """Deals that the marked reports are in now, before they are derived again."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct deal_id from deal_reports join temp.touched on touched.id = report_id"
        )
    }


def _fresh(db: Database) -> None:
    db.conn.execute("drop table if exists temp.touched")
    db.conn.execute("create temp table touched (id text primary key) without rowid")


def _count(db: Database) -> int:
    number: int = db.conn.execute("select count(*) from temp.touched").fetchone()[0]
    return number
