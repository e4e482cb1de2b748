"""What the rules leave open: candidate pairs and disagreements, with what is known of each side."""

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from deals.model.question import Question

_DEAL = """
  select d.id, d.title, d.type, d.status, d.amount_text, d.amount_usd, d.stake_percent, d.round,
         d.announced_on, d.completed_on, d.first_reported_on, d.investors, d.target,
         d.reports_count,
         (select json_group_array(distinct coalesce(s.publisher, s.url)) from deal_reports r
          join reports p on p.id = r.report_id join sources s on s.id = p.source_id
          where r.deal_id = d.id) as publishers
  from deals d where d.id = ?
"""
_ORGANIZATION = """
  select o.id, o.name, o.kind, o.country, o.domain, o.ticker, o.sector, o.deals_count,
         (select json_group_array(name) from (select n.name from organization_names n
          where n.organization_id = o.id order by n.name limit 12)) as names,
         (select json_group_array(title) from (select distinct d.title from deal_parties p
          join deals d on d.id = p.deal_id where p.organization_id = o.id
          order by d.amount_usd desc, d.id limit 5)) as deals
  from organizations o where o.id = ?
"""
_JSON = {"investors", "publishers", "names", "deals"}


def deal_questions(db: Database) -> Iterator[Question]:
    """Pairs of deals that may be one, the likeliest first."""
    pairs = db.conn.execute(
        "select deal_id, other_id, score, reasons from candidate_pairs "
        "order by score desc, deal_id, other_id"
    )
    for one, other, score, reasons in pairs:
        sides = (_side(db, _DEAL, one), _side(db, _DEAL, other))
        yield Question(kind="deals", about=(one, other), score=score, reasons=reasons, sides=sides)


def organization_questions(db: Database) -> Iterator[Question]:
    """Pairs of organizations that may be one, those of most deals first."""
    pairs = db.conn.execute(
        "select c.organization_id, c.other_id, c.score, c.reasons from candidate_organizations c "
        "join organizations a on a.id = c.organization_id "
        "join organizations b on b.id = c.other_id "
        "order by min(a.deals_count, b.deals_count) desc, c.score desc, a.id, b.id"
    )
    for one, other, score, reasons in pairs:
        sides = (_side(db, _ORGANIZATION, one), _side(db, _ORGANIZATION, other))
        yield Question(
            kind="organizations", about=(one, other), score=score, reasons=reasons, sides=sides
        )


def conflict_questions(db: Database) -> Iterator[Question]:
    """Disagreements, those of the largest deals first."""
    rows = db.conn.execute(
        "select c.deal_id, c.field, c.spread, c.suspicion, c.claims, d.title from conflicts c "
        "join deals d on d.id = c.deal_id "
        "order by d.amount_usd desc nulls last, c.deal_id, c.field"
    )
    for deal_id, field, spread, suspicion, claims, title in rows:
        apart = f"apart by {spread:.0%}" if spread else "different"
        yield Question(
            kind="conflict",
            about=(deal_id, field),
            score=spread,
            reasons=f"{title}: {field} is {apart}" + (f"; {suspicion}" if suspicion else ""),
            sides=tuple(_claim(db, claim) for claim in json.loads(claims)),
        )


def _side(db: Database, sql: str, key: str) -> dict[str, Any]:
    cursor = db.conn.execute(sql, [key])
    names = [column[0] for column in cursor.description]
    found = dict(zip(names, cursor.fetchone(), strict=True))
    return {
        name: json.loads(value) if name in _JSON else value
        for name, value in found.items()
        if value is not None
    }


def _claim(db: Database, claim: dict[str, Any]) -> dict[str, Any]:
    who = [
        row[0]
        for row in db.conn.execute(
            "select distinct coalesce(s.publisher, s.url, s.file_hash) from reports r "
            "join sources s on s.id = r.source_id where r.id in (select value from json_each(?)) "
            "order by 1",
            [json.dumps(claim["reports"])],
        )
    ]
    return {
        "value": claim["value"],
        "shown": claim["chosen"],
        "origins": claim["origins"],
        "first_day": claim["first_day"],
        "publishers": who,
        "reports": claim["reports"],
    }
