"""Pages that are lists: disagreements, pairs to review, publishers, and how it is made."""

from typing import Any

from deals.site.pages import words
from deals.site.pages.frame import Page

_DISAGREEMENTS = """
select c.deal_id as id, d.title, d.status, c.field, c.spread, c.suspicion, c.shown, c.claims,
       c.reports_count
from conflicts c join deals d on d.id = c.deal_id
where (:field = '' or c.field = :field)
order by c.spread desc nulls last, c.reports_count desc, c.deal_id, c.field limit 100
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
_PUBLISHERS = """
select p.id, p.name, p.kind, p.rank, p.country, count(distinct s.id) as documents,
       count(distinct dr.deal_id) as deals
from publishers p join sources s on s.publisher_id = p.id
left join reports r on r.source_id = s.id left join deal_reports dr on dr.report_id = r.id
group by p.id order by deals desc, documents desc, p.name limit 100
"""
_KINDS = """
select kind, tier, count(*) as documents from sources group by kind, tier
order by tier nulls last, documents desc
"""
_SILENT = """
select count(*) from publishers p
where not exists (select 1 from sources s where s.publisher_id = p.id)
"""
_CODES = "select list, code, definition, canonical from code_lists order by list, sort_order, code"
_RULES = """
select trim(substr(rule, 1, instr(rule || ';', ';') - 1)) as rule, count(*) as number
from deal_values group by 1 order by number desc limit 25
"""
_REASONS = """
select counts_reason as reason, counts_in_totals as counted, count(*) as number
from deals group by 1, 2 having count(*) > 1 order by number desc limit 20
"""
# (what is missing, filter of the table of deals, condition)
_GAPS = (
    ("no amount is known", "amount__isnull=1", "amount is null"),
    ("an amount, but none in US dollars", "amount__notnull=1&amount_usd__isnull=1",
     "amount is not null and amount_usd is null"),
    ("no day is known", "deal_on__isnull=1", "deal_on is null"),
    ("no report has a known day, so nothing is claimed of the past", "known_from__isnull=1",
     "known_from is null"),
    ("only one report", "reports_count=1", "reports_count = 1"),
    ("no country of the target", "country__isnull=1", "country is null"),
    ("no stake, though it is a stake",
     "type__in=minority_stake,majority_stake&stake_percent__isnull=1",
     "type in ('minority_stake', 'majority_stake') and stake_percent is null"),
)  # fmt: skip


async def disagreements_page(page: Page) -> Any:
    """Where reports differ beyond rounding, the widest first."""
    field = page.text("field")
    found = await page.rows(_DISAGREEMENTS, field=field)
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
    """Who is read, how each is weighed, and how much each tells."""
    return await page.html(
        "page_publishers.html",
        publishers=await page.rows(_PUBLISHERS),
        kinds=await page.rows(_KINDS),
        silent=await page.count(_SILENT),
    )


async def method_page(page: Page) -> Any:
    """Rules, codes and gaps, from the database itself."""
    lists: dict[str, list[dict[str, Any]]] = {}
    for code in await page.rows(_CODES):
        lists.setdefault(code["list"], []).append(code)
    total = await page.count("select count(*) from deals")
    gaps = []
    for label, query, condition in _GAPS:
        number = await page.count(f"select count(*) from deals where {condition}")  # noqa: S608
        gaps.append({"label": label, "href": page.table("deals", query), "number": number})
    return await page.html(
        "page_method.html",
        lists=lists,
        rules=await page.rows(_RULES),
        reasons=await page.rows(_REASONS),
        gaps=gaps,
        total=total,
        ingests=await page.rows(
            "select count(*) as files, sum(reports_new) as reports, max(finished_at) as last "
            "from ingests"
        ),
    )
