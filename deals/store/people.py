"""Layer 3, people: names, counts and their search table."""

import json
from collections.abc import Iterable

from sqlite_utils import Database


def people_of(db: Database, deals: Iterable[str]) -> set[str]:
    """Ids of the people whom the given deals name now."""
    return {
        row[0]
        for row in db.conn.execute(
            "select distinct person_id from deal_people where deal_id in "
            "(select value from json_each(?))",
            [json.dumps(sorted(deals))],
        )
    }


def refresh_people(db: Database, ids: Iterable[str]) -> None:
    """Set the names and counts of people from the deals that name them; drop those unnamed."""
    chosen = [json.dumps(sorted(ids))]
    db.conn.execute(
        "delete from people_fts where rowid in (select rowid from people where id in "
        "(select value from json_each(?)))",
        chosen,
    )
    db.conn.execute(
        "delete from people where id in (select value from json_each(?)) "
        "and id not in (select person_id from deal_people)",
        chosen,
    )
    db.conn.execute(
        "update people set deals_count = p.deals, name = p.name from (select person_id, "
        "count(*) as deals, max(name) as name from deal_people "
        "where person_id in (select value from json_each(?)) group by person_id) p "
        "where p.person_id = people.id",
        chosen,
    )
    db.conn.execute(
        "insert into people_fts (rowid, person_id, name, titles) select p.rowid, p.id, p.name, "
        "(select group_concat(title, ' · ') from (select distinct title from deal_people "
        "where person_id = p.id and title is not null order by title)) "
        "from people p where p.id in (select value from json_each(?))",
        chosen,
    )
