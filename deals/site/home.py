"""The home page: figures that lead to their rows, money by quarter, what is new and disputed."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode

from deals.model.wording import money
from deals.site.charts import quarters
from deals.site.pages import words

# (label, table, filter that leaves exactly the rows counted, condition in SQL)
_COUNTS = (
    ("deals", "deals", "", "1"),
    ("reports on them", "reports", "about=deal", "about = 'deal'"),
    ("sources", "sources", "", "1"),
    ("organizations", "organizations", "", "1"),
    ("fields in dispute", "conflicts", "", "1"),
)
_TOTAL = """
select count(*) as deals, coalesce(sum(amount_usd), 0) as usd from deals where counts_in_totals
"""
_LARGEST = """
select id, title, type, status, amount, amount_low, amount_high, currency, amount_qualifier,
       amount_text, amount_usd, deal_on
from deals where counts_in_totals order by amount_usd desc, id limit 10
"""
_LATEST = """
select d.id, d.title, dr.known_from, r.status, r.record ->> '$.amount' as told, s.publisher,
       s.title as document
from deal_reports dr join reports r on r.id = dr.report_id join sources s on s.id = r.source_id
join deals d on d.id = dr.deal_id
where dr.known_from is not null and not dr.known_from_inferred
order by dr.known_from desc, r.id limit 8
"""
_DISPUTED = """
select c.deal_id as id, d.title, c.field, c.spread, c.claims from conflicts c
join deals d on d.id = c.deal_id
where c.spread is not null order by c.spread desc, c.deal_id limit 6
"""
_WAITING = """
select id, title, status, amount_low, amount_high, currency, amount_qualifier, last_reported_on,
       stalls_on <= date('now') as stalled
from deals where status in ('rumoured', 'in_talks')
order by last_reported_on desc nulls last, id limit 8
"""
# Agreed deals that count, and beside them, never added to them, what is only talked of.
_QUARTERS = """
select quarter, status, counts_in_totals, sum(amount_usd) as usd, count(*) as deals from deals
where quarter >= :since and amount_usd > 0
  and (counts_in_totals or status in ('rumoured', 'in_talks'))
group by quarter, status, counts_in_totals order by quarter
"""
_SINCE = """
select min(quarter) from (select distinct quarter from deals where quarter is not null
                          and (counts_in_totals or status in ('rumoured', 'in_talks'))
                          order by quarter desc limit 24)
"""
# Views of the table of deals that people ask for most: (label, filters of its address).
VIEWS = (
    ("what counts in totals", "counts_in_totals=1&_sort_desc=amount_usd"),
    ("newest", "_sort_desc=last_reported_on"),
    ("acquisitions", "type=acquisition&_sort_desc=amount_usd"),
    ("funding rounds", "type=funding_round&_sort_desc=amount_usd"),
    ("stakes", "type__in=minority_stake,majority_stake&_sort_desc=amount_usd"),
    ("teams hired", "type=licence_and_hire&_sort_desc=amount_usd"),
    ("only talk", "status__in=rumoured,in_talks&_sort_desc=last_reported_on"),
    ("ended", "status=terminated&_sort_desc=amount_usd"),
    ("disputed", "conflicts_count__gt=0&_sort_desc=conflicts_count"),
)
_ORDER = ("completed", "announced", "in_talks", "rumoured")


async def home(datasette: Any, database: str) -> dict[str, Any]:
    """What the home page shows of one database."""

    async def rows(sql: str, **values: Any) -> list[dict[str, Any]]:
        result = await datasette.get_database(database).execute(sql, values)
        return [dict(row) for row in result.rows]

    table = str(datasette.urls.table(database, "deals"))
    parts = await _parts(rows, table)
    total = (await rows(_TOTAL))[0]
    return {
        "database": database,
        "table": table,
        "counts": [await _counted(datasette, database, *count) for count in _COUNTS],
        "total": {"usd": money(total["usd"], "USD"), "deals": total["deals"]},
        "chart": quarters.draw(parts, _ORDER),
        "parts": parts,
        "largest": await rows(_LARGEST),
        "latest": await rows(_LATEST),
        "disputed": await rows(_DISPUTED),
        "waiting": await rows(_WAITING),
        "queries": await _questions(datasette, database),
        "deal": lambda key: str(datasette.urls.path(f"/deal/{tilde_encode(key)}")),
        "path": lambda path: str(datasette.urls.path(path)),
        "words": words,
    }


async def _parts(rows: Any, table: str) -> list[quarters.Part]:
    """The bars of the chart, each with the address of exactly its deals."""
    since = next(iter((await rows(_SINCE))[0].values()))
    found = await rows(_QUARTERS, since=since)
    return [
        quarters.Part(
            row["quarter"],
            row["status"],
            row["usd"],
            row["deals"],
            f"{table}?"
            + urlencode(
                {
                    "quarter": row["quarter"],
                    "status": row["status"],
                    "counts_in_totals": row["counts_in_totals"],
                    "amount_usd__gt": 0,
                }
            ),
        )
        for row in found
    ]


async def _counted(
    datasette: Any, database: str, label: str, table: str, query: str, condition: str
) -> dict[str, Any]:
    sql = f"select count(*) from {table} where {condition}"  # noqa: S608  (names of our own)
    number = (await datasette.get_database(database).execute(sql)).rows[0][0]
    href = str(datasette.urls.table(database, table)) + (f"?{query}" if query else "")
    return {"label": label, "number": number, "href": href}


async def _questions(datasette: Any, database: str) -> list[dict[str, str]]:
    """The canned queries as links; those with parameters come filled in with an example."""
    found = await datasette.get_canned_queries(database, None)
    return [
        {
            "href": _example(str(datasette.urls.query(database, name)), name),
            "title": query.get("title") or name,
            "description": query.get("description") or "",
        }
        for name, query in found.items()
    ]


def _example(address: str, name: str) -> str:
    values = {
        "largest_investments": {"investor": "Meta", "as_of": "2025-06-30"},
        "as_of": {"as_of": "2025-06-30"},
    }.get(name)
    return f"{address}?{urlencode(values)}" if values else address
