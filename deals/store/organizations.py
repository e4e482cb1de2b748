"""Layer 3, organizations and people: rows, names, counts and their search tables."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from deals.store.batches import batches, json_lists
from deals.store.schema import NOT_ASIDE, OF_DEAL

_FEW = 8  # up to an eighth of the organizations are looked up one by one
_FACTS = (
    "kind",
    "country",
    "domain",
    "ticker",
    "exchange",
    "sector",
    "parent_since",
    "lei",
    "cik",
    "wikidata",
)


Edge = tuple[str, str, str | None, str | None, str | None, str]
# kind (parent, former_name), name, id of the other, since, until (EDTF), report that says so


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """What the organizations table keeps of one, its counts aside."""

    id: str
    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    parent_id: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)  # as written → name, alias, former
    edges: Sequence[Edge] = ()


def _strings(
    db: Database, sql: str, values: Sequence[str] | Mapping[str, str | None] = ()
) -> set[str]:
    """The first column of a query's rows."""
    return {row[0] for row in db.conn.execute(sql, values)}


def mentioned_organizations(db: Database, reports: Iterable[str]) -> set[str]:
    """Ids of organizations that the reports about deals among these name."""
    return _strings(
        db,
        f"select distinct m.organization_id from mentions m where {OF_DEAL} "  # noqa: S608
        "and m.organization_id is not null "
        "and m.report_id in (select value from json_each(?))",
        [json.dumps(sorted(reports))],
    )


def needed_organizations(db: Database, everything: bool) -> set[str]:
    """Ids of organizations that the marked reports name, or all reports about deals."""
    marked = "" if everything else " and m.report_id in (select id from temp.touched)"
    return _strings(
        db,
        f"select distinct m.organization_id from mentions m where {OF_DEAL} "  # noqa: S608
        f"and m.organization_id is not null{marked}",
    )


def recorded_organizations(db: Database) -> set[str]:
    """Ids of organizations that a source other than the curated reference states records of."""
    return _strings(
        db,
        "select distinct m.organization_id from mentions m "
        "join reports r on r.id = m.report_id "
        "join sources s on s.id = r.source_id where r.about = 'organization' "
        "and m.role = 'organization' and s.kind is not 'reference'",
    )


def parties_of(db: Database, deals: Iterable[str]) -> set[str]:
    """Ids of the organizations that are parties of the given deals now."""
    return _strings(
        db,
        "select distinct organization_id from deal_parties where deal_id in "
        "(select value from json_each(?))",
        [json.dumps(sorted(deals))],
    )


def none_stored(db: Database) -> bool:
    """Whether there is no organization yet."""
    return db.conn.execute("select 1 from organizations limit 1").fetchone() is None


def count_stored(db: Database) -> int:
    """How many organizations there are."""
    number: int = db.conn.execute("select count(*) from organizations").fetchone()[0]
    return number


def gather_names(db: Database, ids: set[str]) -> None:
    """Note each name by which mentions call the given organizations, and how often, in
    temp.spelled, for `spelled_names` and `put_organizations`."""
    # For many, one walk through all mentions is faster than a jump to each of theirs.
    scan = "not indexed " if len(ids) * _FEW > count_stored(db) else ""
    db.conn.execute("drop table if exists temp.spelled")
    db.conn.execute(
        "create temp table spelled (organization_id text, name text, key text, mentions integer, "
        "of_deals integer, primary key (organization_id, name)) without rowid"
    )
    db.conn.execute(
        "insert into temp.spelled select m.organization_id, m.name, min(m.key), count(*), "  # noqa: S608
        f"sum({OF_DEAL}) from mentions m {scan}where {NOT_ASIDE} "
        "and m.organization_id in (select value from json_each(?)) "
        "group by m.organization_id, m.name",
        [json.dumps(sorted(ids))],
    )


def spelled_names(db: Database, ids: Iterable[str]) -> dict[str, str]:
    """Organization id → its name as most mentions write it (the shortest of equals), for those of
    the ids whose names are gathered."""
    rows = db.conn.execute(
        "select organization_id, name from temp.spelled "
        "where organization_id in (select value from json_each(?)) "
        "order by organization_id, mentions desc, length(name), name",
        [json.dumps(sorted(ids))],
    )
    names: dict[str, str] = {}
    for organization_id, name in rows:
        names.setdefault(organization_id, name)
    return names


