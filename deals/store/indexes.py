"""The indexes and search tables of layer 3, made after its tables (`schema`).

Lists are read in the order of an index, so each order that the site or the API offers has one.
"""

from deals.store.schema import FILTERED, SOUND

DERIVED = f"""\
create index candidate_organizations_other on candidate_organizations(other_id);
create index organization_names_name on organization_names(name collate nocase);
create index organization_names_key on organization_names(key);
create index organization_names_sound on organization_names({SOUND.format("key")});
create index candidate_pairs_score on candidate_pairs(score desc, deal_id);
create index candidate_organizations_score on
  candidate_organizations(score desc, organization_id);
create index organizations_deals_count on organizations(deals_count desc, id);
create index candidate_pairs_other on candidate_pairs(other_id);
create index deals_type on deals(type, amount_usd desc, counts_in_totals);
create index deals_status on deals(status, amount_usd desc, counts_in_totals);
create index deals_talk on deals(last_reported_on desc, id)
  where status in ('rumoured', 'in_talks');
create index deals_quarter on deals(quarter, amount_usd desc, counts_in_totals);
create index deals_year on deals(year, amount_usd desc, counts_in_totals);
create index deals_sector on deals(sector, amount_usd desc, counts_in_totals);
create index deals_country on deals(country, amount_usd desc, counts_in_totals);
create index deals_amount_usd on deals(amount_usd desc, id, deal_on, {FILTERED});
create index deals_deal_on on deals(deal_on desc, id, amount_usd, {FILTERED});
create index deals_title on deals(title, id, amount_usd, deal_on, {FILTERED});
create index deals_reports_count on deals(reports_count desc, id, amount_usd, deal_on, {FILTERED});
create index deals_conflicts_count
  on deals(conflicts_count desc, id, amount_usd, deal_on, {FILTERED});
create index deals_first_reported_on on deals(first_reported_on desc, id);
create index deals_last_reported_on on deals(last_reported_on desc, id);
create index deal_versions_amount_usd
  on deal_versions(amount_usd desc, deal_id, known_to, deal_on, {FILTERED});
create index deals_target on deals(target_id);
create index deal_reports_deal on deal_reports(deal_id);
create index deal_parties_organization on deal_parties(organization_id, role, deal_id);
create index deal_parties_agreed on deal_parties(organization_id, agreed_usd)
  where agreed_usd is not null;
create index deal_events_talk on deal_events(latest desc, deal_id)
  where status in ('rumoured', 'in_talks', 'denied', 'stalled');
create index conflicts_spread on conflicts(spread desc, deal_id, field);
create index conflicts_field on conflicts(field, spread desc);
create index organizations_both on organizations(id)
  where as_target_count > 0 and deals_count > as_target_count;
create index deal_people_person on deal_people(person_id);
create index people_key on people(key);
create index organizations_parent on organizations(parent_id);
create virtual table deals_fts using fts5(
  deal_id unindexed, title, parties, people, sector, conditions,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
create virtual table organizations_fts using fts5(
  organization_id unindexed, name, names, sector,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
create virtual table people_fts using fts5(
  person_id unindexed, name, titles,
  tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
"""
