"""`deals/{id}`: the document that `deals show --json` prints, read from the stored rows."""

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

from deals.model import codes
from deals.model.api_query import AsOf
from deals.model.deal import VALUE_FIELDS
from deals.model.deal_parts import PARTS, unpacked
from deals.site.api.deals import PARTY_THEN, states
from deals.site.api.problems import ApiProblem
from deals.site.api.ranking import rank
from deals.site.api.sql import Row, near_ids, near_titles, rows, typed

# Part of a deal → the rows that hold it, under the names of the document.
_PARTS = {
    "values": "select field, value, report_id as report, rule, reports_count as reports "
    "from deal_values",
    "parties": "select organization_id as organization, name, role, reports_count as reports "
    "from deal_parties",
    "people": "select person_id as person, name, role, title, report_id as report, "
    "reports_count as reports from deal_people",
    "events": "select status, happened_on, earliest, latest, report_id as report, "
    "reports_count as reports, inferred from deal_events",
    "legs": "select what, from_name, to_name, amount_low, amount_high, currency, amount_text, "
    "condition, binding, report_id as report from deal_legs",
    "funding": "select step, amount_low, amount_high, currency, amount_text, "
    "report_id as report, rule from deal_funding",
    "links": "select type, other_id as other, report_id as report from deal_links",
    "conflicts": "select field, spread, suspicion, claims from conflicts",
}
# Stored parts tell people by the key of their name; ids tell namesakes apart.
_PERSON_IDS = (
    "select p.key, p.id from deal_people d join people p on p.id = d.person_id where d.deal_id = ?"
)
_ROLES = [role.code for role in codes.PARTY_ROLES.codes]
# How the parts are ordered that are stored by their keys; the others are stored in their order.
_ORDER: dict[str, Callable[[Row], Any]] = {
    "values": lambda row: VALUE_FIELDS.index(row["field"]),
    "parties": lambda row: (_ROLES.index(row["role"]), -row["reports"], row["organization"]),
    "events": lambda row: (codes.STATUSES.order(row["status"]), row["status"]),
}
_NUMBERS = {"amount", "stake_percent", "voting_percent", "stake_before", "stake_after",
            "valuation", "implied_valuation"}  # fmt: skip


class Moved(Exception):
    """The id is an old one; `now` is the deal that it leads to."""

    def __init__(self, now: str) -> None:
        super().__init__(now)
        self.now = now


def document(connection: sqlite3.Connection, deal_id: str, query: AsOf, build: str = "") -> Row:
    """The deal of today or of a day. 404 for an unknown id or a day before anything was known;
    Moved for an id that another one has replaced. `build` is the tag of what is read."""
    day = query.as_of.isoformat() if query.as_of else None
    state = _state(connection, deal_id, day)
    if state is None:
        raise _missing(connection, deal_id, day)
    stalls = state["stalls_on"]
    deal = typed(state) | _parts(connection, deal_id, state, day)
    return {
        "deal": deal,
        "as_of": day,
        "stalled": stalls is not None and stalls <= (day or date.today().isoformat()),
        "reports": _reports(connection, deal_id, day),
        "ranks": _ranks(connection, deal, day, build),
    }


def _state(connection: sqlite3.Connection, deal_id: str, day: str | None) -> Row | None:
    for state in states(day is not None):
        key = "deal_id" if "deal_versions" in state else "id"
        joined = "and" if "where" in state else "where"
        found = rows(connection, f"{state} {joined} {key} = :id", {"id": deal_id, "as_of": day})
        if found:
            return found[0]
    return None


def _parts(connection: sqlite3.Connection, deal_id: str, state: Row, day: str | None) -> Row:
    if day is not None:
        stored = connection.execute(
            "select parts from deal_version_parts where deal_id = ? and known_from = ?",
            [deal_id, state["known_from"]],
        ).fetchone()
        if stored:
            found = unpacked(stored[0])
            ids = dict(connection.execute(_PERSON_IDS, [deal_id]).fetchall())
            for person in found["people"]:
                person["person"] = ids.get(person["person"], person["person"])
            return dict(found)
    return {part: _part(connection, part, deal_id) for part in PARTS}


