"""Reading the database for the command line: every value bound, every name from our own lists."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlite_utils import Database

from deals.store.deal_columns import DEAL_COLUMNS
from deals.store.neighbours import NAMES_SHOWN, StoredReport

SORTS: Mapping[str, str] = {
    "amount": "amount_usd desc nulls last, id",
    "date": "deal_on desc nulls last, id",
    "title": "title, id",
    "reports": "reports_count desc, id",
    "conflicts": "conflicts_count desc, id",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to list. Codes and ids are exact; `as_of` is an ISO day."""

    type: str | None = None
    status: str | None = None
    investor: str | None = None
    target: str | None = None
    sector: str | None = None
    country: str | None = None
    min_usd: float | None = None
    counted: bool | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    sort: str = "amount"
    limit: int = 50


# A filter and its condition on a deal's row; `:name` is the filter's value.
_CONDITIONS = {
    "type": "(type = :type or type_detail = :type)",
    "status": "(status = :status or status_detail = :status or (:status = 'stalled' "
    "and stalls_on <= coalesce(:as_of, date('now'))))",
    "target": "target_id = :target",
    "sector": "sector like '%' || :sector || '%'",
    "country": "country = upper(:country)",
    "min_usd": "amount_usd >= :min_usd",
    "counted": "counts_in_totals = :counted",
    "since": "deal_on >= :since",
    "until": "deal_on <= :until",
}
_PARTY_OF = (
    "id in (select deal_id from deal_parties where organization_id = :investor "
    "and role in ('lead_investor', 'investor', 'other_investor'))"
)
# As of a day, the row itself says who was known to take part, by display name; whoever did is a
# party today too, which an index finds.
_PARTY_THEN = (
    f"{_PARTY_OF} and exists (select 1 from json_each(investors) j "  # noqa: S608
    "join organizations o on o.name = j.value "
    "where o.id = :investor)"
)
# Counted in an index, since some investors have thousands of deals.
_RANK = """
select (select count(*) + 1 from deal_parties b
        where b.organization_id = :investor and b.agreed_usd > p.agreed_usd),
       (select count(*) from deal_parties b
        where b.organization_id = :investor and b.agreed_usd is not null)
from deal_parties p where p.deal_id = :deal and +p.organization_id = :investor
and +p.agreed_usd is not null
"""


def list_deals(db: Database, filters: Filters) -> list[dict[str, Any]]:
    """Rows of deals as they are, or as they were known on a day, filtered and sorted."""
    sql, values = _matching(filters)
    return [_unpacked(row) for row in _rows(db, f"{sql} limit :limit", values)]


def each_deal(db: Database, filters: Filters) -> Iterator[dict[str, Any]]:
    """All rows that `list_deals` would give without its limit, one in memory at a time."""
    sql, values = _matching(filters)
    for row in _rows(db, sql, values):
        yield _unpacked(row)


