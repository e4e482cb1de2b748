"""`/search`: one box over deals, organizations by any name, people, publishers, documents."""

from typing import Any
from urllib.parse import urlencode

from deals.site.pages.frame import Page
from deals.site.search import fts_query

_SHOWN = 20
_DEALS = """
select d.id, d.title, d.type, d.status, d.amount_low, d.amount_high, d.currency,
       d.amount_qualifier, d.deal_on
from (select deal_id, rank from deals_fts where deals_fts match :words order by rank limit :top) f
join deals d on d.id = f.deal_id order by f.rank
"""
_ORGANIZATIONS = """
select o.id, o.name, o.sector, o.country, o.deals_count, f.names
from (select organization_id, names, rank from organizations_fts
      where organizations_fts match :words order by rank limit :top) f
join organizations o on o.id = f.organization_id order by f.rank
"""
_PEOPLE = """
select p.id, p.name, p.deals_count, f.titles
from (select person_id, titles, rank from people_fts
      where people_fts match :words order by rank limit :top) f
join people p on p.id = f.person_id order by f.rank
"""
_PUBLISHERS = """
select id, name, kind, rank from publishers
where :like <> '%%' and (name like :like or aliases like :like or domains like :like)
order by rank, name limit :top
"""
_SOURCES = """
select id, url, title, publisher, published, kind from sources
where length(:like) > 4 and (title like :like or publisher like :like) limit :top
"""


async def search_page(page: Page) -> Any:
    """What matches all the words; the last word may be cut short."""
    text = page.text("q")[:200]
    words = fts_query(text)
    found: dict[str, Any] = {
        "deals": await page.rows(_DEALS, words=words, top=_SHOWN),
        "organizations": await page.rows(_ORGANIZATIONS, words=words, top=_SHOWN),
        "people": await page.rows(_PEOPLE, words=words, top=_SHOWN),
        "publishers": await page.rows(_PUBLISHERS, like=f"%{text}%", top=10),
        "sources": await page.rows(_SOURCES, like=f"%{text}%", top=10),
    }
    # counted in the index alone, which holds however many rows match
    counts = {
        name: await page.count(
            f"select count(*) from {name}_fts where {name}_fts match :words",  # noqa: S608
            words=words,
        )
        for name in ("deals", "organizations", "people")
    }
    return await page.html(
        "page_search.html",
        search_words=text,
        counts=counts | {"publishers": len(found["publishers"])},
        query=urlencode({"_search": text}),
        **found,
    )
