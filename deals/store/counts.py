"""Layer 3, figures: how many deals have each value and each pair of values, and sums by quarter.

A change adds and takes away what its own deals make up, so that it costs the same in a large
database; a bulk load counts once, at its end. Both give the same rows.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, groupby
from operator import itemgetter

from sqlite_utils import Database

from deals.model.facets import COLUMNS, FIELDS, INVESTOR, INVESTOR_ROLES, MISSING

_WORTH = 4  # deals stored by one deal to come: beyond that, a change is cheaper than a new count
_ROLES = ", ".join(f"'{role}'" for role in INVESTOR_ROLES)
_CHUNK = 5_000  # rows in memory
Count = tuple[str, str, str, str, int]  # a row of facet_counts
# Value, id of a deal, and what else is counted of it, in the order of the values.
_IN_ORDER = {
    "sector": "select sector, id, {} from temp.facet_rows f where sector is not null order by 1",
    INVESTOR: f"""
        select p.organization_id, f.id, {{}} from deal_parties p
        join temp.facet_rows f on f.id = p.deal_id where p.role in ({_ROLES}) order by 1
    """,  # noqa: S608
}
_MANY_VALUES = tuple(_IN_ORDER)
# Whom each investor invests with: a pair twice, under each of the two.
_TOGETHER = f"""
select '{INVESTOR}', p.organization_id, '{INVESTOR}', q.organization_id, count(distinct p.deal_id)
from deal_parties p cross join deal_parties q
  on q.deal_id = p.deal_id and q.organization_id <> p.organization_id and q.role in ({_ROLES})
where p.role in ({_ROLES}) group by 2, 4
"""  # noqa: S608
# Dollars are whole, so that taking a deal out leaves exactly the sum without it.
_TOTALS = """
insert into deal_totals
select coalesce(d.quarter, ''), d.status, d.counts_in_totals, {sign} * count(*),
       {sign} * count(*) filter (where d.amount_usd > 0),
       {sign} * coalesce(sum(cast(round(d.amount_usd) as integer)), 0),
       {sign} * sum(d.reports_count), {sign} * sum(d.conflicts_count)
from {deals} group by 1, 2, 3
on conflict (quarter, status, counts_in_totals) do update set
  deals_count = deals_count + excluded.deals_count,
  amounts_count = amounts_count + excluded.amounts_count,
  amount_usd = amount_usd + excluded.amount_usd,
  reports_count = reports_count + excluded.reports_count,
  conflicts_count = conflicts_count + excluded.conflicts_count
"""

_RECOUNTED = " union all ".join(
    [
        f"select '{field}' as field, cast({field} as text) as value, count(*) as number "  # noqa: S608
        f"from deals where {field} is not null group by 2"
        for field in COLUMNS
    ]
    + [
        f"select '{INVESTOR}', organization_id, count(distinct deal_id) from deal_parties "  # noqa: S608
        f"where role in ({_ROLES}) group by 2"
    ]
)
_KEPT = (
    "select field, value, deals_count from facet_counts "
    "where filter_field = '' and field not in ('missing', 'rule')"
)
# What `deals check` asks: values whose count is not that of the deals, with the wrong or right one.
WRONG = (
    f"with recounted as materialized ({_RECOUNTED}) "  # noqa: S608
    "select field || ' ' || value, number from "
    f"(select * from recounted except {_KEPT}) union all select field || ' ' || value, number from "
    f"(select field, value, deals_count as number from ({_KEPT}) except select * from recounted) "
    "union all select 'deals', count(*) from deals "
    "having count(*) <> (select coalesce(sum(deals_count), 0) from deal_totals)"
)
_COUNT = """
insert into facet_counts values (?, ?, ?, ?, ?)
on conflict (filter_field, filter_value, field, value) do update
set deals_count = deals_count + excluded.deals_count
"""
_REASONS = """
select 'counts_in_totals', cast(d.counts_in_totals as text), 'counts_reason', d.counts_reason,
       count(*)
