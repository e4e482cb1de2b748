"""How a list of deals is best read: in the order of its index until the page is full, or by
collecting the few deals that a filter leaves, and sorting them.

Both give the same rows. Reading in order is quick where many deals match, collecting where few do;
how many do is counted in an index, no further than it matters.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

FEW = 5_000  # deals that are collected and sorted in some milliseconds
_SMALL = 20_000  # with fewer deals than these in all, every way is quick

# Filter → the condition that an index of its own serves.
_INDEXED = {
    "type": "type = :type",
    "status": "status = :status",
    "country": "country = upper(:country)",
    "min_usd": "amount_usd >= :min_usd",
    "since": "deal_on >= :since",
    "until": "deal_on <= :until",
}
INVESTS = "('lead_investor', 'investor', 'other_investor')"
_MEMBER = (
    "exists (select 1 from deal_parties p where p.deal_id = deals.id "  # noqa: S608
    f"and p.organization_id = :investor and p.role in {INVESTS})"
)
PARTY = (
    "id in (select deal_id from deal_parties where organization_id = :investor "  # noqa: S608
    f"and role in {INVESTS})"
)
_COLLECTED = {"target": "target_id = :target", "investor": PARTY}


def plan(
    connection: sqlite3.Connection,
    conditions: Mapping[str, str],
    values: Mapping[str, Any],
    ordered_by: str,
) -> tuple[list[str], bool]:
    """Conditions as SQLite shall read them, and whether the deals are collected and sorted.

    A plus before a column keeps SQLite from the index of that column; bounds of the column that
    the list is ordered by say where in its index to begin and end.
    """
    chosen = _fewest(connection, conditions, values)
    told = []
    for name, text in conditions.items():
        if name == chosen:
            told.append(_COLLECTED.get(name) or _INDEXED[name])
        elif name == "investor":
            told.append(_MEMBER)
        elif text.startswith(f"{ordered_by} ") and chosen is None:
            told.append(text)
        else:
            told.append(f"+{text}" if text[0].isalpha() else text)
    return told, chosen is not None


def _fewest(
    connection: sqlite3.Connection, conditions: Mapping[str, str], values: Mapping[str, Any]
) -> str | None:
    """The filter that leaves the fewest deals, if few; None where reading in order is better."""
    if "target" in conditions:
        return "target"
    counts: dict[str, int] = {}
    if "investor" in conditions:
        found = connection.execute(
            "select as_investor_count from organizations where id = :investor", values
        ).fetchone()
        counts["investor"] = found[0] if found else 0
    last = connection.execute("select max(rowid) from deals").fetchone()[0] or 0
    if last > _SMALL:
        for name, text in conditions.items():
            # A code is in the index of its column only where it is a main one.
            if name in _INDEXED and text == _INDEXED[name]:
                counts[name] = connection.execute(
                    f"select count(*) from (select 1 from deals where {text} limit {FEW})",  # noqa: S608
                    values,
                ).fetchone()[0]
    if not counts:
        return None
    name = min(counts, key=counts.__getitem__)
    return name if counts[name] < FEW else None
