"""The home page: figures that lead to their rows, money by quarter, what is new and disputed."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from datasette import Response

from deals.site import facets, ours, versions
from deals.site.charts import quarters
from deals.site.pages import words
from deals.site.pages.frame import STRICT_POLICY, Page
from deals.site.remembered import remembered

_TOTALS = "select * from deal_totals"
# The same from the deals, where the counts kept are not theirs.
_TOTALS_LIVE = """
select coalesce(quarter, '') as quarter, status, counts_in_totals, count(*) as deals_count,
       count(*) filter (where amount_usd > 0) as amounts_count,
       coalesce(sum(amount_usd), 0) as amount_usd, sum(reports_count) as reports_count,
       sum(conflicts_count) as conflicts_count
from deals group by 1, 2, 3
"""
_QUARTERS = 24
_LARGEST = """
select id, title, type, status, amount, amount_low, amount_high, currency, amount_qualifier,
       amount_text, amount_usd, deal_on
from deals where counts_in_totals order by amount_usd desc, id limit 10
"""
# The newest reports are among those of the deals that were last reported on.
_LATEST = """
select d.id, d.title, dr.known_from, r.status, r.record ->> '$.amount' as told, s.publisher,
       s.title as document
from (select id, title from deals where last_reported_on is not null
      order by last_reported_on desc, id limit 60) d
join deal_reports dr on dr.deal_id = d.id
join reports r on r.id = dr.report_id join sources s on s.id = r.source_id
where dr.known_from is not null and not dr.known_from_inferred
order by dr.known_from desc, r.id limit 8
"""
_DISPUTED = """
select c.deal_id as id, d.title, c.field, c.spread, c.claims
from (select * from conflicts where spread is not null order by spread desc, deal_id limit 6) c
join deals d on d.id = c.deal_id order by c.spread desc, c.deal_id
"""
_WAITING = """
select id, title, status, amount_low, amount_high, currency, amount_qualifier, last_reported_on,
       stalls_on <= date('now') as stalled
from deals indexed by deals_talk where status in ('rumoured', 'in_talks')
order by last_reported_on desc, id limit 8
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
_TALK = dict(VIEWS)["only talk"]
_ORDER = ("completed", "announced", "in_talks", "rumoured")


async def home_page(datasette: Any, request: Any) -> Any:
    """`/`: what is known, of every database of ours that the reader may see; where there is none,
    and for JSON, Datasette's own list of databases."""
    mine = [
        name
        for name in await ours.databases(datasette)
        if await versions.may_see(datasette, request.actor, name)
    ]
    if not mine or request.url_vars["format"]:
        return await versions.own_index(datasette, request)
    others = [
        {"name": name, "tables": len(await database.table_names())}
        for name, database in datasette.databases.items()
        if name not in mine and await versions.may_see(datasette, request.actor, name)
    ]
    body = await datasette.render_template(
        "deals_home.html",
        {
            "deals_own": True,
            "metadata": await versions.metadata(datasette),
            "homes": [await home(Page(datasette, request, name)) for name in mine],
            "others": others,
        },
        request=request,
    )
    return Response.html(body, headers={"Content-Security-Policy": STRICT_POLICY})


async def home(page: Page) -> dict[str, Any]:
    """What the home page shows of one database."""
    table = page.table("deals")
    own = ours.has_pages(page.datasette, page.database)
    totals = await page.rows(_TOTALS if await facets.counts_hold(page) else _TOTALS_LIVE)
    parts = _parts(totals, table)
    counted = [row for row in totals if row["counts_in_totals"]]
    return {
        "database": page.database,
        "table": table,
        "counts": await _figures(page, totals),
        "total": {
            "usd": words.money(_sum(counted, "amount_usd"), "USD"),
            "deals": _sum(counted, "deals_count"),
        },
        "chart": quarters.draw(parts, _ORDER),
        "parts": parts,
        "largest": await page.rows(_LARGEST),
        "latest": await page.rows(_LATEST),
        "disputed": await page.rows(_DISPUTED),
        "waiting": await page.rows(_WAITING),
        "queries": await _questions(page.datasette, page.database),
        "deal": page.deal if own else partial(page.row, "deals"),
        "disputes": page.path("/disagreements") if own else page.table("conflicts"),
        "rumours": page.path("/rumours") if own else page.table("deals", _TALK),
        "path": page.path,
        "words": words,
    }


def _sum(rows: list[dict[str, Any]], column: str) -> int:
    return sum(row[column] for row in rows)


async def _figures(page: Page, totals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Headline figures, each with the address of exactly the rows that it counts."""
    sources = await remembered(page, "sources", partial(page.size, "sources"))
    figures = (
        ("deals", _sum(totals, "deals_count"), page.table("deals")),
        ("reports on them", _sum(totals, "reports_count"), page.table("deal_reports")),
        ("sources", sources, page.table("sources")),
        ("organizations", await page.size("organizations"), page.table("organizations")),
        ("fields in dispute", _sum(totals, "conflicts_count"), page.table("conflicts")),
    )
    return [{"label": label, "number": number, "href": href} for label, number, href in figures]


def _parts(totals: list[dict[str, Any]], table: str) -> list[quarters.Part]:
    """The bars of the chart, each with the address of exactly its deals: agreed ones that count,
    and beside them, never added to them, what is only talked of."""
    drawn = [
        row
        for row in totals
        if row["quarter"] and (row["counts_in_totals"] or row["status"] in {"rumoured", "in_talks"})
    ]
    since = sorted({row["quarter"] for row in drawn})[-_QUARTERS:][:1]
    return [
        quarters.Part(
            row["quarter"],
            row["status"],
            row["amount_usd"],
            row["amounts_count"],
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
        for row in sorted(drawn, key=lambda row: (row["quarter"], row["status"]))
        if row["quarter"] >= since[0] and row["amounts_count"]
    ]


async def _questions(datasette: Any, database: str) -> list[dict[str, str]]:
    """The canned queries as links; those with parameters come filled in with an example."""
    found = await versions.queries(datasette, database)
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