def _part(connection: sqlite3.Connection, part: str, deal_id: str) -> list[Row]:
    order = "" if part in _ORDER else " order by rowid"
    found = rows(connection, f"{_PARTS[part]} where deal_id = :id{order}", {"id": deal_id})
    if part in _ORDER:
        found.sort(key=_ORDER[part])
    for row in found:
        if part == "values":
            row["value"] = _value(row["field"], row["value"])
        elif part == "conflicts":
            row["claims"] = json.loads(row["claims"])
        typed(row)
    return found


def _value(field: str, text: str | None) -> Any:
    """A value kept as text, in the type of its field."""
    if text is None:
        return None
    if field in _NUMBERS and text[0].isdigit():  # else it is a word, such as undisclosed
        number = float(text)
        return int(number) if number.is_integer() and abs(number) < 2**53 else number
    return text == "1" if field == "voting" else text


def _reports(connection: sqlite3.Connection, deal_id: str, day: str | None) -> list[Row]:
    """The reports by the day since which they were public, with what they weigh."""
    found = rows(
        connection,
        "select r.id, d.known_from, d.known_from_inferred, "
        "json_extract(r.record, '$.source.publisher') as publisher, d.origin, d.tier, d.rank, "
        "d.certainty, r.extractor, r.extractor_version, r.reviewed, r.record "
        "from deal_reports d join reports r on r.id = d.report_id "
        "where d.deal_id = :id and (:day is null or coalesce(d.known_from, date('now')) <= :day) "
        "order by coalesce(d.known_from, ''), r.id",
        {"id": deal_id, "day": day},
    )
    for row in found:
        row["record"] = json.loads(row["record"])
    return [typed(row) for row in found]


def _ranks(connection: sqlite3.Connection, deal: Row, day: str | None, build: str) -> list[Row]:
    found = []
    for party in deal["parties"]:
        if party["role"] not in {"lead_investor", "investor"}:
            continue
        if party["name"] not in deal["investors"]:
            continue
        investor = party["organization"]
        if day is None:
            place = rank(connection, build, deal["id"], investor)
        else:
            values = {"deal": deal["id"], "investor": investor, "as_of": day}
            place = connection.execute(_RANK_THEN, values).fetchone()
        if place:
            found.append({"investor": party["name"], "organization": investor,
                          "rank": place[0], "of": place[1]})  # fmt: skip
    return found


_agreed_then = " union all ".join(
    f"select id, amount_usd from ({state}) where {PARTY_THEN} "  # noqa: S608
    # The plus keeps SQLite from the index of status, which half of all deals share.
    "and +status in ('announced', 'completed') and +amount_usd is not null"
    for state in states(True)
)
_RANK_THEN = (
    "select rank, number from (select id, rank() over (order by amount_usd desc) as rank, "  # noqa: S608
    f"count(*) over () as number from ({_agreed_then})) where id = :deal"
)


def _missing(connection: sqlite3.Connection, deal_id: str, day: str | None) -> Exception:
    here = connection.execute("select 1 from deals where id = ?", [deal_id]).fetchone()
    if here:
        first = connection.execute(
            "select min(known_from) from deal_reports where deal_id = ?", [deal_id]
        ).fetchone()[0]
        hint = f"The first report is of {first}." if first else "No report of it has a day."
        return ApiProblem(404, f"{deal_id}: nothing was known of it on {day}", hint=hint)
    now = connection.execute(
        "select d.deal_id from deal_ids i join deal_reports d on d.report_id = i.report_id "
        "where i.id = ? limit 1",
        [deal_id],
    ).fetchone()
    if now:
        return Moved(str(now[0]))
    words = deal_id.replace("-", " ")
    starts = connection.execute("select id from deals where id > ? order by id limit 50",
                                [deal_id[:4]])  # fmt: skip
    near = near_ids((str(row[0]) for row in starts), deal_id)
    near = near or near_titles(connection, "deals_fts", "deal_id", words)
    hint = f"Did you mean {', '.join(near)}?" if near else "Look for it with /api/v1/search?q="
    return ApiProblem(404, f"{deal_id[:120]}: no such deal", hint=hint)
