"""`deals`: a page of deals by filters, of today or as of a day. The filters are `deals list`'s."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from deals.model.api_query import DEAL_FIELDS, DealFilters, DealsQuery
from deals.model.codelist import CodeList
from deals.model.codes import DEAL_TYPES, STATUSES
from deals.site.api.choosing import PARTY, Way, plan
from deals.site.api.paging import Cursor, Order, cut, read_cursor
from deals.site.api.sql import Row, organization_id, rows, typed

ORDERS = {
    "amount": Order("amount_usd", "desc"),
    "date": Order("deal_on", "desc"),
    "title": Order("title", "asc"),
    "reports": Order("reports_count", "desc"),
    "conflicts": Order("conflicts_count", "desc"),
}
_CONDITIONS = {
    "target": "target_id = :target",
    "sector": "sector in (select value from json_each(:sectors))",
    "country": "country = upper(:country)",
    "min_usd": "amount_usd >= :min_usd",
    "counted": "counts_in_totals = :counted",
    "since": "deal_on >= :since",
    "until": "deal_on <= :until",
}
# As of a day, the row itself says who was known to take part; whoever was, is a party today.
PARTY_THEN = (
    "id in (select deal_id from deal_parties where organization_id = :investor) and exists "
    "(select 1 from json_each(investors) j join organizations o on o.name = j.value "
    "where o.id = :investor)"
)
# Each sector once, by the next larger one in the index, not by reading all deals.
_SECTORS = """
with recursive each(sector) as (
  select min(sector) from deals union all
  select (select min(sector) from deals where sector > each.sector) from each
  where each.sector is not null
)
select sector from each where sector like '%' || :sector || '%'
"""
_COLUMNS = ", ".join(DEAL_FIELDS)
_SECTORS_BEFORE = (
    "union select distinct sector from deal_versions where sector like '%' || :sector || '%'"
)


def states(as_of: bool) -> list[str]:
    """Selections of deals as rows with an id; as of a day (`:as_of`) also superseded states."""
    if not as_of:
        return [f"select id, {_COLUMNS} from deals"]  # noqa: S608
    return [
        f"select id, {_COLUMNS} from deals where coalesce(known_from, date('now')) <= :as_of",  # noqa: S608
        f"select deal_id as id, {_COLUMNS} from deal_versions "  # noqa: S608
        "where known_from <= :as_of and known_to > :as_of",
    ]


def page(connection: sqlite3.Connection, query: DealsQuery) -> Row:
    """One page. 404 for an investor or target that is no organization here."""
    conditions, values = conditions_of(connection, query)
    order = ORDERS[query.sort]
    after = read_cursor(query.cursor, query.sort)
    found = _read(connection, query, order, after, conditions, values)
    shown, following = cut(found, query.limit, order, query.sort)
    total = _count(connection, query, conditions, values) if query.count else None
    return {
        "deals": [typed(row) for row in _only(shown, query.fields)],
        "next": following,
        "total": total,
        "as_of": query.as_of.isoformat() if query.as_of else None,
    }


def _only(shown: Sequence[Row], fields: tuple[str, ...] | None) -> Sequence[Row]:
    if fields is None:
        return shown
    wanted = dict.fromkeys(("id", *fields))
    return [{name: row[name] for name in wanted} for row in shown]


def conditions_of(
    connection: sqlite3.Connection, query: DealFilters
) -> tuple[dict[str, str], dict[str, Any]]:
    """Filter → its condition on a deal's row, and the values that they bind."""
    values: dict[str, Any] = query.model_dump(mode="json", include=set(DealFilters.model_fields))
    for name in ("investor", "target"):
        if values[name] is not None:
            values[name] = organization_id(connection, values[name], name)
    conditions = {name: text for name, text in _CONDITIONS.items() if values[name] is not None}
    if query.type:
        conditions["type"] = _coded("type", query.type, DEAL_TYPES)
    if query.status:
        conditions["status"] = _coded("status", query.status, STATUSES)
        if query.status == "stalled":  # which some say of a deal, and time of others
            late = "stalls_on <= coalesce(:as_of, date('now'))"
            conditions["status"] = f"({conditions['status']} or {late})"
    if query.sector:
        sql = _SECTORS
        if query.as_of:  # what a deal was in before may be in no deal today
            sql += _SECTORS_BEFORE
        found = connection.execute(sql, values).fetchall()
        values["sectors"] = json.dumps([row[0] for row in found])
    if values["investor"]:
        conditions["investor"] = PARTY_THEN if query.as_of else PARTY
    return conditions, values


def _coded(column: str, code: str, codelist: CodeList) -> str:
    """A condition for a code: a main one is in the column, a finer one in that of details."""
    main = codelist.canonical(code) == code
    return f"{column} = :{column}" if main else f"{column}_detail = :{column}"


def _read(
    connection: sqlite3.Connection,
    query: DealsQuery,
    order: Order,
    after: Cursor | None,
    conditions: Mapping[str, str],
    values: dict[str, Any],
) -> list[Row]:
    """At most one row more than the page holds."""
    found: list[Row] = []
    if query.as_of:
        ways = (Way(list(conditions.values())),) * 2
    else:
        ways = plan(connection, conditions, values, order.column)
    columns = dict.fromkeys(("id", order.column, *(query.fields or DEAL_FIELDS)))
    page = _page_then if query.as_of else _page_now
    bounded = any(text.startswith(f"{order.column} ") for text in conditions.values())
    for segment, bound in order.segments(after):
        missing = query.limit + 1 - len(found)
        empty = segment.startswith(f"{order.column} is null")
        if missing <= 0 or (bounded and empty):
            break
        sql = page(", ".join(columns), segment, order, ways[empty])
        found += rows(connection, sql, values | bound | {"missing": missing})
    return found


def _page_now(columns: str, segment: str, order: Order, way: Way) -> str:
    """First the places of the page's deals, by indexes alone, then their rows."""
    where = " and ".join([segment, *way.conditions])
    sorted_by = f"+{order.sql}" if way.collected else order.sql
    index = f"indexed by {way.along} " if way.along else ""
    return (
        f"with page as (select rowid as place from deals {index}where {where} "  # noqa: S608
        f"order by {sorted_by} limit :missing) "
        f"select {columns} from page cross join deals on deals.rowid = page.place "
        f"order by {order.sql}"
    )


def _page_then(columns: str, segment: str, order: Order, way: Way) -> str:
    where = " and ".join([segment, *way.conditions])
    parts = [
        f"select * from (select {columns} from ({state}) where {where} order by {order.sql} "  # noqa: S608
        "limit :missing)"
        for state in states(True)
    ]
    return f"{' union all '.join(parts)} order by {order.sql} limit :missing"


def _count(
    connection: sqlite3.Connection,
    query: DealsQuery,
    conditions: Mapping[str, str],
    values: dict[str, Any],
) -> int:
    where = f" where {' and '.join(conditions.values())}" if conditions else ""
    together = " union all ".join(states(query.as_of is not None))
    counted = connection.execute(f"select count(*) from ({together}){where}", values)  # noqa: S608
    return int(counted.fetchone()[0])
