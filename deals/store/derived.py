"""Layer 3: writing what was derived. Every row here can be made anew from layers 1 and 2."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlite_utils import Database

from deals.store.deal_columns import DEAL_COLUMNS
from deals.store.deal_rows import DealRows
from deals.store.neighbours import NAMES_SHOWN, StoredRow
from deals.store.schema import DERIVED_TABLES, SEARCH_TABLES

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
)
_NAMES = ", ".join(DEAL_COLUMNS)
_MARKS = ", ".join("?" * len(DEAL_COLUMNS))
_UPDATES = ", ".join(f"{name} = excluded.{name}" for name in DEAL_COLUMNS)


GroupKey = tuple[str | None, str, str, str, str]  # handle, name, day and id of the first, least id


def begin_grouping(db: Database) -> None:
    """Make room for the groups of reports; their ids are known only when all are."""
    for table in ("grouped", "named"):
        db.conn.execute(f"drop table if exists temp.{table}")
    db.conn.execute("create temp table grouped (report_id text, place integer, reason text)")
    db.conn.execute(
        "create temp table named (place integer primary key, handle text, deal_id text, day text, "
        "first_id text, least text)"
    )


def put_groups(
    db: Database,
    keys: Iterable[tuple[int, str | None, str, str, str, str]],
    members: Iterable[tuple[str, int, str]],
) -> None:
    """Keep groups, (place, then its GroupKey), and their reports, (report id, place of its group,
    reason for being in it)."""
    db.conn.executemany("insert into temp.named values (?, ?, ?, ?, ?, ?)", keys)
    db.conn.executemany("insert into temp.grouped values (?, ?, ?)", members)


def same_named(db: Database) -> list[tuple[int, GroupKey]]:
    """The groups whose name another one has too, by place."""
    rows = db.conn.execute(
        "select place, handle, deal_id, day, first_id, least from temp.named where deal_id in "
        "(select deal_id from temp.named group by deal_id having count(*) > 1) order by place"
    )
    return [(place, key) for place, *key in rows]


def rename_groups(db: Database, names: Iterable[tuple[str, int]]) -> None:
    """Give groups another name: (name, place)."""
    db.conn.executemany("update temp.named set deal_id = ? where place = ?", names)


def group_names(db: Database, first: int, number: int) -> list[str]:
    """The names of `number` groups from a place on."""
    rows = db.conn.execute(
        "select deal_id from temp.named where place >= ? and place < ? order by place",
        [first, first + number],
    )
    return [row[0] for row in rows]


def assign(db: Database) -> None:
    """Give the reports their groups' names as deal ids, for `assigned_reports`."""
    db.conn.execute("drop table if exists temp.assigned")
    db.conn.execute(
        "create temp table assigned (report_id text primary key, deal_id text, reason text)"
    )
    db.conn.execute(
        "insert into temp.assigned select report_id, deal_id, reason from temp.grouped "
        "join temp.named using (place) order by report_id"
    )
    db.conn.execute("create index temp.assigned_deal on assigned (deal_id, report_id)")
    db.conn.execute("analyze temp.assigned")  # few rows: joins are to start from them
    db.conn.execute("drop table temp.grouped")
    db.conn.execute("drop table temp.named")


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


def leave_unchanged(db: Database, dirty: Iterable[str]) -> None:
    """Take deals out of the assignment, and their reports out of the marks, that come out as they
    are stored: of the same reports for the same reasons, none of them among the `dirty` ones."""
    for table in ("dirty", "unchanged"):
        db.conn.execute(f"drop table if exists temp.{table}")
    db.conn.execute("create temp table dirty (id text primary key) without rowid")
    db.conn.executemany("insert or ignore into temp.dirty values (?)", ((key,) for key in dirty))
    db.conn.execute(
        "create temp table unchanged as select a.deal_id from temp.assigned a "
        "left join deal_reports d on d.report_id = a.report_id group by a.deal_id "
        "having min(d.deal_id is a.deal_id and d.reason is a.reason "
        "and a.report_id not in (select id from temp.dirty)) "
        "and count(*) = (select count(*) from deal_reports x where x.deal_id = a.deal_id)"
    )
    unchanged = "(select deal_id from temp.unchanged)"
    db.conn.execute(
        "delete from temp.touched where id in "  # noqa: S608
        f"(select report_id from temp.assigned where deal_id in {unchanged})"
    )
    db.conn.execute(f"delete from temp.assigned where deal_id in {unchanged}")  # noqa: S608


