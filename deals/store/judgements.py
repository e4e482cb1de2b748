"""Layer 2: judgements, only ever added to."""

import json
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from deals.model.former import FormerId
from deals.model.judgement import Judgement
from deals.store.batches import json_lists

_COLUMNS = ("made_at", "author", "kind", "subject", "object", "field", "value", "reports",
            "others", "reason", "undoes")  # fmt: skip


def add_judgement(db: Database, judgement: Judgement) -> int:
    """Store a judgement; returns its number."""
    row = judgement.model_dump() | {
        "reports": json.dumps(judgement.reports),
        "others": json.dumps(judgement.others),
    }
    cursor = db.conn.execute(
        f"insert into judgements ({', '.join(_COLUMNS)}) "  # noqa: S608
        f"values ({', '.join('?' * len(_COLUMNS))})",
        [row[name] for name in _COLUMNS],
    )
    return int(cursor.lastrowid or 0)


def all_judgements(db: Database) -> Iterator[Judgement]:
    """Every judgement in the order in which they were made, undone ones too."""
    names = ("id", *_COLUMNS)
    for row in db.conn.execute(f"select {', '.join(names)} from judgements order by id"):  # noqa: S608
        fields = dict(zip(names, row, strict=True))
        yield Judgement.model_validate(
            fields
            | {"reports": json.loads(fields["reports"]), "others": json.loads(fields["others"])}
        )


def reports_of_sources(
    db: Database, deal_id: str, addresses: Sequence[str]
) -> dict[str, list[str]]:
    """Address → ids of the deal's reports that a document at that address makes."""
    found: dict[str, list[str]] = {}
    for address, report in db.conn.execute(
        "select s.url, d.report_id from deal_reports d join reports r on r.id = d.report_id "
        "join sources s on s.id = r.source_id where d.deal_id = ? "
        "and s.url in (select value from json_each(?)) order by 1, 2",
        [deal_id, json.dumps(list(addresses))],
    ):
        found.setdefault(address, []).append(report)
    return found


def remember_ids(db: Database, deals: set[str]) -> None:
    """Keep every id that a deal ever had, with a report of it, so that old ids lead on."""
    db.conn.executemany(
        "insert or ignore into deal_ids select d.deal_id, min(d.report_id) from deal_reports d "
        "where d.deal_id in (select value from json_each(?)) group by d.deal_id",
        ((listed,) for listed in json_lists(deals)),
    )


def current_id(db: Database, deal_id: str) -> str | None:
    """The deal that an id means now: itself, or the one that its reports went into."""
    row = db.conn.execute(
        "select id from deals where id = :id union all select d.deal_id from deal_ids i "
        "join deal_reports d on d.report_id = i.report_id where i.id = :id limit 1",
        {"id": deal_id},
    ).fetchone()
    return row[0] if row else None


def put_former_ids(db: Database, former: Iterable[FormerId]) -> None:
    """Keep ids that lead on; those of reports that the database does not hold are left out."""
    db.conn.executemany(
        "insert or ignore into deal_ids select ?, id from reports where id = ?",
        [(each.former_id, each.report) for each in former],
    )