def shown_names(db: Database, ids: Iterable[str]) -> dict[str, str]:
    """Organization id → display name as stored now."""
    return dict(
        db.conn.execute(
            "select id, name from organizations where id in (select value from json_each(?))",
            [json.dumps(sorted(ids))],
        )
    )


def reports_naming(db: Database, ids: Iterable[str]) -> set[str]:
    """Reports about deals that name any of the organizations."""
    return _strings(
        db,
        f"select distinct m.report_id from mentions m where {OF_DEAL} "  # noqa: S608
        "and m.organization_id in (select value from json_each(?))",
        [json.dumps(sorted(ids))],
    )


def put_organizations(db: Database, rows: Iterable[OrganizationRow]) -> None:
    """Insert or update organizations, with the names that `gather_names` found; their counts are
    set by `count_organizations`."""
    facts = ", ".join(_FACTS)
    updates = ", ".join(f"{name} = excluded.{name}" for name in ("name", *_FACTS, "parent_id"))
    for chunk in batches(rows):
        db.conn.executemany(
            f"insert into organizations (id, name, {facts}, parent_id, deals_count, "  # noqa: S608
            f"as_investor_count, as_target_count, as_investor_usd, as_target_usd, reports_count) "
            f"values (?, ?, {', '.join('?' * len(_FACTS))}, ?, 0, 0, 0, 0, 0, 0) "
            f"on conflict (id) do update set {updates}",
            [(row.id, row.name, *map(row.facts.get, _FACTS), row.parent_id) for row in chunk],
        )
        _put_names(db, chunk)
        _put_edges(db, chunk)


def _put_edges(db: Database, rows: list[OrganizationRow]) -> None:
    db.conn.executemany(
        "delete from organization_edges where organization_id = ?", [(row.id,) for row in rows]
    )
    db.conn.executemany(
        "insert into organization_edges values (?, ?, ?, ?, ?, ?, ?)",
        [(row.id, *edge) for row in rows for edge in row.edges],
    )


def _put_names(db: Database, rows: list[OrganizationRow]) -> None:
    ids = json.dumps([row.id for row in rows])
    db.conn.execute(
        "delete from organization_names where organization_id in (select value from json_each(?))",
        [ids],
    )
    db.conn.execute(
        "insert into organization_names select s.organization_id, s.name, s.key, "
        "iif(s.name = o.name, 'name', 'mention'), s.of_deals from organizations o "
        "join temp.spelled s on s.organization_id = o.id "
        "where o.id in (select value from json_each(?))",
        [ids],
    )
    db.conn.executemany(
        "update organization_names set kind = ? where organization_id = ? and name = ?",
        [(kind, row.id, name) for row in rows for name, kind in row.names.items()],
    )
    db.conn.execute(
        "delete from organizations_fts where rowid in (select rowid from organizations "
        "where id in (select value from json_each(?)))",
        [ids],
    )
    db.conn.execute(
        "insert into organizations_fts (rowid, organization_id, name, names, sector) "
        "select o.rowid, o.id, o.name, group_concat(n.name, ' · '), o.sector from organizations o "
        "join organization_names n on n.organization_id = o.id "
        "where o.id in (select value from json_each(?)) group by o.id",
        [ids],
    )


def written_names(db: Database, everything: bool) -> set[tuple[str, str]]:
    """(organization id, name) of every name by which organizations are known: all of them, or
    those of the marked reports' parties."""
    marked = (
        " where organization_id in (select m.organization_id from mentions m "
        "join temp.touched on touched.id = m.report_id)"
    )
    scope = "" if everything else marked
    return set(
        db.conn.execute(f"select organization_id, name from organization_names{scope}")  # noqa: S608
    )


def keys_of(db: Database, ids: Iterable[str]) -> set[str]:
    """Comparison keys of all names of the given organizations."""
    return _strings(
        db,
        "select distinct key from organization_names where organization_id in "
        "(select value from json_each(?))",
        [json.dumps(sorted(ids))],
    )


def deals_with(db: Database, organizations: Iterable[str]) -> set[str]:
    """Deals that any of the organizations is a party of."""
    return _strings(
        db,
        "select distinct deal_id from deal_parties where organization_id in "
        "(select value from json_each(?))",
        [json.dumps(sorted(organizations))],
    )


def named_in_set_aside(db: Database, reports: Iterable[str]) -> set[str]:
    """Ids of the organizations that those of the reports name that are set aside."""
    found = (
        _strings(
            db,
            "select distinct m.organization_id from reports r "
            "join mentions m on m.report_id = r.id where r.about = 'set_aside' "
            "and m.organization_id is not null and r.id in (select value from json_each(?))",
            [listed],
        )
        for listed in json_lists(reports)
    )
    return set[str]().union(*found)


