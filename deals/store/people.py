"""Layer 3, people: who is meant by a name in which deal, counts and the search table."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sqlite_utils import Database

from deals.store.batches import batches

# (key, deal, first day known or '', target, organizations of the deal and those above them)
Named = tuple[str, str, str, str, frozenset[str]]


def keys_of(db: Database, deals: Iterable[str]) -> set[str]:
    """Keys of the names of the people whom the given deals name now."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct p.key from deal_people d join people p on p.id = d.person_id "
            "where d.deal_id in (select value from json_each(?))",
            [json.dumps(sorted(deals))],
        )
    }


def shared_keys(db: Database) -> set[str]:
    """Keys of names that more than one deal names."""
    return {
        row[0]
        for row in db.conn.execute(
            "select p.key from deal_people d join people p on p.id = d.person_id "
            "group by p.key having count(*) > 1"
        )
    }


def appearances(db: Database, keys: Iterable[str]) -> Iterator[tuple[str, list[Named]]]:
    """(key, the deals that name somebody so) for each of the keys that several deals share, or
    that had namesakes before."""
    rows = db.conn.execute(
        """
        with recursive given as (
          select p.key, p.id, d.deal_id from deal_people d join people p on p.id = d.person_id
          where p.key in (select value from json_each(?))
        ), chosen as (
          select key, deal_id from given where key in
            (select key from given group by key having count(*) > 1 or max(id <> key))
        ), above(deal_id, id) as (
          select q.deal_id, q.organization_id from deal_parties q
          where q.deal_id in (select deal_id from chosen)
          union
          select a.deal_id, o.parent_id from above a join organizations o on o.id = a.id
          where o.parent_id is not null
        )
        select c.key, c.deal_id, coalesce(d.first_reported_on, ''), d.target_id,
               json_group_array(a.id)
        from chosen c join deals d on d.id = c.deal_id join above a on a.deal_id = c.deal_id
        group by c.key, c.deal_id order by c.key
        """,
        [json.dumps(sorted(keys))],
    )
    for key, group in groupby(rows, key=lambda row: str(row[0])):
        yield key, [(*row[:4], frozenset(json.loads(row[4]))) for row in group]


def put_people(db: Database, people: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Point deals at the people whom they mean: (key, deal → person id)."""
    rows = [(key, deal, person) for key, found in people for deal, person in found.items()]
    for chunk in batches(rows):
        db.conn.executemany(
            "insert or ignore into people values (?, ?, '', 0)",
            [(person, key) for key, _, person in chunk],
        )
        db.conn.executemany(
            "update deal_people set person_id = ?3 where deal_id = ?2 and person_id <> ?3 "
            "and person_id in (select id from people where key = ?1)",
            chunk,
        )


def ids_of(db: Database, deal_id: str) -> dict[str, str]:
    """Key of a name → id of the person whom the deal means by it."""
    return dict(
        db.conn.execute(
            "select p.key, p.id from deal_people d join people p on p.id = d.person_id "
            "where d.deal_id = ?",
            [deal_id],
        )
    )


def refresh_people(db: Database, keys: Iterable[str]) -> None:
    """Set names and counts of the people of these keys from the deals that name them; those whom
    no deal names any more go."""
    chosen = [json.dumps(sorted(keys))]
    mine = "select id from people where key in (select value from json_each(?))"
    db.conn.execute(
        f"delete from people_fts where rowid in (select rowid from people where id in ({mine}))",  # noqa: S608
        chosen,
    )
    db.conn.execute(
        f"delete from people where id in ({mine}) "  # noqa: S608
        "and id not in (select person_id from deal_people)",
        chosen,
    )
    db.conn.execute(
        "update people set deals_count = p.deals, name = p.name from (select person_id, "  # noqa: S608
        f"count(*) as deals, max(name) as name from deal_people where person_id in ({mine}) "
        "group by person_id) p where p.person_id = people.id",
        chosen,
    )
    db.conn.execute(
        "insert into people_fts (rowid, person_id, name, titles) select p.rowid, p.id, p.name, "  # noqa: S608
        "(select group_concat(title, ' · ') from (select distinct title from deal_people "
        f"where person_id = p.id and title is not null order by title)) from people p "
        f"where p.id in ({mine})",
        chosen,
    )
