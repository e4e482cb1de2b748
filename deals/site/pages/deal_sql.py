"""The queries of the deal page. `:day` is an ISO day, or null for what is known today."""

STATE = """
select * from (
  select d.*, null as known_to from deals d
  where d.id = :id and (:day is null or coalesce(d.known_from, date('now')) <= :day)
  union all
  select deal_id as id, title, type, type_detail, status, status_detail, status_on, target_id,
         target, investors, amount, amount_low, amount_high, currency, amount_qualifier,
         amount_basis, amount_text, amount_usd, usd_rate, usd_rate_on, usd_reason, stake_percent,
         voting, voting_percent, stake_before, stake_after, valuation, valuation_currency,
         valuation_basis, valuation_usd, round, payment, conditions, announced_on, completed_on,
         terminated_on, first_reported_on, last_reported_on, deal_on, year, quarter, month, sector,
         country, certainty, binding, stalls_on, counts_in_totals, counts_reason, reports_count,
         origins_count, conflicts_count, known_from, known_to
  from deal_versions where deal_id = :id and known_from <= :day and :day < known_to
) limit 1
"""
VERSIONS = """
select known_from, known_to, status, status_detail, amount, amount_low, amount_high, currency,
       amount_qualifier, stake_percent
from deal_versions where deal_id = :id
union all
select known_from, null, status, status_detail, amount, amount_low, amount_high, currency,
       amount_qualifier, stake_percent
from deals where id = :id and known_from is not null
order by known_from
"""
REPORTS = """
select r.id, r.status, r.record, r.line, i.file, dr.known_from, dr.known_from_inferred, dr.reason,
       r.source_id, s.url, s.title, s.publisher, s.author, s.published, s.kind, dr.tier, dr.rank,
       s.origin,
       s.is_copy, s.publisher_id
from deal_reports dr
join reports r on r.id = dr.report_id
join sources s on s.id = r.source_id
left join ingests i on i.id = r.ingest_id
where dr.deal_id = :id and (:day is null or coalesce(dr.known_from, date('now')) <= :day)
order by dr.known_from nulls last, r.id
"""
VALUES = "select field, value, report_id, rule, reports_count from deal_values where deal_id = :id"
PARTIES = """
select p.organization_id, p.role, p.name, p.reports_count, o.country
from deal_parties p join organizations o on o.id = p.organization_id
left join code_lists c on c.list = 'party_roles' and c.code = p.role
where p.deal_id = :id order by c.sort_order, p.reports_count desc, p.name
"""
PEOPLE = """
select person_id, name, role, title, report_id, reports_count from deal_people
where deal_id = :id order by reports_count desc, name
"""
EVENTS = "select * from deal_events where deal_id = :id order by earliest nulls last, status"
LEGS = "select * from deal_legs where deal_id = :id order by position"
FUNDING = """
select * from deal_funding where deal_id = :id
order by case step when 'headline' then 1 when 'binding' then 2 else 3 end
"""
CONFLICTS = "select * from conflicts where deal_id = :id order by field <> 'amount', field"
# The same of a superseded state, as it was derived from the reports public by then.
PARTS = "select parts from deal_version_parts where deal_id = :id and known_from = :known_from"
RELATED = """
select l.type, 'to' as way, d.id, d.title, d.status, d.amount_low, d.amount_high, d.currency,
       d.amount_qualifier, d.deal_on
from deal_links l join deals d on d.id = l.other_id where l.deal_id = :id
union all
select l.type, 'from', d.id, d.title, d.status, d.amount_low, d.amount_high, d.currency,
       d.amount_qualifier, d.deal_on
from deal_links l join deals d on d.id = l.deal_id where l.other_id = :id
order by d.deal_on
"""
SAME_TARGET = """
select id, title, type, status, amount_low, amount_high, currency, amount_qualifier, deal_on
from deals where target_id = :target and id <> :id
order by deal_on desc nulls last, id limit 12
"""
PAIRS = """
select d.id, d.title, c.score, c.reasons from candidate_pairs c
join deals d on d.id = case when c.deal_id = :id then c.other_id else c.deal_id end
where c.deal_id = :id or c.other_id = :id order by c.score desc limit 10
"""
# The place among what each investor has announced or completed, as it is known today, counted in
# the index of these amounts. A deal's amount stands in one row of an investor, whatever its roles.
RANKS_TODAY = """
with mine as (
  select organization_id, max(agreed_usd) as usd from deal_parties where deal_id = :id
  group by 1 having max(role in ('lead_investor', 'investor')) and usd is not null
)
select m.organization_id, o.name,
       (select count(*) from deal_parties p where p.organization_id = m.organization_id
        and p.agreed_usd is not null) as of_all,
       (select 1 + count(*) from deal_parties p where p.organization_id = m.organization_id
        and p.agreed_usd > m.usd) as place
from mine m join organizations o on o.id = m.organization_id
where o.name in (select value from json_each(:names)) order by o.name
"""
# By a day, the deals themselves are read; too long where an investor has more than these.
MOST_RANKED = 5_000
MOST_RANKED_UNASKED = 500  # where the reader asked for no day, beside the place of today
RANKS = """
with investors as (
  select distinct p.organization_id, o.name from deal_parties p
  join organizations o on o.id = p.organization_id
  where p.deal_id = :id and p.role in ('lead_investor', 'investor')
    and o.name in (select value from json_each(:names)) and o.as_investor_count <= :most_ranked
), mine as (
  select i.organization_id, i.name, p.deal_id from investors i
  join deal_parties p on p.organization_id = i.organization_id
    and p.role in ('lead_investor', 'investor', 'other_investor')
), states as (
  select m.organization_id, m.name, d.id, d.amount_usd, d.status, d.investors
  from mine m join deals d on d.id = m.deal_id
  where coalesce(d.known_from, date('now')) <= coalesce(:day, date('now'))
  union
  select m.organization_id, m.name, v.deal_id, v.amount_usd, v.status, v.investors
  from mine m join deal_versions v on v.deal_id = m.deal_id
  where v.known_from <= :day and :day < v.known_to
), placed as (
  select organization_id, name, id,
         rank() over (partition by organization_id order by amount_usd desc) as place,
         count(*) over (partition by organization_id) as of_all
  from states s where status in ('announced', 'completed') and amount_usd is not null
    and exists (select 1 from json_each(s.investors) j where j.value = s.name)
)
select organization_id, name, place, of_all from placed where id = :id order by name
"""
FIRST_DAY = "select min(known_from) as day from deal_reports where deal_id = :id"
MOVED = """
select d.deal_id as id from deal_ids i join deal_reports d on d.report_id = i.report_id
where i.id = :id
"""
NEAR = """
select deal_id as id, title from deals_fts where deals_fts match :words order by rank limit 6
"""
