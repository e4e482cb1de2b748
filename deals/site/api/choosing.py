"""How a list of deals is best read: in the order of its index until the page is full, or by
collecting the few deals that a filter leaves, and sorting them.

All give the same rows. Reading in order is quick where many deals match, collecting where few do;
how many do is counted in an index, no further than it matters. The largest of what one filter
leaves are found along the index of that filter.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

FEW = 5_000  # deals that are collected and sorted in some milliseconds
NARROW = 8  # deals in all by one that a filter leaves: its rows are looked up, not in the index
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
_BY_AMOUNT = frozenset({"type", "status", "country"})  # whose indexes go on by amount
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


class Way(NamedTuple):
    """How deals are found: conditions as SQLite shall read them, whether what they leave is
    collected and sorted, and the index to go along where it is not that of the order."""

    conditions: list[str]
    collected: bool = False
    along: str | None = None


def plan(
    connection: sqlite3.Connection,
    conditions: Mapping[str, str],
    values: Mapping[str, Any],
    ordered_by: str,
) -> tuple[Way, Way]:
    """How to find the deals that have a value in the order, and those that have none."""
    deals = connection.execute("select max(rowid) from deals").fetchone()[0] or 0
    few = _fewest(connection, conditions, values, deals)
    if few is not None:
        collecting = Way(_told(conditions, few, ordered_by), collected=True)
        return collecting, collecting
    in_order = Way(_told(conditions, None, ordered_by))
    if ordered_by != "amount_usd":
        return in_order, in_order
    narrow = _narrowest(connection, conditions, values, deals)
    if narrow is None:
        return in_order, in_order
    return Way(_told(conditions, narrow, ordered_by), along=f"deals_{narrow}"), in_order


def _told(conditions: Mapping[str, str], chosen: str | None, ordered_by: str) -> list[str]:
    """A plus before a column keeps SQLite from the index of that column; bounds of the column that
    an index goes on by, or that is ordered by, say where in the index to begin and end."""
    bounded = "amount_usd" if chosen in _BY_AMOUNT else ordered_by if chosen is None else None
    told = []
    for name, text in conditions.items():
        if name == chosen:
            told.append(_COLLECTED.get(name) or _INDEXED[name])
        elif name == "investor":
            told.append(_MEMBER)
        elif bounded and text.startswith(f"{bounded} "):
            told.append(text)
        else:
            told.append(f"+{text}" if text[0].isalpha() else text)
    return told


def _fewest(
    connection: sqlite3.Connection,
    conditions: Mapping[str, str],
    values: Mapping[str, Any],
    deals: int,
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
    if deals > _SMALL:
        for name in _by_index(conditions):
            where = conditions[name]
            if name in _BY_AMOUNT and "min_usd" in conditions:
                where += f" and {conditions['min_usd']}"
            counts[name] = connection.execute(
                f"select count(*) from (select 1 from deals where {where} limit {FEW})",  # noqa: S608
                values,
            ).fetchone()[0]
    if not counts:
        return None
    name = min(counts, key=counts.__getitem__)
    return name if counts[name] < FEW else None


def _by_index(conditions: Mapping[str, str]) -> list[str]:
    """The filters that an index serves. A code is in its index only where it is a main one."""
    return [name for name, text in conditions.items() if text == _INDEXED.get(name)]


def _narrowest(
    connection: sqlite3.Connection,
    conditions: Mapping[str, str],
    values: Mapping[str, Any],
    deals: int,
) -> str | None:
    """The filter whose own index, which goes on by amount, is worth going along: what it leaves
    may be of small amounts all, far down in the order of all deals."""
    counts = {
        name: found[0]
        for name in _by_index(conditions)
        if name in _BY_AMOUNT
        and (
            found := connection.execute(
                "select deals_count from facet_counts where filter_field = '' "
                "and filter_value = '' and field = ? and value = ?",
                [name, values[name].upper() if name == "country" else values[name]],
            ).fetchone()
        )
    }
    name = min(counts, key=counts.__getitem__, default=None)
    return name if name and counts[name] * NARROW < deals else None
