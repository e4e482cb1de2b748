"""Where a deal stands among the agreed deals of its investor, by dollars."""

import sqlite3
from array import array
from bisect import bisect_right

from deals.site.api.kept import Kept

_MANY = 500  # amounts that are worth keeping for the next deal of the investor

_OWN = (
    "select agreed_usd from deal_parties where deal_id = ? and organization_id = ? "
    "and +agreed_usd is not null"
)
_ALL = (
    "select agreed_usd from deal_parties where organization_id = ? and agreed_usd is not null "
    "order by agreed_usd"
)


_kept: Kept["array[float]"] = Kept(1_000)  # amounts of investors


def rank(
    connection: sqlite3.Connection, build: str, deal_id: str, investor: str
) -> tuple[int, int] | None:
    """(rank, number) of a deal among all of the investor that are announced or completed; None
    when it is not among them. `build` is the tag of the state that is read."""
    own = connection.execute(_OWN, [deal_id, investor]).fetchone()
    if own is None:
        return None
    amounts = _kept.get((investor, build))
    if amounts is None:
        amounts = array("d", (row[0] for row in connection.execute(_ALL, [investor])))
        if len(amounts) > _MANY:
            _kept.put((investor, build), amounts)
    return len(amounts) - bisect_right(amounts, own[0]) + 1, len(amounts)
