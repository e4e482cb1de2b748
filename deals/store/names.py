"""Layer 3, names: which organization each written name means, and names that are much alike."""

import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from deals.store.batches import batches
from deals.store.schema import SOUND

_FEW = 8  # up to an eighth of the reports are looked up one by one
_MOST_ALIKE = 8  # organizations of one sound; more of them say that the sound says little


def organization_records(
    db: Database, organization_id: str | None = None
) -> Iterator[tuple[str, str, int]]:
    """(report id, record as JSON, tier of its source) of every report about an organization, or
    about the given one."""
    if organization_id is None:
        reports = "select id from reports where about = 'organization'"
    else:
        reports = (
            "select report_id from mentions where organization_id = ?1 and role = 'organization'"
        )
    yield from db.conn.execute(
        "select r.id, r.record, coalesce(s.tier, 5) from reports r "  # noqa: S608
        f"join sources s on s.id = r.source_id where r.id in ({reports}) order by r.id",
        [organization_id] if organization_id else [],
    )


def with_records(db: Database, ids: Iterable[str] | None = None) -> set[str]:
    """Ids of the organizations of which there are records, or those of the given ones."""
    rows = db.conn.execute(
        "select distinct organization_id from mentions where role = 'organization' "
        "and organization_id is not null "
        "and (:ids is null or organization_id in (select value from json_each(:ids)))",
        {"ids": None if ids is None else json.dumps(sorted(ids))},
    )
    return {row[0] for row in rows}


def put_stated_names(db: Database, rows: Iterable[tuple[str, str, str]]) -> None:
    """Keep what the records say of names: (comparison key, country or '', organization id)."""
    db.conn.execute("delete from stated_names")
    for chunk in batches(rows):
        db.conn.executemany("insert into stated_names values (?, ?, ?)", chunk)


def stated_id(db: Database, key: str, country: str) -> str | None:
    """The organization that the records give a key, in a country or ('') whatever the country."""
    row = db.conn.execute(
        "select organization_id from stated_names where key = ? and country = ?", [key, country]
    ).fetchone()
    return row[0] if row else None


def stated_keys(db: Database) -> Iterator[tuple[str, str, str]]:
    """Every (key, country, organization id) that the records state."""
    yield from db.conn.execute("select key, country, organization_id from stated_names")


