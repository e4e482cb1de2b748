"""Organizations, people, sources and search: documents read from the stored rows."""

import json
import sqlite3
from typing import Any

from deals.model.api import OrganizationRow
from deals.model.api_query import NoQuery, OrganizationsQuery, SearchQuery
from deals.site.api.paging import Order, cut, read_cursor
from deals.site.api.problems import ApiProblem
from deals.site.api.sql import Row, near_titles, rows, typed
from deals.site.search import fts_query

_ORGANIZATION = ", ".join(OrganizationRow.model_fields)
_ORDER = Order("deals_count", "desc")
_MOST_DEALS, _MOST_TIES = 200, 50
_BRIEF = (
    "d.id as deal, d.title, {role} as role, d.type, d.status, d.amount, d.currency, "
    "d.amount_qualifier, d.amount_text, d.amount_usd, d.deal_on"
)
_INVESTS = "role in ('lead_investor', 'investor', 'other_investor')"


def organizations(connection: sqlite3.Connection, query: OrganizationsQuery) -> Row:
    """A page of organizations, those in the most deals first."""
    conditions = []
    if query.name:
        conditions.append(
            "id in (select organization_id from organizations_fts "
            "where organizations_fts match :words)"
        )
    if query.kind:
        conditions.append("kind = :kind")
    if query.country:
        conditions.append("country = upper(:country)")
    values: dict[str, Any] = query.model_dump() | {"words": fts_query(query.name)}
    found: list[Row] = []
    for segment, bound in _ORDER.segments(read_cursor(query.cursor, "organizations")):
        missing = query.limit + 1 - len(found)
        if missing > 0:
            where = " and ".join([segment, *conditions])
            found += rows(
                connection,
                f"select {_ORGANIZATION} from organizations where {where} "  # noqa: S608
                f"order by {_ORDER.sql} limit :missing",
                values | bound | {"missing": missing},
            )
    shown, following = cut(found, query.limit, _ORDER, "organizations")
    return {"organizations": list(shown), "next": following}


def organization(connection: sqlite3.Connection, key: str, query: NoQuery) -> Row:
    """An organization with its names, ties and deals; 404 for an unknown id."""
    values = {"id": key}
    found = rows(
        connection,
        f"select {_ORGANIZATION} from organizations where id = :id",  # noqa: S608
        values,
    )
    if not found:
        near = near_titles(connection, "organizations_fts", "organization_id",
                           key.replace("-", " "))  # fmt: skip
        hint = f"Did you mean {', '.join(near)}?" if near else "Look with /api/v1/search?q="
        raise ApiProblem(404, f"{key[:120]}: no such organization", hint=hint)
    parents = rows(connection, "select id, name from organizations where id = :id",
                   {"id": found[0]["parent_id"]})  # fmt: skip
    return {
        "organization": found[0],
        "names": rows(
            connection,
            "select name, kind, mentions_count as mentions from organization_names "
            "where organization_id = :id order by mentions_count desc, name",
            values,
        ),
        "parent": parents[0] if parents else None,
        "children": rows(
            connection,
            "select id, name from organizations where parent_id = :id order by name",
            values,
        ),
        "deals": rows(
            connection,
            f"select {_BRIEF.format(role='p.role')} from deal_parties p "  # noqa: S608
            "join deals d on d.id = p.deal_id where p.organization_id = :id "
            f"order by d.deal_on desc nulls last, d.id limit {_MOST_DEALS}",
            values,
        ),
        "co_investors": rows(
            connection,
            "select o.id, o.name, count(distinct a.deal_id) as deals from deal_parties a "  # noqa: S608
            "join deal_parties b on b.deal_id = a.deal_id and b.organization_id <> :id "
            f"join organizations o on o.id = b.organization_id where a.organization_id = :id "
            f"and a.{_INVESTS} and b.{_INVESTS} group by o.id "
            f"order by deals desc, o.id limit {_MOST_TIES}",
            values,
        ),
    }


def person(connection: sqlite3.Connection, key: str, query: NoQuery) -> Row:
    """A person with the deals that move or name them; 404 for an unknown id."""
    found = rows(connection, "select id, name from people where id = :id", {"id": key})
    if not found:
        near = near_titles(connection, "people_fts", "person_id", key.replace("-", " "))
        hint = f"Did you mean {', '.join(near)}?" if near else "Look with /api/v1/search?q="
        raise ApiProblem(404, f"{key[:120]}: no such person", hint=hint)
    parts = rows(
        connection,
        f"select {_BRIEF.format(role='p.role')} from deal_people p "  # noqa: S608
        "join deals d on d.id = p.deal_id where p.person_id = :id "
        "order by d.deal_on desc nulls last, d.id",
        {"id": key},
    )
    return found[0] | {"deals": parts}


def source(connection: sqlite3.Connection, key: str, query: NoQuery) -> Row:
    """A document with its reports; 404 for an unknown id."""
    found = rows(
        connection,
        "select id, url, title, publisher, publisher_id, author, published, retrieved, kind, "
        "tier, origin, is_copy, file_hash from sources where id = :id",
        {"id": key},
    )
    if not found:
        raise ApiProblem(404, f"{key[:120]}: no such source", hint="Its id is in a deal's reports.")
    reports = rows(
        connection,
        "select r.id, d.deal_id as deal, r.record from reports r "
        "left join deal_reports d on d.report_id = r.id where r.source_id = :id order by r.id",
        {"id": key},
    )
    for report in reports:
        report["record"] = json.loads(report["record"])
    return typed(found[0]) | {"reports": reports}


_SEARCHES = (
    ("deal", "deals_fts", "deal_id", "title"),
    ("organization", "organizations_fts", "organization_id", "name"),
    ("person", "people_fts", "person_id", "name"),
)


def search(connection: sqlite3.Connection, query: SearchQuery) -> Row:
    """Deals, organizations and people that contain the words; the last may be cut short."""
    found: list[Row] = []
    for kind, table, key, title in _SEARCHES:
        found += rows(
            connection,
            f"select '{kind}' as kind, {key} as id, {title} as title from {table} "  # noqa: S608
            f"where {table} match :words order by rank limit :limit",
            {"words": fts_query(query.q), "limit": query.limit},
        )
    return {"q": query.q, "results": found}