# A report with the reason for being in its deal.
AssignedRow = tuple[str, *StoredRow]


def assigned_reports(db: Database) -> Iterator[tuple[str, list[AssignedRow]]]:
    """(deal id, its reports) for every assigned deal, one deal in memory at a time."""
    rows = db.conn.execute(
        f"select a.deal_id, a.reason, r.id, r.record, {NAMES_SHOWN}, r.reviewed "  # noqa: S608
        "from temp.assigned a cross join reports r on r.id = a.report_id "
        "order by a.deal_id, a.report_id"
    )
    for deal_id, group in groupby(rows, key=lambda row: row[0]):
        yield deal_id, [row[1:] for row in group]


def replace_deals(db: Database, old: set[str], parts: Iterable[DealRows]) -> set[str]:
    """Write deals with all that hangs on them; deals of `old` that are not among them go. What
    hung on the old ones is gone already (`remove_children`), and no other deal has their ids.

    Returns the ids written. The caller's transaction makes it one change.
    """
    written: set[str] = set()
    for rows in parts:
        written.update(rows.ids)
        _insert(db, rows)
    gone = [(deal_id,) for deal_id in old - written]
    db.conn.executemany(
        "delete from deals_fts where rowid = (select rowid from deals where id = ?)", gone
    )
    db.conn.executemany("delete from deals where id = ?", gone)
    return written


def put_candidates(db: Database, pairs: Iterable[tuple[str, str, float, str]]) -> None:
    """Keep the pairs of deals that may be one: (id, id, score, reasons in words)."""
    db.conn.executemany("insert into candidate_pairs values (?, ?, ?, ?)", pairs)


def remove_candidates(db: Database, ids: Iterable[str]) -> None:
    """Remove the pairs that any of the deals is in, before they are found anew."""
    rows = [(deal_id,) for deal_id in ids]
    for side in ("deal_id", "other_id"):
        db.conn.executemany(f"delete from candidate_pairs where {side} = ?", rows)  # noqa: S608


def deal_ids(db: Database) -> set[str]:
    """The ids of all deals."""
    return {row[0] for row in db.conn.execute("select id from deals")}


def count_deals(db: Database) -> int:
    """How many deals there are."""
    number: int = db.conn.execute("select count(*) from deals").fetchone()[0]
    return number


def clear(db: Database) -> None:
    """Empty layer 3 and the search tables, for a rebuild."""
    for table in (*reversed(DERIVED_TABLES), *SEARCH_TABLES):
        db.conn.execute(f"delete from {table}")  # noqa: S608  (names from our own list)


def remove_children(db: Database, ids: set[str]) -> None:
    """Remove all that hangs on the deals, before they are written anew."""
    rows = [(deal_id,) for deal_id in ids]
    for table in CHILDREN:
        db.conn.executemany(f"delete from {table} where deal_id = ?", rows)  # noqa: S608


def _insert(db: Database, rows: DealRows) -> None:
    db.conn.executemany(
        f"insert into deals (id, {_NAMES}) values (?, {_MARKS}) "  # noqa: S608
        f"on conflict (id) do update set {_UPDATES}",
        rows.deals,
    )
    db.conn.executemany(
        f"insert into deal_versions (deal_id, known_to, {_NAMES}) values (?, ?, {_MARKS})",  # noqa: S608
        rows.versions,
    )
    db.conn.executemany("insert into deal_version_parts values (?, ?, ?)", rows.parts)
    db.conn.executemany("insert or ignore into people values (?1, ?1, ?2, 0)", rows.people.items())
    for table, values in rows.children.items():
        marks = ", ".join("?" * len(values[0]))
        db.conn.executemany(f"insert into {table} values ({marks})", values)  # noqa: S608
    db.conn.executemany("insert into deal_reports values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.reports)
