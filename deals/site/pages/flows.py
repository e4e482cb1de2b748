"""`/flows`: who puts money into whom, and where it comes back round."""

from functools import partial
from typing import Any

from deals.model import codes
from deals.site.pages import words
from deals.site.pages.circles import Payment, circles
from deals.site.pages.frame import Page
from deals.site.remembered import remembered

_MOST = 250
_LEAST_USD = 1e9
_MINIMA = (0, 1e8, 1e9, 1e10)
# The largest deals first, then their investors: a deal has at least one.
_INVESTMENTS = """
select p.organization_id as giver, o.name as giver_name, d.target_id as taker,
       d.target as taker_name, d.id, d.title, d.type, d.status, d.status_detail, d.amount_low,
       d.amount_high, d.currency, d.amount_qualifier, d.amount_usd, d.deal_on, d.year, d.sector,
       d.counts_in_totals, d.counts_reason,
       count(*) over (partition by d.id) as givers
from (
  select * from deals d
  where +d.status in ('announced', 'completed') {} and exists (
    select 1 from deal_parties x where x.deal_id = d.id
    and x.role in ('lead_investor', 'investor', 'other_investor')
    and x.organization_id <> d.target_id)
  order by d.amount_usd desc, d.id limit :most
) d
join deal_parties p on p.deal_id = d.id
  and p.role in ('lead_investor', 'investor', 'other_investor')
join organizations o on o.id = p.organization_id
where p.organization_id <> d.target_id
group by d.id, p.organization_id
order by d.amount_usd desc nulls last, d.id, o.name limit :most
"""
_NARROWED = {
    "type": "and d.type = :type",
    "year": "and d.year = cast(:year as integer)",
    "sector": "and d.sector like '%' || :sector || '%'",
    "least": "and d.amount_usd >= :least",
}
# Cash and loans that reports tell as moving between two known organizations in agreed deals.
_LEGS = """
select distinct a.organization_id as giver, b.organization_id as taker, l.deal_id, l.what,
       l.from_name, l.to_name, l.amount_text
from deal_legs l
cross join deals d on d.id = l.deal_id and d.status in ('announced', 'completed')
cross join organization_names a on a.name = l.from_name collate nocase and a.name = l.from_name
cross join organization_names b on b.name = l.to_name collate nocase and b.name = l.to_name
where l.what in ('cash', 'debt') and a.organization_id <> b.organization_id limit 5000
"""
# Only who both gives and takes can be on a circle, by a deal or by a leg of one: a cloud that
# invests is paid by its customer, and neither is the other's target and investor.
_ALL = """
with both as (
  select id from organizations where as_target_count > 0 and deals_count > as_target_count
  union
  select id from organizations
  where id in (select value from json_each(:paid) union select value from json_each(:paying))
  and (as_target_count > 0 or id in (select value from json_each(:paid)))
  and (deals_count > as_target_count or id in (select value from json_each(:paying)))
)
select p.organization_id as giver, d.target_id as taker, d.id, d.title, d.type, d.status,
       d.amount_low, d.amount_high, d.currency, d.amount_qualifier, d.counts_in_totals,
       d.counts_reason,
       (select count(distinct x.organization_id) from deal_parties x where x.deal_id = d.id
        and x.role in ('lead_investor', 'investor', 'other_investor')) as givers
from both join deals d on d.target_id = both.id join deal_parties p on p.deal_id = d.id
  and p.role in ('lead_investor', 'investor', 'other_investor')
where d.status in ('announced', 'completed') and p.organization_id <> d.target_id
  and p.organization_id in (select id from both)
limit 20000
"""
# From year to year along the index, which holds however many deals there are.
_YEARS = """
with recursive years(year) as (
  select max(year) from deals
  union all
  select (select max(year) from deals where year < years.year) from years where year is not null
)
select year from years where year is not null
"""
_NAMES = "select id, name from organizations where id in (select value from json_each(:ids))"
_TITLES = "select id, title from deals where id in (select value from json_each(:ids))"


async def flows_page(page: Page) -> Any:
    """A table of payments, drawn as a graph where scripts run, and the circles among them."""
    asked = {name: page.text(name) for name in ("type", "year", "sector")}
    least = _number(page.text("min"))
    given = {name: value for name, value in (asked | {"least": least}).items() if value}
    narrowed = " ".join(_NARROWED[name] for name in given)
    rows = await page.rows(_INVESTMENTS.format(narrowed), **given, most=_MOST)
    found = await remembered(page, "circles", partial(_circles, page))
    on_circle = {(step[0].giver, step[0].taker) for circle in found for step in circle}
    for row in rows:
        row["circular"] = (row["giver"], row["taker"]) in on_circle
    return await page.html(
        "page_flows.html",
        rows=rows,
        most=_MOST,
        circles=found,
        names=await _labels(page, _NAMES, {p.giver for c in found for s in c for p in s}),
        titles=await _labels(page, _TITLES, {p.deal for c in found for s in c for p in s}),
        asked=asked | {"min": least},
        minima=_MINIMA,
        types=[code for code in codes.DEAL_TYPES.codes if code.canonical is None],
        years=[row["year"] for row in await page.rows(_YEARS)],
    )


def _number(text: str) -> float:
    try:
        return max(0.0, float(text)) if text else _LEAST_USD
    except ValueError:
        return _LEAST_USD


async def _circles(page: Page) -> list[list[list[Payment]]]:
    return circles(await _payments(page))


async def _payments(page: Page) -> list[Payment]:
    """Investments and told payments, whatever the filters: a circle is one or is not.

    Where reports tell what an investor pays in a deal, that is said and not the whole deal again.
    """
    found = []
    legs = await page.rows(_LEGS)
    told = {(leg["giver"], leg["taker"], leg["deal_id"]) for leg in legs}
    paying, paid = ({leg[end] for leg in legs} for end in ("giver", "taker"))
    for row in await page.rows(
        _ALL, paying=words.as_json(sorted(paying)), paid=words.as_json(sorted(paid))
    ):
        if (row["giver"], row["taker"], row["id"]) in told:
            continue
        said = f"{words.plain(row['type'])}, {words.amount_of(row) or 'amount not known'}"
        if row["givers"] > 1:
            said += f" from {row['givers']} investors together"
        if not row["counts_in_totals"]:
            said += f" (not counted: {row['counts_reason']})"
        found.append(Payment(row["giver"], row["taker"], row["id"], said))
    for leg in legs:
        said = leg["amount_text"] or "amount not told"
        found.append(Payment(leg["giver"], leg["taker"], leg["deal_id"],
                             f"{words.plain(leg['what'])}: {said}"))  # fmt: skip
    return list(dict.fromkeys(found))


async def _labels(page: Page, sql: str, ids: set[str]) -> dict[str, str]:
    rows = await page.rows(sql, ids=words.as_json(sorted(ids)))
    return {row["id"]: next(v for k, v in row.items() if k != "id") for row in rows}
