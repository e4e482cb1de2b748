"""The tables, layer by layer. Each column is described in metadata.yml; a test compares the two."""

from deals.model.facets import COLUMNS
from deals.store.deal_columns import DEAL_COLUMNS

_DEAL = ",\n  ".join(f"{name} {kind}" for name, kind in DEAL_COLUMNS.items())
_VERSION = _DEAL.replace("known_from text", "known_from text not null")

_COUNTED = ", ".join(COLUMNS)
# Conditions on a mention `m` that need no look at its report: records of organizations have roles
# of their own, and few reports are set aside.
NOT_ASIDE = "m.report_id not in (select id from reports where about = 'set_aside')"
OF_DEAL = f"m.role not in ('organization', 'alias', 'former', 'parent') and {NOT_ASIDE}"
# What lists of deals are filtered by. Every order of such a list has an index that holds these as
# well, so that the first page of rare deals is found without reading the rows of all others.
FILTERED = (
    "type, type_detail, status, status_detail, sector, country, counts_in_totals, stalls_on, "
    "known_from"
)

# What is left of a name's key without vowels and blanks: equal for many spellings of one name.
SOUND = "{}"
for _letter in "aeiouy ":
    SOUND = f"replace({SOUND}, '{_letter}', '')"

BOOKKEEPING = """
create table code_lists (
  list text not null,
  code text not null,
  definition text not null,
  canonical text,
  sort_order integer not null,
  primary key (list, code)
) strict;
create table publishers (
  id text primary key,
  name text not null,
  kind text not null,
  rank integer not null check (rank between 1 and 5),
  country text,
  domains text not null,
  aliases text not null
) strict;
create table deal_ids (
  id text primary key,
  report_id text not null references reports(id) deferrable initially deferred
) strict;
create table ingests (
  id integer primary key,
  file text not null,
  file_hash text not null,
  format text not null,
  handles integer not null,
  records_read integer not null,
  reports_new integer not null,
  reports_known integer not null,
  rejected integer not null,
  grouped integer not null,
  passed integer not null,
  seconds real not null,
  finished_at text not null
) strict;
"""

EVIDENCE = """
create table sources (
  id text primary key,
  url text,
  title text,
  publisher text,
  publisher_id text references publishers(id),
  author text,
  published text,
  published_from text,
  retrieved text,
  kind text,
  tier integer,
  origin text,
  is_copy integer,
  file_hash text
) strict;
create table reports (
  id text primary key,
  about text not null check (about in ('deal', 'organization', 'set_aside')),
  source_id text not null references sources(id),
  handle text,
  type text,
  status text,
  known_from text,
  known_from_inferred integer not null,
  record text not null,
  ingest_id integer references ingests(id) deferrable initially deferred,
  line integer,
  doubts text not null default '[]',
  extractor text,
  extractor_version text,
  reviewed integer not null check (reviewed in (0, 1)),
  text_hash text references texts(hash) deferrable initially deferred
) strict;
create table texts (
  hash text primary key,
  source_id text not null references sources(id),
  source text not null,
  dated_by text,
  language text,
  licence text,
  disclaimer text,
  text text,
  characters integer not null,
  extractor text not null,
  extractor_version text not null,
  reports_count integer not null,
  ingest_id integer references ingests(id) deferrable initially deferred
) strict;
create table mentions (
  report_id text not null references reports(id),
  role text not null,
  position integer not null,
  name text not null,
  key text not null,
  organization_id text,
  person_id text
) strict;
create index reports_handle on reports(handle) where handle is not null;
create index reports_about on reports(about, id);
create index reports_source on reports(source_id);
create index reports_unreviewed on reports(known_from) where not reviewed;
create index reports_text on reports(text_hash) where text_hash is not null;
create index texts_source on texts(source_id);
create index reports_talk on reports(known_from desc, id)
  where status in ('rumoured', 'in_talks', 'denied', 'stalled');
create index sources_publisher on sources(publisher_id, kind, tier);
create index reports_ingest on reports(ingest_id);
create unique index mentions_report on mentions(report_id, role, position);
create index mentions_key on mentions(key);
create index mentions_organization on mentions(organization_id, role, report_id);
create index mentions_person on mentions(person_id) where person_id is not null;
"""

JUDGEMENT = """
create table judgements (
  id integer primary key,
  made_at text not null,
  author text not null,
  kind text not null,
  subject text not null,
  object text,
  field text,
  value text,
  reports text not null,
  others text not null,
  reason text not null,
  undoes integer references judgements(id)
) strict;
create table redactions (
  id integer primary key,
  source_id text not null references sources(id),
  made_at text not null,
  author text not null,
  reason text not null,
  texts_count integer not null,
  reports_count integer not null
) strict;
create index redactions_source on redactions(source_id);
"""