def each_row(db: Database, sql: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Rows of somebody's own query, one in memory at a time."""
    yield from _rows(db, sql, values)


def choose(db: Database, filters: Filters, table: str) -> None:
    """Put the ids of all deals that match into a temporary table; `limit` does not hold."""
    sql, values = _matching(filters)
    db.conn.execute(f"insert into {table} select id from ({sql})", values)  # noqa: S608


def _matching(filters: Filters) -> tuple[str, dict[str, Any]]:
    values = {f.name: getattr(filters, f.name) for f in fields(filters)}
    conditions = [text for name, text in _CONDITIONS.items() if values[name] is not None]
    if filters.investor:
        conditions.append(_PARTY_THEN if filters.as_of else _PARTY_OF)
    where = f"where {' and '.join(conditions)} " if conditions else ""
    return (
        f"select * from ({states(filters.as_of)}) {where}order by {SORTS[filters.sort]}",  # noqa: S608
        values,
    )


def states(as_of: str | None) -> str:
    """Rows of deals today, or as known on a day; what no report dates counts as known today."""
    columns = ", ".join(DEAL_COLUMNS)
    if as_of is None:
        return f"select id, {columns} from deals"  # noqa: S608
    return (
        f"select id, {columns} from deals where coalesce(known_from, date('now')) <= :as_of "  # noqa: S608
        f"union all select deal_id as id, {columns} from deal_versions "
        "where known_from <= :as_of and known_to > :as_of"
    )


def _unpacked(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name: json.loads(row[name]) for name in ("investors", "payment", "conditions")}


def _rows(db: Database, sql: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    cursor = db.conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def rank_of(db: Database, deal_id: str, investor: str, as_of: str | None) -> tuple[int, int] | None:
    """(rank, number) of a deal among an investor's announced or completed deals by dollars, as of
    a day; None when it is not among them."""
    if as_of is None:
        row = db.conn.execute(_RANK, {"deal": deal_id, "investor": investor}).fetchone()
        return (row[0], row[1]) if row else None
    row = db.conn.execute(
        "select rank, number from (select id, rank() over (order by amount_usd desc) as rank, "  # noqa: S608
        f"count(*) over () as number from ({states(as_of)}) where {_PARTY_THEN} "
        "and +status in ('announced', 'completed') and +amount_usd is not null) where id = :deal",
        {"deal": deal_id, "investor": investor, "as_of": as_of},
    ).fetchone()
    return (row[0], row[1]) if row else None


def state_since(db: Database, deal_id: str, as_of: str | None) -> str | None:
    """The day since which the deal's state, of today or of a day, was publicly known."""
    row = db.conn.execute(
        "select known_from from deals where id = :id and (:as_of is null or "  # the last state
        "known_from <= :as_of) union all select known_from from deal_versions "
        "where deal_id = :id and known_from <= :as_of and known_to > :as_of limit 1",
        {"id": deal_id, "as_of": as_of},
    ).fetchone()
    return row[0] if row else None


def deal_reports(db: Database, deal_id: str) -> list[StoredReport]:
    """The stored reports of a deal, by id; empty when there is no such deal."""
    return [
        StoredReport(*row)
        for row in db.conn.execute(
            f"select r.id, r.record, {NAMES_SHOWN}, r.reviewed from deal_reports d "  # noqa: S608
            "join reports r on r.id = d.report_id where d.deal_id = ? order by r.id",
            [deal_id],
        )
    ]


def extractors(db: Database, deal_id: str) -> dict[str, tuple[str, str]]:
    """Report of a deal → name and version of the program that read it, for those that one did."""
    rows = db.conn.execute(
        "select r.id, r.extractor, r.extractor_version from deal_reports d "
        "join reports r on r.id = d.report_id where d.deal_id = ? and r.extractor is not null",
        [deal_id],
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def report_places(db: Database, deal_id: str | None) -> Iterator[dict[str, Any]]:
    """Which report, from which file and line, went into which deal, and why."""
    rows = _rows(
        db,
        "select r.id as report, r.line, i.file, d.deal_id as deal, d.reason, s.url as source_url, "
        "s.publisher, r.status, d.known_from, r.doubts, r.extractor, r.reviewed "
        "from deal_reports d join reports r on r.id = d.report_id "
        "join sources s on s.id = r.source_id left join ingests i on i.id = r.ingest_id "
        "where :deal is null or d.deal_id = :deal order by r.ingest_id, r.line, r.id",
        {"deal": deal_id},
    )
    for row in rows:
        yield row | {"doubts": json.loads(row["doubts"])}


def organization_id(db: Database, name: str, key: str) -> str | None:
    """Id of the organization with this id, key or name."""
    row = db.conn.execute(
        "select id from organizations where id = ? union all "
        "select organization_id from organization_names where key = ? limit 1",
        [name, key],
    ).fetchone()
    return row[0] if row else None


def organization_name(db: Database, organization_id: str) -> str:
    """Display name of an organization that is in the database."""
    row = db.conn.execute("select name from organizations where id = ?", [organization_id])
    return str(row.fetchone()[0])


def deal_ids(db: Database) -> Iterable[str]:
    """All deal ids."""
    return (row[0] for row in db.conn.execute("select id from deals order by id"))


_SEARCHES = (
    ("deal", "deals_fts", "deal_id", "title"),
    ("organization", "organizations_fts", "organization_id", "name"),
    ("person", "people_fts", "person_id", "name"),
)


def search(db: Database, words: str, limit: int) -> list[dict[str, Any]]:
    """Deals, organizations and people that contain all the words; the last may be cut short."""
    terms = ['"' + word.replace('"', '""') + '"' for word in words.split()]
    if not terms:
        return []
    found = []
    for kind, table, key, title in _SEARCHES:
        found += list(
            _rows(
                db,
                f"select '{kind}' as kind, {key} as id, {title} as title from {table} "  # noqa: S608
                f"where {table} match :words order by rank limit :limit",
                {"words": " ".join(terms) + "*", "limit": limit},
            )
        )
    return found


def stats(db: Database) -> dict[str, Any]:
    """Counts of every layer and the totals in USD, counted and not."""
    tables = ("sources", "reports", "judgements", "deals", "organizations", "people", "conflicts")
    counts = {
        table: db.conn.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608
        for table in tables
    }
    counts["reports"] = db.conn.execute(
        "select count(*) from reports where about = 'deal'"
    ).fetchone()[0]
    (totals,) = _rows(
        db,
        "select coalesce(sum(amount_usd) filter (where counts_in_totals), 0) as counted_usd, "
        "coalesce(sum(amount_usd) filter (where not counts_in_totals), 0) as not_counted_usd, "
        "count(*) filter (where counts_in_totals) as counted_deals from deals",
        {},
    )
    groups = {}
    for column in ("type", "status", "year"):
        groups[f"by_{column}"] = list(
            _rows(
                db,
                f"select {column}, count(*) as deals, coalesce(sum(amount_usd) "  # noqa: S608
                f"filter (where counts_in_totals), 0) as counted_usd from deals group by {column} "
                f"order by {'year' if column == 'year' else 'deals desc'}",
                {},
            )
        )
    return {"counts": counts, "totals": totals, **groups}
