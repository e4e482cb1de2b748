"""`deals`: a page of deals by filters, of today or as of a day. The filters are `deals list`'s."""

import sqlite3
from typing import Any

from deals.model.api_query import DEAL_FIELDS, DealFilters, DealsQuery
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
    "type": "(type = :type or type_detail = :type)",
    "status": "(status = :status or status_detail = :status)",
    "target": "target_id = :target",
    "sector": "sector like '%' || :sector || '%'",
    "country": "country = upper(:country)",
    "min_usd": "amount_usd >= :min_usd",
    "counted": "counts_in_totals = :counted",
    "since": "deal_on >= :since",
    "until": "deal_on <= :until",
}
_PARTY = (
    "id in (select deal_id from deal_parties where organization_id = :investor "
    "and role in ('lead_investor', 'investor', 'other_investor'))"
)
# As of a day, the row itself says who was known to take part; whoever was, is a party today.
PARTY_THEN = (
    "id in (select deal_id from deal_parties where organization_id = :investor) and exists "
    "(select 1 from json_each(investors) j join organizations o on o.name = j.value "
    "where o.id = :investor)"
)
_COLUMNS = ", ".join(DEAL_FIELDS)


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
    wanted = ("id", *(f for f in query.fields if f != "id")) if query.fields else None
    return {
        "deals": [typed({name: row[name] for name in wanted or row}) for row in shown],
        "next": following,
        "total": total,
        "as_of": query.as_of.isoformat() if query.as_of else None,
    }


def conditions_of(
    connection: sqlite3.Connection, query: DealFilters
) -> tuple[list[str], dict[str, Any]]:
    """Conditions on a deal's row and the values that they bind."""
    values: dict[str, Any] = query.model_dump(mode="json", include=set(DealFilters.model_fields))
    for name in ("investor", "target"):
        if values[name] is not None:
            values[name] = organization_id(connection, values[name], name)
    conditions = [text for name, text in _CONDITIONS.items() if values[name] is not None]
    if values["investor"]:
        conditions.append(PARTY_THEN if query.as_of else _PARTY)
    return conditions, values


def _read(
    connection: sqlite3.Connection,
    query: DealsQuery,
    order: Order,
    after: Cursor | None,
    conditions: list[str],
    values: dict[str, Any],
) -> list[Row]:
    """At most one row more than the page holds, each selection read in the order of an index."""
    found: list[Row] = []
    for segment, bound in order.segments(after):
        missing = query.limit + 1 - len(found)
        if missing <= 0:
            break
        where = " and ".join([segment, *conditions])
        parts = [
            f"select * from (select * from ({state}) where {where} order by {order.sql} "  # noqa: S608
            "limit :missing)"
            for state in states(query.as_of is not None)
        ]
        sql = f"{' union all '.join(parts)} order by {order.sql} limit :missing"
        found += rows(connection, sql, values | bound | {"missing": missing})
    return found


def _count(
    connection: sqlite3.Connection, query: DealsQuery, conditions: list[str], values: dict[str, Any]
) -> int:
    where = f" where {' and '.join(conditions)}" if conditions else ""
    together = " union all ".join(states(query.as_of is not None))
    counted = connection.execute(f"select count(*) from ({together}){where}", values)  # noqa: S608
    return int(counted.fetchone()[0])