from {deals} group by 2, 4
"""
_LACKING = ", ".join(f"count(*) filter (where {condition})" for condition in MISSING.values())
# The rule up to its first semicolon: behind it stands what is special to the deal. Few rules are
# different, so that they are cut after they are counted.
_RULES = (
    "select trim(substr(rule, 1, instr(rule || ';', ';') - 1)), sum(number) "
    "from (select rule, count(*) as number from {values} group by rule) group by 1"
)


def take_out(db: Database, ids: Iterable[str]) -> bool:
    """Take deals out of the counts, before they are derived again.

    False where the counts must be made anew (`put_in` does), since they are not those of the
    deals stored, or the deals are so many that this is quicker.
    """
    chosen = set(ids)
    counted = db.conn.execute("select deals_count from counted").fetchone()
    stored = _count(db)
    if counted is None or counted[0] != stored or _so_many(chosen, stored):
        return False
    _change(db, chosen, -1)
    return True


def put_in(db: Database, ids: Collection[str], kept: bool) -> None:
    """Count deals that were derived; all deals where the counts were not `kept`, or where that is
    quicker."""
    stored = _count(db)
    if kept and not _so_many(ids, stored):
        _change(db, ids, 1)
    else:
        _count_all(db)
    db.conn.execute("delete from counted")
    db.conn.execute("insert into counted values (?)", [stored])


def _so_many(ids: Collection[str], stored: int) -> bool:
    """Whether counting all deals anew is quicker than changing the counts by these."""
    return len(ids) * _WORTH > stored


def _count(db: Database) -> int:
    number: int = db.conn.execute("select count(*) from deals").fetchone()[0]
    return number


def _change(db: Database, ids: Iterable[str], sign: int) -> None:
    """Add (1) or take away (-1) what the deals make up."""
    for table in ("chosen", "facet_values"):
        db.conn.execute(f"drop table if exists temp.{table}")
    db.conn.execute("create temp table chosen (id text primary key) without rowid")
    db.conn.execute(
        "insert into temp.chosen select value from json_each(?)", [json.dumps(sorted(set(ids)))]
    )
    _put_values(db)
    db.conn.execute(
        f"insert into facet_counts "  # noqa: S608  (names and numbers of our own)
        f"select '', '', field, value, {sign} * count(*) from temp.facet_values "
        f"group by field, value union all "
        f"select a.field, a.value, b.field, b.value, {sign} * count(*) from temp.facet_values a "
        f"join temp.facet_values b on b.deal = a.deal and (b.place > a.place "
        f"or (b.place = a.place and b.value <> a.value)) group by 1, 2, 3, 4 "
        f"on conflict (filter_field, filter_value, field, value) do update "
        f"set deals_count = deals_count + excluded.deals_count"
    )
    scope = "temp.chosen c cross join deals d on d.id = c.id"
    db.conn.execute(_TOTALS.format(sign=sign, deals=scope))
    values = "temp.chosen c cross join deal_values v on v.deal_id = c.id"
    more = ((*row[:4], sign * row[4]) for row in _unfiltered(db, scope, values))
    db.conn.executemany(_COUNT, list(more))
    for table in ("facet_counts", "deal_totals"):
        db.conn.execute(f"delete from {table} where deals_count = 0")  # noqa: S608


def _put_values(db: Database) -> None:
    """The values of the chosen deals that are counted, one a row."""
    db.conn.execute(
        "create temp table facet_values (deal text, place integer, field text, value text, "
        "primary key (deal, place, value)) without rowid"
    )
    for place, field in enumerate(COLUMNS):
        db.conn.execute(
            f"insert into temp.facet_values select d.id, {place}, '{field}', d.{field} "  # noqa: S608
            f"from temp.chosen c cross join deals d on d.id = c.id where d.{field} is not null"
        )
    db.conn.execute(
        f"insert or ignore into temp.facet_values "  # noqa: S608
        f"select p.deal_id, {len(COLUMNS)}, '{INVESTOR}', p.organization_id "
        f"from temp.chosen c cross join deal_parties p on p.deal_id = c.id and p.role in ({_ROLES})"
    )


def _count_all(db: Database) -> None:
    """Count everything in one pass over rows as narrow as can be, and one for each field that may
    have very many values, in the order of these, so that memory holds the counts of one at a
    time."""
    db.conn.execute("delete from facet_counts")
    db.conn.execute("delete from deal_totals")
    db.conn.execute(_TOTALS.format(sign=1, deals="deals d"))
    db.conn.execute("drop table if exists temp.facet_rows")
    texts = ", ".join(f"cast({field} as text) as {field}" for field in COLUMNS)
    db.conn.execute(
        f"create temp table facet_rows (id text primary key, {', '.join(COLUMNS)}) without rowid"
    )
    db.conn.execute(f"insert into temp.facet_rows select id, {texts} from deals order by id")  # noqa: S608
    _put(db, _unfiltered(db, "deals d", "deal_values"))
    _put(db, _few_values(db))
    for field in _MANY_VALUES:
        _put(db, _many_values(db, field))
    db.conn.execute("drop table temp.facet_rows")
    db.conn.execute(f"insert into facet_counts {_TOGETHER}")


def _put(db: Database, rows: Iterable[Count]) -> None:
    db.conn.executemany("insert into facet_counts values (?, ?, ?, ?, ?)", rows)


def _unfiltered(db: Database, deals: str, values: str) -> Iterator[Count]:
    """Counts that answer no facet: why deals count in totals, what they lack, and which rules
    chose their values."""
    yield from db.conn.execute(_REASONS.format(deals=deals))
    lacking = db.conn.execute(f"select {_LACKING} from {deals}").fetchone()  # noqa: S608
    yield from (("", "", "missing", name, n) for name, n in zip(MISSING, lacking, strict=True) if n)
    rules = db.conn.execute(_RULES.format(values=values))
    yield from (("", "", "rule", rule, number) for rule, number in rules)


def _few_values(db: Database) -> Iterator[Count]:
    """Counts of the fields with few values, and of their pairs."""
    fields = [field for field in COLUMNS if field not in _MANY_VALUES]
    alone: list[Counter[str | None]] = [Counter() for _ in fields]
    pairs: dict[tuple[int, int], Counter[tuple[str | None, ...]]] = {
        pair: Counter() for pair in combinations(range(len(fields)), 2)
    }
    rows = db.conn.execute(f"select {', '.join(fields)} from temp.facet_rows")  # noqa: S608
    while chunk := rows.fetchmany(_CHUNK):
        columns = list(zip(*chunk, strict=True))
        for values, counter in zip(columns, alone, strict=True):
            counter.update(values)
        for (one, other), counts in pairs.items():
            counts.update(zip(columns[one], columns[other], strict=True))
    for field, counter in zip(fields, alone, strict=True):
        yield from (("", "", field, v, n) for v, n in counter.items() if v is not None)
    for (one, other), counts in pairs.items():
        for (first, second), number in counts.items():
            if first is not None and second is not None:
                yield fields[one], first, fields[other], second, number


def _many_values(db: Database, field: str) -> Iterator[Count]:
    """Counts of a field with very many values, and of its pairs with the fields before it."""
    fields = FIELDS[: FIELDS.index(field)]
    rows = db.conn.execute(_IN_ORDER[field].format(", ".join(f"f.{name}" for name in fields)))
    for value, group in groupby(rows, key=itemgetter(0)):
        deals = {row[1]: row[2:] for row in group}.values()
        yield "", "", field, value, len(deals)
        for name, values in zip(fields, zip(*deals, strict=True), strict=True):
            for other, number in Counter(values).items():
                if other is not None:
                    yield name, other, field, value, number
