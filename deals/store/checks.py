"""Data tests: each is a SELECT that returns the bad rows, and says what is wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from deals.store.counts import WRONG
from deals.store.schema import DERIVED_TABLES, EVIDENCE_TABLES


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that holds for every row; `sql` gives (id, detail) of rows that break it."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One row that breaks a rule."""

    check: str
    id: str
    detail: str


CHECKS = (
    Check(
        "every report about a deal is in exactly one deal",
        "select id, status from reports where about = 'deal' "
        "and id not in (select report_id from deal_reports)",
    ),
    Check(
        "every deal has a report",
        "select id, title from deals where id not in (select deal_id from deal_reports)",
    ),
    Check(
        "a low amount is not above the high one",
        "select id, amount_low || ' > ' || amount_high from deals where amount_low > amount_high",
    ),
    Check(
        "an amount has a currency",
        "select id, amount from deals where amount is not null and currency is null",
    ),
    Check(
        "an amount without USD has a reason",
        "select id, amount from deals where amount is not null and amount_usd is null "
        "and usd_reason is null",
    ),
    Check(
        "what counts in totals has an amount in USD",
        "select id, amount_text from deals where counts_in_totals and amount_usd is null",
    ),
    Check(
        "talk and ended deals do not count in totals",
        "select id, status from deals where counts_in_totals "
        "and status in ('rumoured', 'in_talks', 'terminated')",
    ),
    Check(
        "a stake is between 0 and 100 percent",
        "select id, stake_percent from deals where stake_percent not between 0 and 100",
    ),
    Check(
        "every shown value names a report of its own deal",
        "select v.deal_id, v.field from deal_values v left join deal_reports d "
        "on d.report_id = v.report_id where v.report_id is not null "
        "and d.deal_id is not v.deal_id",
    ),
    Check(
        "every shown amount, type, stake, round and valuation has its value row",
        "select d.id, f.field from deals d, (select 'amount' field union all select 'type' "
        "union all select 'stake_percent' union all select 'round' "
        "union all select 'valuation') f "
        "where case f.field when 'amount' then d.amount when 'type' then nullif(d.type, 'unknown') "
        "when "
        "'stake_percent' then d.stake_percent when 'round' then d.round else d.valuation end "
        "is not null and not exists (select 1 from deal_values v where v.deal_id = d.id "
        "and v.field = f.field)",
    ),
    Check(
        "every code is on its list",
        "select id, type || ' ' || status || ' ' || certainty from deals where "
        "type not in (select code from code_lists where list = 'deal_types') or "
        "status not in (select code from code_lists where list = 'statuses') or "
        "certainty not in (select code from code_lists where list = 'certainties')",
    ),
    Check(
        "versions of a deal do not overlap",
        "select a.deal_id, a.known_from from deal_versions a join deal_versions b "
        "on a.deal_id = b.deal_id and a.known_from < b.known_from and a.known_to > b.known_from",
    ),
    Check(
        "the last version ends where today's state begins",
        "select d.id, d.known_from from deals d join (select deal_id, max(known_to) as until "
        "from deal_versions group by deal_id) v on v.deal_id = d.id "
        "where v.until is not d.known_from",
    ),
    Check(
        "every deal has a target among its parties",
        "select id, target from deals where not exists (select 1 from deal_parties p "
        "where p.deal_id = deals.id and p.organization_id = deals.target_id "
        "and p.role = 'target')",
    ),
    Check(
        "every mention points at an organization or a person",
        "select m.report_id, m.name from mentions m join reports r on r.id = m.report_id "
        "where r.about = 'deal' and m.organization_id is null and m.person_id is null",
    ),
    Check(
        "a parent is not its own child", "select id, name from organizations where parent_id = id"
    ),
    Check(
        "counts of reports are right",
        "select d.id, d.reports_count from deals d where d.reports_count != "
        "(select count(*) from deal_reports r where r.deal_id = d.id)",
    ),
    Check("the counts are those of the deals", WRONG),
    Check(
        "every deal can be searched",
        "select d.id, d.title from deals d left join deals_fts f on f.rowid = d.rowid "
        "where f.deal_id is not d.id",
    ),
    Check(
        "every quote stands in its text",
        "select r.id, q.key from reports r join texts t on t.hash = r.text_hash "
        "and t.text is not null, json_each(r.record, '$.quotes') q "
        "where substr(t.text, json_extract(q.value, '$.start') + 1, json_extract(q.value, '$.end') "
        "- json_extract(q.value, '$.start')) is not json_extract(q.value, '$.text')",
    ),
    Check(
        "nothing of a redacted source can be quoted",
        "select d.source_id, 'a text' from redactions d join texts t using (source_id) "
        "where t.text is not null union select d.source_id, r.id from redactions d "
        "join reports r using (source_id) where json_extract(r.record, '$.quotes') is not null",
    ),
    Check(
        "every organization can be searched",
        "select o.id, o.name from organizations o left join organizations_fts f "
        "on f.rowid = o.rowid where f.organization_id is not o.id",
    ),
)


def run_checks(db: Database) -> Iterator[Fault]:
    """Every row that breaks a rule, and every broken foreign key."""
    for check in CHECKS:
        for row in db.conn.execute(check.sql):
            yield Fault(check.name, str(row[0]), str(row[1]))
    for table in (*EVIDENCE_TABLES, *DERIVED_TABLES):
        for row in db.conn.execute(f"pragma foreign_key_check({table})"):
            yield Fault("every reference leads to a row", f"{table} row {row[1]}", str(row[2]))
    for row in db.conn.execute("pragma quick_check"):
        if row[0] != "ok":
            yield Fault("the file is sound", "file", str(row[0]))
