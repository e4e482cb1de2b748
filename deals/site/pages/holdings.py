"""How much of a target an organization holds, as an interval: what its deals say, no more.

Between deals nothing is assumed: what later rounds diluted is not known and not guessed.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

Row = dict[str, Any]


def ledger(rows: Iterable[Row]) -> list[Row]:
    """One holding a target with its steps; `low` and `high` are percent after each step.

    `rows` are deals in order of target and day. A step that is only announced is listed and does
    not change the holding.
    """
    holdings = []
    for target_id, group in groupby(rows, key=lambda row: row["target_id"]):
        steps = [dict(row) for row in group]
        low, high = 0.0, 0.0
        for step in steps:
            if step["status"] == "completed":
                low, high = _after(step, low, high)
            step["low"], step["high"] = low, high
        if any(step["status"] == "completed" for step in steps):
            holdings.append(
                {
                    "target_id": target_id,
                    "target": steps[0]["target"],
                    "low": low,
                    "high": high,
                    "steps": steps,
                }
            )
    return sorted(holdings, key=lambda holding: (-holding["low"], holding["target"]))


def _after(step: Row, low: float, high: float) -> tuple[float, float]:
    """The interval after a completed deal; a stake that several bought may be all or none of it."""
    stake, alone = step["stake_percent"], step["buyers"] <= 1
    if step["sold"]:
        return (0.0, high) if stake is None else (max(0.0, low - stake), max(0.0, high - stake))
    if step["stake_after"] is not None and alone:
        return step["stake_after"], step["stake_after"]
    if step["stake_before"] is not None and alone:
        low, high = max(low, step["stake_before"]), max(high, step["stake_before"])
    if stake is not None and step["type"] != "acquisition":
        return (min(100.0, low + stake) if alone else low), min(100.0, high + stake)
    if step["type"] in {"acquisition", "merger"}:
        return (100.0, 100.0) if alone else (low, 100.0)
    if step["type"] == "majority_stake" and alone:
        return max(low, 50.0), 100.0
    if step["type"] in {"licence_and_hire", "asset_purchase"}:
        return low, high
    return low, 100.0
