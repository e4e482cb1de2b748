"""The queries of the organization page."""

ORGANIZATION = """
select o.*, p.name as parent_name from organizations o
left join organizations p on p.id = o.parent_id where o.id = :id
"""
BY_NAME = """
select organization_id as id from organization_names where name = :name collate nocase limit 1
"""
NAMES = """
select name, kind, mentions_count from organization_names
where organization_id = :id and kind <> 'name' order by kind, mentions_count desc, name
"""
CHILDREN = "select id, name, parent_since from organizations where parent_id = :id order by name"
_DEAL = """
d.id, d.title, d.type, d.status, d.status_detail, d.amount_low, d.amount_high, d.currency,
d.amount_qualifier, d.amount_usd, d.deal_on, d.counts_in_totals, d.counts_reason, d.target,
d.target_id, d.year
"""
AS_INVESTOR = f"""
select {_DEAL}, group_concat(p.role) as roles from deal_parties p join deals d on d.id = p.deal_id
where p.organization_id = :id and p.role in ('lead_investor', 'investor', 'other_investor')
group by d.id order by d.deal_on desc nulls last, d.id limit 500
"""  # noqa: S608
AS_OTHER = f"""
select {_DEAL}, group_concat(p.role) as roles from deal_parties p join deals d on d.id = p.deal_id
where p.organization_id = :id and p.role in ('target', 'seller')
group by d.id order by d.deal_on desc nulls last, d.id limit 500
"""  # noqa: S608
CO_INVESTORS = """
select o.id, o.name, count(distinct b.deal_id) as deals,
       group_concat(distinct d.target) as targets
from deal_parties a
join deal_parties b on b.deal_id = a.deal_id and b.organization_id <> a.organization_id
join organizations o on o.id = b.organization_id
join deals d on d.id = a.deal_id
where a.organization_id = :id
  and a.role in ('lead_investor', 'investor', 'other_investor')
  and b.role in ('lead_investor', 'investor', 'other_investor')
group by o.id order by deals desc, o.name limit 15
"""
HOLDINGS = """
select distinct d.id, d.title, d.target_id, d.target, d.type, d.status, d.stake_percent,
       d.stake_before, d.stake_after, d.voting, d.deal_on,
       max(p.role = 'seller') as sold,
       (select count(distinct organization_id) from deal_parties i where i.deal_id = d.id
        and i.role in ('lead_investor', 'investor', 'other_investor')) as buyers
from deal_parties p join deals d on d.id = p.deal_id
where p.organization_id = :id and p.role <> 'target' and d.status in ('announced', 'completed')
  and d.type not in ('debt', 'capital_commitment', 'other')
group by d.id order by d.target, d.deal_on nulls first, d.id
"""
PEOPLE = """
select p.person_id, p.name, p.role, p.title, d.id, d.title as deal_title
from deal_people p join deals d on d.id = p.deal_id
where exists (select 1 from deal_parties x where x.deal_id = d.id and x.organization_id = :id)
order by d.deal_on desc nulls last, p.name limit 40
"""
NEAR = """
select organization_id as id, name as title from organizations_fts
where organizations_fts match :words order by rank limit 6
"""
