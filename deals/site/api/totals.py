"""Sums over many deals: stats, flows, conflicts, changes."""

import json
import sqlite3
from typing import Any

from deals.model.api_query import ChangesQuery, ConflictsQuery, FlowsQuery, NoQuery
from deals.site.api.kept import Kept
from deals.site.api.paging import Order, cut, read_cursor
from deals.site.api.sql import Row, organization_id, rows

_TABLES = ("sources", "reports", "judgements", "deals", "organizations", "people", "conflicts")
_GROUPS = {
    "type": "deals desc, value",
    "status": "deals desc, value",
    "year": "value desc nulls last",
    "quarter": "value desc nulls last",
    "sector": "counted_usd desc, value",
    "country": "counted_usd desc, value",
}
_SUMS = {
    "deals": "count(*)",
    "counted_deals": "count(*) filter (where counts_in_totals)",
    "counted_usd": "coalesce(sum(amount_usd) filter (where counts_in_totals), 0)",
    "not_counted_usd": "coalesce(sum(amount_usd) filter (where not counts_in_totals), 0)",
}
_SUMMED = ", ".join(f"{sql} as {name}" for name, sql in _SUMS.items())
_ALL_FLOWS = FlowsQuery()
_kept: Kept[Row] = Kept(8)  # what is asked for often, and is read from all deals


def stats(connection: sqlite3.Connection, query: NoQuery, build: str = "") -> Row:
    """How much the database holds, and totals, counted and not."""
    if known := _kept.get(("stats", build)):
        return known | {}
    counts = {
        table: connection.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608
        for table in _TABLES
    }
    about = connection.execute("select count(*) from reports where about = 'deal'")
    counts["reports"] = about.fetchone()[0]
    groups = {
        f"by_{column}": rows(
            connection,
            f"select {column} as value, {_SUMMED} from deals group by {column} order by {order}",  # noqa: S608
            {},
        )
        for column, order in _GROUPS.items()
    }
    total = {name: sum(row[name] for row in groups["by_status"]) for name in _SUMS}
    found: Row = {"counts": counts, "total": {"value": None, **total}, **groups}
    _kept.put(("stats", build), found)
    return found


# A party's agreed_usd stands once for each investor of a deal. What only the shown flows need is
# looked up for those alone.
_FLOWS = """
with paid as (
  select p.organization_id as investor, d.target_id as target, d.id, d.amount_usd
  from deals d cross join deal_parties p on p.deal_id = d.id
  where +p.agreed_usd is not null and p.organization_id <> d.target_id and {counted}{of_one}
),
flows as (
  select investor, target, count(*) as deals, sum(amount_usd) as usd from paid
  where :organization is null or :organization in (investor, target)
  group by 1, 2 having :min_usd is null or sum(amount_usd) >= :min_usd
  order by usd desc, investor, target limit :limit
)
select f.investor, i.name as investor_name, f.target, t.name as target_name, f.deals,
       (select count(*) from deals d cross join deal_parties p on p.deal_id = d.id
        where d.target_id = f.target and +p.organization_id = f.investor
        and p.agreed_usd is not null and {counted}
        and (select count(*) from deal_parties b
             where b.deal_id = d.id and b.agreed_usd is not null) > 1) as shared_deals,
       f.usd,
       exists (select 1 from deals d cross join deal_parties p on p.deal_id = d.id
               where d.target_id = f.investor and +p.organization_id = f.target
               and p.agreed_usd is not null and {counted}) as returns
from flows f join organizations i on i.id = f.investor join organizations t on t.id = f.target
order by f.usd desc, f.investor, f.target
"""
_COUNTED = (
    "d.counts_in_totals and (:since is null or d.deal_on >= :since) "
    "and (:until is null or d.deal_on <= :until)"
)
_OF_ONE = (
    " and d.id in (select id from deals where target_id = :organization union "
    "select deal_id from deal_parties where organization_id = :organization)"
)


