"""The views, for people who write SQL. Their columns are described in metadata.yml too."""

# One row a report and field, unrolled from the report's record: for people who write SQL.
CLAIMS = """
create view claims as
select r.id as report_id, dr.deal_id, f.key as field,
       case when f.type in ('object', 'array') then f.value else cast(f.value as text) end as value,
       json_extract(r.record, '$.amount.text') as amount_text,
       json_extract(r.record, '$.quotes."' || f.key || '".text') as quote,
       coalesce(dr.known_from, r.known_from) as known_from,
       coalesce(dr.known_from_inferred, r.known_from_inferred) as known_from_inferred,
       s.publisher, s.url, r.source_id
from reports r
join sources s on s.id = r.source_id
left join deal_reports dr on dr.report_id = r.id,
json_each(r.record) f
where f.key not in ('source', 'quotes', 'deal') and r.about <> 'set_aside';
"""

# One row a doubt of a reader: what is odd in a record that was taken all the same.
REPORT_DOUBTS = """
create view report_doubts as
select r.id as report_id, dr.deal_id, json_extract(d.value, '$.code') as code,
       json_extract(d.value, '$.field') as field, json_extract(d.value, '$.text') as text,
       r.source_id, i.file, r.line
from reports r
left join deal_reports dr on dr.report_id = r.id
left join ingests i on i.id = r.ingest_id,
json_each(r.doubts) d;
"""
