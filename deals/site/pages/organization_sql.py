"""The queries of the organization page."""

ORGANIZATION = """
select o.*, p.name as parent_name, (select deals_count from counted) as all_deals
from organizations o left join organizations p on p.id = o.parent_id where o.id = :id
"""
BY_NAME = """
select organization_id as id from organization_names where name = :name collate nocase limit 1
"""
NAMES = """
select name, kind, mentions_count from organization_names
where organization_id = :id and kind <> 'name' order by kind, mentions_count desc, name
"""
CHILDREN = "select id, name, parent_since from organizations where parent_id = :id order by name"
MOST = 500  # deals on each side: the newest
_DEAL = """
d.id, d.title, d.type, d.status, d.status_detail, d.amount_low, d.amount_high, d.currency,
d.amount_qualifier, d.amount_usd, d.deal_on, d.counts_in_totals, d.counts_reason, d.target,
d.target_id, d.year
"""
AS_INVESTOR = f"""
select {_DEAL}, group_concat(p.role) as roles from deal_parties p join deals d on d.id = p.deal_id
where p.organization_id = :id and p.role in ('lead_investor', 'investor', 'other_investor')
group by d.id order by d.deal_on desc nulls last, d.id limit {MOST}
"""  # noqa: S608
# Whose deals are many is sooner found along the index of days, which "+" makes SQLite take.
AS_GREAT_INVESTOR = f"""
select {_DEAL}, (select group_concat(role) from deal_parties where deal_id = d.id
  and organization_id = :id and role in ('lead_investor', 'investor', 'other_investor')) as roles
from deals d where +d.id in (select deal_id from deal_parties where organization_id = :id
  and role in ('lead_investor', 'investor', 'other_investor'))
order by d.deal_on desc nulls last, d.id limit {MOST}
"""  # noqa: S608
AS_OTHER = f"""
select {_DEAL}, group_concat(p.role) as roles from deal_parties p join deals d on d.id = p.deal_id
where p.organization_id = :id and p.role in ('target', 'seller')
group by d.id order by d.deal_on desc nulls last, d.id limit {MOST}
"""  # noqa: S608
# All of its deals as an investor, by why they count in totals or do not.
TOTALS = """
select d.counts_in_totals, d.counts_reason, count(*) as deals,
       coalesce(sum(d.amount_usd), 0) as usd
from (select distinct deal_id from deal_parties where organization_id = :id
      and role in ('lead_investor', 'investor', 'other_investor')) p
join deals d on d.id = p.deal_id group by 1, 2
"""
# Of the deals given, which are those that the page lists.
CO_INVESTORS = """
select o.id, o.name, count(distinct b.deal_id) as deals,
       group_concat(distinct d.target) as targets
from json_each(:deals) j
join deals d on d.id = j.value
join deal_parties b on b.deal_id = d.id and b.organization_id <> :id
  and b.role in ('lead_investor', 'investor', 'other_investor')
join organizations o on o.id = b.organization_id
group by o.id order by deals desc, o.name limit 15
"""
HOLDINGS = """
select d.id, d.title, d.target_id, d.target, d.type, d.status, d.stake_percent,
       d.stake_before, d.stake_after, d.voting, d.deal_on,
       max(p.role = 'seller') as sold,
       (select count(distinct organization_id) from deal_parties i where i.deal_id = d.id
        and i.role in ('lead_investor', 'investor', 'other_investor')) as buyers
from json_each(:deals) j join deals d on d.id = j.value
join deal_parties p on p.deal_id = d.id and p.organization_id = :id
where p.role <> 'target' and d.status in ('announced', 'completed')
  and d.type not in ('debt', 'capital_commitment', 'other')
group by d.id order by d.target, d.deal_on nulls first, d.id
"""
PEOPLE = """
select p.person_id, p.name, p.role, p.title, d.id, d.title as deal_title
from json_each(:deals) j join deal_people p on p.deal_id = j.value
join deals d on d.id = p.deal_id
order by d.deal_on desc nulls last, p.name limit 40
"""
NEAR = """
select organization_id as id, name as title from organizations_fts
where organizations_fts match :words order by rank limit 6
"""