def flows(connection: sqlite3.Connection, query: FlowsQuery, build: str = "") -> Row:
    """Who put money into whom, of the deals that count; 404 for an unknown organization."""
    values = query.model_dump(mode="json")
    of_one = ""
    if query.organization:
        values["organization"] = organization_id(connection, query.organization, "organization")
        of_one = _OF_ONE
    if query == _ALL_FLOWS and (known := _kept.get(("flows", build))):
        return known | {}
    found = rows(connection, _FLOWS.format(counted=_COUNTED, of_one=of_one), values)
    for row in found:
        row["returns"] = bool(row["returns"])
    if query == _ALL_FLOWS:
        _kept.put(("flows", build), {"flows": found})
    return {"flows": found}


_ORDER = Order("spread", "desc", "place")


def conflicts(connection: sqlite3.Connection, query: ConflictsQuery) -> Row:
    """A page of disagreements, the widest first, those of codes and days last."""
    conditions = ["c.field = :field"] if query.field else []
    if query.min_spread is not None:
        conditions.append("c.spread >= :min_spread")
    found: list[Row] = []
    for segment, bound in _ORDER.segments(read_cursor(query.cursor, "conflicts")):
        missing = query.limit + 1 - len(found)
        if missing > 0:
            where = f" where {' and '.join(conditions)}" if conditions else ""
            inner = (
                "select c.deal_id || '/' || c.field as place, c.deal_id as deal, d.title, "  # noqa: S608
                "c.field, c.spread, c.suspicion, c.shown, c.claims, c.reports_count as reports "
                f"from conflicts c join deals d on d.id = c.deal_id{where}"
            )
            found += rows(
                connection,
                f"select * from ({inner}) where {segment} order by {_ORDER.sql} limit :missing",  # noqa: S608
                query.model_dump() | bound | {"missing": missing},
            )
    shown, following = cut(found, query.limit, _ORDER, "conflicts")
    listed = [
        {name: value for name, value in row.items() if name != "place"}
        | {"claims": json.loads(row["claims"])}
        for row in shown
    ]
    return {"conflicts": listed, "next": following}


_CHANGES = """
with fresh as (select id, finished_at from ingests where {newer}),
added as (
  select d.deal_id, max(f.finished_at) as at, json_group_array(r.id) as new_reports,
         count(*) as number
  from fresh f join reports r on r.ingest_id = f.id join deal_reports d on d.report_id = r.id
  group by d.deal_id
),
judged as (
  select d.deal_id, max(j.made_at) as at, json_group_array(distinct j.id) as judgements
  from judgements j, json_each(j.reports) e join deal_reports d on d.report_id = e.value
  where {judged} group by d.deal_id
)
select d.id as deal, d.title, case when a.number = d.reports_count then 'new' else 'changed' end
         as kind, d.status, d.amount_usd, max(coalesce(a.at, ''), coalesce(j.at, '')) as at,
       coalesce(a.new_reports, '[]') as new_reports, coalesce(j.judgements, '[]') as judgements
from deals d left join added a on a.deal_id = d.id left join judged j on j.deal_id = d.id
where d.id in (select deal_id from added union select deal_id from judged)
order by at desc, d.id limit :limit
"""


def changes(connection: sqlite3.Connection, query: ChangesQuery) -> Row:
    """Deals that reports or judgements made or changed since a day, or since a build."""
    build = connection.execute(
        "select (select coalesce(max(id), 0) from ingests) || '.' || "
        "(select coalesce(max(id), 0) from judgements)"
    ).fetchone()[0]
    values: dict[str, Any] = {"since": query.since, "limit": query.limit + 1}
    newer, judged = "finished_at >= :since", "j.made_at >= :since"
    if "-" not in query.since:
        ingest, _, judgement = query.since.partition(".")
        values |= {"ingest": int(ingest), "judgement": int(judgement or 0)}
        newer, judged = "id > :ingest", "j.id > :judgement"
    found = rows(connection, _CHANGES.format(newer=newer, judged=judged), values)
    for row in found:
        row["new_reports"] = json.loads(row["new_reports"])
        row["judgements"] = json.loads(row["judgements"])
    return {
        "since": query.since,
        "build": build,
        "changes": found[: query.limit],
        "more": len(found) > query.limit,
    }