def with_stated_parent(db: Database) -> set[str]:
    """Ids of organizations of which a record states a parent."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct m.organization_id from mentions p "
            "join mentions m on m.report_id = p.report_id and m.role = 'organization' "
            "where p.role = 'parent'"
        )
    }


_BY_KEY = (
    "(select s.organization_id from stated_names s where s.key = mentions.key and s.country = '')"
)
_BY_RECORD = (
    "(select r.organization_id from temp.record_names r where r.report_id = mentions.report_id "
    "and r.name = mentions.name and mentions.role <> 'parent')"
)
_BY_COUNTRY = (
    "case mentions.role when 'target' then (select s.organization_id from stated_names s "
    "join reports p on p.id = mentions.report_id where s.key = mentions.key "
    "and s.country = json_extract(p.record, '$.target_country')) end"
)


def resolve_mentions(
    db: Database,
    records: Iterable[tuple[str, str, str]],
    reports: Iterable[str] | None,
) -> set[str]:
    """Point mentions at their organizations (all when `reports` is None), by the stated names.

    `records` has (report id, name, organization id) for the names in records of organizations.
    A key that no record states is its own organization. Returns the reports beside the given ones
    of which a mention now points elsewhere.
    """
    db.conn.execute("drop table if exists temp.record_names")
    db.conn.execute(
        "create temp table record_names (report_id text, name text, organization_id text, "
        "primary key (report_id, name)) without rowid"
    )
    for chunk in batches(records):
        db.conn.executemany("insert or ignore into temp.record_names values (?, ?, ?)", chunk)
    by_country = db.conn.execute("select 1 from stated_names where country <> '' limit 1")
    ways = [_BY_RECORD, *([_BY_COUNTRY] if by_country.fetchone() else []), _BY_KEY]
    resolved = f"coalesce({', '.join(ways)}, replace(key, ' ', '-'))"
    wrong = f"person_id is null and organization_id is not {resolved}"
    if reports is None:
        update = f"update mentions set organization_id = {resolved} where {wrong}"  # noqa: S608
        return {row[0] for row in db.conn.execute(f"{update} returning report_id")}
    chosen = set(reports)
    stored: int = db.conn.execute("select count(*) from reports").fetchone()[0]
    if len(chosen) * _FEW > stored:
        # One walk through all mentions is faster: those of other deals are right already, and those
        # of records are not looked at, since what records say of names has not changed.
        db.conn.execute(
            f"update mentions not indexed set organization_id = {resolved} where {wrong} "  # noqa: S608
            "and report_id not in (select id from reports where about = 'organization')"
        )
        return set()
    db.conn.execute(
        f"update mentions set organization_id = {resolved} "  # noqa: S608
        f"where {wrong} and report_id in (select value from json_each(?))",
        [json.dumps(sorted(chosen))],
    )
    return set()


def mark_bases(db: Database, ids: Iterable[str] | None, prefixes: Iterable[str]) -> None:
    """Note the organizations whose look-alikes are to be found: all when `ids` is None, else the
    given ones, those whose name is one of `prefixes`, and those that sound like them."""
    db.conn.execute("drop table if exists temp.bases")
    db.conn.execute("create temp table bases (id text primary key) without rowid")
    if ids is None:
        db.conn.execute("insert into temp.bases select id from organizations")
        return
    db.conn.executemany("insert or ignore into temp.bases values (?)", [(i,) for i in ids])
    db.conn.execute(
        "insert or ignore into temp.bases select organization_id from organization_names "
        "where key in (select value from json_each(?))",
        [json.dumps(sorted(prefixes))],
    )
    sound, other = SOUND.format("n.key"), SOUND.format("o.key")
    db.conn.execute(
        "insert or ignore into temp.bases select o.organization_id from temp.bases "  # noqa: S608
        "join organization_names n on n.organization_id = bases.id "
        f"join organization_names o on {other} = {sound}"
    )


# Each key of the marked organizations once, however many spellings give it.
_BASE_KEYS = (
    "(select distinct n.organization_id, n.key from temp.bases "
    "join organization_names n on n.organization_id = bases.id)"
)


Alike = tuple[str, str, str, str]  # organization, another one, key of the first, of the other


def longer_names(db: Database) -> Iterator[Alike]:
    """Names that go on where one of a marked organization ends."""
    yield from db.conn.execute(
        f"select distinct b.organization_id, e.organization_id, b.key, e.key from {_BASE_KEYS} b "  # noqa: S608
        "join organization_names e on e.key > b.key || ' ' and e.key < b.key || '!' "
        "where e.organization_id <> b.organization_id and length(b.key) > 2"
    )


def sound_alikes(db: Database) -> Iterator[Alike]:
    """Names that sound like those of the marked organizations, or are equal but kept apart; two
    that are both marked stand there once."""
    sound, other = SOUND.format("b.key"), SOUND.format("e.key")
    yield from db.conn.execute(
        f"select distinct b.organization_id, e.organization_id, b.key, e.key from {_BASE_KEYS} b "  # noqa: S608
        f"join organization_names e on {other} = {sound} "
        "where e.organization_id <> b.organization_id and (b.organization_id < e.organization_id "
        "or e.organization_id not in (select id from temp.bases)) "
        f"and (length({sound}) > 3 or e.key = b.key) "
        f"and (select count(*) from (select distinct organization_id from organization_names n "
        f"where {SOUND.format('n.key')} = {sound} limit {_MOST_ALIKE + 1})) <= {_MOST_ALIKE}"
    )


def put_candidates(
    db: Database, pairs: Iterable[tuple[str, str, float, str]], everything: bool
) -> None:
    """Keep pairs of organizations that may be one: (id, other's id, score, reasons); those of the
    marked organizations are replaced, all of them when `everything`."""
    scope = "" if everything else (
        " where organization_id in (select id from temp.bases) "
        "or other_id in (select id from temp.bases)"
    )  # fmt: skip
    db.conn.execute(f"delete from candidate_organizations{scope}")  # noqa: S608
    db.conn.executemany("insert into candidate_organizations values (?, ?, ?, ?)", pairs)
