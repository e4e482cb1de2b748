"""Pages that are lists: disagreements, pairs to review, publishers, and how it is made."""

from collections import Counter
from functools import partial
from typing import Any

from deals.model import thresholds
from deals.site import facets
from deals.site.pages import words
from deals.site.pages.frame import Page
from deals.site.remembered import remembered

_DISAGREEMENTS = """
select c.deal_id as id, d.title, d.status, c.field, c.spread, c.suspicion, c.shown, c.claims,
       c.reports_count
from (select * from conflicts {} order by spread desc, deal_id limit 100) c
join deals d on d.id = c.deal_id
order by c.spread desc nulls last, c.reports_count desc, c.deal_id, c.field
"""
_FIELDS = "select field, count(*) as number from conflicts group by field order by number desc"
_PAIRS = """
select c.deal_id, a.title as title, c.other_id, b.title as other_title, c.score, c.reasons
from candidate_pairs c join deals a on a.id = c.deal_id join deals b on b.id = c.other_id
order by c.score desc, c.deal_id limit 200
"""
_NAMES = """
select c.organization_id, a.name, c.other_id, b.name as other_name, c.score, c.reasons
from candidate_organizations c
join organizations a on a.id = c.organization_id join organizations b on b.id = c.other_id
order by c.score desc, c.organization_id limit 200
"""
_PUBLISHERS = "select id, name, kind, rank, country from publishers"
_DOCUMENTS = """
select publisher_id, kind, tier, count(*) as documents from sources group by 1, 2, 3
"""
_CODES = "select list, code, definition, canonical from code_lists order by list, sort_order, code"
_RULES = """
select value as rule, deals_count as number from facet_counts
where filter_field = '' and filter_value = '' and field = 'rule' order by 2 desc, 1 limit 25
"""
_REASONS = """
select value as reason, cast(filter_value as integer) as counted, deals_count as number
from facet_counts where filter_field = 'counts_in_totals' and filter_value in ('0', '1')
  and field = 'counts_reason' and deals_count > 1 order by 3 desc, 1 limit 20
"""
_MISSING = """
select value, deals_count from facet_counts
where filter_field = '' and filter_value = '' and field = 'missing'
"""
_MOST_SHOWN = 100
# What a deal may lack (see deals.model.facets) → in words, filter of the table of deals.
_GAPS = {
    "amount": ("no amount is known", "amount__isnull=1"),
    "dollars": (
        "an amount, but none in US dollars",
        "amount__notnull=1&amount_usd__isnull=1",
    ),
    "day": ("no day is known", "deal_on__isnull=1"),
    "past": (
        "no report has a known day, so nothing is claimed of the past",
        "known_from__isnull=1",
    ),
    "second report": ("only one report", "reports_count=1"),
    "country": ("no country of the target", "country__isnull=1"),
    "stake": (
        "no stake, though it is a stake",
        "type__in=minority_stake,majority_stake&stake_percent__isnull=1",
    ),
}


async def disagreements_page(page: Page) -> Any:
    """Where reports differ beyond rounding, the widest first."""
    field = page.text("field")
    scope = "where field = :field" if field else ""
    found = await page.rows(_DISAGREEMENTS.format(scope), field=field)
    for row in found:
        claims = words.listed(row["claims"])
        row["claims"] = sorted(claims, key=lambda claim: not claim["chosen"])
    return await page.html(
        "page_disagreements.html", rows=found, fields=await page.rows(_FIELDS), field=field
    )


async def review_page(page: Page) -> Any:
    """Pairs of deals, and of organizations, that may be one, for a person to decide."""
    return await page.html(
        "page_review.html", pairs=await page.rows(_PAIRS), names=await page.rows(_NAMES)
    )


async def publishers_page(page: Page) -> Any:
    """Who is read, how each is weighed, and how many documents each has told."""
    told: Counter[str | None] = Counter()
    kinds: Counter[tuple[str | None, int | None]] = Counter()
    for row in await remembered(page, "documents", partial(page.rows, _DOCUMENTS)):
        told[row["publisher_id"]] += row["documents"]
        kinds[row["kind"], row["tier"]] += row["documents"]
    known = await page.rows(_PUBLISHERS)
    heard = [row | {"documents": told[row["id"]]} for row in known if told[row["id"]]]
    return await page.html(
        "page_publishers.html",
        publishers=sorted(heard, key=lambda row: (-row["documents"], row["name"]))[:_MOST_SHOWN],
        kinds=[
            {"kind": kind, "tier": tier, "documents": number}
            for (kind, tier), number in sorted(
                kinds.items(), key=lambda item: (item[0][1] or 9, -item[1])
            )
        ],
        others=told[None],
        silent=len(known) - len(heard),
    )


async def method_page(page: Page) -> Any:
    """Rules, codes and gaps, from the database and the program itself."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for code in await page.rows(_CODES):
        lists.setdefault(code["list"], []).append(code)
    lacking = {row["value"]: row["deals_count"] for row in await page.rows(_MISSING)}
    return await page.html(
        "page_method.html",
        lists=lists,
        limits=thresholds,
        fresh=await facets.counts_hold(page),
        rules=await page.rows(_RULES),
        reasons=await page.rows(_REASONS),
        gaps=[
            {"label": label, "href": page.table("deals", query), "number": lacking.get(what, 0)}
            for what, (label, query) in _GAPS.items()
        ],
        total=await page.size("deals"),
    )