DERIVED = f"""
create table organizations (
  id text primary key,
  name text not null,
  kind text,
  country text,
  domain text,
  ticker text,
  exchange text,
  sector text,
  parent_id text references organizations(id) deferrable initially deferred,
  parent_since text,
  lei text,
  cik text,
  wikidata text,
  deals_count integer not null,
  as_investor_count integer not null,
  as_target_count integer not null,
  as_investor_usd real not null,
  as_target_usd real not null,
  reports_count integer not null
) strict;
create table organization_names (
  organization_id text not null references organizations(id),
  name text not null,
  key text not null,
  kind text not null check (kind in ('name', 'alias', 'former', 'mention')),
  mentions_count integer not null,
  primary key (organization_id, name)
) strict;
create table organization_edges (
  organization_id text not null references organizations(id),
  kind text not null check (kind in ('parent', 'former_name')),
  name text not null,
  other_id text,
  since text,
  until text,
  report_id text not null references reports(id),
  primary key (organization_id, kind, name)
) strict;
create table stated_names (
  key text not null,
  country text not null,
  organization_id text not null,
  primary key (key, country)
) strict, without rowid;
create table people (
  id text primary key,
  key text not null,
  name text not null,
  deals_count integer not null
) strict;
create table deals (
  id text primary key,
  {_DEAL}
) strict;
create table deal_versions (
  deal_id text not null references deals(id),
  known_to text not null,
  {_VERSION},
  primary key (deal_id, known_from)
) strict;
create table deal_version_parts (
  deal_id text not null references deals(id),
  known_from text not null,
  parts text not null,
  primary key (deal_id, known_from)
) strict;
create table deal_reports (
  report_id text primary key references reports(id),
  deal_id text not null references deals(id),
  reason text not null,
  known_from text,
  known_from_inferred integer not null,
  tier integer not null,
  rank integer not null,
  certainty text not null,
  origin text not null
) strict;
create table deal_values (
  deal_id text not null references deals(id),
  field text not null,
  value text,
  report_id text references reports(id),
  rule text not null,
  reports_count integer not null,
  primary key (deal_id, field)
) strict, without rowid;
create table deal_parties (
  deal_id text not null references deals(id),
  organization_id text not null references organizations(id),
  role text not null,
  name text not null,
  agreed_usd real,
  reports_count integer not null,
  primary key (deal_id, organization_id, role)
) strict, without rowid;
create table deal_people (
  deal_id text not null references deals(id),
  person_id text not null references people(id),
  name text not null,
  role text,
  title text,
  report_id text not null references reports(id),
  reports_count integer not null,
  primary key (deal_id, person_id)
) strict;
create table deal_events (
  deal_id text not null references deals(id),
  status text not null,
  happened_on text,
  earliest text,
  latest text,
  inferred integer not null,
  report_id text references reports(id),
  reports_count integer not null,
  primary key (deal_id, status)
) strict, without rowid;
create table deal_legs (
  deal_id text not null references deals(id),
  position integer not null,
  what text not null,
  from_name text,
  to_name text,
  amount_low real,
  amount_high real,
  currency text,
  amount_text text,
  condition text,
  binding text,
  report_id text not null references reports(id),
  primary key (deal_id, position)
) strict;
create table deal_funding (
  deal_id text not null references deals(id),
  step text not null,
  amount_low real,
  amount_high real,
  currency text,
  amount_text text,
  report_id text references reports(id),
  rule text not null,
  primary key (deal_id, step)
) strict;
create table deal_links (
  deal_id text not null references deals(id),
  type text not null,
  other_id text not null,
  report_id text not null references reports(id),
  primary key (deal_id, type, other_id)
) strict;
create table conflicts (
  deal_id text not null references deals(id),
  field text not null,
  spread real,
  suspicion text,
  shown text,
  claims text not null,
  reports_count integer not null,
  primary key (deal_id, field)
) strict;
create table candidate_pairs (
  deal_id text not null references deals(id),
  other_id text not null references deals(id),
  score real not null,
  reasons text not null,
  primary key (deal_id, other_id)
) strict;
create table candidate_organizations (
  organization_id text not null references organizations(id),
  other_id text not null references organizations(id),
  score real not null,
  reasons text not null,
  primary key (organization_id, other_id)
) strict;
create table facet_counts ( -- a pair of investors stands under each of the two
  filter_field text not null,
  filter_value text not null,
  field text not null,
  value text not null,
  deals_count integer not null,
  primary key (filter_field, filter_value, field, value)
) strict, without rowid;
create table deal_totals (
  quarter text not null,
  status text not null,
  counts_in_totals integer not null,
  deals_count integer not null,
  amounts_count integer not null,
  amount_usd integer not null,
  reports_count integer not null,
  conflicts_count integer not null,
  primary key (quarter, status, counts_in_totals)
) strict, without rowid;
create table counted (
  deals_count integer not null
) strict;
create index facet_counts_none on facet_counts(deals_count) where deals_count = 0;
create trigger deals_counted after update of {_COUNTED} on deals begin delete from counted; end;
"""  # noqa: S608  (names of our own)

EVIDENCE_TABLES = ("sources", "texts", "reports", "mentions")
DERIVED_TABLES = (
    "organizations",
    "organization_names",
    "organization_edges",
    "stated_names",
    "people",
    "deals",
    "deal_versions",
    "deal_version_parts",
    "deal_reports",
    "deal_values",
    "deal_parties",
    "deal_people",
    "deal_events",
    "deal_legs",
    "deal_funding",
    "deal_links",
    "conflicts",
    "candidate_pairs",
    "candidate_organizations",
    "facet_counts",
    "deal_totals",
    "counted",
)
SEARCH_TABLES = ("deals_fts", "organizations_fts", "people_fts")
