"""The home page: figures that lead to their rows, the largest deals, the ready-made questions."""

from typing import Any
from urllib.parse import urlencode

# (label, table, filter that leaves exactly the rows counted, condition in SQL)
_COUNTS = (
    ("deals", "deals", "", "1"),
    ("reports on them", "reports", "about=deal", "about = 'deal'"),
    ("sources", "sources", "", "1"),
    ("organizations", "organizations", "", "1"),
    ("fields in dispute", "conflicts", "", "1"),
)
_LARGEST = """
select id, title, type, status, amount, amount_low, amount_high, currency, amount_qualifier,
       amount_text, amount_usd, deal_on
from deals where counts_in_totals order by amount_usd desc, id limit 10
"""
_LATEST = """
select id, title, type, status, amount, amount_low, amount_high, currency, amount_qualifier,
       amount_text, amount_usd, last_reported_on
from deals where last_reported_on is not null order by last_reported_on desc, id limit 10
"""
COLUMNS = {
    "largest": ("title", "type", "status", "amount", "deal_on"),
    "latest": ("title", "type", "status", "amount", "last_reported_on"),
}


async def home(datasette: Any, database: str) -> dict[str, Any]:
    """What the home page shows of one database."""
    source = datasette.get_database(database)
    return {
        "database": database,
        "counts": [await _counted(datasette, database, *count) for count in _COUNTS],
        "largest": list((await source.execute(_LARGEST)).rows),
        "latest": list((await source.execute(_LATEST)).rows),
        "queries": await _questions(datasette, database),
    }


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
