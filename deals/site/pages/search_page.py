"""`/search`: one box over deals, organizations by any name, people, publishers, documents."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from deals.site.pages.frame import Page
from deals.site.remembered import remembered
from deals.site.search import fts_query

_SHOWN = 20
_PLAIN = str.maketrans({sign: f"\\{sign}" for sign in "%_\\"})  # signs of LIKE
_MANY = 2_000  # matches
_MOST_READ = 100_000  # documents whose titles are read on each search; they have no index
# The best matches first; where very many match, all about as well, the largest deals and the
# organizations with most deals: they are met soon on the way along an index.
_DEAL = """
d.id, d.title, d.type, d.status, d.amount_low, d.amount_high, d.currency, d.amount_qualifier,
d.deal_on
"""
_DEALS = f"""
select {_DEAL}
from (select deal_id, rank from deals_fts where deals_fts match :words order by rank limit :top) f
join deals d on d.id = f.deal_id order by f.rank
"""  # noqa: S608
_LARGEST_DEALS = f"""
select {_DEAL} from deals d indexed by deals_amount_usd
where d.rowid in (select rowid from deals_fts where deals_fts match :words)
order by d.amount_usd desc, d.id limit :top
"""  # noqa: S608
_ORGANIZATIONS = """
select o.id, o.name, o.sector, o.country, o.deals_count, f.names
from (select organization_id, names, rank from organizations_fts
      where organizations_fts match :words order by rank limit :top) f
join organizations o on o.id = f.organization_id order by f.rank
"""
_BUSIEST_ORGANIZATIONS = """
select o.id, o.name, o.sector, o.country, o.deals_count
from organizations o indexed by organizations_deals_count
where o.rowid in (select rowid from organizations_fts where organizations_fts match :words)
order by o.deals_count desc, o.id limit :top
"""
_PEOPLE = """
select p.id, p.name, p.deals_count, f.titles
from (select person_id, titles, rank from people_fts
      where people_fts match :words order by rank limit :top) f
join people p on p.id = f.person_id order by f.rank
"""
_PUBLISHERS = """
select id, name, kind, rank from publishers
where :like <> '%%' and (name like :like escape '\\' or aliases like :like escape '\\'
                         or domains like :like escape '\\')
order by rank, name limit :top
"""
_SOURCES = """
select id, url, title, publisher, published, kind from sources
where length(:like) > 4 and (title like :like escape '\\' or publisher like :like escape '\\')
limit :top
"""


async def search_page(page: Page) -> Any:
    """What matches all the words; the last word may be cut short."""
    text = page.text("q")[:200]
    words, like = fts_query(text), _like(text)
    # counted in the index alone, which holds however many rows match
    counts = {
        name: await page.count(
            f"select count(*) from {name}_fts where {name}_fts match :words",  # noqa: S608
            words=words,
        )
        for name in ("deals", "organizations", "people")
    }
    deals = _LARGEST_DEALS if counts["deals"] > _MANY else _DEALS
    organizations = _BUSIEST_ORGANIZATIONS if counts["organizations"] > _MANY else _ORGANIZATIONS
    publishers = await page.rows(_PUBLISHERS, like=like, top=10)
    documents = await remembered(page, "sources", partial(page.size, "sources"))
    read = documents <= _MOST_READ
    return await page.html(
        "page_search.html",
        search_words=text,
        counts=counts | {"publishers": len(publishers)},
        query=urlencode({"_search": text}),
        deals=await page.rows(deals, words=words, top=_SHOWN),
        organizations=await page.rows(organizations, words=words, top=_SHOWN),
        people=await page.rows(_PEOPLE, words=words, top=_SHOWN),
        publishers=publishers,
        sources=await page.rows(_SOURCES, like=like, top=10) if read else [],
        sources_not_read=bool(text) and not read,
        sources_query=urlencode({"title__contains": text}),
    )


def _like(text: str) -> str:
    """The text anywhere, its signs meaning themselves; of signs alone, which stand around every
    name of a list, nothing."""
    meant = text.translate(_PLAIN) if any(map(str.isalnum, text)) else ""
    return f"%{meant}%"
