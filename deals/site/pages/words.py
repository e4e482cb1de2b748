"""Amounts, days and codes in the words of our pages; plain text, templates escape it."""

import json
from typing import Any

from deals.model import codes
from deals.model.wording import apart, full_number, money, percent, plain, short_number, sign
from deals.site import html

__all__ = [
    "amount_of",
    "apart",
    "as_json",
    "claimed_amount",
    "claimed_range",
    "counted",
    "day_of",
    "defined",
    "full_number",
    "html",
    "listed",
    "money",
    "percent",
    "plain",
    "short_number",
    "status_kind",
]


def amount_of(row: Any) -> str:
    """The amount of a row of deals: `> $10 B`, `$1 B – $2 B`; "" where there is none."""
    low, high, unit = row["amount_low"], row["amount_high"], row["currency"]
    return spread(low, high, unit, row["amount_qualifier"]) or (
        "undisclosed" if row["amount_qualifier"] == "undisclosed" else ""
    )


def spread(low: float | None, high: float | None, unit: str | None, qualifier: str | None) -> str:
    """Two bounds, either of which may be open, with the sign of their qualifier."""
    if low is not None and high is not None and low != high:
        return f"{money(low, unit)} – {money(high, unit)}"
    bound = low if low is not None else high
    if bound is None:
        return ""
    given = sign(qualifier)
    if not given and high is None:
        given = "≥ "
    if not given and low is None:
        given = "≤ "
    return given + money(bound, unit)


def claimed_range(claim: Any) -> tuple[float | None, float | None]:
    """Low and high of an amount in a report's record; an open bound is None."""
    if not isinstance(claim, dict):
        return None, None
    exact = claim.get("exact")
    return (exact, exact) if exact is not None else (claim.get("min"), claim.get("max"))


def claimed_amount(claim: Any) -> str:
    """An amount of a report's record, short."""
    if not isinstance(claim, dict):
        return ""
    low, high = claimed_range(claim)
    shown = spread(low, high, claim.get("currency"), claim.get("qualifier"))
    return shown or plain(str(claim.get("qualifier") or claim.get("text") or ""))


def day_of(value: str | None) -> str:
    """A day as a reader takes it: `../2025-07-16` is `by 2025-07-16`."""
    if not value:
        return "day not known"
    return f"by {value[3:]}" if value.startswith("../") else value


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 report, 2 reports."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def defined(code: str | None) -> str:
    """What a code means; "" for a code of none of the lists."""
    for codelist in (codes.STATUSES, codes.DEAL_TYPES, codes.CERTAINTIES, codes.BINDINGS,
                     codes.QUALIFIERS, codes.AMOUNT_BASES, codes.SOURCE_KINDS, codes.LEG_KINDS,
                     codes.LINK_TYPES, codes.PARTY_ROLES, codes.PERSON_ROLES):  # fmt: skip
        entry = codelist.find(code) if code else None
        if entry is not None:
            return entry.definition
    return ""


def status_kind(status: str | None) -> str:
    """The class that colours a status, by the broader code that it counts as."""
    entry = codes.STATUSES.find(status) if status else None
    return codes.STATUSES.canonical(entry.code).replace("_", "-") if entry else "unknown"


def listed(text: Any) -> list[Any]:
    """A JSON array of a column, or a list as it is; [] where it is empty or none."""
    found = json.loads(text) if isinstance(text, str) and text else text
    return found if isinstance(found, list) else []


def as_json(values: list[str]) -> str:
    """A list as a value for json_each."""
    return json.dumps(values)
