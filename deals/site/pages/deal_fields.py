"""The fields of a deal with what each report says of them: what is behind every value."""

from collections.abc import Callable
from typing import Any

from deals.model.wording import money, percent, plain
from deals.site.pages import words

Record = dict[str, Any]


def _amount(state: Record) -> str:
    return words.amount_of(state)


def _valuation(state: Record) -> str:
    basis = state["valuation_basis"]
    said = f" {plain(basis)}" if basis and basis != "unspecified" else ""
    return money(state["valuation"], state["valuation_currency"]) + said


def _status(state: Record) -> str:
    detail = state["status_detail"]
    return plain(state["status"]) + (f" ({plain(detail)})" if detail else "")


def _type(state: Record) -> str:
    detail = state["type_detail"]
    return plain(state["type"]) + (f" ({plain(detail)})" if detail else "")


def _share(column: str) -> Callable[[Record], str]:
    return lambda state: percent(state[column])


def _text(column: str) -> Callable[[Record], str]:
    return lambda state: words.day_of(str(state[column]))


# (column, label, how it is shown, where a report's record has it)
_FIELDS: tuple[tuple[str, str, Callable[[Record], str], tuple[str, ...]], ...] = (
    ("status", "Status", _status, ("status",)),
    ("type", "Type", _type, ("type",)),
    ("amount", "Amount", _amount, ("amount",)),
    ("stake_percent", "Stake", _share("stake_percent"), ("stake_percent",)),
    ("voting", "Votes", lambda s: "voting" if s["voting"] else "non-voting", ("voting",)),
    ("voting_percent", "Share of votes", _share("voting_percent"), ("voting_percent",)),
    ("stake_before", "Stake before", _share("stake_before"), ("stake_before",)),
    ("stake_after", "Stake after", _share("stake_after"), ("stake_after",)),
    ("valuation", "Valuation", _valuation, ("valuation",)),
    ("round", "Round", _text("round"), ("round",)),
    ("announced_on", "Announced", _text("announced_on"), ("date", "announced")),
    ("completed_on", "Completed", _text("completed_on"), ("date", "completed")),
    ("terminated_on", "Terminated", _text("terminated_on"), ("date", "terminated")),
    ("sector", "Sector of the target", _text("sector"), ("sector",)),
    ("country", "Country of the target", _text("country"), ("target_country",)),
)


def fields(
    state: Record, values: dict[str, Record], reports: list[Record], conflicts: list[Record]
) -> list[Record]:
    """Each known field with its value, the rule that chose it, and every report that states it."""
    disputed = {conflict["field"]: len(conflict["claims"]) for conflict in conflicts}
    found = []
    for column, label, shown, path in _FIELDS:
        if state[column] is None:
            continue
        chosen = values.get(column, {})
        stated = [_line(r, path, r["id"] == chosen.get("report_id")) for r in reports]
        said = [line for line in stated if line["shown"]]
        found.append(
            {
                "column": column,
                "label": label,
                "shown": shown(state),
                "said": said,
                "chosen": next((line["report"] for line in said if line["chosen"]), None),
                "rule": chosen.get("rule"),
                "disputed": disputed.get(column, 0),
            }
        )
    return found + _implied(state, values)


def _implied(state: Record, values: dict[str, Record]) -> list[Record]:
    """The valuation that price and stake imply, which no report states."""
    value = values.get("implied_valuation")
    if value is None or value["value"] is None:
        return []
    shown = money(float(value["value"]), state["currency"])
    return [
        {
            "column": "implied_valuation",
            "label": "Implied valuation",
            "shown": shown,
            "said": [],
            "chosen": None,
            "rule": value["rule"],
            "disputed": 0,
        }
    ]


def _line(report: Record, path: tuple[str, ...], chosen: bool) -> Record:
    claim: Any = report["said"]
    for key in path:
        claim = claim.get(key) if isinstance(claim, dict) else None
    quotes = report["said"].get("quotes") or {}
    quote = quotes.get(path[0]) or {}
    return {
        "report": report,
        "shown": _claim(path[0], claim),
        "words": claim.get("text") if isinstance(claim, dict) else None,
        "quote": quote.get("text"),
        "chosen": chosen,
    }


def _claim(field: str, claim: Any) -> str:
    """What a report states of a field; "" where it states nothing."""
    if claim is None:
        return ""
    if field == "amount":
        return words.claimed_amount(claim)
    if field == "valuation" and isinstance(claim, dict):
        return money(claim["value"], claim.get("currency"))
    if field == "voting":
        return "voting" if claim else "non-voting"
    if field in {"stake_percent", "voting_percent", "stake_before", "stake_after"}:
        return percent(float(claim)) if isinstance(claim, int | float) else str(claim)
    return plain(str(claim)) if field in {"status", "type"} else str(claim)