def still_named(db: Database, ids: Iterable[str]) -> set[str]:
    """Those of the organizations that a deal's report, a record of theirs, or a child names."""
    return _strings(
        db,
        "select value from json_each(?) j where exists (select 1 from mentions m "
        "join reports r on r.id = m.report_id join sources s on s.id = r.source_id "
        "where m.organization_id = j.value and (r.about = 'deal' or (r.about = 'organization' "
        "and m.role = 'organization' and s.kind is not 'reference'))) "
        "or exists (select 1 from organizations o where o.parent_id = j.value)",
        [json.dumps(sorted(ids))],
    )


def remove_unnamed(db: Database, ids: set[str]) -> None:
    """Remove those of the organizations, and of their parents, that nothing names any more."""
    waiting = set(ids)
    while gone := waiting - still_named(db, waiting):
        waiting = _strings(
            db,
            "select parent_id from organizations where parent_id is not null "
            "and id in (select value from json_each(?))",
            [json.dumps(sorted(gone))],
        )
        _remove(db, gone)


def remove_organizations(db: Database, keep: set[str]) -> None:
    """Remove organizations that nothing names any more."""
    _remove(db, _strings(db, "select id from organizations") - keep)


def _remove(db: Database, ids: Iterable[str]) -> None:
    gone = [(key,) for key in ids]
    db.conn.executemany("delete from organization_names where organization_id = ?", gone)
    db.conn.executemany("delete from organization_edges where organization_id = ?", gone)
    db.conn.executemany(
        "delete from organizations_fts where rowid = "
        "(select rowid from organizations where id = ?)",
        gone,
    )
    db.conn.executemany(
        "delete from candidate_organizations where ? in (organization_id, other_id)", gone
    )
    db.conn.executemany("delete from organizations where id = ?", gone)


def count_organizations(db: Database, ids: Iterable[str] | None) -> None:
    """Set the counts and sums of organizations (all of them when `ids` is None) from the deals that
    they are parties of."""
    touched = "id from organizations" if ids is None else "value as id from json_each(?)"
    db.conn.execute(
        f"""
        with touched as (select {touched}),
        roles as (
          select p.organization_id as id, p.deal_id, max(p.role = 'target') as target,
                 max(p.role in ('lead_investor', 'investor')) as investor
          from deal_parties p where p.organization_id in (select id from touched)
          group by p.organization_id, p.deal_id
        ),
        counts as (
          select t.id, count(r.deal_id) as deals, coalesce(sum(r.investor), 0) as investor,
                 coalesce(sum(r.target), 0) as target,
                 coalesce(sum(d.amount_usd) filter (where r.investor and d.counts_in_totals), 0.0)
                   as investor_usd,
                 coalesce(sum(d.amount_usd) filter (where r.target and d.counts_in_totals), 0.0)
                   as target_usd,
                 (select count(distinct m.report_id) from mentions m
                  where m.organization_id = t.id and {OF_DEAL}) as reports
          from touched t left join roles r on r.id = t.id left join deals d on d.id = r.deal_id
          group by t.id
        )
        update organizations set deals_count = c.deals, as_investor_count = c.investor,
          as_target_count = c.target, as_investor_usd = c.investor_usd,
          as_target_usd = c.target_usd, reports_count = c.reports
        from counts c where c.id = organizations.id
        """,  # noqa: S608
        [] if ids is None else [json.dumps(sorted(ids))],
    )


def index_deals(db: Database, ids: Iterable[str] | None) -> None:
    """Make deals (all of them when `ids` is None) findable by title, parties with all their names,
    people, sector, conditions."""
    chosen = [] if ids is None else [json.dumps(sorted(ids))]
    scope = "" if ids is None else " where d.id in (select value from json_each(?))"
    db.conn.execute(
        f"delete from deals_fts where rowid in (select d.rowid from deals d{scope})",  # noqa: S608
        chosen,
    )
    db.conn.execute(
        f"""
        insert into deals_fts (rowid, deal_id, title, parties, people, sector, conditions)
        select d.rowid, d.id, d.title,
          (select group_concat(n.name, ' · ') from organization_names n where n.organization_id in
            (select organization_id from deal_parties where deal_id = d.id)),
          (select group_concat(name, ' · ') from deal_people where deal_id = d.id),
          d.sector, d.conditions
        from deals d{scope}
        """,  # noqa: S608
        chosen,
    )
