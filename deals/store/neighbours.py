"""Which reports a change can touch: those that share a target or a handle, and so on outward."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlite_utils import Database

from deals.store.batches import json_lists
from deals.store.schema import NOT_ASIDE


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as stored: id, record as JSON, and the names of organizations in it, as JSON: a
    list of [role, name as written, organization id, display name]."""

    id: str
    record: str
    names: str
    reviewed: int = 1  # 0 for what a machine read and nobody looked at


StoredRow = tuple[str, str, str, int]  # the values of a StoredReport, plain for a pipe
_BUYER = "role in ('lead_investor', 'investor', 'other_investor')"
_NAMES = (
    "(select json_group_array(json_array(m.role, m.name, m.organization_id, {shown})) "
    "from mentions m {join}where m.report_id = r.id and m.person_id is null)"
)
NAMES = _NAMES.format(shown="null", join="")
NAMES_SHOWN = _NAMES.format(
    shown="o.name", join="left join organizations o on o.id = m.organization_id "
)


def mark_all(db: Database) -> None:
    """Mark every report about a deal for derivation."""
    _fresh(db)
    db.conn.execute("insert into temp.touched select id from reports where about = 'deal'")


def mark(db: Database, reports: Iterable[str]) -> None:
    """Mark the given reports and everything that can become one deal with them; what is set aside
    is marked for the deal that it leaves."""
    _fresh(db)
    db.conn.executemany(
        "insert or ignore into temp.touched "
        "select id from reports where about in ('deal', 'set_aside') "
        "and id in (select value from json_each(?))",
        ((listed,) for listed in json_lists(reports)),
    )
    if count_touched(db) == _count_all(db):
        return  # no neighbour is left to look for
    before = 0
    while before < (now := count_touched(db)):
        before = now
        db.conn.execute("analyze temp.touched")  # few rows: joins are to start from them
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
        f"where exists (select 1 from mentions b where b.report_id = m.report_id and b.{_BUYER} "
        # the plus: a report's few buyers are looked at, not the reports of all marked buyers
        f"and +b.organization_id in (select o.organization_id from mentions o "
        f"join temp.touched t on t.id = o.report_id where o.{_BUYER}))",
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


def touched_handles(db: Database) -> Iterator[tuple[str, str]]:
    """(target's organization id, handle) of the marked reports that have a handle."""
    if db.conn.execute("select 1 from reports where handle is not null limit 1").fetchone() is None:
        return
    yield from db.conn.execute(
        "select distinct m.organization_id, r.handle from temp.touched "
        "join reports r on r.id = touched.id "
        "join mentions m on m.report_id = r.id and m.role = 'target' "
        "where r.handle is not null and r.about = 'deal'"
    )


def touched_buyers(db: Database) -> Iterator[tuple[str, str]]:
    """(target's organization id, buyer's) of the marked reports."""
    yield from db.conn.execute(
        "select distinct m.organization_id, b.organization_id from temp.touched "  # noqa: S608
        "join mentions m on m.report_id = touched.id and m.role = 'target' "
        f"join mentions b on b.report_id = touched.id and b.{_BUYER} where {NOT_ASIDE}"
    )


def targets_of(db: Database, reports: Iterable[str]) -> dict[str, str]:
    """Report id → organization id of the target, for those of the reports that are marked."""
    return dict(
        db.conn.execute(
            "select m.report_id, m.organization_id from mentions m "
            "join temp.touched on touched.id = m.report_id "
            "join reports r on r.id = m.report_id and r.about = 'deal' where m.role = 'target' "
            "and m.report_id in (select value from json_each(?))",
            [json.dumps(sorted(reports))],
        )
    )


def put_blocks(db: Database, block_of: Callable[[str], str]) -> None:
    """Note the block of every marked report; `block_of` gives that of a target."""
    db.conn.execute("drop table if exists temp.blocks")
    db.conn.execute(
        "create temp table blocks (block text, report_id text, primary key (block, report_id)) "
        "without rowid"
    )
    rows = db.conn.execute(
        "select m.organization_id, m.report_id from temp.touched "  # noqa: S608
        f"join mentions m on m.report_id = touched.id and m.role = 'target' where {NOT_ASIDE}"
    )
    db.conn.executemany(
        "insert into temp.blocks values (?, ?)", ((block_of(target), key) for target, key in rows)
    )


def blocks(db: Database) -> Iterator[list[StoredRow]]:
    """The marked reports by block and id, one block in memory at a time."""
    rows = db.conn.execute(
        f"select b.block, r.id, r.record, {NAMES}, r.reviewed from temp.blocks b "  # noqa: S608
        "cross join reports r on r.id = b.report_id order by b.block, b.report_id"
    )
    for _, group in groupby(rows, key=lambda row: row[0]):
        yield [row[1:] for row in group]


def touched_deals(db: Database) -> set[str]:
    """Deals that the marked reports are in now, before they are derived again."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct deal_id from deal_reports join temp.touched on touched.id = report_id"
        )
    }


def _count_all(db: Database) -> int:
    number: int = db.conn.execute(
        "select count(*) from reports where about in ('deal', 'set_aside')"
    ).fetchone()[0]
    return number


def _fresh(db: Database) -> None:
    db.conn.execute("drop table if exists temp.touched")
    db.conn.execute("create temp table touched (id text primary key) without rowid")


def count_touched(db: Database) -> int:
    """How many reports are marked."""
    number: int = db.conn.execute("select count(*) from temp.touched").fetchone()[0]
    return number
